/**
 * The scheduler library: turns a control plane into the tree that a GitOps branch should have.
 *
 * `loadFolder` reads folders, `assembleModel` combines them, `createPlan` decides, `createDesiredTree` and `createReport` convert the decision.
 * Everything except `loadFolder` is pure. User errors are returned as diagnostics; only bugs and file system errors throw.
 */
export { createWorkloadSuspicion } from './load/damaged-files.ts';
export { createDocumentSchemas } from './load/document-schemas.ts';
export { promotionShape, toPromotionRules } from './load/fields/promotion-shape.ts';
export { DNS_LABEL_RULE, NOT_EMPTY_RULE } from './load/fields/text-rules.ts';
export { IgnoreRules } from './load/ignore/source-ignore.ts';
export { type LoadedFolder, loadFolder } from './load/load-folder.ts';
export { listShape, mapShape } from './load/shapes/collection-shapes.ts';
export type { NodeShape } from './load/shapes/node-shape.ts';
export { objectShape, optional, required } from './load/shapes/object-shape.ts';
export { ShapeContext } from './load/shapes/shape-context.ts';
export { type TextRule, textShape } from './load/shapes/text-shape.ts';
export type { SourceFolder } from './load/source-folder.ts';
export { assembleModel, findErrorOwners } from './model/assemble-model.ts';
export { dropDuplicates } from './model/combine-resources.ts';
export type { Model } from './model/model.ts';
export { type RecordedAssignment, type RecordedOwners, toRecordedOwners } from './model/name-claims.ts';
export { createPlan } from './plan/create-plan.ts';
export { formatAssignmentName, INFRASTRUCTURE_SUBJECT } from './plan/failure-diagnostics.ts';
export { omitConsequences } from './plan/omit-consequences.ts';
export type { Plan } from './plan/plan.ts';
export {
  CONFIG_FILE_NAME,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  ENVIRONMENT_NAME,
  type PlanSettings,
} from './plan/plan-settings.ts';
export { findTakenNames } from './plan/taken-names.ts';
export { compileTemplate } from './render/compile/compile-template.ts';
export { createGoProgram } from './render/compile/manifest-program.ts';
export { NestedRenderer } from './render/render-nested.ts';
export { createReport } from './report/create-report.ts';
export { parseReport } from './report/parse-report.ts';
export {
  type Report,
  type ReportFailure,
  type ReportSource,
  reportDefinitions,
  reportSchema,
} from './report/report-schema.ts';
export { findAdditions } from './resources/find-additions.ts';
export {
  type BaseRepo,
  type Environment,
  type GitOpsRepo,
  GROUP_VERSION,
  type Labels,
  type Locate,
  type PromotionRules,
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
  type GitOpsLayout,
  generatedScope,
  hasGeneratedForm,
  hasUsualName,
  isConfigFile,
  parseRepositoryPath,
  toRepositoryPath,
} from './tree/layout.ts';
