import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** The names of what a folder of cases holds. */
const RENDER = 'render.jsonl';
const SCHEDULE = 'schedule';
/** The same, packed: one case per line, compressed with gzip. */
const PACKED_RENDER = 'render.jsonl.gz';
const PACKED_SCHEDULE = 'schedule.jsonl.gz';

/** Cases tagged so contain text of other repositories, which is not copied into this one. */
const UPSTREAM_TAGS = ['upstream', 'upstream-sample'];

export interface ScheduleCaseFolder {
  readonly id: string;
  /** Absolute path of the case: `case.json`, `control-plane/`, `expected.json` and so on. */
  readonly folder: string;
}

/** The cases of a folder, to be run. */
export interface Corpus {
  /** A case as JSON per line. */
  readonly renderLines: readonly string[];
  readonly scheduleCases: readonly ScheduleCaseFolder[];
  /** Deletes the temporary files. */
  close(): void;
}

/** Opens a folder of cases: as recorded (`render.jsonl`, `schedule/CASE/`) or packed (`render.jsonl.gz`, `schedule.jsonl.gz`). */
export function openCorpus(folder: string): Corpus {
  const packed = readPackedLines(join(folder, PACKED_SCHEDULE));
  const temporary = packed.length > 0 ? mkdtempSync(join(tmpdir(), 'kalypso-corpus-')) : undefined;
  const unpacked = packed.map((line) => unpackCase(line, temporary ?? ''));
  return {
    renderLines: [...readLines(join(folder, RENDER)), ...readPackedLines(join(folder, PACKED_RENDER))],
    scheduleCases: [...listCases(join(folder, SCHEDULE)), ...unpacked],
    close: () => temporary && rmSync(temporary, { recursive: true, force: true }),
  };
}

/** What an import changed, in numbers of cases. */
export interface CorpusImport {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Cases with an upstream tag, which are not imported. */
  readonly skipped: number;
}

/** Adds the cases of a folder to a packed corpus. A case with the same ID is replaced. */
export function importCases(from: string, to: string): CorpusImport {
  mkdirSync(to, { recursive: true });
  const source = openCorpus(from);
  try {
    const render = source.renderLines.map((line) => toPackedCase(line, JSON.parse(line)));
    const schedule = source.scheduleCases.map(packCase);
    return sumImports(mergeCases(render, join(to, PACKED_RENDER)), mergeCases(schedule, join(to, PACKED_SCHEDULE)));
  } finally {
    source.close();
  }
}

/** A line of a packed corpus. */
interface PackedCase {
  readonly id: string;
  readonly line: string;
  readonly isUpstream: boolean;
}

function toPackedCase(
  line: string,
  { id, tags = [] }: { readonly id: string; readonly tags?: readonly string[] },
): PackedCase {
  return { id, line, isUpstream: tags.some((tag) => UPSTREAM_TAGS.includes(tag)) };
}

function packCase({ id, folder }: ScheduleCaseFolder): PackedCase {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file.slice(folder.length + 1).replaceAll('\\', '/'), readText(file)]);
  const { tags }: { readonly tags?: readonly string[] } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
  return toPackedCase(JSON.stringify({ id, files: Object.fromEntries(files) }), { id, tags: tags ?? [] });
}

function readText(file: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
}

function unpackCase(line: string, into: string): ScheduleCaseFolder {
  const { id, files }: { readonly id: string; readonly files: Readonly<Record<string, string>> } = JSON.parse(line);
  const folder = join(into, id);
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return { id, folder };
}

function mergeCases(cases: readonly PackedCase[], file: string): CorpusImport {
  const lines = new Map(readPackedLines(file).map((line) => [idOf(line), line]));
  const imported = cases.filter(({ isUpstream }) => !isUpstream);
  const known = imported.filter(({ id }) => lines.has(id));
  const unchanged = imported.filter(({ id, line }) => lines.get(id) === line);
  for (const { id, line } of imported) lines.set(id, line);
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => `${line}\n`);
  // Another version of zlib may compress the same text to other bytes: only a changed text is written.
  if (imported.length > unchanged.length) writeFileSync(file, gzipSync(sorted.join(''), { level: 9 }));
  return {
    added: imported.length - known.length,
    replaced: known.length - unchanged.length,
    unchanged: unchanged.length,
    skipped: cases.length - imported.length,
  };
}

function idOf(line: string): string {
  return JSON.parse(line).id;
}

function sumImports(a: CorpusImport, b: CorpusImport): CorpusImport {
  return {
    added: a.added + b.added,
    replaced: a.replaced + b.replaced,
    unchanged: a.unchanged + b.unchanged,
    skipped: a.skipped + b.skipped,
  };
}

function readLines(file: string): string[] {
  return existsSync(file) ? splitLines(readFileSync(file, 'utf8')) : [];
}

function readPackedLines(file: string): string[] {
  return existsSync(file) ? splitLines(gunzipSync(readFileSync(file)).toString('utf8')) : [];
}

function splitLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function listCases(folder: string): ScheduleCaseFolder[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ id: name, folder: join(folder, name) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
