import type { FleetChange } from '@kalypso-actions/gitops';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangesInput, describeChanges } from './changes.ts';

const one = '1'.repeat(40);
const two = '2'.repeat(40);
const serverUrl = 'https://github.com';

const nothing: FleetChange = {
  assigned: [],
  unassigned: [],
  reconfigured: [],
  clusterTypes: { added: [], removed: [] },
  configs: [],
  uncompared: [],
  counts: { before: 0, removed: 0, after: 0 },
};

type Told = ChangesInput['report'];

const quiet: Told = { environment: 'dev', sources: [], failed: [], diagnostics: [] };

function told(change: Partial<FleetChange>, report: Partial<Told> = {}, most?: number): string {
  return describeChanges({
    change: { ...nothing, ...change },
    report: { ...quiet, ...report },
    origin: { serverUrl, controlPlane: `${serverUrl}/contoso/control-plane` },
    ...(most === undefined ? {} : { most }),
  });
}

const assignment = (clusterType: string, deploymentTarget: string) => ({
  clusterType,
  deploymentTarget,
  files: [{ file: 'reconciler.yaml', what: 'changed' as const }],
  policies: ['p'],
});

const pair = { workload: 'w', workspace: 's', policies: [] };
const at = (file: string) => ({ source: '.', file, line: 3, column: 5 });

describe('what a reviewer reads', () => {
  it('is who comes, who goes and why, what changes, and where it comes from', () => {
    const source = { branch: 'main', path: '.' };
    const text = told(
      {
        assigned: [{ ...assignment('drone', 'app-test'), policies: ['functional', 'all'] }],
        unassigned: [
          {
            ...assignment('drone', 'app-old'),
            policies: [],
            reason: 'deployment-target-gone',
            left: ['drone/app-old/notes.txt'],
          },
        ],
        reconfigured: [
          {
            ...assignment('large', 'app-perf'),
            files: [
              { file: 'platform-config.yaml', what: 'changed' },
              { file: 'reconciler.yaml', what: 'added' },
            ],
          },
        ],
        clusterTypes: { added: [], removed: ['small'] },
        promoted: { from: one, to: two },
        configs: [
          {
            key: 'REGION',
            value: { before: 'East US', after: 'West US' },
            assignments: [{ clusterType: 'large', deploymentTarget: 'app-perf' }],
          },
          {
            key: 'DB_PASSWORD',
            value: { hidden: { before: false, after: true } },
            assignments: [{ clusterType: 'large', deploymentTarget: 'app-perf' }],
          },
          {
            key: 'NEW',
            value: { after: '' },
            assignments: Array.from({ length: 5 }, (_, n) => assignment('large', `t${n}`)),
          },
        ],
        uncompared: [assignment('large', 'x')],
        counts: { before: 2, removed: 1, after: 2 },
      },
      {
        sources: [
          { ...source, kind: 'control-plane', name: 'dev', repo: null, commit: one },
          { ...source, kind: 'base', name: 'main', repo: 'https://github.com/contoso/control-plane.git', commit: two },
          { ...source, kind: 'workload', name: 'app', repo: 'https://example.com/contoso/app', commit: one },
        ],
        failed: [
          {
            ...pair,
            clusterType: 'large',
            deploymentTarget: 'bad',
            problems: [{ code: 'config-schema', message: 'REGION is missing', at: at('a.yaml'), hint: 'Set it.' }],
          },
        ],
        diagnostics: [
          { code: 'no-value', severity: 'warning', message: 'prints <no value>', at: at('t.yaml') },
          { code: 'other', severity: 'error', message: 'an error is no warning' },
        ],
      },
    );
    expect(text).toBe(`### Environment dev

1 assigned, 1 unassigned, 1 reconfigured on 2 cluster types. 2 assignments after this, 2 before.

Promotes <a href="https://github.com/contoso/control-plane/commit/${two}"><code>2222222222</code></a> after <a href="https://github.com/contoso/control-plane/commit/${one}"><code>1111111111</code></a> &#40;<a href="https://github.com/contoso/control-plane/compare/${one}...${two}">what is between</a>&#41;.

Cluster types that are gone: small.

### 1 assignment failed and keeps what the branch has

| assignment | problem | where |
| --- | --- | --- |
| <code>large/bad</code> | REGION is missing. Set it. | <code>a.yaml:3:5</code> |

### Folders with files of others

These assignments go, but clusters that read their folders go on reading what people have put there:

| assignment | files that stay |
| --- | --- |
| <code>drone/app-old</code> | <code>drone/app-old/notes.txt</code> |

### drone: 1 assigned, 1 unassigned

| change | deployment target | why | files |
| --- | --- | --- | --- |
| unassigned | <del><code>app-old</code></del> | the deployment target is gone |  |
| assigned | <code>app-test</code> | policies <code>functional</code>, <code>all</code> |  |

### large: 1 reconfigured

| change | deployment target | why | files |
| --- | --- | --- | --- |
| reconfigured | <code>app-perf</code> | policy <code>p</code> | <code>platform-config.yaml</code>, <code>reconciler.yaml &#40;added&#41;</code> |

### Platform configuration

| key | before | after | assignments |
| --- | --- | --- | --- |
| <code>REGION</code> | <code>East US</code> | <code>West US</code> | <code>large/app-perf</code> |
| <code>DB&#95;PASSWORD</code> | &#40;not set&#41; | &#40;hidden&#41; | <code>large/app-perf</code> |
| <code>NEW</code> | &#40;not set&#41; | &#40;empty&#41; | <code>large/t0</code>, <code>large/t1</code>, <code>large/t2</code> and 2 more |

1 more platform configuration changes; its values are not compared here.

<details><summary>1 warning</summary>

| warning | where |
| --- | --- |
| prints &lt;no value&gt; | <code>t.yaml:3:5</code> |

</details>

<details><summary>Made from 3 sources</summary>

| what | name | repository | commit |
| --- | --- | --- | --- |
| environment | <code>dev</code> | <a href="https://github.com/contoso/control-plane"><code>contoso/control-plane</code></a> | <a href="https://github.com/contoso/control-plane/commit/${one}"><code>1111111111</code></a> |
| base | <code>main</code> | <a href="https://github.com/contoso/control-plane"><code>contoso/control-plane</code></a> | <a href="https://github.com/contoso/control-plane/commit/${two}"><code>2222222222</code></a> |
| workload registration | <code>app</code> | <code>https:&#8203;&#47;&#47;example.com/contoso/app</code> | <code>1111111111</code> |

</details>
`);
  });

  it('says so when no assignment changes', () => {
    expect(told({ promoted: { to: two } })).toContain('No assignment changes. 0 assignments after this, 0 before.');
    expect(told({ promoted: { to: two } })).toContain('Promotes <code>2222222222</code>.');
    expect(told({ promoted: { from: 'not a commit' } })).toContain('Promotes none after <code>not a commit</code>.');
  });

  it('has long values cut, and no half character in them', () => {
    const value = { before: `${'a'.repeat(79)}😀b`, after: 'c'.repeat(80) };
    const text = told({ configs: [{ key: 'K', value, assignments: [] }] });
    expect(text).toContain(`<code>${'a'.repeat(79)}😀…</code> | <code>${'c'.repeat(80)}</code>`);
  });

  it('is folded when it is long', () => {
    const change = (length: number) => ({ assigned: Array.from({ length }, (_, n) => assignment('drone', `t${n}`)) });
    expect(told(change(12))).toContain('### drone: 12 assigned');
    expect(told(change(13))).toContain('<details><summary><code>drone</code>: 13 assigned</summary>');
  });
});

describe('a change of a whole fleet', () => {
  const fleet = Array.from({ length: 30_000 }, (_, n) =>
    assignment(`cluster-type-${String(n % 300).padStart(3, '0')}`, `deployment-target-${n}-${'x'.repeat(40)}`),
  );
  const configs = Array.from({ length: 5000 }, (_, n) => ({
    key: `KEY_${n}`,
    value: { before: '😀'.repeat(1000), after: 'é'.repeat(1000) },
    assignments: fleet.slice(0, 100),
  }));

  it('is cut with a count, to what GitHub takes', () => {
    const text = told({ assigned: fleet, configs });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(text).toContain('30000 assigned on 300 cluster types');
    expect(text).toMatch(/…and \d+ more rows/);
    expect(text).toMatch(/…and changes on \d+ more cluster types/);
    expect(text.length).toBeGreaterThan(10_000);
  });

  it.each([20_000, 1000, 60])('fits into %i bytes', (most) => {
    expect(Buffer.byteLength(told({ assigned: fleet, configs }, {}, most))).toBeLessThanOrEqual(most);
  });
});

describe('words of strangers', () => {
  const part = fc.constantFrom(
    ...[
      '|',
      '`',
      '*',
      '_',
      '<',
      '>',
      '&',
      '[',
      ']',
      '(',
      ')',
      '!',
      '#1',
      '@octocat',
      '\\',
      '~~',
      '$',
      '://',
      'www.a.b',
      'GH-7',
    ],
    ...[
      'fixes contoso/app#12',
      'abcdef0123456789',
      '</code>',
      '</td>',
      '</details>',
      '<!-- kalypso -->',
      '-->',
      '\n',
      '\r\n\r\n',
      '\u2028',
    ],
    ...[
      '\n| a | b |\n',
      '\n```\n',
      '\n\n# x',
      ' - x',
      '1. ',
      'javascript:x',
      'https://evil.example',
      'https://github.com/a/b',
      '\u202e',
      '\0',
      '\ud800',
    ],
    ...['x', 'app-test', '😀', '&#64;', '{{x}}', '"', "'", ' '],
  );
  const words = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

  /** Says the same of other words. They come from `next`, one after the other. */
  function everywhere(next: () => string): string {
    const key = () => ({ clusterType: next(), deploymentTarget: next() });
    const place = () => ({ source: next(), file: next(), line: 1, column: 1 });
    const change = (clusterType: string) => ({
      clusterType,
      deploymentTarget: next(),
      files: [{ file: next(), what: 'changed' as const }],
      policies: [next(), next()],
    });
    const report: Told = {
      environment: next(),
      sources: [{ kind: 'workload', name: next(), repo: next(), branch: next(), path: next(), commit: next() }],
      failed: [{ ...pair, ...key(), problems: [{ code: next(), message: next(), at: place(), hint: next() }] }],
      diagnostics: [{ code: next(), severity: 'warning', message: next(), at: place() }],
    };
    return told(
      {
        assigned: [change('a')],
        unassigned: [{ ...change('b'), reason: 'no-policy', left: [next()] }],
        reconfigured: [change('c')],
        clusterTypes: { added: [next()], removed: [next()] },
        promoted: { from: next(), to: next() },
        configs: [{ key: next(), value: { before: next(), after: next() }, assignments: [key()] }],
      },
      report,
    );
  }

  /** What GitHub's renderer makes a page of: the tags, and the bars that part cells, line by line. */
  const structure = (text: string) =>
    text
      .replace(/<\/?a\b[^>]*>/g, '')
      .split('\n')
      .map((line) => (line.match(/^\W*(?:#+ |$)|[|]|<[^>]*>|^<|[*_`[\]\\~$]/g) ?? []).join(''));

  /** What is left to be looked through for mentions and references: not what is code, nor an address within a tag. */
  const prose = (text: string) =>
    text
      .replace(/<code>[^<]*<\/code>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&(amp|lt|gt);/g, '&');

  const harmless = structure(everywhere(() => 'x'));

  it('change nothing of the page, ping nobody, and lead nowhere', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.oneof(words, fc.string({ unit: 'binary', minLength: 1 }))), (stream) => {
        const text = everywhere(() => stream.next().value ?? 'x');
        expect(structure(text)).toEqual(harmless);
        expect(prose(text)).not.toMatch(/@\w|#\d|\bGH-\d|:\/\/|\bwww\.|[0-9a-f]{7}/i);
        for (const [, address] of text.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^https:\/\/github\.com\//);
        expect(text).not.toContain('<!--');
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
