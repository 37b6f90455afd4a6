export { AzureError, type AzureFailureKind } from './azure-error.ts';
export {
  AZURE_CLOUD_NAMES,
  type AzureCloud,
  type AzureCloudName,
  discoverCloud,
  getCloud,
  portalUrl,
} from './cloud.ts';
export { isJsonObject, readArray, readFields, readString, readTimestamp } from './json.ts';
export { quoteKusto } from './resource-graph/kusto-string.ts';
export type { QueryScope } from './resource-graph/query-scope.ts';
export { ResourceGraph, type ResourceGraphOptions } from './resource-graph/resource-graph.ts';
export { SubscriptionCoverage } from './resource-graph/subscription-coverage.ts';
export { ResourceReader } from './resource-manager/resource-reader.ts';
export { AzureSignIn } from './sign-in/sign-in.ts';
export type { EnvironmentVariables } from './sign-in/sign-in-methods.ts';
