import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** A run of a workflow. */
export interface WorkflowRunState {
  /** What `run-name` of the workflow made of its inputs. */
  readonly title: string;
  /** Whether it is queued, waits for an approval, or runs. */
  readonly isUnfinished: boolean;
  readonly isSuccess: boolean;
  /** When its last attempt was started. */
  readonly startedAt: number;
  /** Address of its page. */
  readonly url: string;
}

/** Lists the last runs of a workflow, newest first: at most `max`, and not more than 100. Needs `actions: read`. */
export async function listWorkflowRuns(
  github: GitHub,
  repository: RepositoryName,
  { workflow, max }: { readonly workflow: string; readonly max: number },
): Promise<readonly WorkflowRunState[]> {
  const parameters = { ...repository, workflow_id: workflow, per_page: max };
  const { data } = await github.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', parameters);
  return data.workflow_runs.map(({ display_title, status, conclusion, run_started_at, created_at, html_url }) => ({
    title: display_title,
    isUnfinished: status !== 'completed',
    isSuccess: conclusion === 'success',
    startedAt: Date.parse(run_started_at ?? created_at),
    url: html_url,
  }));
}
