import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { fetchSources, type RepositoryFailureKind } from '@kalypso-actions/git';
import { formatRepositoryName } from '@kalypso-actions/github';
import { loadFolder } from '@kalypso-actions/scheduler';
import type { RegistrationRequest } from '../request/registration-request.ts';

/** A deployment target of the workload files. */
export interface RequestedTarget {
  /** With the name of its workload: `hello-world-app-functional-test`. */
  readonly name: string;
  readonly environment: string;
}

/** Reads the workload files of a repository. */
export type ReadWorkload = (request: RegistrationRequest) => Promise<Checked<readonly RequestedTarget[]>>;

/** The files of a repository that a control plane reads. */
const FILES = ['*.yaml', '*.yml', 'Kustomization', '.sourceignore'];

const HINTS: Readonly<Partial<Record<RepositoryFailureKind, string>>> = {
  'repository-not-found':
    'Check the field Repository. If the repository is private, the GitHub App of the platform has to be installed on it.',
  'branch-not-found': 'Check the field Branch, and push the branch.',
  'path-not-found': 'Check the field Path, and push the folder with the workload file.',
  denied: 'The GitHub App of the platform needs access to the repository.',
};

/** Creates the function that fetches a repository and checks its workload files as scheduling does. */
export function createReadWorkload(options: {
  readonly directory: string;
  readonly token: string | undefined;
  readonly serverUrl: string;
  readonly log: (line: string) => void;
}): ReadWorkload {
  const { token, ...rest } = options;
  return async ({ repository, branch, path }) => {
    const repo = `${options.serverUrl.replace(/\/+$/, '')}/${formatRepositoryName(repository)}`;
    const source = { repo, ref: { branch }, path };
    const fetched = await fetchSources([source], { ...rest, files: FILES, ...(token === undefined ? {} : { token }) });
    const result = fetched.get(source);
    const fail = (message: string, hint = 'Check the repository, and edit the issue to start the check again.') => ({
      value: [],
      diagnostics: [{ code: 'workload-not-readable', severity: 'error' as const, message, hint }],
    });
    if (result === undefined) throw new Error(`no result for ${repo}`);
    if (result.kind === 'failed') return fail(result.failure.message, HINTS[result.failure.kind]);
    const { root } = result.source;
    if (!existsSync(join(root, path)))
      return fail(`there is no ${quote(path)} in ${repo} on branch ${quote(branch)}`, HINTS['path-not-found']);
    const loaded = await loadFolder({ label: `${repo}@${branch}`, root, path, trusted: false });
    const targets = loaded.value.resources.flatMap((resource): readonly RequestedTarget[] => {
      if (resource.kind === 'DeploymentTarget') return [{ name: resource.name, environment: resource.environment }];
      if (resource.kind !== 'Workload') return [];
      return resource.deploymentTargets.map((target) => ({ ...target, name: `${resource.name}-${target.name}` }));
    });
    const diagnostics: Diagnostic[] = [...loaded.diagnostics];
    if (targets.length === 0 && diagnostics.every(({ severity }) => severity !== 'error')) {
      const message = `${quote(path)} in ${repo} on branch ${quote(branch)} has no Workload with deployment targets`;
      return fail(message, 'Add a workload file: `kind: Workload` with `deploymentTargets`.');
    }
    return { value: targets, diagnostics };
  };
}
