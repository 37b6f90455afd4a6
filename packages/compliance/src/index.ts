export { type ComplianceDecision, checkCompliance } from './check/check-compliance.ts';
export { createCheckDeps } from './check/check-deps.ts';
export type { AzureOptions, CheckComplianceOptions, StatusTarget } from './check/check-options.ts';
export { createRepositoryResolver } from './check/github-names.ts';
export { AzureConfigurationSource } from './evidence/azure/azure-configuration-source.ts';
export { listSeenClusters, type SeenClustersOptions } from './evidence/clusters/list-seen-clusters.ts';
export { parseRepositoryAddress } from './evidence/repository-address.ts';
export { compareInventory, type DifferenceKind, type InventoryDifference } from './inventory/compare-inventory.ts';
export { draftInventory } from './inventory/draft-inventory.ts';
export { formatInventory } from './inventory/format-inventory.ts';
export { expectsReporter, type Inventory } from './inventory/inventory.ts';
export { inventorySchema } from './inventory/inventory-schema.ts';
export { INVENTORY_PATH, readInventory } from './inventory/read-inventory.ts';
export { createComplianceReport, writeComplianceReport } from './report/compliance-report.ts';
export { complianceReportSchema } from './report/compliance-report-schema.ts';
export { findExpectedClusters } from './rollout/expected-clusters.ts';
export { readAssignments } from './rollout/read-assignments.ts';
export type { RolloutOptions } from './rollout/rollout-options.ts';
export { findReportedSince, formatClusterName } from './verdict/explain-verdict.ts';
export {
  type ClusterVerdict,
  type CompliancePolicy,
  isMet,
  type TargetAssessment,
} from './verdict/fleet-assessment.ts';
export { findReportedCommit } from './verdict/judge-report.ts';
export { parseRequirements } from './verdict/requirement.ts';
export { complies as isComplying, VERDICTS } from './verdict/verdicts.ts';
export { FleetWatch } from './wait/fleet-watch.ts';
export type { WaitResult } from './wait/wait.ts';
