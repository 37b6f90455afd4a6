import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { haveSameShape } from '@kalypso-actions/goyaml';
import { expect, it } from 'vitest';
import { type GoShapes, hasGo, readWithGo } from './go-shapes.ts';
import { hasKubectl, kustomize } from './kustomize.ts';
import { type RenderPair, renderPairs } from './render-pairs.ts';

/** What Go reads in the renderings of the small budget, for machines without it: `KALYPSO_RECORD=1` writes it anew. */
const RECORD = join(import.meta.dirname, 'recorded-shapes.json.gz');
const SEED = 20260;
const SMALL_BUDGET = 2_000;
const runs = Number(process.env.FUZZ_RUNS ?? SMALL_BUDGET);

it('every accepted manifest has for each parser of a cluster the shape that it has with harmless values', {
  timeout: 600_000,
}, async () => {
  const { pairs, rejected } = await renderPairs(runs, SEED);
  expect(pairs.length).toBeGreaterThan(runs / 4);
  expect(rejected).toBeGreaterThan(runs / 20);
  const texts = [...new Set(pairs.flatMap(({ text, harmless }) => [text, harmless]))];
  const shapes = shapesOf(texts);
  expect(pairs.flatMap((pair) => differences(pair, shapes)).slice(0, 20)).toEqual([]);
});

/** Each takes kubectl a tenth of a second. */
const MAX_KUSTOMIZED = 60;

it.skipIf(runs <= SMALL_BUDGET || !hasKubectl())('and for kubectl kustomize', { timeout: 600_000 }, async () => {
  const { pairs } = await renderPairs(runs, SEED);
  const objects = pairs.filter(
    ({ template }) => template.startsWith('kind: A\n') && !/metadata:|^---$/m.test(template),
  );
  const step = Math.max(1, Math.floor(objects.length / MAX_KUSTOMIZED));
  const chosen = objects.filter((_, index) => index % step === 0);
  expect(chosen.length).toBeGreaterThan(50);
  const different = chosen.filter(
    ({ text, harmless }) => !haveSameShape(kustomize(text), kustomize(harmless), () => true),
  );
  expect(different).toEqual([]);
});

function differences(
  { template, values, text, harmless }: RenderPair,
  shapes: ReadonlyMap<string, GoShapes>,
): object[] {
  const [found, expected] = [shapes.get(text), shapes.get(harmless)];
  return (['v2', 'v3', 'json'] as const).flatMap((parser) => {
    const [actual, wanted] = [found?.[parser], expected?.[parser]];
    if (actual !== undefined && actual === wanted && !actual.startsWith('error')) return [];
    return [{ template, values, parser, actual, wanted }];
  });
}

/** The shapes of texts as Go reads them, from the record where it has all of them. */
function shapesOf(texts: readonly string[]): ReadonlyMap<string, GoShapes> {
  const recorded = readRecord();
  const isRecording = process.env.KALYPSO_RECORD !== undefined;
  if (!isRecording && texts.every((text) => recorded.has(text))) return recorded;
  if (!hasGo())
    throw new Error('some texts are not in the record: install Go, or write the record anew with KALYPSO_RECORD=1');
  const read = readWithGo(texts);
  const shapes = new Map(texts.map((text, index) => [text, read[index] as GoShapes]));
  if (isRecording) writeFileSync(RECORD, gzipSync(JSON.stringify([...shapes]), { level: 9 }));
  return shapes;
}

function readRecord(): ReadonlyMap<string, GoShapes> {
  if (!existsSync(RECORD)) return new Map();
  return new Map(JSON.parse(gunzipSync(readFileSync(RECORD)).toString('utf8')) as [string, GoShapes][]);
}
