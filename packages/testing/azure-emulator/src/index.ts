export { type Azure, makeCertificate, startAzure } from './azure-emulator.ts';
export { evaluate, type Row } from './kql/evaluate.ts';
export { Parser } from './kql/kusto-parser.ts';
export { TABLES, tokenFor } from './resource-graph.ts';
export { type ConfigurationSpec, clusterRow, configurationRow, SUBSCRIPTION } from './rows.ts';
export type { Fault, Scenario, ScriptedRow } from './scenario.ts';
