import { describe, expect, it } from 'vitest';
import { appliedOf } from './applied.ts';

const COMMIT = '0ba6f0d30760d567de0bac86c8c4eec13ce1a590';
const OWNER = { name: 'platform', namespace: 'flux-system', syncedBranch: 'dev' };

const kustomization = (message: unknown, more: object = {}) => ({
  kind: 'Kustomization',
  name: 'platform-apps',
  namespace: 'flux-system',
  statusConditions: [{ type: 'Ready', status: 'True', message }],
  ...more,
});

describe('what a configuration has applied', () => {
  it.each([
    ['the older form', `Applied revision: dev/${COMMIT}`],
    ['the newer form', `Applied revision: dev@sha1:${COMMIT}`],
    ["in Azure's quotes", `'Applied revision: dev/${COMMIT}'`],
    ['in capitals', `Applied revision: dev@sha1:${COMMIT.toUpperCase()}`],
  ])('is told by a Kustomization: %s', (_, message) => {
    expect(appliedOf([kustomization(message)], OWNER)).toEqual([
      { object: 'Kustomization flux-system/platform-apps', commit: COMMIT },
    ]);
  });

  it('is told without a namespace, as older agents do', () => {
    const status = kustomization(`Applied revision: dev/${COMMIT}`, { namespace: null });
    expect(appliedOf([status], OWNER)).toEqual([{ object: 'Kustomization platform-apps', commit: COMMIT }]);
  });

  const applied = `Applied revision: dev/${COMMIT}`;
  it.each([
    ['another object', kustomization(applied, { kind: 'HelmRelease' })],
    ["somebody else's Kustomization", kustomization(applied, { name: 'app' })],
    ['one that only begins alike', kustomization(applied, { name: 'platforms' })],
    ['one of another namespace', kustomization(applied, { namespace: 'apps' })],
    ['another branch', kustomization(`Applied revision: main/${COMMIT}`)],
    ['a commit cut short', kustomization(`Applied revision: dev/${COMMIT.slice(1)}`)],
    ['what is not applied', kustomization(`Fetched revision: dev/${COMMIT}`)],
    ['no text', kustomization(5)],
    ['no conditions', kustomization('', { statusConditions: null })],
    ['nothing', null],
  ])('is not told by %s', (_, status) => expect(appliedOf([status], OWNER)).toEqual([]));
});
