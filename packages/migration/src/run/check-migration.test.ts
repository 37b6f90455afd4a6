import { CLUSTER_TYPE_README, type PlanSettings } from '@kalypso-actions/scheduler';
import { formatDocument, withFiles } from '@kalypso-actions/scheduler/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MigrationCheck } from '../decide/verdict/migration-check.ts';
import type { MigrationDeps } from '../observe/migration-deps.ts';
import { formatCheck } from '../report/format-check.ts';
import { type BranchTexts, type CheckedBranch, CONTROL_PLANE, checkBranch, PROMOTED } from '../test-support.ts';

const OTHER = 'fedcba9876'.repeat(4);
const EARLY = { namespacePattern: '{{environment}}-{{workspace}}-{{deploymentTarget}}', configFileName: 'config' };

const change = (path: string, from: string | RegExp, to: string) => (branch: BranchTexts) => {
  const text = branch.get(path) ?? '';
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} does not contain ${from}: ${text}`);
  branch.set(path, changed);
};
const remove = (paths: RegExp) => (branch: BranchTexts) => {
  for (const path of [...branch.keys()]) if (paths.test(path)) branch.delete(path);
};
const edited = (path: string, from: string, to: string): Record<string, string> => ({
  [path]: (CONTROL_PLANE[path] ?? '').replace(from, to),
});
const kinds = ({ branches }: MigrationCheck) => branches.flatMap(({ causes }) => causes.map(({ kind }) => kind));
const summary = (check: MigrationCheck) => formatCheck(check).split('\n')[0];

describe('a branch that is equal', () => {
  it('is reported in one line', async () => {
    const check = await checkBranch();
    expect(check).toMatchObject({ outcome: 'unchanged', errors: [] });
    expect(formatCheck(check)).toBe('dev: switching changes nothing: 4 assignments, 15 files are equal\n');
  });

  it.each<[string, (branch: BranchTexts) => void]>([
    ['a README.md at the root', (branch) => branch.set('README.md', 'Our GitOps repository')],
    ['workflows', (branch) => branch.set('.github/workflows/check.yaml', 'on: push')],
    ['the record of assignments', (branch) => branch.set('.github/tracking/assignments.json', '{}')],
    ['a file of someone else beside generated ones', (branch) => branch.set('drone/app-test/notes.yaml', 'a: 1')],
    ['a folder that is not a cluster type', (branch) => branch.set('docs/guide/config.yaml', 'a: 1')],
  ])('may contain %s', async (_, edit) => {
    expect(await checkBranch({ edit })).toMatchObject({ outcome: 'unchanged' });
  });

  it('is equal with the settings of early 2023', async () => {
    expect(await checkBranch({ operator: EARLY, settings: EARLY })).toMatchObject({ outcome: 'unchanged' });
  });

  it('keeps its promoted commit if the control plane names none', async () => {
    const now = edited('dev/base-repo.yaml', `  commit: "${PROMOTED}"\n`, '');
    expect(await checkBranch({ now })).toMatchObject({ outcome: 'unchanged' });
  });
});

describe('causes that are settings', () => {
  it.each<[string, CheckedBranch, string[], string]>([
    [
      'the namespace pattern of early 2023',
      { operator: { namespacePattern: EARLY.namespacePattern } },
      ['namespace-pattern'],
      'Set `namespace-pattern: "{{environment}}-{{workspace}}-{{deploymentTarget}}"`',
    ],
    [
      'any other namespace pattern',
      { operator: { namespacePattern: '{{workload}}-{{deploymentTarget}}-{{clusterType}}' } },
      ['namespace-pattern'],
      'Set `namespace-pattern: "{{workload}}-{{deploymentTarget}}-{{clusterType}}"`',
    ],
    [
      'the file name of early 2023',
      { operator: { configFileName: 'config' } },
      ['config-file-name'],
      'Set `config-file-name: "config"`',
    ],
    ['both', { operator: EARLY }, ['namespace-pattern', 'config-file-name'], 'Set `config-file-name: "config"`'],
    [
      'a pattern that the user need not have set',
      { settings: { namespacePattern: '{{deploymentTarget}}-x' } },
      ['namespace-pattern'],
      'Set `namespace-pattern: "{{environment}}-{{clusterType}}-{{deploymentTarget}}"`',
    ],
    [
      'the path of the GitOpsRepo',
      { now: edited('dev/gitops-repo.yaml', 'path: .', 'path: ./clusters') },
      ['gitops-path'],
      'Write `path: .` at gitops-repo.yaml:8:9.',
    ],
  ])('%s', async (_, branch, expected, action) => {
    const check = await checkBranch(branch);
    expect(kinds(check)).toEqual(expected);
    expect(check.outcome).toBe('different');
    expect(formatCheck(check)).toContain(`What to do: ${action}`);
  });

  it('counts and shows what each setting changes', async () => {
    const text = formatCheck(await checkBranch({ operator: EARLY }));
    expect(text).toContain('dev: 12 of 19 files differ, 2 causes\n');
    expect(text).toContain('1. Namespaces are named by another pattern: 8 files [namespace-pattern]');
    expect(text).toContain('   -   namespace: dev-team-app-perf\n   +   namespace: dev-drone-app-perf\n');
    expect(text).toContain('2. The platform configuration is in a file of another name: 8 files [config-file-name]');
  });
});

describe('causes of single files', () => {
  const config = 'drone/app-test/platform-config.yaml';
  it.each<[string, CheckedBranch, string, RegExp]>([
    [
      'another promoted commit',
      { edit: (branch) => branch.set('.github/tracking/Promoted_Commit_Id', OTHER) },
      'promoted-commit',
      /the branch has the promoted commit f.*, the BaseRepo has 0.* \(base-repo\.yaml:9:12\).*write `commit: fedcba/,
    ],
    [
      'no promoted commit',
      { edit: (branch) => branch.delete('.github/tracking/Promoted_Commit_Id') },
      'promoted-commit',
      /the branch has no promoted commit/,
    ],
    [
      'a final line break',
      { edit: (branch) => branch.set('.github/tracking/Promoted_Commit_Id', `${PROMOTED}\n`) },
      'final-newline',
      /Only white space at the end of files differs: 1 file/,
    ],
    ['CRLF', { edit: change(config, /\n/g, '\r\n') }, 'line-endings', /core\.autocrlf=false/],
    [
      'another order of keys',
      { edit: change(config, /^(data:\n.*?)(kind: .*)$/ms, '$2$1') },
      'key-order',
      /Nothing: clusters apply the same/,
    ],
    ['other quotes', { edit: change(config, 'east', '"east"') }, 'formatting', /\+ {3}REGION: east/],
    ['invalid YAML', { edit: change(config, 'data:', 'data: {') }, 'invalid-yaml', /not valid YAML/],
    [
      'the README of a cluster type',
      { edit: (branch) => branch.set('drone/README.md', `${CLUSTER_TYPE_README}s`) },
      'readme-text',
      /clusters do not read it/,
    ],
    [
      'a cluster type without a README',
      { edit: (branch) => branch.delete('drone/README.md') },
      'readme-text',
      /README\.md/,
    ],
    [
      'a value that the operator has not published yet',
      { now: edited('dev/drone-config.yaml', 'REGION: east', 'REGION: north') },
      'config-value',
      /"data\.REGION": "east" on the branch, "north" here \(config map b-drone\) \(drone-config\.yaml:9:11\), 2 files/,
    ],
    [
      'a value that no config map sets',
      { edit: change(config, '\ndata:\n', '\ndata:\n  EXTRA: "1"\n') },
      'config-value',
      /"data\.EXTRA": "1" on the branch, absent here \(no config map sets it\)/,
    ],
    [
      'the value of another config map',
      { edit: change(config, 'east', 'west') },
      'config-precedence',
      /config map a-settings has the value of the branch \(config\.yaml:9:\d+\)/,
    ],
    [
      'lists that are merged in another way',
      {
        before: {
          ...edited('dev/config.yaml', 'REGION: west', 'LIST: "[{a: 1}]"'),
          ...edited('dev/drone-config.yaml', 'REGION: east', 'LIST: "[{b: 2}]"'),
        },
        edit: change(config, '- a: 1\n    - b: 2', '- a: 1\n      b: 2'),
      },
      'nameless-elements',
      /Give each mapping in the list a `name`/,
    ],
    [
      'a structure that older operators wrote as text',
      {
        before: {
          ...edited('dev/drone-config.yaml', 'REGION: east', 'REGION: "{b: 1, a: 2}"'),
          ...edited('dev/drone.yaml', 'configType: ""', 'configType: cfg'),
          'main/cfg.yaml': formatDocument(
            'Template',
            'cfg',
            'type: config\nmanifests:\n  - |\n    data:\n    {{ toYaml .ConfigData | indent 2 }}\n',
          ),
        },
        edit: change(config, /REGION:\n {4}.*\n {4}.*\n/, "REGION: '{b: 1, a: 2}'\n"),
      },
      'structured-value',
      /put it in single quotes/,
    ],
    [
      'documents that are not separated',
      {
        before: edited('main/flux.yaml', '    - |', '    - "kind: A"\n    - |'),
        edit: (branch) => {
          change('drone/app-test/reconciler.yaml', 'kind: A\n---', 'kind: A---')(branch);
        },
      },
      'joined-documents',
      /not what the template means/,
    ],
    [
      'a script without quotes',
      {
        before: {
          ...edited('dev/drone.yaml', 'configType: ""', 'configType: envFile'),
        },
        edit: (branch) => branch.set('drone/app-test/platform-config.sh', 'export REGION=east\nexport LEVEL=debug\n'),
      },
      'formatting',
      /\+ export REGION="east"/,
    ],
    [
      'a value of a script',
      {
        before: edited('dev/drone.yaml', 'configType: ""', 'configType: envFile'),
        edit: change('drone/app-test/platform-config.sh', 'debug', 'info'),
      },
      'config-value',
      /"LEVEL": "info" on the branch, "debug" here \(config map a-settings\)/,
    ],
    [
      'text that starts with white space',
      {
        before: edited('dev/drone-config.yaml', 'REGION: east', 'REGION: "\\n east\\n west\\n"'),
        edit: change(config, /REGION: .*/, 'REGION: |2\n     east\n     west'),
      },
      'quoted-text',
      /quotes it/,
    ],
    [
      'a value of a workload file',
      { now: edited('workloads/contoso/app/workload.yaml', 'contoso/app-gitops', 'contoso/other-gitops') },
      'workload-value',
      /"spec\.url": ".*app-gitops" on the branch, ".*other-gitops" here \(repo of workload app\) \(https:\/\/github\.com\/contoso\/app@main: workload\.yaml:\d+:\d+\), 2 files/,
    ],
    [
      'a part of a template',
      { now: edited('main/flux.yaml', '30s', '1m') },
      'template',
      /"spec\.interval": "30s" on the branch, "1m" here \(template flux\)/,
    ],
    [
      'another template',
      { now: edited('dev/drone.yaml', 'reconciler: flux', 'reconciler: argo') },
      'template',
      /drone: GitRepository on the branch, Application here \(template argo\) \(drone\.yaml:6:15\), 2 files\. Template flux makes what the branch has: `reconciler: flux`/,
    ],
    [
      'a file that is missing in a folder',
      { edit: (branch) => branch.delete(config) },
      'incomplete-folder',
      /drone\/app-test/,
    ],
    [
      'a file that is left over in a folder',
      { edit: (branch) => branch.set('drone/app-test/reconciler.sh', 'exit 1') },
      'stale-file',
      /the operator leaves such files/,
    ],
  ])('%s', async (_, branch, kind, text) => {
    const check = await checkBranch(branch);
    expect(check.outcome).toBe('different');
    expect(kinds(check)).toEqual([kind]);
    expect(formatCheck(check)).toMatch(text);
  });
});

describe('causes of assignments', () => {
  it.each<[string, CheckedBranch, string[], RegExp]>([
    [
      'two policies select the same pair',
      {
        edit: remove(/\/app-/),
        now: { 'dev/second.yaml': CONTROL_PLANE['dev/policy.yaml']?.replace('name: all', 'name: second') },
      },
      ['overlapping-policies'],
      /drone\/app-perf: selected by policy second \(second\.yaml:4:9\), 3 files/,
    ],
    [
      'the operator has not published a target yet',
      { edit: remove(/app-test/) },
      ['new-assignment'],
      /large\/app-test \(https:\/\/github\.com\/contoso\/app@main: workload\.yaml:\d+:\d+\), 3 files/,
    ],
    ['a cluster type is new', { edit: remove(/^large\//) }, ['new-assignment', 'new-cluster-type'], /- large\n/],
    [
      'a cluster type is gone',
      { now: { 'dev/large.yaml': undefined } },
      ['removed-cluster-type'],
      /has cluster types that the control plane does not have: 7 files/,
    ],
    [
      'a policy does not select a pair any more',
      {
        now: edited(
          'dev/policy.yaml',
          'clusterTypeSelector:\n    labelSelector: {}',
          'clusterTypeSelector:\n    labelSelector:\n      matchExpressions:\n        - { key: size, operator: Exists }',
        ),
      },
      ['not-selected'],
      /large\/app-test: selected by all, but no cluster type matches its clusterTypeSelector/,
    ],
    [
      'no workload declares a target',
      { now: edited('workloads/contoso/app/workload.yaml', 'name: perf', 'name: load') },
      ['not-declared', 'new-assignment'],
      /drone\/app-perf/,
    ],
  ])('%s', async (_, branch, expected, text) => {
    const check = await checkBranch(branch);
    expect(check.outcome).toBe('different');
    expect(kinds(check)).toEqual(expected);
    expect(formatCheck(check)).toMatch(text);
  });

  it('names the value for which an assignment is held back', async () => {
    const check = await checkBranch({
      now: edited('workloads/contoso/app/workload.yaml', 'repo: https://github.com/contoso/app-gitops', 'repo: "a: b"'),
    });
    expect(check.outcome).toBe('failed');
    expect(kinds(check)).toEqual(['held-back']);
    expect(summary(check)).toBe('dev: 1 error; 12 of 15 files differ, 1 cause');
    expect(formatCheck(check)).toMatch(/drone\/app-perf: unsafe-value: .* \(https:.*workload\.yaml:\d+:\d+\)/);
  });

  it('names the error of a registration that is held back', async () => {
    const check = await checkBranch({ now: { 'workloads/contoso/app/workload.yaml': 'kind: [' } });
    expect(check.outcome).toBe('failed');
    expect(formatCheck(check)).toMatch(/workload\.yaml/);
  });

  it('fails for an error although the branch is equal', async () => {
    const check = await checkBranch({
      before: edited(
        'workloads/contoso/app/workload.yaml',
        'repo: https://github.com/contoso/app-gitops',
        'repo: "a: b"',
      ),
    });
    expect(check).toMatchObject({
      outcome: 'failed',
      branches: [{ different: 0 }],
      errors: [{ code: 'unsafe-value' }],
    });
  });
});

describe('the history of the branch', () => {
  it('names the commit of whoever edited a file', async () => {
    const path = 'drone/app-test/reconciler.yaml';
    const operator = { commit: 'b'.repeat(40), author: 'Kalypso Scheduler', subject: 'Kalypso Scheduler commit' };
    const alice = { commit: 'a'.repeat(40), author: 'Alice', subject: 'Fix the interval' };
    const check = await checkBranch({
      edit: (branch) => {
        change(path, '30s', '5s')(branch);
        change('large/app-test/reconciler.yaml', '30s', '5s')(branch);
      },
      deps: {
        readHeadCommit: async (folder) => (folder.endsWith('gitops') ? alice.commit : undefined),
        readLastChanges: async () =>
          new Map([
            [path, alice],
            ['large/app-test/reconciler.yaml', operator],
          ]),
      },
    });
    expect(kinds(check)).toEqual(['template', 'edited-by-hand']);
    expect(formatCheck(check)).toContain('- commit aaaaaaaaaaaa of Alice');
  });
});

describe('the promoted commit of the branch', () => {
  const branch: CheckedBranch = {
    now: edited('main/flux.yaml', '30s', '1m'),
    edit: (texts) => {
      texts.set('.github/tracking/Promoted_Commit_Id', OTHER);
      change('large/app-test/namespace.yaml', 'Namespace', 'Namespaces')(texts);
    },
  };

  it('explains the files that its content explains', async () => {
    const base = Object.entries(CONTROL_PLANE).filter(([path]) => path.startsWith('main/'));
    await withFiles(
      Object.fromEntries(base.map(([path, text]) => [path.slice('main/'.length), text])),
      async (root) => {
        const fetchSources: MigrationDeps['fetchSources'] = async (sources) =>
          new Map(
            sources.map((source) => {
              expect(source.ref.commit).toBe(OTHER);
              return [source, { kind: 'fetched', source: { root, commit: OTHER } }];
            }),
          );
        const check = await checkBranch({ ...branch, deps: { fetchSources } });
        expect(kinds(check)).toEqual(['promoted-commit', 'template']);
        expect(check.branches[0]?.causes.map(({ files }) => files.length)).toEqual([5, 1]);
      },
    );
  });

  it('explains one file if its content cannot be read', async () => {
    const check = await checkBranch(branch);
    expect(kinds(check)).toEqual(['promoted-commit', 'template']);
    expect(check.branches[0]?.causes.map(({ files }) => files.length)).toEqual([1, 5]);
  });
});

describe('additions that the operator does not know', () => {
  it('are listed, and change nothing', async () => {
    const environment =
      'spec:\n  controlPlane: { repo: "https://github.com/contoso/c", branch: dev, path: . }\n  promotion: { next: stage }\n';
    const check = await checkBranch({
      before: {
        'main/.environments/dev.yaml': `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: Environment\nmetadata:\n  name: dev\n${environment}`,
        ...edited('main/argo.yaml', 'type: reconciler\n', 'type: reconciler\n  engine: mustache\n'),
      },
    });
    expect(check.outcome).toBe('unchanged');
    expect(check.additions.map(({ code, at }) => `${code} ${at?.file}:${at?.line}`)).toEqual([
      'unknown-to-operator argo.yaml:7',
      'unknown-to-operator .environments/dev.yaml:7',
    ]);
    expect(formatCheck(check)).toContain(
      'The operator does not accept these additions while it still reads the repository:\n- ',
    );
  });

  const template = (name: string, type: string, rest = '') =>
    formatDocument(
      'Template',
      name,
      `type: ${type}\n${rest}manifests:\n  - |\n    kind: A\n    of: {{ .ClusterType }}\n`,
    );
  it('are causes of the files that only they write', async () => {
    const check = await checkBranch({
      now: {
        'main/guard.yaml': template('guard', 'policy'),
        'main/own.yaml': template('own', 'infrastructure'),
        'main/ns.yaml': template('ns', 'namespace', 'file: first.yaml\n'),
        ...edited('dev/drone.yaml', 'configType: ""\n', 'configType: ""\n  policy: guard\n  infrastructure: own\n'),
      },
    });
    expect(check.additions.map(({ at }) => `${at?.file}:${at?.line}`).sort()).toEqual(
      ['drone.yaml:10', 'drone.yaml:9', 'guard.yaml:6', 'ns.yaml:7', 'own.yaml:6'].sort(),
    );
    expect(kinds(check)).toEqual(['addition', 'stale-file']);
    const [addition, stale] = check.branches[0]?.causes ?? [];
    expect(addition?.files).toEqual([
      'drone/app-perf/first.yaml',
      'drone/app-perf/policy.yaml',
      'drone/app-test/first.yaml',
      'drone/app-test/policy.yaml',
      'drone/infrastructure.yaml',
      'large/app-perf/first.yaml',
      'large/app-test/first.yaml',
    ]);
    expect(new Set(addition?.details.map(({ at }) => at?.file))).toEqual(new Set(['drone.yaml', 'large.yaml']));
    expect(stale?.files).toHaveLength(4);
    expect(stale?.files.every((file) => file.endsWith('/namespace.yaml'))).toBe(true);
  });

  it('are not what others have put on the branch beside generated files', async () => {
    const check = await checkBranch({
      edit: (branch) =>
        branch
          .set('drone/app-test/notes.yaml', 'x')
          .set('drone/notes.yaml', 'x')
          .set('drone/app-test/policy.yaml', 'x'),
    });
    expect(check.outcome).toBe('unchanged');
  });
});

describe('files that are not Kubernetes objects', () => {
  const rules = { 'main/.kalypso/promotion.yaml': 'environments: {}\n' };

  it.each([
    ['are listed if Flux reads them', {}, ['visible-to-operator .kalypso/promotion.yaml']],
    ['are not if they are excluded', { 'main/.sourceignore': '.kalypso/\n' }, []],
    ['are not if files of the folder are excluded', { 'main/.sourceignore': '/.kalypso/*\n' }, []],
    [
      'are listed if they are included again',
      { 'main/.sourceignore': '.kalypso/*\n!/.kalypso/promotion.yaml\n' },
      ['visible-to-operator .kalypso/promotion.yaml'],
    ],
    [
      'are listed if they are included again from an excluded folder',
      { 'main/.sourceignore': '.kalypso/\n!/.kalypso/promotion.yaml\n' },
      ['visible-to-operator .kalypso/promotion.yaml'],
    ],
  ])('%s', async (_, more, expected) => {
    const { additions } = await checkBranch({ before: { ...rules, ...more } });
    expect(additions.map(({ code, at }) => `${code} ${at?.file}`)).toEqual(expected);
  });
});

describe('several GitOps repositories', () => {
  it('are all compared: the first with the checkout, the others are fetched', async () => {
    const second = CONTROL_PLANE['dev/gitops-repo.yaml']
      ?.replace('name: dev', 'name: second')
      .replace('contoso/gitops', 'contoso/more');
    await withFiles({ 'drone/README.md': CLUSTER_TYPE_README }, async (root) => {
      const fetched: string[] = [];
      const check = await checkBranch({
        before: { 'dev/second.yaml': second ?? '' },
        deps: {
          fetchBranches: async (sources) => {
            fetched.push(...sources.map(({ repo, ref, path }) => `${repo} ${ref.branch} ${path}`));
            return new Map(sources.map((source) => [source, { kind: 'fetched', source: { root, commit: OTHER } }]));
          },
        },
      });
      expect(fetched).toEqual(['https://github.com/contoso/more main .']);
      expect(check.branches.map(({ gitOpsRepo, different }) => [gitOpsRepo.name, different])).toEqual([
        ['dev', 0],
        ['second', 14],
      ]);
      expect(check.outcome).toBe('different');
      const text = formatCheck(check);
      expect(text).toContain('dev: 1 of 2 branches would change\n');
      expect(text).toContain('https://github.com/contoso/more, branch main: 14 of 15 files differ, 3 causes');
    });
  });

  it('fails if one of them cannot be read', async () => {
    const second = CONTROL_PLANE['dev/gitops-repo.yaml']?.replace('name: dev', 'name: second').replace('main', 'other');
    const check = await checkBranch({ before: { 'dev/second.yaml': second ?? '' } });
    expect(check).toMatchObject({
      outcome: 'failed',
      errors: [{ code: 'gitops-not-readable', at: { file: 'second.yaml', line: 6 } }],
    });
  });
});

describe('every difference', () => {
  const EDITS: readonly ((branch: BranchTexts) => void)[] = [
    remove(/drone\/app-test\/namespace/),
    remove(/^large\/README/),
    remove(/app-perf/),
    (branch) => branch.set('old/README.md', CLUSTER_TYPE_README),
    (branch) => branch.set('large/gone/namespace.yaml', 'kind: Namespace'),
    (branch) => branch.set('large/app-test/config.yaml', 'a: 1'),
    (branch) => branch.set('large/app-test/reconciler.yaml', '- 1'),
    (branch) => branch.set('drone/app-test/platform-config.yaml', ''),
    (branch) => branch.set('.github/tracking/Promoted_Commit_Id', ''),
    (branch) => branch.set('README.md', 'not generated'),
  ];

  it('is counted, and belongs to a cause', () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray([...EDITS]),
        fc.constantFrom<Partial<PlanSettings>>(
          {},
          EARLY,
          { configFileName: 'config' },
          { namespacePattern: 'x-{{deploymentTarget}}' },
        ),
        async (edits, operator) => {
          let changed = new Set<string>();
          const check = await checkBranch({
            operator,
            settings: operator,
            edit: (branch) => {
              const before = new Map(branch);
              for (const edit of edits) edit(branch);
              const paths = [...new Set([...before.keys(), ...branch.keys()])].filter((path) => path !== 'README.md');
              changed = new Set(paths.filter((path) => before.get(path) !== branch.get(path)));
            },
          });
          const [verdict] = check.branches;
          expect(verdict?.different).toBe(changed.size);
          expect(check.outcome).toBe(changed.size === 0 ? 'unchanged' : 'different');
          const explained = new Set(verdict?.causes.flatMap(({ files }) => files));
          expect([...changed].filter((path) => !explained.has(path))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    ));
});
