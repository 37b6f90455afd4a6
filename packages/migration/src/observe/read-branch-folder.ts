import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BranchFiles } from '../decide/compare/branch-files.ts';

/** The names of all generated files. */
export const GENERATED_NAMES: readonly string[] = ['*.yaml', '*.sh', 'README.md', 'Promoted_Commit_Id'];

const GENERATED_NAME = /\.(?:yaml|sh)$|^(?:README\.md|Promoted_Commit_Id)$/;

/** Reads the files of a checkout that may be generated. Throws errors of the file system. */
export function readBranchFolder(root: string): BranchFiles {
  const files = new Map<string, string | undefined>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(root, file).replaceAll('\\', '/');
    if (entry.isDirectory() || path.startsWith('.git/') || !GENERATED_NAME.test(entry.name)) continue;
    files.set(path, entry.isFile() ? decode(readFileSync(file)) : undefined);
  }
  return files;
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
