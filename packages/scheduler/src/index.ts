/**
 * The scheduler as a library: a control plane in, the tree that a fleet should have out.
 *
 * `loadFolder` reads folders, `assemble` makes a model of them, `plan` decides, `createDesiredTree` and `createReport` show the decision, `writeTree` puts it on
 * disk. `fleetChange` tells what another tree than that of a branch means for the fleet. All but `loadFolder` and `writeTree` are pure. A user's mistakes come back as diagnostics; only bugs and a failing disk throw.
 */
export type { ConfigOrigin, KeyProvenance } from './config/config-resolver.ts';
export { createDocumentSchemas } from './load/document-schemas.ts';
export { type LoadedFolder, loadFolder } from './load/load-folder.ts';
export { assembleModel } from './model/assemble-model.ts';
export { dropDuplicates } from './model/combine-resources.ts';
export type { Model } from './model/model.ts';
export { omitConsequences } from './model/omit-consequences.ts';
export {
  CONFIG_FILE_NAME,
  createPlan,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  ENVIRONMENT_NAME,
  type FailedAssignment,
  formatAssignmentName,
  type Plan,
  type PlannedAssignment,
} from './plan/create-plan.ts';
export { compileTemplate, renderNestedTemplates } from './render/compile-template.ts';
export { createReport } from './report/create-report.ts';
export { type ParsedReport, parseReport } from './report/parse-report.ts';
export {
  type Report,
  type ReportFailure,
  type ReportSource,
  reportDefinitions,
  reportSchema,
} from './report/report-schema.ts';
export {
  type BaseRepo,
  type Environment,
  GROUP_VERSION,
  type Labels,
  type Locate,
  type Resource,
  type WorkloadRegistration,
} from './resources/resource.ts';
export type { UnscheduledItem } from './schedule/schedule.ts';
export { CLUSTER_TYPE_README, createDesiredTree, type DesiredTree } from './tree/desired-tree.ts';
export {
  type AssignmentFile,
  type AssignmentKey,
  formatAssignmentFolder,
  formatGeneratedPath,
  type GeneratedFile,
  type GitOpsLayout,
  generatedScope,
  hasGeneratedForm,
  isConfigFile,
  parseRepositoryPath,
  toRepositoryPath,
} from './tree/layout.ts';
export { PROMOTED_COMMIT_PATH } from './tree/promoted-commit-path.ts';
export { writeTree } from './tree/write-tree.ts';
