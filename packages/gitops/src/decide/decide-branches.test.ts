import { describe, expect, it } from 'vitest';
import { summarizeChange } from '../body/change-summary.ts';
import { contentDigest } from '../markers/content-digest.ts';
import { parseMarker } from '../markers/pull-request-marker.ts';
import { digestRemovals } from '../markers/removal-digest.ts';
import type { RepositoryObservation } from '../observe/observation.ts';
import {
  BASE,
  compileTemplate,
  createCommit,
  createContent,
  createDeploymentTarget,
  createDifference,
  createFailure,
  createHead,
  createManagedCommit,
  createObservation,
  createPromotion,
  createPullRequest,
  DIFFERENCE,
  EMPTY_DIFFERENCE,
  NEW_TREE,
  POLICY,
  TARGET,
  withPullRequest,
} from '../test-support.ts';
import { type BranchPolicy, decideBranches } from './decide-branches.ts';

type Change = Partial<RepositoryObservation>;

const decideOn = (change: Change = {}, policy: Partial<BranchPolicy> = {}) =>
  decideBranches(createObservation(change), TARGET, { ...POLICY, ...policy });

function propose(change: Change = {}, policy: Partial<BranchPolicy> = {}) {
  const decision = decideOn(change, policy);
  if (decision.kind !== 'propose') throw new Error(JSON.stringify(decision));
  return decision;
}

function withdraw(change: Change = {}, policy: Partial<BranchPolicy> = {}) {
  const decision = decideOn({ difference: EMPTY_DIFFERENCE, tree: undefined, ...change }, policy);
  if (decision.kind !== 'withdraw') throw new Error(JSON.stringify(decision));
  return decision;
}

/** The diagnostics of a refusal, as one text: `code: message hint`. */
function refusal(change: Change = {}, policy: Partial<BranchPolicy> = {}): string {
  const decision = decideOn(change, policy);
  if (decision.kind !== 'refuse') return `not refused: ${decision.kind}`;
  return decision.diagnostics.map(({ code, message, hint }) => `${code}: ${message}. ${hint}`).join('\n');
}

const SUMMARY = summarizeChange(createObservation(), POLICY.origin, TARGET);
const BODY = SUMMARY.markdown.trim();
const DIGEST = contentDigest('Update dev', BODY);
const UP_TO_DATE = createHead(createManagedCommit());

describe('the first proposal', () => {
  it('pushes a commit and creates a pull request', () => {
    expect(propose()).toEqual({
      kind: 'propose',
      operation: 'created',
      summary: SUMMARY,
      createBase: undefined,
      commit: {
        kind: 'push',
        message: `Update dev\n\nKalypso-Tree: ${NEW_TREE}`,
        tree: NEW_TREE,
        difference: DIFFERENCE,
        committer: POLICY.commit.committer,
        isSigned: false,
      },
      close: [],
      pullRequest: {
        existing: undefined,
        title: 'Update dev',
        body: `<!-- kalypso-actions:create-gitops-pr base=dev path= digest=${DIGEST} -->\n${BODY}`,
        updatesTexts: false,
        voidsConsent: false,
        isDraft: false,
        marksReady: false,
        ensureLabels: [],
        addLabels: [],
        removeLabels: [],
        requestReviewers: [],
        requestTeams: [],
        addAssignees: [],
        merge: undefined,
      },
      needsConsent: false,
      outdatedConsent: undefined,
    });
  });

  it('describes the change', () => {
    const { summary, pullRequest } = propose();
    expect(summary).toMatchObject({
      environment: 'dev',
      isPromotion: false,
      added: [{ clusterType: 'drone', deploymentTarget: 'app-test', team: 'team' }],
      changed: [],
      removed: [],
      filesChanged: 1,
      removals: { counts: { before: 0, removed: 0, after: 1 } },
    });
    expect(pullRequest.body).toContain('1 assigned on 1 cluster type');
    expect(pullRequest.body).toContain('<code>app-test</code>');
  });

  it('describes folders without a report', () => {
    const content = { kind: 'folders', path: '', promotedCommit: undefined } as const;
    const { summary, pullRequest } = propose({ content });
    expect(summary).toMatchObject({ environment: 'dev', removals: { unit: 'file' }, filesChanged: 1 });
    expect(pullRequest.body).toContain('drone');
  });

  it('compares the platform configurations that were read', () => {
    const toConfig = (region: string) => Buffer.from(`kind: ConfigMap\ndata:\n  REGION: ${region}\n`);
    const path = 'drone/app-test/platform-config.yaml';
    const entry = { path, mode: '100644', id: 'e'.repeat(40) } as const;
    const difference = {
      ...EMPTY_DIFFERENCE,
      managed: new Map([[path, entry]]),
      written: [{ ...entry, id: 'f'.repeat(40), before: entry.id, content: { read: () => Buffer.from('not read') } }],
    };
    const contents = { before: new Map([[entry.id, toConfig('a')]]), after: new Map([[path, toConfig('b')]]) };
    expect(propose({ difference, contents }).pullRequest.body).toMatch(/REGION.*<code>a<\/code>.*<code>b<\/code>/);
  });

  it('uses the commit that an earlier run pushed', () => {
    const decision = propose({ head: UP_TO_DATE });
    expect(decision.operation).toBe('created');
    expect(decision.commit).toEqual({ kind: 'keep', id: UP_TO_DATE.commit.id });
  });

  it('has labels, reviewers and assignees, and may be a draft', () => {
    const review = { labels: ['fleet', 'dev'], reviewers: ['ada'], teams: ['platform'], assignees: ['grace'] };
    expect(propose({}, { review, merge: { isDraft: true, autoMerge: 'none' } }).pullRequest).toMatchObject({
      isDraft: true,
      addLabels: ['fleet', 'dev'],
      requestReviewers: ['ada'],
      requestTeams: ['platform'],
      addAssignees: ['grace'],
    });
  });

  it('creates a missing base branch only on request', () => {
    expect(refusal({ base: undefined })).toMatch(
      /^branch-missing: contoso\/fleet has no branch "dev"\. .*create-branch: true/,
    );
    const guard = { ...POLICY.guard, createBase: true };
    const { createBase, commit } = propose({ base: undefined }, { guard });
    expect(createBase).toEqual({ message: 'Create dev', committer: POLICY.commit.committer });
    expect(commit).toMatchObject({ kind: 'push', tree: NEW_TREE });
    expect(propose({}, { guard }).createBase).toBeUndefined();
  });
});

describe('a proposal for which a pull request is open', () => {
  const open = withPullRequest(createPullRequest({}, DIGEST));

  it('does not change anything if commit and texts are up to date', () => {
    const decision = propose({ pullRequests: open, head: UP_TO_DATE });
    expect(decision.operation).toBe('unchanged');
    expect(decision.commit.kind).toBe('keep');
    expect(decision.pullRequest).toMatchObject({ existing: open.managed, updatesTexts: false, addLabels: [] });
  });

  it.each([
    ['the tree differs', createManagedCommit({ tree: 'f'.repeat(40) })],
    ['the base branch has moved', createManagedCommit({ parents: ['9'.repeat(40)] })],
    ['GitHub has merged the base branch', createManagedCommit({ parents: [BASE.id, '9'.repeat(40)] })],
  ])('pushes a commit if %s', (_, commit) => {
    const decision = propose({ pullRequests: open, head: createHead(commit) });
    expect(decision).toMatchObject({
      operation: 'updated',
      commit: { kind: 'push' },
      pullRequest: { updatesTexts: false },
    });
  });

  it('updates title and body if they would be different', () => {
    const pullRequests = withPullRequest(createPullRequest({}, 'abc'));
    const decision = propose({ pullRequests, head: UP_TO_DATE });
    expect(decision).toMatchObject({ operation: 'updated', commit: { kind: 'keep' } });
    expect(decision.pullRequest).toMatchObject({ updatesTexts: true, title: 'Update dev' });
    expect(parseMarker(decision.pullRequest.body)?.digest).toBe(DIGEST);
  });

  it('keeps edits of title and body by others', () => {
    const edited = createPullRequest({ title: 'a better title' }, DIGEST);
    const decision = propose({
      pullRequests: withPullRequest({ ...edited, body: `${edited.body} and more` }),
      head: UP_TO_DATE,
    });
    expect(decision.operation).toBe('unchanged');
  });

  it('adds what the pull request lacks, ignoring letter case', () => {
    const managed = createPullRequest(
      { labels: ['Fleet'], assignees: ['Grace'], reviewers: ['Ada'], teams: [] },
      DIGEST,
    );
    const review = { labels: ['fleet', 'dev'], reviewers: ['ada', 'bob'], teams: ['platform'], assignees: ['grace'] };
    const decision = propose({ pullRequests: withPullRequest(managed), head: UP_TO_DATE }, { review });
    expect(decision.operation).toBe('updated');
    expect(decision.pullRequest).toMatchObject({
      addLabels: ['dev'],
      requestReviewers: ['bob'],
      requestTeams: ['platform'],
      addAssignees: [],
    });
  });

  it('does not request those again who have reviewed, nor a team after any review', () => {
    const review = { ...POLICY.review, reviewers: ['ada', 'bob'], teams: ['platform'] };
    const pullRequests = withPullRequest(createPullRequest({}, DIGEST), { reviewedBy: new Set(['Ada']) });
    expect(propose({ pullRequests }, { review }).pullRequest).toMatchObject({
      requestReviewers: ['bob'],
      requestTeams: [],
    });
  });

  it('closes pull requests from other branches', () => {
    const outdated = createPullRequest({ number: 3, headBranch: 'old' });
    const { close } = propose({ pullRequests: { ...open, outdated: [outdated] } });
    expect(close).toEqual([
      { pullRequest: outdated, comment: 'Superseded: this change is now proposed from the branch `deployment/dev`.' },
    ]);
  });
});

describe('the label promoted', () => {
  const promotion = createPromotion('a'.repeat(40));

  it('is added to a promotion, and created before', () => {
    expect(propose(promotion).pullRequest).toMatchObject({
      ensureLabels: [{ name: 'promoted', color: '1d76db' }],
      addLabels: ['promoted'],
    });
    const labelled = withPullRequest(createPullRequest({ labels: ['promoted'] }));
    expect(propose({ ...promotion, pullRequests: labelled }).pullRequest).toMatchObject({
      ensureLabels: [],
      addLabels: [],
      removeLabels: [],
    });
  });

  it('is removed from what is no longer one', () => {
    const pullRequests = withPullRequest(createPullRequest({ labels: ['promoted'] }, DIGEST));
    const decision = propose({ pullRequests, head: UP_TO_DATE });
    expect(decision).toMatchObject({ operation: 'updated', pullRequest: { removeLabels: ['promoted'] } });
    const review = { ...POLICY.review, labels: ['promoted'] };
    expect(propose({ pullRequests }, { review }).pullRequest.removeLabels).toEqual([]);
  });
});

describe('auto-merge', () => {
  const merge = { isDraft: false, autoMerge: 'squash' } as const;

  it.each(['merge', 'squash', 'rebase'] as const)('by %s applies to new and open pull requests', (autoMerge) => {
    const policy = { merge: { isDraft: false, autoMerge } };
    expect(propose({}, policy).pullRequest.merge).toBe(autoMerge);
    expect(propose({ pullRequests: withPullRequest(createPullRequest()) }, policy).pullRequest.merge).toBe(autoMerge);
  });

  it('does not apply to drafts, nor if it is enabled already', () => {
    const decide = (managed: Parameters<typeof createPullRequest>[0]) =>
      propose({ pullRequests: withPullRequest(createPullRequest(managed)) }, { merge }).pullRequest.merge;
    expect(propose({}, { merge: { ...merge, isDraft: true } }).pullRequest.merge).toBeUndefined();
    expect(decide({ isDraft: true })).toBeUndefined();
    expect(decide({ autoMerges: true })).toBeUndefined();
    expect(decide({})).toBe('squash');
    expect(propose().pullRequest.merge).toBeUndefined();
  });

  it('alone is not an update', () => {
    const pullRequests = withPullRequest(createPullRequest({}, DIGEST));
    expect(propose({ pullRequests, head: UP_TO_DATE }, { merge }).operation).toBe('unchanged');
  });
});

describe('signed commits', () => {
  const commit = { ...POLICY.commit, isSigned: true };

  it('replace an unsigned one with the same tree', () => {
    expect(propose({ head: UP_TO_DATE }, { commit }).commit).toMatchObject({ kind: 'push', isSigned: true });
    const verified = createHead(createManagedCommit(), { isVerified: true });
    expect(propose({ head: verified }, { commit }).commit).toEqual({ kind: 'keep', id: verified.commit.id });
  });
});

describe('texts', () => {
  const templates = (title: string, body = '') => ({
    templates: { title: compileTemplate(title), body: compileTemplate(body), commitMessage: compileTemplate(title) },
  });

  it('are rendered from what changes, and where', () => {
    const promotedCommit = 'abcdef0123'.padEnd(40, '0');
    const content = createContent({ promotedCommit, failed: [createFailure(), createFailure()] });
    const title =
      '{{environment}} {{repository}} {{base}} {{branch}} {{path}} {{promoted}} {{shortCommit}}: {{added}}/{{changed}}/{{removed}}/{{failed}}/{{filesChanged}}';
    const { pullRequest, commit } = propose(
      { ...createPromotion(promotedCommit), content },
      templates(title, '{{#addedAssignments}}{{clusterType}}/{{deploymentTarget}}{{/addedAssignments}}'),
    );
    expect(pullRequest.title).toBe('dev contoso/fleet dev deployment/dev true abcdef0: 1/0/0/2/2');
    expect(pullRequest.body).toMatch(/-->\ndrone\/app-test$/);
    expect(commit).toMatchObject({ message: expect.stringContaining('true abcdef0: 1/0/0/2/2\n\nKalypso-Tree:') });
  });

  it('show how many files of infrastructure change, if any do', () => {
    const title =
      '{{added}} added, {{changed}} changed, {{removed}} removed{{#infrastructureChanged}}, infrastructure files: {{infrastructureChanged}}{{/infrastructureChanged}}';
    const ofTypes = ['drone', 'large'].map((name) => {
      const content = { read: () => Buffer.from('') };
      return { path: `${name}/infrastructure.yaml`, mode: '100644', id: 'e'.repeat(40), content } as const;
    });
    const { pullRequest, commit } = propose(
      { difference: { ...EMPTY_DIFFERENCE, written: ofTypes } },
      templates(title),
    );
    expect(pullRequest.title).toBe('0 added, 0 changed, 0 removed, infrastructure files: 2');
    expect(commit).toMatchObject({ message: expect.stringContaining('infrastructure files: 2') });
    expect(propose({}, templates(title)).pullRequest.title).toBe('1 added, 0 changed, 0 removed');
  });

  it('are truncated to what GitHub accepts', () => {
    const long = (count: number) => '{{environment}} 😀'.repeat(count);
    const { pullRequest } = propose({}, templates(long(200), long(20_000)));
    expect(pullRequest.title).toHaveLength(251);
    expect(pullRequest.title.isWellFormed()).toBe(true);
    expect(pullRequest.body.length).toBeLessThan(65_536);
    expect(pullRequest.body).toMatch(/truncated: GitHub does not accept more\.$/);
  });

  it('shorten lists fairly, and count what they omit', () => {
    const flood = (name: string) => Array.from({ length: 3000 }, (_, index) => `${name}-${index}-${'x'.repeat(100)}`);
    const [added, changed] = [flood('flood-new'), flood('flood-old')];
    const difference = createDifference({
      added: added.map((name) => `drone/${name}`),
      changed: [...changed, 'billing'].map((name) => `drone/${name}`),
      removed: ['drone/shop'],
    });
    const deploymentTargets = [
      ...[...added, ...changed].map((name) => createDeploymentTarget(name, 'team-a')),
      createDeploymentTarget('billing', 'team-b'),
      createDeploymentTarget('shop', 'team-c'),
    ];
    const list = (name: string) => `{{#${name}}}\n- {{clusterType}}/{{deploymentTarget}}\n{{/${name}}}\n`;
    const body = list('addedAssignments') + list('changedAssignments') + list('removedAssignments');
    const { pullRequest } = propose(
      { content: createContent({ deploymentTargets }), difference },
      templates('t', `${body}what changes`),
    );
    expect(pullRequest.body.length).toBeLessThan(65_536);
    for (const text of ['drone/billing', 'drone/shop', 'what changes']) expect(pullRequest.body).toContain(text);
    const shown = (pullRequest.body.match(/flood-/g) ?? []).length;
    const omitted = [...pullRequest.body.matchAll(/…and (\d+) more (?:assigned|reconfigured) for team-a\./g)];
    expect(shown).toBeGreaterThan(0);
    expect(omitted.reduce((sum, [, count]) => sum + Number(count), shown)).toBe(6000);
  });

  it('have a title of one line', () => {
    expect(propose({}, templates(' one\n  two ')).pullRequest.title).toBe('one two');
  });
});

describe('a change that removes assignments', () => {
  const four = ['drone/a', 'drone/b', 'large/a', 'large/b'];
  const six = ['c', 'd', 'e', 'f', 'g', 'h'].map((name) => `drone/${name}`);
  const difference = createDifference({ removed: four, unchanged: six });

  const people: Partial<BranchPolicy> = {
    review: { labels: ['fleet'], reviewers: ['ada'], teams: ['platform'], assignees: ['grace'] },
    merge: { isDraft: false, autoMerge: 'squash' },
  };
  const draft = createPullRequest({ isDraft: true, labels: ['fleet'], assignees: ['grace'] }, '0', true, four);

  it('is shown by a draft above the limit, which is not merged, and requests no review', () => {
    const { operation, commit, pullRequest, needsConsent } = propose({ difference }, people);
    expect([operation, commit.kind, needsConsent]).toEqual(['created', 'push', true]);
    expect(pullRequest).toMatchObject({
      title: 'Consent needed to remove 4 of 10 assignments: Update dev',
      isDraft: true,
      marksReady: false,
      ensureLabels: [{ name: 'allow-removals' }],
      addLabels: ['fleet'],
      requestReviewers: [],
      requestTeams: [],
      addAssignees: ['grace'],
      merge: undefined,
    });
    const [marker, ...body] = pullRequest.body.split('\n');
    expect(marker).toMatch(
      /^<!-- kalypso-actions:create-gitops-pr base=dev path= digest=\w+ needs-consent removals=each:[0-9a-f]{40} -->$/,
    );
    expect(body.join('\n')).toMatch(/^### Consent needed to remove 4 of 10 assignments\n/);
    expect(body.join('\n')).toContain(
      'These would be removed, and max-removals is 30%: <code>drone/a</code>, <code>drone/b</code>, <code>large/a</code>, <code>large/b</code>.',
    );
    expect(pullRequest.body.indexOf('allow-removals')).toBeLessThan(pullRequest.body.indexOf('Environment dev'));
  });

  it('is shown if none would remain', () => {
    const one = createDifference({ removed: ['drone/a'] });
    const { pullRequest, needsConsent } = propose({ difference: one });
    expect(needsConsent).toBe(true);
    expect(pullRequest.title).toBe('Consent needed to remove 1 of 1 assignment: Update dev');
    expect(pullRequest.body).toContain('and none would remain');
  });

  it('updates the draft while it waits, and nothing else than what differs', () => {
    const first = propose({ difference }, people);
    const { title, body } = first.pullRequest;
    const open = createPullRequest({ isDraft: true, title, body, labels: ['fleet'], assignees: ['grace'] });
    const again = propose({ difference, head: UP_TO_DATE, pullRequests: withPullRequest(open) }, people);
    expect(again).toMatchObject({ operation: 'unchanged', commit: { kind: 'keep' }, needsConsent: true });
    expect(again.pullRequest).toMatchObject({ updatesTexts: false, addLabels: [], marksReady: false });
    const changed = propose({ difference, pullRequests: withPullRequest(draft) }, people);
    expect(changed).toMatchObject({ operation: 'updated', pullRequest: { updatesTexts: true, marksReady: false } });
  });

  it.each([
    ['the label', { ...draft, labels: ['fleet', 'Allow-Removals'] }, POLICY.guard],
    ['the input', draft, { ...POLICY.guard, allowsRemovals: true }],
  ])('makes the draft an ordinary pull request with %s', (_, open, guard) => {
    const { operation, pullRequest, needsConsent } = propose(
      { difference, head: UP_TO_DATE, pullRequests: withPullRequest(open) },
      { ...people, guard },
    );
    expect([operation, needsConsent]).toEqual(['updated', false]);
    expect(pullRequest).toMatchObject({
      title: 'Update dev',
      updatesTexts: true,
      marksReady: true,
      requestReviewers: ['ada'],
      requestTeams: ['platform'],
      merge: 'squash',
    });
    expect([pullRequest.addLabels, pullRequest.removeLabels, pullRequest.voidsConsent]).toEqual([[], [], false]);
    expect(parseMarker(pullRequest.body)).toMatchObject({
      needsConsent: false,
      removals: digestRemovals(four),
      isAllowed: guard.allowsRemovals,
    });
  });

  it('makes the draft an ordinary pull request when the removals are gone, unless drafts are wanted', () => {
    const pullRequests = withPullRequest(draft);
    expect(propose({ pullRequests }).pullRequest).toMatchObject({ title: 'Update dev', marksReady: true });
    const merge = { isDraft: true, autoMerge: 'merge' } as const;
    expect(propose({ pullRequests }, { merge }).pullRequest).toMatchObject({ marksReady: false, merge: undefined });
    // It is one of this action, but someone has made it a draft.
    const ordinary = withPullRequest(createPullRequest({ isDraft: true }));
    expect(propose({ pullRequests: ordinary }).pullRequest.marksReady).toBe(false);
    expect(withdraw({ pullRequests }).close).toMatchObject([{ pullRequest: { number: 7 } }]);
  });

  it('waits for consent although someone has made the draft ready for review, and does not merge it', () => {
    const ready = withPullRequest({ ...draft, isDraft: false });
    expect(propose({ difference, pullRequests: ready }, people)).toMatchObject({
      needsConsent: true,
      pullRequest: { marksReady: false, requestReviewers: [], merge: undefined },
    });
  });

  it('is not proposed by a pull request that proposes an earlier change, until that has the label', () => {
    const pullRequests = withPullRequest(createPullRequest());
    expect(refusal({ difference, pullRequests })).toBe(
      'mass-removal: 4 of 10 assignments would be removed, and max-removals is 30%: "drone/a", "drone/b", "large/a", "large/b". ' +
        'Nothing was published: pull request #7 stays as it is, and lists at the top what would be removed. If the removals are intended, add the label `allow-removals` to it and re-run the job. ' +
        'Or merge or close it: then the next run opens a draft that shows what would be removed.',
    );
    expect(decideOn({ difference, pullRequests })).toMatchObject({
      kind: 'refuse',
      summary: { removals: { unit: 'assignment', counts: { before: 10, removed: 4, after: 6 }, names: four } },
    });
    const labelled = withPullRequest(createPullRequest({ labels: ['allow-removals'] }, '0', false, four));
    expect(propose({ difference, pullRequests: labelled })).toMatchObject({
      operation: 'updated',
      needsConsent: false,
    });
  });

  it('is proposed at once if the run allows it, and by later runs as long as nothing else is removed', () => {
    const guard = { ...POLICY.guard, allowsRemovals: true };
    const { pullRequest } = propose({ difference }, { guard });
    expect(pullRequest).toMatchObject({ isDraft: false, ensureLabels: [], addLabels: [] });
    expect(parseMarker(pullRequest.body)).toMatchObject({ removals: digestRemovals(four), isAllowed: true });
    expect(parseMarker(propose({}, { guard }).pullRequest.body)).toMatchObject({
      removals: undefined,
      isAllowed: false,
    });
    const pullRequests = withPullRequest(createPullRequest({ body: pullRequest.body }));
    const later = propose({ difference, head: UP_TO_DATE, pullRequests });
    expect(later).toMatchObject({ operation: 'unchanged', needsConsent: false, outdatedConsent: undefined });
    const others = createDifference({ removed: [...four, 'large/c'], unchanged: six });
    expect(refusal({ difference: others, pullRequests })).toMatch(
      /^mass-removal: 5 of 11 .*\nremoval-consent-outdated: /,
    );
  });

  describe('with a label for others', () => {
    const labels = ['fleet', 'allow-removals'];
    const three = four.slice(1);
    const removedNow = (names: readonly string[]) => createDifference({ removed: names, unchanged: six });
    const isConsented = (shown: readonly string[] | undefined, now: readonly string[]) => {
      const pullRequests = withPullRequest(createPullRequest({ isDraft: true, labels }, '0', true, shown));
      return !propose({ difference: removedNow(now), pullRequests }).needsConsent;
    };

    it.each([
      ['the same', four, four, true],
      ['fewer, of which none would remain', ['drone/a', 'drone/b'], ['drone/a'], true],
      ['more', three, four, false],
      ['others', ['drone/x', ...three], four, false],
      ['nothing', undefined, four, false],
    ] as const)('counts for %s', (_, shown, now, expected) => expect(isConsented(shown, now)).toBe(expected));

    it('asks again: the label is removed before the draft shows what has changed, and nothing is merged', () => {
      const open = createPullRequest({ isDraft: true, labels }, '0', true, three);
      const { pullRequest, outdatedConsent } = propose({ difference, pullRequests: withPullRequest(open) }, people);
      expect(pullRequest).toMatchObject({
        title: 'Consent needed to remove 4 of 10 assignments: Update dev',
        updatesTexts: true,
        voidsConsent: true,
        marksReady: false,
        merge: undefined,
        requestReviewers: [],
      });
      expect(parseMarker(pullRequest.body)?.removals).toBe(digestRemovals(four));
      expect(outdatedConsent).toEqual({
        code: 'removal-consent-outdated',
        severity: 'error',
        message:
          'the consent on pull request #7 does not count: what would be removed has changed since it was given, or was not shown then: "drone/a"',
        hint: expect.stringContaining('add the label `allow-removals` again'),
      });
      const { title, body } = pullRequest;
      const requested = withPullRequest(
        createPullRequest({ isDraft: true, title, body, labels: ['fleet'], assignees: ['grace'] }),
      );
      const again = propose({ difference, head: UP_TO_DATE, pullRequests: requested }, people);
      expect(again).toMatchObject({ operation: 'unchanged', outdatedConsent: undefined });
      expect(again.pullRequest).toMatchObject({ updatesTexts: false, voidsConsent: false });
      const consented = withPullRequest(createPullRequest({ isDraft: true, title, body, labels }));
      expect(propose({ difference, pullRequests: consented }).needsConsent).toBe(false);
    });

    it('does not change what an ordinary pull request proposes, which lists at the top what would be removed', () => {
      const ordinary = createPullRequest({ labels, title: 'edited', autoMerges: true }, DIGEST);
      const decision = decideOn({ difference, pullRequests: withPullRequest(ordinary) }, people);
      if (decision.kind !== 'refuse' || decision.request === undefined) throw new Error(JSON.stringify(decision));
      expect(decision.diagnostics.map(({ code }) => code)).toEqual(['mass-removal', 'removal-consent-outdated']);
      const { body } = decision.request;
      expect(body).toMatch(
        /^<!-- .*base=dev.* -->\n<!-- .*consent-request -->\n### Consent needed to remove 4 of 10 assig/,
      );
      expect(body).toMatch(/-->\nbody$/);
      for (const name of four) expect(body).toContain(name);
      expect(parseMarker(body)).toMatchObject({ digest: DIGEST, needsConsent: false, removals: digestRemovals(four) });
      // Again: the same. With the label, it proposes the change. Without the removals, the list is gone.
      const requested = { ...ordinary, body, labels: [] };
      expect(decideOn({ difference, pullRequests: withPullRequest(requested) })).not.toHaveProperty('request');
      const consented = propose({ difference, pullRequests: withPullRequest({ ...requested, labels }) });
      expect(consented).toMatchObject({
        needsConsent: false,
        pullRequest: { title: 'Update dev', updatesTexts: true },
      });
      const restored = propose({
        pullRequests: withPullRequest({ ...requested, labels }),
        head: UP_TO_DATE,
      }).pullRequest;
      expect(restored).toMatchObject({ title: 'edited', updatesTexts: true, voidsConsent: false });
      expect(restored.body).toBe(`<!-- kalypso-actions:create-gitops-pr base=dev path= digest=${DIGEST} -->\nbody`);
    });

    it('counts for registrations that are held back because of their removals', () => {
      const held = { heldRemovals: four };
      const { pullRequest } = propose(held);
      expect(parseMarker(pullRequest.body)).toMatchObject({ needsConsent: false, removals: digestRemovals(four) });
      expect(pullRequest).toMatchObject({ isDraft: false, ensureLabels: [{ name: 'allow-removals' }] });
      const labelled = (shown?: readonly string[]) => withPullRequest(createPullRequest({ labels }, '0', false, shown));
      const other = propose({ ...held, pullRequests: labelled(three) });
      expect(other.outdatedConsent?.code).toBe('removal-consent-outdated');
      expect(other.pullRequest.voidsConsent).toBe(true);
      expect(propose({ difference, pullRequests: labelled(four) })).toMatchObject({ needsConsent: false });
    });
  });

  it('is proposed within the limit, and without a limit', () => {
    const guard = (kind: 'number' | 'percent', max: number) => ({
      guard: { ...POLICY.guard, maxRemovals: { kind, max } },
    });
    expect(propose({ difference }, guard('percent', 40)).operation).toBe('created');
    expect(propose({ difference }, guard('number', 4)).operation).toBe('created');
    expect(propose({ difference }, guard('number', 3)).pullRequest.body).toContain('max-removals is 3:');
    const all = createDifference({ removed: four });
    expect(propose({ difference: all }, guard('percent', 100)).operation).toBe('created');
  });
});

describe('a head branch with foreign commits', () => {
  const foreign = createCommit();
  const head = createHead(foreign, { foreignCommits: [foreign] });

  it('is not overwritten', () => {
    expect(refusal({ head })).toBe(
      'head-branch-has-commits: "deployment/dev" contains commits by others, which would be lost: 222222222222 by "Ada": "by hand". ' +
        'Move them to another branch, or set `force: true` to discard them. Nothing was published.',
    );
    const many = createHead(foreign, { foreignCommits: Array(8).fill(foreign) });
    expect(refusal({ head: many })).toContain(' and 3 more.');
  });

  it('is overwritten if they were merged, or with force', () => {
    expect(propose({ head: { ...head, wasMerged: true } }).commit.kind).toBe('push');
    expect(propose({ head }, { guard: { ...POLICY.guard, force: true } }).commit.kind).toBe('push');
  });

  it('that has no commits of its own is overwritten only if its pull request is managed', () => {
    const other = createHead(BASE);
    expect(refusal({ head: other })).toMatch(
      /^head-branch-not-ours: the branch "deployment\/dev" exists already.*Choose another `branch`/,
    );
    expect(propose({ head: other, pullRequests: withPullRequest(createPullRequest()) }).operation).toBe('updated');
    const merge = createCommit({ parents: ['1', '2'], committer: { name: 'GitHub', email: 'noreply@github.com' } });
    expect(propose({ head: createHead(merge) }).commit.kind).toBe('push');
  });
});

describe('a base branch that contains the proposed content', () => {
  const open = createPullRequest();
  const outdated = createPullRequest({ number: 3, headBranch: 'old' });

  it('needs nothing', () => {
    expect(withdraw()).toMatchObject({
      operation: 'none',
      createBase: undefined,
      close: [],
      headBranch: { kind: 'none' },
    });
  });

  it('closes the pull requests and deletes the branch', () => {
    const pullRequests = withPullRequest(open, { outdated: [outdated] });
    const decision = withdraw({ pullRequests, head: UP_TO_DATE });
    expect(decision).toMatchObject({ operation: 'closed', headBranch: { kind: 'delete' } });
    expect(decision.close.map(({ pullRequest }) => pullRequest.number)).toEqual([7, 3]);
    expect(decision.close[0]?.comment).toContain('nothing is left to change: `dev` contains exactly');
  });

  it('deletes a managed branch without a pull request, and no other', () => {
    expect(withdraw({ head: UP_TO_DATE }).headBranch).toEqual({ kind: 'delete' });
    expect(withdraw({ head: createHead(BASE) }).headBranch).toEqual({ kind: 'none' });
    expect(withdraw({ head: createHead(BASE), pullRequests: withPullRequest(open) }).headBranch).toEqual({
      kind: 'delete',
    });
  });

  it('keeps a branch with foreign commits, unless they were merged or may be discarded', () => {
    const foreign = createCommit();
    const head = createHead(foreign, { foreignCommits: [foreign] });
    const pullRequests = withPullRequest(open);
    expect(withdraw({ head, pullRequests }).headBranch).toMatchObject({
      kind: 'keep',
      reason: expect.stringContaining('by "Ada"'),
    });
    expect(withdraw({ head: { ...head, wasMerged: true }, pullRequests }).headBranch).toEqual({ kind: 'delete' });
    const guard = { ...POLICY.guard, force: true };
    expect(withdraw({ head, pullRequests }, { guard }).headBranch).toEqual({ kind: 'delete' });
  });

  it('is created, if it is missing and there is nothing to propose', () => {
    const guard = { ...POLICY.guard, createBase: true };
    expect(withdraw({ base: undefined }, { guard }).createBase).toMatchObject({ message: 'Create dev' });
  });
});

describe('what cannot be proposed', () => {
  it('is a file where something else is', () => {
    const conflicts = [
      { path: 'drone/README.md', at: 'drone', found: 'file' },
      { path: 'large/README.md', at: 'large/README.md', found: 'folder' },
    ] as const;
    expect(refusal({ difference: { ...DIFFERENCE, conflicts }, tree: undefined }).split('\n')).toEqual([
      expect.stringMatching(
        /^path-taken: "drone\/README\.md" cannot be written: "drone" is a file that this action does not manage\./,
      ),
      expect.stringMatching(
        /^path-taken: "large\/README\.md" cannot be written: its path is a folder that this action does not manage\./,
      ),
    ]);
  });

  it('is a branch from which someone else opened a pull request', () => {
    const pullRequests = {
      managed: undefined,
      outdated: [],
      foreign: createPullRequest(),
      reviewedBy: new Set<string>(),
    };
    expect(refusal({ pullRequests })).toMatch(
      /^pull-request-not-ours: pull request #7 uses the branch "deployment\/dev"/,
    );
  });

  it('is what cannot be read: a failed schedule, or a server that fails', () => {
    const diagnostics = [
      { code: 'schedule-failed', severity: 'error', message: 'the schedule of "dev" failed' },
    ] as const;
    expect(decideBranches({ kind: 'failed', diagnostics }, TARGET, POLICY)).toEqual({ kind: 'refuse', diagnostics });
  });
});
