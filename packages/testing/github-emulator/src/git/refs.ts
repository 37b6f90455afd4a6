import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HttpError } from '../model/http-error.ts';
import { gitOutput, tryGitOutput } from './git-output.ts';
import { readObject, ZERO_OID } from './objects.ts';

/** Valid ref names, without revision syntax. */
const REF_NAME = /^(?!.*(?:\.\.|@\{|\/\/|\/\.|\.lock$|[/.]$))[^\s~^:?*[\\-][^\s~^:?*[\\]*$/;

/** Resolves a branch, a tag, or a full or abbreviated id to a commit id. */
export function resolveCommit(folder: string, name: string): string | undefined {
  if (!REF_NAME.test(name)) return undefined;
  if (/^[0-9a-f]{40}$/.test(name)) return readObject(folder, name)?.type === 'commit' ? name : undefined;
  const branch = readRef(folder, name.startsWith('refs/') ? name : `refs/heads/${name}`);
  if (branch !== undefined && readObject(folder, branch)?.type === 'commit') return branch;
  for (const candidate of [`refs/tags/${name}`, name]) {
    const id = tryGitOutput(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`]);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Reads a ref by its full name, from its file or from `packed-refs`, without starting git. */
export function readRef(folder: string, ref: string): string | undefined {
  if (!REF_NAME.test(ref) || !ref.startsWith('refs/')) return undefined;
  const file = join(folder, ref);
  if (existsSync(file) && statSync(file).isFile()) return readFileSync(file, 'latin1').trim();
  const packed = join(folder, 'packed-refs');
  const line = existsSync(packed)
    ? readFileSync(packed, 'utf8')
        .split('\n')
        .find((found) => found.slice(41) === ref)
    : undefined;
  return line?.slice(0, 40);
}

/**
 * Moves a ref if it still has the expected value.
 * @param to the new value; `undefined` deletes the ref
 * @throws 409 if the ref has been moved in the meantime
 */
export function updateRef(folder: string, ref: string, from: string | undefined, to: string | undefined): void {
  const before = from ?? ZERO_OID;
  const args = to === undefined ? ['update-ref', '-d', ref, before] : ['update-ref', ref, to, before];
  if (tryGitOutput(folder, args) === undefined) throw new HttpError(409, `Reference cannot be updated: ${ref}`);
}

export interface GitRef {
  readonly ref: string;
  readonly type: string;
  readonly id: string;
}

/** Lists the refs with a prefix, sorted by name. */
export function listRefs(folder: string, prefix: string): readonly GitRef[] {
  const output = gitOutput(folder, ['for-each-ref', '--format=%(objectname) %(objecttype) %(refname)', prefix]);
  return output === ''
    ? []
    : output.split('\n').map((line) => {
        const [id = '', type = '', ...name] = line.split(' ');
        return { id, type, ref: name.join(' ') };
      });
}
