import { describe, expect, it } from 'vitest';
import { findAppliedCommits } from './applied-commits.ts';

const COMMIT = '0ba6f0d30760d567de0bac86c8c4eec13ce1a590';
const PLATFORM = { name: 'platform', namespace: 'flux-system', syncedBranch: 'dev' };

const kustomization = (message: unknown, more: object = {}) => ({
  kind: 'Kustomization',
  name: 'platform-apps',
  namespace: 'flux-system',
  statusConditions: [{ type: 'Ready', status: 'True', message }],
  ...more,
});

describe('findAppliedCommits', () => {
  it.each([
    ['the older form', `Applied revision: dev/${COMMIT}`],
    ['the newer form', `Applied revision: dev@sha1:${COMMIT}`],
    ["in Azure's quotes", `'Applied revision: dev/${COMMIT}'`],
    ['in capitals', `Applied revision: dev@sha1:${COMMIT.toUpperCase()}`],
  ])('reads the message of a Kustomization: %s', (_, message) => {
    expect(findAppliedCommits([kustomization(message)], PLATFORM)).toEqual([
      { object: 'Kustomization flux-system/platform-apps', commit: COMMIT },
    ]);
  });

  it('reads a Kustomization without a namespace, as older agents report it', () => {
    const status = kustomization(`Applied revision: dev/${COMMIT}`, { namespace: null });
    expect(findAppliedCommits([status], PLATFORM)).toEqual([{ object: 'Kustomization platform-apps', commit: COMMIT }]);
  });

  const applied = `Applied revision: dev/${COMMIT}`;
  it.each([
    ['another object', kustomization(applied, { kind: 'HelmRelease' })],
    ['a Kustomization of another configuration', kustomization(applied, { name: 'app' })],
    ['a Kustomization with a similar name', kustomization(applied, { name: 'platforms' })],
    ['a Kustomization in another namespace', kustomization(applied, { namespace: 'apps' })],
    ['another branch', kustomization(`Applied revision: main/${COMMIT}`)],
    ['an abbreviated commit', kustomization(`Applied revision: dev/${COMMIT.slice(1)}`)],
    ['a fetched revision', kustomization(`Fetched revision: dev/${COMMIT}`)],
    ['a message that is not text', kustomization(5)],
    ['no conditions', kustomization('', { statusConditions: null })],
    ['nothing', null],
  ])('ignores %s', (_, status) => expect(findAppliedCommits([status], PLATFORM)).toEqual([]));
});
