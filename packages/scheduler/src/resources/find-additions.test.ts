import { describe, expect, it } from 'vitest';
import { formatDocument, loadFiles, VALID_CONTROL_PLANE } from '../testing/control-plane-files.ts';
import { findAdditions } from './find-additions.ts';

async function find(...documents: string[]) {
  const { value, diagnostics } = await loadFiles({ 'a.yaml': documents.join('---\n') });
  expect(diagnostics.filter(({ code }) => code !== 'ignored-field')).toEqual([]);
  return findAdditions(value.resources).map(({ code, severity, message, at }) => {
    expect(severity).toBe('warning');
    return `${code} ${at?.line}:${at?.column} ${message}`;
  });
}

const environment = (rest: string) =>
  formatDocument(
    'Environment',
    'stage',
    `controlPlane: {repo: https://github.com/contoso/c, branch: stage, path: .}\n${rest}`,
  );

describe('findAdditions', () => {
  it('finds nothing in a control plane of the operator', async () => {
    expect(await find(...Object.values(VALID_CONTROL_PLANE), environment(''))).toEqual([]);
  });

  it.each([
    ['rules of promotion', environment('promotion:\n  soak: 2h\n'), '7:3 ', 'spec.promotion of Environment stage;'],
    ['empty rules of promotion', environment('promotion: {}\n'), '7:3 ', 'spec.promotion of'],
    [
      'an engine',
      formatDocument('Template', 't', 'type: config\nengine: mustache\nmanifests: []\n'),
      '7:11 ',
      'spec.engine of Template t;',
    ],
    [
      'the default engine',
      formatDocument('Template', 't', 'type: config\nengine: gotemplate\nmanifests: []\n'),
      '7:11 ',
      'spec.engine of',
    ],
    [
      'a file of a template',
      formatDocument('Template', 't', 'type: config\nfile: a.yaml\nmanifests: []\n'),
      '7:9 ',
      'spec.file of Template t;',
    ],
    [
      'a template of policies',
      formatDocument('Template', 't', 'type: policy\nmanifests: []\n'),
      '6:9 ',
      'type policy of Template t;',
    ],
    [
      'a template of infrastructure',
      formatDocument('Template', 't', 'type: infrastructure\nmanifests: []\n'),
      '6:9 ',
      'type infrastructure of Template t;',
    ],
    [
      'the policies of a cluster type',
      formatDocument('ClusterType', 'c', 'reconciler: r\nnamespaceService: ns\nconfigType: ""\npolicy: p\n'),
      '9:11 ',
      'spec.policy of ClusterType c;',
    ],
    [
      'the infrastructure of a cluster type',
      formatDocument('ClusterType', 'c', 'reconciler: r\nnamespaceService: ns\nconfigType: ""\ninfrastructure: i\n'),
      '9:19 ',
      'spec.infrastructure of ClusterType c;',
    ],
    [
      'labels in the spec of a target',
      formatDocument('DeploymentTarget', 't', 'environment: dev\nmanifests: {}\nlabels: {a: b}\n'),
      '8:3 ',
      'spec.labels of DeploymentTarget t;',
    ],
    [
      'a flow mapping',
      'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: DeploymentTarget\nmetadata: {name: t}\nspec: {environment: dev, manifests: {}, name: x}\n',
      '4:47 ',
      'spec.name of',
    ],
  ])('finds %s', async (_, document, position, text) => {
    expect(await find(document)).toEqual([
      expect.stringMatching(new RegExp(`^unknown-to-operator ${position}.* ${text}`)),
    ]);
  });

  const repository = 'repo: https://github.com/contoso/c\nbranch: main\n';
  const policy = (spec: string) => formatDocument('SchedulingPolicy', 'p', spec);
  it.each<[what: string, document: string, expected: readonly string[]]>([
    ['the path of a base', formatDocument('BaseRepo', 'main', repository), ['5:1 spec.path']],
    ['the path of a GitOps repository', formatDocument('GitOpsRepo', 'dev', repository), ['5:1 spec.path']],
    ['the path of an environment', environment('').replace(', path: .', ''), ['6:3 spec.controlPlane.path']],
    [
      'the path of a registration',
      formatDocument('WorkloadRegistration', 'a', 'workload: {repo: https://github.com/contoso/c, branch: b}\n'),
      ['6:3 spec.workload.path'],
    ],
    ['the path of a registration that has one', VALID_CONTROL_PLANE['main/app.yaml'] ?? '', []],
    [
      'the configuration template of a cluster type',
      formatDocument('ClusterType', 'c', 'reconciler: r\nnamespaceService: ns\n'),
      ['5:1 spec.configType'],
    ],
    [
      'no configuration template if the field is empty',
      formatDocument('ClusterType', 'c', 'reconciler: r\nnamespaceService: ns\nconfigType: ""\n'),
      [],
    ],
    [
      'the selectors of a policy',
      policy('{}\n'),
      ['5:1 spec.deploymentTargetSelector', '5:1 spec.clusterTypeSelector'],
    ],
    [
      'the label selectors of a policy',
      policy('deploymentTargetSelector:\n  workspace: w\nclusterTypeSelector: {}\n'),
      ['6:3 spec.deploymentTargetSelector.labelSelector', '8:3 spec.clusterTypeSelector.labelSelector'],
    ],
    [
      'the manifests of a target',
      formatDocument(
        'Workload',
        'w',
        'deploymentTargets:\n  - {name: a, environment: dev, manifests: {}}\n  - {name: b, environment: dev}\n',
      ),
      ['8:7 spec.deploymentTargets.1.manifests'],
    ],
    [
      'the fields of a target of its own',
      formatDocument('DeploymentTarget', 't', 'configSchemas: []\n'),
      ['5:1 spec.environment', '5:1 spec.manifests'],
    ],
  ])('finds that the operator requires %s', async (_, document, expected) => {
    const found = await find(document);
    expect(found.map((line) => line.replace('the scheduler operator requires ', ''))).toEqual(
      expected.map((line) => expect.stringContaining(`required-by-operator ${line}, which `)),
    );
  });
});
