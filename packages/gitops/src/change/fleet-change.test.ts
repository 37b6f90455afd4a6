import type { Report } from '@kalypso-actions/scheduler';
import { describe, expect, it } from 'vitest';
import { fleetChange, formerContents } from './fleet-change.ts';
import type { Contents, TreeChange } from './tree-change.ts';

const layout = { path: 'fleet', configFileName: 'platform-config' };

const config = (data: Readonly<Record<string, string>>) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: platform-config\ndata:\n${Object.entries(data)
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`)
    .join('')}`;

type Files = Readonly<Record<string, string>>;

/** Compares two branches as git would, contents standing for their ids. */
function treeChange(before: Files, after: Files, others: readonly string[] = []): TreeChange {
  const owned = new Map(Object.entries(before).map(([path, id]) => [path, { id }]));
  return {
    managed: owned,
    written: Object.entries(after)
      .filter(([path, text]) => before[path] !== text)
      .map(([path]) => (before[path] === undefined ? { path } : { path, before: before[path] })),
    removed: Object.entries(before)
      .filter(([path]) => after[path] === undefined)
      .map(([path, id]) => ({ path, id })),
    foreign: others.map((path) => ({ path })),
  };
}

function contents(before: Files, after: Files): Contents {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return {
    before: new Map(Object.values(before).map((text) => [text, bytes(text)])),
    after: (path) => (after[path] === undefined ? undefined : bytes(after[path])),
  };
}

type Reported = Pick<Report, 'assignments' | 'clusterTypes' | 'deploymentTargets' | 'promotedCommit'>;

function report(pairs: Readonly<Record<string, readonly string[]>>, more: Partial<Reported> = {}): Reported {
  const assignments = Object.entries(pairs).map(([pair, policies]) => {
    const [clusterType = '', deploymentTarget = ''] = pair.split('/');
    return {
      clusterType,
      deploymentTarget,
      policies,
      workload: 'w',
      workspace: 's',
      namespace: 'n',
      config: 0,
      files: [],
    };
  });
  const names = (of: readonly string[]) => [...new Set(of)];
  return {
    assignments,
    clusterTypes: names(assignments.map(({ clusterType }) => clusterType)).map((name) => ({ name, labels: {} })),
    deploymentTargets: names(assignments.map(({ deploymentTarget }) => deploymentTarget)).map((name) => ({
      name,
      workload: 'w',
      workspace: 's',
      labels: {},
    })),
    promotedCommit: null,
    ...more,
  };
}

const folder = (pair: string, files: Files = {}): Files =>
  Object.fromEntries(
    Object.entries({ 'namespace.yaml': `n ${pair}`, 'reconciler.yaml': `r ${pair}`, ...files }).map(([name, text]) => [
      `fleet/${pair}/${name}`,
      text,
    ]),
  );

function change(before: Files, after: Files, reported: Reported, others: readonly string[] = []) {
  return fleetChange(treeChange(before, after, others), reported, layout, contents(before, after));
}

describe('a change of files', () => {
  it('is told as assignments, with the policies that made them and the reason why they go', () => {
    const before = { ...folder('drone/a'), ...folder('drone/b'), ...folder('large/a'), ...folder('large/gone') };
    const after = {
      ...folder('drone/a', { 'reconciler.yaml': 'changed' }),
      ...folder('drone/new'),
      'fleet/small/README.md': 'README',
      ...folder('small/a'),
    };
    const told = change(
      { ...before, 'fleet/large/README.md': 'README' },
      after,
      report(
        { 'drone/a': ['p'], 'drone/new': ['p', 'q'], 'small/a': ['r'] },
        { deploymentTargets: target('a', 'b', 'new') },
      ),
      ['fleet/drone/b/notes.txt', 'fleet/drone/c/notes.txt', 'drone/b/notes.txt'],
    );
    expect(
      told.assigned.map(({ clusterType, deploymentTarget, policies }) => [clusterType, deploymentTarget, policies]),
    ).toEqual([
      ['drone', 'new', ['p', 'q']],
      ['small', 'a', ['r']],
    ]);
    expect(told.unassigned.map(({ deploymentTarget, reason, left }) => [deploymentTarget, reason, left])).toEqual([
      ['b', 'no-policy', ['fleet/drone/b/notes.txt']],
      ['a', 'cluster-type-gone', []],
      ['gone', 'cluster-type-gone', []],
    ]);
    expect(told.reconfigured).toEqual([
      {
        clusterType: 'drone',
        deploymentTarget: 'a',
        policies: ['p'],
        files: [{ file: 'reconciler.yaml', what: 'changed' }],
      },
    ]);
    expect(told.clusterTypes).toEqual({ added: ['small'], removed: ['large'] });
    expect(told.counts).toEqual({ before: 4, removed: 3, after: 3 });
    expect(told.promoted).toBeUndefined();
  });

  const target = (...names: readonly string[]) =>
    names.map((name) => ({ name, workload: 'w', workspace: 's', labels: {} }));

  it('knows a target that is no longer there', () => {
    const told = change(folder('drone/a'), folder('drone/b'), report({ 'drone/b': [] }));
    expect(told.unassigned[0]?.reason).toBe('deployment-target-gone');
  });

  it('that keeps a file of an assignment does not unassign it', () => {
    const before = folder('drone/a', { 'config.yaml': config({}) });
    const after = folder('drone/a');
    expect(change(before, after, report({ 'drone/a': [] }))).toMatchObject({
      unassigned: [],
      reconfigured: [{ files: [{ file: 'config.yaml', what: 'removed' }] }],
      counts: { before: 1, removed: 0, after: 1 },
    });
  });

  it('that gives all files of an assignment other names does not unassign it', () => {
    const before = { 'fleet/drone/a/reconciler.yaml': 'x' };
    const after = { 'fleet/drone/a/reconciler.sh': 'x' };
    const told = change(before, after, report({ 'drone/a': [] }));
    expect(told).toMatchObject({ unassigned: [], assigned: [], counts: { before: 1, removed: 0, after: 1 } });
    expect(told.reconfigured.map(({ files }) => files)).toEqual([
      [
        { file: 'reconciler.sh', what: 'added' },
        { file: 'reconciler.yaml', what: 'removed' },
      ],
    ]);
  });

  it('of the promoted commit says from where to where', () => {
    const path = '.github/tracking/Promoted_Commit_Id';
    const some = { promotedCommit: 'two' };
    expect(change({ [path]: 'one\n' }, { [path]: 'two' }, report({}, some)).promoted).toEqual({
      from: 'one',
      to: 'two',
    });
    expect(change({}, { [path]: 'two' }, report({}, some)).promoted).toEqual({ to: 'two' });
    expect(change({ [path]: 'one' }, {}, report({})).promoted).toEqual({ from: 'one' });
    expect(change({ [path]: 'two' }, { [path]: 'two' }, report({}, some)).promoted).toBeUndefined();
  });

  it('that is none is nothing', () => {
    expect(change(folder('drone/a'), folder('drone/a'), report({ 'drone/a': ['p'] }))).toEqual({
      assigned: [],
      unassigned: [],
      reconfigured: [],
      clusterTypes: { added: [], removed: [] },
      configs: [],
      uncompared: [],
      counts: { before: 1, removed: 0, after: 1 },
    });
  });
});

describe('values of platform configurations', () => {
  const changed = (before: string, after: string, name = 'platform-config.yaml') =>
    change(folder('drone/a', { [name]: before }), folder('drone/a', { [name]: after }), report({ 'drone/a': [] }));
  const values = (before: Files, after: Files) => changed(config(before), config(after)).configs;

  it('are told when they change, come or go', () => {
    expect(
      values({ a: '1', b: '2', c: '3' }, { b: '2', c: '4', d: '5' }).map(({ key, value }) => [key, value]),
    ).toEqual([
      ['a', { before: '1' }],
      ['c', { before: '3', after: '4' }],
      ['d', { after: '5' }],
    ]);
  });

  it('that change alike are told once', () => {
    const pairs = ['drone/a', 'drone/b', 'large/a'];
    const fleet = (level: (pair: string) => string) =>
      Object.assign(
        {},
        ...pairs.map((pair) => folder(pair, { 'platform-config.yaml': config({ LEVEL: level(pair) }) })),
      );
    const { configs } = change(
      fleet(() => 'info'),
      fleet((pair) => (pair === 'drone/b' ? 'trace' : 'debug')),
      report({ 'drone/a': [], 'drone/b': [], 'large/a': [] }),
    );
    expect(configs).toEqual([
      {
        key: 'LEVEL',
        value: { before: 'info', after: 'debug' },
        assignments: [
          { clusterType: 'drone', deploymentTarget: 'a' },
          { clusterType: 'large', deploymentTarget: 'a' },
        ],
      },
      {
        key: 'LEVEL',
        value: { before: 'info', after: 'trace' },
        assignments: [{ clusterType: 'drone', deploymentTarget: 'b' }],
      },
    ]);
  });

  it('of assignments that come are not told one by one', () => {
    const after = folder('drone/a', { 'platform-config.yaml': config({ a: '1' }) });
    expect(change({}, after, report({ 'drone/a': [] }))).toMatchObject({ configs: [], uncompared: [] });
  });

  it('within a value that is a structure are told by their path', () => {
    const before = { limits: 'cpu: 1\nmemory: 2Gi\nlist: [1, 2]\n', text: 'a\nb' };
    const after = { limits: 'cpu: 2\nmemory: 2Gi\nlist: [1, {x: 3}]\n', text: 'a\nc' };
    expect(values(before, after).map(({ key, value }) => [key, value])).toEqual([
      ['limits.cpu', { before: '1', after: '2' }],
      ['limits.list', { before: '[1, 2]', after: '[1, {x: 3}]' }],
      ['text', { before: 'a\nb', after: 'a\nc' }],
    ]);
  });

  it('of a script are told too', () => {
    const { configs } = changed('#!/bin/sh\nexport A=1\nB="x y"\n', "export A=2\nB='x y'\n", 'platform-config.sh');
    expect(configs.map(({ key, value }) => [key, value])).toEqual([['A', { before: '1', after: '2' }]]);
  });

  it('are compared when the file gets another name', () => {
    const before = folder('drone/a', { 'config.yaml': config({ a: '1' }) });
    const after = folder('drone/a', { 'platform-config.yaml': config({ a: '2' }) });
    expect(change(before, after, report({ 'drone/a': [] })).configs).toMatchObject([
      { value: { before: '1', after: '2' } },
    ]);
  });

  it.each([
    'DB_PASSWORD',
    'dbPassword',
    'dbPwd',
    'API_KEY',
    'apikey',
    'APIKEY',
    'github-token',
    'ConnectionString',
    'CONNECTION_STRING',
    'client_secret',
    'storage.accountKey',
    'SAS',
    'TLS_CERT',
  ])('of %s are never shown, nor anywhere in the result', (key) => {
    const result = changed(config({ [key]: 'hunter2' }), config({ [key]: 'hunter3' }));
    expect(result.configs).toMatchObject([{ key, value: { hidden: { before: true, after: true } } }]);
    expect(JSON.stringify(result)).not.toContain('hunter');
  });

  it.each([
    'mysql://user:hunter2@west/db',
    'AccountName=x;AccountKey=abc=',
    'Server=x;Password=hunter2',
    `ghp_${'a'.repeat(36)}`,
  ])('that look secret are not shown whatever the key: %s', (value) => {
    expect(values({ DATABASE: 'none' }, { DATABASE: value })[0]?.value).toEqual({
      hidden: { before: true, after: true },
    });
    expect(values({ DATABASE: value }, {})[0]?.value).toEqual({ hidden: { before: true, after: false } });
  });

  it.each(['REGION', 'DATABASE_URL', 'keyboard', 'monkey_count', 'passive', 'AUTHOR'])('of %s are shown', (key) => {
    expect(values({ [key]: 'mysql://west:8806/x' }, { [key]: 'y' })[0]?.value).toEqual({
      before: 'mysql://west:8806/x',
      after: 'y',
    });
  });

  it('are shown as far as both files can be read', () => {
    const key = { clusterType: 'drone', deploymentTarget: 'a' };
    for (const text of ['{{', 'kind: Secret\ndata: {}', config({ a: 'x'.repeat(300_000) }), '']) {
      expect(changed(text, config({ a: '1' }))).toMatchObject({ configs: [], uncompared: [key] });
      expect(changed(config({ a: '1' }), text)).toMatchObject({ configs: [], uncompared: [key] });
    }
  });

  it('that would be far too many are not compared', () => {
    // An alias costs nothing to write and a lot to read: 9⁵ numbers, and more than any reader takes.
    for (const levels of [5, 10]) {
      const level = (n: number) =>
        `  b${n}: &b${n} [${Array.from({ length: 9 }, () => (n === 0 ? 1 : `*b${n - 1}`))}]\n`;
      const bomb = `kind: ConfigMap\ndata:\n${Array.from({ length: levels }, (_, n) => level(n)).join('')}`;
      expect(changed(bomb, config({ a: '1' })).uncompared).toHaveLength(1);
    }
    const many = config(Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`k${n}`, 'v'])));
    expect(changed(many, config({})).uncompared).toHaveLength(1);
  });
});

describe('the former contents to read', () => {
  it('are the promoted commit’s, and so many configurations’, each once', () => {
    const path = '.github/tracking/Promoted_Commit_Id';
    const before = {
      [path]: 'c1',
      ...folder('drone/a', { 'platform-config.yaml': 'one' }),
      ...folder('drone/b', { 'platform-config.yaml': 'one' }),
      ...folder('drone/c', { 'platform-config.yaml': 'three' }),
    };
    const after = Object.fromEntries(Object.keys(before).map((key) => [key, 'new']));
    expect(formerContents(treeChange(before, after), layout, 200)).toEqual(['c1', 'one', 'three']);
    expect(formerContents(treeChange(before, after), layout, 1)).toEqual(['c1', 'one']);
    // Of assignments that go, only the names are told.
    expect(formerContents(treeChange(before, {}), layout, 200)).toEqual(['c1']);
    const without = folder('drone/a');
    expect(formerContents(treeChange(before, without), layout, 200)).toEqual(['c1', 'one']);
  });
});
