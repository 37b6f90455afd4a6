/** Services of the platform: external charts, pinned and verified (`chart`), rendered for every deployment target, and inspected (`inspect`). */
export { createRunTool } from './chart/helm.ts';
export { renderServices, type ServicesResult } from './run/render-services.ts';
export { renderReview } from './run/review.ts';
export { writeManifests } from './run/write-manifests.ts';
