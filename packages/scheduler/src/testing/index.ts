export { formatDocument, loadFiles, VALID_CONTROL_PLANE, withFiles } from './control-plane-files.ts';
export { clusterType, emptyModel, policy, selector, target, template, workload } from './model-builders.ts';
