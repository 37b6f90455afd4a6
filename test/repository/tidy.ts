import type { Violation } from '../architecture/source.ts';

/** Folders of people and machines, which mean nothing in another clone. */
const HOMES = /(?<![\w.~])(?:\/(?:home|Users)\/(?!runner\b)[\w.-]+|\/(?:root|work)\/\w|[A-Z]:[\\/]Users[\\/]\w)/;

/** Paths of the machine that something was written on. */
export function machinePaths(file: string, text: string): Violation[] {
  return text.split('\n').flatMap((line, index) => {
    const [found] = HOMES.exec(line) ?? [];
    return found === undefined ? [] : [{ file, line: index + 1, message: `names a folder of some machine: ${found}` }];
  });
}

/** Packages of a lock file that carry the address of where they came from. */
export function registryAddresses(lock: string): string[] {
  const { packages = {} } = JSON.parse(lock) as { readonly packages?: Readonly<Record<string, object>> };
  return Object.entries(packages)
    .filter(([, entry]) => 'resolved' in entry && !('link' in entry && entry.link === true))
    .map(([name]) => name);
}
