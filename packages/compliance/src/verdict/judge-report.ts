import { formatDuration } from '@kalypso-actions/calendar';
import { shortCommitId } from '@kalypso-actions/git-objects';
import { type CommitRelation, type CommitRelations, NOT_COMPARED } from '../evidence/commits/commit-ancestry.ts';
import type { Fact, ReconcilerReport } from '../evidence/reconciler-report.ts';
import { compareVerdicts, type Verdict } from './verdicts.ts';

/** The rules for the verdict on one reconciler. */
export interface VerdictPolicy {
  /** The GitOps commit that every cluster should apply. */
  readonly commit: string;
  readonly branch: string;
  /** How long something may fail. */
  readonly graceMs: number;
  /** How old a report may be, unless the cluster is known to be connected; 0 for any age. */
  readonly staleAfterMs: number;
  /** How long a reconciler has to prove the commit without interruption. */
  readonly stabilityMs: number;
}

/** What the facts of one moment amount to. */
export interface Finding {
  readonly verdict: Verdict;
  /** Why, for people: the fact that decided. Untrusted. */
  readonly reason: string;
  /** For `ahead`: whether what it applied promotes the same commit of the control plane as the expected commit does. */
  readonly promotes: 'same' | 'other' | undefined;
  /** What has to be reported, and is not. Untrusted. */
  readonly missing: readonly string[];
}

/** What the verdict on a report depends on besides the report. */
export interface JudgeContext {
  readonly policy: VerdictPolicy;
  readonly relations: CommitRelations;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Since when something has failed at the current commit, in milliseconds since 1970; `undefined` if nothing has. */
  readonly failingSince: number | undefined;
}

type PartialFinding = Pick<Finding, 'verdict' | 'reason'> & Partial<Finding>;
type Judge = (report: ReconcilerReport, context: JudgeContext) => PartialFinding | undefined;

/** In this order: what makes a report irrelevant or unreliable, what it is about, and what speaks against it. */
const JUDGES: readonly Judge[] = [
  judgePinned,
  judgeConnection,
  judgeSuspension,
  judgeAge,
  judgeFetched,
  judgeLastingFailure,
  judgeGaps,
  judgeReadiness,
  judgeProgress,
];

/** Judges the facts of one report. `compliant` is the last possible verdict: it remains if a commit is proven and nothing speaks against it. Pure. */
export function judgeReport(report: ReconcilerReport, context: JudgeContext): Finding {
  const missing = report.facts.flatMap((fact) => (fact.kind === 'missing' ? describe(fact) : []));
  for (const judge of JUDGES) {
    const finding = judge(report, context);
    if (finding) return { promotes: undefined, missing, ...finding };
  }
  return { promotes: undefined, missing, ...judgeApplied(report, context) };
}

/** Whether the report names a revision that does not contain the expected commit, or of which that is unknown. */
export function isOnOtherRevision({ facts }: ReconcilerReport, context: JudgeContext): boolean {
  return facts.some((fact) => {
    if (fact.kind !== 'revision') return false;
    if (fact.branch !== undefined && fact.branch !== context.policy.branch) return true;
    const { kind } = relationOf(fact.commit, context);
    return kind !== 'same' && (kind !== 'newer' || !isOnBranch(fact, facts, context));
  });
}

/** Whether a commit is known to be one of the watched branch: a descendant of the expected commit can be on any branch. */
function isOnBranch({ commit }: RevisionFact, facts: readonly Fact[], { policy }: JudgeContext): boolean {
  return facts.some((fact) => fact.kind === 'revision' && fact.commit === commit && fact.branch === policy.branch);
}

/** Whether the report names what was fetched. */
export function namesFetchedRevision({ facts }: ReconcilerReport): boolean {
  return facts.some(isFetched);
}

/**
 * The commit that a report is about: what it fetched last, otherwise what it applied. `undefined` if it names none. Of several, the one with the smallest ID,
 * so that the order does not matter.
 */
export function findReportedCommit({ facts }: ReconcilerReport): string | undefined {
  const listCommits = (role: 'fetched' | 'applied') =>
    facts.flatMap((fact) => (fact.kind === 'revision' && fact.role === role ? fact.commit : [])).sort();
  return listCommits('fetched')[0] ?? listCommits('applied')[0];
}

/** Lists the commits whose relations the verdict on a report depends on. */
export function listRelevantCommits({ facts }: ReconcilerReport): readonly string[] {
  return facts.flatMap((fact) => (fact.kind === 'revision' ? fact.commit : []));
}

function judgePinned({ facts }: ReconcilerReport): PartialFinding | undefined {
  const fact = facts.find(({ kind }) => kind === 'pinned');
  return fact && { verdict: 'pinned', reason: describe(fact) };
}

function judgeConnection({ facts }: ReconcilerReport): PartialFinding | undefined {
  const fact = facts.find(({ kind }) => kind === 'disconnected');
  return fact && { verdict: 'disconnected', reason: describe(fact) };
}

function judgeSuspension({ facts }: ReconcilerReport): PartialFinding | undefined {
  const fact = facts.find(({ kind }) => kind === 'suspended');
  return fact && { verdict: 'suspended', reason: describe(fact) };
}

function judgeAge(
  { reportedAt, canExpire }: ReconcilerReport,
  { policy: { staleAfterMs }, now }: JudgeContext,
): PartialFinding | undefined {
  if (!canExpire || staleAfterMs === 0 || reportedAt === undefined) return undefined;
  const age = now - Date.parse(reportedAt);
  if (age <= staleAfterMs) return undefined;
  return { verdict: 'stale', reason: `it last reported ${formatDuration(age)} ago` };
}

/** A reconciler that has not fetched the expected commit has said nothing about it yet. */
function judgeFetched(report: ReconcilerReport, context: JudgeContext): PartialFinding | undefined {
  return findWorst(report.facts.filter(isFetched).map((fact) => judgeFetchedRevision(fact, context)));
}

function judgeFetchedRevision(fact: RevisionFact, context: JudgeContext): PartialFinding | undefined {
  if (fact.branch !== undefined && fact.branch !== context.policy.branch)
    return { verdict: 'behind', reason: `it last fetched from branch ${fact.branch}` };
  const relation = relationOf(fact.commit, context);
  const commit = shortCommitId(fact.commit);
  if (relation.kind === 'older') return { verdict: 'behind', reason: `it is on the older commit ${commit}` };
  if (relation.kind === 'diverged') {
    const reason = `it is on ${commit}, whose history does not contain the expected commit`;
    return { verdict: 'behind', reason };
  }
  if (relation.kind === 'unknown') {
    const reason = `its commit ${commit} has not been compared with the expected commit: ${relation.reason}`;
    return { verdict: 'unknown', reason };
  }
  return undefined;
}

function judgeLastingFailure(report: ReconcilerReport, context: JudgeContext): PartialFinding | undefined {
  const { failure, failingMs } = findFailure(report, context);
  if (failure === undefined || failingMs < context.policy.graceMs) return undefined;
  return { verdict: 'failing', reason: `${describe(failure)}, for ${formatDuration(failingMs)}` };
}

function judgeGaps(
  { facts, reportedAt, canExpire }: ReconcilerReport,
  { policy: { staleAfterMs } }: JudgeContext,
): PartialFinding | undefined {
  const fact = facts.find(({ kind }) => kind === 'unrecognized') ?? facts.find((other) => other.kind === 'missing');
  if (fact) return { verdict: 'unknown', reason: describe(fact) };
  if (reportedAt !== undefined || !canExpire || staleAfterMs === 0) return undefined;
  const reason = 'it is unknown when it last reported';
  return { verdict: 'unknown', reason, missing: [reason] };
}

function judgeReadiness(report: ReconcilerReport, context: JudgeContext): PartialFinding | undefined {
  const { failure, failingMs } = findFailure(report, context);
  if (failure) {
    const times = `for ${formatDuration(failingMs)}, grace period ${formatDuration(context.policy.graceMs)}`;
    return { verdict: 'not-ready', reason: `${describe(failure)}, ${times}` };
  }
  const fact = report.facts.find(({ kind }) => kind === 'not-ready');
  return fact && { verdict: 'not-ready', reason: describe(fact) };
}

function judgeProgress({ facts }: ReconcilerReport): PartialFinding | undefined {
  const fact = facts.find(({ kind }) => kind === 'progress');
  return fact && { verdict: 'pending', reason: describe(fact) };
}

/** Judges a report that nothing else speaks against, by what is applied. */
function judgeApplied({ facts }: ReconcilerReport, context: JudgeContext): PartialFinding {
  const [applied, fetched] = [facts.filter(isApplied), facts.filter(isFetched)];
  if (applied.length === 0) {
    const reason = 'it does not report which commit it has applied';
    return { verdict: 'unknown', reason, missing: [reason] };
  }
  const objection = findWorst([
    ...applied.map((fact) => judgeAppliedRevision(fact, fetched.length > 0, context)),
    ...[...applied, ...fetched].map((fact) => judgeBranch(fact, facts, context)),
  ]);
  if (objection) return objection;
  const newer = [...applied, ...fetched].flatMap(({ commit }) => {
    const relation = relationOf(commit, context);
    return relation.kind === 'newer' ? { commit, promotes: relation.promotes } : [];
  });
  // What promotes something else decides.
  const decisive = newer.find(({ promotes }) => promotes === 'other') ?? newer[0];
  if (decisive === undefined) return { verdict: 'compliant', reason: 'it has applied the commit' };
  const { commit, promotes } = decisive;
  return { verdict: 'ahead', reason: `it has applied the newer commit ${shortCommitId(commit)}`, promotes };
}

/** @param hasFetched whether the reconciler has fetched the expected commit or a newer one */
function judgeAppliedRevision(
  { object, commit, branch }: RevisionFact,
  hasFetched: boolean,
  context: JudgeContext,
): PartialFinding | undefined {
  if (branch !== undefined && branch !== context.policy.branch)
    return { verdict: 'behind', reason: `${object} has applied a commit of branch ${branch}` };
  const relation = relationOf(commit, context);
  if (relation.kind === 'same' || relation.kind === 'newer') return undefined;
  if (relation.kind === 'unknown') {
    const reason = `what ${object} has applied has not been compared with the expected commit: ${relation.reason}`;
    return { verdict: 'unknown', reason };
  }
  const reason = `${object} has applied only ${shortCommitId(commit)}`;
  return { verdict: hasFetched ? 'pending' : 'behind', reason };
}

function judgeBranch(fact: RevisionFact, facts: readonly Fact[], context: JudgeContext): PartialFinding | undefined {
  if (relationOf(fact.commit, context).kind !== 'newer' || isOnBranch(fact, facts, context)) return undefined;
  const reason = `it is unknown whether the newer commit ${shortCommitId(fact.commit)} of ${fact.object} is on the branch`;
  return { verdict: 'unknown', reason, missing: [reason] };
}

type RevisionFact = Extract<Fact, { readonly kind: 'revision' }>;

function isFetched(fact: Fact): fact is RevisionFact {
  return fact.kind === 'revision' && fact.role === 'fetched';
}

function isApplied(fact: Fact): fact is RevisionFact {
  return fact.kind === 'revision' && fact.role === 'applied';
}

/** The most urgent finding, whatever their order; `undefined` if there is none. */
function findWorst(findings: readonly (PartialFinding | undefined)[]): PartialFinding | undefined {
  return findings
    .filter((finding) => finding !== undefined)
    .sort((one, other) => compareVerdicts(one.verdict, other.verdict))[0];
}

function findFailure({ facts }: ReconcilerReport, { failingSince, now }: JudgeContext) {
  const failure = facts.find(({ kind }) => kind === 'failure');
  return { failure, failingMs: now - (failingSince ?? now) };
}

function relationOf(commit: string, { policy, relations }: JudgeContext): CommitRelation | { readonly kind: 'same' } {
  return commit === policy.commit ? { kind: 'same' } : (relations.get(commit) ?? NOT_COMPARED);
}

function describe(fact: Exclude<Fact, { readonly kind: 'revision' }>): string;
function describe(fact: Fact): string;
function describe(fact: Fact): string {
  if (fact.kind === 'revision') return fact.commit;
  return 'object' in fact ? `${fact.object} ${fact.detail}` : fact.detail;
}
