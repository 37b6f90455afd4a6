import { describe, expect, it } from 'vitest';
import { NO_OBSERVATIONS, updateObservations } from '../observations/observations.ts';
import {
  type ConfigurationSpec,
  createConfiguration,
  MINUTE,
  NEWER,
  NEWER_SAME,
  NOW,
  POLICY,
  RELATIONS,
} from '../test-support.ts';
import { assessFleet } from '../verdict/fleet-assessment.ts';
import type { WaitResult } from '../wait/wait.ts';
import { toFinalStatus } from './commit-status.ts';

/** Creates the result of a wait whose last poll listed these configurations. */
function createResult(state: WaitResult['state'], specs: readonly ConfigurationSpec[]): WaitResult {
  const configurations = specs.map((spec, index) => createConfiguration({ cluster: `c${index}`, ...spec }));
  const observations = updateObservations(NO_OBSERVATIONS, configurations, NOW, MINUTE);
  return { state, assessment: assessFleet(observations, POLICY, RELATIONS, NOW), elapsedMs: 0 };
}

describe('toFinalStatus', () => {
  it.each(['success', 'pending'] as const)('is the requested state after success: %s', (onSuccess) => {
    const status = { state: onSuccess, description: 'Deployed' };
    expect(toFinalStatus(createResult('compliant', [{}]), onSuccess)).toEqual(status);
  });

  it.each(['failing', 'timed-out', 'none'] as const)('is a failure if the fleet is %s', (state) => {
    const status = { state: 'failure', description: 'Failed to deploy' };
    expect(toFinalStatus(createResult(state, []), 'success')).toEqual(status);
  });

  it('names the superseding commit that most configurations are on', () => {
    const third = 'c'.repeat(39).padEnd(40, '0');
    const specs = [
      { syncedCommit: NEWER_SAME },
      { syncedCommit: NEWER_SAME },
      { syncedCommit: NEWER },
      { syncedCommit: third },
    ];
    const status = { state: 'error', description: `Superseded by ${NEWER.slice(0, 7)}` };
    expect(toFinalStatus(createResult('superseded', specs), 'pending')).toEqual(status);
  });
});
