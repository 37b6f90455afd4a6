import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { difference, stable } from './compare.ts';
import { readDeviations } from './deviations.ts';
import { ANSWER, CONTROL_PLANE, writeFiles } from './fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-conformance-'));
  deviations({});
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Listed {
  readonly render?: readonly object[];
  readonly schedule?: readonly object[];
}

function deviations({ render = [], schedule = [] }: Listed): void {
  writeFiles(folder, { 'deviations.json': { render, schedule } });
}

function renderCases(...cases: readonly (object | string)[]): void {
  const lines = cases.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  writeFiles(folder, { 'render.jsonl': `${lines.join('\n')}\n` });
}

function scheduleCase(id: string, answer: object = ANSWER, more: Readonly<Record<string, unknown>> = {}): void {
  const about = { environment: 'dev', about: 'one target on one cluster type', tags: ['schedule'] };
  writeFiles(join(folder, 'schedule', id), { ...CONTROL_PLANE, 'case.json': about, 'expected.json': answer, ...more });
}

function run() {
  const script = join(import.meta.dirname, 'run.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder, join(folder, 'deviations.json')], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr, last: stdout.trimEnd().split('\n').at(-1) };
}

const upper = { id: 'upper', tags: ['sprig'], template: '{{ upper .Workload }}', data: { Workload: 'a' }, out: 'A' };

describe('render cases', () => {
  it('pass by their output or by the kind of their error', () => {
    renderCases(
      upper,
      { id: 'parse', template: '{{ if }}', data: {}, err: 'missing value for if', errKind: 'parse' },
      { id: 'exec', template: '{{ index .Labels 1 2 }}', data: {}, err: 'index', errKind: 'exec' },
      {
        id: 'depth',
        template: '{{ .Workload }}',
        data: { Workload: '{{ .Workload }}' },
        err: 'deep',
        errKind: 'depth',
      },
      { id: 'text', template: '{{ .ConfigData.a }}', data: { ConfigText: { a: '1' } }, out: '1' },
    );
    expect(run()).toMatchObject({ status: 0, last: '5 passed, 0 failed', stderr: '' });
  });

  it('fail with a difference, and are counted by tag', () => {
    renderCases(upper, { ...upper, id: 'wrong', tags: ['sprig', 'odd'], out: 'B' });
    const { status, stdout, last } = run();
    expect({ status, last }).toEqual({ status: 1, last: '1 passed, 1 failed' });
    expect(stdout).toContain(
      'FAILED wrong\n    "{{ upper .Workload }}"\n    {"Workload":"a"}\n      - "B"\n      + "A"\n',
    );
    expect(stdout).toMatch(/^ {2}odd +0 passed, 1 failed\n {2}sprig +1 passed, 1 failed$/m);
  });

  it.each([
    ['gives text instead of an error', { ...upper, out: undefined, err: 'no', errKind: 'exec' }],
    ['gives an error instead of text', { ...upper, template: '{{ fail "x" }}' }],
    ['gives another kind of error', { ...upper, out: undefined, template: '{{ fail "x" }}', errKind: 'parse' }],
    ['cannot be read', '{"id": '],
    ['has no data', { id: 'odd', template: 'a', out: 'a' }],
  ])('fail when one %s, and the others go on', (_, odd) => {
    renderCases(odd, { ...upper, id: 'after' });
    expect(run()).toMatchObject({ status: 1, last: '1 passed, 1 failed' });
  });
});

describe('schedule cases', () => {
  it('pass when the whole answer is met', () => {
    scheduleCase('whole');
    expect(run()).toMatchObject({ status: 0, last: '1 passed, 0 failed', stderr: '' });
  });

  const { files, assignments, deploymentTargets } = ANSWER;
  it.each([
    ['a file more', { files: { ...files, 'edge/x.yaml': '' } }],
    ['a file less', { files: { 'edge/README.md': files['edge/README.md'] } }],
    [
      'another byte in a file',
      { files: { ...files, 'edge/app-web/namespace.yaml': 'kind: N\nname: dev-edge-app-web' } },
    ],
    ['another namespace', { assignments: assignments.map((one) => ({ ...one, namespace: 'other' })) }],
    ['another policy', { assignments: assignments.map((one) => ({ ...one, policies: ['all', 'more'] })) }],
    ['no assignment', { assignments: [] }],
    ['a target more', { deploymentTargets: [...deploymentTargets, { ...deploymentTargets[0], name: 'app-db' }] }],
    ['another label', { deploymentTargets: deploymentTargets.map((one) => ({ ...one, labels: {} })) }],
    ['not ready', { ready: false }],
    ['promoted', { promoted: true }],
    ['a deletion', { deletes: ['edge/old/reconciler.yaml'] }],
    ['an error', { errors: [{ kind: 'Assignment', name: 'app-app-web-edge' }] }],
  ])('fail for %s', (_, change) => {
    scheduleCase('changed', { ...ANSWER, ...change });
    const { status, stdout, last } = run();
    expect({ status, last }).toEqual({ status: 1, last: '0 passed, 1 failed' });
    expect(stdout).toMatch(/FAILED changed\n {4}one target on one cluster type\n {6}[-+] "/);
  });

  it('may leave out what Flux adds to labels', () => {
    const labels = { ...deploymentTargets[0]?.labels, 'kustomize.toolkit.fluxcd.io/name': 'dev-app' };
    scheduleCase('flux', { ...ANSWER, deploymentTargets: deploymentTargets.map((one) => ({ ...one, labels })) });
    expect(run()).toMatchObject({ status: 0 });
  });

  it('know what the branch held before', () => {
    const existing = { files: ['edge/app-old/reconciler.yaml', 'docs/mine.md'], promotedCommitId: 'abc' };
    scheduleCase(
      'before',
      { ...ANSWER, deletes: ['edge/app-old/reconciler.yaml'] },
      { 'existing-tree.json': existing },
    );
    expect(run()).toMatchObject({ status: 0 });
  });

  it('fail alone when one is broken', () => {
    scheduleCase('broken', ANSWER, { 'case.json': '{' });
    scheduleCase('whole');
    const { status, stdout, last } = run();
    expect({ status, last }).toEqual({ status: 1, last: '1 passed, 1 failed' });
    expect(stdout).toContain('FAILED broken\n    crashed: SyntaxError');
  });
});

describe('deviations', () => {
  it('are checked for what we do instead, and told', () => {
    renderCases({ ...upper, out: 'theirs' });
    scheduleCase('other', { ...ANSWER, ready: false, files: { ...ANSWER.files, 'edge/theirs.yaml': '' } });
    deviations({
      render: [{ case: 'upper', rule: 'We are right.', instead: { out: 'A' } }],
      schedule: [
        { case: 'other', rule: 'We are safe.', instead: { ready: true, files: { 'edge/theirs.yaml': null } } },
      ],
    });
    const { status, stdout, last } = run();
    expect({ status, last }).toEqual({ status: 0, last: '2 passed, 0 failed' });
    expect(stdout).toContain(
      '2 cases where we differ on purpose, checked for what we do instead\n  upper: We are right.\n  other: We are safe.\n',
    );
  });

  it('fail when we do something else than they say', () => {
    renderCases({ ...upper, out: 'theirs' });
    deviations({ render: [{ case: 'upper', rule: 'We are right.', instead: { out: 'ours' } }] });
    expect(run()).toMatchObject({ status: 1, last: '0 passed, 1 failed' });
  });

  it('fail when there is nothing to differ in any more', () => {
    renderCases(upper);
    scheduleCase('same');
    deviations({
      render: [{ case: 'upper', rule: 'We are right.', instead: { out: 'A' } }],
      schedule: [{ case: 'same', rule: 'We are safe.', instead: { ready: true } }],
    });
    const { status, stdout, last } = run();
    expect({ status, last }).toEqual({ status: 1, last: '0 passed, 2 failed' });
    expect(stdout.match(/here we agree with upstream/g)).toHaveLength(2);
  });

  it('of other folders do not count', () => {
    renderCases(upper);
    deviations({ render: [{ case: 'elsewhere', rule: 'We are right.', instead: { out: 'A' } }] });
    expect(run().stdout).toContain('\n0 cases where we differ on purpose');
  });

  it.each([
    ['without a rule', [{ case: 'a', rule: '', instead: { out: 'A' } }]],
    ['without an answer', [{ case: 'a', rule: 'x', instead: {} }]],
    ['twice', [1, 2].map(() => ({ case: 'a', rule: 'x', instead: { out: 'A' } }))],
  ])('are of no use %s', (_, render) => {
    deviations({ render });
    expect(() => readDeviations(join(folder, 'deviations.json'))).toThrow(/^a is listed twice|the deviation of a/);
  });

  it('of this project can be read', () => {
    const { render, schedule } = readDeviations(join(import.meta.dirname, 'deviations.json'));
    expect(render.length + schedule.length).toBeGreaterThan(0);
  });
});

describe('a folder', () => {
  it('that holds no case fails', () => {
    expect(run()).toMatchObject({ status: 1, last: '0 passed, 0 failed' });
  });

  it('has to be given', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts')], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('usage');
  });
});

describe('a difference', () => {
  it('is nothing for the same text', () => expect(difference('a\nb', 'a\nb')).toBeUndefined());

  it('leaves out what both have', () => {
    expect(difference('a\nb\nc\nd', 'a\nx\nb\nd\ne')?.split('\n')).toEqual([
      '      + "x"',
      '      - "c"',
      '      + "e"',
    ]);
  });

  it('shows line breaks at the end', () => {
    expect(difference('a', 'a\n')).toBe('      + ""');
  });

  it('of many lines is cut', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    expect(difference('', lines)?.split('\n').at(-1)).toBe('      … and 41 lines more');
  });

  it('does not see the order of keys', () => {
    expect(stable({ b: [{ d: 1, c: 2 }], a: null })).toBe(stable({ a: null, b: [{ c: 2, d: 1 }] }));
    expect(stable([1, 2])).not.toBe(stable([2, 1]));
  });
});
