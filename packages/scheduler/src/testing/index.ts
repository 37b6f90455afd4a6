export { arbitraryFleet, reverseTargets } from './arbitrary-fleet.ts';
export { formatDocument, loadFiles, VALID_CONTROL_PLANE, withFiles } from './control-plane-files.ts';
export { findAlteredValues } from './find-altered-values.ts';
export { base, clusterType, emptyModel, policy, selector, target, template, workload } from './model-builders.ts';
export { ORDINARY_QUOTED_VALUES, ORDINARY_VALUES } from './ordinary-values.ts';
