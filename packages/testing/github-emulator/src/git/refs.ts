import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HttpError } from '../model/http-error.ts';
import { gitOutput, tryGitOutput } from './git-output.ts';
import { readObject, ZERO_OID } from './objects.ts';

/** Names as git allows them, without what it reads as more than a name. */
const PLAIN = /^(?!.*(?:\.\.|@\{|\/\/|\/\.|\.lock$|[/.]$))[^\s~^:?*[\\-][^\s~^:?*[\\]*$/;

/** The commit that a name (a branch, a tag, a full or shortened id) stands for. */
export function resolveCommit(folder: string, name: string): string | undefined {
  if (!PLAIN.test(name)) return undefined;
  if (/^[0-9a-f]{40}$/.test(name)) return readObject(folder, name)?.type === 'commit' ? name : undefined;
  const branch = readRef(folder, name.startsWith('refs/') ? name : `refs/heads/${name}`);
  if (branch !== undefined && readObject(folder, branch)?.type === 'commit') return branch;
  for (const place of [`refs/tags/${name}`, name]) {
    const id = tryGitOutput(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${place}^{commit}`]);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** What a reference points at, by its whole name: read from the file that it has, or from the one that holds many. */
export function readRef(folder: string, ref: string): string | undefined {
  if (!PLAIN.test(ref) || !ref.startsWith('refs/')) return undefined;
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
 * Moves a reference from where it was found.
 * @param to undefined deletes it
 * @throws 409 when somebody else has moved it meanwhile
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

/** Branches or other references, by name. */
export function listRefs(folder: string, prefix: string): readonly GitRef[] {
  const output = gitOutput(folder, ['for-each-ref', '--format=%(objectname) %(objecttype) %(refname)', prefix]);
  return output === ''
    ? []
    : output.split('\n').map((line) => {
        const [id = '', type = '', ...name] = line.split(' ');
        return { id, type, ref: name.join(' ') };
      });
}
