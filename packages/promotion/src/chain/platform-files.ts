import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findNearest } from '@kalypso-actions/diagnostics';

const FOLDER = '.kalypso';
const RULES_NAME = 'promotion.yaml';

/** From the root of the control plane's base branch. */
export const RULES_PATH = `${FOLDER}/${RULES_NAME}`;

/** The inventory is read from the branch of an environment, which may be created from this one. */
const KNOWN_NAMES: readonly string[] = [
  RULES_NAME,
  'promotion.example.yaml',
  'inventory.yaml',
  'inventory.example.yaml',
];

/** The files in `.kalypso` of the control plane's base branch, from the root of the branch. */
interface PlatformFiles {
  /** Whether there are rules of promotion. */
  readonly hasRules: boolean;
  /** Files that are probably meant to be the rules: they must not be overlooked. Also in folders that are probably meant to be `.kalypso`. */
  readonly misnamed: readonly string[];
  /** Files that nothing reads. */
  readonly unknown: readonly string[];
}

/** @throws an error of the operating system if the folder is there, and cannot be read: a link that leads nowhere, or a file */
export function listPlatformFiles(root: string): PlatformFiles {
  if (!isPresent(root)) return { hasRules: false, misnamed: [], unknown: [] };
  const names = isPresent(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)) : [];
  const similar = names.filter((name) => !KNOWN_NAMES.includes(name) && isSimilar(name));
  return {
    hasRules: names.includes(RULES_NAME),
    misnamed: [...similar.map((name) => `${FOLDER}/${name}`), ...listElsewhere(root)],
    unknown: names
      .filter((name) => !KNOWN_NAMES.includes(name) && !similar.includes(name) && !isIgnored(name))
      .map((name) => `${FOLDER}/${name}`),
  };
}

/** Lists what is probably meant to be the rules, in folders whose name is probably misspelled. */
function listElsewhere(root: string): readonly string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== FOLDER && findNearest(entry.name, [FOLDER]) !== undefined,
  );
  return folders.flatMap(({ name: folder }) =>
    readdirSync(join(root, folder))
      .filter((name) => isSimilar(name) && /\.ya?ml$/i.test(name))
      .map((name) => `${folder}/${name}`),
  );
}

/** Whether a name is that of the rules, or probably meant to be: misspelled, in other letters, or with another extension. */
function isSimilar(name: string): boolean {
  const [stem = ''] = name.replace(/^\.+/, '').split('.');
  return /promotion/i.test(stem) || findNearest(stem, ['promotion']) !== undefined;
}

/** Files that describe the folder, or belong to tools. */
function isIgnored(name: string): boolean {
  return name.startsWith('.') || /^readme(\.|$)/i.test(name);
}

/** Whether there is something, a link that leads nowhere included. */
function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
