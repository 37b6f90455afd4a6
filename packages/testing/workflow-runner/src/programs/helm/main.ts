// The emulated Helm: `helm template` with values files, `--set-string` and sprig functions.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileGoTemplate, sprig } from '@kalypso-actions/gotemplate';
import { Dict, List, type Value } from '@kalypso-actions/govalue';
import { load } from 'js-yaml';

interface Values {
  readonly [key: string]: unknown;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    values: { type: 'string', short: 'f', multiple: true, default: [] },
    'set-string': { type: 'string', multiple: true, default: [] },
  },
});
const [command, release = '', chart = ''] = positionals;
if (command !== 'template') throw new Error(`helm ${command}: the emulated helm supports only template`);

let values = read(join(chart, 'values.yaml'));
for (const file of options.values) values = merge(values, read(file));
for (const text of options['set-string']) {
  const equals = text.indexOf('=');
  const path = text.slice(0, equals).split('.');
  values = merge(
    values,
    path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), text.slice(equals + 1)) as Values,
  );
}
const data = toGo({
  Values: values,
  Chart: read(join(chart, 'Chart.yaml')),
  Release: { Name: release, Namespace: 'default', Service: 'Helm' },
});
for (const file of readdirSync(join(chart, 'templates')).sort()) {
  const text = compileGoTemplate(file, readFileSync(join(chart, 'templates', file), 'utf8'), {
    functions: sprig,
  }).render(data);
  if (text.trim() !== '') console.log(`---\n# Source: ${basename(chart)}/templates/${file}\n${text.trimEnd()}`);
}

function read(file: string): Values {
  return (load(readFileSync(file, 'utf8')) ?? {}) as Values;
}

function merge(base: Values, over: Values): Values {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isMapping(old) && isMapping(value) ? merge(old, value) : value;
  }
  return merged;
}

function isMapping(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toGo(value: unknown): Value {
  if (Array.isArray(value)) return new List(value.map(toGo), 'interface {}');
  if (isMapping(value)) {
    const entries = Object.entries(value).map(([key, inner]) => [key, toGo(inner)] as const);
    return new Dict(new Map(entries), 'string', 'interface {}');
  }
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  return value === undefined ? null : (value as string | number | boolean | null);
}
