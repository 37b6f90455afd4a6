import { describe, expect, it } from 'vitest';
import { omitConsequences } from '../plan/omit-consequences.ts';
import { formatDocument, loadControlPlane, VALID_CONTROL_PLANE } from '../testing/control-plane-files.ts';
import { deriveDeploymentTargets } from './deployment-targets.ts';
import { toRecordedOwners } from './name-claims.ts';

const registration = (name: string, workspace = 'team') =>
  (VALID_CONTROL_PLANE['main/app.yaml'] ?? '').replace('name: app', `name: ${name}`).replace('team', workspace);
const workload = (name: string, target = 'functional') =>
  (VALID_CONTROL_PLANE['workloads/app/workload.yaml'] ?? '')
    .replace('name: app', `name: ${name}`)
    .replace('functional', target);
const standalone = (name: string, workloadName: string) =>
  formatDocument('DeploymentTarget', name, 'environment: dev\nmanifests: {repo: r}\n').replace(
    'spec:',
    `  labels: {workload: ${workloadName}}\nspec:`,
  );
const recordOf = (workloads: Readonly<Record<string, string>>, targets: Readonly<Record<string, string>> = {}) => {
  return toRecordedOwners([
    ...Object.entries(workloads).map(([workload, registration]) => {
      return { registration, workload, deploymentTarget: `${workload}-of-record`, clusterType: 'large' };
    }),
    ...Object.entries(targets).map(([deploymentTarget, registration]) => {
      return { registration, workload: `${deploymentTarget}-of-record`, deploymentTarget, clusterType: 'large' };
    }),
  ]);
};

/** Loads the fixture with a second registration `bpp` of another workspace. */
async function load(files: Readonly<Record<string, string>>, recorded?: ReturnType<typeof recordOf>) {
  const all = { ...VALID_CONTROL_PLANE, 'main/bpp.yaml': registration('bpp', 'other'), ...files };
  const { model, diagnostics } = await loadControlPlane(all, recorded);
  return {
    heldBack: [...model.heldBack],
    errors: omitConsequences(diagnostics)
      .filter(({ severity }) => severity === 'error')
      .map(
        ({ code, registration: owner = 'platform', at }) => `${owner}: ${code} ${at?.source}/${at?.file}:${at?.line}`,
      ),
    messages: diagnostics.map(({ message }) => message),
    targets: deriveDeploymentTargets(model).map(({ name, registration: owner }) => `${name} of ${owner}`),
  };
}

describe('a workload name that two registrations claim', () => {
  const files = { 'workloads/bpp/x.yaml': workload('app', 'other') };
  const [ofApp, ofBpp] = [
    'app: duplicate-workload workloads/app/workload.yaml:4',
    'bpp: duplicate-workload workloads/bpp/x.yaml:4',
  ];

  it('is an error of both if it is not known whose it was', async () => {
    const { errors, heldBack } = await load(files);
    expect(errors).toEqual([ofApp, ofBpp]);
    expect(heldBack).toEqual(['app', 'bpp']);
    expect((await load(files, recordOf({}))).errors).toEqual(errors);
    expect((await load(files, recordOf({ app: 'somebody' }))).errors).toEqual(errors);
  });

  it.each([
    ['app', [ofBpp], 'app-functional of app'],
    ['bpp', [ofApp], 'app-other of bpp'],
  ])('stays with the one that it was published for: %s', async (owner, expected, target) => {
    const { errors, heldBack, targets } = await load(files, recordOf({ app: owner }));
    expect(errors).toEqual(expected);
    expect(heldBack).toEqual([owner === 'app' ? 'bpp' : 'app']);
    expect(targets).toEqual([target]);
  });

  it("is the control plane's if it has it, too", async () => {
    const { errors, targets } = await load({ 'dev/x.yaml': workload('app', 'own') }, recordOf({ app: 'app' }));
    expect(errors).toEqual([
      'app: duplicate-workload workloads/app/workload.yaml:4',
      'bpp: no-workload main/bpp.yaml:9',
    ]);
    expect(targets).toEqual(['app-own of undefined']);
  });
});

describe('a name of a registration that cannot be read', () => {
  const broken = { 'workloads/app/workload.yaml': `${VALID_CONTROL_PLANE['workloads/app/workload.yaml']}  : [` };
  const emptied = { 'workloads/app/workload.yaml': '' };

  it.each([
    ['has invalid YAML', broken],
    ['is empty', emptied],
  ])('is not given to another one, if its repository %s', async (_, files) => {
    const claim = { ...files, 'workloads/bpp/x.yaml': workload('app', 'other') };
    const { errors, messages, heldBack } = await load(claim, recordOf({ app: 'app' }, { 'app-functional': 'app' }));
    expect(errors).toContain('bpp: name-taken workloads/bpp/x.yaml:4');
    expect(messages).toContain('workload app is published for registration app, whose repository has errors');
    expect(heldBack).toEqual(['app', 'bpp']);
    expect((await load(claim)).errors.join()).not.toContain('bpp');
  });

  it('is not given to another workload whose target has that full name', async () => {
    const claim = { ...broken, 'workloads/bpp/x.yaml': workload('a', 'b-c') };
    const { errors } = await load(claim, recordOf({ app: 'app', 'a-b': 'app' }, { 'a-b-c': 'app' }));
    expect(errors).toContain('bpp: name-taken workloads/bpp/x.yaml:7');
  });

  it('is free if it is no longer registered, or readable without it', async () => {
    const claim = { 'workloads/bpp/x.yaml': workload('old') };
    expect((await load(claim, recordOf({ old: 'gone' }))).errors).toEqual([]);
    expect((await load(claim, recordOf({ old: 'app' }))).errors).toEqual([]);
    expect((await load({ ...claim, ...broken }, recordOf({ old: 'app' }))).errors).toContain(
      'bpp: name-taken workloads/bpp/x.yaml:4',
    );
  });
});

describe('a full name of a deployment target that two registrations declare', () => {
  const files = { 'workloads/app/workload.yaml': workload('a-b', 'c'), 'workloads/bpp/x.yaml': workload('a', 'b-c') };

  it('is an error of both, or of the one that did not have it', async () => {
    const both = await load(files);
    expect(both.errors).toEqual([
      'bpp: duplicate-deployment-target workloads/bpp/x.yaml:7',
      'app: duplicate-deployment-target workloads/app/workload.yaml:7',
    ]);
    const kept = await load(files, recordOf({}, { 'a-b-c': 'app' }));
    expect(kept.errors).toEqual(['bpp: duplicate-deployment-target workloads/bpp/x.yaml:7']);
    expect(kept.targets).toEqual(['a-b-c of app']);
  });

  it("is the control plane's if it declares it", async () => {
    const { errors, targets } = await load({ 'dev/x.yaml': standalone('app-functional', 'own') });
    expect(errors).toContain('app: duplicate-deployment-target workloads/app/workload.yaml:7');
    expect(targets).toContain('app-functional of undefined');
  });
});

describe('a workload that only documents of targets name', () => {
  const files = {
    'workloads/app/workload.yaml': standalone('xx', 'old'),
    'workloads/bpp/y.yaml': standalone('yy', 'old'),
  };

  it('belongs to the one that it was published for, or to none', async () => {
    expect((await load(files)).errors).toEqual([
      'app: duplicate-workload workloads/app/workload.yaml:5',
      'bpp: duplicate-workload workloads/bpp/y.yaml:5',
    ]);
    const kept = await load(files, recordOf({ old: 'bpp' }));
    expect(kept.errors).toEqual(['app: duplicate-workload workloads/app/workload.yaml:5']);
    expect(kept.targets).toEqual(['yy of bpp']);
  });
});
