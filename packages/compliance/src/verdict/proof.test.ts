import { describe, expect, it } from 'vitest';
import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import { NO_SIGHTINGS, updateSightings } from '../observations/sightings.ts';
import {
  createContext,
  createReport,
  DISCONNECTED,
  EXPECTED,
  FAILURE,
  MINUTE,
  MISSING,
  NEWER_SAME,
  NOT_READY,
  NOW,
  OLDER,
  POLICY,
  PROGRESS,
  pollProofs,
  type ReportSpec,
  SUSPENDED,
} from '../test-support.ts';
import { interruptProofs, isStable, type Proof, recordConfirmations, updateProofs } from './proof.ts';

const PROVEN = createReport();
const [ID] = [PROVEN.id];

/** Shows one reconciler poll after poll, a minute apart; `undefined` where it is not listed. @returns the verdicts */
function verdicts(polls: readonly (ReportSpec | undefined)[], stabilityMs = 2 * MINUTE): string[] {
  const results = pollProofs(
    polls.map((spec) => (spec === undefined ? [] : [createReport(spec)])),
    { policy: { ...POLICY, stabilityMs } },
  );
  return results.map((proofs) => proofs.get(ID)?.finding.verdict ?? 'gone');
}

function only(proofs: ReadonlyMap<string, Proof> | undefined): Proof {
  const proof = proofs?.get(ID);
  if (!proof) throw new Error('no proof');
  return proof;
}

describe('a proof', () => {
  it('has to hold without interruption', () => {
    expect(verdicts([{}, {}, {}])).toEqual(['pending', 'pending', 'compliant']);
    expect(verdicts([{}, { more: [PROGRESS] }, {}, {}, {}])).toEqual([
      'pending',
      'pending',
      'pending',
      'pending',
      'compliant',
    ]);
  });

  it('explains how long it has held', () => {
    const [, second] = pollProofs([[PROVEN], [PROVEN]], { policy: { ...POLICY, stabilityMs: 2 * MINUTE } });
    expect(only(second).finding.reason).toBe('it has applied the commit, and this has held for 1m of 2m');
  });

  it('has to hold for two minutes where nothing waits for health, even if less is required', () => {
    const spec = { skipsHealthChecks: true };
    expect(verdicts([spec, spec, spec], 0)).toEqual(['pending', 'pending', 'compliant']);
    expect(verdicts([spec, spec, spec, spec], 3 * MINUTE).at(-1)).toBe('compliant');
  });

  it.each<[string, ReportSpec]>([
    ['reconciling', { more: [PROGRESS] }],
    ['failing within the grace period', { more: [FAILURE] }],
    ['applying a newer commit', { commit: NEWER_SAME, applied: EXPECTED, more: [PROGRESS] }],
  ])('stays counted while it is %s', (_, spec) => {
    expect(verdicts([{}, {}, {}, spec, spec, {}]).slice(2)).toEqual([
      'compliant',
      'compliant',
      'compliant',
      'compliant',
    ]);
  });

  it.each<[string, ReportSpec | undefined, string]>([
    ['missing in a result', undefined, 'unknown'],
    ['disconnected', { more: [DISCONNECTED] }, 'disconnected'],
    ['suspended', { more: [SUSPENDED] }, 'suspended'],
    ['suspended in part', { more: [NOT_READY] }, 'not-ready'],
    ['unknown', { more: [MISSING] }, 'unknown'],
    ['on an older commit', { commit: OLDER }, 'behind'],
    ['on another branch', { branch: 'stage' }, 'behind'],
    ['reconciling at an older commit', { applied: OLDER, more: [PROGRESS] }, 'pending'],
    ['without a revision', { facts: [PROGRESS] }, 'pending'],
    ['stale', { reportedAt: '2026-01-01T00:00:00.000Z' }, 'stale'],
  ])('does not stay counted when it is %s, and has to be proven again', (_, spec, verdict) => {
    expect(verdicts([{}, {}, {}, spec, {}, {}, {}]).slice(2)).toEqual([
      'compliant',
      verdict,
      'pending',
      'pending',
      'compliant',
    ]);
  });

  it('does not stay counted when it fails for longer than the grace period', () => {
    const failing = Array.from({ length: 6 }, () => ({ more: [FAILURE] }));
    expect(verdicts([{}, ...failing], 0)).toEqual([...Array.from({ length: 6 }, () => 'compliant'), 'failing']);
  });

  it('a retry does not end a failure, only compliance and another commit do', () => {
    const [failing, retrying] = [{ more: [FAILURE] }, { more: [PROGRESS] }];
    expect(verdicts([failing, retrying, failing, retrying, retrying, failing]).at(-1)).toBe('failing');
    expect(verdicts([failing, retrying, {}, retrying, retrying, failing]).at(-1)).toBe('not-ready');
    const newer = { commit: NEWER_SAME, more: [FAILURE] };
    expect(verdicts([failing, failing, failing, failing, failing, newer]).at(-1)).toBe('not-ready');
  });

  it('a failure does not end because the report does not name the commit', () => {
    const [failing, nameless] = [{ more: [FAILURE] }, { facts: [FAILURE] }];
    expect(verdicts([failing, nameless, nameless, nameless, nameless, failing]).at(-1)).toBe('failing');
  });

  it('two different reports of one reconciler prove nothing, in either order', () => {
    const other = createReport({ commit: NEWER_SAME });
    for (const twins of [
      [PROVEN, other],
      [other, PROVEN],
    ]) {
      const [proofs] = pollProofs([twins]);
      expect(only(proofs).finding).toMatchObject({
        verdict: 'unknown',
        reason: 'two different states of it are reported',
      });
    }
    expect(only(pollProofs([[PROVEN, createReport()]])[0]).finding.verdict).toBe('compliant');
  });

  it('is forgotten after a failed poll, unless it is counted already', () => {
    const context = createContext({ policy: { ...POLICY, stabilityMs: MINUTE } });
    const sightings = updateSightings(NO_SIGHTINGS, [PROVEN], NOW);
    const first = updateProofs(new Map(), sightings, context);
    const later = { ...context, now: NOW + MINUTE };
    expect(only(updateProofs(first, sightings, later)).finding.verdict).toBe('compliant');
    expect(only(updateProofs(interruptProofs(first), sightings, later)).finding.verdict).toBe('pending');
    const counted = updateProofs(first, sightings, later);
    expect(only(updateProofs(interruptProofs(counted), sightings, later)).finding.verdict).toBe('compliant');
  });

  it('keeps since when a verdict is this one', () => {
    const polls = pollProofs([[createReport({ commit: OLDER })], [createReport({ commit: OLDER })], [PROVEN]]);
    expect(polls.map((proofs) => (only(proofs).since - NOW) / MINUTE)).toEqual([0, 0, 2]);
  });
});

describe('a confirmation', () => {
  const context = createContext({ needsConfirmation: () => true });
  const sightings = updateSightings(NO_SIGHTINGS, [PROVEN], NOW);
  const first = updateProofs(new Map(), sightings, context);
  const response = (report: ReconcilerReport) => new Map([[ID, { kind: 'found', report } as const]]);

  it('is needed before a proof counts', () => {
    expect(isStable(only(first), context)).toBe(true);
    expect(only(first).finding).toMatchObject({
      verdict: 'unconfirmed',
      reason: 'it has applied the commit, but the resource provider is yet to confirm this',
    });
    const confirmed = updateProofs(recordConfirmations(first, response(PROVEN)), sightings, context);
    expect(only(confirmed).finding.verdict).toBe('compliant');
  });

  it('that fails is explained', () => {
    const failed = recordConfirmations(first, new Map([[ID, { kind: 'failed', reason: 'HTTP 403' }]]));
    expect(only(updateProofs(failed, sightings, context)).finding).toMatchObject({
      verdict: 'unconfirmed',
      reason: 'it has applied the commit, but the resource provider has not confirmed this: HTTP 403',
    });
  });

  it('of something else does not count', () => {
    const found = createReport({ more: [FAILURE] });
    const newer = updateSightings(NO_SIGHTINGS, [found], NOW);
    const proofs = updateProofs(recordConfirmations(first, response(found)), newer, context);
    expect(only(proofs).finding.verdict).toBe('not-ready');
    // The confirmation was of another proof.
    expect(only(updateProofs(proofs, sightings, context)).finding.verdict).toBe('unconfirmed');
  });

  it('of what is gone removes it', () => {
    expect(recordConfirmations(first, new Map([[ID, { kind: 'gone' }]])).size).toBe(0);
  });

  it('is not needed again while the proof counts', () => {
    const confirmed = updateProofs(recordConfirmations(first, response(PROVEN)), sightings, context);
    const reconciling = updateSightings(sightings, [createReport({ more: [PROGRESS] })], NOW + MINUTE);
    const later = updateProofs(confirmed, reconciling, { ...context, now: NOW + MINUTE });
    expect(only(later).finding.verdict).toBe('compliant');
  });
});
