import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

const environment = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  LC_ALL: 'C',
};

/** Git's empty tree. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
export const ZERO = '0'.repeat(40);

/**
 * Runs git in a bare repository.
 * @returns what it printed, without the last line's end
 * @throws when it fails; its words are in the message
 */
export function git(folder: string, args: readonly string[], input: string | Buffer = ''): string {
  return raw(folder, args, input).toString().replace(/\n$/, '');
}

function raw(folder: string, args: readonly string[], input: string | Buffer): Buffer {
  return execFileSync('git', args, {
    cwd: folder,
    env: environment,
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Like `git`, but undefined when git ends with status 1 or 128: there is no such thing. */
export function ask(folder: string, args: readonly string[]): string | undefined {
  try {
    return git(folder, args);
  } catch (error) {
    const { status } = error as { readonly status?: number };
    if (status === 1 || status === 128) return undefined;
    throw error;
  }
}

const answers = new Map<string, string | undefined>();

/** Like `ask`, for what depends on nothing but objects that are named by their ids: that never changes, so it is asked once. */
export function askOnce(folder: string, args: readonly string[]): string | undefined {
  const key = [folder, ...args].join('\0');
  if (!answers.has(key)) answers.set(key, ask(folder, args));
  return answers.get(key);
}

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export interface GitObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly data: Buffer;
}

/** @returns for each name the object, or undefined where there is none */
export function readObjects(folder: string, names: readonly string[]): readonly (GitObject | undefined)[] {
  const loose = names.map((name) => looseObject(folder, name));
  const others = names.filter((_, index) => loose[index] === undefined);
  const read = askForObjects(folder, others);
  let next = 0;
  return loose.map((object) => object ?? read[next++]);
}

function askForObjects(folder: string, names: readonly string[]): readonly (GitObject | undefined)[] {
  if (names.length === 0) return [];
  const output = raw(folder, ['cat-file', '--batch'], `${names.join('\n')}\n`);
  let at = 0;
  return names.map(() => {
    const end = output.indexOf(10, at);
    const [id = '', type = '', size = ''] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (!/^\d+$/.test(size)) return undefined;
    const data = output.subarray(at, at + Number(size));
    at += data.length + 1;
    return { id, type: type as ObjectType, data };
  });
}

export function readObject(folder: string, name: string): GitObject | undefined {
  return /[\s\0]/.test(name) || name === '' ? undefined : readObjects(folder, [name])[0];
}

/** An object that lies in a file of its own, as new ones do: read without starting git. */
function looseObject(folder: string, id: string): GitObject | undefined {
  const file = /^[0-9a-f]{40}$/.test(id) ? fileOf(folder, id) : undefined;
  if (file === undefined || !existsSync(file)) return undefined;
  const whole = inflateSync(readFileSync(file));
  const end = whole.indexOf(0);
  const [type] = whole.toString('latin1', 0, end).split(' ');
  return { id, type: type as ObjectType, data: whole.subarray(end + 1) };
}

function fileOf(folder: string, id: string): string {
  return join(folder, 'objects', id.slice(0, 2), id.slice(2));
}

/** Stores an object as git does when it stands alone. @returns its id */
export function writeObject(folder: string, type: ObjectType, data: Buffer): string {
  const whole = Buffer.concat([Buffer.from(`${type} ${data.length}\0`), data]);
  const id = createHash('sha1').update(whole).digest('hex');
  const file = fileOf(folder, id);
  if (existsSync(file)) return id;
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, deflateSync(whole, { level: 1 }), { mode: 0o444 });
  renameSync(temporary, file);
  return id;
}
