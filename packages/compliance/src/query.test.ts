import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Row } from '../../../test/support/azure/kql.ts';
import { Parser } from '../../../test/support/azure/kusto.ts';
import { TABLES } from '../../../test/support/azure/resource-graph.ts';
import { clusterRow, configurationRow } from '../../../test/support/azure/rows.ts';
import { configurationsQuery, SUBSCRIPTIONS_QUERY } from './query.ts';

/** What ends or escapes a string somewhere, and words of the query language. */
const HOSTILE = [
  "'",
  '"',
  '\\',
  '|',
  '@"',
  "@'",
  '\n',
  '\r',
  '//',
  '```',
  '~~~',
  'or 1==1',
  "') or true or ('",
  '| take 1',
  'let',
  'union',
  '\u0000',
  '\u2028',
  'h@"',
  ';',
  '{{',
  '$(',
  '%27',
  '\\u0027',
];

const parser = new Parser(TABLES);

/** What Azure would answer. */
function run(query: string, tables: Readonly<Record<string, readonly Row[]>>): readonly Row[] {
  const parsed = parser.parse(query);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return evaluate(parsed.syntax, (table) => tables[table]);
}

const watching = (path: string, branch: string) =>
  configurationsQuery({ repository: { host: 'github.com', path }, branch });
const found = (path: string, branch: string, rows: readonly Row[]) =>
  run(watching(path, branch), { kubernetesconfigurationresources: rows, resources: [] }).map(({ id }) => id);

describe('configurationsQuery', () => {
  it('finds what watches the branch, whatever the spelling of the address', () => {
    const urls = [
      'https://github.com/contoso/gitops',
      'https://GitHub.com/Contoso/GitOps.git/',
      'git@github.com:contoso/gitops.git',
      'https://github.com/contoso/other',
      'https://github.com/fabrikam/gitops',
    ];
    const rows = urls.map((url, index) => configurationRow({ cluster: `c${index}`, url }));
    expect(found('contoso/gitops', 'dev', rows)).toEqual(rows.slice(0, 3).map(({ id }) => id));
  });

  it('tells branches apart letter for letter', () => {
    const branches = ['dev', 'Dev', 'dev2', 'de', 'dev/x', ' dev', ''];
    const rows = branches.map((branch, index) => configurationRow({ cluster: `c${index}`, branch }));
    expect(found('contoso/gitops', 'dev', rows)).toEqual([rows[0]?.id]);
  });

  it('finds configurations that name no branch for the branch that Flux follows then', () => {
    const ref = (repositoryRef: Row | null) => ({
      gitRepository: { url: 'https://github.com/contoso/gitops', repositoryRef },
    });
    const rows = [{ branch: 'master' }, { tag: 'v1' }, {}, null, { branch: 'dev' }].map((value, index) =>
      configurationRow({ cluster: `c${index}`, properties: ref(value) }),
    );
    expect(found('contoso/gitops', 'master', rows)).toEqual(rows.slice(0, 4).map(({ id }) => id));
  });

  it('gives each the labels of its own cluster, and none when it may not be read', () => {
    const specs = ['One', 'two', 'three'].map((cluster) => ({ cluster }));
    const [one, two] = specs.map((spec) => clusterRow(spec, { name: spec.cluster }));
    if (!one || !two) throw new Error('no rows');
    const rows = run(watching('contoso/gitops', 'dev'), {
      kubernetesconfigurationresources: specs.map(configurationRow),
      resources: [
        two,
        // Azure does not keep the letter case of ids.
        { ...one, id: String(one.id).toUpperCase() },
        { ...one, id: `${one.id}/extensions/flux`, tags: { name: 'not a cluster' } },
        { ...two, type: 'microsoft.compute/virtualmachines', tags: { name: 'not a cluster' } },
      ],
    });
    expect(rows.map(({ tags }) => tags)).toEqual([{ name: 'One' }, null, { name: 'two' }]);
  });

  it('orders by id, so that pages fit together', () => {
    const rows = ['c', 'a', 'b'].map((cluster) => configurationRow({ cluster }));
    expect(found('contoso/gitops', 'dev', rows)).toEqual([rows[1]?.id, rows[2]?.id, rows[0]?.id]);
  });

  it('leaves out what a configuration deploys, and other types', () => {
    const other = { ...configurationRow({ cluster: 'b' }), type: 'microsoft.kubernetesconfiguration/extensions' };
    const [row, ...more] = run(watching('contoso/gitops', 'dev'), {
      kubernetesconfigurationresources: [configurationRow({ cluster: 'a' }), other],
      resources: [],
    });
    expect(more).toEqual([]);
    expect(Object.keys(row ?? {})).not.toContain('properties');
    expect(JSON.stringify(row)).not.toContain('kustomizations');
  });

  it('holds any text as text: a branch and a path select exactly themselves', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, (path, branch) => {
        const [wanted, otherBranch, otherPath] = [
          configurationRow({ cluster: 'a', url: `https://github.com/${path}`, branch }),
          configurationRow({ cluster: 'b', url: `https://github.com/${path}`, branch: `${branch}x` }),
          configurationRow({ cluster: 'c', url: 'https://github.com/', branch }),
        ];
        const all = [wanted, otherBranch, otherPath].filter((row) => row !== undefined);
        const ids = found(path.toLowerCase(), branch, all);
        expect(ids).toContain(wanted?.id);
        expect(ids).not.toContain(otherBranch?.id);
        if (!'https://github.com/'.includes(path.toLowerCase())) expect(ids).toEqual([wanted?.id]);
      }),
      { numRuns: 20, examples: [[HOSTILE.join(''), HOSTILE.toReversed().join('')]] },
    );
  });

  it('is plain ASCII', () => {
    expect(watching("é'\u2028", '\u{1f600}\n')).toMatch(/^[\n -~]*$/);
  });
});

describe('SUBSCRIPTIONS_QUERY', () => {
  it('gives the subscriptions', () => {
    const row = { id: '/subscriptions/1', name: 'one', type: 'microsoft.resources/subscriptions', subscriptionId: '1' };
    const group = {
      ...row,
      id: '/subscriptions/1/resourceGroups/a',
      type: 'microsoft.resources/subscriptions/resourcegroups',
    };
    expect(run(SUBSCRIPTIONS_QUERY, { resourcecontainers: [group, row] })).toEqual([
      { id: row.id, subscriptionId: '1' },
    ]);
  });
});

describe('the parser that the queries are tested with', () => {
  it.each([
    ["resources | where typo == 'x'", /typo/],
    ['resorces | take 1', /resorces/],
    ["resources | where name == 'unclosed", /KS/],
    ['resources | where contains(name)', /KS/],
    ['resources | filter_by name', /KS/],
  ])('refuses %s', (query, message) => {
    expect(() => run(query, { resources: [] })).toThrow(message);
  });
});
