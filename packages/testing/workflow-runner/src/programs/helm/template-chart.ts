import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileGoTemplate, sprig } from '@kalypso-actions/gotemplate';
import { Dict, List, type Value } from '@kalypso-actions/govalue';
import { load } from 'js-yaml';

interface HelmValues {
  readonly [key: string]: unknown;
}

/** The values of a release: files, then `name=value` texts; later ones win. */
export interface ReleaseValues {
  readonly files: readonly string[];
  readonly texts: readonly string[];
}

/** Renders a chart as `helm template` does, with sprig functions. */
export function templateChart(release: string, chart: string, { files, texts }: ReleaseValues): string {
  let values = read(join(chart, 'values.yaml'));
  for (const file of files) values = merge(values, read(file));
  for (const text of texts) {
    const equals = text.indexOf('=');
    const path = text.slice(0, equals).split('.');
    values = merge(
      values,
      path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), text.slice(equals + 1)) as HelmValues,
    );
  }
  const data = toGo({
    Values: values,
    Chart: read(join(chart, 'Chart.yaml')),
    Release: { Name: release, Namespace: 'default', Service: 'Helm' },
  });
  const rendered = readdirSync(join(chart, 'templates'))
    .sort()
    .map((file) => {
      const source = readFileSync(join(chart, 'templates', file), 'utf8');
      const text = compileGoTemplate(file, source, { functions: sprig }).render(data).trimEnd();
      return text.trim() === '' ? '' : `---\n# Source: ${basename(chart)}/templates/${file}\n${text}\n`;
    });
  return rendered.join('');
}

/** The name and version in `Chart.yaml`. */
export function readChart(chart: string): { readonly name: string; readonly version: string } {
  const { name, version } = read(join(chart, 'Chart.yaml'));
  return { name: String(name), version: String(version) };
}

function read(file: string): HelmValues {
  return (load(readFileSync(file, 'utf8')) ?? {}) as HelmValues;
}

function merge(base: HelmValues, over: HelmValues): HelmValues {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isMapping(old) && isMapping(value) ? merge(old, value) : value;
  }
  return merged;
}

function isMapping(value: unknown): value is HelmValues {
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
