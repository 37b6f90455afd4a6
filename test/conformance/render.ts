import { existsSync, readFileSync } from 'node:fs';
import { Dict, List, Struct, TemplateError, type Value } from '@kalypso-actions/gotemplate';
import { compileTemplate, readConfigValue, unfold } from '@kalypso-actions/scheduler';
import { crash, deviating, difference, type Outcome } from './compare.ts';

interface RenderCase {
  readonly id: string;
  readonly tags?: readonly string[];
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly out?: string;
  readonly err?: string;
  readonly errKind?: 'parse' | 'exec' | 'depth';
}

/** What a deviation says that we do instead. */
export interface RenderInstead {
  readonly out?: string;
  readonly errKind?: string;
}

export function runRenderCases(file: string, deviations: ReadonlyMap<string, RenderInstead>): Outcome[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : runLine(line, index + 1, deviations)));
}

function runLine(line: string, number: number, deviations: ReadonlyMap<string, RenderInstead>): Outcome {
  let id = `render.jsonl:${number}`;
  try {
    const written: RenderCase = JSON.parse(line);
    id = written.id;
    return runCase(written, deviations.get(written.id));
  } catch (error) {
    return { id, tags: [], failure: crash(error) };
  }
}

function runCase(written: RenderCase, instead: RenderInstead | undefined): Outcome {
  const { id, tags = [], template, data } = written;
  const actual = answerTo(template, data);
  const against = (expected: RenderInstead) => {
    const found = compare(expected, written.err, actual);
    return found && `    ${JSON.stringify(template)}\n    ${JSON.stringify(data)}\n${found}`;
  };
  const theirs = against(written);
  return { id, tags, failure: instead === undefined ? theirs : deviating(against(instead), theirs) };
}

type Answer = { readonly out: string } | { readonly errKind: string; readonly message: string };

function answerTo(template: string, data: RenderCase['data']): Answer {
  try {
    return render(template, dotOf(data));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    // For Go, a bound that is exceeded is a failure like any other.
    return { errKind: error.kind === 'limit' ? 'exec' : error.kind, message: error.message };
  }
}

function render(template: string, dot: Struct): Answer {
  const first = compileTemplate('template', template).render(dot);
  try {
    return { out: unfold('template', first, dot) };
  } catch (error) {
    if (!(error instanceof TemplateError) || error.kind !== 'limit') throw error;
    return { errKind: 'depth', message: error.message };
  }
}

function compare(expected: RenderInstead, wording: string | undefined, actual: Answer): string | undefined {
  if (expected.errKind !== undefined) {
    if ('out' in actual) return `      - ${expected.errKind} error: ${wording}\n      + ${JSON.stringify(actual.out)}`;
    return actual.errKind === expected.errKind
      ? undefined
      : `      - ${expected.errKind} error: ${wording}\n      + ${actual.errKind} error: ${actual.message}`;
  }
  if ('out' in actual) return difference(expected.out ?? '', actual.out);
  return `      - ${JSON.stringify(expected.out)}\n      + ${actual.errKind} error: ${actual.message}`;
}

const FIELDS = ['DeploymentTargetName', 'Namespace', 'Environment', 'Workspace', 'Workload'];

function dotOf(data: Readonly<Record<string, unknown>>): Struct {
  const texts = FIELDS.map((name) => [name, String(data[name] ?? '')] as const);
  return new Struct('scheduler.dataType', {
    ...Object.fromEntries(texts),
    Labels: stringMap(data.Labels),
    Manifests: stringMap(data.Manifests),
    ClusterType: String(data.ClusterType ?? ''),
    ConfigData: data.ConfigText === undefined ? configData(data.ConfigData) : configText(data.ConfigText),
  });
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function stringMap(value: unknown): Dict {
  const map = new Map(entries(value).map(([key, text]) => [key, String(text)] as const));
  return new Dict(map, 'string', 'string', value === undefined || value === null);
}

function configData(value: unknown): Dict {
  const map = new Map(entries(value).map(([key, item]) => [key, nested(item)] as const));
  return new Dict(map, 'string', 'interface {}', value === undefined || value === null);
}

function configText(value: unknown): Dict {
  return new Dict(new Map(entries(value).map(([key, text]) => [key, readConfigValue(String(text))] as const)));
}

/** JSON as yaml.v2 would have given it. */
function nested(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return new List(value.map(nested));
  const map = new Map(entries(value).map(([key, item]) => [key, nested(item)] as const));
  return new Dict(map, 'interface {}', 'interface {}');
}
