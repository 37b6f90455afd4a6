import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository.ts';

/**
 * Starts a workflow. GitHub knows it by its file on the default branch, and runs the file as it is on the named branch; both have to have the
 * `workflow_dispatch` trigger. Unlike a push, a dispatch by a job's `GITHUB_TOKEN` does start a workflow.
 * @throws a `GitHubError`: 404 when there is no such workflow, 422 when it has no such trigger or does not take these inputs
 */
export async function dispatchWorkflow(
  github: GitHub,
  repository: RepositoryName,
  {
    workflow,
    branch,
    inputs,
  }: { readonly workflow: string; readonly branch: string; readonly inputs: Readonly<Record<string, string>> },
): Promise<void> {
  await github.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
    ...repository,
    workflow_id: workflow,
    ref: branch,
    inputs: { ...inputs },
    // What is dispatched converges: once too often does no harm, once too seldom would.
    request: { idempotent: true },
  });
}
