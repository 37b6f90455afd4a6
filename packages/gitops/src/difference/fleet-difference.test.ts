import type { TreeDifference } from '@kalypso-actions/git';
import type { Report } from '@kalypso-actions/scheduler';
import { describe, expect, it } from 'vitest';
import { selectComparedContents } from './compared-contents.ts';
import type { FileContents } from './file-contents.ts';
import { toFleetDifference } from './fleet-difference.ts';

const layout = { path: 'fleet', configFileName: 'platform-config' };

const config = (data: Readonly<Record<string, string>>) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: platform-config\ndata:\n${Object.entries(data)
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`)
    .join('')}`;

type Files = Readonly<Record<string, string>>;

/** Compares two branches as Git would. Contents serve as their own IDs. */
function compare(before: Files, after: Files, foreign: readonly string[] = []): TreeDifference {
  const entry = (path: string, id: string) => ({ path, id, mode: '100644' });
  return {
    managed: new Map(Object.entries(before).map(([path, id]) => [path, entry(path, id)])),
    written: Object.entries(after)
      .filter(([path, text]) => before[path] !== text)
      .map(([path, text]) => ({
        path,
        mode: '100644',
        id: text,
        content: { read: () => Buffer.from(text) },
        ...(before[path] === undefined ? {} : { before: before[path] }),
      })),
    removed: Object.entries(before)
      .filter(([path]) => after[path] === undefined)
      .map(([path, id]) => entry(path, id)),
    foreign: foreign.map((path) => entry(path, 'x')),
    conflicts: [],
  };
}

function contents(before: Files, after: Files): FileContents {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return {
    before: new Map(Object.values(before).map((text) => [text, bytes(text)])),
    after: new Map(Object.entries(after).map(([path, text]) => [path, bytes(text)])),
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
      registration: 'w',
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

function fleetDifference(before: Files, after: Files, reported: Reported, foreign: readonly string[] = []) {
  return toFleetDifference(compare(before, after, foreign), reported, layout, contents(before, after));
}

describe('a fleet difference', () => {
  it('lists assignments with their policies, and the reasons of removals', () => {
    const before = { ...folder('drone/a'), ...folder('drone/b'), ...folder('large/a'), ...folder('large/gone') };
    const after = {
      ...folder('drone/a', { 'reconciler.yaml': 'changed' }),
      ...folder('drone/new'),
      'fleet/small/README.md': 'README',
      ...folder('small/a'),
    };
    const difference = fleetDifference(
      { ...before, 'fleet/large/README.md': 'README' },
      after,
      report(
        { 'drone/a': ['p'], 'drone/new': ['p', 'q'], 'small/a': ['r'] },
        { deploymentTargets: target('a', 'b', 'new') },
      ),
      ['fleet/drone/b/notes.txt', 'fleet/drone/c/notes.txt', 'drone/b/notes.txt'],
    );
    expect(
      difference.assigned.map(({ clusterType, deploymentTarget, policies }) => [
        clusterType,
        deploymentTarget,
        policies,
      ]),
    ).toEqual([
      ['drone', 'new', ['p', 'q']],
      ['small', 'a', ['r']],
    ]);
    expect(
      difference.unassigned.map(({ deploymentTarget, reason, remaining }) => [deploymentTarget, reason, remaining]),
    ).toEqual([
      ['b', 'no-policy', ['fleet/drone/b/notes.txt']],
      ['a', 'cluster-type-removed', []],
      ['gone', 'cluster-type-removed', []],
    ]);
    expect(difference.reconfigured).toEqual([
      {
        clusterType: 'drone',
        deploymentTarget: 'a',
        team: 's',
        policies: ['p'],
        files: [{ file: 'reconciler.yaml', kind: 'changed' }],
      },
    ]);
    expect(difference.clusterTypes).toEqual({ added: ['small'], removed: ['large'] });
    expect(difference.counts).toEqual({ before: 4, removed: 3, after: 3 });
    expect(difference.promoted).toBeUndefined();
    // The team of a deployment target that no longer exists is unknown.
    expect(difference.unassigned.map(({ team }) => team)).toEqual(['s', 's', undefined]);
  });

  const target = (...names: readonly string[]) =>
    names.map((name) => ({ name, workload: 'w', workspace: 's', labels: {} }));

  it('knows that a deployment target was removed', () => {
    const difference = fleetDifference(folder('drone/a'), folder('drone/b'), report({ 'drone/b': [] }));
    expect(difference.unassigned[0]?.reason).toBe('deployment-target-removed');
  });

  it('does not unassign an assignment that keeps a file', () => {
    const before = folder('drone/a', { 'config.yaml': config({}) });
    const after = folder('drone/a');
    expect(fleetDifference(before, after, report({ 'drone/a': [] }))).toMatchObject({
      unassigned: [],
      reconfigured: [{ files: [{ file: 'config.yaml', kind: 'removed' }] }],
      counts: { before: 1, removed: 0, after: 1 },
    });
  });

  it('does not unassign an assignment all of whose files are renamed', () => {
    const before = { 'fleet/drone/a/reconciler.yaml': 'x' };
    const after = { 'fleet/drone/a/reconciler.sh': 'x' };
    const difference = fleetDifference(before, after, report({ 'drone/a': [] }));
    expect(difference).toMatchObject({ unassigned: [], assigned: [], counts: { before: 1, removed: 0, after: 1 } });
    expect(difference.reconfigured.map(({ files }) => files)).toEqual([
      [
        { file: 'reconciler.sh', kind: 'added' },
        { file: 'reconciler.yaml', kind: 'removed' },
      ],
    ]);
  });

  it('has the promoted commit before and after', () => {
    const path = '.github/tracking/Promoted_Commit_Id';
    const some = { promotedCommit: 'two' };
    expect(fleetDifference({ [path]: 'one\n' }, { [path]: 'two' }, report({}, some)).promoted).toEqual({
      from: 'one',
      to: 'two',
    });
    expect(fleetDifference({}, { [path]: 'two' }, report({}, some)).promoted).toEqual({ to: 'two' });
    expect(fleetDifference({ [path]: 'one' }, {}, report({})).promoted).toEqual({ from: 'one' });
    expect(fleetDifference({ [path]: 'two' }, { [path]: 'two' }, report({}, some)).promoted).toBeUndefined();
  });

  it('is empty if nothing changes', () => {
    expect(fleetDifference(folder('drone/a'), folder('drone/a'), report({ 'drone/a': ['p'] }))).toEqual({
      assigned: [],
      unassigned: [],
      reconfigured: [],
      clusterTypes: { added: [], removed: [] },
      infrastructure: [],
      configs: [],
      uncompared: [],
      isRecordOnly: false,
      counts: { before: 1, removed: 0, after: 1 },
    });
  });

  it('counts the record of the folders neither as an assignment nor as a cluster type', () => {
    const record = '.github/tracking/assignments.json';
    const before = { ...folder('drone/a'), [record]: '1' };
    const scheduled = report({ 'drone/a': ['p'] });
    expect(fleetDifference(before, { ...before, [record]: '2' }, scheduled)).toMatchObject({
      isRecordOnly: true,
      reconfigured: [],
      counts: { before: 1, removed: 0, after: 1 },
      clusterTypes: { added: [], removed: [] },
    });
    const both = { ...folder('drone/a', { 'namespace.yaml': 'other' }), [record]: '2' };
    expect(fleetDifference(before, both, scheduled).isRecordOnly).toBe(false);
  });
});

describe('values of platform configurations', () => {
  const changed = (before: string, after: string, name = 'platform-config.yaml') =>
    fleetDifference(
      folder('drone/a', { [name]: before }),
      folder('drone/a', { [name]: after }),
      report({ 'drone/a': [] }),
    );
  const values = (before: Files, after: Files) => changed(config(before), config(after)).configs;

  it('are listed when they change, are added or removed', () => {
    expect(
      values({ a: '1', b: '2', c: '3' }, { b: '2', c: '4', d: '5' }).map(({ key, value }) => [key, value]),
    ).toEqual([
      ['a', { kind: 'shown', before: '1' }],
      ['c', { kind: 'shown', before: '3', after: '4' }],
      ['d', { kind: 'shown', after: '5' }],
    ]);
  });

  it('that change in the same way are listed once', () => {
    const pairs = ['drone/a', 'drone/b', 'large/a'];
    const fleet = (level: (pair: string) => string) =>
      Object.assign(
        {},
        ...pairs.map((pair) => folder(pair, { 'platform-config.yaml': config({ LEVEL: level(pair) }) })),
      );
    const { configs } = fleetDifference(
      fleet(() => 'info'),
      fleet((pair) => (pair === 'drone/b' ? 'trace' : 'debug')),
      report({ 'drone/a': [], 'drone/b': [], 'large/a': [] }),
    );
    expect(configs).toEqual([
      {
        key: 'LEVEL',
        value: { kind: 'shown', before: 'info', after: 'debug' },
        assignments: [
          { clusterType: 'drone', deploymentTarget: 'a' },
          { clusterType: 'large', deploymentTarget: 'a' },
        ],
      },
      {
        key: 'LEVEL',
        value: { kind: 'shown', before: 'info', after: 'trace' },
        assignments: [{ clusterType: 'drone', deploymentTarget: 'b' }],
      },
    ]);
  });

  it('of new assignments are not listed', () => {
    const after = folder('drone/a', { 'platform-config.yaml': config({ a: '1' }) });
    expect(fleetDifference({}, after, report({ 'drone/a': [] }))).toMatchObject({ configs: [], uncompared: [] });
  });

  it('in a nested mapping are listed by their path', () => {
    const before = { limits: 'cpu: 1\nmemory: 2Gi\nlist: [1, 2]\n', text: 'a\nb' };
    const after = { limits: 'cpu: 2\nmemory: 2Gi\nlist: [1, {x: 3}]\n', text: 'a\nc' };
    expect(values(before, after).map(({ key, value }) => [key, value])).toEqual([
      ['limits.cpu', { kind: 'shown', before: '1', after: '2' }],
      ['limits.list', { kind: 'shown', before: '[1, 2]', after: '[1, {x: 3}]' }],
      ['text', { kind: 'shown', before: 'a\nb', after: 'a\nc' }],
    ]);
  });

  it('of a script are listed, too', () => {
    const { configs } = changed('#!/bin/sh\nexport A=1\nB="x y"\n', "export A=2\nB='x y'\n", 'platform-config.sh');
    expect(configs.map(({ key, value }) => [key, value])).toEqual([['A', { kind: 'shown', before: '1', after: '2' }]]);
  });

  it('are compared when the file is renamed', () => {
    const before = folder('drone/a', { 'config.yaml': config({ a: '1' }) });
    const after = folder('drone/a', { 'platform-config.yaml': config({ a: '2' }) });
    expect(fleetDifference(before, after, report({ 'drone/a': [] })).configs).toMatchObject([
      { value: { kind: 'shown', before: '1', after: '2' } },
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
  ])('of %s are hidden, and are not in the result', (key) => {
    const result = changed(config({ [key]: 'hunter2' }), config({ [key]: 'hunter3' }));
    expect(result.configs).toMatchObject([{ key, value: { kind: 'hidden', before: true, after: true } }]);
    expect(JSON.stringify(result)).not.toContain('hunter');
  });

  it.each([
    'mysql://user:hunter2@west/db',
    'AccountName=x;AccountKey=abc=',
    'Server=x;Password=hunter2',
    `ghp_${'a'.repeat(36)}`,
  ])('that look like secrets are hidden, whatever the key: %s', (value) => {
    expect(values({ DATABASE: 'none' }, { DATABASE: value })[0]?.value).toEqual({
      kind: 'hidden',
      before: true,
      after: true,
    });
    expect(values({ DATABASE: value }, {})[0]?.value).toEqual({ kind: 'hidden', before: true, after: false });
  });

  it.each(['REGION', 'DATABASE_URL', 'keyboard', 'monkey_count', 'passive', 'AUTHOR'])('of %s are shown', (key) => {
    expect(values({ [key]: 'mysql://west:8806/x' }, { [key]: 'y' })[0]?.value).toEqual({
      kind: 'shown',
      before: 'mysql://west:8806/x',
      after: 'y',
    });
  });

  it('are shown only if both files can be read', () => {
    const key = { clusterType: 'drone', deploymentTarget: 'a' };
    for (const text of ['{{', 'kind: Secret\ndata: {}', config({ a: 'x'.repeat(300_000) }), '']) {
      expect(changed(text, config({ a: '1' }))).toMatchObject({ configs: [], uncompared: [key] });
      expect(changed(config({ a: '1' }), text)).toMatchObject({ configs: [], uncompared: [key] });
    }
  });

  it('are not compared if there are too many', () => {
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

describe('selectComparedContents', () => {
  const teamOf = (deploymentTarget: string) => (deploymentTarget.startsWith('flood') ? 'team-a' : 'team-b');

  const select = (tree: TreeDifference, maxConfigs: number) =>
    selectComparedContents(tree, layout, teamOf, maxConfigs).before;

  it('lets teams take turns', () => {
    const files = (name: string) => folder(`drone/${name}`, { 'platform-config.yaml': name });
    const names = [...Array.from({ length: 300 }, (_, index) => `flood-${index}`), 'single'];
    const before: Files = Object.assign({}, ...names.map(files));
    const after = Object.fromEntries(Object.keys(before).map((key) => [key, 'new']));
    const selected = selectComparedContents(compare(before, after), layout, teamOf, 200);
    expect(selected.before).toHaveLength(200);
    expect(selected.before).toContain('single');
    expect(selected.after).toHaveLength(200);
    expect(selected.after).toContain('fleet/drone/single/platform-config.yaml');
  });

  it('selects those of the promoted commit and of a limited number of configurations, each once', () => {
    const path = '.github/tracking/Promoted_Commit_Id';
    const before = {
      [path]: 'c1',
      ...folder('drone/a', { 'platform-config.yaml': 'one' }),
      ...folder('drone/b', { 'platform-config.yaml': 'one' }),
      ...folder('drone/c', { 'platform-config.yaml': 'three' }),
    };
    const after = Object.fromEntries(Object.keys(before).map((key) => [key, 'new']));
    expect(select(compare(before, after), 200)).toEqual(['c1', 'one', 'three']);
    expect(select(compare(before, after), 1)).toEqual(['c1', 'one']);
    // Of removed assignments, only the names are shown.
    expect(select(compare(before, {}), 200)).toEqual(['c1']);
    const without = folder('drone/a');
    expect(select(compare(before, without), 200)).toEqual(['c1', 'one']);
  });

  it('selects proposed configurations of assignments that remain, also if they are new or get another name', () => {
    const before = {
      ...folder('drone/changed', { 'platform-config.yaml': 'a' }),
      ...folder('drone/renamed', { 'platform-config.yaml': 'b' }),
      ...folder('drone/without'),
    };
    const after = {
      ...folder('drone/changed', { 'platform-config.yaml': 'c' }),
      ...folder('drone/renamed', { 'platform-config.sh': 'd' }),
      ...folder('drone/without', { 'platform-config.yaml': 'e' }),
      ...folder('drone/new', { 'platform-config.yaml': 'f' }),
    };
    expect(selectComparedContents(compare(before, after), layout, teamOf, 200)).toEqual({
      before: ['a', 'b'],
      after: [
        'fleet/drone/changed/platform-config.yaml',
        'fleet/drone/renamed/platform-config.sh',
        'fleet/drone/without/platform-config.yaml',
      ],
    });
  });
});
