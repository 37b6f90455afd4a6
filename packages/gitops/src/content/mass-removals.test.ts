import type { AssignmentRecord } from '@kalypso-actions/assignment-record';
import type { Report } from '@kalypso-actions/scheduler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exceedsRemovalLimit, type RemovalLimit, UNLIMITED } from '../options/removal-limit.ts';
import { createDeploymentTarget, REPORT } from '../test-support.ts';
import { toDesiredBranch } from './managed-paths.ts';
import { holdMassRemovals } from './mass-removals.ts';
import type { ScheduledContent } from './scheduled-content.ts';

const FUZZ_RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 2_500) / 10);

/** Folders of the branch: `<cluster type>/<registration>-<number>`. */
const of = (registration: string, count: number, clusterType = 'drone') =>
  Array.from({ length: count }, (_, index) => `${clusterType}/${registration}-${index}`);
const FLEET = [...of('alpha', 2), ...of('beta', 2), ...of('gamma', 5)];
const THIRTY: RemovalLimit = { kind: 'percent', max: 30 };

const keyOf = (name: string) => {
  const [clusterType = '', deploymentTarget = ''] = name.split('/');
  return { clusterType, deploymentTarget, registration: deploymentTarget.replace(/-.*/, '') };
};
const filesOf = (name: string) => [`${name}/namespace.yaml`, `${name}/reconciler.yaml`];
const recordOf = (names: readonly string[]): AssignmentRecord => ({
  version: 1,
  registrations: {},
  folders: names.map((name) => ({ ...keyOf(name), path: `fleet/${name}`, workload: 'w', files: [] })),
});

function schedule(names: readonly string[], change: Partial<Report> = {}): ScheduledContent {
  return {
    kind: 'scheduled',
    layout: { path: 'fleet', configFileName: 'platform-config' },
    files: new Map(
      names.flatMap(filesOf).map((path) => [`fleet/${path}`, { read: () => Buffer.from('new') }] as const),
    ),
    report: {
      ...REPORT,
      registrations: ['alpha', 'beta', 'gamma'].map((name) => {
        return { name, workspace: 's', repo: `r/${name}`, branch: 'main', path: '.', isHeldBack: false };
      }),
      deploymentTargets: names.map((name) => createDeploymentTarget(keyOf(name).deploymentTarget, 's')),
      assignments: names.map((name) => {
        const { clusterType, deploymentTarget, registration } = keyOf(name);
        const rest = { workload: 'w', workspace: 's', policies: [], namespace: 'n', config: 0, files: filesOf(name) };
        return { clusterType, deploymentTarget, registration, ...rest };
      }),
      ...change,
    },
  };
}

const present = (names: readonly string[]) =>
  names.flatMap(filesOf).map((path) => ({ path: `fleet/${path}`, id: '1', mode: '100644' }));

/** Holds back, and returns the names of the registrations that are, and the folders that stay or are written. */
function hold(content: ScheduledContent, before: readonly string[] = FLEET, limit: RemovalLimit = THIRTY) {
  const record = recordOf(before);
  const held = holdMassRemovals(content, present(before), record, limit);
  const { desired, kept } = toDesiredBranch(held.content, present(before), record);
  const proposed = new Set(
    [...desired.files.keys()].flatMap((path) => /^fleet\/(.+)\/namespace/.exec(path)?.[1] ?? []),
  );
  return {
    ...held,
    registrations: held.errors.map(({ registration }) => registration),
    kept: kept.map(({ clusterType, deploymentTarget }) => `${clusterType}/${deploymentTarget}`),
    proposed: [...proposed],
    record: JSON.parse(String(desired.files.get('.github/tracking/assignments.json')?.read())).folders.map(
      ({ path }: { readonly path: string }) => path.slice('fleet/'.length),
    ),
  };
}

describe('holdMassRemovals', () => {
  it('holds back the registration that loses its targets, and publishes the rest', () => {
    const rest = [...of('alpha', 3), ...of('beta', 1)];
    const { errors, kept, proposed, record, content } = hold(schedule(rest));
    expect(errors).toMatchObject([
      {
        code: 'mass-removal',
        severity: 'error',
        registration: 'gamma',
        message:
          '6 of 9 assignments would be removed, and max-removals is 30%; registration "gamma" no longer declares the deployment targets of 5 of them: "drone/gamma-0", "drone/gamma-1", "drone/gamma-2", "drone/gamma-3", "drone/gamma-4"',
        hint: expect.stringContaining('add the label `allow-removals`'),
      },
    ]);
    expect(kept).toEqual(of('gamma', 5));
    expect(proposed).toEqual(rest);
    expect(record).toEqual([...of('alpha', 3), ...of('beta', 1), ...of('gamma', 5)]);
    expect(content.report).toMatchObject({
      outcome: 'partial',
      diagnostics: errors,
      registrations: [{ isHeldBack: false }, { isHeldBack: false }, { name: 'gamma', isHeldBack: true }],
    });
  });

  it('holds back everything of that registration: what it renames is not deployed twice', () => {
    const renamed = of('gamma', 5).map((name) => name.replace('gamma-', 'gamma-new-'));
    const { kept, proposed, record } = hold(schedule([...of('alpha', 2), ...of('beta', 2), ...renamed]));
    expect(kept).toEqual(of('gamma', 5));
    expect(proposed).toEqual([...of('alpha', 2), ...of('beta', 2)]);
    expect(record).toEqual(FLEET);
  });

  it('holds back those that remove most, until the limit permits the rest', () => {
    const before = [...of('alpha', 10), ...of('beta', 6), ...of('gamma', 5)];
    const content = schedule([...of('alpha', 6), ...of('beta', 1)]);
    expect(hold(content, before).registrations).toEqual(['beta', 'gamma']);
    expect(hold(content, before, { kind: 'number', max: 9 }).registrations).toEqual(['beta']);
    expect(hold(content, before, { kind: 'number', max: 0 }).registrations).toEqual([]);
    expect(hold(content, before, { kind: 'number', max: 14 }).registrations).toEqual([]);
    expect(hold(content, before, UNLIMITED).registrations).toEqual([]);
  });

  it('holds back nothing within the limit', () => {
    expect(hold(schedule([...of('alpha', 2), ...of('beta', 2), ...of('gamma', 2)])).errors).toEqual([]);
  });

  it.each<readonly [string, ScheduledContent]>([
    ['cluster types', schedule(of('alpha', 2), { clusterTypes: [] })],
    [
      'policies',
      schedule(of('alpha', 2), {
        deploymentTargets: FLEET.map((name) => createDeploymentTarget(keyOf(name).deploymentTarget, 's')),
      }),
    ],
    ['registrations', schedule(of('alpha', 2), { registrations: schedule([]).report.registrations.slice(0, 1) })],
    ['everything', schedule([])],
  ])('leaves it to the removal guard if the platform team removes %s', (_, content) => {
    const { errors, kept, content: same } = hold(content);
    expect([errors, kept, same]).toEqual([[], [], content]);
  });

  it('counts what the platform team removes at the same time', () => {
    const before = [...of('alpha', 10), ...of('beta', 4), ...of('beta', 3, 'large'), ...of('gamma', 3)];
    const content = schedule([...of('alpha', 10), ...of('gamma', 3)], {
      clusterTypes: [{ name: 'drone', labels: {} }],
    });
    // 7 of 20, of which 4 are of the cluster type that remains. All of them are folders of the same registration.
    expect(hold(content, before)).toMatchObject({ registrations: ['beta'], kept: before.slice(10, 17) });
  });

  it('leaves it to the removal guard if the platform team removes too much even so', () => {
    const registrations = schedule([]).report.registrations.slice(0, 2);
    expect(hold(schedule(of('alpha', 2), { registrations })).errors).toEqual([]);
    expect(hold(schedule(of('alpha', 2), { registrations }), FLEET, { kind: 'number', max: 5 }).registrations).toEqual([
      'beta',
    ]);
  });

  it('leaves a fleet of one team to the removal guard', () => {
    expect(hold(schedule(of('gamma', 2)), of('gamma', 9)).errors).toEqual([]);
  });

  it('publishes the others as scheduled, within the limit, or changes nothing', () => {
    const fleets = fc.subarray([...of('alpha', 4), ...of('beta', 4), ...of('gamma', 4), ...of('gamma', 2, 'large')]);
    const limits = fc.record({ kind: fc.constantFrom('number', 'percent'), max: fc.nat(99) });
    fc.assert(
      fc.property(fleets, fleets, fc.subarray(['drone', 'large']), limits, (before, after, clusterTypes, limit) => {
        const scheduled = after.filter((name) => clusterTypes.includes(keyOf(name).clusterType));
        const content = schedule(scheduled, { clusterTypes: clusterTypes.map((name) => ({ name, labels: {} })) });
        const { registrations, kept, proposed } = hold(content, before, limit);
        const isHeld = (name: string) => registrations.includes(keyOf(name).registration);
        expect(proposed).toEqual(scheduled.filter((name) => !isHeld(name)));
        expect(kept).toEqual(before.filter(isHeld).sort());
        const staying = new Set([...kept, ...proposed]);
        const counts = { before: before.length, after: staying.size };
        const removed = before.filter((name) => !staying.has(name)).length;
        if (registrations.length > 0) expect(exceedsRemovalLimit({ ...counts, removed }, limit)).toBe(false);
      }),
      { numRuns: FUZZ_RUNS },
    );
  });

  it('needs a record', () => {
    const content = schedule([...of('alpha', 2), ...of('beta', 2)]);
    expect(holdMassRemovals(content, present(FLEET), undefined, THIRTY)).toEqual({ content, errors: [] });
  });
});
