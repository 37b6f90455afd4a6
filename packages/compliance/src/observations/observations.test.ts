import { describe, expect, it } from 'vitest';
import { type ConfigurationSpec, createConfiguration, EXPECTED, MINUTE, NEWER, NOW } from '../test-support.ts';
import { NO_OBSERVATIONS, type Observations, updateObservations } from './observations.ts';

/** Returns the observations after results one minute apart, each with these configurations. */
function after(...results: readonly (readonly ConfigurationSpec[])[]): Observations {
  let observations = NO_OBSERVATIONS;
  for (const [index, result] of results.entries())
    observations = updateObservations(observations, result.map(createConfiguration), NOW + index * MINUTE, 2 * MINUTE);
  return observations;
}

const only = (observations: Observations) => {
  expect(observations.size).toBe(1);
  const [observation] = observations.values();
  return observation;
};

describe('observations', () => {
  const failing: ConfigurationSpec = { complianceState: 'Non-Compliant' };
  const pending: ConfigurationSpec = { complianceState: 'Pending' };
  const compliant: ConfigurationSpec = {};

  it.each<[string, ConfigurationSpec[], number | undefined]>([
    ['never non-compliant', [compliant, pending, compliant], undefined],
    ['newly non-compliant', [compliant, failing], 1],
    ['non-compliant all the time', [failing, failing, failing], 0],
    ['pending after a failure', [failing, pending], 0],
    ['pending and unknown between two failures', [failing, pending, { complianceState: 'Unknown' }, failing], 0],
    ['compliant between two failures', [failing, compliant, failing], 2],
    ['compliant after a failure', [failing, compliant], undefined],
    ['pending at another commit', [failing, { ...pending, syncedCommit: NEWER }], undefined],
    ['non-compliant at another commit', [failing, { ...failing, syncedCommit: NEWER }], 1],
    ['only pending', [pending, pending], undefined],
  ])('record since when a configuration fails: %s', (_, specs, minute) => {
    const observation = only(after(...specs.map((spec) => [spec])));
    expect(observation?.failingSince).toBe(minute === undefined ? undefined : NOW + minute * MINUTE);
  });

  it('keep a missing configuration for a while', () => {
    const listed = only(after([compliant]));
    expect(listed).toMatchObject({ isListed: true, seenAt: NOW });
    expect(only(after([compliant], []))).toEqual({ ...listed, isListed: false });
    expect(after([compliant], [], []).size).toBe(0);
    expect(only(after([compliant], [], [compliant]))).toMatchObject({ isListed: true, seenAt: NOW + 2 * MINUTE });
  });

  it('keep since when a configuration fails that was missing once', () => {
    expect(only(after([failing], [], [failing]))).toMatchObject({ isListed: true, failingSince: NOW });
  });

  it('identify a configuration by its ID in any letter case', () => {
    const id = createConfiguration().id.toUpperCase();
    expect(only(after([compliant], [{ id }]))).toMatchObject({ isListed: true, isContradictory: false });
    expect(only(after([compliant, { id }]))).toMatchObject({ isContradictory: true });
  });

  it.each<[string, ConfigurationSpec[], boolean]>([
    ['the same twice', [compliant, compliant], false],
    ['two states', [compliant, failing], true],
    ['two commits', [compliant, { syncedCommit: NEWER }], true],
    ['a contradiction, and then none', [failing, compliant, { syncedCommit: EXPECTED }], true],
  ])('record whether a result is contradictory: %s', (_, result, isContradictory) => {
    expect(only(after(result))).toMatchObject({ isContradictory });
  });
});
