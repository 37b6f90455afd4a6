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
import { parseConfigurationReport } from './configuration/configuration-report.ts';
import {
  addressesQuery,
  configurationsQuery,
  sameBranchQuery,
  sameRepositoryQuery,
  sameServerQuery,
} from './configurations-query.ts';
import { HEALTHY_ROW, listObjections, REPORT_OPTIONS } from './test-support.ts';

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

const watching = (path: string, branch: string) => configurationsQuery([{ host: 'github.com', path }], branch);
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

  it('finds configurations of any of several names', () => {
    const urls = ['contoso/gitops', 'contoso/old-name', 'fabrikam/gitops', 'contoso/other'];
    const rows = urls.map((path, index) =>
      createConfigurationRow({ cluster: `c${index}`, url: `https://github.com/${path}` }),
    );
    const names = ['contoso/gitops', 'contoso/old-name', 'fabrikam/gitops'].map((path) => ({
      host: 'github.com',
      path,
    }));
    const query = configurationsQuery(names, 'dev');
    const other = createConfigurationRow({ cluster: 'x', url: 'https://github.com/contoso/old-name', branch: 'main' });
    expect(
      run(query, { kubernetesconfigurationresources: [...rows, other], resources: [] }).map(({ id }) => id),
    ).toEqual(rows.slice(0, 3).map(({ id }) => id));
  });

  it('returns the own cluster, and nothing of it if it cannot be read', () => {
    const specs = ['One', 'two', 'three'].map((cluster) => ({ cluster }));
    const [one, two] = specs.map((spec) => createClusterRow(spec, { name: spec.cluster }));
    if (!one || !two) throw new Error('no rows');
    const rows = run(watching('contoso/gitops', 'dev'), {
      kubernetesconfigurationresources: specs.map(createConfigurationRow),
      resources: [
        { ...two, tags: null, properties: { powerState: { code: 'Running' } } },
        // Azure does not preserve the letter case of IDs.
        { ...one, id: String(one.id).toUpperCase(), properties: { connectivityStatus: 'Offline' } },
        { ...one, id: `${one.id}/extensions/flux`, tags: { name: 'not a cluster' } },
        { ...two, type: 'microsoft.compute/virtualmachines', tags: { name: 'not a cluster' } },
      ],
    });
    const clusters = rows.map(({ clusterName, tags, connectivityStatus, powerState }) => [
      ...[clusterName, tags, connectivityStatus, powerState],
    ]);
    expect(clusters).toEqual([
      ['One', { name: 'One' }, 'Offline', null],
      [null, null, null, null],
      ['two', null, null, 'Running'],
    ]);
  });

  it('orders by id, so that pages are consistent', () => {
    const rows = ['c', 'a', 'b'].map((cluster) => createConfigurationRow({ cluster }));
    expect(found('contoso/gitops', 'dev', rows)).toEqual([rows[1]?.id, rows[2]?.id, rows[0]?.id]);
  });

  it('returns a row that is healthy if the configuration is, and only what a report is about', () => {
    const spec = { cluster: 'a' };
    const other = { ...createConfigurationRow({ cluster: 'b' }), type: 'microsoft.kubernetesconfiguration/extensions' };
    const [row, ...more] = run(watching('contoso/gitops', 'dev'), {
      kubernetesconfigurationresources: [createConfigurationRow(spec), other],
      resources: [createClusterRow(spec)],
    });
    expect(more).toEqual([]);
    const report = parseConfigurationReport(row, { ...REPORT_OPTIONS, now: Date.now() });
    expect(listObjections(report.facts)).toEqual([]);
    expect(report).toMatchObject({ canExpire: false, cluster: { labels: {} } });
    expect(Object.keys(row ?? {}).toSorted()).toEqual(Object.keys(HEALTHY_ROW).toSorted());
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

describe('the other queries', () => {
  const WATCHED = { repository: { host: 'github.com', path: 'contoso/gitops' }, branch: 'dev' };
  const row = (cluster: string, url: string, branch: string) => createConfigurationRow({ cluster, url, branch });
  const ROWS = [
    row('a', 'https://github.com/contoso/gitops', 'main'),
    row('b', 'https://github.com/contoso/other', 'dev'),
    row('c', 'git@github.com:contoso/other', 'dev'),
    row('d', 'https://github.com/contoso/other', 'dev'),
    row('e', 'https://gitlab.example/contoso/gitops', 'dev'),
    row('f', 'https://github.com/contoso/unrelated', 'Dev'),
  ];
  const tables = { kubernetesconfigurationresources: ROWS, resources: [] };
  const clusters = (rows: readonly KqlRow[]) => rows.map(({ id }) => String(id).split('/')[8]);

  it('list each address on the same server once', () => {
    const rows = run(addressesQuery(WATCHED), tables);
    expect(rows.map(({ url }) => url)).toEqual(['https://github.com/contoso/other', 'git@github.com:contoso/other']);
    expect(clusters(rows)).toEqual(['b', 'c']);
  });

  it('list each configuration on the same server', () => {
    expect(clusters(run(sameServerQuery(WATCHED), tables))).toEqual(['b', 'c', 'd']);
  });

  it('list what else of the repository is followed, up to a limit', () => {
    expect(clusters(run(sameRepositoryQuery(WATCHED, 10), tables))).toEqual(['a']);
    expect(clusters(run(sameRepositoryQuery({ ...WATCHED, branch: 'x' }, 1), tables))).toEqual(['a']);
  });

  it('list where else a branch with this name is followed, up to a limit', () => {
    expect(clusters(run(sameBranchQuery(WATCHED, 10), tables))).toEqual(['b', 'c', 'd', 'e']);
    expect(clusters(run(sameBranchQuery(WATCHED, 2), tables))).toEqual(['b', 'c']);
  });

  it('quote any text', () => {
    const repository = { host: UNTRUSTED.join(''), path: UNTRUSTED.join('') };
    const watched = { repository, branch: UNTRUSTED.toReversed().join('') };
    const queries = [
      addressesQuery(watched),
      sameRepositoryQuery(watched, 5),
      sameBranchQuery(watched, 5),
      sameServerQuery(watched),
    ];
    expect(queries.map((query) => run(query, tables))).toEqual([[], [], [], []]);
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
