import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedDocuments, parseDocuments } from '@kalypso-actions/goyaml';

export function hasKubectl(): boolean {
  return spawnSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' }).status === 0;
}

/** Reads an object without metadata as `kubectl kustomize` does, and writes it again: what Flux does with a folder. */
export function kustomize(text: string): ParsedDocuments {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-kustomize-'));
  try {
    writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [object.yaml]\n');
    writeFileSync(join(folder, 'object.yaml'), `apiVersion: example.com/v1\nmetadata: {name: object}\n${text}`);
    const output = execFileSync('kubectl', ['kustomize', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const result = parseDocuments(output);
    if (result.kind === 'invalid') throw new Error(result.error.message);
    return result.stream;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
