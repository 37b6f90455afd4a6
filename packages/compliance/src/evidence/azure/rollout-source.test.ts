import { describe, expect, it } from 'vitest';
import { createReport, EXPECTED, MISSING } from '../../test-support.ts';
import type { Confirmation, ConfirmationRequest, ReconcilerReport, TargetEvidence } from '../reconciler-report.ts';
import { RolloutSource } from './rollout-source.ts';

const signal = new AbortController().signal;
const target = (deploymentTarget: string, fields: Partial<TargetEvidence> = {}): TargetEvidence => ({
  deploymentTarget,
  isReported: true,
  facts: [
    { kind: 'revision', role: 'applied', object: 'Kustomization flux-system/a', commit: EXPECTED, branch: 'dev' },
  ],
  ...fields,
});
const configuration = (
  targets: readonly TargetEvidence[],
  fields: Partial<ReconcilerReport> = {},
): ReconcilerReport => ({
  ...createReport({ facts: [] }),
  targets,
  ...fields,
});

/** A source of one configuration, whose resource provider responds with this. */
function createSource(read: ReconcilerReport, response: Confirmation) {
  const requested: (readonly string[])[] = [];
  const confirm = async ({ reports }: ConfirmationRequest) => {
    requested.push(reports.map(({ id }) => id));
    return new Map([[read.id, response]]);
  };
  return { source: new RolloutSource({ read: async () => [read], confirm }), requested };
}

const request = (reports: readonly ReconcilerReport[]): ConfirmationRequest => ({
  reports,
  onProgress: () => undefined,
  deadline: signal,
  signal,
});

describe('RolloutSource', () => {
  it('reports each target of a configuration by itself, with what speaks against the configuration', async () => {
    const read = configuration([target('a'), target('b', { facts: [] })], { facts: [MISSING] });
    const { source } = createSource(read, { kind: 'gone' });
    const reports = await source.read(signal);
    expect(reports.map(({ rollout, facts }) => ({ rollout, kinds: facts.map(({ kind }) => kind) }))).toEqual([
      { rollout: { deploymentTarget: 'a', isReported: true, reconcilerId: read.id }, kinds: ['missing', 'revision'] },
      { rollout: { deploymentTarget: 'b', isReported: true, reconcilerId: read.id }, kinds: ['missing'] },
    ]);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(2);
    expect(reports.every((report) => !('targets' in report))).toBe(true);
  });

  it('requests a configuration once for all of its targets', async () => {
    const read = configuration([target('a'), target('b')]);
    const { source, requested } = createSource(read, { kind: 'found', report: configuration([target('a')]) });
    const reports = await source.read(signal);
    const responses = await source.confirm?.(request(reports));
    expect(requested).toEqual([[read.id]]);
    const [a, b] = reports.map(({ id }) => responses?.get(id));
    expect(a).toMatchObject({ kind: 'found', report: { id: reports[0]?.id, facts: [{ kind: 'revision' }] } });
    // What the provider does not list is missing, and not gone.
    expect(b).toMatchObject({
      kind: 'found',
      report: {
        id: reports[1]?.id,
        rollout: { deploymentTarget: 'b' },
        facts: [{ kind: 'missing', object: 'Kustomization b', detail: 'is not reported any more' }],
      },
    });
  });

  it.each<Confirmation>([{ kind: 'gone' }, { kind: 'failed', reason: 'denied' }])(
    'passes on $kind',
    async (response) => {
      const { source } = createSource(configuration([target('a')]), response);
      const reports = await source.read(signal);
      expect((await source.confirm?.(request(reports)))?.get(reports[0]?.id ?? '')).toEqual(response);
    },
  );

  it('does not confirm if the configurations are not confirmed', () => {
    expect(new RolloutSource({ read: async () => [] }).confirm).toBeUndefined();
  });
});
