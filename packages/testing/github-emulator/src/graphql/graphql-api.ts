import { HttpError } from '../model/http-error.ts';
import {
  type Actor,
  isPullRequest,
  type PullRequestMergeMethod,
  type PullRequestRecord,
  type RepositoryRecord,
} from '../model/records.ts';
import { isMergeMethodAllowed } from '../operations/merge-pull-request.ts';
import { emitPullRequestEvent } from '../operations/webhook-events.ts';
import type { ApiResponse } from '../routing/route.ts';
import { hasPermission, requirePermission } from '../state/access.ts';
import { authenticate } from '../state/credentials.ts';
import type { GitHubState } from '../state/github-state.ts';
import { computeMergeability } from '../state/mergeability.ts';
import { pullRequestNodeId } from '../views/pulls.ts';
import { parseMutation, selectFields } from './mutation-query.ts';

interface PullRequestTarget {
  readonly repository: RepositoryRecord;
  readonly issue: PullRequestRecord;
  readonly actor: Actor;
}

type MutationInput = Readonly<Record<string, unknown>>;
type MutationHandler = (github: GitHubState, target: PullRequestTarget, input: MutationInput) => void;

/** The mutations without a REST equivalent, with their input fields in GitHub's schema. */
const MUTATIONS: Readonly<Record<string, { readonly fields: readonly string[]; readonly run: MutationHandler }>> = {
  enablePullRequestAutoMerge: {
    fields: ['pullRequestId', 'mergeMethod', 'commitHeadline', 'commitBody', 'authorEmail', 'expectedHeadOid'],
    run: enableAutoMerge,
  },
  disablePullRequestAutoMerge: { fields: ['pullRequestId'], run: disableAutoMerge },
  convertPullRequestToDraft: { fields: ['pullRequestId'], run: (github, target) => setDraft(github, target, true) },
  // Write access to pull requests alone does not suffice: https://github.com/cli/cli/issues/8910.
  markPullRequestReadyForReview: {
    fields: ['pullRequestId'],
    run: (github, target) => {
      if (!hasPermission(target.actor, target.repository, 'contents:write'))
        throw new GraphqlError('FORBIDDEN', 'Resource not accessible by integration');
      setDraft(github, target, false);
    },
  },
};

class GraphqlError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** @throws `Error` if the query is not one that the emulator knows, `HttpError` if the token is not valid */
export function handleGraphql(github: GitHubState, authorization: string | undefined, body: Buffer): ApiResponse {
  const { actor } = authenticate(github, authorization);
  if (actor.kind === 'anonymous') throw new HttpError(401, 'This endpoint requires you to be authenticated.');
  const { query = '', variables = {} } = JSON.parse(body.toString()) as {
    readonly query?: string;
    readonly variables?: MutationInput;
  };
  const { name, input, selection } = parseMutation(query, variables);
  const mutation = MUTATIONS[name];
  if (mutation === undefined) throw new Error(`unknown mutation ${name}`);
  const unknown = Object.keys(input).filter(
    (field) => field !== 'clientMutationId' && !mutation.fields.includes(field),
  );
  if (unknown.length > 0) throw new Error(`${name} does not take ${unknown.join(', ')}`);
  try {
    const target = findPullRequest(github, actor, input.pullRequestId);
    mutation.run(github, target, input);
    const given = { clientMutationId: input.clientMutationId ?? null, pullRequest: pullRequestFields(target) };
    return { status: 200, body: { data: { [name]: selectFields(given, selection) } } };
  } catch (error) {
    if (!(error instanceof GraphqlError)) throw error;
    const problem = { type: error.type, path: [name], locations: [{ line: 1, column: 1 }], message: error.message };
    return { status: 200, body: { data: { [name]: null }, errors: [problem] } };
  }
}

function findPullRequest(github: GitHubState, actor: Actor, id: unknown): PullRequestTarget {
  for (const repository of github.repositories()) {
    const issue = [...repository.issues.values()]
      .filter(isPullRequest)
      .find((candidate) => pullRequestNodeId(candidate) === id);
    if (issue === undefined) continue;
    try {
      requirePermission(actor, repository, ['pull-requests:write']);
    } catch (error) {
      if (error instanceof HttpError && error.status === 403) throw new GraphqlError('FORBIDDEN', error.message);
      break;
    }
    return { repository, issue, actor };
  }
  throw new GraphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${String(id)}'`);
}

function enableAutoMerge(
  github: GitHubState,
  { repository, issue, actor }: PullRequestTarget,
  input: MutationInput,
): void {
  const { mergeMethod = 'MERGE', commitHeadline, commitBody, expectedHeadOid } = input;
  const method = String(mergeMethod).toLowerCase() as PullRequestMergeMethod;
  const refuse = (message: string) => new GraphqlError('UNPROCESSABLE', message);
  if (repository.settings.allowAutoMerge !== true) throw refuse('Auto merge is not allowed for this repository');
  if (!isMergeMethodAllowed(repository, method))
    throw refuse(`Merge method ${method} merging is not allowed on this repository`);
  if (issue.state === 'closed') throw refuse("Can't enable auto-merge for this pull request: Pull request is closed");
  if (expectedHeadOid !== undefined && expectedHeadOid !== issue.pull.headSha)
    throw refuse('Head sha does not match the expected head sha');
  const { state } = computeMergeability(repository, { ...issue, pull: { ...issue.pull, unknownReads: 0 } });
  if (state === 'clean') throw refuse('Pull request Pull request is in clean status');
  if (state === 'unstable') throw refuse('Pull request Pull request is in unstable status');
  issue.pull.autoMerge = {
    method,
    enabledBy: actor.user,
    title: toNullableString(commitHeadline),
    message: toNullableString(commitBody),
  };
  emitPullRequestEvent(github, repository, actor, issue, 'auto_merge_enabled');
}

function disableAutoMerge(github: GitHubState, { repository, issue, actor }: PullRequestTarget): void {
  if (issue.pull.autoMerge === null)
    throw new GraphqlError('UNPROCESSABLE', "Can't disable auto-merge for this pull request");
  issue.pull.autoMerge = null;
  emitPullRequestEvent(github, repository, actor, issue, 'auto_merge_disabled');
}

function setDraft(github: GitHubState, { repository, issue, actor }: PullRequestTarget, draft: boolean): void {
  if (issue.pull.draft === draft) return;
  issue.pull.draft = draft;
  emitPullRequestEvent(github, repository, actor, issue, draft ? 'converted_to_draft' : 'ready_for_review');
}

function toNullableString(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The fields of a pull request that a query can select. */
function pullRequestFields({ repository, issue }: PullRequestTarget): Readonly<Record<string, unknown>> {
  const { pull, number, state, title } = issue;
  const enabled = pull.autoMerge;
  return {
    id: pullRequestNodeId(issue),
    number,
    title,
    isDraft: pull.draft,
    merged: pull.mergedAt !== null,
    state: pull.mergedAt === null ? state.toUpperCase() : 'MERGED',
    baseRefName: pull.base,
    headRefName: pull.head,
    headRefOid: pull.headSha,
    repository: { nameWithOwner: repository.fullName },
    autoMergeRequest:
      enabled === null
        ? null
        : {
            mergeMethod: enabled.method.toUpperCase(),
            commitHeadline: enabled.title,
            commitBody: enabled.message,
            enabledBy: { login: enabled.enabledBy.login },
          },
  };
}
