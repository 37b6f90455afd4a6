export { type AzureEmulator, startAzureEmulator } from './azure-emulator.ts';
export { createCertificate } from './certificate.ts';
export { evaluateQuery, type KqlRow } from './kql/evaluate.ts';
export { KqlParser } from './kql/kusto-parser.ts';
export { createSkipToken, RESOURCE_GRAPH_TABLES } from './resource-graph.ts';
export { createClusterRow, createConfigurationRow, type FluxConfigurationSpec, SUBSCRIPTION_ID } from './rows.ts';
export type { AzureFault, AzureScenario, ScriptedRow } from './scenario.ts';
