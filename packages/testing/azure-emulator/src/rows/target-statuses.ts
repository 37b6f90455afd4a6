import type { KqlRow } from '../kql/evaluate.ts';
import { createObjectStatus } from './object-status.ts';

/** What distinguishes the objects of a deployment target on a cluster with Flux. */
export interface TargetStatusesSpec {
  /** The name of the deployment target, and of its objects. */
  readonly target: string;
  /** The commit of the application's GitOps branch that they have fetched and applied. */
  readonly commit: string;
  /** `dev` if absent. */
  readonly branch?: string;
  /** `flux-system` if absent. */
  readonly namespace?: string;
  /** The Kustomization of the platform's configuration that has applied them; `platform-apps` in `flux-system` if absent. */
  readonly appliedBy?: { readonly name: string; readonly namespace: string };
}

/** Creates the statuses of the objects of a deployment target: its healthy Git repository and Kustomization, at a commit. For `objects` of a configuration. */
export function createTargetStatuses({
  target: name,
  commit,
  branch = 'dev',
  namespace = 'flux-system',
  appliedBy = { name: 'platform-apps', namespace: 'flux-system' },
}: TargetStatusesSpec): readonly KqlRow[] {
  const shared = { name, namespace, appliedBy, revision: `${branch}@sha1:${commit}` };
  return [
    createObjectStatus({ kind: 'GitRepository', ...shared }),
    createObjectStatus({ kind: 'Kustomization', ...shared }),
  ];
}
