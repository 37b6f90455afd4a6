import { formatPosition } from '@kalypso-actions/diagnostics';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { inventorySchema } from './inventory-schema.ts';
import { parseInventory } from './parse-inventory.ts';

const FILE = '.kalypso/inventory.yaml';
const DRONE_ID = '/subscriptions/1/resourceGroups/fleet/providers/Microsoft.Kubernetes/connectedClusters/drone-1';

const COMPLETE = `# The fleet
clusters:
  - name: drone-1
    resourceId: ${DRONE_ID}
    clusterType: drone
    labels: { ring: canary, Cost Center: "12" }
  - name: edge-1
    clusterType: large
    labels:
      ring: stable
    reporters:
      - commitStatus: { object: platform, creators: ["ArgoCD-Contoso[bot]", flux-contoso, Flux-Contoso] }
      - commitStatus:
          object: infra
          creators:
            - argocd-contoso[bot]
      - azure: {}
  - name: Edge_2.west
`;

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(inventorySchema);

/** Formats what is reported. */
function report(text: string): readonly string[] {
  const { value, diagnostics } = parseInventory(text, FILE);
  expect(value === undefined, 'an inventory with errors is not used').toBe(diagnostics.length > 0);
  return diagnostics.map(({ code, message, at, related = [] }) => {
    const position = at && formatPosition(at).slice(FILE.length + 1);
    const first = related.map(({ at: other }) => ` (${formatPosition(other).slice(FILE.length + 1)})`).join('');
    return `${position} ${code}: ${message}${first}`;
  });
}

const cluster = (fields: string) => `clusters:\n  - name: edge-1\n    ${fields.replaceAll('\n', '\n    ')}\n`;
const status = (fields: string) => cluster(`reporters: [{ commitStatus: { ${fields} } }]`);

describe('parseInventory', () => {
  it('reads clusters, their labels and who reports for them', () => {
    expect(parseInventory(COMPLETE, FILE)).toEqual({
      value: {
        clusters: [
          {
            name: 'drone-1',
            resourceId: DRONE_ID.toLowerCase(),
            clusterType: 'drone',
            labels: { ring: 'canary', 'Cost Center': '12' },
            reporters: [{ kind: 'azure' }],
          },
          {
            name: 'edge-1',
            resourceId: undefined,
            clusterType: 'large',
            labels: { ring: 'stable' },
            reporters: [
              {
                kind: 'commit-status',
                object: 'platform',
                context: 'kalypso/edge-1/platform',
                creators: ['argocd-contoso[bot]', 'flux-contoso'],
              },
              {
                kind: 'commit-status',
                object: 'infra',
                context: 'kalypso/edge-1/infra',
                creators: ['argocd-contoso[bot]'],
              },
              { kind: 'azure' },
            ],
          },
          {
            name: 'Edge_2.west',
            resourceId: undefined,
            clusterType: undefined,
            labels: {},
            reporters: [{ kind: 'azure' }],
          },
        ],
      },
      diagnostics: [],
    });
    expect(validate(load(COMPLETE)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('takes an explicit empty list: no cluster is expected', () => {
    expect(parseInventory('clusters: []\n', FILE)).toEqual({ value: { clusters: [] }, diagnostics: [] });
  });

  it('takes anchors, which save repetition', () => {
    const text = `clusters:
  - { name: a, reporters: [commitStatus: { object: x, creators: &apps ["fleet[bot]"] }] }
  - { name: b, reporters: [commitStatus: { object: x, creators: *apps }] }
`;
    expect(report(text)).toEqual([]);
  });

  it.each([
    ['its own resource ID', `resourceId: ${DRONE_ID.replace('fleet', 'other')}`],
    ['commit statuses alone', 'reporters: [commitStatus: { object: a, creators: [b] }]'],
  ])('takes the name of a resource that belongs to another cluster, with %s', (_, fields) => {
    expect(report(`clusters: [{ name: drone-1, ${fields} }, { name: west, resourceId: ${DRONE_ID} }]\n`)).toEqual([]);
  });

  it('explains what Git Bash does to a resource ID', () => {
    const hintOf = (id: string) => parseInventory(cluster(`resourceId: ${id}`), FILE).diagnostics[0]?.hint;
    expect(hintOf(`C:/Program Files/Git${DRONE_ID}`)).toContain('MSYS_NO_PATHCONV=1');
    expect(hintOf('drone-1')).not.toContain('MSYS_NO_PATHCONV');
  });

  it('reports everything that is wrong at once, in the order of the file', () => {
    const text = `clusters:
  - name: edge/1
    clustertype: large
  - name: Drone-1
    resourceId: ${DRONE_ID}
    reporters:
      - commitStatus: { object: platform, creator: [fleet] }
  - name: drone-1
    resourceId: ${DRONE_ID.toUpperCase()}
`;
    expect(report(text)).toEqual([
      '2:11 invalid-context: clusters[0].name: "edge/1" cannot be part of the context of a commit status',
      '3:5 unknown-field: clusters[0] has no field "clustertype"',
      '7:43 missing-field: clusters[1].reporters[0].commitStatus lacks creators, and has "creator" instead',
      '8:11 duplicate-cluster: the name "drone-1" occurs twice (4:11)',
      expect.stringMatching(/^9:17 duplicate-cluster: the resource ID ".*" occurs twice \(5:17\)$/),
    ]);
  });

  it.each([
    // No list
    ['', ['1:1 not-one-document: the inventory is empty']],
    ['# No clusters yet\n', ['1:1 not-one-document: the inventory is empty']],
    [
      'clusters: []\n---\nclusters: []\n',
      ['3:1 not-one-document: an inventory is one YAML document, but a second one starts here'],
    ],
    ['[]\n', ['1:1 wrong-type: the document has to be a mapping, but it is a list']],
    ['~\n', ['1:1 wrong-type: the document has to be a mapping, but it is empty']],
    ['{}\n', ['1:1 missing-field: the document lacks clusters']],
    ['cluster: []\n', ['1:1 missing-field: the document lacks clusters, and has "cluster" instead']],
    ['clusters:\n', ['1:1 empty-value: clusters is empty']],
    ['clusters: {}\n', ['1:11 wrong-type: clusters has to be a list, not a mapping']],
    ['clusters: []\nversion: 1\n', ['2:1 unknown-field: the document has no field "version"']],
    // Names
    ['clusters: [{}]\n', ['1:12 missing-field: clusters[0] lacks name']],
    [
      'clusters: [{ name: 1 }]\n',
      ['1:20 wrong-type: clusters[0].name has to be text, but "1" without quotes is a number'],
    ],
    ['clusters: [{ name: "" }]\n', ['1:21 empty-value: clusters[0].name: "" is empty']],
    ['clusters: [{ name: a b }]\n', [expect.stringContaining('1:20 invalid-context')]],
    ['clusters: [{ name: -a }]\n', [expect.stringContaining('1:20 invalid-context')]],
    ['clusters: [{ name: "é" }]\n', [expect.stringContaining('1:21 invalid-context')]],
    [`clusters: [{ name: ${'a'.repeat(101)} }]\n`, [expect.stringContaining('1:20 invalid-context')]],
    ['clusters: [{ name: a }, { name: A }]\n', ['1:33 duplicate-cluster: the name "A" occurs twice (1:20)']],
    ['clusters: [&a { name: a }, *a]\n', ['1:23 duplicate-cluster: the name "a" occurs twice (1:23)']],
    [
      `clusters: [{ name: Drone-1 }, { name: west, resourceId: ${DRONE_ID} }]\n`,
      ['1:20 ambiguous-cluster: the name "Drone-1" is also the name in Azure of a cluster with another entry (1:57)'],
    ],
    [
      `clusters: [{ name: west, resourceId: ${DRONE_ID} }, { name: drone-1, reporters: [azure: ] }]\n`,
      [expect.stringContaining('ambiguous-cluster: the name "drone-1"')],
    ],
    // Fields
    [cluster('resourceid: x'), ['3:5 unknown-field: clusters[0] has no field "resourceid"']],
    [
      cluster('resourceId: drone-1'),
      ['3:17 invalid-resource-id: clusters[0].resourceId: "drone-1" is not the resource ID of a cluster'],
    ],
    [cluster(`resourceId: ${DRONE_ID}/`), [expect.stringContaining('3:17 invalid-resource-id')]],
    [
      cluster(`resourceId: C:/Program Files/Git${DRONE_ID}`),
      [
        expect.stringMatching(
          /^3:17 invalid-resource-id: .* is not .*: Git Bash has put the path of a folder before it$/,
        ),
      ],
    ],
    [cluster('resourceId: C:/drone-1'), [expect.stringMatching(/invalid-resource-id: .* is not the [\w ]+$/)]],
    [cluster('resourceId:'), ['3:5 empty-value: clusters[0].resourceId is empty']],
    [cluster('clusterType: Large'), [expect.stringContaining('3:18 invalid-name')]],
    [cluster('clusterType:'), ['3:5 empty-value: clusters[0].clusterType is empty']],
    [cluster('labels: { ring: 1 }'), [expect.stringContaining('3:21 wrong-type: clusters[0].labels.ring')]],
    [cluster('labels: { on: a }'), [expect.stringContaining('3:15 wrong-type: clusters[0].labels')]],
    [cluster('labels: { ring: a, Ring: b }'), ['3:24 duplicate-label: the label "Ring" occurs twice (3:15)']],
    [cluster('labels: [ring]'), [expect.stringContaining('3:13 wrong-type')]],
    // Reporters
    [cluster('reporters:'), ['3:5 empty-value: clusters[0].reporters is empty']],
    [cluster('reporters: []'), ['3:16 empty-value: clusters[0].reporters is empty']],
    [cluster('reporters: [azure]'), [expect.stringContaining('3:17 wrong-type: clusters[0].reporters[0]')]],
    [cluster('reporters: [{}]'), [expect.stringContaining('3:17 wrong-value: clusters[0].reporters[0]')]],
    [cluster('reporters: [{ azure: true }]'), [expect.stringContaining('3:26 wrong-value')]],
    [
      cluster('reporters: [{ azure: {}, commitStatus: { object: a, creators: [b] } }]'),
      [expect.stringContaining('3:17 wrong-value')],
    ],
    [
      cluster('reporters: [{ azure: {} }, { azure: }]'),
      ['3:34 duplicate-reporter: the reporter azure occurs twice (3:19)'],
    ],
    [cluster('reporters: [{ arc: {} }]'), [expect.stringContaining('3:19 unknown-field')]],
    [
      status('object: a'),
      [expect.stringContaining('missing-field: clusters[0].reporters[0].commitStatus lacks creators')],
    ],
    [status('creators: [a]'), [expect.stringContaining('lacks object')]],
    [
      status('object: a, creators: []'),
      [expect.stringContaining('empty-value: clusters[0].reporters[0].commitStatus.creators is empty')],
    ],
    [status('object: a, creators: '), [expect.stringContaining('empty-value')]],
    [status('object: a, creators: b'), [expect.stringContaining('wrong-type')]],
    [status('object: a, creators: [""]'), [expect.stringContaining('empty-value')]],
    [status('object: a, creators: ["a b"]'), [expect.stringContaining('invalid-creator')]],
    [status('object: a, creators: ["*"]'), [expect.stringContaining('invalid-creator')]],
    [status('object: a, creators: [b, "GitHub-Actions[bot]"]'), [expect.stringContaining('untrusted-creator')]],
    [status('object: a, creators: [github-actions]'), [expect.stringContaining('untrusted-creator')]],
    [status('object: a/b, creators: [c]'), [expect.stringContaining('invalid-context')]],
    [
      cluster('reporters:\n- commitStatus: { object: a, creators: [b] }\n- commitStatus: { object: A, creators: [c] }'),
      ['5:31 duplicate-reporter: the object "A" occurs twice (4:31)'],
    ],
  ])('refuses %j', (text, expected) => {
    expect(report(text)).toEqual(expected);
  });

  it.each([
    ['clusters: []\nclusters: []\n', ['2:1 duplicate-key: duplicate key "clusters"']],
    [cluster('name: b'), ['3:5 duplicate-key: duplicate key "name"']],
    [status('object: a, creators: [argocd-contoso[bot]]'), [expect.stringContaining('3:71 yaml-syntax: invalid YAML')]],
    ['clusters:\n\t- name: a\n', ['2:1 yaml-syntax: invalid YAML: tabs cannot be used for indentation']],
    ['clusters: [*a]\n', ['1:12 yaml-syntax: invalid YAML: the alias "*a" has no anchor']],
    [`clusters: ${'['.repeat(101)}${']'.repeat(101)}`, [expect.stringContaining('yaml-too-deep')]],
  ])('refuses YAML tricks: %j', (text, expected) => {
    expect(report(text)).toEqual(expected);
  });

  it('explains that the login of an App needs quotes', () => {
    const hintOf = (text: string) => parseInventory(text, FILE).diagnostics[0]?.hint;
    const hint = 'Put the login of an App in quotes: "contoso-edge[bot]".';
    expect(hintOf(status('object: a, creators: [contoso-edge[bot]]'))).toBe(hint);
    expect(hintOf(status('object: a, creators: ["a[bot]", contoso-edge[bot]]'))).toBe(hint);
    expect(hintOf(status('object: a, creators: ["a[bot]" b]'))).not.toBe(hint.replace('contoso-edge', 'a'));
  });

  it('limits how far aliases expand', () => {
    const levels = Array.from(
      { length: 6 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(10)}]`,
    );
    expect(report(['l0: &l0 [x]', ...levels, 'clusters: *l6'].join('\n'))).toEqual([
      expect.stringContaining('yaml-alias-expansion'),
    ]);
  });

  it('reads a large fleet', () => {
    const reporters = '    reporters:\n      - commitStatus: { object: platform, creators: ["fleet[bot]"] }\n';
    const clusters = Array.from(
      { length: 10_000 },
      (_, index) => `  - name: edge-${index}\n    labels: { ring: stable, region: west }\n${reporters}`,
    );
    const { value, diagnostics } = parseInventory(`clusters:\n${clusters.join('')}`, FILE);
    expect(diagnostics).toEqual([]);
    expect(value?.clusters).toHaveLength(10_000);
  });
});

describe('the JSON Schema of an inventory', () => {
  it.each([
    ['clusters:', false],
    ['clusters: []', true],
    ['clusters: [{ name: a/b }]', false],
    [cluster('reporters: []'), false],
    [cluster('reporters: [{}]'), false],
    [cluster('reporters: [{ azure: }]'), true],
    [cluster('reporters: [{ azure: {}, commitStatus: { object: a, creators: [b] } }]'), false],
    [status('object: a, creators: [b]'), true],
    [status('object: a, creators: [github-actions]'), false],
    [cluster('resourceId: a'), false],
    [cluster('ressourceId: a'), false],
  ])('%j: %s', (text, expected) => {
    expect(validate(load(text))).toBe(expected);
    expect(report(text).length === 0).toBe(expected);
  });

  it('describes every field', () => {
    const undescribed: string[] = [];
    const visit = (schema: unknown, path: string) => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties')
          for (const [name, field] of Object.entries(value as object))
            if (!('description' in field)) undescribed.push(`${path}.${name}`);
        visit(value, `${path}.${key}`);
      }
    };
    visit(inventorySchema, '');
    expect(undescribed).toEqual([]);
  });
});
