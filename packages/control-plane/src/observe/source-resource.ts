import type { GitSource } from '@kalypso-actions/git';
import type { BaseRepo, ReportSource, WorkloadRegistration } from '@kalypso-actions/scheduler';

/** A resource that refers to a part of the control plane in another repository. */
export type SourceResource = BaseRepo | WorkloadRegistration;

export function toGitSource(resource: SourceResource): GitSource {
  if (resource.kind === 'WorkloadRegistration') {
    const { repo, branch, path } = resource.workload;
    return { repo, ref: { branch }, path };
  }
  const { repo, branch, commit, path } = resource;
  return { repo, ref: commit === undefined ? { branch } : { branch, commit }, path };
}

/** @param commit the commit that was read; `undefined` for a folder that is not a checkout */
export function toReportSource(resource: SourceResource, commit: string | undefined): ReportSource {
  const { repo, ref, path } = toGitSource(resource);
  return {
    kind: resource.kind === 'BaseRepo' ? 'base' : 'workload',
    name: resource.name,
    repo,
    branch: ref.branch,
    path,
    commit: commit ?? ref.commit ?? null,
  };
}
