import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { DeployedTarget, EnvironmentDeployment } from '../plan/deployment-plan.ts';
import { checkManifests } from '../render/check-manifests.ts';
import { findRenderer, type RendererKind } from '../render/find-renderer.ts';
import { refuseLinks } from '../render/refuse-links.ts';
import { renderChart, renderHelm } from '../render/render-helm.ts';
import { renderKustomize } from '../render/render-kustomize.ts';
import { renderPlain } from '../render/render-plain.ts';
import type { ToolRunner } from '../render/run-tool.ts';
import { type RenderedTarget, type RenderRequest, renderingFailed, type TargetFiles } from '../render/target-files.ts';
import { findFolderConflict, findGeneratedFolders, formatGeneratedMark, markGenerated } from './generated-folders.ts';

/** Where everything is. */
export interface RenderSettings {
  /** A checkout of the application's source. */
  readonly source: string;
  /** A checkout of the environment's configuration branch. */
  readonly configs: string;
  /** A checkout of the environment's branch of the GitOps repository; `undefined`: nothing is removed from it. */
  readonly gitops: string | undefined;
  /** The source repository, `owner/name`. */
  readonly repository: string;
  readonly image: string;
  /** The folder to write to. What it contains is replaced. */
  readonly output: string;
  /** A folder for temporary files. */
  readonly scratch: string;
}

/** The manifests of an environment in a folder, or why there are none. */
export interface RenderedEnvironment {
  readonly renderer: RendererKind | undefined;
  /** Folders that the branch has and the workload files do not: they are empty in the output, so that the pull request removes them. */
  readonly retired: readonly string[];
  /** With an error, nothing was written. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What each renderer reads of the source. */
const SOURCE_FOLDERS: Readonly<Record<RendererKind, string>> = {
  helm: 'helm',
  kustomize: 'kustomize',
  plain: 'manifests',
};

/** Renders every deployment target of an environment. All of them, or none: a missing folder would look like a removal. */
export async function renderEnvironment(
  deployment: EnvironmentDeployment,
  settings: RenderSettings,
  run: ToolRunner,
): Promise<RenderedEnvironment> {
  const { environment, parent, targets } = deployment;
  const { source, configs, image, output, scratch, repository } = settings;
  const { value: renderer, diagnostics } = findRenderer(source);
  if (renderer === undefined) return { renderer, retired: [], diagnostics };
  const problems: Diagnostic[] = [
    ...refuseLinks({ label: '.', root: source }, SOURCE_FOLDERS[renderer]),
    ...targets.flatMap(({ name }) => refuseLinks({ label: `${environment}-configs`, root: configs }, name)),
    ...findFolderConflicts(deployment, settings),
  ];
  if (problems.length > 0) return { renderer, retired: [], diagnostics: problems };
  const rendered = new Map<string, TargetFiles>();
  for (const target of targets) {
    const own = join(scratch, target.name);
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own, { recursive: true });
    const result = await renderTarget(renderer, { target, environment, source, configs, image, scratch: own, run });
    const manifests = result.kind === 'rendered' ? result.files.get('manifests.yaml') : undefined;
    if (result.kind === 'failed') problems.push(...result.diagnostics);
    else if (manifests !== undefined) problems.push(...checkManifests(manifests.toString('utf8'), target));
    if (result.kind === 'rendered') rendered.set(target.location.folder, result.files);
  }
  if (problems.length > 0) return { renderer, retired: [], diagnostics: problems };
  const mark = formatGeneratedMark(repository);
  const present = settings.gitops === undefined ? [] : findGeneratedFolders(join(settings.gitops, parent), repository);
  const retired = present.filter((folder) => !rendered.has(folder));
  rmSync(output, { recursive: true, force: true });
  for (const folder of retired) mkdirSync(join(output, folder), { recursive: true });
  for (const [folder, files] of rendered) writeFolder(join(output, folder), markGenerated(files, mark));
  return { renderer, retired, diagnostics: [] };
}

/** Reports the targets whose folder on the GitOps branch cannot be generated. */
function findFolderConflicts(
  { branch, parent, targets }: EnvironmentDeployment,
  { gitops, repository }: RenderSettings,
): readonly Diagnostic[] {
  if (gitops === undefined) return [];
  return targets.flatMap(({ name, location, at }): Diagnostic[] => {
    const path = parent === '' ? location.folder : `${parent}/${location.folder}`;
    const conflict = findFolderConflict(gitops, path, repository);
    if (conflict === undefined) return [];
    return [
      {
        code: 'folder-in-use',
        severity: 'error',
        at,
        message: `deployment target ${quote(name)} cannot have the folder ${quote(path)} of the GitOps branch ${quote(branch)}: ${conflict}`,
        hint: `Use another folder. If this one belongs to the target, delete its files there, or write this as the first line of its manifests.yaml, in a chart of its values.yaml: \`${formatGeneratedMark(repository).trim()}\``,
      },
    ];
  });
}

function renderTarget(renderer: RendererKind, request: RenderRequest): Promise<RenderedTarget> {
  const { target } = request;
  if (target.location.storage === 'helm')
    return renderer === 'helm' ? renderChart(request) : Promise.resolve(chartMissing(target));
  if (renderer === 'helm') return renderHelm(request);
  return renderer === 'kustomize' ? renderKustomize(request) : renderPlain(request);
}

function chartMissing({ name, at }: DeployedTarget): RenderedTarget {
  return renderingFailed({
    code: 'rendering-failed',
    severity: 'error',
    at,
    message: `deployment target "${name}" has the storage helm, but the source has no chart`,
    hint: 'Keep a chart in `helm/`, or use the storage `git` or `oci`.',
  });
}

function writeFolder(folder: string, files: TargetFiles): void {
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
