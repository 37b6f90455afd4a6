import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const ACTIONS = readdirSync(join(ROOT, 'actions')).filter((name) =>
  existsSync(join(ROOT, 'actions', name, 'action.yml')),
);

interface ActionFile {
  readonly name: string;
  readonly description: string;
  readonly inputs?: Readonly<
    Record<string, { readonly description?: string; readonly default?: unknown; readonly required?: boolean }>
  >;
  readonly outputs?: Readonly<Record<string, { readonly description?: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const read = (name: string): ActionFile =>
  load(readFileSync(join(ROOT, 'actions', name, 'action.yml'), 'utf8')) as ActionFile;

function sourceOf(name: string): string {
  const folder = join(ROOT, 'actions', name);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

/** Inputs are read by their literal names, `inputs.required('environment')`. */
function inputsRead(source: string): string[] {
  return [...new Set([...source.matchAll(/\binputs\s*\.\w+\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''))].sort();
}

/** Outputs are the keys of the object that `outputsOf` returns. */
function outputsSet(source: string): string[] {
  const body = /function outputsOf[\s\S]*?\n\}/.exec(source)?.[0] ?? '';
  const returned = body.slice(body.lastIndexOf('return {'));
  return [
    ...new Set([...returned.matchAll(/(?:^|[{\s,])'?([a-z][a-z-]*)'?:\s/g)].map((match) => match[1] ?? '')),
  ].sort();
}

describe('every action', () => {
  it('runs on one and the same Node', () => {
    expect([...new Set(ACTIONS.map((name) => read(name).runs.using))]).toEqual(['node24']);
  });

  it.each(ACTIONS)('%s names a bundle that exists', (name) => {
    expect(existsSync(resolve(dirname(join(ROOT, 'actions', name, 'action.yml')), read(name).runs.main))).toBe(true);
  });

  it.each(ACTIONS)('%s reads the inputs that it declares, and no others', (name) => {
    expect(inputsRead(sourceOf(name))).toEqual(Object.keys(read(name).inputs ?? {}).sort());
  });

  it.each(ACTIONS)('%s sets the outputs that it declares, and no others', (name) => {
    expect(outputsSet(sourceOf(name))).toEqual(Object.keys(read(name).outputs ?? {}).sort());
  });

  it.each(ACTIONS)('%s describes everything, in action.yml and in its README', (name) => {
    const { inputs = {}, outputs = {} } = read(name);
    const readme = readFileSync(join(ROOT, 'actions', name, 'README.md'), 'utf8');
    for (const [input, { description, required, default: value }] of Object.entries(inputs)) {
      expect(description, input).toBeTruthy();
      expect(required === true || value !== undefined, `${input} has a default or is required`).toBe(true);
      expect(readme, input).toContain(`\`${input}\``);
    }
    for (const [output, { description }] of Object.entries(outputs)) {
      expect(description, output).toBeTruthy();
      expect(readme, output).toContain(`\`${output}\``);
    }
  });

  it('is read as it is written', () => {
    expect(inputsRead("inputs.required('a'); inputs.choice('b-c', ['x']); other.text('d')")).toEqual(['a', 'b-c']);
    expect(outputsSet("function outputsOf() {\n  return {\n    report: x,\n    'a-b': y,\n  };\n}")).toEqual([
      'a-b',
      'report',
    ]);
  });
});
