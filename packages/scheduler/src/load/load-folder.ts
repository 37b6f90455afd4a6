import type { Checked, Position } from '@kalypso-actions/diagnostics';
import { SourceText } from '@kalypso-actions/yaml';
import type { Resource } from '../resources/resource.ts';
import { reportDamagedFiles } from './damaged-files.ts';
import { FileReader } from './file-reader.ts';
import { findYamlFiles } from './find-yaml-files.ts';
import { checkHiddenFolders } from './hidden-folders.ts';
import { findAppliedFiles } from './kustomize/applied-files.ts';
import { checkKustomizations } from './kustomize/check-kustomizations.ts';
import { isKustomizationFile, type Kustomization, parseKustomization } from './kustomize/kustomization.ts';
import { findObjectText } from './objects/identify-object.ts';
import { readDocuments } from './read-documents.ts';
import { type SourceFolder, SourcePaths } from './source-folder.ts';
import { limitDiagnostics, WorkloadLimits } from './workload-limits.ts';

export interface LoadedFolder {
  readonly folder: SourceFolder;
  /** In the order of the paths of their files. */
  readonly resources: readonly Resource[];
}

/**
 * Reads every resource of a folder, whatever the names of its files.
 *
 * Output: the resources that can be read, and a diagnostic for everything else. Only workloads and deployment targets are accepted from a folder that is
 * not trusted. Rejects only for a bug.
 */
export async function loadFolder(folder: SourceFolder): Promise<Checked<LoadedFolder>> {
  const paths = new SourcePaths(folder);
  const { diagnostics } = paths;
  const reader = new FileReader(paths);
  const readSource = (path: string): SourceText | undefined => {
    const text = reader.read(path);
    return text === undefined ? undefined : new SourceText(text, folder.label, paths.fromRoot(path));
  };
  const { files, hiddenFiles } = findYamlFiles(paths, reader);
  const kustomizations = readKustomizations(files, readSource);
  const documentFiles = files.filter((path) => !kustomizations.has(path));
  const applied = findAppliedFiles(
    documentFiles,
    new Map([...kustomizations.values()].map((each) => [each.folder, each])),
  );
  const { trusted } = folder;
  const limits = trusted ? undefined : new WorkloadLimits();
  const resources: Resource[] = [];
  const emptyFiles: Position[] = [];
  const [resourceFiles, relevantFiles] = [new Set<string>(), new Set<string>()];
  for (const path of documentFiles) {
    if (limits?.isExceeded) break;
    const source = readSource(path);
    if (source === undefined) continue;
    if (source.text.trim() === '') emptyFiles.push(source.positionAt(0));
    // A kustomization could turn it into another resource.
    if (findObjectText(source.text, trusted) !== undefined) relevantFiles.add(path);
    for (const resource of readDocuments({ source, limits, isApplied: applied.files.has(path) }, diagnostics)) {
      resources.push(resource);
      resourceFiles.add(path);
    }
  }
  const isRelevant = (path: string) => relevantFiles.has(path);
  for (const each of checkKustomizations({ applied, trusted, isRelevant, resourceFiles })) diagnostics.push(each);
  for (const each of checkHiddenFolders(hiddenFiles, folder)) diagnostics.push(each);
  if (trusted) return { value: { folder, resources }, diagnostics };
  const all = reportDamagedFiles(diagnostics, {
    resourceFiles: [...resourceFiles].map((path) => paths.fromRoot(path)),
    emptyFiles,
    appliedFiles: new Set([...applied.files].map((path) => paths.fromRoot(path))),
  });
  return { value: { folder, resources }, diagnostics: limitDiagnostics(all, folder.label) };
}

/** Reads the kustomizations of a folder, by path: they decide how the other files are read. */
function readKustomizations(
  files: readonly string[],
  readSource: (path: string) => SourceText | undefined,
): ReadonlyMap<string, Kustomization> {
  const found = new Map<string, Kustomization>();
  for (const path of files.filter(isKustomizationFile)) {
    const source = readSource(path);
    const kustomization = source && parseKustomization(path, source);
    if (kustomization) found.set(path, kustomization);
  }
  return found;
}
