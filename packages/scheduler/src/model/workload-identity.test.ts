import { describe, expect, it } from 'vitest';
import { formatDocument, loadControlPlane, VALID_CONTROL_PLANE } from '../testing/control-plane-files.ts';
import { deriveDeploymentTargets } from './deployment-targets.ts';

const FLUX_NAME = 'kustomize.toolkit.fluxcd.io/name';
const FLUX_NAMESPACE = 'kustomize.toolkit.fluxcd.io/namespace';

const standalone = (name: string, labels: string) =>
  `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: DeploymentTarget\nmetadata:\n  name: ${name}\n  labels: {${labels}}\nspec: {environment: dev, manifests: {repo: r}}\n`;
const workload = (name: string, target: string) =>
  formatDocument(
    'Workload',
    name,
    `deploymentTargets:\n  - name: ${target}\n    environment: dev\n    manifests: {repo: r}\n`,
  );
const registration = (name: string, workspace: string) =>
  (VALID_CONTROL_PLANE['main/app.yaml'] ?? '').replace('name: app', `name: ${name}`).replace('team', workspace);

/** Loads the fixture with more files; the registration `bpp` is that of another workspace, `cpp` that of the same one. */
async function load(files: Readonly<Record<string, string>>) {
  const others = { 'main/bpp.yaml': registration('bpp', 'other'), 'main/cpp.yaml': registration('cpp', 'team') };
  const { model, diagnostics } = await loadControlPlane({ ...VALID_CONTROL_PLANE, ...others, ...files });
  const relevant = diagnostics.filter(({ code }) => code !== 'no-workload' && code !== 'target-without-repo');
  return {
    targets: new Map(deriveDeploymentTargets(model).map((target) => [target.name, target])),
    problems: relevant.map(({ code, severity, at }) => `${severity} ${code} ${at?.file}:${at?.line}:${at?.column}`),
    messages: relevant.map(({ message }) => message),
  };
}

describe('the identity of a deployment target in a workload repository', () => {
  it('is that of its registration, whatever its labels claim', async () => {
    const { targets, problems } = await load({
      'workloads/bpp/x.yaml': standalone(
        'x',
        `workload: old, zone: "1", ${FLUX_NAME}: dev-app, ${FLUX_NAMESPACE}: admins`,
      ),
    });
    expect(problems).toEqual([]);
    expect(targets.get('x')).toMatchObject({
      registration: 'bpp',
      workspace: 'other',
      workload: 'old',
      labels: {
        workload: 'old',
        zone: '1',
        workspace: 'other',
        [FLUX_NAME]: 'dev-bpp',
        [FLUX_NAMESPACE]: 'flux-system',
      },
    });
  });

  it('is declared by its labels in the control plane', async () => {
    const { targets, problems } = await load({
      'dev/x.yaml': standalone('x', `workload: old, workspace: any, ${FLUX_NAME}: dev-old`),
    });
    expect(problems).toEqual([]);
    const labels = { workload: 'old', workspace: 'any', [FLUX_NAME]: 'dev-old' };
    expect(targets.get('x')).toMatchObject({ registration: undefined, workspace: 'any', labels });
  });

  it('cannot be that of a workload of another workspace', async () => {
    const claim = standalone('x', 'workload: app');
    const declared = await load({ 'workloads/bpp/x.yaml': claim });
    expect(declared.problems).toEqual(['error duplicate-workload x.yaml:5:22']);
    expect(declared.messages[0]).toContain('registration app');
    expect(declared.targets.has('x')).toBe(false);
    expect((await load({ 'workloads/cpp/x.yaml': claim })).problems).toEqual(['warning stale-target x.yaml:4:9']);
    const claimed = await load({
      'dev/x.yaml': standalone('x', 'workload: old, workspace: team'),
      'workloads/bpp/y.yaml': standalone('q', 'workload: old'),
      'workloads/cpp/z.yaml': standalone('z', 'workload: old'),
    });
    expect(claimed.problems).toEqual(['error duplicate-workload y.yaml:5:22']);
    expect(claimed.messages[0]).toContain('the control plane');
    expect([...claimed.targets.keys()]).toEqual(['app-functional', 'x', 'z']);
  });

  it('is not lost because another workspace declares a workload of that name', async () => {
    const { problems } = await load({
      'dev/x.yaml': standalone('x', 'workload: old, workspace: team'),
      'workloads/bpp/w.yaml': workload('old', 'new'),
    });
    expect(problems).toEqual(['error duplicate-workload x.yaml:5:22']);
    const open = await load({
      'dev/x.yaml': standalone('x', 'workload: old'),
      'workloads/bpp/w.yaml': workload('old', 'new'),
    });
    expect(open.problems).toEqual(['warning stale-target x.yaml:4:9']);
  });

  it('has a workload whose name is a DNS label', async () => {
    const { problems, targets } = await load({ 'workloads/app/x.yaml': standalone('x', 'workload: A_b') });
    expect(problems).toEqual(['error invalid-name x.yaml:5:22']);
    expect(targets.has('x')).toBe(false);
    expect((await load({ 'dev/x.yaml': standalone('x', 'workload: A_b') })).problems).toEqual([]);
  });
});

describe('reserved names', () => {
  it.each([
    ['a full name', workload('flux', 'system'), '7:13', '"flux-system"'],
    ['a full name with a prefix', workload('kube', 'proxy'), '7:13', '"kube-proxy"'],
    ['a workload', workload('default', 'x'), '4:9', '"default"'],
    ['a target in a document of its own', standalone('flux-system', 'workload: a'), '4:9', '"flux-system"'],
    ['a workload of such a target', standalone('x', 'workload: argocd'), '5:22', '"argocd"'],
  ])('are refused for %s', async (_, text, position, name) => {
    const { problems, messages } = await load({ 'workloads/bpp/x.yaml': text });
    const lines = problems.filter((line) => line.includes(position));
    expect(lines).toEqual([`error reserved-name x.yaml:${position}`]);
    expect(messages.join()).toContain(name);
  });

  it('are not refused in the control plane and for targets of other environments', async () => {
    const { problems } = await load({
      'dev/x.yaml': workload('flux', 'system'),
      'workloads/bpp/y.yaml': workload('kube', 'proxy').replace('environment: dev', 'environment: prod'),
    });
    expect(problems).toEqual([]);
  });
});
