import type { RecordedFolder } from '@kalypso-actions/assignment-record';
import { describe, expect, it } from 'vitest';
import { REPORT } from '../test-support.ts';
import { warnOfOtherPaths } from './other-paths.ts';

const folder = (path: string, registration: string | null): RecordedFolder => {
  const [deploymentTarget = '', clusterType = ''] = path.split('/').reverse();
  return { path, registration, workload: 'w', deploymentTarget, clusterType, files: [] };
};
const registration = (name: string, isHeldBack: boolean) => {
  return { name, workspace: 's', repo: `r/${name}`, branch: 'main', path: '.', isHeldBack };
};
const report = { ...REPORT, registrations: [registration('alpha', false), registration('beta', true)] };
const warn = (path: string, ...folders: readonly RecordedFolder[]) =>
  warnOfOtherPaths(
    { report, layout: { path, configFileName: 'platform-config' } },
    { version: 1, registrations: { old: { repo: 'r/beta', branch: 'main', path: '' } }, folders },
  );

describe('warnOfOtherPaths', () => {
  it('names the registration and where its folders are', () => {
    const [warning, ...others] = warn('clusters', folder('drone/beta-0', 'beta'), folder('old/fleet/drone/x', 'old'));
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      code: 'folders-under-another-path',
      severity: 'warning',
      registration: 'beta',
      message:
        'registration "beta" is held back and has no folder under "clusters", but 2 folders under ".", "old/fleet" of the same branch',
    });
  });

  it.each([
    ['has folders under this path', [folder('drone/beta-0', 'beta'), folder('clusters/drone/beta-0', 'beta')]],
    ['has no folder at all', [folder('clusters/drone/alpha-0', 'alpha')]],
    ['is not the one with folders elsewhere', [folder('drone/alpha-0', 'alpha'), folder('drone/x', null)]],
  ])('does not warn if the registration %s', (_, folders) => {
    expect(warn('clusters', ...folders)).toEqual([]);
  });

  it('knows nothing without a record', () => {
    expect(warnOfOtherPaths({ report, layout: { path: '', configFileName: 'c' } }, undefined)).toEqual([]);
  });
});
