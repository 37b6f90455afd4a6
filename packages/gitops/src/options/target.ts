import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { formatRepositoryName, parseRepositoryName, type RepositoryName } from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import type { TargetOptions } from './gitops-pull-request-options.ts';

/** Where the pull request goes. */
export interface GitOpsTarget {
  readonly repository: RepositoryName;
  /** The branch that clusters read. */
  readonly base: string;
  /** The branch of the pull request. This action owns it. */
  readonly branch: string;
  /** The folder of the manifests in the repository, without a slash at either end; empty for the root. */
  readonly path: string;
}

export { formatRepositoryName as formatRepository };

export type ResolvedTarget =
  | {
      readonly kind: 'resolved';
      readonly target: GitOpsTarget;
      /** The one that fills in what the options leave open; `undefined` if none matches them. */
      readonly gitOpsRepo: Report['gitops'][number] | undefined;
    }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

const HINT = 'Set `repository`, `base` and `path`, or fix the GitOpsRepo of the environment.';

/**
 * Resolves the target of a pull request.
 * @param gitOpsRepos those of the report; the first one that matches the options fills in what they leave open
 * @param serverUrl `GITHUB_SERVER_URL`
 */
export function resolveTarget(
  options: TargetOptions,
  gitOpsRepos: Report['gitops'],
  serverUrl: string,
): ResolvedTarget {
  const match = gitOpsRepos.find(
    ({ repo, branch }) =>
      (options.repository === undefined || isSameAddress(repo, options.repository, serverUrl)) &&
      (options.base === undefined || branch === options.base),
  );
  const address = options.repository ?? match?.repo;
  const base = options.base ?? match?.branch;
  const folder = options.path ?? match?.path ?? '.';
  if (address === undefined || base === undefined) {
    return refuse('neither the inputs nor a GitOpsRepo of the report define the repository and its base branch');
  }
  const messages: string[] = [];
  const repository = parseRepositoryName(address, serverUrl);
  if (repository === undefined) {
    messages.push(`${quote(address)} is not a repository on ${serverUrl}: use "owner/name", or an address there`);
  }
  const path = normalizeFolder(folder);
  if (path === undefined) messages.push(`the path ${quote(folder)} leaves the repository`);
  const branch = options.branch ?? `deployment/${base}`;
  if (branch === base) messages.push(`the branch of the pull request, ${quote(branch)}, is its base branch`);
  if (messages.length > 0 || repository === undefined || path === undefined) return refuse(...messages);
  return { kind: 'resolved', target: { repository, base, branch, path }, gitOpsRepo: match };
}

function refuse(...messages: readonly string[]): ResolvedTarget {
  const diagnostics = messages.map(
    (message) => ({ code: 'gitops-target', severity: 'error', message, hint: HINT }) as const,
  );
  return { kind: 'refused', diagnostics };
}

function isSameAddress(one: string, other: string, serverUrl: string): boolean {
  const [a, b] = [one, other].map((address) => {
    const name = parseRepositoryName(address, serverUrl);
    return name === undefined ? address : formatRepositoryName(name).toLowerCase();
  });
  return a === b;
}

/** Removes `.` and empty segments; `undefined` if the folder is outside of the repository or in `.git`. */
function normalizeFolder(folder: string): string | undefined {
  const segments = folder.split('/').filter((segment) => segment !== '' && segment !== '.');
  const isForbidden = (segment: string) => segment === '..' || /^\.git$/i.test(segment) || /[\\\p{Cc}]/u.test(segment);
  return folder.startsWith('/') || segments.some(isForbidden) ? undefined : segments.join('/');
}
