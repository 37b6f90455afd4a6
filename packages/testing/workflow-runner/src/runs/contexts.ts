import type { GitHubConnection } from '../github/github-connection.ts';
import { type ContextObject, type ContextValue, textAt, valueAt } from '../language/json.ts';
import type { Workflow } from '../language/workflow.ts';
import type { Conclusion, RunRecord } from './records.ts';

/** The request to run a workflow. */
export interface RunRequest {
  readonly workflow: Workflow;
  readonly record: RunRecord;
  readonly ref: string;
  readonly event: ContextObject;
  readonly actor: string;
  readonly number: number;
  readonly defaultBranch: string;
  /** The results of jobs of an earlier attempt that are not repeated, by id. */
  readonly kept?: ReadonlyMap<string, JobResult>;
  /** The job of a matrix that is repeated without the others. */
  readonly only?: { readonly id: string; readonly name: string };
}

/** The result of a job, including its whole matrix, as dependent jobs see it. */
export interface JobResult {
  readonly result: Conclusion;
  readonly outputs: ContextObject;
}

/** The contexts of a run before its jobs start. */
export function createRunContexts(
  { record, workflow, ref, event, actor, number, defaultBranch }: RunRequest,
  { serverUrl, apiUrl }: GitHubConnection,
  vars: Readonly<Record<string, string>>,
): Readonly<Record<string, ContextValue>> {
  const [owner = ''] = record.repository.split('/');
  const pull = valueAt(event, 'pull_request');
  const github = {
    event,
    event_name: record.event,
    ref,
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    sha: record.sha,
    head_ref: textAt(pull, 'head', 'ref'),
    base_ref: textAt(pull, 'base', 'ref'),
    repository: record.repository,
    repository_owner: owner,
    actor,
    triggering_actor: actor,
    workflow: workflow.name,
    workflow_ref: `${record.repository}/.github/workflows/${record.workflow}@${ref}`,
    run_id: String(record.id),
    run_number: String(number),
    run_attempt: String(record.attempt),
    server_url: serverUrl,
    api_url: apiUrl,
    graphql_url: `${apiUrl.replace(/\/v3$/, '')}/graphql`,
    default_branch: defaultBranch,
  };
  return { github, inputs: record.inputs, vars };
}

const GITHUB_VARIABLES = [
  ...['actor', 'event_name', 'ref', 'ref_name', 'ref_type', 'sha', 'head_ref', 'base_ref', 'job', 'repository'],
  ...['repository_owner', 'workflow', 'workflow_ref', 'run_id', 'run_number', 'run_attempt', 'server_url', 'api_url'],
  ...['graphql_url', 'triggering_actor'],
];

/** The variables that GitHub sets for every step of a job. */
export function createJobVariables(
  github: ContextObject,
  vars: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...Object.fromEntries(GITHUB_VARIABLES.map((name) => [`GITHUB_${name.toUpperCase()}`, textAt(github, name)])),
    GITHUB_ACTIONS: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'workflow-runner',
    ...(vars.ACTIONS_STEP_DEBUG === 'true' ? { RUNNER_DEBUG: '1' } : {}),
  };
}

/** The claims of a job's ID token. */
export function createIdentityClaims(
  { record, ref }: RunRequest,
  environment: string | undefined,
  subjectPrefix: string,
): Record<string, string> {
  const scope = environment === undefined ? `ref:${ref}` : `environment:${environment}`;
  return { sub: `${subjectPrefix}:${scope}`, repository: record.repository, ref, run_id: String(record.id) };
}
