import { TemplateError } from '@kalypso-actions/gotemplate';
import { Dict, List, Struct, type Value } from '@kalypso-actions/govalue';
import { readConfigValue } from '@kalypso-actions/goyaml';
import { compileTemplate, createGoProgram, NestedRenderer } from '@kalypso-actions/scheduler';
import { type CaseExpectation, type CaseResult, judgeCase } from './case-result.ts';
import { diffLines } from './diff.ts';

/** A line of `render.jsonl`. */
export interface RenderCase {
  readonly id: string;
  readonly tags?: readonly string[];
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly out?: string;
  readonly err?: string;
  readonly errKind?: 'parse' | 'exec' | 'depth';
}

/** The parts of the expected result that a deviation replaces. */
export interface RenderInstead {
  readonly out?: string;
  readonly errKind?: string;
}

/** Runs a case. Throws an error if it is malformed. */
export function runRenderCase(written: RenderCase, expectation: CaseExpectation<RenderInstead>): CaseResult {
  const { id, tags = [], template, data } = written;
  const actual = renderTemplate(template, toDot(data));
  const compareWith = (expected: RenderInstead) => {
    const diff = compareRendered(expected, written.err, actual);
    return diff && `    ${JSON.stringify(template)}\n    ${JSON.stringify(data)}\n${diff}`;
  };
  return judgeCase({ id, tags }, expectation, compareWith(written), compareWith);
}

type Rendered =
  | { readonly kind: 'text'; readonly out: string }
  | { readonly kind: 'error'; readonly errKind: string; readonly message: string };

function renderTemplate(template: string, dot: Struct): Rendered {
  try {
    return renderRepeatedly(template, dot);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    // For Go, an exceeded limit is an execution error like any other.
    return { kind: 'error', errKind: error.kind === 'limit' ? 'exec' : error.kind, message: error.message };
  }
}

function renderRepeatedly(template: string, dot: Struct): Rendered {
  const first = createGoProgram(compileTemplate('template', template)).render(dot);
  try {
    return { kind: 'text', out: new NestedRenderer().render('template', first, dot).text };
  } catch (error) {
    if (!(error instanceof TemplateError) || error.kind !== 'limit') throw error;
    return { kind: 'error', errKind: 'depth', message: error.message };
  }
}

function compareRendered(expected: RenderInstead, wording: string | undefined, actual: Rendered): string | undefined {
  if (expected.errKind !== undefined) {
    if (actual.kind === 'text')
      return `      - ${expected.errKind} error: ${wording}\n      + ${JSON.stringify(actual.out)}`;
    return actual.errKind === expected.errKind
      ? undefined
      : `      - ${expected.errKind} error: ${wording}\n      + ${actual.errKind} error: ${actual.message}`;
  }
  if (actual.kind === 'text') return diffLines(expected.out ?? '', actual.out);
  return `      - ${JSON.stringify(expected.out)}\n      + ${actual.errKind} error: ${actual.message}`;
}

const FIELDS = ['DeploymentTargetName', 'Namespace', 'Environment', 'Workspace', 'Workload'];

/** The dot of the template. Absent maps are nil. */
function toDot(data: Readonly<Record<string, unknown>>): Struct {
  const texts = FIELDS.map((name) => [name, String(data[name] ?? '')] as const);
  return new Struct('scheduler.dataType', {
    ...Object.fromEntries(texts),
    Labels: toStringMap(data.Labels),
    Manifests: toStringMap(data.Manifests),
    ClusterType: String(data.ClusterType ?? ''),
    ConfigData: data.ConfigText === undefined ? toConfigData(data.ConfigData) : parseConfigText(data.ConfigText),
  });
}

function toEntries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function toStringMap(value: unknown): Dict {
  const map = new Map(toEntries(value).map(([key, text]) => [key, String(text)] as const));
  return new Dict(map, 'string', 'string', value === undefined || value === null);
}

function toConfigData(value: unknown): Dict {
  const map = new Map(toEntries(value).map(([key, item]) => [key, toValue(item)] as const));
  return new Dict(map, 'string', 'interface {}', value === undefined || value === null);
}

function parseConfigText(value: unknown): Dict {
  return new Dict(new Map(toEntries(value).map(([key, text]) => [key, readConfigValue(String(text))] as const)));
}

/** Converts JSON to the values that yaml.v2 would have read. */
function toValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return new List(value.map(toValue));
  const map = new Map(toEntries(value).map(([key, item]) => [key, toValue(item)] as const));
  return new Dict(map, 'interface {}', 'interface {}');
}
