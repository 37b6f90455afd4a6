import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOwnerLookup, listFoldersElsewhere } from './folder-owner.ts';
import { listFoldersBelow, listInfrastructureBelow } from './folders-below.ts';
import { formatAssignmentRecord } from './format-record.ts';
import { parseAssignmentRecord } from './parse-record.ts';
import type { AssignmentRecord, RecordedFolder } from './record-schema.ts';

const folder = (change: Partial<RecordedFolder> = {}): RecordedFolder => ({
  path: 'drone/app-test',
  registration: 'app',
  workload: 'app',
  deploymentTarget: 'app-test',
  clusterType: 'drone',
  files: ['namespace.yaml', 'reconciler.yaml'],
  ...change,
});
const record = (...folders: readonly RecordedFolder[]): AssignmentRecord => ({
  version: 1,
  registrations: {},
  folders,
});
const reasonOf = (data: unknown) => {
  const parsed = parseAssignmentRecord(JSON.stringify(data));
  return parsed.kind === 'invalid' ? parsed.reason : 'valid';
};

describe('formatAssignmentRecord', () => {
  it('writes one line for each folder, sorted by path', () => {
    const large = folder({
      path: 'large/app-test',
      clusterType: 'large',
      registration: null,
      files: ['b.yaml', 'a.sh'],
    });
    const web = { repo: 'w', branch: 'main', path: '.' };
    const registrations = { web, app: { path: '.', repo: 'r', branch: 'main' } };
    expect(formatAssignmentRecord({ ...record(large, folder()), registrations })).toBe(
      [
        '{',
        '  "version": 1,',
        '  "registrations": {',
        '    "app": {"repo":"r","branch":"main","path":"."},',
        '    "web": {"repo":"w","branch":"main","path":"."}',
        '  },',
        '  "folders": [',
        '    {"path":"drone/app-test","registration":"app","workload":"app","deploymentTarget":"app-test","clusterType":"drone","files":["namespace.yaml","reconciler.yaml"]},',
        '    {"path":"large/app-test","registration":null,"workload":"app","deploymentTarget":"app-test","clusterType":"large","files":["a.sh","b.yaml"]}',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
    expect(formatAssignmentRecord(record())).toBe('{\n  "version": 1,\n  "registrations": {},\n  "folders": []\n}\n');
  });

  it('lists what belongs to cluster types only if there is any', () => {
    const infrastructure = ['large', 'drone'].map((clusterType) => {
      return { path: `a/${clusterType}`, clusterType, files: ['infrastructure.yaml'] };
    });
    const text = formatAssignmentRecord({ ...record(), infrastructure });
    expect(text).toBe(
      [
        '{',
        '  "version": 1,',
        '  "registrations": {},',
        '  "folders": [],',
        '  "infrastructure": [',
        '    {"path":"a/drone","clusterType":"drone","files":["infrastructure.yaml"]},',
        '    {"path":"a/large","clusterType":"large","files":["infrastructure.yaml"]}',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
    expect(parseAssignmentRecord(text)).toEqual({
      kind: 'valid',
      record: { ...record(), infrastructure: infrastructure.toReversed() },
    });
    expect(formatAssignmentRecord({ ...record(), infrastructure: [] })).toBe(formatAssignmentRecord(record()));
  });

  it('is the inverse of parseAssignmentRecord, in whatever order the folders come', () => {
    const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,5}[a-z0-9])?$/);
    const folders = fc.uniqueArray(
      fc
        .record({ prefix: fc.constantFrom('', 'a/', 'ä b/c/'), clusterType: name, deploymentTarget: name })
        .chain(({ prefix, clusterType, deploymentTarget }) =>
          fc.record({
            path: fc.constant(`${prefix}${clusterType}/${deploymentTarget}`),
            registration: fc.option(name),
            workload: name,
            deploymentTarget: fc.constant(deploymentTarget),
            clusterType: fc.constant(clusterType),
            files: fc.constantFrom([], ['config.sh', 'namespace.yaml']),
          }),
        ),
      { selector: ({ path }) => path },
    );
    fc.assert(
      fc.property(folders, (some) => {
        const text = formatAssignmentRecord(record(...some));
        const parsed = parseAssignmentRecord(text);
        expect(parsed.kind === 'valid' && new Set(parsed.record.folders)).toEqual(new Set(some));
        expect(parsed.kind === 'valid' && formatAssignmentRecord(parsed.record)).toBe(text);
        expect(formatAssignmentRecord(record(...some.toReversed()))).toBe(text);
      }),
    );
  });
});

describe('parseAssignmentRecord', () => {
  it('ignores a byte order mark', () => {
    const text = `\uFEFF${formatAssignmentRecord(record({ ...folder(), namespace: 'dev-drone-app-test' }))}`;
    const parsed = parseAssignmentRecord(text);
    expect(parsed.kind === 'valid' && parsed.record.folders[0]?.namespace).toBe('dev-drone-app-test');
  });

  it('ignores properties that it does not know', () => {
    expect(
      parseAssignmentRecord(JSON.stringify({ version: 1, newer: 1, folders: [{ ...folder(), newer: 1 }] })),
    ).toEqual({
      kind: 'valid',
      record: record(folder()),
    });
  });

  it.each(['', '{', '<<<<<<< HEAD\n', '['.repeat(100_000)])('refuses what is not JSON: %.20s', (text) => {
    const parsed = parseAssignmentRecord(text);
    expect(parsed.kind === 'invalid' && parsed.reason).toContain('is not JSON: ');
  });

  it('refuses what is too large', () => {
    const parsed = parseAssignmentRecord(' '.repeat(33_554_433));
    expect(parsed).toEqual({ kind: 'invalid', reason: 'has more than 33554432 characters' });
  });

  it.each([
    [null, 'is invalid: the whole has to be of type Object, not "null"'],
    [{ version: 2, folders: [] }, 'has version "2"; this release reads version 1'],
    [{ version: 1 }, '"folders" has to be'],
    [record(folder({ clusterType: '../..' })), '"folders.0.clusterType" has to be a Kubernetes name, not'],
    [record(folder({ registration: 'a\nb' })), '"folders.0.registration" has to be a Kubernetes name'],
    [record(folder({ workload: '@everyone' })), '"folders.0.workload" has to be a Kubernetes name'],
    [record(folder({ files: ['../x.yaml'] })), '"folders.0.files.0" has to be the name of a generated file'],
    [record(folder({ path: 'drone/other' })), 'lists "drone/other", which does not end with "drone/app-test"'],
    [record(folder({ path: 'xdrone/app-test' })), 'which does not end with'],
    [record(folder(), folder()), 'lists "drone/app-test" twice'],
  ])('refuses %j', (data, reason) => expect(reasonOf(data)).toContain(reason));

  it.each([
    '../drone/app-test',
    '/drone/app-test',
    'a//drone/app-test',
    '.Git/drone/app-test',
    'a\\b/drone/app-test',
    'a\n/drone/app-test',
  ])('refuses the path %j', (path) =>
    expect(reasonOf(record(folder({ path })))).toContain('"folders.0.path" has to be the path of a folder'),
  );

  const own = (change: object) => {
    return { ...record(), infrastructure: [{ path: 'drone', clusterType: 'drone', files: ['a.yaml'], ...change }] };
  };
  it.each([
    [{ ...record(folder({ files: ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml'] })) }, 'at most 4 names'],
    [own({ files: ['a.yaml', 'b.yaml'] }), 'at most one name'],
    [own({ files: ['README.md'] }), 'the name of a generated file'],
    [own({ files: ['kustomization.yaml'] }), 'the name of a generated file'],
    [record(folder({ files: ['Kustomization.yaml'] })), 'the name of a generated file'],
    [own({ path: 'a/../drone' }), 'the path of a folder in the repository'],
    [own({ path: 'large' }), 'lists "large", which does not end with "drone"'],
    [{ ...own({}), infrastructure: [...own({}).infrastructure, ...own({}).infrastructure] }, 'lists "drone" twice'],
  ])('refuses files that no run has written: %#', (data, reason) => {
    expect(reasonOf(data)).toContain(reason);
  });

  it('accepts what belongs to a cluster type', () => expect(reasonOf(own({ path: 'a/drone' }))).toBe('valid'));

  it('never throws, whatever the file contains', () => {
    const text = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(text, (any) => {
        expect(parseAssignmentRecord(any).kind).toBe('invalid');
      }),
    );
  });
});

describe('listFoldersBelow', () => {
  it('separates environments that share a branch', () => {
    const root = folder();
    const prod = folder({ path: 'envs/prod/drone/app-test' });
    const all = record(root, prod);
    expect(listFoldersBelow(all, '.')).toEqual([root]);
    expect(listFoldersBelow(all, './envs/prod/')).toEqual([prod]);
    expect(listFoldersBelow(all, 'envs')).toEqual([]);
  });
});

describe('listInfrastructureBelow', () => {
  it('separates environments that share a branch', () => {
    const entry = (path: string) => ({ path, clusterType: 'drone', files: [] });
    const all = { ...record(), infrastructure: [entry('drone'), entry('a/drone'), entry('a/b/drone')] };
    expect(listInfrastructureBelow(all, './a/')).toEqual([entry('a/drone')]);
    expect(listInfrastructureBelow(all, '.')).toEqual([entry('drone')]);
    expect(listInfrastructureBelow(record(), '.')).toEqual([]);
  });
});

describe('createOwnerLookup', () => {
  const source = { repo: 'https://github.com/contoso/app', branch: 'main', path: '.' };
  const recorded = { ...record(folder()), registrations: { app: source, web: { ...source, path: 'web' } } };

  it('finds a registration under its new name', () => {
    const renamed = { name: 'billing', repo: 'https://github.com/Contoso/app.git', branch: 'main', path: './' };
    const ownerOf = createOwnerLookup(recorded, [renamed, { ...source, name: 'other', branch: 'dev' }]);
    expect(ownerOf('app')).toBe('billing');
    expect(ownerOf('web')).toBe('web');
    expect(ownerOf('unknown')).toBe('unknown');
  });

  it('leaves the owner if it exists, or if several could be the new one', () => {
    const two = [
      { ...source, name: 'a' },
      { ...source, name: 'b' },
    ];
    expect(createOwnerLookup(recorded, [...two, { ...source, name: 'app' }])('app')).toBe('app');
    expect(createOwnerLookup(recorded, two)('app')).toBe('app');
  });
});

describe('listFoldersElsewhere', () => {
  const source = { repo: 'https://github.com/contoso/app', branch: 'main', path: '.' };
  const recorded = {
    ...record(
      folder(),
      folder({ path: 'clusters/drone/app-test' }),
      folder({ path: 'old/drone/x', deploymentTarget: 'x', registration: null }),
      folder({ path: 'old/drone/y', deploymentTarget: 'y', registration: 'unknown' }),
    ),
    registrations: { app: source },
  };

  it('lists those under other paths, with the present name of their registration', () => {
    const [found, ...others] = listFoldersElsewhere(recorded, 'clusters', [{ ...source, name: 'billing', path: './' }]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ path: 'drone/app-test', registration: 'billing' });
    expect(listFoldersElsewhere(recorded, '.', [{ ...source, name: 'app' }])).toMatchObject([
      { path: 'clusters/drone/app-test', registration: 'app' },
    ]);
  });

  it('leaves out registrations that have other sources now, or are gone', () => {
    expect(listFoldersElsewhere(recorded, 'clusters', [{ ...source, name: 'app', branch: 'dev' }])).toEqual([]);
    expect(listFoldersElsewhere(recorded, 'clusters', [])).toEqual([]);
  });
});
