import { inlineCode } from '@kalypso-actions/markdown';
import { describe, expect, it } from 'vitest';
import type { AssignmentDifference, FleetDifference, RemovedAssignment } from '../difference/fleet-difference.ts';
import { REPORT } from '../test-support.ts';
import { type FleetBodyInput, renderFleetBody } from './fleet-body.ts';

/** GitHub does not accept more characters. */
const GITHUB_LIMIT = 65_536;

const EMPTY: FleetDifference = {
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

type Report = FleetBodyInput['report'];

function render(difference: Partial<FleetDifference>, report: Partial<Report> = {}): string {
  const body = renderFleetBody({
    difference: { ...EMPTY, ...difference },
    report: { ...REPORT, ...report },
    kept: [],
    origin: { serverUrl: 'https://github.com', controlPlaneUrl: undefined },
  });
  expect(body.length).toBeLessThan(GITHUB_LIMIT);
  return body;
}

function change(team: string | undefined, deploymentTarget: string, clusterType = 'drone'): AssignmentDifference {
  const files = [{ file: 'reconciler.yaml', kind: 'changed' as const }];
  return { clusterType, deploymentTarget, files, policies: ['p'], ...(team === undefined ? {} : { team }) };
}

function removal(
  team: string | undefined,
  name: string,
  clusterType?: string,
  remaining: string[] = [],
): RemovedAssignment {
  const reason = team === undefined ? 'deployment-target-removed' : 'no-policy';
  return { ...change(team, name, clusterType), reason, remaining };
}

const times = <T>(count: number, create: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => create(index));

const rowsOf = (body: string, kind: string) => body.match(new RegExp(`^\\| ${kind} \\|.*$`, 'gm')) ?? [];

/** The number of changes that a body counts in place of rows. */
function countOmitted(body: string, kind: string): number {
  return [...body.matchAll(new RegExp(`(\\d+) more ${kind} `, 'g'))].reduce((sum, [, count]) => sum + Number(count), 0);
}

describe('many changes of one team', () => {
  const flood = times(201, (index) => change('team-a', `a-${index}`));
  const others = {
    reconfigured: [change('team-b', 'billing', 'zeta')],
    unassigned: [removal('team-c', 'shop', 'zeta')],
  };

  it('do not hide that another team is reconfigured or removed', () => {
    const body = render({ ...others, assigned: flood });
    const first = body.indexOf('| assigned |');
    expect(body.indexOf('<code>billing</code>')).toBeGreaterThan(0);
    expect(body.indexOf('<code>billing</code>')).toBeLessThan(first);
    expect(body.indexOf('<code>shop</code>')).toBeGreaterThan(0);
    expect(body.indexOf('<code>shop</code>')).toBeLessThan(first);
    expect(rowsOf(body, 'assigned')).toHaveLength(20);
    expect(body).toContain('…and 181 more assigned for team-a.');
  });

  it('do not hide them if they are changes of the same kind', () => {
    const removed = times(201, (index) => removal('team-a', `a-${index}`));
    const body = render({
      assigned: [...flood, change('team-d', 'new')],
      reconfigured: [...flood, ...others.reconfigured],
      unassigned: [...removed, ...others.unassigned],
    });
    for (const name of ['billing', 'shop', 'new']) expect(body).toContain(`<code>${name}</code>`);
    expect(body).toContain('…and 101 more unassigned for team-a, 101 more reconfigured for team-a.');
    expect(body).toContain('…and 181 more assigned for team-a.');
  });

  it('do not hide the removal of a deployment target whose team is unknown', () => {
    const removed = times(900, (index) => removal(undefined, `app-a-${index}`));
    const body = render({ unassigned: [...removed, removal(undefined, 'app-shop'), removal(undefined, 'billing')] });
    expect(body).toContain('<code>app-shop</code>');
    expect(body).toContain('<code>billing</code>');
    expect(body).toContain('…and 802 more unassigned for unknown teams.');
  });

  it('do not hide failures, values, remaining files and warnings of others', () => {
    const failure = (workspace: string, deploymentTarget: string) => ({
      clusterType: 'drone',
      deploymentTarget,
      workload: 'w',
      workspace,
      registration: null,
      policies: [],
      problems: [{ code: 'c', message: `problem of ${deploymentTarget}` }],
    });
    const value = (key: string, assignment: AssignmentDifference) => {
      return { key, value: { kind: 'shown' as const, before: 'a', after: 'b' }, assignments: [assignment] };
    };
    const warning = (source: string, message: string) => {
      return { code: 'c', severity: 'warning' as const, message, at: { source, file: 'f', line: 1, column: 1 } };
    };
    const body = render(
      {
        reconfigured: [...flood, ...others.reconfigured],
        unassigned: [
          ...times(201, (index) => removal('team-a', `gone-${index}`, 'drone', ['notes.txt'])),
          removal('team-b', 'left', 'drone', ['notes.txt']),
        ],
        configs: [
          ...flood.map((assignment, index) => value(`A_${index}`, assignment)),
          value('Z', change('team-b', 'billing', 'zeta')),
        ],
      },
      {
        failed: [...times(201, (index) => failure('team-a', `f-${index}`)), failure('team-b', 'broken')],
        diagnostics: [...times(201, (index) => warning('app-a', `warning ${index}`)), warning('.', 'of the platform')],
      },
    );
    for (const text of ['drone/broken', 'drone/left', 'Z']) expect(body).toContain(`<code>${text}</code>`);
    expect(body).toContain('| of the platform |');
    expect(body).toMatch(/…and \d+ more problems for team-a\./);
    expect(body).toMatch(/…and \d+ more folders for team-a\./);
    expect(body).toMatch(/…and \d+ more values for team-a\./);
    expect(body).toMatch(/…and \d+ more warnings of app-a\./);
  });
});

describe('many teams', () => {
  it.each([30, 100])('%i of them with many changes are all visible', (count) => {
    const teams = times(count, (index) => `team-${index}`);
    const all = (prefix: string) =>
      teams.flatMap((team) => times(201, (index) => change(team, `${team}-${prefix}-${index}`)));
    const reconfigured = [...all('old'), ...teams.map((team) => change(team, `${team}-other`, 'zeta'))];
    const assigned = all('new');
    const body = render({ reconfigured, assigned, unassigned: teams.map((team) => removal(team, `${team}-gone`)) });
    for (const team of teams) {
      expect(body).toContain(`<code>${team}-gone</code>`);
      expect(body).toContain(`<code>${team}-old-0</code>`);
    }
    expect(rowsOf(body, 'unassigned')).toHaveLength(count);
    if (count === 30) {
      for (const team of teams) {
        expect(body).toContain(`<code>${team}-new-0</code>`);
        expect(body).toMatch(new RegExp(`\\d+ more assigned for ${team}[,.]`));
      }
      expect(rowsOf(body, 'assigned').length + countOmitted(body, 'assigned')).toBe(assigned.length);
      expect(rowsOf(body, 'reconfigured').length + countOmitted(body, 'reconfigured')).toBe(reconfigured.length);
    }
  });

  it('are counted if there are too many to name', () => {
    const assigned = times(5000, (index) => change(`team-${index}`, `app-${index}`));
    const body = render({ assigned });
    const [, rest] = /, and (\d+) more of others\./.exec(body) ?? [];
    expect(rowsOf(body, 'assigned').length + countOmitted(body, 'assigned') + Number(rest)).toBe(5000);
  });
});

describe('names that are hard to show', () => {
  const HOSTILE = [
    'team`; [x](https://evil.example)',
    '| a | b |',
    '\n\n# x\n',
    '@octocat #1',
    '<!-- kalypso -->',
    'fixes contoso/app#12',
    'w'.repeat(100_000),
    'constructor',
    '__proto__',
    '',
  ];

  it('stay text, also where they are counted', () => {
    const assigned = HOSTILE.flatMap((team) => times(30, (index) => change(team, `${team.slice(0, 200)}${index}`)));
    const body = render({ assigned, reconfigured: [change('team-b', 'billing')] });
    expect(body).toContain('<code>billing</code>');
    expect(countOmitted(body, 'assigned')).toBe(HOSTILE.length * 10);
    expect(body).toContain('10 more assigned without a workspace');
    expect(body).toContain('10 more assigned for &#95;&#95;proto&#95;&#95;');
    expect(body).not.toMatch(/<!--|https:\/\/evil|@octocat|^# /m);
    const prose = body
      .replace(/<code>[^<]*<\/code>/g, '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code));
    expect(prose).not.toMatch(/@\w|#\d|:\/\//);
  });

  it('do not make the body too long', () => {
    const long = (index: number) => `${'x'.repeat(240)}-${index}`;
    const assigned = times(2000, (index) => change(`team-${index % 7}`, long(index), `cluster-${long(index)}`));
    const body = render({ assigned, reconfigured: [change('team-b', 'billing')] });
    expect(body).toContain(inlineCode('billing'));
    expect(rowsOf(body, 'assigned').length + countOmitted(body, 'assigned')).toBe(2000);
  });
});
