import { describe, expect, it } from 'vitest';
import type { Model } from '../model/model.ts';
import {
  type FixtureFiles,
  formatDocument,
  loadControlPlane,
  VALID_CONTROL_PLANE,
} from '../testing/control-plane-files.ts';
import { createPlan } from './create-plan.ts';
import { omitConsequences } from './omit-consequences.ts';

const SETTINGS = { namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}', configFileName: 'config' };

/** The fixture, with a cluster type that its policy selects. */
const VALID: FixtureFiles = {
  ...VALID_CONTROL_PLANE,
  'dev/large.yaml': (VALID_CONTROL_PLANE['dev/large.yaml'] ?? '').replace('spec:', '  labels: {size: large}\nspec:'),
};

/** Plans the fixture with other files; `undefined` removes a file. */
async function plan(changes: Readonly<Record<string, string | undefined>>, change: Partial<Model> = {}) {
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries({ ...VALID, ...changes })) {
    if (text !== undefined) files[path] = text;
  }
  const { model, diagnostics } = await loadControlPlane(files satisfies FixtureFiles);
  const planned = await createPlan({ ...model, ...change }, SETTINGS);
  const found = omitConsequences([...diagnostics, ...planned.diagnostics]);
  return {
    ...planned,
    found: [
      ...new Set(found.map(({ code, severity, at }) => `${severity} ${code}${at ? ` ${at.file}:${at.line}` : ''}`)),
    ],
    text: found.map(({ message, hint }) => `${message} ${hint}`).join('\n'),
  };
}

const edit = (path: string, from: string, to: string) => {
  const text = VALID[path] ?? '';
  expect(text).toContain(from);
  return { [path]: text.replace(from, to) };
};

describe('a first user who', () => {
  it('made no error gets no message', async () => {
    expect(await plan({})).toMatchObject({ found: [], failed: [], isPromotionHeldBack: false });
  });

  it.each([
    ['misspells a reconciler', 'reconciler: flux', 'reconciler: flix', 'large.yaml:7', 'Did you mean flux?'],
    [
      'misspells a namespace service',
      'namespaceService: ns',
      'namespaceService: templates',
      'large.yaml:8',
      'Add a Template',
    ],
    ['misspells a config type', 'configType: cfg', 'configType: cgf', 'large.yaml:9', 'Did you mean cfg?'],
  ])('%s gets an error at the line, for the assignments that need it', async (_, from, to, position, hint) => {
    const { found, text, failed, isPromotionHeldBack } = await plan(edit('dev/large.yaml', from, to));
    expect(found).toEqual([`error missing-template ${position}`]);
    expect(text).toContain(hint);
    expect(failed).toHaveLength(1);
    expect(isPromotionHeldBack).toBe(true);
  });

  it('names a missing template for a cluster type that nothing is assigned to gets a warning', async () => {
    const idle = (VALID['dev/large.yaml'] ?? '').replaceAll('large', 'idle').replace('flux', 'x');
    const { found, failed, planned } = await plan({ 'dev/idle.yaml': idle });
    expect(found).toEqual(['warning missing-template idle.yaml:7']);
    expect([planned.length, failed.length]).toEqual([1, 0]);
  });

  it('forgets the BaseRepo gets one error that names it', async () => {
    const { found, text } = await plan({
      'dev/base-repo.yaml': undefined,
      'main/flux.yaml': undefined,
      'main/ns.yaml': undefined,
      'main/cfg.yaml': undefined,
    });
    expect(found).toEqual(['error no-base-repo']);
    expect(text).toContain('"flux", "ns", "cfg"');
  });

  it('needs no BaseRepo if the environment has all templates', async () => {
    expect((await plan({ 'dev/base-repo.yaml': undefined })).found).toEqual([]);
  });

  it('misspells the environment gets the nearest name', async () => {
    const { found, text } = await plan({}, { environment: 'dve' });
    expect(found).toEqual(['error no-environment']);
    expect(text).toContain('Did you mean dev?');
  });

  it('adds an environment before the base declares it gets a warning', async () => {
    const gitops = edit('dev/gitops-repo.yaml', 'name: dev', 'name: prod');
    expect((await plan(gitops, { environment: 'prod' })).found).toEqual(['warning no-target']);
  });

  it('misspells it next to a repository that cannot be read is not misled: it may have targets', async () => {
    const broken = {
      'main/bpp.yaml': (VALID['main/app.yaml'] ?? '').replace('name: app', 'name: bpp'),
      'workloads/bpp/x.yaml': `${VALID['workloads/app/workload.yaml']}  : [`,
    };
    const { found } = await plan(broken, { environment: 'dve' });
    expect(found).toEqual(['error yaml-syntax x.yaml:15']);
  });

  it('writes a policy that selects nothing gets a warning at the policy', async () => {
    const { found, text } = await plan(edit('dev/policy.yaml', 'workspace: team', 'workspace: teem'));
    expect(found).toEqual(['warning idle-policy policy.yaml:5']);
    expect(text).toContain('policy all assigns nothing');
  });

  it('writes a policy for a registration that provides no workload gets an error of the registration only', async () => {
    const { found } = await plan({
      'main/bpp.yaml': (VALID['main/app.yaml'] ?? '').replace('name: app', 'name: bpp').replace('team', 'other'),
      'workloads/bpp/x.yaml': '# empty\n',
      'dev/other.yaml': (VALID['dev/policy.yaml'] ?? '').replace('name: all', 'name: other').replace('team', 'other'),
    });
    expect(found).toEqual(['error no-workload bpp.yaml:9']);
  });

  it('forgets the workspace of a registration gets a warning at the registration', async () => {
    const { found, text } = await plan({
      ...edit('main/app.yaml', 'workspace: team', 'workspace: ""'),
      ...edit('dev/policy.yaml', 'workspace: team', 'workspace: ""'),
    });
    expect(found).toEqual(['warning no-workspace app.yaml:5']);
    expect(text).toContain('registration app has no workspace');
  });

  it('misspells a label in a selector that also selects what lacks it gets a warning', async () => {
    const { found, text } = await plan(
      edit(
        'dev/policy.yaml',
        'matchLabels:\n        size: large',
        'matchExpressions: [{ key: sise, operator: NotIn, values: [small] }]',
      ),
    );
    expect(found).toEqual(['warning selector-key policy.yaml:11']);
    expect(text).toContain('Did you mean size?');
  });

  it('has no policy gets a warning', async () => {
    expect((await plan({ 'dev/policy.yaml': undefined })).found).toEqual(['warning no-policy']);
  });

  describe('writes a workload file that', () => {
    const declared = { 'main/.keep': '' };
    const environments = { knownEnvironments: ['dev', 'stage1'] };

    it.each([
      ['Dev', 'error', 'Did you mean dev?'],
      ['dve', 'error', 'Did you mean dev?'],
      ['stage2', 'warning', 'Did you mean stage1?'],
      ['dev2', 'warning', 'Did you mean dev?'],
      ['production', 'warning', 'Known are "dev", "stage1".'],
    ])('names the environment %s: %s', async (environment, severity, hint) => {
      const more = workloadWith(`- { name: other, environment: ${environment} }`);
      const { found, text, heldBack } = await plan({ ...declared, ...more }, environments);
      expect(found).toEqual([`${severity} target-environment more.yaml:7`]);
      expect(text).toContain(hint);
      expect([...heldBack]).toEqual(severity === 'error' ? ['app'] : []);
    });

    it('names environments that nothing declares gets no message', async () => {
      expect((await plan(workloadWith('- { name: other, environment: dve }'))).found).toEqual([]);
    });

    it('lacks a value that a template prints gets a warning, which is for its team', async () => {
      const template = edit(
        'main/flux.yaml',
        '{{ .Manifests.repo }}',
        '{{ .Manifests.missing }}{{ .ConfigData.missing }}',
      );
      const { diagnostics } = await plan(template);
      const owners = diagnostics.flatMap(({ code, registration }) => (code === 'no-value' ? [registration] : []));
      expect(owners).toEqual(['app', undefined]);
    });

    it('has no targets gets a warning', async () => {
      const { found } = await plan({
        'workloads/app/more.yaml': formatDocument('Workload', 'more', 'deploymentTargets: []\n'),
      });
      expect(found).toEqual(['warning no-deployment-target more.yaml:6']);
    });
  });
});

const workloadWith = (target: string) => ({
  'workloads/app/more.yaml': formatDocument('Workload', 'more', `deploymentTargets:\n  ${target}\n`),
});
