import type { Labels, WorkloadRegistration } from '../resources/resource.ts';

const FLUX_NAME = 'kustomize.toolkit.fluxcd.io/name';
const FLUX_NAMESPACE = 'kustomize.toolkit.fluxcd.io/namespace';

/**
 * The labels of a target that state who it belongs to: its workspace and, for a registered workload, those that Flux adds to what it fetches for the
 * operator. Policies of existing control planes may select by them.
 */
export function createOwnerLabels(environment: string, registration: WorkloadRegistration | undefined): Labels {
  return {
    workspace: registration?.workspace ?? '',
    ...(registration ? { [FLUX_NAME]: `${environment}-${registration.name}`, [FLUX_NAMESPACE]: 'flux-system' } : {}),
  };
}

/** The labels without those of {@link createOwnerLabels}, which only the place of a document decides. */
export function withoutOwnerLabels({
  workspace: _workspace,
  [FLUX_NAME]: _name,
  [FLUX_NAMESPACE]: _namespace,
  ...others
}: Labels): Labels {
  return others;
}
