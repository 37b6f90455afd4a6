import { HttpError } from '../model/http-error.ts';
import { type Actor, isPull, type MergeMethod, type PullRequest, type Repository } from '../model/model.ts';
import { isAllowed } from '../operations/merge-pull.ts';
import { emitPull } from '../operations/webhook-events.ts';
import type { Answer } from '../routing/route.ts';
import { demand } from '../state/access.ts';
import { credentialsOf } from '../state/credentials.ts';
import type { World } from '../state/github-state.ts';
import { mergeability } from '../state/mergeability.ts';
import { nodeId } from '../views/pulls.ts';
import { parseMutation, select } from './mutation-query.ts';

interface Place {
  readonly repository: Repository;
  readonly issue: PullRequest;
  readonly actor: Actor;
}

type Input = Readonly<Record<string, unknown>>;
type Mutation = (world: World, place: Place, input: Input) => void;

/** The mutations that REST has no operation for, and the fields of their input in GitHub's schema. */
const MUTATIONS: Readonly<Record<string, { readonly fields: readonly string[]; readonly run: Mutation }>> = {
  enablePullRequestAutoMerge: {
    fields: ['pullRequestId', 'mergeMethod', 'commitHeadline', 'commitBody', 'authorEmail', 'expectedHeadOid'],
    run: enableAutoMerge,
  },
  disablePullRequestAutoMerge: { fields: ['pullRequestId'], run: disableAutoMerge },
  convertPullRequestToDraft: { fields: ['pullRequestId'], run: (world, place) => setDraft(world, place, true) },
  markPullRequestReadyForReview: { fields: ['pullRequestId'], run: (world, place) => setDraft(world, place, false) },
};

class GraphqlError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** @throws a list of problems as `Error` when the query is none that GitHub's schema allows as far as it is known here */
export function answerGraphql(world: World, authorization: string | undefined, body: Buffer): Answer {
  const { actor } = credentialsOf(world, authorization);
  if (actor.kind === 'anonymous') throw new HttpError(401, 'This endpoint requires you to be authenticated.');
  const { query = '', variables = {} } = JSON.parse(body.toString()) as {
    readonly query?: string;
    readonly variables?: Input;
  };
  const { name, input, selection } = parseMutation(query, variables);
  const mutation = MUTATIONS[name];
  if (mutation === undefined) throw new Error(`there is no mutation ${name} here`);
  const unknown = Object.keys(input).filter(
    (field) => field !== 'clientMutationId' && !mutation.fields.includes(field),
  );
  if (unknown.length > 0) throw new Error(`${name} takes no ${unknown.join(', ')}`);
  try {
    const place = find(world, actor, input.pullRequestId);
    mutation.run(world, place, input);
    const given = { clientMutationId: input.clientMutationId ?? null, pullRequest: view(place) };
    return { status: 200, body: { data: { [name]: select(given, selection) } } };
  } catch (error) {
    if (!(error instanceof GraphqlError)) throw error;
    const problem = { type: error.type, path: [name], locations: [{ line: 1, column: 1 }], message: error.message };
    return { status: 200, body: { data: { [name]: null }, errors: [problem] } };
  }
}

function find(world: World, actor: Actor, id: unknown): Place {
  for (const repository of world.repositories()) {
    const issue = [...repository.issues.values()].filter(isPull).find((candidate) => nodeId(candidate) === id);
    if (issue === undefined) continue;
    try {
      demand(actor, repository, ['pull-requests:write']);
    } catch (error) {
      if (error instanceof HttpError && error.status === 403) throw new GraphqlError('FORBIDDEN', error.message);
      break;
    }
    return { repository, issue, actor };
  }
  throw new GraphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${String(id)}'`);
}

function enableAutoMerge(world: World, { repository, issue, actor }: Place, input: Input): void {
  const { mergeMethod = 'MERGE', commitHeadline, commitBody, expectedHeadOid } = input;
  const method = String(mergeMethod).toLowerCase() as MergeMethod;
  const refuse = (message: string) => new GraphqlError('UNPROCESSABLE', message);
  if (repository.settings.allowAutoMerge !== true) throw refuse('Auto merge is not allowed for this repository');
  if (!isAllowed(repository, method)) throw refuse(`Merge method ${method} merging is not allowed on this repository`);
  if (issue.state === 'closed') throw refuse("Can't enable auto-merge for this pull request: Pull request is closed");
  if (expectedHeadOid !== undefined && expectedHeadOid !== issue.pull.headSha)
    throw refuse('Head sha does not match the expected head sha');
  const { state } = mergeability(repository, { ...issue, pull: { ...issue.pull, unknownFor: 0 } });
  if (state === 'clean') throw refuse('Pull request Pull request is in clean status');
  if (state === 'unstable') throw refuse('Pull request Pull request is in unstable status');
  issue.pull.autoMerge = { method, enabledBy: actor.user, title: textOf(commitHeadline), message: textOf(commitBody) };
  emitPull(world, repository, actor, issue, 'auto_merge_enabled');
}

function disableAutoMerge(world: World, { repository, issue, actor }: Place): void {
  if (issue.pull.autoMerge === null)
    throw new GraphqlError('UNPROCESSABLE', "Can't disable auto-merge for this pull request");
  issue.pull.autoMerge = null;
  emitPull(world, repository, actor, issue, 'auto_merge_disabled');
}

function setDraft(world: World, { repository, issue, actor }: Place, draft: boolean): void {
  if (issue.pull.draft === draft) return;
  issue.pull.draft = draft;
  emitPull(world, repository, actor, issue, draft ? 'converted_to_draft' : 'ready_for_review');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The fields of a pull request that can be asked for. */
function view({ repository, issue }: Place): Readonly<Record<string, unknown>> {
  const { pull, number, state, title } = issue;
  const enabled = pull.autoMerge;
  return {
    id: nodeId(issue),
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
