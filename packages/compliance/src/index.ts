export type { Cluster, Configuration, ConfigurationSource } from './configuration.ts';
export type { Problem } from './problem.ts';
export type { ComplianceState } from './state.ts';
