import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRepository, type GitServer, startGitServer } from '@kalypso-actions/git-server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load, loadAll } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyExampleTo } from '../support/examples/example-workspace.ts';
import { type ActionResult, runBuiltAction } from '../support/run-built-action.ts';

/** Files of the environment dev. */
const DRONE = 'cluster-types/east-us/restricted/drone/drone-cluster-type.yaml';
const OBSERVABILITY = 'scheduling/platform-services/observability-policy.yaml';
const SCHEMA = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schemas/report.schema.json'), 'utf8'));

let workspace: string;
let temp: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'kalypso-e2e-'));
  temp = mkdtempSync(join(tmpdir(), 'kalypso-temp-'));
  copyExampleTo(workspace);
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
  rmSync(temp, { recursive: true, force: true });
});

/** What `action.yml` gives a step that sets nothing. */
function defaults(): Record<string, string> {
  const action = load(readFileSync(resolve(import.meta.dirname, '../../actions/schedule/action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  const inputs = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [
    name,
    value.includes('${{') ? '' : value,
  ]);
  return Object.fromEntries(inputs);
}

const schedule = (inputs: Record<string, string> = {}): Promise<ActionResult> =>
  runBuiltAction({
    action: 'schedule',
    workspace,
    temp,
    inputs: {
      ...defaults(),
      environment: 'dev',
      'control-plane': 'control-plane/dev',
      base: 'control-plane/main',
      workloads: 'workloads',
      // A branch without a record. By default, its record would be fetched from a server that does not exist.
      gitops: 'gitops',
      output: 'out',
      ...inputs,
    },
  });

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const out = () => join(workspace, 'out');
const manifest = (path: string) => loadAll(readFileSync(join(out(), path), 'utf8'));
const edit = (path: string, change: (text: string) => string) => {
  const file = join(workspace, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

function reportOf(step: ActionResult) {
  const report = JSON.parse(readFileSync(step.outputs.report ?? '', 'utf8'));
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(SCHEMA);
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  return report;
}

describe('the schedule action', () => {
  it('writes the tree of dev', async () => {
    const step = await schedule();
    expect(step.log).not.toContain('::error');
    expect(step.exitCode).toBe(0);
    expect(files(out())).toEqual([
      '.github/tracking/Promoted_Commit_Id',
      'command-center/README.md',
      'drone/README.md',
      'drone/hello-world-app-functional-test/namespace.yaml',
      'drone/hello-world-app-functional-test/platform-config.yaml',
      'drone/hello-world-app-functional-test/reconciler.yaml',
      'large/README.md',
      'large/hello-world-app-performance-test/namespace.yaml',
      'large/hello-world-app-performance-test/platform-config.yaml',
      'large/hello-world-app-performance-test/reconciler.yaml',
      'large/observability-prometheus/namespace.yaml',
      'large/observability-prometheus/platform-config.yaml',
      'large/observability-prometheus/reconciler.yaml',
      'small/README.md',
    ]);
    expect(manifest('drone/hello-world-app-functional-test/platform-config.yaml')).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'platform-config', namespace: 'dev-drone-hello-world-app-functional-test' },
        data: {
          CLUSTER_NAME: 'Drone',
          DATABASE_URL: 'mysql://restricted-host:3306/mysqlrty123',
          ENVIRONMENT: 'Dev',
          REGION: 'East US',
          SOME_COMMON_ENVIRONMENT_VARIABLE: 'false',
        },
      },
    ]);
    const name = 'hello-world-app-functional-test';
    const account = `kalypso-${name}`;
    expect(manifest('drone/hello-world-app-functional-test/reconciler.yaml')).toMatchObject([
      {
        kind: 'GitRepository',
        metadata: { name, namespace: 'flux-system' },
        spec: { url: 'https://github.com/contoso/kalypso-app-gitops', secretRef: { name: 'repo-secret' } },
      },
      {
        kind: 'Kustomization',
        metadata: { name, namespace: 'flux-system' },
        spec: { targetNamespace: `dev-drone-${name}`, path: './functional-test', serviceAccountName: account },
      },
      { kind: 'ServiceAccount', metadata: { name: account, namespace: 'flux-system' } },
      {
        kind: 'RoleBinding',
        metadata: { namespace: `dev-drone-${name}` },
        roleRef: { kind: 'ClusterRole', name: 'edit' },
        subjects: [{ kind: 'ServiceAccount', name: account, namespace: 'flux-system' }],
      },
    ]);
    expect(manifest('large/observability-prometheus/reconciler.yaml')).toMatchObject([
      { kind: 'AppProject' },
      { kind: 'Application' },
    ]);
    expect(readFileSync(join(out(), '.github/tracking/Promoted_Commit_Id'), 'utf8')).toBe(
      '3f786850e387550fdab836ed7e6dc881de23001b',
    );
  });

  it('describes the result in its outputs, its report and its summary', async () => {
    const step = await schedule();
    expect(step.outputs).toMatchObject({
      manifests: out(),
      assignments: '3',
      'cluster-types': '4',
      'promoted-commit': '3f786850e387550fdab836ed7e6dc881de23001b',
      'gitops-repository': 'contoso/kalypso-gitops',
      'gitops-branch': 'dev',
      'gitops-path': '.',
    });
    expect(JSON.parse(step.outputs['gitops-targets'] ?? '')).toEqual([
      { repository: 'contoso/kalypso-gitops', branch: 'dev', path: '.' },
    ]);
    const report = reportOf(step);
    expect(report).toMatchObject({ version: 2, environment: 'dev', outcome: 'complete', failed: [], unassigned: [] });
    const [functional] = report.assignments;
    expect(functional).toMatchObject({ clusterType: 'drone', policies: ['functional-test-policy'] });
    const database = report.configs[functional.config].find(({ key }: { key: string }) => key === 'DATABASE_URL');
    expect(database.setBy).toEqual([
      {
        configMap: 'restricted-config',
        source: '.',
        file: 'cluster-types/east-us/restricted/restricted-config.yaml',
        line: 10,
      },
    ]);
    for (const name of [
      'command-center',
      'drone',
      'large',
      'small',
      'hello-world-app-functional-test',
      'observability-prometheus',
    ]) {
      expect(step.summary).toContain(name);
    }
  });

  it('changes nothing in a second run', async () => {
    await schedule();
    const before = statSync(join(out(), 'drone/README.md'));
    const again = await schedule();
    expect(again.exitCode).toBe(0);
    expect(again.log).toContain('is up to date');
    expect(statSync(join(out(), 'drone/README.md')).ino).toBe(before.ino);
  });

  it('schedules stage on every cluster type', async () => {
    const step = await schedule({ environment: 'stage', 'control-plane': 'control-plane/stage' });
    expect(step.exitCode).toBe(0);
    expect(files(out()).filter((file) => file.endsWith('reconciler.yaml'))).toEqual([
      'drone/hello-world-app-uat-test/reconciler.yaml',
      'large/hello-world-app-uat-test/reconciler.yaml',
    ]);
  });

  it('can create the layout of older fleets', async () => {
    await schedule({
      'namespace-pattern': '{{environment}}-{{workspace}}-{{deploymentTarget}}',
      'config-file-name': 'config',
    });
    expect(manifest('drone/hello-world-app-functional-test/config.yaml')).toMatchObject([
      { metadata: { namespace: 'dev-kaizen-app-team-hello-world-app-functional-test' } },
    ]);
  });

  it('treats an empty input like one that is not set', async () => {
    const step = await schedule({ 'namespace-pattern': '', 'config-file-name': '' });
    expect(step.exitCode).toBe(0);
    expect(files(out())).toContain('drone/hello-world-app-functional-test/platform-config.yaml');
  });

  it('rejects names that lead outside, all at once, and writes nothing', async () => {
    const step = await schedule({ environment: '../dev', 'config-file-name': 'namespace', output: '' });
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain('input environment has the invalid value "../dev"');
    expect(step.log).toContain('input config-file-name has the invalid value "namespace"');
    expect(readdirSync(temp)).toEqual([]);
    expect((await schedule({ environment: 'x'.repeat(64) })).log).toContain('Use at most 63 lower-case letters');
    expect((await schedule({ 'config-file-name': 'a/../../b' })).log).toContain(
      'input config-file-name has the invalid value',
    );
  });

  it.each([
    ['control-plane', 'folder-not-found'],
    ['base', 'source-path-not-found'],
  ])('says that the folder of %s is not there', async (input, code) => {
    const step = await schedule({ [input]: 'nowhere' });
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain(`[${code}]`);
    expect(step.log).toContain('nowhere');
    expect(step.log).not.toContain('Unexpected failure');
  });

  it('rejects an environment that does not exist', async () => {
    const step = await schedule({ environment: 'prod' });
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain('there is no environment "prod"');
    expect(step.log).toContain('Known are "dev", "stage".');
  });

  it('does not replace a file with the output', async () => {
    writeFileSync(join(workspace, 'out'), 'mine');
    const step = await schedule();
    expect(step.log).toContain('the output "out" is not a folder');
    expect(readFileSync(join(workspace, 'out'), 'utf8')).toBe('mine');
  });

  it('publishes nothing that is not valid YAML, and reports it once at its template', async () => {
    edit('control-plane/main/templates/namespace.yaml', (text) => text.replace('kind: Namespace', 'kind: [Namespace'));
    const step = await schedule();
    expect(step.exitCode).toBe(0);
    expect(step.outputs['promotion-held-back']).toBe('true');
    expect(files(out())).toEqual(['command-center/README.md', 'drone/README.md', 'large/README.md', 'small/README.md']);
    expect(reportOf(step).diagnostics).toMatchObject([
      {
        code: 'not-yaml',
        severity: 'error',
        at: { file: 'templates/namespace.yaml' },
        message: expect.stringContaining('in line '),
      },
    ]);
  });

  it('writes manifests and report to the temporary folder of the runner by default', async () => {
    const step = await schedule({ output: '' });
    expect(step.outputs.manifests?.startsWith(temp)).toBe(true);
    expect(step.outputs.report?.startsWith(temp)).toBe(true);
    expect(files(step.outputs.manifests ?? '')).toHaveLength(14);
  });

  it('reports every error at its file and line, and writes nothing', async () => {
    edit(`control-plane/dev/${DRONE}`, (text) => text.replace('reconciler: arc-flux', 'reconciler: arc-fluxx'));
    edit(`control-plane/dev/${OBSERVABILITY}`, (text) => text.replace('operator: In', 'operator: Inn'));
    edit('workloads/contoso/kalypso-app-src/workload/workload.yaml', (text) =>
      text.replace('purpose: uat-test', 'purpose: yes'),
    );
    const step = await schedule();
    expect(step.exitCode).toBe(1);
    // Nothing is assigned to it, because its policy is invalid.
    expect(step.log).toMatch(
      /::warning [^\n]*file=control-plane\/dev\/cluster-types\/.*\/drone-cluster-type\.yaml,line=10/,
    );
    expect(step.log).toMatch(
      /::error [^\n]*file=control-plane\/dev\/scheduling\/.*\/observability-policy\.yaml,line=16/,
    );
    expect(step.log).toMatch(
      /::error [^\n]*file=workloads\/contoso\/kalypso-app-src\/workload\/workload\.yaml,line=31/,
    );
    expect(step.outputs.manifests).toBeUndefined();
    expect(files(out())).toEqual([]);
    expect(reportOf(step)).toMatchObject({ outcome: 'failed' });
    expect(step.summary).toContain('arc-fluxx');
    expect(step.log).not.toMatch(/^\s+at .*\(/m);
  });

  it('keeps the manifests of an earlier run if a later one fails', async () => {
    await schedule();
    const before = files(out());
    edit('control-plane/dev/configs/dev-config.yaml', (text) => `${text}  : [`);
    expect((await schedule()).exitCode).toBe(1);
    expect(files(out())).toEqual(before);
  });

  describe('with an assignment that fails', () => {
    beforeEach(() => {
      edit('control-plane/main/templates/argocd.yaml', (text) =>
        text.replace('prune: true', 'prune: {{ if eq .Workload "observability" }}{{ fail "not here" }}{{ end }}true'),
      );
    });

    it('writes nothing with on-error: stop', async () => {
      const step = await schedule({ 'on-error': 'stop' });
      expect(step.exitCode).toBe(1);
      expect(files(out())).toEqual([]);
    });

    it('leaves just that one out by default', async () => {
      const step = await schedule();
      expect(step.exitCode).toBe(0);
      expect(files(out()).filter((file) => file.includes('observability'))).toEqual([]);
      expect(files(out()).filter((file) => file.endsWith('reconciler.yaml'))).toHaveLength(2);
      expect(reportOf(step)).toMatchObject({
        outcome: 'partial',
        failed: [{ clusterType: 'large', deploymentTarget: 'observability-prometheus' }],
      });
      expect(step.log).toContain('not here');
    });
  });

  it('fails on a warning if fail-on-warnings is set', async () => {
    edit('control-plane/dev/cluster-types/west-us/west-us-config.yaml', (text) =>
      text
        .replace('REGION:', 'ENVIRONMENT: West\n  REGION:')
        .replace('    region: west-us', '    region: west-us\n    size: large'),
    );
    edit('control-plane/dev/configs/dev-config.yaml', (text) =>
      text.replace('name: dev-config', 'name: zz-dev-config'),
    );
    const relaxed = await schedule();
    expect(relaxed.exitCode).toBe(0);
    expect(relaxed.log).toContain('::warning');
    expect(relaxed.log).toContain('only because its name sorts later');
    const strict = await schedule({ 'fail-on-warnings': 'true', output: 'strict' });
    expect(strict.exitCode).toBe(1);
    expect(files(join(workspace, 'strict'))).toEqual([]);
  });

  it('does not replace a folder with other files', async () => {
    const step = await schedule({ output: '.' });
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain('which is not a generated file');
    expect(existsSync(join(workspace, 'control-plane/dev/base-repo.yaml'))).toBe(true);
  });

  it.each([
    ['environment', '', 'environment'],
    ['on-error', 'sometimes', 'on-error'],
    ['fail-on-warnings', 'perhaps', 'fail-on-warnings'],
    ['namespace-pattern', '{{cluster}}', 'namespace'],
    ['control-plane', 'no-such-folder', 'no-such-folder'],
  ])('rejects input %s=%j', async (name, value, expected) => {
    const step = await schedule({ [name]: value });
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain('::error');
    expect(step.log).toContain(expected);
    expect(files(out())).toEqual([]);
  });

  describe('with everything in repositories', () => {
    const TOKEN = 'ghs_0123456789abcdefghijklmnop';
    let server: GitServer;
    let repositories: string;

    beforeEach(async () => {
      repositories = mkdtempSync(join(tmpdir(), 'kalypso-repositories-'));
      server = await startGitServer(repositories);
      for (const [name, registration] of [
        ['kalypso-app-src', 'hello-world-app'],
        ['kalypso-svc-src', 'platform-svc'],
      ]) {
        createRepository(repositories, `contoso/${name}`, [{ files: contentOf(`workloads/contoso/${name}`) }]);
        await server.setRules(`contoso/${name}`, { token: TOKEN });
        edit(`control-plane/main/workloads/${registration}.yaml`, local);
      }
      const base = createRepository(repositories, 'contoso/kalypso-control-plane', [
        { files: contentOf('control-plane/main') },
      ]);
      edit('control-plane/dev/base-repo.yaml', (text) =>
        local(text).replace(/commit: .*/, `commit: ${base.commits[0]}`),
      );
    });
    afterEach(async () => {
      await server.stop();
      rmSync(repositories, { recursive: true, force: true });
    });

    const local = (text: string) => text.replace('https://github.com', server.url);
    const contentOf = (folder: string) =>
      Object.fromEntries(
        files(join(workspace, folder)).map((file) => [file, readFileSync(join(workspace, folder, file), 'utf8')]),
      );
    const fetching = (inputs: Record<string, string> = {}) =>
      runBuiltAction({
        action: 'schedule',
        workspace,
        temp,
        env: { GITHUB_SERVER_URL: server.url },
        inputs: {
          ...defaults(),
          environment: 'dev',
          'control-plane': 'control-plane/dev',
          gitops: 'gitops',
          output: 'out',
          token: TOKEN,
          ...inputs,
        },
      });

    it('fetches the base at its commit and every workload, with the token', async () => {
      edit('control-plane/dev/base-repo.yaml', (text) => text.replace(/ {2}commit: .*\n/, ''));
      const step = await fetching();
      expect(step.log).not.toContain('::error');
      expect(step.exitCode).toBe(0);
      expect(files(out())).toHaveLength(13);
      const commits = reportOf(step).sources.map(({ kind, commit }: { kind: string; commit: string | null }) => [
        kind,
        commit,
      ]);
      expect(commits).toEqual([
        ['control-plane', null],
        ['base', expect.stringMatching(/^[0-9a-f]{40}$/)],
        ['workload', expect.stringMatching(/^[0-9a-f]{40}$/)],
        ['workload', expect.stringMatching(/^[0-9a-f]{40}$/)],
      ]);
      expect(step.outputs['promoted-commit']).toBe('');
    });

    it('reports what it may not read at the line that asked for it, and never shows its token', async () => {
      const step = await fetching({ token: 'ghs_anotherone0123456789' });
      expect(reportOf(step)).toMatchObject({ assignments: [] });
      expect(step.log).toContain('contoso/kalypso-app-src');
      expect(step.log).toMatch(/workloads\/hello-world-app\.yaml:\d+/);
      const shown = step.log
        .split('\n')
        .filter((line) => !line.startsWith('::add-mask::'))
        .join('\n');
      for (const secret of [
        'ghs_anotherone0123456789',
        Buffer.from('x-access-token:ghs_anotherone0123456789').toString('base64'),
      ]) {
        expect(shown).not.toContain(secret);
        expect(step.summary).not.toContain(secret);
      }
      expect(files(out()).filter((file) => file.endsWith('.yaml'))).toEqual([]);
    });

    it('reports a commit that is not there', async () => {
      edit('control-plane/dev/base-repo.yaml', (text) => text.replace(/commit: .*/, `commit: ${'a'.repeat(40)}`));
      const step = await fetching();
      expect(step.log).toMatch(
        /::warning title=source-commit-not-found,file=control-plane\/dev\/base-repo\.yaml,line=10/,
      );
      expect(reportOf(step)).toMatchObject({ outcome: 'partial', keepsPublished: true });
    });
  });
});
