import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { loadAll } from 'js-yaml';

/** A Kubernetes object. Its fields are those that the programs of a cluster read. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Where manifests are: a folder on a branch of a repository. */
export interface ManifestSource {
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
  readonly path: string;
}

/** The objects of every YAML document in a text. */
export function parseObjects(text: string): readonly KubernetesObject[] {
  // Whatever has a kind is an object.
  return loadAll(text).filter((document) => hasKind(document)) as unknown as readonly KubernetesObject[];
}

function hasKind(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'kind' in document;
}

/** The text of every file below a folder, by path. A branch or folder that does not exist has none. @param root the folder of the bare repositories */
export function readSource(root: string, { repository, branch, path }: ManifestSource): ReadonlyMap<string, string> {
  const folder = join(root, `${repository}.git`);
  const ref = `refs/heads/${branch}`;
  if (git(folder, ['for-each-ref', ref]) === '') return new Map();
  const prefix = path.replace(/^\.?\/?/, '').replace(/\/?$/, '/');
  const below = prefix === '/' ? [] : [prefix];
  const paths = git(folder, ['ls-tree', '-r', '--name-only', '--full-tree', ref, '--', ...below])
    .split('\n')
    .filter((name) => name !== '');
  return new Map(readBlobs(folder, ref, paths));
}

/** The texts of files, with one process for all of them. */
function readBlobs(folder: string, ref: string, paths: readonly string[]): readonly (readonly [string, string])[] {
  if (paths.length === 0) return [];
  const input = paths.map((path) => `${ref}:${path}\n`).join('');
  const output = execFileSync('git', ['cat-file', '--batch'], { cwd: folder, input, maxBuffer: 1e8 });
  let start = 0;
  return paths.map((path) => {
    // `<id> blob <size>`, a newline, the content, a newline
    const end = output.indexOf('\n', start);
    const size = Number(output.subarray(start, end).toString().split(' ')[2]);
    start = end + 1 + size + 1;
    return [path, output.subarray(end + 1, end + 1 + size).toString()];
  });
}

/** The objects of every YAML file below a folder. */
export function readObjects(root: string, source: ManifestSource): readonly KubernetesObject[] {
  const files = [...readSource(root, source)].filter(([path]) => /\.ya?ml$/.test(path));
  return files.flatMap(([, text]) => parseObjects(text));
}
