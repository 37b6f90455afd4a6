import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../reconciler-report.ts';
import {
  createReadyCondition,
  createStatusEntry,
  HEALTHY_COMMIT,
  HEALTHY_ROW,
  listObjections,
  type StatusEntry,
} from '../test-support.ts';
import { findTargetEvidence } from './target-evidence.ts';

const TARGET = 'shop-functional-test';
const OWN = { name: 'platform-apps', namespace: 'flux-system' };
const IDENTITY = { name: 'platform', namespace: 'flux-system' };
const OPTIONS = { children: 'all', ignoreSuspended: false, deploymentTargets: [TARGET] } as const;
const REVISION = `dev@sha1:${HEALTHY_COMMIT}`;

const kustomization = (fields: StatusEntry = {}) =>
  createStatusEntry('Kustomization', TARGET, {
    appliedBy: OWN,
    statusConditions: [createReadyCondition('True', 'ReconciliationSucceeded', `Applied revision: ${REVISION}`)],
    ...fields,
  });
const source = (fields: StatusEntry = {}) =>
  createStatusEntry('GitRepository', TARGET, {
    appliedBy: OWN,
    statusConditions: [createReadyCondition('True', 'Succeeded', `stored artifact for revision '${REVISION}'`)],
    ...fields,
  });
const TARGET_OBJECTS = [source(), kustomization()];

const find = (objects: readonly unknown[], options = {}, row: object = HEALTHY_ROW) =>
  findTargetEvidence({ ...row, statuses: [...HEALTHY_ROW.statuses, ...objects] }, IDENTITY, { ...OPTIONS, ...options });
const factsOf = (objects: readonly unknown[], options = {}): readonly Fact[] => find(objects, options)[0]?.facts ?? [];

describe('findTargetEvidence', () => {
  it('finds what the Git repository has fetched and the Kustomization has applied', () => {
    const revision = { kind: 'revision', commit: HEALTHY_COMMIT, branch: 'dev' };
    expect(find(TARGET_OBJECTS)).toEqual([
      {
        deploymentTarget: TARGET,
        isReported: true,
        facts: [
          { ...revision, role: 'applied', object: `Kustomization flux-system/${TARGET}` },
          { ...revision, role: 'fetched', object: `GitRepository flux-system/${TARGET}` },
        ],
      },
    ]);
  });

  it.each([{ name: 'platform-apps' }, { name: 'platform-apps', namespace: '' }, {}, 'platform-apps', null])(
    'cannot attribute an object that %j has applied',
    (appliedBy) => {
      const [target] = find([kustomization({ appliedBy })]);
      expect(target).toMatchObject({ isReported: true, facts: [{ kind: 'missing' }] });
    },
  );

  it.each([
    { name: 'platform-apps', namespace: 'shop' },
    { name: 'stage-apps', namespace: 'flux-system' },
    { name: 'apps', namespace: 'flux-system' },
  ])('leaves out an object that %j has applied', (appliedBy) => {
    expect(find([kustomization({ appliedBy })])).toEqual([]);
  });

  it('leaves out a target that is not there', () => {
    expect(find([])).toEqual([]);
    expect(find(TARGET_OBJECTS, { deploymentTargets: ['other', TARGET] }).map((each) => each.deploymentTarget)).toEqual(
      [TARGET],
    );
  });

  it.each<[string, unknown]>([
    ['no statuses', undefined],
    ['no status of its own Kustomization', [HEALTHY_ROW.statuses[0]]],
    ['an object that cannot be read', [...HEALTHY_ROW.statuses, { kind: 'Kustomization' }]],
    ['statuses in another form', 'Compliant'],
  ])('may be a part of what is there: %s', (_, statuses) => {
    const [target] = findTargetEvidence({ ...HEALTHY_ROW, statuses }, IDENTITY, OPTIONS);
    expect(target?.isReported).toBe(false);
    expect(listObjections(target?.facts ?? [])).not.toEqual([]);
  });

  it('does not take the objects of the configuration for those of a target', () => {
    expect(find([], { deploymentTargets: ['platform', 'platform-apps'] })).toEqual([]);
  });

  it('reports what is stored while the next fetch fails', () => {
    const statusConditions = [
      createReadyCondition('False', 'GitOperationFailed', 'authentication required'),
      {
        type: 'ArtifactInStorage',
        status: 'True',
        reason: 'Succeeded',
        message: `stored artifact for revision '${REVISION}'`,
      },
    ];
    const facts = factsOf([source({ statusConditions }), kustomization()]);
    expect(facts.map((fact) => (fact.kind === 'revision' ? fact.role : fact.kind))).toEqual([
      'failure',
      'fetched',
      'applied',
    ]);
  });

  it.each<[string, readonly StatusEntry[], string]>([
    [
      'a Helm release',
      [createStatusEntry('HelmRelease', TARGET, { appliedBy: OWN })],
      `HelmRelease flux-system/${TARGET} reports a chart and not which commit it has applied`,
    ],
    [
      'an OCI artifact',
      [
        kustomization({
          statusConditions: [createReadyCondition('True', '', `Applied revision: v1@sha256:${'b'.repeat(64)}`)],
        }),
      ],
      `Kustomization flux-system/${TARGET} has applied the artifact "v1@sha256:${'b'.repeat(64)}", which does not name a commit`,
    ],
    [
      'only a Git repository',
      [source()],
      `Kustomization flux-system/${TARGET} is not reported, but other objects of its name are`,
    ],
    [
      'an unknown applier',
      [kustomization({ appliedBy: null })],
      `Kustomization flux-system/${TARGET} does not report which Kustomization has applied it`,
    ],
  ])('misses the commit of %s', (_, objects, expected) => {
    const missing = factsOf(objects).flatMap((fact) =>
      fact.kind === 'missing' ? `${fact.object} ${fact.detail}` : [],
    );
    expect(missing).toEqual([expected]);
  });

  it('follows what the Kustomization of the target has applied, in circles, too', () => {
    const failing = { complianceState: 'Non-Compliant' };
    const inner = createStatusEntry('Kustomization', 'inner', {
      appliedBy: { name: TARGET, namespace: 'flux-system' },
    });
    const circle = createStatusEntry('Kustomization', 'circle', {
      appliedBy: { name: 'inner', namespace: 'flux-system' },
    });
    const back = { ...inner, name: 'inner', appliedBy: { name: 'circle', namespace: 'flux-system' } };
    const release = createStatusEntry('HelmRelease', 'redis', {
      appliedBy: { name: 'circle', namespace: 'flux-system' },
      ...failing,
    });
    const all = [...TARGET_OBJECTS, inner, circle, back, release];
    expect(listObjections(factsOf(all)).map(({ kind }) => kind)).toEqual(['failure']);
    expect(listObjections(factsOf(all, { children: 'declared' }))).toEqual([]);
    expect(listObjections(factsOf([...TARGET_OBJECTS, { ...release, appliedBy: OWN }]))).toEqual([]);
  });

  it('does not depend on the order of the objects', () => {
    const objects = [
      ...TARGET_OBJECTS,
      ...HEALTHY_ROW.statuses,
      kustomization({ namespace: 'shop', complianceState: 'Non-Compliant' }),
      createStatusEntry('HelmRelease', 'redis', {
        appliedBy: { name: TARGET, namespace: 'flux-system' },
        complianceState: 'Pending',
      }),
    ];
    const judge = (statuses: readonly unknown[]) => findTargetEvidence({ ...HEALTHY_ROW, statuses }, IDENTITY, OPTIONS);
    const expected = judge(objects);
    fc.assert(
      fc.property(fc.shuffledSubarray(objects, { minLength: objects.length }), (shuffled) => {
        expect(judge(shuffled)).toEqual(expected);
      }),
    );
  });

  it('never has a revision and no objection for anything but a healthy Kustomization', () => {
    const fields = fc.record(
      {
        kind: fc.constantFrom('Kustomization', 'HelmRelease', 'GitRepository', 'Bucket', undefined, 1),
        namespace: fc.constantFrom('flux-system', 'shop', '', undefined, {}),
        complianceState: fc.constantFrom(
          'Compliant',
          'Pending',
          'Non-Compliant',
          'Suspended',
          'Unknown',
          'compliant',
          null,
          1,
        ),
        appliedBy: fc.constantFrom(
          OWN,
          { ...OWN, namespace: 'shop' },
          { name: TARGET },
          null,
          'platform-apps',
          undefined,
        ),
        statusConditions: fc.constantFrom(
          [createReadyCondition('True', 'ReconciliationSucceeded', `Applied revision: ${REVISION}`)],
          [createReadyCondition('Unknown', 'Progressing', `Applied revision: ${REVISION}`)],
          [createReadyCondition('True', '', 'Helm upgrade succeeded')],
          [createReadyCondition(true, '', `Applied revision: ${REVISION}`)],
          [],
          null,
          'Ready',
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 3 }), (objects) => {
        const entries = objects.map((each) => kustomization(each as StatusEntry));
        const [target] = find(entries);
        const { facts } = target ?? { facts: [] };
        const isProven = facts.some(({ kind }) => kind === 'revision') && listObjections(facts).length === 0;
        const isHealthy = entries.some(
          ({ kind, complianceState, appliedBy, statusConditions }) =>
            kind === 'Kustomization' &&
            complianceState === 'Compliant' &&
            appliedBy === OWN &&
            JSON.stringify(statusConditions).includes('"status":"True"') &&
            JSON.stringify(statusConditions).includes('Applied revision'),
        );
        return !isProven || isHealthy;
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads thousands of objects and hundreds of targets in no time', () => {
    const others = Array.from({ length: 20_000 }, (_, index) =>
      createStatusEntry('Kustomization', `app-${index}`, {
        appliedBy: index % 2 === 0 ? OWN : { name: 'app-0', namespace: 'flux-system' },
      }),
    );
    const targets = Array.from({ length: 200 }, (_, index) => `app-${index * 2}`);
    const start = performance.now();
    expect(find(others, { deploymentTargets: targets })).toHaveLength(200);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('declares nothing', () => {
    const [target] = find(TARGET_OBJECTS, {}, { ...HEALTHY_ROW, kustomizations: {} });
    expect(listObjections(target?.facts ?? [])).toContainEqual({
      kind: 'missing',
      object: 'it',
      detail: 'declares no kustomization',
    });
  });
});
