import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from './retry.ts';
import type { FetchedSource, SourceFailure, SourceResult } from './source.ts';

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that waits for nothing and remembers what it was asked to wait. */
export function impatientClock(): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  return { waits, sleep: async (milliseconds) => void waits.push(milliseconds) };
}

export function fetched(result: SourceResult | undefined): FetchedSource {
  if (result === undefined || !('ok' in result)) throw new Error(`not fetched: ${JSON.stringify(result)}`);
  return result.ok;
}

export function failed(result: SourceResult | undefined): SourceFailure {
  if (result === undefined || !('failure' in result)) throw new Error(`did not fail: ${JSON.stringify(result)}`);
  return result.failure;
}

/** Every file under a folder, path to content. */
export async function filesOf(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = files.sort().map(async (file) => [file.slice(root.length + 1), await readFile(file, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}
