// The life of a platform service: from its pinned chart, over verification and scans, to the pull request with its manifests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChartRepository } from '../support/services/chart-repository.ts';
import { GREETER_CHART, greeterService } from '../support/services/greeter-chart.ts';
import { ROOT, StarterSandbox, textOfRuns } from '../support/starter-sandbox.ts';

const [SOURCE, GITOPS] = ['contoso/kalypso-svc-src', 'contoso/kalypso-svc-gitops'];
const SERVICE = 'services/greeter.yaml';
const workflow = readFileSync(join(ROOT, 'workflows-templates/app/service.yml'), 'utf8');

let charts: ChartRepository;
let sandbox: StarterSandbox;
let first = '';

beforeAll(async () => {
  charts = await ChartRepository.start();
  first = charts.publish('greeter', '1.0.0', GREETER_CHART);
  const main = {
    '.github/workflows/service.yml': workflow,
    'values/greeter.yaml': 'replicas: 2\n',
    'values/greeter-dev.yaml': 'replicas: 1\n',
  };
  const readme = { 'README.md': '# Manifests\n' };
  sandbox = await StarterSandbox.start({
    [SOURCE]: { commits: () => [{ branch: 'main', files: main }], vars: { GITOPS_REPOSITORY: 'kalypso-svc-gitops' } },
    [GITOPS]: { commits: () => ['main', 'dev', 'stage'].map((branch) => ({ branch, files: readme })) },
  });
  await sandbox.settle();
}, 120_000);
afterAll(async () => {
  await sandbox.stop();
  await charts.stop();
});

const pushService = (version: string, digest: string | undefined, more = '') =>
  sandbox.push(SOURCE, 'main', { [SERVICE]: greeterService(charts.url, version, digest, more) });
const conclusions = (runs: Awaited<ReturnType<typeof pushService>>) =>
  runs.flatMap(({ jobs }) => jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`));
const STOPPED = ['scan: failure', 'propose: skipped'];
const DONE = ['scan: success', 'Propose to dev: success', 'Propose to stage: success'];
async function proposal(environment: string) {
  const [pull, ...others] = await sandbox.pulls(GITOPS, environment);
  expect(others).toEqual([]);
  if (pull === undefined) throw new Error(`there is no pull request to ${environment}`);
  return { ...pull, files: sandbox.files(GITOPS, pull.head.sha, 'greeter') };
}

describe('a service', () => {
  it('without a digest stops, and shows how to get it', async () => {
    const runs = await pushService('1.0.0', undefined);
    expect(conclusions(runs)).toEqual(STOPPED);
    expect(textOfRuns(runs)).toContain('neither a digest nor a signature');
    expect(textOfRuns(runs)).toContain(`helm pull greeter --repo ${charts.url} --version 1.0.0`);
  });

  it('with a wrong digest stops, and shows both', async () => {
    const wrong = 'd'.repeat(64);
    const runs = await pushService('1.0.0', wrong);
    expect(conclusions(runs)).toEqual(STOPPED);
    expect(textOfRuns(runs)).toContain(`has the digest sha256:${first}, not sha256:${wrong}`);
    expect(await sandbox.pulls(GITOPS, 'dev')).toEqual([]);
  });

  it('with the digest of its chart becomes a pull request for each environment', async () => {
    expect(conclusions(await pushService('1.0.0', first))).toEqual(DONE);
    const dev = await proposal('dev');
    const example = join(ROOT, 'examples/svc-gitops/dev/greeter');
    // The digest of an archive depends on the versions of tar and gzip.
    const withoutDigest = (text: string) => text.replace(/sha256:\w{64}/, 'sha256:…');
    const header = `# greeter 1.0.0 of ${charts.url} (sha256:${first})`;
    for (const file of ['manifests.yaml', 'beyond-namespace.yaml']) {
      const text = dev.files[`greeter/${file}`] ?? '';
      expect(text.startsWith(header)).toBe(true);
      const published = text.replace(charts.url, 'https://charts.example.com');
      expect(withoutDigest(published)).toBe(withoutDigest(readFileSync(join(example, file), 'utf8')));
    }
    expect(Object.keys(dev.files)).toHaveLength(2);
    expect(dev.files['greeter/manifests.yaml']).toContain('replicas: 1');
    expect((await proposal('stage')).files['greeter/manifests.yaml']).toContain('replicas: 2');
  });

  it('shows reviewers the chart, what acts beyond the namespace, the hook that is left out, and the image', async () => {
    const { body, files } = await proposal('dev');
    for (const shown of [
      `sha256:${first}`,
      'ClusterRole',
      'CustomResourceDefinition',
      'greeter-migrate',
      'ghcr.io/contoso/greeter:1.0.0',
    ])
      expect(body).toContain(shown);
    expect(JSON.stringify(files)).not.toMatch(/greeter-migrate|greeter-test/);
  });

  it('stays as it is in a second run', async () => {
    const before = await Promise.all(['dev', 'stage'].map(proposal));
    await sandbox.api('POST', `/repos/${SOURCE}/actions/workflows/service.yml/dispatches`, { ref: 'main', inputs: {} });
    expect(conclusions(await sandbox.settle())).toEqual(DONE);
    expect(await Promise.all(['dev', 'stage'].map(proposal))).toEqual(before);
  });

  it('is updated in its pull request when it gets a new version', async () => {
    const { number } = await proposal('dev');
    const second = charts.publish('greeter', '1.1.0', {
      ...GREETER_CHART,
      'values.yaml': 'image: ghcr.io/contoso/greeter:1.1.0\nreplicas: 1\nprivileged: false\n',
    });
    expect(conclusions(await pushService('1.1.0', second))).toEqual(DONE);
    const updated = await proposal('dev');
    expect(updated.number).toBe(number);
    expect(updated.body).toContain('ghcr.io/contoso/greeter:1.1.0');
    expect(updated.files['greeter/manifests.yaml']).toContain('greeter:1.1.0');
  });
});

describe('nothing is proposed', () => {
  const unchanged = async (change: () => Promise<Awaited<ReturnType<typeof pushService>>>) => {
    const before = await proposal('dev');
    const runs = await change();
    expect(conclusions(runs)).toEqual(STOPPED);
    expect(await proposal('dev')).toEqual(before);
    return textOfRuns(runs);
  };

  it('of manifests in which the scanner finds something', async () => {
    const digest = charts.publish('greeter', '1.2.0', {
      ...GREETER_CHART,
      'values.yaml': 'image: a:1\nreplicas: 1\nprivileged: true\n',
    });
    expect(await unchanged(() => pushService('1.2.0', digest))).toContain('a container is privileged');
  });

  it('of an image in which the scanner finds something', async () => {
    const digest = charts.publish('greeter', '1.3.0', {
      ...GREETER_CHART,
      'values.yaml': 'image: ghcr.io/contoso/vulnerable:1\nreplicas: 1\nprivileged: false\n',
    });
    expect(await unchanged(() => pushService('1.3.0', digest))).toContain(
      'ghcr.io/contoso/vulnerable:1: 1 vulnerability (CRITICAL,HIGH)',
    );
  });

  it('of an image whose name is a command', async () => {
    const digest = charts.publish('greeter', '1.4.0', {
      ...GREETER_CHART,
      'values.yaml': 'image: "$(touch pwned)"\nreplicas: 1\nprivileged: false\n',
    });
    expect(await unchanged(() => pushService('1.4.0', digest))).toContain('is not the name of an image');
  });

  it('of a version that adds a cluster-scoped object', async () => {
    const webhook =
      'apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nmetadata:\n  name: greeter\n';
    const digest = charts.publish('greeter', '1.5.0', { ...GREETER_CHART, 'templates/webhook.yaml': webhook });
    expect(await unchanged(() => pushService('1.5.0', digest))).toContain(
      'does not allow: MutatingWebhookConfiguration "greeter"',
    );
  });

  it.each([
    [
      'gives a kind of Kubernetes another scope',
      '1.5.1',
      `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: x
  annotations: { helm.sh/hook: test }
spec: { group: rbac.authorization.k8s.io, names: { kind: ClusterRoleBinding }, scope: Namespaced }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: greeter
`,
      'does not allow: ClusterRoleBinding "greeter"',
    ],
    [
      'hides a field behind a line break of YAML 1.1',
      '1.5.2',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: greeter # c\u0085  namespace: kube-system\n',
      'renders the character U+0085 unescaped',
    ],
    [
      'has a custom kind that may act on the whole cluster',
      '1.5.3',
      'apiVersion: crd.projectcalico.org/v1\nkind: GlobalNetworkPolicy\nmetadata:\n  name: greeter\n',
      'neither Kubernetes nor the chart defines them: GlobalNetworkPolicy "greeter"',
    ],
  ])('of a version that %s', async (_, version, template, problem) => {
    const digest = charts.publish('greeter', version, { ...GREETER_CHART, 'templates/added.yaml': template });
    expect(await unchanged(() => pushService(version, digest))).toContain(problem);
  });

  it('if it is not what was scanned', async () => {
    const before = await proposal('dev');
    const digest = charts.publish('greeter', '1.7.0', GREETER_CHART);
    const other = workflow.replace(/expected-digest: "[^"]*"/, `expected-digest: "${'0'.repeat(64)}"`);
    expect(other).not.toBe(workflow);
    const runs = await sandbox.push(SOURCE, 'main', {
      '.github/workflows/service.yml': other,
      [SERVICE]: greeterService(charts.url, '1.7.0', digest),
    });
    expect(conclusions(runs)).toEqual(['scan: success', 'Propose to dev: failure', 'Propose to stage: failure']);
    expect(textOfRuns(runs)).toContain('which is not the one that was scanned');
    expect(await proposal('dev')).toEqual(before);
    const gone = await sandbox.push(SOURCE, 'main', {
      '.github/workflows/service.yml': workflow,
      [SERVICE]: null,
      'services/README.md': '# Services\n',
    });
    // Without services, there is no environment to propose to.
    expect(conclusions(gone)).toEqual(['scan: success', 'propose: skipped']);
  });

  it('of a chart that was replaced after its review', async () => {
    const digest = charts.publish('greeter', '1.6.0', GREETER_CHART);
    charts.publish('greeter', '1.6.0', { ...GREETER_CHART, 'templates/backdoor.yaml': '# different\n' });
    expect(await unchanged(() => pushService('1.6.0', digest))).toContain('the published chart was replaced');
  });
});
