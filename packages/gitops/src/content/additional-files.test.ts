import { formatAssignmentRecord, parseAssignmentRecord } from '@kalypso-actions/assignment-record';
import { ASSIGNMENT_RECORD_PATH } from '@kalypso-actions/conventions';
import type { TreeEntry } from '@kalypso-actions/git';
import { blobId } from '@kalypso-actions/git-objects';
import { CLUSTER_TYPE_README, type Report } from '@kalypso-actions/scheduler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFailure, REPORT } from '../test-support.ts';
import { toDesiredBranch } from './managed-paths.ts';
import { warnOfReplacedFiles } from './replaced-files.ts';
import type { ScheduledContent } from './scheduled-content.ts';
import { warnOfRemainingFiles } from './unrecorded-files.ts';

type Texts = Readonly<Record<string, string>>;
/** What is scheduled: by cluster type its own files, and by assignment its files. Contents by name. */
interface Fleet {
  readonly clusterTypes: Readonly<Record<string, Texts | 'failed'>>;
  readonly assignments?: Readonly<Record<string, Texts | 'failed'>>;
  readonly keepsPublished?: boolean;
}

const USUAL: Texts = { 'namespace.yaml': 'n', 'reconciler.yaml': 'r' };
const LAYOUT = { path: 'fleet', configFileName: 'platform-config' };
const filesIn = (folder: string, texts: Texts | 'failed' = {}) =>
  texts === 'failed' ? [] : Object.entries(texts).map(([name, text]) => [`fleet/${folder}/${name}`, text] as const);

function contentOf({ clusterTypes, assignments = {}, keepsPublished = false }: Fleet): ScheduledContent {
  const texts = [
    ...Object.keys(clusterTypes).map((name) => [`fleet/${name}/README.md`, CLUSTER_TYPE_README] as const),
    ...Object.entries({ ...clusterTypes, ...assignments }).flatMap(([folder, own]) => filesIn(folder, own)),
  ];
  const pairOf = (name: string) => {
    const [clusterType = '', deploymentTarget = ''] = name.split('/');
    return { clusterType, deploymentTarget, workload: 'w', workspace: 's', registration: null, policies: [] };
  };
  const toReportPaths = (folder: string, own: Texts) => Object.keys(own).map((file) => `${folder}/${file}`);
  const report: Report = {
    ...REPORT,
    keepsPublished,
    clusterTypes: Object.entries(clusterTypes).map(([name, own]) => {
      if (own === 'failed') return { name, labels: {}, problems: [{ code: 'template-failed', message: 'm' }] };
      return { name, labels: {}, ...(Object.keys(own).length > 0 ? { files: toReportPaths(name, own) } : {}) };
    }),
    assignments: Object.entries(assignments).flatMap(([name, own]) =>
      own === 'failed' ? [] : [{ ...pairOf(name), namespace: 'n', config: 0, files: toReportPaths(name, own) }],
    ),
    failed: Object.entries(assignments).flatMap(([name, own]) =>
      own === 'failed' ? [createFailure({ ...pairOf(name), problems: [{ code: 'not-yaml', message: 'm' }] })] : [],
    ),
  };
  const files = new Map(texts.map(([path, text]) => [path, { read: () => Buffer.from(text) }]));
  return { kind: 'scheduled', layout: LAYOUT, files, report };
}

/** Publishes to a branch, as a merge of the pull request does. */
function publishWithWarnings(branch: Texts, fleet: Fleet) {
  const content = contentOf(fleet);
  const present = Object.entries(branch).map(([path, text]): TreeEntry => {
    return { path, id: blobId(Buffer.from(text)), mode: '100644' };
  });
  const parsed = parseAssignmentRecord(branch[ASSIGNMENT_RECORD_PATH] ?? '');
  const record = parsed.kind === 'valid' ? parsed.record : undefined;
  const { files, isManaged, isKept = () => false } = toDesiredBranch(content, present, record).desired;
  const idOf = (path: string) => present.find((entry) => entry.path === path)?.id;
  const written = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([path, file]) => !isKept(path) && branch[path] !== String(file.read()))
    .map(([path, file]) => {
      const before = idOf(path);
      return { path, mode: '100644', id: '', content: file, ...(before === undefined ? {} : { before }) } as const;
    });
  const isRemoved = ({ path }: TreeEntry) => isManaged(path) && !files.has(path) && !isKept(path);
  const difference = {
    written,
    removed: present.filter(isRemoved),
    foreign: present.filter(({ path }) => !isManaged(path)),
  };
  const { diagnostics } = warnOfRemainingFiles(
    warnOfReplacedFiles(content, difference, record),
    difference,
    record,
  ).report;
  const remaining = Object.entries(branch).filter(([path]) => !isManaged(path) || files.has(path) || isKept(path));
  const texts = written.map(({ path, content: file }) => [path, String(file.read())] as const);
  return { branch: Object.fromEntries([...remaining, ...texts]), warnings: diagnostics };
}
const publish = (branch: Texts, ...fleets: readonly Fleet[]): Texts =>
  fleets.reduce((current, fleet) => publishWithWarnings(current, fleet).branch, branch);

const pathsOf = (branch: Texts) =>
  Object.keys(branch)
    .filter((path) => path.startsWith('fleet/'))
    .sort();
const recordIn = (branch: Texts) => JSON.parse(branch[ASSIGNMENT_RECORD_PATH] ?? '{}');

describe('what belongs to a cluster type', () => {
  const own: Fleet = { clusterTypes: { drone: { 'infrastructure.yaml': '1' }, large: {} } };

  it('is published and recorded, and removed when it is no longer declared', () => {
    const first = publish({}, own);
    expect(first['fleet/drone/infrastructure.yaml']).toBe('1');
    expect(recordIn(first).infrastructure).toEqual([
      { path: 'fleet/drone', clusterType: 'drone', files: ['infrastructure.yaml'] },
    ]);
    const second = publish(first, { clusterTypes: { drone: {}, large: {} } });
    expect(pathsOf(second)).toEqual(['fleet/drone/README.md', 'fleet/large/README.md']);
    expect(recordIn(second)).not.toHaveProperty('infrastructure');
    expect(pathsOf(publish(first, { clusterTypes: { large: {} } }))).toEqual(['fleet/large/README.md']);
  });

  it('gets another name without leaving a file behind', () => {
    const renamed = publish({}, own, { clusterTypes: { drone: { 'cluster.yaml': '1' }, large: {} } });
    expect(pathsOf(renamed)).toEqual(['fleet/drone/README.md', 'fleet/drone/cluster.yaml', 'fleet/large/README.md']);
  });

  it('stays as it is while it fails, and so does its entry in the record', () => {
    const first = publish({}, own);
    const failed = publish(first, { clusterTypes: { drone: 'failed', large: { 'infrastructure.yaml': '2' } } });
    expect(failed['fleet/drone/infrastructure.yaml']).toBe('1');
    expect(failed['fleet/large/infrastructure.yaml']).toBe('2');
    expect(recordIn(failed).infrastructure.map(({ path }: { path: string }) => path)).toEqual([
      'fleet/drone',
      'fleet/large',
    ]);
    expect(pathsOf(publish(failed, { clusterTypes: { drone: {}, large: {} } }))).not.toContain(
      'fleet/drone/infrastructure.yaml',
    );
  });

  it('stays while a folder of its cluster type stays, although the type is gone', () => {
    const assignments = { 'drone/a': USUAL };
    const first = publish({}, { ...own, assignments });
    const kept = publish(first, { clusterTypes: { large: {} }, assignments: { 'drone/a': 'failed' } });
    expect(pathsOf(kept)).toEqual(pathsOf(first));
    expect(pathsOf(publish(kept, { clusterTypes: { large: {} } }))).toEqual(['fleet/large/README.md']);
  });

  it('stays while a base is missing', () => {
    const first = publish({}, own);
    expect(publish(first, { clusterTypes: { large: {} }, keepsPublished: true })).toEqual(first);
  });

  it('of another environment on the branch keeps its entry', () => {
    const other = { path: 'other/drone', clusterType: 'drone', files: ['infrastructure.yaml'] };
    const record = formatAssignmentRecord({ version: 1, registrations: {}, folders: [], infrastructure: [other] });
    const before = { [ASSIGNMENT_RECORD_PATH]: record, 'other/drone/infrastructure.yaml': 'x' };
    const after = publish(before, own, { clusterTypes: {} });
    expect(recordIn(after).infrastructure).toEqual([other]);
    expect(after['other/drone/infrastructure.yaml']).toBe('x');
  });
});

describe('files that others have put on the branch', () => {
  const foreign = {
    'fleet/drone/infrastructure.yaml': 'by hand',
    'fleet/drone/a/policy.yaml': 'by hand',
    'fleet/drone/a/zarf.yaml': 'by hand',
  };
  const before = publish(foreign, { clusterTypes: { drone: {} }, assignments: { 'drone/a': USUAL } });

  it('stay beside generated ones', () => {
    expect(before).toMatchObject(foreign);
    expect(publish(before, { clusterTypes: {} })).toMatchObject(foreign);
  });

  it('are replaced with a warning that names them', () => {
    const fleet: Fleet = {
      clusterTypes: { drone: { 'infrastructure.yaml': '1' } },
      assignments: { 'drone/a': { ...USUAL, 'policy.yaml': 'p' } },
    };
    const { branch, warnings } = publishWithWarnings(before, fleet);
    expect(warnings.map(({ code, severity, message }) => `${severity} ${code}: ${message}`)).toEqual([
      'warning file-replaced: the record does not list "fleet/drone/a/policy.yaml", "fleet/drone/infrastructure.yaml", which this change replaces: someone else may have put them there',
    ]);
    expect(branch['fleet/drone/a/zarf.yaml']).toBe('by hand');
    const changed = { ...fleet, clusterTypes: { drone: { 'infrastructure.yaml': '2' } } };
    expect(publishWithWarnings(branch, changed).warnings).toEqual([]);
  });
});

describe('a record that is lost', () => {
  const own = { ...USUAL, 'policy.yaml': 'p' };
  const both: Fleet = { clusterTypes: { drone: {} }, assignments: { 'drone/a': own, 'drone/b': own } };
  const onlyB: Fleet = { clusterTypes: { drone: {} }, assignments: { 'drone/b': own } };
  const FILES_OF_B = ['namespace', 'policy', 'reconciler'].map((name) => `fleet/drone/b/${name}.yaml`);
  const lose = ({ [ASSIGNMENT_RECORD_PATH]: _, ...branch }: Texts): Texts => branch;
  const damage = (branch: Texts): Texts => ({ ...branch, [ASSIGNMENT_RECORD_PATH]: '<<<<<<< HEAD' });
  const describeWarnings = (branch: Texts, fleet: Fleet) =>
    publishWithWarnings(branch, fleet).warnings.map(({ code, message }) => `${code}: ${message}`);

  it.each([
    ['deleted', lose],
    ['damaged', damage],
  ])('and was %s leaves no policy behind without its namespace', (_, change) => {
    const { branch, warnings } = publishWithWarnings(change(publish({}, both)), onlyB);
    expect(pathsOf(branch)).toEqual(['fleet/drone/README.md', ...FILES_OF_B]);
    expect(warnings).toEqual([]);
  });

  it('while an assignment fails removes all of its files later', () => {
    const failing: Fleet = { ...both, assignments: { 'drone/a': 'failed', 'drone/b': own } };
    const held = publish(lose(publish({}, both)), failing);
    expect(held).toMatchObject({ 'fleet/drone/a/policy.yaml': 'p', 'fleet/drone/a/namespace.yaml': 'n' });
    expect(pathsOf(publish(held, onlyB))).toEqual(['fleet/drone/README.md', ...FILES_OF_B]);
  });

  it('leaves no infrastructure behind that others of its kind have', () => {
    const fleet: Fleet = {
      clusterTypes: { drone: { 'infrastructure.yaml': '1' }, large: { 'infrastructure.yaml': '1' } },
    };
    const rest: Fleet = { clusterTypes: { large: { 'infrastructure.yaml': '1' } } };
    expect(pathsOf(publish(lose(publish({}, fleet)), rest))).toEqual([
      'fleet/large/README.md',
      'fleet/large/infrastructure.yaml',
    ]);
  });

  it('keeps what may not be generated, with a warning that names it', () => {
    const fleet: Fleet = {
      clusterTypes: { drone: { 'infrastructure.yaml': '1' } },
      assignments: { 'drone/a': own, 'drone/b': { ...USUAL, 'zarf.yaml': 'z' } },
    };
    const first = lose(publish({ 'fleet/drone/b/quota.yaml': 'by hand' }, fleet));
    const gone = { clusterTypes: {}, assignments: {} };
    expect(describeWarnings(first, gone)).toEqual([
      'file-left-behind: the record does not list "fleet/drone/b/quota.yaml", "fleet/drone/a/policy.yaml", "fleet/drone/b/zarf.yaml", "fleet/drone/infrastructure.yaml", so they stay on the branch, although they do not belong to what is scheduled: a template may have written them',
    ]);
    const withoutPolicy: Fleet = {
      clusterTypes: { drone: {} },
      assignments: { 'drone/a': USUAL, 'drone/b': { ...USUAL, 'zarf.yaml': 'z' } },
    };
    expect(describeWarnings(first, withoutPolicy)).toEqual([
      'file-left-behind: the record does not list "fleet/drone/a/policy.yaml", "fleet/drone/infrastructure.yaml", so they stay on the branch, although they do not belong to what is scheduled: a template may have written them',
    ]);
    const after = publish(first, gone);
    expect(after['fleet/drone/b/quota.yaml']).toBe('by hand');
    expect(describeWarnings(after, gone)).toEqual([]);
  });

  it('removes nothing that others have put beside it if no run generates such a name, and warns once', () => {
    const foreign = { 'fleet/drone/a/policy.yaml': 'by hand', 'fleet/drone/infrastructure.yaml': 'by hand' };
    const fleet: Fleet = { clusterTypes: { drone: {} }, assignments: { 'drone/a': USUAL, 'drone/b': USUAL } };
    const first = lose(publish(foreign, fleet));
    const rest: Fleet = { clusterTypes: { drone: {} }, assignments: { 'drone/b': USUAL } };
    expect(publish(first, rest)).toMatchObject(foreign);
    expect(publish(first, { clusterTypes: {} })).toMatchObject(foreign);
    expect(describeWarnings(first, fleet)).toHaveLength(1);
    expect(describeWarnings(publish(first, fleet), fleet)).toEqual([]);
  });

  it('keeps what others have put beside recorded files, although a run generates such a name elsewhere', () => {
    const foreign = { 'fleet/drone/a/policy.yaml': 'by hand', 'fleet/drone/infrastructure.yaml': 'by hand' };
    const fleet: Fleet = {
      clusterTypes: { drone: {}, large: { 'infrastructure.yaml': '1' } },
      assignments: { 'drone/a': USUAL, 'large/b': own },
    };
    const rest: Fleet = { clusterTypes: { large: { 'infrastructure.yaml': '1' } }, assignments: { 'large/b': own } };
    const { branch, warnings } = publishWithWarnings(publish(foreign, fleet), rest);
    expect(branch).toMatchObject(foreign);
    expect(warnings.map(({ code }) => code)).toEqual(['file-left-behind']);
  });
});

describe('a record that was changed', () => {
  const entry = (folder: string, files: readonly string[]) => {
    const [deploymentTarget = '', clusterType = ''] = folder.split('/').reverse();
    return { path: folder, registration: null, workload: 'w', deploymentTarget, clusterType, files };
  };
  const branch = {
    'fleet/drone/README.md': CLUSTER_TYPE_README,
    'fleet/drone/a/namespace.yaml': 'n',
    'fleet/drone/a/reconciler.yaml': 'r',
    'fleet/drone/a/notes.md': 'x',
    'fleet/drone/a/a.yaml': 'x',
    'fleet/docs/guide/a.yaml': 'x',
    'fleet/docs/b.yaml': 'x',
    'README.md': 'x',
    'other/drone/a/a.yaml': 'x',
  };
  const fleet: Fleet = { clusterTypes: { drone: {} }, assignments: { 'drone/a': USUAL } };
  const publishWith = (record: unknown) =>
    publish({ ...branch, [ASSIGNMENT_RECORD_PATH]: JSON.stringify(record) }, fleet);

  it.each<[string, object]>([
    ['a folder that is not of a cluster type', { folders: [entry('fleet/docs/guide', ['a.yaml'])] }],
    [
      'a file of a folder that is not of a cluster type',
      { infrastructure: [{ path: 'fleet/docs', clusterType: 'docs', files: ['b.yaml'] }] },
    ],
    ['a folder of another environment', { folders: [entry('other/drone/a', ['a.yaml'])] }],
    ['a file of another kind', { folders: [entry('fleet/drone/a', ['notes.md'])] }],
    ['a file elsewhere', { folders: [entry('fleet/drone/a', ['../../../README.md'])] }],
    [
      'a cluster type elsewhere',
      { infrastructure: [{ path: 'fleet/drone/..', clusterType: 'drone', files: ['b.yaml'] }] },
    ],
    ['README.md', { infrastructure: [{ path: 'fleet/drone', clusterType: 'drone', files: ['README.md'] }] }],
    [
      'more files than a folder has',
      { folders: [entry('fleet/drone/a', ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml'])] },
    ],
  ])('cannot make a run remove what no run has written: %s', (_, change) => {
    const after = publishWith({ version: 1, registrations: {}, folders: [], ...change });
    expect(after).toMatchObject(branch);
  });
});

const name = fc.constantFrom('namespace.yaml', 'reconciler.yaml', 'policy.yaml', 'zarf.yaml', 'A.yaml', 'cfg.sh');
const texts = (maxKeys: number) => fc.dictionary(name, fc.constantFrom('1', '2'), { maxKeys });
const folders = <T>(keys: readonly string[], value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom(...keys), value);
const arbitraryFleet: fc.Arbitrary<Fleet> = fc
  .record({
    clusterTypes: folders(['drone', 'large'], fc.oneof(texts(1), fc.constant('failed' as const))),
    assignments: folders(['drone/a', 'drone/b', 'large/a'], fc.oneof(texts(4), fc.constant('failed' as const))),
  })
  .map(({ clusterTypes, assignments }) => ({
    clusterTypes,
    assignments: Object.fromEntries(
      Object.entries(assignments).filter(([key]) => key.slice(0, key.indexOf('/')) in clusterTypes),
    ),
  }));
const FOREIGN = ['notes.yaml', 'drone/notes.yaml', 'drone/a/notes.yaml', 'drone/a/README.md', 'docs/a/zarf.yaml'];

describe('publications one after the other', () => {
  it('leave what is scheduled, what is held back and what others have added, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(arbitraryFleet, { minLength: 1, maxLength: 4 }), (fleets) => {
        const foreign = Object.fromEntries(FOREIGN.map((path) => [`fleet/${path}`, 'by hand']));
        const before = publish(foreign, ...fleets.slice(0, -1));
        const last = fleets.at(-1) ?? { clusterTypes: {} };
        const after = publish(before, last);
        const isFailed = (path: string) => {
          const [, clusterType = '', target = '', file] = path.split('/');
          const folder =
            file === undefined ? last.clusterTypes[clusterType] : last.assignments?.[`${clusterType}/${target}`];
          return folder === 'failed' && !path.endsWith('/README.md');
        };
        const { files } = contentOf(last);
        const wanted = {
          ...foreign,
          ...Object.fromEntries([...files].map(([path, file]) => [path, String(file.read())])),
        };
        const held = Object.entries(before).filter(([path]) => isFailed(path));
        const { [ASSIGNMENT_RECORD_PATH]: _, ...rest } = after;
        expect(rest).toEqual({ ...wanted, ...Object.fromEntries(held) });
        expect(publish(after, last)).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });
});
