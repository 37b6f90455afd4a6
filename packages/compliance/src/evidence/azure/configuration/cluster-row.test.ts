import { describe, expect, it } from 'vitest';
import { readClusterConnection, readClusterLabels } from './cluster-row.ts';

describe('readClusterLabels', () => {
  it('reads tags of any name', () => {
    const labels = readClusterLabels({ clusterName: 'a', tags: JSON.parse('{"ring":"canary","__proto__":"x"}') });
    expect(Object.entries(labels ?? {})).toEqual([
      ['ring', 'canary'],
      ['__proto__', 'x'],
    ]);
  });

  it.each([null, undefined, ''])('a cluster with the tags %j has no labels', (tags) => {
    expect(readClusterLabels({ clusterName: 'a', tags })).toEqual({});
  });

  it.each([
    { clusterName: null, tags: null },
    { clusterName: '', tags: { ring: 'canary' } },
    { tags: { ring: 'canary' } },
    { clusterName: 'a', tags: 'ring=canary' },
    { clusterName: 'a', tags: ['canary'] },
    { clusterName: 'a', tags: { ring: 'canary', region: 5 } },
    { clusterName: 'a', tags: { region: null } },
  ])('of %j, the labels are unknown', (row) => expect(readClusterLabels(row)).toBeUndefined());
});

describe('readClusterConnection', () => {
  it.each([
    { connectivityStatus: 'Connected' },
    { connectivityStatus: 'Connected', powerState: '' },
    { powerState: 'Running', connectivityStatus: null },
  ])('%j is connected', (row) => {
    expect(readClusterConnection(row)).toMatchObject({ isConnected: true, facts: [] });
  });

  it.each([{}, { connectivityStatus: null, powerState: null }, { connectivityStatus: '' }])('%j is unknown', (row) => {
    expect(readClusterConnection(row)).toEqual({ state: '', isConnected: false, facts: [] });
  });

  it.each([
    { connectivityStatus: 'Offline' },
    { connectivityStatus: 'Expired' },
    { connectivityStatus: 'Connecting' },
    { connectivityStatus: 'AgentNotInstalled' },
    { powerState: 'Stopped' },
    { connectivityStatus: 'Connected', powerState: 'Stopped' },
  ])('%j is disconnected', (row) => {
    const { isConnected, facts } = readClusterConnection(row);
    expect([isConnected, facts.map(({ kind }) => kind)]).toEqual([false, ['disconnected']]);
  });

  it.each([
    { connectivityStatus: 'connected' },
    { connectivityStatus: 'Connected ' },
    { connectivityStatus: true },
    { connectivityStatus: ['Connected'] },
    { powerState: 'running' },
    { powerState: 'Starting' },
    { powerState: { code: 'Running' } },
    { connectivityStatus: 'Connected', powerState: 'constructor' },
  ])('%j is not documented', (row) => {
    const { isConnected, facts } = readClusterConnection(row);
    expect([isConnected, facts.map(({ kind }) => kind)]).toEqual([false, ['unrecognized']]);
  });
});
