import { describe, expect, it } from 'vitest';
import type { Confirmation, ReconcilerReport } from '../reconciler-report.ts';
import { CompletedReports } from './completed-reports.ts';
import { parseConfigurationReport } from './configuration/configuration-report.ts';
import { createStatusEntry, HEALTHY_ROW, REPORT_OPTIONS } from './test-support.ts';

const SIGNAL = new AbortController().signal;
const without = { statusConditions: null };
const BARE_ROW = { ...HEALTHY_ROW, statuses: HEALTHY_ROW.statuses.map((status) => ({ ...status, ...without })) };
const parse = (row: unknown) => ({ row, report: parseConfigurationReport(row, REPORT_OPTIONS) });
const COMPLETE: Confirmation = { kind: 'found', report: parse(HEALTHY_ROW).report };

function create(...responses: readonly Confirmation[]) {
  const requests: ReconcilerReport[] = [];
  const reports = new CompletedReports(async (report) => {
    requests.push(report);
    return responses[Math.min(requests.length, responses.length) - 1] ?? COMPLETE;
  });
  const complete = async (row: unknown) => (await reports.complete([parse(row)], SIGNAL))[0];
  return { complete, requests };
}

describe('a report of a row without conditions', () => {
  it('is completed once for each state of the row', async () => {
    const { complete, requests } = create(COMPLETE);
    expect(await complete(BARE_ROW)).toBe(COMPLETE.report);
    expect(await complete(BARE_ROW)).toBe(COMPLETE.report);
    expect(requests).toHaveLength(1);
    await complete({ ...BARE_ROW, connectivityStatus: 'Offline' });
    expect(requests).toHaveLength(2);
  });

  it.each<Confirmation>([{ kind: 'failed', reason: 'no access' }, { kind: 'gone' }])(
    'stays as it is, and is requested again, if the resource provider reports $kind',
    async (response) => {
      const { complete, requests } = create(response, COMPLETE);
      expect(await complete(BARE_ROW)).toEqual(parse(BARE_ROW).report);
      expect(await complete(BARE_ROW)).toBe(COMPLETE.report);
      expect(requests).toHaveLength(2);
    },
  );

  it('is not replaced by an earlier one', async () => {
    const { complete } = create(COMPLETE, { kind: 'failed', reason: 'no access' });
    await complete(BARE_ROW);
    const changed = { ...BARE_ROW, suspend: true };
    expect(await complete(changed)).toEqual(parse(changed).report);
  });
});

it.each<readonly [string, object]>([
  ['conditions', HEALTHY_ROW],
  [
    'a condition of one object',
    { ...BARE_ROW, statuses: [...BARE_ROW.statuses, createStatusEntry('HelmRelease', 'a')] },
  ],
  ['another state', { ...BARE_ROW, complianceState: 'Pending' }],
  [
    'an object in another state',
    {
      ...BARE_ROW,
      statuses: [
        ...BARE_ROW.statuses,
        createStatusEntry('HelmRelease', 'a', { ...without, complianceState: 'Pending' }),
      ],
    },
  ],
  ['no statuses', { ...BARE_ROW, statuses: [] }],
  ['statuses that are text', { ...BARE_ROW, statuses: 'Compliant' }],
  ['a status that is null', { ...BARE_ROW, statuses: [...BARE_ROW.statuses, null] }],
])('a report of a row with %s is not completed', async (_, row) => {
  const { complete, requests } = create(COMPLETE);
  expect(await complete(row)).toEqual(parse(row).report);
  expect(requests).toEqual([]);
});
