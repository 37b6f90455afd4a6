import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCases } from './corpus.ts';
import { type ExceptionLists, readExceptionLists } from './deviations.ts';
import { diffLines } from './diff.ts';
import { CONTROL_PLANE, EXPECTED, writeFiles } from './fixture.ts';
import { formatReport } from './report.ts';
import { runCases } from './run-cases.ts';
import { toStableJson } from './stable-json.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-conformance-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeRenderCases(...cases: readonly (object | string)[]): void {
  const lines = cases.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  writeFiles(folder, { 'render.jsonl': `${lines.join('\n')}\n` });
}

function writeScheduleCase(
  id: string,
  expected: object = EXPECTED,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const about = { environment: 'dev', about: 'one target on one cluster type', tags: ['schedule'] };
  writeFiles(join(folder, 'schedule', id), {
    ...CONTROL_PLANE,
    'case.json': about,
    'expected.json': expected,
    ...more,
  });
}

/** Runs the cases of a folder and reads the report. */
async function run(lists: Partial<ExceptionLists> = {}, from = folder) {
  const results = await runCases(from, { render: [], schedule: [], knownFailures: [], ...lists });
  const { text, isSuccess } = formatReport(results);
  return { isSuccess, text, last: text.split('\n').at(-1) };
}

const upper = { id: 'upper', tags: ['sprig'], template: '{{ upper .Workload }}', data: { Workload: 'a' }, out: 'A' };

describe('render cases', () => {
  it('pass by their output or by the kind of their error', async () => {
    writeRenderCases(
      upper,
      { id: 'parse', template: '{{ if }}', data: {}, err: 'missing value for if', errKind: 'parse' },
      { id: 'exec', template: '{{ index .Labels 1 2 }}', data: {}, err: 'index', errKind: 'exec' },
      {
        id: 'depth',
        template: '{{ .ConfigData.a }}',
        data: { ConfigText: { a: '{{ .ConfigData.a }}' } },
        err: 'deep',
        errKind: 'depth',
      },
      { id: 'text', template: '{{ .ConfigData.a }}', data: { ConfigText: { a: '1' } }, out: '1' },
    );
    expect(await run()).toMatchObject({ isSuccess: true, last: '5 passed, 0 failed' });
  });

  it('fail with a diff, and are counted by tag', async () => {
    writeRenderCases(upper, { ...upper, id: 'wrong', tags: ['sprig', 'odd'], out: 'B' });
    const { isSuccess, text, last } = await run();
    expect({ isSuccess, last }).toEqual({ isSuccess: false, last: '1 passed, 1 failed' });
    expect(text).toContain(
      'FAILED wrong\n    "{{ upper .Workload }}"\n    {"Workload":"a"}\n      - "B"\n      + "A"\n',
    );
    expect(text).toMatch(/^ {2}odd +0 passed, 1 failed\n {2}sprig +1 passed, 1 failed$/m);
  });

  it.each([
    ['gives text instead of an error', { ...upper, out: undefined, err: 'no', errKind: 'exec' }],
    ['gives an error instead of text', { ...upper, template: '{{ fail "x" }}' }],
    ['gives another kind of error', { ...upper, out: undefined, template: '{{ fail "x" }}', errKind: 'parse' }],
    ['cannot be read', '{"id": '],
    ['has no data', { id: 'odd', template: 'a', out: 'a' }],
  ])('fail if one %s, and the others still run', async (_, odd) => {
    writeRenderCases(odd, { ...upper, id: 'after' });
    expect(await run()).toMatchObject({ isSuccess: false, last: '1 passed, 1 failed' });
  });
});

describe('schedule cases', () => {
  it('pass if the whole result is as expected', async () => {
    writeScheduleCase('whole');
    expect(await run()).toMatchObject({ isSuccess: true, last: '1 passed, 0 failed' });
  });

  const { files, assignments, deploymentTargets } = EXPECTED;
  it.each([
    ['an additional file', { files: { ...files, 'edge/x.yaml': '' } }],
    ['a missing file', { files: { 'edge/README.md': files['edge/README.md'] } }],
    [
      'another byte in a file',
      { files: { ...files, 'edge/app-web/namespace.yaml': 'kind: N\nname: dev-edge-app-web' } },
    ],
    ['another namespace', { assignments: assignments.map((one) => ({ ...one, namespace: 'other' })) }],
    ['another policy', { assignments: assignments.map((one) => ({ ...one, policies: ['all', 'more'] })) }],
    ['no assignment', { assignments: [] }],
    [
      'an additional target',
      { deploymentTargets: [...deploymentTargets, { ...deploymentTargets[0], name: 'app-db' }] },
    ],
    ['another label', { deploymentTargets: deploymentTargets.map((one) => ({ ...one, labels: {} })) }],
    ['not ready', { ready: false }],
    ['promoted', { promoted: true }],
    ['a deletion', { deletes: ['edge/old/reconciler.yaml'] }],
    ['an error', { errors: [{ kind: 'Assignment', name: 'app-app-web-edge' }] }],
  ])('fail for %s', async (_, change) => {
    writeScheduleCase('changed', { ...EXPECTED, ...change });
    const { isSuccess, text, last } = await run();
    expect({ isSuccess, last }).toEqual({ isSuccess: false, last: '0 passed, 1 failed' });
    expect(text).toMatch(/FAILED changed\n {4}one target on one cluster type\n {6}[-+] "/);
  });

  it('may omit the labels that Flux adds', async () => {
    const labels = { ...deploymentTargets[0]?.labels, 'kustomize.toolkit.fluxcd.io/name': 'dev-app' };
    writeScheduleCase('flux', { ...EXPECTED, deploymentTargets: deploymentTargets.map((one) => ({ ...one, labels })) });
    expect(await run()).toMatchObject({ isSuccess: true });
  });

  it('know the previous tree of the branch', async () => {
    const existing = { files: ['edge/app-old/reconciler.yaml', 'docs/mine.md'], promotedCommitId: 'abc' };
    writeScheduleCase(
      'before',
      { ...EXPECTED, deletes: ['edge/app-old/reconciler.yaml'] },
      { 'existing-tree.json': existing },
    );
    const { isSuccess, text } = await run();
    expect(isSuccess).toBe(true);
    expect(text).toContain('\n0 cases in which we deliberately differ');
  });

  it('differ from the operator by deleting stale files in the folder of an assignment that remains', async () => {
    const existing = { files: ['edge/app-web/config.yaml', 'edge/app-web/reconciler.yaml', 'edge/app-web/mine.md'] };
    writeScheduleCase('stale', EXPECTED, { 'existing-tree.json': existing });
    const { isSuccess, text } = await run();
    expect(isSuccess).toBe(true);
    expect(text).toContain('  stale: A stale generated file in the folder of an assignment that remains is deleted.\n');
  });

  it('fail alone if one is broken', async () => {
    writeScheduleCase('broken', EXPECTED, { 'case.json': '{' });
    writeScheduleCase('whole');
    const { isSuccess, text, last } = await run();
    expect({ isSuccess, last }).toEqual({ isSuccess: false, last: '1 passed, 1 failed' });
    expect(text).toContain('FAILED broken\n    crashed: SyntaxError');
  });
});

describe('deviations', () => {
  it('are checked against our own expected result, and reported', async () => {
    writeRenderCases({ ...upper, out: 'theirs' });
    writeScheduleCase('other', { ...EXPECTED, ready: false, files: { ...EXPECTED.files, 'edge/theirs.yaml': '' } });
    const { isSuccess, text, last } = await run({
      render: [{ case: 'upper', rule: 'We are right.', instead: { out: 'A' } }],
      schedule: [
        { case: 'other', rule: 'We are safe.', instead: { ready: true, files: { 'edge/theirs.yaml': null } } },
      ],
    });
    expect({ isSuccess, last }).toEqual({ isSuccess: true, last: '2 passed, 0 failed' });
    expect(text).toContain(
      '2 cases in which we deliberately differ from the operator, checked against our own expected result\n  upper: We are right.\n  other: We are safe.\n',
    );
  });

  it('fail if our result is neither the operator’s nor the listed one', async () => {
    writeRenderCases({ ...upper, out: 'theirs' });
    const render = [{ case: 'upper', rule: 'We are right.', instead: { out: 'ours' } }];
    expect(await run({ render })).toMatchObject({ isSuccess: false, last: '0 passed, 1 failed' });
  });

  it('fail if our result equals the operator’s', async () => {
    writeRenderCases(upper);
    writeScheduleCase('same');
    const { isSuccess, text, last } = await run({
      render: [{ case: 'upper', rule: 'We are right.', instead: { out: 'A' } }],
      schedule: [{ case: 'same', rule: 'We are safe.', instead: { ready: true } }],
    });
    expect({ isSuccess, last }).toEqual({ isSuccess: false, last: '0 passed, 2 failed' });
    expect(text.match(/our result equals the operator’s/g)).toHaveLength(2);
  });

  it('of cases in other folders do not count', async () => {
    writeRenderCases(upper);
    const { text } = await run({ render: [{ case: 'elsewhere', rule: 'We are right.', instead: { out: 'A' } }] });
    expect(text).toContain('\n0 cases in which we deliberately differ');
  });
});

describe('known failures', () => {
  it('neither pass nor fail, and are reported', async () => {
    writeRenderCases({ ...upper, out: 'B' }, { ...upper, id: 'right' });
    const { isSuccess, text, last } = await run({ knownFailures: [{ reason: 'Not yet.', cases: ['upper'] }] });
    expect({ isSuccess, last }).toEqual({ isSuccess: true, last: '1 passed, 0 failed' });
    expect(text).toContain('\n1 known failures, not counted below\n  upper: Not yet.\n');
    expect(text).toMatch(/^ {2}sprig +1 passed, 1 known failures$/m);
  });

  it('fail if the case passes', async () => {
    writeRenderCases(upper);
    const { isSuccess, text } = await run({ knownFailures: [{ reason: 'Not yet.', cases: ['upper'] }] });
    expect(isSuccess).toBe(false);
    expect(text).toContain('the case passes: remove it from known-failures.json');
  });

  it('alone are no success', async () => {
    writeRenderCases({ ...upper, out: 'B' });
    expect(await run({ knownFailures: [{ reason: 'Not yet.', cases: ['upper'] }] })).toMatchObject({
      isSuccess: false,
      last: '0 passed, 0 failed',
    });
  });
});

describe('the lists', () => {
  it.each([
    ['a deviation without a rule', [{ case: 'a', rule: '', instead: { out: 'A' } }], []],
    ['a deviation without an expected result', [{ case: 'a', rule: 'x', instead: {} }], []],
    ['a case twice', [1, 2].map(() => ({ case: 'a', rule: 'x', instead: { out: 'A' } })), []],
    [
      'a deviation as a known failure',
      [{ case: 'a', rule: 'x', instead: { out: 'A' } }],
      [{ reason: 'x', cases: ['a'] }],
    ],
    ['a known failure without a reason', [], [{ reason: '', cases: ['a'] }]],
  ])('must not contain %s', (_, render, knownFailures) => {
    writeFiles(folder, { 'deviations.json': { render, schedule: [] }, 'known-failures.json': knownFailures });
    expect(() => readExceptionLists(folder)).toThrow(/^a is listed twice|the (deviation|known failure) of a/);
  });

  it('of this project can be read', () => {
    const { render, schedule } = readExceptionLists(import.meta.dirname);
    expect(render.length + schedule.length).toBeGreaterThan(0);
  });
});

describe('an import', () => {
  const open = () => join(folder, 'corpus');

  it('packs cases so that they give the same results', async () => {
    writeRenderCases(upper, { ...upper, id: 'wrong', out: 'B' });
    writeScheduleCase('whole');
    writeScheduleCase('changed', { ...EXPECTED, ready: false });
    expect(importCases(folder, open())).toEqual({ added: 4, replaced: 0, unchanged: 0, skipped: 0 });
    expect(await run({}, open())).toMatchObject({ last: '2 passed, 2 failed' });
  });

  it('adds new cases, replaces changed ones, and keeps the others', async () => {
    writeRenderCases(upper, { ...upper, id: 'wrong', out: 'B' }, { ...upper, id: 'same' });
    importCases(folder, open());
    writeRenderCases({ ...upper, id: 'wrong' }, { ...upper, id: 'same' }, { ...upper, id: 'new' });
    expect(importCases(folder, open())).toEqual({ added: 1, replaced: 1, unchanged: 1, skipped: 0 });
    expect(await run({}, open())).toMatchObject({ last: '4 passed, 0 failed' });
  });

  it('leaves out text of upstream repositories', async () => {
    writeRenderCases(upper, { ...upper, id: 'copied', tags: ['upstream'] });
    writeScheduleCase('sample', EXPECTED, {
      'case.json': { environment: 'dev', about: '', tags: ['upstream-sample'] },
    });
    expect(importCases(folder, open())).toEqual({ added: 1, replaced: 0, unchanged: 0, skipped: 2 });
    expect(await run({}, open())).toMatchObject({ last: '1 passed, 0 failed' });
    expect(existsSync(join(open(), 'schedule.jsonl.gz'))).toBe(false);
  });

  it('refuses a file that is not text', () => {
    writeScheduleCase('binary');
    writeFileSync(join(folder, 'schedule/binary/control-plane/logo.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(() => importCases(folder, open())).toThrow(/UTF-8|utf-8/);
  });
});

describe('the command', () => {
  const start = (...args: string[]) => {
    const command = [join(import.meta.dirname, 'run.ts'), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    return { status, stderr, last: stdout.trimEnd().split('\n').at(-1) };
  };

  it('runs the cases of a folder, and fails if one fails', () => {
    writeRenderCases(upper);
    expect(start(folder)).toEqual({ status: 0, last: '1 passed, 0 failed', stderr: '' });
    writeRenderCases(upper, { ...upper, id: 'wrong', out: 'B' });
    expect(start(folder)).toEqual({ status: 1, last: '1 passed, 1 failed', stderr: '' });
  });

  it('fails if a folder contains no case', async () => {
    expect(start(folder)).toMatchObject({ status: 1, last: '0 passed, 0 failed' });
  });

  it('fails if the folder does not exist', () => {
    const { status, stderr } = start(join(folder, 'missing'));
    expect(status).toBe(2);
    expect(stderr).toContain('does not exist.\nUsage: npm run conformance');
  });
});

describe('a diff', () => {
  it('is undefined for the same text', () => expect(diffLines('a\nb', 'a\nb')).toBeUndefined());

  it('omits common lines', () => {
    expect(diffLines('a\nb\nc\nd', 'a\nx\nb\nd\ne')?.split('\n')).toEqual([
      '      + "x"',
      '      - "c"',
      '      + "e"',
    ]);
  });

  it('shows line breaks at the end', () => {
    expect(diffLines('a', 'a\n')).toBe('      + ""');
  });

  it('of many lines is cut', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    expect(diffLines('', lines)?.split('\n').at(-1)).toBe('      … and 41 more lines');
  });

  it('does not depend on the order of keys', () => {
    expect(toStableJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(toStableJson({ a: null, b: [{ c: 2, d: 1 }] }));
    expect(toStableJson([1, 2])).not.toBe(toStableJson([2, 1]));
  });
});
