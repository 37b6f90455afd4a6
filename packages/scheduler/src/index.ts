/**
 * The scheduler as a library: a control plane in, the tree that a fleet should have out.
 *
 * `loadFolder` reads folders, `assemble` makes a model of them, `plan` decides, `desiredTree` and `makeReport` show the decision, `writeTree` puts it on
 * disk. `fleetChange` tells what another tree than that of a branch means for the fleet. All but `loadFolder` and `writeTree` are pure. A user's mistakes come back as diagnostics; only bugs and a failing disk throw.
 */
export { type AssembleInput, assemble } from './assemble.ts';
export {
  type AssignmentChange,
  type FileChange,
  type FleetChange,
  fleetChange,
  formerContents,
  type Removal,
  type RemovalReason,
} from './change/change.ts';
export type { ConfigChange } from './change/configs.ts';
export {
  type AssignmentKey,
  folderOf,
  type GitOpsLayout,
  keepsFailed,
  type Place,
  placeOf,
  publishedPath,
  publishedPlaces,
} from './change/layout.ts';
export { type RemovalCounts, type RemovalLimit, readRemovalLimit, removesTooMany } from './change/removals.ts';
export type { Contents, TreeChange } from './change/treechange.ts';
export type { ConfigOrigin, KeyProvenance } from './config.ts';
export { withoutConsequences } from './consequences.ts';
export { type Checked, type Diagnostic, harmless, type Position, quote, type Severity } from './diagnostic.ts';
export { readConfigValue } from './goyaml/index.ts';
export { documentSchemas } from './kinds/schemas.ts';
export { type LoadedFolder, loadFolder, type SourceFolder } from './load.ts';
export type * from './model.ts';
export { compilePattern } from './mustache.ts';
export { nearest } from './nearest.ts';
export {
  assignmentName,
  CONFIG_FILE_NAME,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  ENVIRONMENT_NAME,
  type FailedAssignment,
  type Plan,
  type PlannedAssignment,
  type PlanSettings,
  plan,
} from './plan.ts';
export { type Chain, type ChainHint, chainOf, type Link } from './promotion/chain.ts';
export { type Decision, decide, type Facts, formatInstant, type Relation, type Stop } from './promotion/decide.ts';
export { baseRepoOf, environmentsOf, PROMOTED_BASE } from './promotion/resources.ts';
export { setCommit } from './promotion/set-commit.ts';
export { SAYS, type Standing, type StatusFact, standingOf } from './promotion/standing.ts';
export {
  makeReport,
  REPORT_VERSION,
  type Report,
  type ReportAssignment,
  type ReportFailure,
  type ReportSource,
} from './report.ts';
export type { Unplaced } from './schedule.ts';
export type { DeploymentTarget } from './targets.ts';
export { compileTemplate, unfold } from './template.ts';
export { CLUSTER_TYPE_README, couldBeOurs, type DesiredTree, desiredTree, PROMOTED_COMMIT_PATH } from './tree.ts';
export { type WriteOutcome, writeTree } from './write.ts';
