import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInventory } from './compare-inventory.ts';
import { draftInventory } from './draft-inventory.ts';
import { formatInventory } from './format-inventory.ts';
import type { Inventory } from './inventory.ts';
import { parseInventory } from './parse-inventory.ts';
import type { SeenCluster } from './seen-cluster.ts';

const idOf = (name: string, group = 'fleet') =>
  `/subscriptions/1/resourceGroups/${group}/providers/Microsoft.Kubernetes/connectedClusters/${name}`;

function seen(name: string, more: Partial<SeenCluster> = {}): SeenCluster {
  const resourceGroup = more.resourceGroup ?? 'fleet';
  return { name, resourceGroup, resourceId: idOf(name, resourceGroup), labels: {}, clusterType: 'drone', ...more };
}

function parse(text: string): Inventory {
  const { value, diagnostics } = parseInventory(text, 'inventory.yaml');
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const compare = (clusters: readonly string[], found: readonly SeenCluster[]) =>
  compareInventory(parse(`clusters: [${clusters.join(', ')}]`), found).map(
    ({ kind, cluster, inventory, azure }) => `${cluster} ${kind}: ${inventory} | ${azure}`,
  );

const STATUS = 'reporters: [{ commitStatus: { object: a, creators: [b] } }]';

describe('compareInventory', () => {
  it('finds no difference', () => {
    const clusters = [
      `{ name: a, resourceId: ${idOf('A').toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions')} }`,
      `{ name: alias, resourceId: ${idOf('b')}, clusterType: drone, labels: { Ring: canary } }`,
      '{ name: c, clusterType: large }',
      `{ name: d, ${STATUS} }`,
    ];
    const labels = { ring: 'canary', owner: 'platform' };
    expect(compare(clusters, [seen('a'), seen('b', { labels }), seen('C', { clusterType: undefined })])).toEqual([]);
    expect(compare([], [])).toEqual([]);
  });

  it.each([
    ['a cluster that Azure does not list', ['{ name: a }'], [], ['a not-seen: a | ']],
    ['and its ID', [`{ name: a, resourceId: ${idOf('a')} }`], [], [`a not-seen: ${idOf('a').toLowerCase()} | `]],
    ['a cluster that is not expected', [], [seen('a')], [`a not-expected:  | ${idOf('a')}`]],
    [
      'a cluster outside Azure that is in it',
      [`{ name: a, ${STATUS} }`],
      [seen('a')],
      [`a not-expected-there: commitStatus | ${idOf('a')}`],
    ],
    [
      'a name of two clusters',
      ['{ name: a }'],
      [seen('a'), seen('A', { resourceGroup: 'other' })],
      [`a ambiguous: a | ${idOf('a')} ${idOf('A', 'other')}`],
    ],
    [
      'a cluster that has moved',
      [`{ name: a, resourceId: ${idOf('a', 'old')} }`],
      [seen('a')],
      [`a resource-id: ${idOf('a', 'old').toLowerCase()} | ${idOf('a')}`],
    ],
    ['another cluster type', ['{ name: a, clusterType: large }'], [seen('a')], ['a cluster-type: large | drone']],
    [
      'labels that differ or are missing',
      ['{ name: a, labels: { ring: canary, region: west } }'],
      [seen('a', { labels: { ring: 'Canary' } })],
      ['a label: region=west | ', 'a label: ring=canary | ring=Canary'],
    ],
    [
      'labels that cannot be read',
      ['{ name: a, labels: { ring: canary } }', '{ name: b }'],
      [seen('a', { labels: undefined }), seen('b', { labels: undefined })],
      ['a labels-unreadable: ring=canary | '],
    ],
  ] as const)('finds %s', (_, clusters, found, expected) => {
    expect(compare(clusters, found)).toEqual(expected);
  });

  it('does not take a cluster for another one whose resource ID the inventory names', () => {
    const entries = ['{ name: a }', `{ name: b, resourceId: ${idOf('a')} }`];
    // One by one, because such a file is refused.
    const inventory = { clusters: entries.flatMap((entry) => parse(`clusters: [${entry}]`).clusters) };
    expect(compareInventory(inventory, [seen('a')])).toMatchObject([{ kind: 'not-seen', cluster: 'a' }]);
    expect(compareInventory(inventory, [seen('a'), seen('a', { resourceGroup: 'other' })])).toEqual([]);
  });

  it('does not depend on the order', () => {
    const clusters = ['{ name: b }', '{ name: a, clusterType: large }'];
    const found = [seen('c'), seen('a'), seen('d')];
    expect(compare(clusters.toReversed(), found.toReversed())).toEqual(compare(clusters, found));
  });
});

describe('draftInventory', () => {
  it('lists every cluster with its tags', () => {
    const clusters = [
      seen('b', { clusterType: undefined, labels: undefined }),
      seen('a', { labels: { ring: 'canary' } }),
    ];
    expect(formatInventory(draftInventory(clusters)).split('\n').slice(2)).toEqual([
      'clusters:',
      '  - name: a',
      `    resourceId: ${idOf('a').toLowerCase()}`,
      '    clusterType: drone',
      '    labels:',
      '      ring: canary',
      '  - name: b',
      `    resourceId: ${idOf('b').toLowerCase()}`,
      '',
    ]);
  });

  it('gives each cluster a name of its own that an inventory accepts', () => {
    const names = draftInventory([
      seen('a', { resourceGroup: 'east' }),
      seen('A', { resourceGroup: 'west (old)' }),
      seen('a', { resourceGroup: 'west-old-' }),
      seen('_b c'),
      seen('x'.repeat(120)),
    ]).clusters.map(({ name }) => name);
    expect(names).toEqual(['a.east', 'A.west--old-', 'a.west-old-', 'b-c', 'x'.repeat(100)]);
  });

  const anySeen = fc.record({
    name: fc.string({ minLength: 1, unit: 'grapheme' }).map((name) => name.replaceAll(/[\s/]/g, '-')),
    resourceGroup: fc.constantFrom('east', 'west'),
    labels: fc.option(fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), {
      nil: undefined,
    }),
    clusterType: fc.constantFrom('drone', undefined),
  });

  it('is read as it was written, and does not differ from Azure', () => {
    fc.assert(
      fc.property(fc.array(anySeen, { maxLength: 6 }), (clusters) => {
        const byId = new Map(clusters.map((each) => [idOf(each.name, each.resourceGroup).toLowerCase(), each]));
        const found = [...byId.values()].map((each) => ({
          ...each,
          resourceId: idOf(each.name, each.resourceGroup),
          // Azure does not distinguish the letter case of tags.
          labels:
            each.labels &&
            Object.fromEntries(new Map(Object.entries(each.labels).map(([key, value]) => [key.toLowerCase(), value]))),
        }));
        const draft = draftInventory(found);
        expect(parse(formatInventory(draft))).toEqual(draft);
        expect(compareInventory(draft, found)).toEqual([]);
      }),
    );
  });
});

it('formats who reports', () => {
  const inventory = parse(
    `clusters: [{ name: "1", reporters: [{ azure: {} }, { commitStatus: { object: "on", creators: ["a[bot]", b] } }] }]`,
  );
  const text = formatInventory(inventory);
  expect(text.split('\n').slice(3, 7)).toEqual([
    '  - name: "1"',
    '    reporters:',
    '      - azure: {}',
    '      - commitStatus: { object: "on", creators: ["a[bot]", "b"] }',
  ]);
  expect(parse(text)).toEqual(inventory);
  expect(parse(formatInventory({ clusters: [] }))).toEqual({ clusters: [] });
});
