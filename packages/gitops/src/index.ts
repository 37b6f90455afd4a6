export type { ConfigChange } from './change/config-changes.ts';
export {
  type AssignmentChange,
  type FleetChange,
  fleetChange,
  formerContents,
  type Removal,
  type RemovalReason,
} from './change/fleet-change.ts';
export {
  type AssignmentKey,
  folderOf,
  type GitOpsLayout,
  keepsFailed,
  placeOf,
  publishedPath,
  publishedPlaces,
} from './change/layout.ts';
export { type RemovalCounts, type RemovalLimit, readRemovalLimit, removesTooMany } from './change/removals.ts';
