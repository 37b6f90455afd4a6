import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from './repository-name.ts';

/**
 * Starts a workflow. GitHub identifies it by its file on the default branch, and runs the file as it is on the given branch; both need the
 * `workflow_dispatch` trigger. Unlike a push, a dispatch with a job's `GITHUB_TOKEN` does start a workflow.
 * @throws a `GitHubError`: 404 if the workflow does not exist, 422 if it has no such trigger or does not accept these inputs
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
    // The workflows that we start converge: starting one twice does no harm, not starting it would.
    request: { idempotent: true },
  });
}
