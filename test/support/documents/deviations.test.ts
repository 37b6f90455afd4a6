import { expect, it } from 'vitest';
import { parseObjects } from './cluster/manifests.ts';
import { DeviationLog } from './deviations.ts';
import { findDifferences } from './manifest-differences.ts';

const PRINTED = `apiVersion: source.toolkit.fluxcd.io/v1beta2
kind: GitRepository
metadata: { name: app, namespace: flux-system }
spec: { interval: 30s, ref: { branch: dev } }
`;

const differences = (generated: string) => findDifferences(parseObjects(PRINTED), parseObjects(generated));

it('compares manifests as YAML', () => {
  expect(differences(PRINTED)).toEqual([]);
  expect(differences('spec: {ref: {branch: "dev"}, interval: 30s}\n'.concat(PRINTED.replace(/spec.*\n/, '')))).toEqual(
    [],
  );
  expect(differences(PRINTED.replace('dev', 'stage'))).toEqual([
    { object: 'GitRepository app', path: 'spec.ref.branch', printed: 'dev', generated: 'stage' },
  ]);
  expect(differences('')).toMatchObject([{ object: 'GitRepository app', path: '', generated: undefined }]);
});

it('explains declared differences, and refuses others', () => {
  const log = new DeviationLog(PRINTED);
  for (const difference of differences(PRINTED.replace('v1beta2', 'v1'))) log.explain(difference, 7);
  expect(log.occurred).toEqual([{ name: 'flux-api-version', line: 7 }]);
  expect(log.problems()).toEqual([]);
  const [other] = differences(PRINTED.replace('30s', '1m'));
  expect(() => other && log.explain(other, 8)).toThrow(
    'GitRepository app, spec.interval: printed "30s", generated "1m"',
  );
});

it('reports declared deviations that do not occur, and others that do', () => {
  expect(new DeviationLog(PRINTED).problems()).toEqual(['the deviation flux-api-version has not occurred']);
  const log = new DeviationLog('Text');
  log.occur('deploy-script', 1);
  expect(log.problems()).toEqual(['the deviation deploy-script is not one of this document']);
});
