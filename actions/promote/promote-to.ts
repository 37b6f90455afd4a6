import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  advanceBranch,
  commitFile,
  dispatchWorkflow,
  type GitHubError,
  isStatus,
  lastChange,
} from '@kalypso-actions/github';
import {
  type Chain,
  type Decision,
  decide,
  formatInstant,
  PROMOTED_BASE,
  type Relation,
  SAYS,
  setCommit,
} from '@kalypso-actions/promotion';
import { relationOf } from './base.ts';
import { readBranches } from './branches.ts';
import type { BranchState, EnvironmentResult, PromoteDoors, PromoteInputs } from './model.ts';
import { promotionMessage, readPromotion } from './record.ts';
import { settle } from './settle.ts';
import type { Statuses } from './statuses.ts';

/** How often a branch is read again when it moves while a promotion to it is written. */
const MOST_ATTEMPTS = 5;
const PAUSE_MS = 500;

interface Context {
  readonly commit: string;
  /** The environment that the commit comes from, when it has been seen that it is there. */
  readonly from: string | undefined;
  readonly chain: Chain;
  readonly statuses: Statuses;
  readonly inputs: PromoteInputs;
  readonly doors: PromoteDoors;
}

/**
 * Promotes a commit to one environment, or says why not now. Whatever was done by an earlier run that was ended is not done again; what is missing is.
 *
 * The order is: the commit in the branch, the statuses of the commits that it passes by, the start of the workflow, its own status. So a status that is
 * newer than the commit says that nothing is missing.
 */
export async function promoteTo(first: BranchState, context: Context): Promise<EnvironmentResult> {
  let branch = first;
  for (let attempt = 1; ; attempt += 1) {
    const result = await attemptAt(branch, context);
    if (result !== 'moved') return result;
    const { name } = branch.link.environment;
    if (attempt === MOST_ATTEMPTS)
      throw new Error(`the branch of environment ${name} moved ${attempt} times meanwhile`);
    context.doors.log(`the branch of environment ${name} has moved: reading it again`);
    await context.doors.github.clock.sleep(attempt * PAUSE_MS);
    const { value, diagnostics } = await readBranches([branch.link], context.inputs, context.doors);
    const [again] = value;
    if (!again) return refused(branch, `the branch of environment ${name} can no longer be read`, ...diagnostics);
    branch = again;
  }
}

async function attemptAt(branch: BranchState, context: Context): Promise<EnvironmentResult | 'moved'> {
  const { commit, inputs, doors } = context;
  const current = branch.baseRepo.commit?.toLowerCase();
  const relation = current === undefined ? 'newer' : await relationOf(commit, current, inputs, doors);
  const { environment } = branch.link;
  const decision = decide(environment, {
    now: doors.github.clock.now(),
    commit,
    current,
    relation,
    before: await before(branch, context),
    allowRollback: inputs.allowRollback,
  });
  switch (decision.outcome) {
    case 'promote':
      return write(branch, { current, relation }, context);
    case 'already':
      return converge(branch, context);
    case 'superseded':
      return superseded(branch, decision.by, context);
    case 'wait':
      return wait(branch, decision, context);
    case 'refused':
      return refused(branch, decision.diagnostic.message, decision.diagnostic);
  }
}

async function before({ link }: BranchState, { chain, commit, from, statuses }: Context) {
  const found = [];
  for (const name of link.before) {
    const environment = chain.get(name)?.environment;
    if (!environment) throw new Error(`there is no environment ${name}`);
    const standing = await statuses.standing(commit, name);
    // It is there, as its branch says, although no status does: its check has still to tell.
    const isThere = name === from && (standing.state === 'never' || standing.state === 'waiting');
    found.push({ environment, standing: isThere ? ({ state: 'under-way' } as const) : standing });
  }
  return found;
}

async function write(
  branch: BranchState,
  { current, relation }: { readonly current: string | undefined; readonly relation: Relation },
  context: Context,
): Promise<EnvironmentResult | 'moved'> {
  const { commit, inputs, doors } = context;
  const { name } = branch.link.environment;
  const edited = setCommit(branch.content.toString('utf8'), PROMOTED_BASE, commit);
  if ('problem' in edited) return refused(branch, edited.problem, uneditable(branch, edited.problem));
  if (inputs.dryRun) return result(branch, 'would-promote', `${commit} would come to environment ${name}`);
  try {
    const made = await commitFile(doors.github, branch.repository, {
      parent: branch.head,
      path: branch.file,
      before: branch.content,
      after: Buffer.from(edited.text),
      message: promotionMessage(name, { commit, replaced: current }),
    });
    if (!(await advanceBranch(doors.github, branch.repository, branch.link.environment.controlPlane.branch, made)))
      return 'moved';
    doors.log(`${commit} came to environment ${name} with ${made}`);
  } catch (error) {
    if (!isStatus(error, 403, 404, 409, 422)) throw error;
    return refused(branch, error.message, unwritable(branch, error));
  }
  return { ...(await finish(branch, { replaced: current, relation }, context)), before: current };
}

/** All that comes after the commit in the branch. */
async function finish(
  branch: BranchState,
  { replaced, relation }: { readonly replaced: string | undefined; readonly relation: Relation },
  context: Context,
): Promise<EnvironmentResult> {
  const { commit, statuses, inputs, doors } = context;
  const { name } = branch.link.environment;
  if (replaced !== undefined)
    await settle({ link: branch.link, chain: context.chain }, { commit, replaced, relation }, statuses, inputs, doors);
  await completeEarlier(branch, context);
  const problem = await start(branch, inputs, doors);
  if (problem) return refused(branch, problem.message, problem);
  await statuses.set(commit, name, 'pending', SAYS.promoted);
  return result(branch, 'promoted', `${commit} came to environment ${name}`);
}

/** The environment has the commit: does what an earlier run that was ended has left to do. */
async function converge(branch: BranchState, context: Context): Promise<EnvironmentResult> {
  const { commit, inputs, doors } = context;
  const { name } = branch.link.environment;
  const already = result(branch, 'already-promoted', `environment ${name} has ${commit} already`);
  // A check that ran again has said once more that it is deployed there.
  for (const earlier of branch.link.before) await context.statuses.complete(commit, earlier);
  const promotion = await unfinished(branch, context);
  if (!promotion) await completeEarlier(branch, context);
  if (!promotion || inputs.dryRun) return already;
  doors.log(`${commit} is in the branch of environment ${name}: doing what is left to do`);
  const { replaced } = promotion;
  const relation = replaced === undefined ? 'newer' : await relationOf(commit, replaced, inputs, doors);
  const finished = await finish(branch, { replaced, relation }, context);
  return finished.reason === 'refused' ? finished : already;
}

/** What is known of a promotion that no status of the commit tells the end of; nothing when one does. */
async function unfinished(
  branch: BranchState,
  { commit, statuses, doors }: Context,
): Promise<{ readonly replaced: string | undefined } | undefined> {
  const [newest] = await statuses.of(commit, branch.link.environment.name);
  const change = await lastChange(doors.github, branch.repository, branch.head, branch.file);
  const promotion = change && readPromotion(change.message, commit);
  const isWaiting = newest?.state === 'pending' && newest.description.startsWith(SAYS.waiting);
  // A status that is older than the promotion is of an earlier one. GitHub tells whole seconds.
  const isTold = newest !== undefined && !isWaiting && (!promotion || newest.at >= change.at);
  return isTold ? undefined : { replaced: promotion?.replaced };
}

/** What is deployed in the environments before, and need not wait there for this one, is no longer pending. A check that is run again makes it so. */
async function completeEarlier({ link }: BranchState, { commit, statuses }: Context): Promise<void> {
  for (const earlier of link.before) await statuses.complete(commit, earlier);
}

async function start(
  { link, repository }: BranchState,
  { workflow }: PromoteInputs,
  { github, log }: PromoteDoors,
): Promise<Diagnostic | undefined> {
  if (!workflow) return undefined;
  const { environment } = link;
  const branch = workflow.branch ?? environment.controlPlane.branch;
  const inputs: Record<string, string> = workflow.branch === undefined ? {} : { environment: environment.name };
  try {
    await dispatchWorkflow(github, repository, { workflow: workflow.file, branch, inputs });
  } catch (error) {
    if (!isStatus(error, 404, 422)) throw error;
    return {
      code: 'workflow-not-started',
      severity: 'error',
      message: `the workflow ${workflow.file} was not started on branch ${branch}: ${error.answer}`,
      hint: `Put it on the default branch and on ${branch}, with the trigger \`workflow_dispatch\`; or leave the input \`workflow\` empty. Then run this again.`,
      at: environment.locate('spec', 'controlPlane', 'branch'),
      subject: { kind: 'Environment', name: environment.name },
    };
  }
  log(`started ${workflow.file} on branch ${branch}`);
  return undefined;
}

async function superseded(branch: BranchState, by: string, context: Context): Promise<EnvironmentResult> {
  const { commit, statuses } = context;
  const { name } = branch.link.environment;
  await statuses.end(commit, name, by);
  await completeEarlier(branch, context);
  const message = `environment ${name} has ${by}, which is newer than ${commit}; to go back, set allow-rollback`;
  return result(branch, 'superseded', message);
}

async function wait(
  branch: BranchState,
  { stops, until }: Extract<Decision, { outcome: 'wait' }>,
  { commit, statuses }: Context,
): Promise<EnvironmentResult> {
  const { environment } = branch.link;
  const [first] = stops;
  if (!stops.some(({ isDead }) => isDead)) {
    const [newest] = await statuses.of(commit, environment.name);
    const words = `${SAYS.waiting} ${stops.map(({ brief }) => brief).join('; ')}`;
    await statuses.set(commit, environment.name, 'pending', words, newest);
  }
  const hint =
    until === undefined
      ? 'Run this again when that is over.'
      : `It can go on at ${formatInstant(until)}: run this again then.`;
  const diagnostics = stops.map(
    ({ code, message, at }): Diagnostic => ({
      code,
      severity: 'warning',
      message,
      at,
      hint,
      subject: { kind: 'Environment', name: environment.name },
    }),
  );
  return { ...result(branch, first.reason, first.message), until, diagnostics };
}

function result(branch: BranchState, reason: EnvironmentResult['reason'], message: string): EnvironmentResult {
  return { link: branch.link, reason, before: branch.baseRepo.commit, until: undefined, message, diagnostics: [] };
}

function refused(branch: BranchState, message: string, ...diagnostics: readonly Diagnostic[]): EnvironmentResult {
  return { ...result(branch, 'refused', message), diagnostics };
}

function uneditable({ baseRepo }: BranchState, message: string): Diagnostic {
  return {
    code: 'uneditable-base-repo',
    severity: 'error',
    message: `the commit of BaseRepo ${baseRepo.name} cannot be set: ${message}`,
    hint: 'Write `commit:` with the id behind it, on a line of its own.',
    at: baseRepo.locate('spec', 'commit'),
    subject: { kind: 'BaseRepo', name: baseRepo.name },
  };
}

function unwritable({ link: { environment } }: BranchState, error: GitHubError): Diagnostic {
  return {
    code: 'branch-not-written',
    severity: 'error',
    message: `the branch of environment ${environment.name} cannot be written to: ${error.message}`,
    hint: 'Use a token with `contents: write`; where the branch is protected, one that may bypass the protection.',
    at: environment.locate('spec', 'controlPlane', 'branch'),
    subject: { kind: 'Environment', name: environment.name },
  };
}
