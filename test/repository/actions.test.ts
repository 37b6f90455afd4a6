import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile, repositoryFiles, sources } from '../architecture/files.ts';
import { parseSource } from '../architecture/source.ts';
import { actionProblems, NODE, parseActionFile } from './action-file.ts';
import { inputsRead, outputsSet } from './interface.ts';

const FOLDERS = [...new Set(repositoryFiles().flatMap((file) => /^actions\/[^/]+/.exec(file)?.[0] ?? []))];

const declared = (folder: string) => parseActionFile(readRepositoryFile(`${folder}/action.yml`));
const codeOf = (folder: string) => sources(folder).filter(({ file }) => !file.endsWith('.test.ts'));
/** Functions that return outputs may be in a package. */
const PACKAGES = codeOf('packages');

describe.each(FOLDERS)('%s', (folder) => {
  it('has an action.yml that is whole', () => {
    expect(actionProblems(declared(folder), folder, ROOT)).toEqual([]);
  });

  it('reads the inputs that it declares, and no others', () => {
    expect(inputsRead(codeOf(folder))).toEqual({
      names: Object.keys(declared(folder).inputs ?? {}).sort(),
      unclear: [],
    });
  });

  it('sets the outputs that it declares, and no others', () => {
    expect(outputsSet([...codeOf(folder), ...PACKAGES])).toEqual({
      names: Object.keys(declared(folder).outputs ?? {}).sort(),
      unclear: [],
    });
  });

  it('documents every input and output in its README', () => {
    const { inputs, outputs } = declared(folder);
    const readme = readRepositoryFile(`${folder}/README.md`);
    const all = [...Object.keys(inputs ?? {}), ...Object.keys(outputs ?? {})];
    expect(all.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

it('runs tests on the Node of the actions', () => {
  expect(`node${process.versions.node.split('.')[0]}`).toBe(NODE);
});

describe('an action.yml', () => {
  const sound = `
name: Some
description: Does something.
inputs:
  wait: { description: How long., default: "90s" }
outputs:
  report: { description: A file. }
runs: { using: node24, main: ../../dist/schedule/index.js }
`;
  const problems = (text: string) => actionProblems(parseActionFile(text), 'actions/some', ROOT);

  it('may be sound', () => expect(problems(sound)).toEqual([]));

  it.each([
    ['no name', 'name: Some\n', '', 'the action has no name'],
    ['no description', 'Does something.', '""', 'the action has no description'],
    ['another Node', 'node24', 'node20', 'runs.using is node20, not node24'],
    ['a bundle that is not there', 'schedule/index', 'shedule/index', 'which is not there'],
    ['its source as bundle', 'dist/schedule', 'packages/git', 'not a bundle of dist'],
    ['an input without description', 'How long.', '""', 'input wait has no description'],
    ['an input that is neither required nor has a default', ', default: "90s"', '', 'required or have a default'],
    [
      'an input that is required and has a default',
      ', default',
      ', required: true, default',
      'required or have a default',
    ],
    ['a default that is not text', '"90s"', '90', 'has to be in quotes'],
    ['an output without description', 'A file.', '', 'output report has no description'],
  ])('may not have %s', (_, from, to, expected) => {
    expect(sound).toContain(from);
    expect(problems(sound.replace(from, to))).toEqual([expect.stringContaining(expected)]);
  });
});

describe('what code reads and sets', () => {
  const read = (text: string) => inputsRead([parseSource('actions/some/index.ts', text)]);
  const set = (...texts: string[]) =>
    outputsSet(texts.map((text, index) => parseSource(`actions/some/${index}.ts`, text)));

  it('is found by the literal names of inputs', () => {
    const text = `const inputs = new Inputs(); const a = inputs.required('a'); other.text('no');
      const refuse = (name) => inputs.reject(name, 'Not so.');
      function more(reader: Inputs) { return reader.choice('b-c', ['x', 'y']) || reader.problems.map('no'); }`;
    expect(read(text)).toEqual({ names: ['a', 'b-c'], unclear: [] });
  });

  it('is unclear for a computed name of an input', () => {
    const { unclear } = read('const inputs = new Inputs();\ninputs.text(prefix + name);');
    expect(unclear).toEqual([expect.objectContaining({ file: 'actions/some/index.ts', line: 2 })]);
  });

  it('is found in object literals and functions that return them', () => {
    expect(set("setOutputs({ a: '1', 'b-c': f({ no: 1 }) });")).toEqual({ names: ['a', 'b-c'], unclear: [] });
    const returned =
      'export function outputsOf(x) { const y = { no: 1 }; return { a, ...(x ? { b } : {}), ...(y && { c }) }; }';
    expect(set('setOutputs(outputsOf(result));', returned)).toEqual({ names: ['a', 'b', 'c'], unclear: [] });
  });

  it('is found at every return of a function, but not of those within it', () => {
    const returned =
      'function outputsOf(x) { if (!x) return { a }; const y = x.map((z) => { return { no }; }); return { b }; } function g() { return { no }; }';
    expect(set('setOutputs(outputsOf(result));', returned)).toEqual({ names: ['a', 'b'], unclear: [] });
  });

  it.each([
    'setOutputs(result);',
    'setOutputs({ ...result });',
    "setOutputs({ [name]: '1' });",
    'setOutputs(unknown());',
  ])('is unclear for %s', (text) => {
    expect(set(text).unclear).toHaveLength(1);
  });
});
