import { describe, expect, it } from 'vitest';
import { parseConfigurationId } from './configuration-id.ts';

const CLUSTER = '/subscriptions/1/resourceGroups/Rg (1)/providers/Microsoft.Kubernetes/connectedClusters/Store-1';
const ID = `${CLUSTER}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/platform`;

describe('parseConfigurationId', () => {
  it.each([ID.replace('Rg (1)', 'rg'), ID.replace('Rg (1)', 'Größe_1.x')])('parses %s', (id) => {
    expect(parseConfigurationId(id)).toMatchObject({ clusterName: 'Store-1', name: 'platform', subscriptionId: '1' });
  });

  it.each(['managedClusters', 'provisionedClusters', 'connectedclusters'])('parses the cluster of %s', (kind) => {
    const id = ID.replace('Rg (1)', 'rg').replace('connectedClusters', kind).replace('fluxConf', 'fluxconf');
    expect(parseConfigurationId(id)).toMatchObject({ clusterName: 'Store-1', clusterKind: kind });
  });

  it('returns the ID of the cluster in lower case, since Azure does not preserve the letter case', () => {
    const ids = [ID, ID.toUpperCase()].map((id) => parseConfigurationId(id.replace(/rg \(1\)/i, 'rg'))?.clusterId);
    expect(ids[0]).toBe('/subscriptions/1/resourcegroups/rg/providers/microsoft.kubernetes/connectedclusters/store-1');
    expect(ids[1]).toBe(ids[0]);
  });

  it.each([
    '',
    CLUSTER,
    ID.replace('Rg (1)', 'a b'),
    ID.replace('Rg (1)', '..'),
    ID.replace('Rg (1)', '.'),
    ID.replace('platform', '..'),
    ID.replace('platform', 'a?b'),
    ID.replace('platform', 'a#b'),
    ID.replace('platform', 'a%2fb'),
    ID.replace('platform', 'a\\b'),
    ID.replace('platform', 'a\u0000'),
    `${ID}/operations/1`,
    `https://evil.example${ID}`,
    ID.replace('fluxConfigurations', 'sourceControlConfigurations'),
    ID.replace('/connectedClusters/Store-1', ''),
  ])('does not parse %j', (id) => expect(parseConfigurationId(id)).toBeUndefined());
});
