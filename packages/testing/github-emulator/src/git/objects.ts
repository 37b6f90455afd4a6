import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { execGit } from './git-output.ts';

/** The object id of git's empty tree. */
export const EMPTY_TREE_OID = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
export const ZERO_OID = '0'.repeat(40);

export type GitObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export interface GitObject {
  readonly id: string;
  readonly type: GitObjectType;
  readonly data: Buffer;
}

/** @returns one entry for each name: the object, or `undefined` if it does not exist */
export function readObjects(folder: string, names: readonly string[]): readonly (GitObject | undefined)[] {
  const loose = names.map((name) => readLooseObject(folder, name));
  const others = names.filter((_, index) => loose[index] === undefined);
  const read = readObjectBatch(folder, others);
  let next = 0;
  return loose.map((object) => object ?? read[next++]);
}

function readObjectBatch(folder: string, names: readonly string[]): readonly (GitObject | undefined)[] {
  if (names.length === 0) return [];
  const output = execGit(folder, ['cat-file', '--batch'], `${names.join('\n')}\n`);
  let at = 0;
  return names.map(() => {
    const end = output.indexOf(10, at);
    const [id = '', type = '', size = ''] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (!/^\d+$/.test(size)) return undefined;
    const data = output.subarray(at, at + Number(size));
    at += data.length + 1;
    return { id, type: type as GitObjectType, data };
  });
}

export function readObject(folder: string, name: string): GitObject | undefined {
  return /[\s\0]/.test(name) || name === '' ? undefined : readObjects(folder, [name])[0];
}

/** Reads a loose object without starting git. */
function readLooseObject(folder: string, id: string): GitObject | undefined {
  const file = /^[0-9a-f]{40}$/.test(id) ? objectPath(folder, id) : undefined;
  if (file === undefined || !existsSync(file)) return undefined;
  const whole = inflateSync(readFileSync(file));
  const end = whole.indexOf(0);
  const [type] = whole.toString('latin1', 0, end).split(' ');
  return { id, type: type as GitObjectType, data: whole.subarray(end + 1) };
}

function objectPath(folder: string, id: string): string {
  return join(folder, 'objects', id.slice(0, 2), id.slice(2));
}

/** Writes a loose object. @returns its id */
export function writeObject(folder: string, type: GitObjectType, data: Buffer): string {
  const whole = Buffer.concat([Buffer.from(`${type} ${data.length}\0`), data]);
  const id = createHash('sha1').update(whole).digest('hex');
  const file = objectPath(folder, id);
  if (existsSync(file)) return id;
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, deflateSync(whole, { level: 1 }), { mode: 0o444 });
  renameSync(temporary, file);
  return id;
}
