import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { notOnBase, relationOf } from './base.ts';
import { readBranches } from './branches.ts';
import { type Route, readRoute } from './chain.ts';
import { newestWaiting } from './commit.ts';
import type { BranchState, EnvironmentResult, PromoteDoors, PromoteInputs, PromoteResult, Reason } from './model.ts';
import { promoteTo } from './promote-to.ts';
import { Statuses } from './statuses.ts';

/**
 * Promotes a commit of the base branch to one environment, or from one to all that come next.
 *
 * A user's mistakes and what keeps a promotion back are diagnostics; with an error among them, nothing or not everything was promoted. Throws when the
 * world fails; then it can be run again, and does what is left to do.
 */
export async function run(inputs: PromoteInputs, doors: PromoteDoors): Promise<PromoteResult> {
  const route = await readRoute(inputs);
  const whole = { chain: route.value.chain, commit: inputs.commit };
  if (hasErrors(route.diagnostics)) return { ...whole, ...nothing('refused', route.diagnostics) };
  const { from, targets } = route.value;
  const branches = await readBranches([...(from ? [from] : []), ...targets], inputs, doors);
  const diagnostics = [...route.diagnostics, ...branches.diagnostics];
  if (hasErrors(diagnostics)) return { ...whole, ...nothing('refused', diagnostics) };
  const source = branches.value.find(({ link }) => link === from);
  const states = branches.value.filter(({ link }) => link !== from);
  const statuses = new Statuses(inputs, doors);
  const found = await findCommit(inputs, doors, source, states, statuses);
  if ('reason' in found) return { ...whole, ...nothing(found.reason, [...diagnostics, ...found.diagnostics]) };
  const done = await promote({ commit: found.commit, source, states, route: route.value, statuses }, inputs, doors);
  return { ...whole, commit: found.commit, ...done, diagnostics: [...diagnostics, ...done.diagnostics] };
}

type Nothing = Pick<PromoteResult, 'results' | 'reason' | 'diagnostics'>;

function nothing(reason: Reason, diagnostics: readonly Diagnostic[]): Nothing {
  return { results: [], reason, diagnostics };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** The commit that is asked for; without one, that of the environment before, or the newest that waits. */
async function findCommit(
  inputs: PromoteInputs,
  doors: PromoteDoors,
  source: BranchState | undefined,
  [target]: readonly BranchState[],
  statuses: Statuses,
): Promise<{ readonly commit: string } | { readonly reason: Reason; readonly diagnostics: readonly Diagnostic[] }> {
  if (inputs.commit !== undefined) return { commit: inputs.commit };
  const commit = source
    ? source.baseRepo.commit?.toLowerCase()
    : target && (await newestWaiting(target, statuses, inputs, doors));
  if (commit !== undefined) return { commit };
  doors.log('there is no commit that waits to be promoted');
  return { reason: 'nothing-waiting', diagnostics: [] };
}

interface Promotion {
  readonly commit: string;
  /** The branch of the environment that the commit comes from. */
  readonly source: BranchState | undefined;
  readonly states: readonly BranchState[];
  readonly route: Route;
  readonly statuses: Statuses;
}

async function promote(promotion: Promotion, inputs: PromoteInputs, doors: PromoteDoors): Promise<Nothing> {
  const { commit, source, states, route, statuses } = promotion;
  const outside = await outsiders(promotion, inputs, doors);
  if (outside.length > 0) return nothing('refused', outside);
  const left = source && (await leftBehind(source, promotion, inputs, doors));
  if (left) return left;
  const context = { commit, from: source?.link.environment.name, chain: route.chain, statuses, inputs, doors };
  const results: EnvironmentResult[] = [];
  for (const state of states) {
    const result = await promoteTo(state, context);
    doors.log(`${result.reason}: ${result.message}`);
    results.push(result);
  }
  const atEnd = source !== undefined && states.length === 0;
  if (atEnd) {
    doors.log(`environment ${source.link.environment.name} is the last one of the chain`);
    await statuses.complete(commit, source.link.environment.name);
  }
  return {
    results,
    reason: atEnd ? 'end-of-chain' : undefined,
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Whether an environment has the commit, from this run or an earlier one. */
export function hasCommit({ reason }: EnvironmentResult): boolean {
  return reason === 'promoted' || reason === 'already-promoted';
}

/** Base branches that do not have the commit; each once. */
async function outsiders(
  { commit, source, states }: Promotion,
  inputs: PromoteInputs,
  doors: PromoteDoors,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { baseRepo } of source ? [source, ...states] : states) {
    if (seen.has(baseRepo.branch)) continue;
    seen.add(baseRepo.branch);
    const problem = await notOnBase(commit, baseRepo, inputs, doors);
    if (problem) found.push(problem);
  }
  return found;
}

/** Only what an environment has goes on from it. What it had has given way to something newer; what it never had would skip it. */
async function leftBehind(
  source: BranchState,
  { commit, states, statuses }: Promotion,
  inputs: PromoteInputs,
  doors: PromoteDoors,
): Promise<Nothing | undefined> {
  const { environment } = source.link;
  const current = source.baseRepo.commit?.toLowerCase();
  const relation = current === undefined ? 'newer' : await relationOf(commit, current, inputs, doors);
  if (relation === 'same') return undefined;
  if (relation === 'older' && current !== undefined) {
    const message = `environment ${environment.name} has ${current} meanwhile, which is newer than ${commit}`;
    doors.log(`superseded: ${message}`);
    for (const link of [source.link, ...states.map((state) => state.link)])
      await statuses.end(commit, link.environment.name, current);
    return {
      results: states.map(({ link, baseRepo }) => ({
        link,
        reason: 'superseded',
        before: baseRepo.commit,
        until: undefined,
        message,
        diagnostics: [],
      })),
      reason: 'superseded',
      diagnostics: [],
    };
  }
  const diagnostic: Diagnostic = {
    code: 'environment-skipped',
    severity: 'error',
    message: `${commit} cannot go on from environment ${environment.name}, which has ${current ?? 'no commit'}`,
    hint: `Promote it to ${environment.name} first.`,
    at: source.baseRepo.locate('spec', 'commit'),
    subject: { kind: 'Environment', name: environment.name },
  };
  return nothing('refused', [diagnostic]);
}
