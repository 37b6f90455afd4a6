import { describe, expect, it } from 'vitest';
import type { KeptFolder } from '../content/kept-folders.ts';
import { createFailure, REPORT } from '../test-support.ts';
import {
  createHeldBackSection,
  formatHeldBackCounts,
  heldPromotionParagraphs,
  renderHeldBack,
} from './held-back-section.ts';

const NEW = 'a'.repeat(40);
const OLD = 'b'.repeat(40);

const registration = (name: string, isHeldBack = true) => ({
  name,
  workspace: 's',
  repo: `r/${name}`,
  branch: 'main',
  path: '.',
  isHeldBack,
});
const error = (name: string, message: string) => ({
  code: 'yaml',
  severity: 'error' as const,
  message,
  at: { source: name, file: 'workload/workload.yaml', line: 12, column: 3 },
  hint: 'Fix it.',
  registration: name,
});
const kept = (deploymentTarget: string, owner?: string): KeptFolder => ({
  clusterType: 'drone',
  deploymentTarget,
  owner,
  reason: owner === undefined ? 'owner-unknown' : 'registration-held-back',
});

const report = {
  ...REPORT,
  registrations: [registration('a'), registration('b'), registration('c', false)],
  diagnostics: [
    error('a', 'invalid YAML'),
    error('a', 'another error'),
    { ...error('a', 'a consequence'), code: 'registration-held-back' },
    { ...error('a', 'a warning'), severity: 'warning' as const },
    error('b', 'a name that is taken @ada'),
    error('c', 'an error of a healthy one'),
  ],
};

describe('formatHeldBackCounts', () => {
  it.each([
    [0, [], ''],
    [1, [], '1 registration is held back.'],
    [2, [kept('x', 'a')], '2 registrations are held back, and 1 folder stays as it is.'],
    [0, [kept('x'), kept('y')], '2 folders stay as they are.'],
  ])('%i registrations', (count, folders, text) => {
    const registrations = Array.from({ length: count }, (_, index) => registration(`r${index}`));
    expect(formatHeldBackCounts({ registrations, clusterTypes: [], keepsPublished: false }, folders)).toBe(text);
  });
});

it('states that a base is missing', () => {
  expect(formatHeldBackCounts({ registrations: [], clusterTypes: [], keepsPublished: true }, [kept('x')])).toBe(
    'A base is missing, so nothing is removed, and 1 folder stays as it is.',
  );
});

describe('createHeldBackSection', () => {
  it('lists the registrations, how many folders stay, and their own errors with positions', () => {
    const folders = [kept('x', 'a'), kept('y', 'a'), kept('z')];
    expect(createHeldBackSection(report, folders)(10).join('\n')).toBe(`### 2 registrations are held back

Their published folders stay as they are until these problems are fixed:

| registration | folders that stay | problem | position |
| --- | --- | --- | --- |
| <code>a</code> | 2 | invalid YAML. Fix it. | <code>a: workload/workload.yaml:12:3</code> |
| <code>a</code> | 2 | another error. Fix it. | <code>a: workload/workload.yaml:12:3</code> |
| <code>b</code> | 0 | a name that is taken &#64;&#8203;ada. Fix it. | <code>b: workload/workload.yaml:12:3</code> |

1 more folder stays, since the record does not list whose it is &#40;<code>.github/tracking/assignments.json</code>&#41;. As soon as no registration is held back, what is not scheduled is removed: <code>drone/z</code>.
`);
  });

  it('is empty if no registration is held back', () => {
    expect(createHeldBackSection(REPORT, [kept('x', 'a')])(10)).toEqual([]);
  });

  it('shows every registration, even if one has many errors', () => {
    const many = Array.from({ length: 500 }, (_, index) => error('a', `error ${index}`));
    const text = createHeldBackSection(
      { ...report, diagnostics: [...many, error('b', 'the only one')] },
      [],
    )(12).join('');
    expect(text).toContain('the only one');
    expect(text).toContain('…and 489 more problems for a.');
  });
});

describe('heldPromotionParagraphs', () => {
  const held = { ...REPORT, failed: [createFailure()], isPromotionHeldBack: true, promotedCommit: NEW };

  it('names both commits, the number of assignments and the first reason', () => {
    expect(heldPromotionParagraphs(held, OLD).join('')).toBe(
      'The promoted commit <code>aaaaaaaaaa</code> is held back, and <code>bbbbbbbbbb</code> stays: 1 assignment fails because of content of the platform team. The first reason: REGION is missing.\n',
    );
    expect(heldPromotionParagraphs(held, undefined).join('')).toContain(
      'and the branch stays without one: 1 assignment',
    );
  });

  it('names a base that is missing', () => {
    const missing = { ...held, failed: [], keepsPublished: true };
    expect(heldPromotionParagraphs(missing, OLD).join('')).toContain('stays: a base is missing.');
    expect(heldPromotionParagraphs({ ...held, failed: [] }, OLD).join('')).toContain('the schedule is not complete.');
  });

  it('does not count failures of application teams', () => {
    const problems = [
      { code: 'registration-held-back', message: 'its registration is held back', registration: 'app' },
    ];
    const failed = [createFailure({ problems }), createFailure({ deploymentTarget: 'x' })];
    expect(heldPromotionParagraphs({ ...held, failed }, OLD).join('')).toContain('stays: 1 assignment fails');
  });

  it.each([
    ['the infrastructure of 1 cluster type fails because of', 0, 1],
    ['the infrastructure of 2 cluster types fails because of', 0, 2],
    ['1 assignment and the infrastructure of 1 cluster type fail because of', 1, 1],
  ])('counts what belongs to cluster types: %s', (text, assignments, types) => {
    const problems = [{ code: 'not-yaml', message: 'invalid YAML' }];
    const clusterTypes = ['a', 'b'].slice(0, types).map((name) => ({ name, labels: {}, problems }));
    const failed = held.failed.slice(0, assignments);
    expect(heldPromotionParagraphs({ ...held, failed, clusterTypes }, OLD).join('')).toContain(`stays: ${text}`);
  });

  it.each([
    ['nothing is held back', { ...held, isPromotionHeldBack: false }, OLD],
    ['the branch has the commit', held, NEW],
    ['there is none', { ...held, promotedCommit: null }, OLD],
  ])('is empty if %s', (_, of, published) => expect(heldPromotionParagraphs(of, published)).toEqual([]));
});

it('counts the infrastructure that stays', () => {
  const clusterTypes = [{ name: 'drone', labels: {}, problems: [{ code: 'not-yaml', message: 'm' }] }];
  expect(formatHeldBackCounts({ registrations: [], clusterTypes, keepsPublished: false }, [])).toBe(
    'The infrastructure of 1 cluster type stays as it is.',
  );
});

describe('renderHeldBack', () => {
  it('names what fails because of the platform team, although no registration is held back', () => {
    const text = renderHeldBack({ ...REPORT, failed: [createFailure()] }, [], undefined);
    expect(text).toContain('1 assignment failed and keeps its published manifests');
    expect(text).toContain('REGION is missing');
  });

  it('is empty if nothing stays', () => expect(renderHeldBack(REPORT, [], undefined)).toBe(''));

  it('starts with the counts', () => {
    expect(renderHeldBack(report, [kept('x', 'a')], undefined)).toMatch(
      /^2 registrations are held back, and 1 folder stays as it is\.\n\n### 2 registrations are held back\n/,
    );
  });
});
