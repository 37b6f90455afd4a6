import { describe, expect, it } from 'vitest';
import { CONFIGURATION_ID, HEALTHY_ROW, listObjections, REPORT_OPTIONS } from '../test-support.ts';
import { pickClusterColumns } from './cluster-row.ts';
import { parseConfigurationReport } from './configuration-report.ts';
import { toConfigurationRow } from './configuration-resource.ts';

const { url, ref, id, name, clusterName, tags, connectivityStatus, powerState, ...rest } = HEALTHY_ROW;
const RESOURCE = {
  id,
  name,
  type: 'Microsoft.KubernetesConfiguration/fluxConfigurations',
  systemData: {},
  properties: { ...rest, scope: 'cluster', gitRepository: { url, repositoryRef: ref }, bucket: null },
};

describe('toConfigurationRow', () => {
  it('reports the same as the row', () => {
    const row = toConfigurationRow(RESOURCE, pickClusterColumns(HEALTHY_ROW));
    expect(parseConfigurationReport(row, REPORT_OPTIONS)).toEqual(
      parseConfigurationReport(HEALTHY_ROW, REPORT_OPTIONS),
    );
  });

  it('knows nothing of a cluster that has no row', () => {
    const report = parseConfigurationReport(toConfigurationRow(RESOURCE, {}), REPORT_OPTIONS);
    expect(report).toMatchObject({ canExpire: true, cluster: { name: 'store-1', labels: undefined } });
  });

  it.each([{}, { properties: null }, { properties: 'x' }, { properties: { gitRepository: [] } }])(
    'has objections to %j',
    (fields) => {
      const row = toConfigurationRow({ id: CONFIGURATION_ID, ...fields }, {});
      expect(listObjections(parseConfigurationReport(row, REPORT_OPTIONS).facts)).not.toEqual([]);
    },
  );

  it.each([null, undefined, 'x', 5, []])('%j is not a resource', (resource) => {
    expect(toConfigurationRow(resource, {})).toBeUndefined();
  });
});
