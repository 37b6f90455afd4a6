import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, type Diagnostic, sanitizeText } from '@kalypso-actions/diagnostics';
import type { Inventory } from './inventory.ts';
import { parseInventory } from './parse-inventory.ts';

const FOLDER = '.kalypso';
const FILE_NAME = 'inventory.yaml';

/** Where the inventory of an environment is, from the root of its branch. */
export const INVENTORY_PATH = `${FOLDER}/${FILE_NAME}`;

/**
 * Reads the inventory of an environment from its file, or from a folder with a checkout of the environment branch, which may have none. A file that cannot
 * be read is an error: without an inventory, fewer clusters are expected.
 *
 * @returns `undefined` without diagnostics if the branch has no inventory
 */
export function readInventory(path: string): Checked<Inventory | undefined> {
  let file = path;
  try {
    if (statSync(path).isDirectory()) {
      const names = listInventories(join(path, FOLDER));
      const misnamed = names.find((name) => name !== FILE_NAME);
      if (misnamed !== undefined) return fail(createMisnamedError(join(path, FOLDER, misnamed)));
      if (names.length === 0) return { value: undefined, diagnostics: [] };
      file = join(path, INVENTORY_PATH);
    }
    const bytes = readFileSync(file);
    if (isUtf8(bytes)) return parseInventory(bytes.toString('utf8'), file);
    const [message, hint] = ['the inventory is not UTF-8 text', 'Save it as UTF-8.'];
    return fail({ code: 'not-utf8', severity: 'error', message, at: startOf(file), hint });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const reason = error.code === 'ENOENT' ? 'does not exist' : `cannot be read: ${sanitizeText(error.code)}`;
    const message = `the inventory ${reason}`;
    const hint = 'Check the input `inventory`, the checkout in front of this step, and the permissions of the file.';
    return fail({ code: 'unreadable-file', severity: 'error', message, at: startOf(file), hint });
  }
}

/** Every file that is probably meant to be the inventory: a misspelled one must not be overlooked. */
function listInventories(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^inventory\.ya?ml$/i.test(name));
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}

function createMisnamedError(file: string): Diagnostic {
  const message = `the inventory of an environment is ${INVENTORY_PATH}; this file has another name, so it would not be read`;
  return {
    code: 'misnamed-inventory',
    severity: 'error',
    message,
    at: startOf(file),
    hint: `Rename it to ${FILE_NAME}.`,
  };
}

function startOf(file: string) {
  return { source: '.', file, line: 1, column: 1 };
}

function fail(diagnostic: Diagnostic): Checked<undefined> {
  return { value: undefined, diagnostics: [diagnostic] };
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
