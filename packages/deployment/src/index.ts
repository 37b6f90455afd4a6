/**
 * The deployment of an application: its workload files name the deployment targets and their environments, its chart, overlays or manifests and the
 * configuration branch of an environment become the manifests of each target.
 */
export { type MergeWait, type MergeWaitResult, waitForMerge } from './merge/wait-for-merge.ts';
export type { EnvironmentDeployment } from './plan/deployment-plan.ts';
export { toDeploymentStages } from './plan/environment-stages.ts';
export { runTool } from './render/run-tool.ts';
export { planWorkloads } from './run/plan-workloads.ts';
export { type RenderedEnvironment, renderEnvironment } from './run/render-environment.ts';
