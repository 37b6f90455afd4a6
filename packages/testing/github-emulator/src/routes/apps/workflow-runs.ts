import { readCommitObject } from '../../git/commits.ts';
import { readObject } from '../../git/objects.ts';
import { notFound } from '../../model/http-error.ts';
import type { WorkflowRunRecord } from '../../model/records.ts';
import { type ApiCall, type ApiRoute, defineRoute, paginate } from '../../routing/route.ts';
import { WORKFLOW_FOLDER } from '../../routing/workflow-files.ts';
import { repositoryView } from '../../views/repositories.ts';
import { userView } from '../../views/users.ts';

/** Runs of workflows. A workflow runner reports them through the control API. */
export const workflowRunRoutes: readonly ApiRoute[] = [
  defineRoute(
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    'actions:read',
    (call) => {
      const { repository, path } = call;
      const file = path.workflow_id ?? '';
      if (readObject(repository.folder, `HEAD:${WORKFLOW_FOLDER}/${file}`)?.type !== 'blob') throw notFound();
      const runs = [...repository.runs.values()].filter(({ workflow }) => workflow === file).toReversed();
      const page = paginate(call, runs, (run) => runView(call, run));
      return { ...page, body: { total_count: runs.length, workflow_runs: page.body } };
    },
    ['actor', 'branch', 'event', 'status', 'created', 'exclude_pull_requests', 'check_suite_id', 'head_sha'],
  ),
];

function runView({ github, api, repository }: ApiCall, run: WorkflowRunRecord): unknown {
  const { id, workflow, title, event, branch, sha, status, conclusion, createdAt, updatedAt } = run;
  const url = `${api}/repos/${repository.fullName}/actions/runs/${id}`;
  const { tree, message, author, committer } = readCommitObject(repository.folder, sha);
  const home = repositoryView(github, api, repository);
  const person = ({ name, email }: { readonly name: string; readonly email: string }) => ({ name, email });
  const actor = userView(api, github.ensureUser(run.actor));
  return {
    id,
    name: workflow,
    node_id: `WFR_${id}`,
    head_branch: branch,
    head_sha: sha,
    path: `${WORKFLOW_FOLDER}/${workflow}`,
    display_title: title,
    run_number: id,
    run_attempt: 1,
    event,
    status,
    conclusion,
    workflow_id: 1,
    url,
    html_url: `${github.url}/${repository.fullName}/actions/runs/${id}`,
    pull_requests: [],
    created_at: createdAt,
    updated_at: updatedAt,
    actor,
    triggering_actor: actor,
    run_started_at: createdAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/repos/${repository.fullName}/check-suites/${id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${api}/repos/${repository.fullName}/actions/workflows/1`,
    head_commit: {
      id: sha,
      tree_id: tree,
      message,
      timestamp: createdAt,
      author: person(author),
      committer: person(committer),
    },
    repository: home,
    head_repository: home,
  };
}
