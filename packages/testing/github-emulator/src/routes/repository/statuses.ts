import { formatTimestamp } from '../../git/commits.ts';
import { resolveCommit } from '../../git/refs.ts';
import { assertMaxLength, HttpError, notFound, validationFailed } from '../../model/http-error.ts';
import { type CommitStatusRecord, isPullRequest } from '../../model/records.ts';
import { tryAutoMerge } from '../../operations/merge-pull-request.ts';
import { commonPayload } from '../../operations/webhook-events.ts';
import {
  type ApiCall,
  type ApiRoute,
  created,
  createLinkHeader,
  defineRoute,
  ok,
  paginate,
  readPaging,
} from '../../routing/route.ts';
import { findLatestStatuses } from '../../state/mergeability.ts';
import { repositoryView } from '../../views/repositories.ts';
import { userView } from '../../views/users.ts';

const REPO = '/repos/{owner}/{repo}';

interface StatusBody {
  readonly state: CommitStatusRecord['state'];
  readonly target_url?: string | null;
  readonly description?: string | null;
  readonly context?: string;
}

export const statusRoutes: readonly ApiRoute[] = [
  defineRoute<StatusBody>(`POST ${REPO}/statuses/{sha}`, 'statuses:write', (call) => {
    const status = addStatus(call);
    const { github, repository, actor } = call;
    github.emitEvent(actor, repository, {
      name: 'status',
      payload: {
        id: status.id,
        sha: status.sha,
        state: status.state,
        context: status.context,
        description: status.description,
        target_url: status.targetUrl,
        ...commonPayload(github, repository, actor),
      },
    });
    for (const issue of repository.issues.values())
      if (isPullRequest(issue) && issue.pull.headSha === status.sha) tryAutoMerge(github, repository, issue);
    return created({ ...statusView(call, status), creator: userView(call.api, status.creator) });
  }),
  defineRoute(`GET ${REPO}/commits/{ref}/statuses`, 'statuses:read', (call) => {
    const sha = requireCommit(call, call.path.ref ?? '');
    const all = call.repository.statuses.filter((status) => status.sha === sha).toReversed();
    const deleted = call.repository.settings.deletedAccounts ?? [];
    return paginate(call, all, (status) => ({
      ...statusView(call, status),
      creator: deleted.includes(status.creator.login) ? null : userView(call.api, status.creator),
    }));
  }),
  defineRoute(`GET ${REPO}/commits/{ref}/status`, 'statuses:read', (call) => {
    const sha = requireCommit(call, call.path.ref ?? '');
    const latest = findLatestStatuses(call.repository, sha);
    const { size, number } = readPaging(call.query);
    const url = `${call.api}/repos/${call.repository.fullName}/commits/${sha}`;
    const body = {
      state: combineStates(latest),
      statuses: latest.slice((number - 1) * size, number * size).map((status) => statusView(call, status)),
      sha,
      total_count: latest.length,
      repository: repositoryView(call.github, call.api, call.repository),
      commit_url: url,
      url: `${url}/status`,
    };
    return { ...ok(body), headers: createLinkHeader(call.address, latest.length, size, number) };
  }),
];

function addStatus({ github, repository, actor, path, body }: ApiCall<StatusBody>): CommitStatusRecord {
  const { state, target_url: targetUrl = null, description = null, context = 'default' } = body;
  const sha = path.sha ?? '';
  if (!/^[0-9a-f]{40}$/.test(sha) || resolveCommit(repository.folder, sha) === undefined)
    throw new HttpError(422, `No commit found for SHA: ${sha}`);
  assertMaxLength('Status', 'description', description, 140);
  assertMaxLength('Status', 'context', context, 255);
  if (targetUrl !== null && targetUrl !== '' && !/^https?:\/\//.test(targetUrl))
    throw validationFailed('Status', {
      code: 'custom',
      field: 'target_url',
      message: 'target_url must use http(s) scheme',
    });
  const same = repository.statuses.filter((status) => status.sha === sha && status.context === context);
  if (same.length >= 1000)
    throw validationFailed('Status', {
      code: 'custom',
      message: 'This SHA and context has reached the maximum number of statuses.',
    });
  const status = {
    id: github.nextId(),
    sha,
    state,
    context,
    description,
    targetUrl,
    creator: actor.user,
    createdAt: formatTimestamp(),
  };
  repository.statuses.push(status);
  return status;
}

function requireCommit({ repository }: ApiCall, ref: string): string {
  const sha = resolveCommit(repository.folder, ref);
  if (sha === undefined) throw notFound();
  return sha;
}

function combineStates(statuses: readonly CommitStatusRecord[]): string {
  if (statuses.some(({ state }) => state === 'error' || state === 'failure')) return 'failure';
  return statuses.length > 0 && statuses.every(({ state }) => state === 'success') ? 'success' : 'pending';
}

function statusView({ api, repository }: ApiCall, status: CommitStatusRecord): Readonly<Record<string, unknown>> {
  return {
    url: `${api}/repos/${repository.fullName}/statuses/${status.sha}`,
    avatar_url: String(userView(api, status.creator).avatar_url),
    id: status.id,
    node_id: `SC_${status.id}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}
