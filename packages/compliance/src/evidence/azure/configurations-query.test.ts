import {
  createClusterRow,
  createConfigurationRow,
  evaluateQuery,
  KqlParser,
  type KqlRow,
  RESOURCE_GRAPH_TABLES,
} from '@kalypso-actions/azure-emulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationsQuery } from './configurations-query.ts';

/** Texts that end or escape a string in some language, and keywords of the query language. */
const UNTRUSTED = [
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

const parser = new KqlParser(RESOURCE_GRAPH_TABLES);

/** Evaluates a query as Azure does. */
function run(query: string, tables: Readonly<Record<string, readonly KqlRow[]>>): readonly KqlRow[] {
  const parsed = parser.parse(query);
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return evaluateQuery(parsed.syntax, (table) => tables[table]);
}

const watching = (path: string, branch: string) =>
  configurationsQuery({ repository: { host: 'github.com', path }, branch });
const found = (path: string, branch: string, rows: readonly KqlRow[]) =>
  run(watching(path, branch), { kubernetesconfigurationresources: rows, resources: [] }).map(({ id }) => id);

describe('configurationsQuery', () => {
  it('finds watching configurations for any spelling of the address', () => {
    const urls = [
      'https://github.com/contoso/gitops',
      'https://GitHub.com/Contoso/GitOps.git/',
      'git@github.com:contoso/gitops.git',
      'https://github.com/contoso/other',
      'https://github.com/fabrikam/gitops',
    ];
    const rows = urls.map((url, index) => createConfigurationRow({ cluster: `c${index}`, url }));
    expect(found('contoso/gitops', 'dev', rows)).toEqual(rows.slice(0, 3).map(({ id }) => id));
  });

  it('compares branches case-sensitively', () => {
    const branches = ['dev', 'Dev', 'dev2', 'de', 'dev/x', ' dev', ''];
    const rows = branches.map((branch, index) => createConfigurationRow({ cluster: `c${index}`, branch }));
    expect(found('contoso/gitops', 'dev', rows)).toEqual([rows[0]?.id]);
  });

  it('finds configurations without a reference for the default branch of Flux', () => {
    const ref = (repositoryRef: KqlRow | null) => ({
      gitRepository: { url: 'https://github.com/contoso/gitops', repositoryRef },
    });
    const rows = [{ branch: 'master' }, { tag: 'v1' }, {}, null, { branch: 'dev' }].map((value, index) =>
      createConfigurationRow({ cluster: `c${index}`, properties: ref(value) }),
    );
    expect(found('contoso/gitops', 'master', rows)).toEqual(rows.slice(0, 4).map(({ id }) => id));
  });

  it('returns the tags of the own cluster, and none if it cannot be read', () => {
    const specs = ['One', 'two', 'three'].map((cluster) => ({ cluster }));
    const [one, two] = specs.map((spec) => createClusterRow(spec, { name: spec.cluster }));
    if (!one || !two) throw new Error('no rows');
    const rows = run(watching('contoso/gitops', 'dev'), {
      kubernetesconfigurationresources: specs.map(createConfigurationRow),
      resources: [
        two,
        // Azure does not preserve the letter case of IDs.
        { ...one, id: String(one.id).toUpperCase() },
        { ...one, id: `${one.id}/extensions/flux`, tags: { name: 'not a cluster' } },
        { ...two, type: 'microsoft.compute/virtualmachines', tags: { name: 'not a cluster' } },
      ],
    });
    expect(rows.map(({ tags }) => tags)).toEqual([{ name: 'One' }, null, { name: 'two' }]);
  });

  it('orders by id, so that pages are consistent', () => {
    const rows = ['c', 'a', 'b'].map((cluster) => createConfigurationRow({ cluster }));
    expect(found('contoso/gitops', 'dev', rows)).toEqual([rows[1]?.id, rows[2]?.id, rows[0]?.id]);
  });

  it('leaves out what a configuration deploys, and other types', () => {
    const other = { ...createConfigurationRow({ cluster: 'b' }), type: 'microsoft.kubernetesconfiguration/extensions' };
    const [row, ...more] = run(watching('contoso/gitops', 'dev'), {
      kubernetesconfigurationresources: [createConfigurationRow({ cluster: 'a' }), other],
      resources: [],
    });
    expect(more).toEqual([]);
    expect(Object.keys(row ?? {})).not.toContain('properties');
    expect(JSON.stringify(row)).not.toContain('kustomizations');
  });

  it('quotes any text: a branch and a path select exactly themselves', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom(...UNTRUSTED), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, (path, branch) => {
        const [wanted, otherBranch, otherPath] = [
          createConfigurationRow({ cluster: 'a', url: `https://github.com/${path}`, branch }),
          createConfigurationRow({ cluster: 'b', url: `https://github.com/${path}`, branch: `${branch}x` }),
          createConfigurationRow({ cluster: 'c', url: 'https://github.com/', branch }),
        ];
        const all = [wanted, otherBranch, otherPath].filter((row) => row !== undefined);
        const ids = found(path.toLowerCase(), branch, all);
        expect(ids).toContain(wanted?.id);
        expect(ids).not.toContain(otherBranch?.id);
        if (!'https://github.com/'.includes(path.toLowerCase())) expect(ids).toEqual([wanted?.id]);
      }),
      { numRuns: 20, examples: [[UNTRUSTED.join(''), UNTRUSTED.toReversed().join('')]] },
    );
  });

  it('is plain ASCII', () => {
    expect(watching("é'\u2028", '\u{1f600}\n')).toMatch(/^[\n -~]*$/);
  });
});

describe('the parser of these tests', () => {
  it.each([
    ["resources | where typo == 'x'", /typo/],
    ['resorces | take 1', /resorces/],
    ["resources | where name == 'unclosed", /KS/],
    ['resources | where contains(name)', /KS/],
    ['resources | filter_by name', /KS/],
  ])('rejects %s', (query, message) => {
    expect(() => run(query, { resources: [] })).toThrow(message);
  });
});
