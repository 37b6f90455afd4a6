import type { Resolution } from './resolution.ts';
import type { WorkflowDispatch } from './work.ts';

/** The outputs of the action. Without an environment, only `starts` has a content. */
export function formatResolutionOutputs(
  resolution: Resolution | undefined,
  starts: readonly WorkflowDispatch[],
): Record<string, string> {
  return {
    'gitops-commit': resolution?.gitopsCommit ?? '',
    'promoted-commit': resolution?.promotedCommit ?? '',
    'next-environment': (resolution?.nextEnvironments ?? []).join(','),
    reason: resolution?.reason ?? '',
    starts: JSON.stringify(
      starts.map(({ title, workflow, inputs }) => ({ title, workflow, inputs: JSON.stringify(inputs) })),
    ),
  };
}
