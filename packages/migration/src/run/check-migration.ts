import {
  type ControlPlaneFolders,
  decideSchedule,
  type EnvironmentSchedule,
  observeOutput,
  type ScheduleSettings,
  scheduleEnvironment,
} from '@kalypso-actions/control-plane';
import { PROMOTED_BASE_REPO, PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { isCommitId } from '@kalypso-actions/git-objects';
import { createDesiredTree, type Model, type PlanSettings } from '@kalypso-actions/scheduler';
import {
  type Candidate,
  chooseCandidate,
  listAlternativeSettings,
  listCandidates,
  OPERATOR_PATH,
  type PlannedTree,
} from '../decide/compare/candidate.ts';
import { decideMigration } from '../decide/decide-migration.ts';
import { createMigrationCheck, type MigrationCheck } from '../decide/verdict/migration-check.ts';
import type { GitOpsBranch, MigrationVerdict } from '../decide/verdict/migration-verdict.ts';
import type { MigrationDeps } from '../observe/migration-deps.ts';
import { observeAdditions } from '../observe/observe-additions.ts';
import { type ObservedBranch, observeBranch } from '../observe/observe-branch.ts';
import { readBaseAt } from '../observe/read-base-at.ts';
import { rememberFetches } from '../observe/remember-fetches.ts';

export interface MigrationOptions {
  readonly folders: Omit<ControlPlaneFolders, 'gitops'>;
  /** Folder with a checkout of the branch of the first `GitOpsRepo` by name; fetched if `undefined`, as the others are. */
  readonly gitops: string | undefined;
  readonly settings: PlanSettings;
  /** A folder that does not exist. Nothing is written to it. */
  readonly output: string;
}

/** Checks whether publishing an environment with the schedule action changes its GitOps branches, and explains what does. Writes nothing. */
export async function checkMigration(options: MigrationOptions, from: MigrationDeps): Promise<MigrationCheck> {
  const deps = rememberFetches(from);
  const { environment } = options.folders;
  const schedule = await scheduleEnvironment(
    options.folders,
    options.output,
    toScheduleSettings(options.settings),
    deps,
  );
  const { model } = schedule.observed;
  const branches: MigrationVerdict[] = [];
  const diagnostics = [...schedule.decision.diagnostics];
  for (const [index, gitOpsRepo] of listBranches(model, options.gitops).entries()) {
    const checkout = index === 0 ? options.gitops : undefined;
    const observation = await observeBranch(gitOpsRepo, checkout, deps);
    if (observation.kind === 'observed') {
      branches.push(await compare(schedule, gitOpsRepo, observation.branch, options, deps));
    } else {
      const at = model.gitOpsRepos.find(({ name }) => name === gitOpsRepo.name)?.locate('spec', 'repo');
      diagnostics.push({ ...observation.diagnostic, ...(at && checkout === undefined ? { at } : {}) });
    }
  }
  const additions = await observeAdditions(model.baseRepos, options.folders, deps);
  return createMigrationCheck(environment, branches, diagnostics, additions);
}

/** The branches to compare. A checkout can be compared even if a GitOpsRepo is missing, which is an error of the plan. */
function listBranches({ environment, gitOpsRepos }: Model, checkout: string | undefined): readonly GitOpsBranch[] {
  const branches = gitOpsRepos.map(({ name, repo, branch, path, locate }) => {
    return { name, repo, branch, path, at: locate('spec', 'path') };
  });
  if (branches.length > 0 || checkout === undefined) return branches;
  return [{ name: environment, repo: checkout, branch: environment, path: OPERATOR_PATH, at: undefined }];
}

async function compare(
  schedule: EnvironmentSchedule,
  gitOpsRepo: GitOpsBranch,
  branch: ObservedBranch,
  options: MigrationOptions,
  deps: MigrationDeps,
): Promise<MigrationVerdict> {
  const { observed, decision } = schedule;
  const current = toPlannedTree(decision, options.settings);
  const plans = [current];
  if (listCandidates(plans, branch.files, gitOpsRepo.path)[0].comparison.differences.length > 0) {
    for (const settings of listAlternativeSettings(current, branch.files, gitOpsRepo.path)) {
      const planned = await decideSchedule(observed, observeOutput(options.output), toScheduleSettings(settings));
      plans.push(toPlannedTree(planned, settings));
    }
  }
  const candidates = listCandidates(plans, branch.files, gitOpsRepo.path);
  return decideMigration({
    gitOpsRepo,
    commit: branch.commit,
    model: observed.model,
    candidates,
    atPromotedCommit: await planAtPromotedCommit(chooseCandidate(candidates), observed.model, branch, options, deps),
    errors: decision.diagnostics.filter(isError),
    foreignChanges: branch.foreignChanges,
  });
}

/** Plans with the content of the commit that the branch has, if that is another one than the control plane's. */
async function planAtPromotedCommit(
  best: Candidate,
  { baseRepos }: Model,
  { files }: ObservedBranch,
  options: MigrationOptions,
  deps: MigrationDeps,
): Promise<(Candidate & { readonly commit: string }) | undefined> {
  const base = baseRepos.find(({ name }) => name === PROMOTED_BASE_REPO);
  const commit = files.get(PROMOTED_COMMIT_PATH);
  if (commit === undefined || !isCommitId(commit) || base?.commit === undefined || base.commit === commit)
    return undefined;
  const folders = { ...options.folders, base: undefined };
  const { decision } = await scheduleEnvironment(
    folders,
    options.output,
    toScheduleSettings(best.settings),
    readBaseAt(commit, base, deps),
  );
  if (decision.diagnostics.some(({ code }) => code.startsWith('source-'))) return undefined;
  const planned = toPlannedTree(decision, best.settings);
  const tree = new Map(planned.tree).set(PROMOTED_COMMIT_PATH, commit);
  return { ...listCandidates([{ ...planned, tree }], files, best.path)[0], commit };
}

/** What would be published if errors did not prevent it. */
function toPlannedTree({ plan, tree }: EnvironmentSchedule['decision'], settings: PlanSettings): PlannedTree {
  return { settings, plan, tree: tree ?? createDesiredTree(plan) };
}

function toScheduleSettings({ namespacePattern, configFileName }: PlanSettings): ScheduleSettings {
  return { namespacePattern, configFileName, onError: 'isolate', failOnWarnings: false };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
