import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DesiredTree } from '@kalypso-actions/scheduler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScheduleSettings } from '../decide/decide-schedule.ts';
import type { ControlPlaneDeps } from '../observe/control-plane-deps.ts';
import { scheduleEnvironment } from './schedule-environment.ts';

const HEADER = 'apiVersion: scheduler.kalypso.io/v1alpha1\n';
const COMMIT = '0123456789'.repeat(4);
const WORKLOADS = ['alpha', 'beta', 'gamma'] as const;

const document = (kind: string, name: string, spec: string) =>
  `${HEADER}kind: ${kind}\nmetadata: { name: ${name} }\nspec:\n${spec.replace(/^(?=.)/gm, '  ')}`;
const workload = (name: string, targets = ['test', 'perf']) =>
  document(
    'Workload',
    name,
    `deploymentTargets:\n${targets.map((target) => `  - name: ${target}\n    environment: dev\n    manifests: { repo: "https://github.com/contoso/${name}-gitops", branch: dev, path: ${target} }\n`).join('')}`,
  );
const registration = (name: string) =>
  document(
    'WorkloadRegistration',
    name,
    `workload: { repo: "https://github.com/contoso/${name}", branch: main, path: workload }\nworkspace: team-${name}\n`,
  );

const FILES: Readonly<Record<string, string>> = {
  'dev/base-repo.yaml': document(
    'BaseRepo',
    'main',
    `repo: https://github.com/contoso/control-plane\nbranch: main\npath: .\ncommit: "${COMMIT}"\n`,
  ),
  'dev/gitops-repo.yaml': document(
    'GitOpsRepo',
    'dev',
    'repo: https://github.com/contoso/gitops\nbranch: dev\npath: .\n',
  ),
  'dev/drone.yaml': document('ClusterType', 'drone', 'reconciler: flux\nnamespaceService: ns\n'),
  'dev/policy.yaml': document('SchedulingPolicy', 'all', 'deploymentTargetSelector: {}\nclusterTypeSelector: {}\n'),
  'main/flux.yaml': document(
    'Template',
    'flux',
    'type: reconciler\nmanifests:\n  - |\n    kind: GitRepository\n    url: {{ .Manifests.repo }}\n    path: {{ .Manifests.path }}\n',
  ),
  'main/ns.yaml': document(
    'Template',
    'ns',
    'type: namespace\nmanifests:\n  - |\n    kind: Namespace\n    name: {{ .Namespace }}\n',
  ),
  ...Object.fromEntries(WORKLOADS.map((name) => [`main/${name}.yaml`, registration(name)])),
  ...Object.fromEntries(WORKLOADS.map((name) => [`workloads/contoso/${name}/workload/workload.yaml`, workload(name)])),
};

const SETTINGS: ScheduleSettings = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
  onError: 'isolate',
  failOnWarnings: false,
};
const DEPS: ControlPlaneDeps = {
  fetchSources: async (sources) =>
    new Map(
      sources.map((source) => {
        const failure = { kind: 'repository-not-found', message: `${source.repo} was not found` } as const;
        return [source, { kind: 'failed', failure }];
      }),
    ),
  fetchRecords: async (sources) =>
    new Map(
      sources.map((source) => [source, { kind: 'failed', failure: { kind: 'path-not-found', message: 'no record' } }]),
    ),
  readHeadCommit: async () => undefined,
};

/** The record of the fleet without errors. */
const RECORD = JSON.stringify({
  version: 1,
  folders: WORKLOADS.flatMap((name) =>
    ['perf', 'test'].map((target) => ({
      path: `drone/${name}-${target}`,
      registration: name,
      workload: name,
      deploymentTarget: `${name}-${target}`,
      clusterType: 'drone',
      files: ['namespace.yaml', 'reconciler.yaml'],
    })),
  ),
});

const BETA = 'workloads/contoso/beta/workload';
const BOMB = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (name) => {
  const before = String.fromCharCode(name.charCodeAt(0) - 1);
  return `${name}: &${name} [${Array(10).fill(`*${before}`).join(',')}]\n`;
})}`;

type Breakage = (root: string) => void;
const write =
  (path: string, content: string | Buffer): Breakage =>
  (root) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
const remove =
  (path: string): Breakage =>
  (root) =>
    rmSync(join(root, path), { recursive: true });
const replace = (from: string, to: string): Breakage =>
  write(
    `${BETA}/workload.yaml`,
    workload('beta').replace(from, () => to),
  );

/** Ways to break the workload repository of `beta`, and the diagnostic that its team gets. */
const BREAKAGES: readonly (readonly [string, string, Breakage])[] = [
  ['is not YAML', 'yaml-syntax', write(`${BETA}/workload.yaml`, `${workload('beta')}  : [`)],
  ['has a field of a wrong type', 'wrong-type', replace('environment: dev', 'environment: [dev]')],
  ['lacks a field', 'missing-field', replace('environment: dev', 'envronment: dev')],
  ['has the name of another workload', 'duplicate-workload', write(`${BETA}/workload.yaml`, workload('alpha'))],
  ['has one name twice', 'duplicate-resource', write(`${BETA}/other.yaml`, workload('beta'))],
  [
    'has two targets with one full name',
    'duplicate-deployment-target',
    write(`${BETA}/workload.yaml`, `${workload('beta-x', ['z'])}---\n${workload('beta', ['test', 'x-z'])}`),
  ],
  ['is not UTF-8', 'not-utf8', write(`${BETA}/workload.yaml`, Buffer.from([0x61, 0x3a, 0xff, 0xfe]))],
  ['lacks its folder', 'source-path-not-found', remove(BETA)],
  ['is too large', 'file-too-large', write(`${BETA}/large.yaml`, `# ${'x'.repeat(5_000_000)}\n`)],
  [
    'has too many targets',
    'too-many-targets',
    write(
      `${BETA}/workload.yaml`,
      workload(
        'beta',
        Array.from({ length: 1001 }, (_, index) => `t${index}`),
      ),
    ),
  ],
  [
    'is an alias bomb',
    'yaml-alias-expansion',
    write(
      `${BETA}/workload.yaml`,
      `${HEADER}kind: Workload\nmetadata: {name: beta}\nspec:\n${BOMB.replace(/^/gm, '  ')}`,
    ),
  ],
  ['does not exist', 'source-repository-not-found', remove('workloads/contoso/beta')],
  ['was emptied', 'no-workload', write(`${BETA}/workload.yaml`, '')],
  ['lost its workload', 'no-workload', write(`${BETA}/workload.yaml`, 'kind: Service\napiVersion: v1\n')],
  ['has a document of a wrong version', 'unknown-version', replace('v1alpha1', 'v1')],
  ['has a misspelled kind', 'unknown-kind', replace('kind: Workload', 'kind: Workloads')],
  ['has a value that is a template', 'template-in-value', replace('path: test', 'path: "{{ .Namespace }}"')],
  ['has a value that is refused', 'unsafe-value', replace('path: test', 'path: "x\\nkind: Secret"')],
  ['has a reserved name', 'reserved-name', write(`${BETA}/workload.yaml`, workload('kube-system'))],
];

let healthy: string;
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'kalypso-isolation-'));
  healthy = join(scratch, 'healthy');
  for (const [path, text] of Object.entries(FILES)) write(path, text)(healthy);
});
afterAll(() => rmSync(scratch, { recursive: true }));

async function schedule(record: string | undefined, ...breakages: readonly Breakage[]) {
  const root = mkdtempSync(join(scratch, 'fleet-'));
  cpSync(healthy, root, { recursive: true });
  if (record !== undefined) write('gitops/.github/tracking/assignments.json', record)(root);
  for (const breakTree of breakages) breakTree(root);
  const { decision } = await scheduleEnvironment(
    {
      environment: 'dev',
      controlPlane: join(root, 'dev'),
      base: join(root, 'main'),
      workloads: join(root, 'workloads'),
      gitops: record === undefined ? undefined : join(root, 'gitops'),
    },
    join(root, 'out'),
    SETTINGS,
    DEPS,
  );
  const errors = decision.diagnostics.filter(({ severity }) => severity === 'error');
  return {
    report: decision.report,
    tree: decision.tree,
    heldBack: decision.report.registrations.filter(({ isHeldBack }) => isHeldBack).map(({ name }) => name),
    errors: errors.map(({ registration: owner = 'platform', code }) => `${owner}: ${code}`),
  };
}

/** The files of some workloads, and what belongs to none. */
const restrict = (tree: DesiredTree | undefined, names: readonly string[]) =>
  new Map(
    [...(tree ?? [])].filter(([path]) => {
      const owner = WORKLOADS.find((name) => path.startsWith(`drone/${name}-`));
      return owner === undefined || names.includes(owner);
    }),
  );

describe('a workload repository that', () => {
  it('has no errors is published', async () => {
    const { report, tree, errors } = await schedule(undefined);
    expect(errors).toEqual([]);
    expect(report).toMatchObject({ outcome: 'complete', failed: [] });
    expect(tree?.size).toBe(1 + 1 + 3 * 2 * 2);
  });

  it.each(BREAKAGES)('%s holds back its registration alone: %s', async (_, code, breakTree) => {
    const complete = await schedule(RECORD);
    const { report, tree, heldBack, errors } = await schedule(RECORD, breakTree);
    expect(errors).toContain(`beta: ${code}`);
    expect(errors.filter((error) => !error.startsWith('beta: '))).toEqual([]);
    expect(heldBack).toEqual(['beta']);
    expect(report).toMatchObject({ outcome: 'partial', isPromotionHeldBack: false });
    expect(tree).toEqual(restrict(complete.tree, ['alpha', 'gamma']));
  });

  it.each([
    ['a name', [write(`${BETA}/workload.yaml`, workload('alpha'))]],
    [
      'a full name',
      [
        write('workloads/contoso/alpha/workload/workload.yaml', workload('alpha', ['x-z'])),
        write(`${BETA}/workload.yaml`, workload('alpha-x', ['z'])),
      ],
    ],
  ])('claims %s of another one holds back both if no record says whose it is', async (_, breakages) => {
    const { heldBack, report, tree } = await schedule(undefined, ...breakages);
    expect(heldBack).toEqual(['alpha', 'beta']);
    expect(report.isPromotionHeldBack).toBe(false);
    expect([...(tree?.keys() ?? [])].filter((path) => path.includes('gamma-'))).toHaveLength(4);
  });

  it('has a name that is too long for one cluster type fails there, and does not hold back promotions', async () => {
    const long = write(`${BETA}/workload.yaml`, workload('beta', ['test', 'x'.repeat(50)]));
    const { report, tree, errors, heldBack } = await schedule(RECORD, long);
    expect(errors).toEqual(['beta: namespace-name']);
    expect(heldBack).toEqual([]);
    expect(report.isPromotionHeldBack).toBe(false);
    expect(tree?.has('drone/beta-test/namespace.yaml')).toBe(true);
    // No name fits a cluster type whose own name is too long: that is for the platform team to fix.
    const large = write(
      'dev/long.yaml',
      document('ClusterType', `x${'y'.repeat(60)}`, 'reconciler: flux\nnamespaceService: ns\n'),
    );
    const ofPlatform = await schedule(RECORD, large);
    expect(new Set(ofPlatform.errors)).toEqual(new Set(['platform: namespace-name']));
    expect(ofPlatform.report.isPromotionHeldBack).toBe(true);
  });

  it('is every one of the fleet holds back the promoted commit: nothing proves that it works', async () => {
    const { report } = await schedule(RECORD, remove('workloads/contoso'));
    expect(report).toMatchObject({ outcome: 'partial', assignments: [], isPromotionHeldBack: true });
  });

  it('cannot be read does not lose its names to another one', async () => {
    const takeover = write('workloads/contoso/gamma/workload/more.yaml', workload('beta', ['other']));
    const { heldBack, errors } = await schedule(RECORD, remove('workloads/contoso/beta'), takeover);
    expect(heldBack).toEqual(['beta', 'gamma']);
    expect(new Set(errors)).toEqual(new Set(['beta: source-repository-not-found', 'gamma: name-taken']));
  });

  it('has an error that is only found when it is planned does not lose its names either', async () => {
    const renamed = write(`${BETA}/workload.yaml`, workload('bee').replace('path: test', 'path: "x\\nkind: Secret"'));
    const takeover = write('workloads/contoso/gamma/workload/more.yaml', workload('beta', ['other']));
    const { heldBack, errors } = await schedule(RECORD, renamed, takeover);
    expect(heldBack).toEqual(['beta', 'gamma']);
    expect(new Set(errors)).toEqual(new Set(['beta: unsafe-value', 'gamma: name-taken']));
  });

  it('has its folders under another path of the branch does not lose its name either', async () => {
    const source = { repo: 'https://github.com/contoso/beta', branch: 'main', path: 'workload' };
    const { folders, ...rest } = JSON.parse(RECORD);
    const moved = folders.map((folder: { readonly path: string }) => ({ ...folder, path: `old/${folder.path}` }));
    const takeover = write('workloads/contoso/gamma/workload/more.yaml', workload('beta', ['other']));
    const attempt = (registrations: object) =>
      schedule(JSON.stringify({ ...rest, registrations, folders: moved }), remove('workloads/contoso/beta'), takeover);
    expect((await attempt({ beta: source })).heldBack).toEqual(['beta', 'gamma']);
    expect((await attempt({ beta: { ...source, branch: 'other' } })).heldBack).toEqual(['beta']);
  });

  it('was renamed keeps its names', async () => {
    const source = { repo: 'https://github.com/contoso/beta', branch: 'main', path: 'workload' };
    const record = JSON.stringify({ ...JSON.parse(RECORD), registrations: { beta: source } });
    const rename: Breakage = (root) => {
      remove('main/beta.yaml')(root);
      write('main/renamed.yaml', registration('beta').replace('name: beta', 'name: renamed'))(root);
    };
    const takeover = write('workloads/contoso/gamma/workload/more.yaml', workload('beta', ['other']));
    const { heldBack, errors } = await schedule(record, rename, takeover);
    expect(heldBack).toEqual(['gamma']);
    expect(new Set(errors)).toEqual(new Set(['gamma: duplicate-workload']));
  });

  it('is held back together with another one does not hold back the third', async () => {
    const complete = await schedule(RECORD);
    const { tree, heldBack } = await schedule(
      RECORD,
      remove('workloads/contoso/alpha'),
      write(`${BETA}/workload.yaml`, '['),
    );
    expect(heldBack).toEqual(['alpha', 'beta']);
    expect(tree).toEqual(restrict(complete.tree, ['gamma']));
  });

  it('is no longer registered is gone, and holds nothing back', async () => {
    const complete = await schedule(RECORD);
    const { report, tree } = await schedule(RECORD, remove('main/beta.yaml'));
    expect(report).toMatchObject({ outcome: 'complete', failed: [] });
    expect(tree).toEqual(restrict(complete.tree, ['alpha', 'gamma']));
  });

  it.each([
    [
      'a selector',
      write(
        'dev/policy.yaml',
        document(
          'SchedulingPolicy',
          'all',
          'clusterTypeSelector: { labelSelector: { matchExpressions: [{ key: a, operator: Nope }] } }\n',
        ),
      ),
    ],
    ['a duplicate', write('dev/copy.yaml', FILES['dev/drone.yaml'] ?? '')],
    ['invalid YAML', write('dev/x.yaml', 'a: [')],
  ])('is not to blame for an error of the control plane, which stops the run: %s', async (_, breakTree) => {
    const { report, tree } = await schedule(RECORD, breakTree, remove('workloads/contoso/beta'));
    expect(report.outcome).toBe('failed');
    expect(tree).toBeUndefined();
  });
});

describe('a namespace that assignments of two registrations would share', () => {
  const settings = { ...SETTINGS, namespacePattern: '{{workspace}}-{{deploymentTarget}}' };

  it('stays with the one that was published', async () => {
    const root = mkdtempSync(join(scratch, 'clash-'));
    cpSync(healthy, root, { recursive: true });
    // `team-a` + `b-c-t` and `team-a-b` + `c-t`.
    const rename = (name: string, workspace: string) =>
      write(`main/${name}.yaml`, registration(name).replace(`team-${name}`, workspace))(root);
    rename('beta', 'team-a');
    rename('gamma', 'team-a-b');
    write(`${BETA}/workload.yaml`, workload('b-c', ['t']))(root);
    write('workloads/contoso/gamma/workload/workload.yaml', workload('c', ['t']))(root);
    const run = async (owner: string | undefined) => {
      const target = owner === 'beta' ? 'b-c-t' : 'c-t';
      const folder = {
        path: `drone/${target}`,
        registration: owner,
        workload: 'w',
        deploymentTarget: target,
        clusterType: 'drone',
        namespace: 'team-a-b-c-t',
        files: [],
      };
      write(
        'gitops/.github/tracking/assignments.json',
        JSON.stringify({ version: 1, folders: owner ? [folder] : [] }),
      )(root);
      const { decision } = await scheduleEnvironment(
        {
          environment: 'dev',
          controlPlane: join(root, 'dev'),
          base: join(root, 'main'),
          workloads: join(root, 'workloads'),
          gitops: join(root, 'gitops'),
        },
        join(root, 'out'),
        settings,
        DEPS,
      );
      return decision.report.registrations.filter(({ isHeldBack }) => isHeldBack).map(({ name }) => name);
    };
    expect(await run(undefined)).toEqual(['beta', 'gamma']);
    expect(await run('beta')).toEqual(['gamma']);
    expect(await run('gamma')).toEqual(['beta']);
    // The owner has no assignment while it cannot be read, and keeps the namespace all the same.
    rmSync(join(root, 'workloads/contoso/beta'), { recursive: true });
    expect(await run('beta')).toEqual(['beta', 'gamma']);
    expect(await run(undefined)).toEqual(['beta']);
  });
});
