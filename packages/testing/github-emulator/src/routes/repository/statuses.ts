import { stamp } from '../../git/commits.ts';
import { commitId } from '../../git/refs.ts';
import { atMost, HttpError, invalid, notFound } from '../../model/http-error.ts';
import { isPull, type Status } from '../../model/model.ts';
import { autoMerge } from '../../operations/merge-pull.ts';
import { common } from '../../operations/webhook-events.ts';
import { type Call, created, ok, page, pageLinks, paging, type Route, route } from '../../routing/route.ts';
import { latestStatuses } from '../../state/mergeability.ts';
import { repositoryView } from '../../views/repositories.ts';
import { userView } from '../../views/users.ts';

const REPO = '/repos/{owner}/{repo}';

interface NewStatus {
  readonly state: Status['state'];
  readonly target_url?: string | null;
  readonly description?: string | null;
  readonly context?: string;
}

export const statusRoutes: readonly Route[] = [
  route<NewStatus>(`POST ${REPO}/statuses/{sha}`, 'statuses:write', (call) => {
    const status = set(call);
    const { world, repository, actor } = call;
    world.emit(actor, repository, {
      name: 'status',
      payload: {
        id: status.id,
        sha: status.sha,
        state: status.state,
        context: status.context,
        description: status.description,
        target_url: status.targetUrl,
        ...common(world, repository, actor),
      },
    });
    for (const issue of repository.issues.values())
      if (isPull(issue) && issue.pull.headSha === status.sha) autoMerge(world, repository, issue);
    return created({ ...statusView(call, status), creator: userView(call.api, status.creator) });
  }),
  route(`GET ${REPO}/commits/{ref}/statuses`, 'statuses:read', (call) => {
    const sha = commitOf(call, call.path.ref ?? '');
    const all = call.repository.statuses.filter((status) => status.sha === sha).toReversed();
    return page(call, all, (status) => ({ ...statusView(call, status), creator: userView(call.api, status.creator) }));
  }),
  route(`GET ${REPO}/commits/{ref}/status`, 'statuses:read', (call) => {
    const sha = commitOf(call, call.path.ref ?? '');
    const latest = latestStatuses(call.repository, sha);
    const { size, number } = paging(call.query);
    const url = `${call.api}/repos/${call.repository.fullName}/commits/${sha}`;
    const body = {
      state: combined(latest),
      statuses: latest.slice((number - 1) * size, number * size).map((status) => statusView(call, status)),
      sha,
      total_count: latest.length,
      repository: repositoryView(call.world, call.api, call.repository),
      commit_url: url,
      url: `${url}/status`,
    };
    return { ...ok(body), headers: pageLinks(call.address, latest.length, size, number) };
  }),
];

function set({ world, repository, actor, path, body }: Call<NewStatus>): Status {
  const { state, target_url: targetUrl = null, description = null, context = 'default' } = body;
  const sha = path.sha ?? '';
  if (!/^[0-9a-f]{40}$/.test(sha) || commitId(repository.folder, sha) === undefined)
    throw new HttpError(422, `No commit found for SHA: ${sha}`);
  atMost('Status', 'description', description, 140);
  atMost('Status', 'context', context, 255);
  if (targetUrl !== null && targetUrl !== '' && !/^https?:\/\//.test(targetUrl))
    throw invalid('Status', { code: 'custom', field: 'target_url', message: 'target_url must use http(s) scheme' });
  const same = repository.statuses.filter((status) => status.sha === sha && status.context === context);
  if (same.length >= 1000)
    throw invalid('Status', {
      code: 'custom',
      message: 'This SHA and context has reached the maximum number of statuses.',
    });
  const status = {
    id: world.nextId(),
    sha,
    state,
    context,
    description,
    targetUrl,
    creator: actor.user,
    createdAt: stamp(),
  };
  repository.statuses.push(status);
  return status;
}

function commitOf({ repository }: Call, ref: string): string {
  const sha = commitId(repository.folder, ref);
  if (sha === undefined) throw notFound();
  return sha;
}

function combined(statuses: readonly Status[]): string {
  if (statuses.some(({ state }) => state === 'error' || state === 'failure')) return 'failure';
  return statuses.length > 0 && statuses.every(({ state }) => state === 'success') ? 'success' : 'pending';
}

function statusView({ api, repository }: Call, status: Status): Readonly<Record<string, unknown>> {
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
