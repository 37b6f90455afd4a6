import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { parseDocument } from './document-nodes.ts';
import { adaptControlPlane, readDocumentSettings } from './document-settings.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const readSettings = (markdown: string) => readDocumentSettings(parseDocument(markdown));

const document = (name: string, file: string, large: string) => `
\`\`\`output
Created clusters:
  - control-plane
  - drone (Azure Arc Flux based workload cluster)
  - large (${large} based workload cluster)
\`\`\`

\`namespace.yaml\`:

\`\`\`yaml
apiVersion: v1
kind: Namespace
metadata:
  labels: { environment: dev, workspace: a-team, deploymentTarget: app-test }
  name: ${name}
\`\`\`

\`${file}.yaml\` has the configuration:

\`\`\`yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: platform-config, namespace: ${name} }
\`\`\`
`;

it('derives the settings of a generation from what it prints', () => {
  expect(readSettings(document('dev-a-team-app-test', 'config', 'ArgoCD'))).toEqual({
    namespacePattern: '{{environment}}-{{workspace}}-{{deploymentTarget}}',
    configFileName: 'config',
    clusters: { drone: 'Flux', large: 'ArgoCD' },
  });
  expect(readSettings(document('dev-drone-app-test', 'platform-config', 'Flux'))).toEqual({
    namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
    configFileName: 'platform-config',
    clusters: { drone: 'Flux', large: 'Flux' },
  });
  expect(readSettings('Text')).toEqual({ clusters: { drone: 'Flux', large: 'ArgoCD' } });
});

it('refuses a namespace of another form', () => {
  expect(() => readSettings(document('app-test', 'config', 'Flux'))).toThrow(
    'the pattern of the namespace app-test is not known',
  );
});

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, string>> }[] }
    >
  >;
}

it('sets the inputs of every step that schedules, and the reconcilers, and removes the inventory', () => {
  const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
  const settings = readSettings(document('dev-a-team-app-test', 'config', 'Flux'));
  const files = adaptControlPlane(
    {
      '.github/workflows/schedule.yml': read('workflows-templates/control-plane/schedule.yml'),
      '.github/workflows/ci.yml': read('workflows-templates/control-plane/ci.yml'),
      '.kalypso/inventory.yaml': 'clusters: []\n',
      'large.yaml': read('examples/control-plane/dev/cluster-types/west-us/large/large-cluster-type.yaml'),
    },
    settings,
  );
  for (const name of ['schedule', 'ci']) {
    const { jobs } = load(files[`.github/workflows/${name}.yml`] ?? '') as Workflow;
    const steps = Object.values(jobs).flatMap((job) =>
      job.steps.filter(({ uses }) => /actions\/schedule@/.test(uses ?? '')),
    );
    expect(steps).not.toEqual([]);
    for (const step of steps)
      expect(step.with).toMatchObject({
        'namespace-pattern': '{{environment}}-{{workspace}}-{{deploymentTarget}}',
        'config-file-name': 'config',
      });
  }
  expect(load(files['large.yaml'] ?? '')).toMatchObject({ spec: { reconciler: 'arc-flux' } });
  expect(Object.keys(files)).not.toContain('.kalypso/inventory.yaml');
});
