import { quote } from '@kalypso-actions/diagnostics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetDifference } from '../difference/fleet-difference.ts';
import { type FleetBodyInput, renderFleetBody } from './fleet-body.ts';

const one = '1'.repeat(40);
const two = '2'.repeat(40);
const serverUrl = 'https://github.com';

const empty: FleetDifference = {
  assigned: [],
  unassigned: [],
  reconfigured: [],
  clusterTypes: { added: [], removed: [] },
  infrastructure: [],
  configs: [],
  uncompared: [],
  counts: { before: 0, removed: 0, after: 0 },
  isRecordOnly: false,
};

type BodyReport = FleetBodyInput['report'];

const emptyReport: BodyReport = {
  environment: 'dev',
  sources: [],
  registrations: [],
  clusterTypes: [],
  failed: [],
  diagnostics: [],
  promotedCommit: null,
  isPromotionHeldBack: false,
  keepsPublished: false,
};

function render(
  difference: Partial<FleetDifference>,
  report: Partial<BodyReport> = {},
  maxBytes?: number,
  rest: Partial<Pick<FleetBodyInput, 'kept' | 'publishedCommit'>> = {},
): string {
  return renderFleetBody({
    kept: [],
    ...rest,
    difference: { ...empty, ...difference },
    report: { ...emptyReport, ...report },
    origin: { serverUrl, controlPlaneUrl: `${serverUrl}/contoso/control-plane` },
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
}

const assignment = (clusterType: string, deploymentTarget: string) => ({
  clusterType,
  deploymentTarget,
  files: [{ file: 'reconciler.yaml', kind: 'changed' as const }],
  policies: ['p'],
});

const pair = { workload: 'w', workspace: 's', registration: 'w', policies: [] };
const at = (file: string) => ({ source: '.', file, line: 3, column: 5 });

describe('renderFleetBody', () => {
  it('shows what is added, removed and why, what changes, and what it was generated from', () => {
    const source = { branch: 'main', path: '.' };
    const text = render(
      {
        assigned: [{ ...assignment('drone', 'app-test'), policies: ['functional', 'all'] }],
        unassigned: [
          {
            ...assignment('drone', 'app-old'),
            policies: [],
            reason: 'deployment-target-removed',
            remaining: ['drone/app-old/notes.txt'],
          },
        ],
        reconfigured: [
          {
            ...assignment('large', 'app-perf'),
            files: [
              { file: 'platform-config.yaml', kind: 'changed' },
              { file: 'reconciler.yaml', kind: 'added' },
            ],
          },
        ],
        clusterTypes: { added: [], removed: ['small'] },
        promoted: { from: one, to: two },
        configs: [
          {
            key: 'REGION',
            value: { kind: 'shown', before: 'East US', after: 'West US' },
            assignments: [{ clusterType: 'large', deploymentTarget: 'app-perf' }],
          },
          {
            key: 'DB_PASSWORD',
            value: { kind: 'hidden', before: false, after: true },
            assignments: [{ clusterType: 'large', deploymentTarget: 'app-perf' }],
          },
          {
            key: 'NEW',
            value: { kind: 'shown', after: '' },
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
          { code: 'other', severity: 'error', message: 'an error is not a warning' },
        ],
      },
    );
    expect(text).toBe(`### Environment dev

1 assigned, 1 unassigned, 1 reconfigured on 2 cluster types. 2 assignments after this change, 2 before.

Promoted commit: <a href="https://github.com/contoso/control-plane/commit/${two}"><code>2222222222</code></a> &#40;previously <a href="https://github.com/contoso/control-plane/commit/${one}"><code>1111111111</code></a>, <a href="https://github.com/contoso/control-plane/compare/${one}...${two}">compare</a>&#41;.

Removed cluster types: small.

### 1 assignment failed and keeps its published manifests

| assignment | problem | position |
| --- | --- | --- |
| <code>large/bad</code> | REGION is missing. Set it. | <code>a.yaml:3:5</code> |

### Folders with foreign files

These assignments are removed, but their folders contain files that others added. Clusters that read these folders continue to apply them:

| assignment | remaining files |
| --- | --- |
| <code>drone/app-old</code> | <code>drone/app-old/notes.txt</code> |

### drone: 1 unassigned

| change | deployment target | reason | files |
| --- | --- | --- | --- |
| unassigned | <del><code>app-old</code></del> | the deployment target was removed |  |

### large: 1 reconfigured

| change | deployment target | reason | files |
| --- | --- | --- | --- |
| reconfigured | <code>app-perf</code> | policy <code>p</code> | <code>platform-config.yaml</code>, <code>reconciler.yaml &#40;added&#41;</code> |

### Platform configuration

| key | before | after | assignments |
| --- | --- | --- | --- |
| <code>REGION</code> | <code>East US</code> | <code>West US</code> | <code>large/app-perf</code> |
| <code>DB&#95;PASSWORD</code> | &#40;not set&#41; | &#40;hidden&#41; | <code>large/app-perf</code> |
| <code>NEW</code> | &#40;not set&#41; | &#40;empty&#41; | <code>large/t0</code>, <code>large/t1</code>, <code>large/t2</code> and 2 more |

1 more platform configuration changes; its values are not compared here.

### drone: 1 assigned

| change | deployment target | reason | files |
| --- | --- | --- | --- |
| assigned | <code>app-test</code> | policies <code>functional</code>, <code>all</code> |  |

<details><summary>1 warning</summary>

| warning | position |
| --- | --- |
| prints &lt;no value&gt; | <code>t.yaml:3:5</code> |

</details>

<details><summary>Generated from 3 sources</summary>

| kind | name | repository | commit |
| --- | --- | --- | --- |
| environment | <code>dev</code> | <a href="https://github.com/contoso/control-plane"><code>contoso/control-plane</code></a> | <a href="https://github.com/contoso/control-plane/commit/${one}"><code>1111111111</code></a> |
| base | <code>main</code> | <a href="https://github.com/contoso/control-plane"><code>contoso/control-plane</code></a> | <a href="https://github.com/contoso/control-plane/commit/${two}"><code>2222222222</code></a> |
| workload registration | <code>app</code> | <code>https:&#8203;&#47;&#47;example.com/contoso/app</code> | <code>1111111111</code> |

</details>
`);
  });

  it('states that no assignment changes', () => {
    expect(render({ promoted: { to: two } })).toContain(
      'No assignment changes. 0 assignments after this change, 0 before.',
    );
    expect(render({ promoted: { to: two } })).toContain('Promoted commit: <code>2222222222</code>.');
    expect(render({ promoted: { from: 'not a commit' } })).toContain(
      'Promoted commit: none &#40;previously <code>not a commit</code>&#41;.',
    );
  });

  it('states that only the record changes', () => {
    expect(render({ isRecordOnly: true })).toContain(
      'Only <code>.github/tracking/assignments.json</code>, the record of whose each folder is, changes: clusters apply the same as before.',
    );
    expect(render({})).not.toContain('record');
  });

  it('counts what stays, lists a failure once, and warns of folders that are claimed', () => {
    const heldBack = { clusterType: 'drone', deploymentTarget: 'held-test', reason: 'registration-held-back' } as const;
    const problem = { code: 'registration-held-back', message: 'a consequence', registration: 'held' };
    const text = render(
      {},
      {
        registrations: [{ name: 'held', workspace: 's', repo: 'r', branch: 'main', path: '.', isHeldBack: true }],
        failed: [
          { ...pair, ...heldBack, registration: 'held', problems: [problem] },
          {
            ...pair,
            clusterType: 'drone',
            deploymentTarget: 'bad',
            problems: [{ code: 'template', message: 'fails' }],
          },
        ],
        promotedCommit: two,
        isPromotionHeldBack: true,
      },
      undefined,
      {
        publishedCommit: one,
        kept: [
          { ...heldBack, owner: 'held', claimedBy: 'w' },
          { clusterType: 'drone', deploymentTarget: 'bad', reason: 'assignment-failed', owner: 'w' },
        ],
      },
    );
    expect(text).toContain('0 before. 1 registration is held back, and 2 folders stay as they are.');
    expect(text).toContain(
      'The promoted commit <code>2222222222</code> is held back, and <code>1111111111</code> stays: 1 assignment fails',
    );
    expect(text).toContain('### 1 registration is held back');
    expect(text).toContain('### 1 assignment failed and keeps its published manifests');
    expect(text).not.toContain('a consequence');
    expect(text).toContain('<summary>1 warning</summary>');
    expect(text).toContain('the folder belongs to registration "held", which is held back');
  });

  it('shows what changes of cluster types themselves, and what fails', () => {
    const infrastructure = [
      { clusterType: 'drone', files: [{ kind: 'added' as const, file: 'infrastructure.yaml' }] },
      { clusterType: 'large', files: [{ kind: 'changed' as const, file: '`x`.yaml' }] },
    ];
    const problems = [{ code: 'not-yaml', message: '@team: invalid YAML', at: at('i.yaml') }];
    const text = render({ infrastructure }, { clusterTypes: [{ name: 'small', labels: {}, problems }] });
    expect(text).toContain(
      'No assignment changes. 0 assignments after this change, 0 before. The infrastructure of 2 cluster types changes. The infrastructure of 1 cluster type stays as it is.',
    );
    expect(text).toContain(
      '### Infrastructure of cluster types\n\n| cluster type | files |\n| --- | --- |\n| <code>drone</code> | <code>infrastructure.yaml &#40;added&#41;</code> |\n| <code>large</code> | <code>&#96;x&#96;.yaml</code> |',
    );
    expect(text).toContain(
      '### The infrastructure of 1 cluster type failed and stays as it is\n\n| cluster type | problem | position |',
    );
    expect(text).toContain('| <code>small</code> | ');
    expect(text).toContain('invalid YAML | <code>i.yaml:3:5</code> |');
  });

  it('truncates long values at whole characters', () => {
    const value = { kind: 'shown' as const, before: `${'a'.repeat(79)}😀b`, after: 'c'.repeat(80) };
    const text = render({ configs: [{ key: 'K', value, assignments: [] }] });
    expect(text).toContain(`<code>${'a'.repeat(79)}😀…</code> | <code>${'c'.repeat(80)}</code>`);
  });

  it('collapses long tables', () => {
    const change = (length: number) => ({ assigned: Array.from({ length }, (_, n) => assignment('drone', `t${n}`)) });
    expect(render(change(12))).toContain('### drone: 12 assigned');
    expect(render(change(13))).toContain('<details><summary><code>drone</code>: 13 assigned</summary>');
  });
});

describe('the difference of a large fleet', () => {
  const fleet = Array.from({ length: 30_000 }, (_, n) => ({
    ...assignment(`cluster-type-${String(n % 300).padStart(3, '0')}`, `deployment-target-${n}-${'x'.repeat(40)}`),
    team: 'team-a',
  }));
  const configs = Array.from({ length: 5000 }, (_, n) => ({
    key: `KEY_${n}`,
    value: { kind: 'shown' as const, before: '😀'.repeat(1000), after: 'é'.repeat(1000) },
    assignments: fleet.slice(0, 100),
  }));

  it('is truncated with a count, to what GitHub accepts', () => {
    const text = render({ assigned: fleet, configs });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(text).toContain('30000 assigned on 300 cluster types');
    expect(text).toMatch(/…and \d+ more values for several teams\./);
    const shown = text.match(/^\| assigned \|/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(0);
    expect(text).toContain(`…and ${30_000 - shown} more assigned for team-a.`);
    expect(text.length).toBeGreaterThan(10_000);
  });

  it.each([20_000, 1000, 60])('fits into %i bytes', (maxBytes) => {
    expect(Buffer.byteLength(render({ assigned: fleet, configs }, {}, maxBytes))).toBeLessThanOrEqual(maxBytes);
  });
});

describe('files that go although their assignments remain', () => {
  const without = (file: string) => ({ ...assignment('drone', 'a'), files: [{ file, kind: 'removed' as const }] });

  it('come first, as policies if they are', () => {
    const failed = [{ ...pair, clusterType: 'c', deploymentTarget: 't', problems: [{ code: 'x', message: 'y' }] }];
    const text = render({ reconfigured: [without('policy.yaml')] }, { failed });
    expect(text).toContain(
      '### Policies removed\n\nClusters remove what these files contain, although the applications stay assigned:\n\n| assignment | removed files |\n| --- | --- |\n| <code>drone/a</code> | <code>policy.yaml</code> |',
    );
    expect(text.indexOf('Policies removed')).toBeLessThan(text.indexOf('1 assignment failed'));
  });

  it('are called files otherwise', () => {
    expect(render({ reconfigured: [without('policy.yaml'), without('zarf.yaml')] })).toContain(
      '### Files removed from assignments that remain',
    );
    expect(render({ reconfigured: [assignment('drone', 'a')] })).not.toContain('emoved');
  });
});

describe('untrusted text', () => {
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

  /** A hint with code, and with a value in quotes. */
  const hintWith = (value: string) => `Write \`x: "1"\` in ${quote(value)}.`;

  /** Renders the same difference with other texts: the results of `next`. */
  function everywhere(next: () => string): string {
    const key = () => ({ clusterType: next(), deploymentTarget: next() });
    const position = () => ({ source: next(), file: next(), line: 1, column: 1 });
    const assignmentOf = (clusterType: string) => ({
      clusterType,
      deploymentTarget: next(),
      files: [{ file: next(), kind: 'changed' as const }],
      policies: [next(), next()],
    });
    const report: BodyReport = {
      ...emptyReport,
      environment: next(),
      registrations: [{ name: 'held', workspace: next(), repo: 'r', branch: 'main', path: '.', isHeldBack: true }],
      promotedCommit: `1${next()}`,
      isPromotionHeldBack: true,
      sources: [{ kind: 'workload', name: next(), repo: next(), branch: next(), path: next(), commit: next() }],
      failed: [
        { ...pair, ...key(), problems: [{ code: next(), message: next(), at: position(), hint: hintWith(next()) }] },
      ],
      diagnostics: [
        { code: next(), severity: 'warning', message: next(), at: position() },
        {
          code: next(),
          severity: 'error',
          message: next(),
          at: position(),
          hint: hintWith(next()),
          registration: 'held',
        },
      ],
    };
    return render(
      {
        assigned: [assignmentOf('a')],
        unassigned: [{ ...assignmentOf('b'), reason: 'no-policy', remaining: [next()] }],
        reconfigured: [assignmentOf('c')],
        clusterTypes: { added: [next()], removed: [next()] },
        promoted: { from: next(), to: next() },
        configs: [{ key: next(), value: { kind: 'shown', before: next(), after: next() }, assignments: [key()] }],
      },
      report,
      undefined,
      {
        publishedCommit: `0${next()}`,
        kept: [
          { ...key(), reason: 'owner-unknown', owner: undefined },
          { ...key(), reason: 'registration-held-back', owner: next(), claimedBy: next() },
        ],
      },
    );
  }

  /** What GitHub's renderer turns into structure: tags, and the bars between cells, line by line. */
  const structure = (text: string) =>
    text
      .replace(/<\/?a\b[^>]*>/g, '')
      .split('\n')
      .map((line) => (line.match(/^\W*(?:#+ |$)|[|]|<[^>]*>|^<|[*_`[\]\\~$]/g) ?? []).join(''));

  /** What GitHub searches for mentions and references: neither code nor addresses within tags. */
  const prose = (text: string) =>
    text
      .replace(/<code>[^<]*<\/code>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&(amp|lt|gt);/g, '&');

  const expected = structure(everywhere(() => 'x'));

  it('does not change the page, mention users, or create links', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.oneof(words, fc.string({ unit: 'binary', minLength: 1 }))), (stream) => {
        const text = everywhere(() => stream.next().value ?? 'x');
        expect(structure(text)).toEqual(expected);
        expect(prose(text)).not.toMatch(/@\w|#\d|\bGH-\d|:\/\/|\bwww\.|[0-9a-f]{7}/i);
        for (const [, address] of text.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^https:\/\/github\.com\//);
        expect(text).not.toContain('<!--');
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
