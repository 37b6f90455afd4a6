import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly folder: string;
}

/** The packages of others that a bundle's modules come from, sorted by name. */
export function bundledPackages(moduleIds: Iterable<string>): readonly BundledPackage[] {
  const found = new Map<string, BundledPackage>();
  for (const id of moduleIds) {
    const path = id.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0] ?? '';
    const folder = PACKAGE.exec(path)?.[0];
    const described = folder === undefined ? undefined : describe(folder);
    if (described) found.set(`${described.name}@${described.version}`, described);
  }
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** The folder of the package itself: some have more `package.json` further down, beside which there is no licence. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

function describe(folder: string): BundledPackage | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const { name, version, license } = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof name !== 'string' || typeof version !== 'string') return undefined;
  return { name, version, licence: typeof license === 'string' ? license : 'see its licence file', folder };
}

/** A section of `licences.txt`: what the package is, and the text of its licence. */
export function licenceText({ name, version, licence, folder }: BundledPackage): string {
  const file = readdirSync(folder)
    .sort()
    .find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : '';
  return `\n==== ${name} ${version} (${licence})\n\n${text}\n`;
}
