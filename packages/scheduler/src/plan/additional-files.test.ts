import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../model/model.ts';
import { createReport } from '../report/create-report.ts';
import type { Labels, Template } from '../resources/resource.ts';
import { arbitraryFleet } from '../testing/arbitrary-fleet.ts';
import { formatDocument, loadControlPlane, VALID_CONTROL_PLANE } from '../testing/control-plane-files.ts';
import {
  base,
  clusterType,
  emptyModel,
  policy,
  selector,
  target,
  template,
  workload,
} from '../testing/model-builders.ts';
import { createDesiredTree } from '../tree/desired-tree.ts';
import { createPlan } from './create-plan.ts';
import type { Plan } from './plan.ts';

const SETTINGS = { namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}', configFileName: 'cfg' };
const planOf = (model: Model) => createPlan(model, SETTINGS);
const treeOf = (plan: Plan) => Object.fromEntries(createDesiredTree(plan));
const errorsOf = ({ diagnostics }: Pick<Plan, 'diagnostics'>) =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);

function reportOf(model: Model, plan: Plan) {
  return createReport({ model, plan, outcome: 'complete', ...SETTINGS, sources: [], diagnostics: plan.diagnostics });
}

const QUOTA = 'kind: ResourceQuota\nmetadata: {name: quota, namespace: {{ .Namespace }}}\n';
const PRIORITY =
  'kind: PriorityClass\nvalue: {{ .ConfigData.K | default "1" | quote }}\nof: {{ .ClusterType }} {{ .Environment }}\n';
const configMap = (name: string, labels: Labels, data: Labels) => {
  return { ...base('ConfigMap', name, { 'platform-config': 'true', ...labels }), data };
};
const baseRepos = [{ ...base('BaseRepo', 'main'), repo: 'r', branch: 'main', path: '.', commit: undefined }];
const withFile = (of: Template, file: string): Template => ({ ...of, file });

/** A fleet whose cluster types use some more templates. */
function extend(
  model: Model,
  fields: Partial<Record<'namespaceService' | 'policy' | 'infrastructure', string>>,
  ...more: readonly Template[]
) {
  const templates = [...model.templates.filter(({ name }) => more.every((each) => each.name !== name)), ...more];
  return { ...model, templates, clusterTypes: model.clusterTypes.map((each) => ({ ...each, ...fields })) };
}

function fleet(parts: Partial<Model> = {}): Model {
  return emptyModel({
    clusterTypes: [clusterType('drone', { size: 'a' }), clusterType('large', { size: 'b' })],
    policies: [policy('all', '', selector(), selector({ size: 'a' }))],
    workloads: [workload('app', 'team', [target('t', { purpose: 'test' })])],
    ...parts,
  });
}

describe('a template of policies', () => {
  it('is rendered for every assignment, with the data of a reconciler', async () => {
    const text =
      'kind: NetworkPolicy\nns: {{ .Namespace }}\nteam: {{ .Workspace }}\nfor: {{ .Labels.purpose }}\nrepo: {{ .Manifests.repo }}\nlevel: {{ .ConfigData.LEVEL }}\n';
    const configMaps = [configMap('c', {}, { LEVEL: '{{ .ClusterType }}' })];
    const plan = await planOf(
      extend(fleet({ configMaps }), { policy: 'guard' }, template('guard', 'policy', text, QUOTA)),
    );
    expect(treeOf(plan)['drone/app-t/policy.yaml']).toBe(
      'kind: NetworkPolicy\nns: dev-drone-app-t\nteam: team\nfor: test\nrepo: https://github.com/contoso/app-gitops\nlevel: drone\n---\nkind: ResourceQuota\nmetadata: {name: quota, namespace: dev-drone-app-t}\n',
    );
    expect(plan.diagnostics).toEqual([]);
  });

  it('changes nothing but policy.yaml, and the list of files', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, async (model) => {
        const extended = extend(model, { policy: 'guard' }, template('guard', 'policy', QUOTA));
        const [without, plan] = [await planOf(model), await planOf(extended)];
        const tree = Object.entries(treeOf(plan));
        expect(Object.fromEntries(tree.filter(([path]) => !path.endsWith('/policy.yaml')))).toEqual(treeOf(without));
        expect(tree.filter(([path]) => path.endsWith('/policy.yaml'))).toHaveLength(plan.planned.length);
        const report = reportOf(extended, plan);
        const isPolicy = (file: string) => file.endsWith('/policy.yaml');
        expect({
          ...report,
          assignments: report.assignments.map((each) => ({
            ...each,
            files: each.files.filter((file) => !isPolicy(file)),
          })),
        }).toEqual(reportOf(model, without));
      }),
      { numRuns: 50 },
    );
  });

  it('writes no file if it prints nothing', async () => {
    const plan = await planOf(
      extend(fleet(), { policy: 'guard' }, template('guard', 'policy', '{{ if .Labels.open }}x: 1{{ end }}')),
    );
    expect(Object.keys(treeOf(plan))).not.toContain('drone/app-t/policy.yaml');
    expect(plan.failed).toEqual([]);
  });

  it('does not let a workload file decide the structure of a policy', async () => {
    const text = 'kind: NetworkPolicy\nfor: {{ .Labels.purpose }}\n';
    const hostile = [workload('app', 'team', [target('t', { purpose: 'true' })])];
    const plan = await planOf(
      extend(fleet({ workloads: hostile }), { policy: 'guard' }, template('guard', 'policy', text)),
    );
    expect(plan.failed.map(({ problems }) => problems.map(({ code, registration }) => [code, registration]))).toEqual([
      [['unsafe-value', 'app']],
    ]);
  });

  it('that is missing fails the assignments that need it, and is a warning without assignments', async () => {
    const plan = await planOf(extend(fleet({ baseRepos }), { policy: 'gaurd' }, template('guard', 'policy', QUOTA)));
    expect(errorsOf(plan)).toEqual([
      'missing-template: cluster type drone uses template "gaurd" as its policy, but there is no such template; affects app-t on drone',
    ]);
    expect(plan.isPromotionHeldBack).toBe(true);
    expect(plan.diagnostics.filter(({ severity }) => severity === 'warning').map(({ message }) => message)).toEqual([
      'cluster type large uses template "gaurd" as its policy, but there is no such template; nothing is assigned to it',
    ]);
  });

  it.each(['policy', 'infrastructure'])('is not rendered if it is of another type than %s', async (field) => {
    const { model } = await loadControlPlane({
      ...VALID_CONTROL_PLANE,
      'dev/large.yaml': formatDocument(
        'ClusterType',
        'large',
        `reconciler: flux\nnamespaceService: ns\n${field}: flux\n`,
      ).replace('name: large\n', 'name: large\n  labels:\n    size: large\n'),
    });
    const { diagnostics, isPromotionHeldBack } = await planOf(model);
    expect(diagnostics).toMatchObject([
      {
        code: 'template-type',
        severity: 'error',
        message: expect.stringContaining(
          `cluster type large uses template flux as its ${field}, but its type is reconciler; affects`,
        ),
        at: { file: 'large.yaml', line: 10 },
      },
    ]);
    expect(isPromotionHeldBack).toBe(true);
  });

  it('warns of <no value> with its line', async () => {
    const { model } = await loadControlPlane({
      ...VALID_CONTROL_PLANE,
      'dev/large.yaml': formatDocument(
        'ClusterType',
        'large',
        'reconciler: flux\nnamespaceService: ns\npolicy: guard\n',
      ).replace('name: large\n', 'name: large\n  labels:\n    size: large\n'),
      'main/guard.yaml': formatDocument(
        'Template',
        'guard',
        'type: policy\nmanifests:\n  - |\n    a: 1\n    b: {{ .ConfigData.NONE }}\n',
      ),
    });
    const { diagnostics } = await planOf(model);
    expect(diagnostics.map(({ code, at }) => `${code} ${at?.file}:${at?.line}`)).toEqual(['no-value guard.yaml:10']);
  });
});

describe('a template of infrastructure', () => {
  const priority = template('priority', 'infrastructure', PRIORITY);

  it('is rendered once for each cluster type, also if nothing is scheduled on it', async () => {
    const plan = await planOf(extend(fleet(), { infrastructure: 'priority' }, priority));
    const tree = treeOf(plan);
    expect(tree['drone/infrastructure.yaml']).toBe('kind: PriorityClass\nvalue: "1"\nof: drone dev\n');
    expect(tree['large/infrastructure.yaml']).toBe('kind: PriorityClass\nvalue: "1"\nof: large dev\n');
    expect(Object.keys(tree).filter((path) => path.endsWith('infrastructure.yaml'))).toHaveLength(2);
  });

  it('gets the labels of the cluster type, and the config maps that apply to it without a target', async () => {
    const all = { 'cluster-type': 'drone', size: 'a' };
    const configMaps = [
      configMap('a', all, { ALL: 'yes' }),
      configMap('b', { ...all, 'deployment-target': 'app-t' }, { TARGET: 'no' }),
      configMap('c', { workload: 'app' }, { WORKLOAD: 'no' }),
      configMap('d', { workload: '' }, { EMPTY: 'no' }),
      configMap('e', { purpose: 'test' }, { PURPOSE: 'no' }),
      configMap('f', { size: 'b' }, { SIZE: 'no' }),
      { ...base('ConfigMap', 'azure-app-config'), data: { 'size.a.APP': 'yes', 'purpose.test.OTHER': 'no' } },
    ];
    const text = 'size: {{ .Labels.size }}\nkeys: {{ keys .ConfigData | sortAlpha | join "," }}\n';
    const model = extend(fleet({ configMaps }), { infrastructure: 'i' }, template('i', 'infrastructure', text));
    expect(treeOf(await planOf(model))['drone/infrastructure.yaml']).toBe('size: a\nkeys: ALL,APP\n');
  });

  it('may print any label of the cluster type, whatever YAML reads it as: only the platform team decides it', async () => {
    const clusterTypes = [clusterType('drone', { edge: 'true' })];
    const text = 'edge: {{ .Labels.edge }}\n{{ range $key, $value := .Labels }}{{ $key }}-2: {{ $value }}\n{{ end }}';
    const model = extend(fleet({ clusterTypes }), { infrastructure: 'i' }, template('i', 'infrastructure', text));
    const plan = await planOf(model);
    expect(treeOf(plan)['drone/infrastructure.yaml']).toBe('edge: true\nedge-2: true\n');
    expect(errorsOf(plan)).toEqual([]);
  });

  it('does not depend on workloads, and changes nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, async (model) => {
        const extended = extend(model, { infrastructure: 'priority' }, priority);
        const [without, plan] = [await planOf(model), await planOf(extended)];
        const isOwn = ([path]: readonly [string, string]) => path.endsWith('/infrastructure.yaml');
        const tree = Object.entries(treeOf(plan));
        expect(Object.fromEntries(tree.filter((entry) => !isOwn(entry)))).toEqual(treeOf(without));
        expect(tree.filter(isOwn)).toHaveLength(model.clusterTypes.length);
        const empty = await planOf({ ...extended, workloads: [], policies: [] });
        expect(Object.entries(treeOf(empty)).filter(isOwn)).toEqual(tree.filter(isOwn));
        expect(plan.planned.map(({ files }) => files)).toEqual(without.planned.map(({ files }) => files));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a field of assignments', 'a: {{ .Namespace }}', 'template-failed'],
    ['values of workload files', 'a: {{ .Manifests.repo }}', 'template-failed'],
    ['invalid YAML', 'a: [', 'not-yaml'],
    ['a syntax error', 'a: {{ if }}', 'template-syntax'],
  ])('with %s fails alone, and holds the promoted commit back', async (_, text, code) => {
    const plan = await planOf(extend(fleet(), { infrastructure: 'i' }, template('i', 'infrastructure', text)));
    expect(plan.failed).toEqual([]);
    expect(plan.planned).toHaveLength(1);
    expect(plan.isPromotionHeldBack).toBe(true);
    const errors = plan.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map((error) => [error.code, error.registration, error.subject])).toEqual([
      [code, undefined, { kind: 'Infrastructure', name: 'drone' }],
    ]);
    expect(errors[0]?.message).toContain('affects the infrastructure of cluster types drone, large');
    expect(Object.keys(treeOf(plan)).filter((path) => path.includes('infrastructure'))).toEqual([]);
    const [drone] = reportOf(fleet(), plan).clusterTypes;
    expect(drone).toMatchObject({ name: 'drone', problems: [{ code }] });
    expect(drone).not.toHaveProperty('files');
  });

  it('that is missing is an error of the cluster type alone, assigned or not', async () => {
    const plan = await planOf(extend(fleet({ baseRepos }), { infrastructure: 'none' }));
    expect(errorsOf(plan)).toEqual([
      'missing-template: cluster type drone uses template "none" as its infrastructure, but there is no such template; affects the infrastructure of cluster type drone',
      'missing-template: cluster type large uses template "none" as its infrastructure, but there is no such template; affects the infrastructure of cluster type large',
    ]);
    expect(plan.planned).toHaveLength(1);
  });

  it('is published while every registration is held back', async () => {
    const model = extend(fleet({ heldBack: new Set(['app']) }), { infrastructure: 'priority' }, priority);
    const plan = await planOf(model);
    expect(Object.keys(treeOf(plan))).toEqual([
      'drone/README.md',
      'drone/infrastructure.yaml',
      'large/README.md',
      'large/infrastructure.yaml',
    ]);
    expect(reportOf(model, plan).clusterTypes[0]).toMatchObject({ files: ['drone/infrastructure.yaml'] });
  });

  it('warns of a value that is missing, for the cluster type', async () => {
    const text = 'a: {{ .ConfigData.NONE }}\n';
    const { diagnostics } = await planOf(
      extend(fleet(), { infrastructure: 'i' }, template('i', 'infrastructure', text)),
    );
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'no-value: template i prints <no value> here, at least for cluster type drone',
    ]);
  });
});

describe('the file of a template', () => {
  it('replaces the usual name, and nothing else', async () => {
    const model = extend(
      fleet(),
      { policy: 'guard', infrastructure: 'i' },
      template('guard', 'policy', QUOTA),
      template('i', 'infrastructure', PRIORITY),
    );
    const names = { rec: 'zarf.yaml', ns: 'Namespace-1.yaml', guard: 'quota.yaml', i: 'cluster.yaml' };
    const renamed = {
      ...model,
      templates: model.templates.map((each) => {
        const file = (names as Labels)[each.name];
        return file === undefined ? each : withFile(each, file);
      }),
    };
    const usual = {
      'zarf.yaml': 'reconciler.yaml',
      'Namespace-1.yaml': 'namespace.yaml',
      'quota.yaml': 'policy.yaml',
      'cluster.yaml': 'infrastructure.yaml',
    };
    const tree = treeOf(await planOf(renamed));
    const back = Object.entries(tree).map(([path, text]) => {
      const at = path.lastIndexOf('/') + 1;
      return [path.slice(0, at) + ((usual as Labels)[path.slice(at)] ?? path.slice(at)), text];
    });
    expect(Object.fromEntries(back)).toEqual(treeOf(await planOf(model)));
    expect(Object.keys(tree)).toEqual([
      'drone/README.md',
      'drone/app-t/Namespace-1.yaml',
      'drone/app-t/quota.yaml',
      'drone/app-t/zarf.yaml',
      'drone/cluster.yaml',
      'large/README.md',
      'large/cluster.yaml',
    ]);
  });

  it('is reported if it holds a platform configuration', async () => {
    const config = { ...template('env', 'config', 'export A=1\n'), contentType: 'sh', file: 'app.sh' };
    const clusterTypes = [clusterType('drone', { size: 'a' }, 'env')];
    const model = extend(fleet({ clusterTypes }), {}, config);
    const plan = await planOf(model);
    expect(Object.keys(treeOf(plan))).toContain('drone/app-t/app.sh');
    expect(reportOf(model, plan).layout).toEqual({ configFileName: 'cfg', configFiles: ['app.sh'] });
    expect(reportOf(fleet(), await planOf(fleet())).layout).toEqual({ configFileName: 'cfg' });
  });

  it('is judged as YAML under any name', async () => {
    const plan = await planOf(extend(fleet(), {}, withFile(template('rec', 'reconciler', 'a: [\n'), 'zarf.yaml')));
    expect(plan.failed.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['not-yaml']]);
  });

  const guard = template('guard', 'policy', QUOTA);
  it.each<[string, readonly Template[], string, string]>([
    ['a usual name', [withFile(guard, 'reconciler.yaml')], 'write "reconciler.yaml"', 'Template/guard/spec/file'],
    [
      'letter case',
      [withFile(guard, 'NAMESPACE.yaml')],
      'write "namespace.yaml" and "NAMESPACE.yaml", one file',
      'Template/guard/spec/file',
    ],
    [
      'two names',
      [withFile(guard, 'x.yaml'), withFile(template('rec', 'reconciler', 'a: 1\n'), 'x.yaml')],
      'templates guard (policy) and rec (reconciler) write "x.yaml"',
      'Template/rec/spec/file',
    ],
    [
      'the name of the built-in configuration',
      [withFile(guard, 'cfg.yaml')],
      'write "cfg.yaml"',
      'Template/guard/spec/file',
    ],
  ])('must not be that of another template of the cluster type: %s', async (_, templates, text, file) => {
    const plan = await planOf(extend(fleet(), { policy: 'guard' }, ...templates));
    expect(plan.failed).toHaveLength(1);
    const [error, warning] = plan.diagnostics.toSorted((a, b) => (a.severity < b.severity ? -1 : 1));
    expect(warning).toMatchObject({ code: 'same-file', severity: 'warning', subject: { name: 'large' } });
    expect(error).toMatchObject({ code: 'same-file', severity: 'error', at: { file } });
    expect(error?.message).toContain(text);
    expect(error?.related?.[0]?.at).toBeDefined();
  });

  it('of one template for two fields is the same file', async () => {
    const own = withFile(template('rec', 'reconciler', 'a: 1\n'), 'zarf.yaml');
    const plan = await planOf(extend(fleet(), { namespaceService: 'rec' }, own));
    expect(plan.failed[0]?.problems).toMatchObject([
      { code: 'same-file', hint: 'Use a template of its own for each field.', related: [] },
    ]);
  });

  const read = async (rest: string) => {
    const text = formatDocument('Template', 'flux', `${rest}manifests:\n  - "a: 1"\n`);
    const { diagnostics } = await loadControlPlane({ ...VALID_CONTROL_PLANE, 'main/flux.yaml': text });
    return diagnostics.map(({ code, message, at }) => `${code} ${at?.line}:${at?.column} ${message}`);
  };
  it.each(['zarf.yaml', 'A.yaml', '0-a_b.c.yaml', 'my-kustomization.yaml'])('may be %s', async (file) =>
    expect(await read(`type: reconciler\nfile: ${file}\n`)).toEqual([]),
  );
  it.each([
    '../zarf.yaml',
    'a/zarf.yaml',
    '.zarf.yaml',
    'README.md',
    'zarf.yml',
    'zarf',
    '-zarf.yaml',
    // Flux and kustomize apply only what these list, and remove the rest.
    'kustomization.yaml',
    'Kustomization.yaml',
    'KUSTOMIZATION.yaml',
    'kustomization.yml',
    'Kustomization',
    '"a b.yaml"',
    '"a\\nb.yaml"',
    `${'a'.repeat(101)}.yaml`,
  ])('cannot be %s', async (file) => {
    expect(await read(`type: reconciler\nfile: ${file}\n`)).toEqual([
      expect.stringMatching(/^invalid-file-name 7:\d+ spec\.file: .* is not a name that a generated file can have$/),
    ]);
  });
  it.each([
    ['type: reconciler\nfile: a.sh\n', 'has to end with .yaml, since the manifests are YAML'],
    ['type: policy\nfile: a.sh\n', 'has to end with .yaml, since the manifests are YAML'],
    ['type: config\nfile: a.sh\n', 'has to end with .yaml, since the manifests are YAML'],
    ['type: config\nfile: a.yaml\ncontentType: sh\n', 'has to end with .sh, since the manifests are a script'],
  ])('has the extension of its content: %s', async (rest, message) => {
    expect(await read(rest)).toEqual([
      expect.stringMatching(new RegExp(`^invalid-file-name 7:9 spec.file: .* ${message}$`)),
    ]);
  });
  it('may be a script for a configuration in a script', async () => {
    expect(await read('type: config\ncontentType: sh\nfile: a.sh\n')).toEqual([
      expect.stringContaining('template-type'),
    ]);
  });
});
