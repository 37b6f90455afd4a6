import { HttpError, notFound } from '../../model/http-error.ts';
import type { BranchPolicyRecord, EnvironmentRecord, EnvironmentReviewer } from '../../model/records.ts';
import { type ApiCall, type ApiRoute, defineRoute, ok, paginate } from '../../routing/route.ts';
import { ensureEnvironment, formatSubjectPrefix } from '../../state/environments.ts';
import { userView } from '../../views/users.ts';

const REPO = '/repos/{owner}/{repo}';
const ENVIRONMENT = `${REPO}/environments/{environment_name}`;
/** GitHub accepts at most six users and teams. */
const MAX_REVIEWERS = 6;

interface EnvironmentBody {
  readonly wait_timer?: number;
  readonly prevent_self_review?: boolean;
  readonly reviewers?: readonly { readonly type?: 'User' | 'Team'; readonly id?: number }[] | null;
  readonly deployment_branch_policy?: {
    readonly protected_branches: boolean;
    readonly custom_branch_policies: boolean;
  } | null;
}

/** GitHub environments and the branches that may use them, and what subjects of ID tokens start with. */
export const environmentRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${ENVIRONMENT}`, 'actions:read', (call) => ok(environmentView(call, requireEnvironment(call)))),
  defineRoute<EnvironmentBody | null | undefined>(`PUT ${ENVIRONMENT}`, 'administration:write', (call) => {
    const { wait_timer: wait = 0, prevent_self_review: prevents = false } = call.body ?? {};
    const { reviewers, deployment_branch_policy: policy } = call.body ?? {};
    const found = (reviewers ?? []).map((reviewer) => requireReviewer(call, reviewer));
    if (found.length > MAX_REVIEWERS) throw new HttpError(422, 'Validation Failed');
    if (found.length > 0 && call.repository.settings.allowRequiredReviewers === false)
      throw new HttpError(
        422,
        'Failed to create the environment protection rule. Please ensure the billing plan supports the required reviewers protection rule.',
      );
    if (policy && policy.protected_branches === policy.custom_branch_policies)
      throw new HttpError(422, 'Validation Failed');
    const environment = ensureEnvironment(call.github, call.repository, call.path.environment_name ?? '');
    // What the request does not name is removed.
    environment.waitMinutes = wait;
    environment.preventsSelfReview = prevents;
    environment.reviewers = found;
    environment.branchLimit = policy ? (policy.protected_branches ? 'protected' : 'policies') : undefined;
    if (environment.branchLimit !== 'policies') environment.policies.length = 0;
    return ok(environmentView(call, environment));
  }),
  defineRoute(`GET ${ENVIRONMENT}/deployment-branch-policies`, 'actions:read', (call) => {
    const { policies } = requireEnvironment(call);
    const page = paginate(call, policies, policyView);
    return { ...page, body: { total_count: policies.length, branch_policies: page.body } };
  }),
  defineRoute<{ readonly name: string; readonly type?: 'branch' | 'tag' }>(
    `POST ${ENVIRONMENT}/deployment-branch-policies`,
    'administration:write',
    (call) => {
      const { name, type = 'branch' } = call.body;
      const { policies, branchLimit } = requireEnvironment(call);
      if (branchLimit !== 'policies') throw notFound();
      const known = policies.find((policy) => policy.name === name && policy.type === type);
      if (known !== undefined) return { status: 303 };
      const policy = { id: call.github.nextId(), name, type };
      policies.push(policy);
      return ok(policyView(policy));
    },
  ),
  defineRoute(`GET ${REPO}/actions/oidc/customization/sub`, 'actions:read', ({ repository }) =>
    ok({
      use_default: true,
      use_immutable_subject: repository.settings.immutableSubject !== false,
      sub_claim_prefix: formatSubjectPrefix(repository),
    }),
  ),
];

function requireEnvironment({ repository, path }: ApiCall): EnvironmentRecord {
  const found = repository.environments.get((path.environment_name ?? '').toLowerCase());
  if (found === undefined) throw notFound();
  return found;
}

function requireReviewer(
  { github, repository }: ApiCall<unknown>,
  { type, id = 0 }: { readonly type?: 'User' | 'Team'; readonly id?: number },
): EnvironmentReviewer {
  const user = github.findUserById(id);
  if (type === 'User' && user?.type === 'User') return { type, user };
  const slug = repository.settings.teams?.[id - 1];
  if (type === 'Team' && slug !== undefined) return { type, id, slug };
  throw new HttpError(422, 'Validation Failed');
}

function policyView({ id, name, type }: BranchPolicyRecord): unknown {
  return { id, node_id: `DBP_${id}`, name, type };
}

function environmentView({ api, github, repository }: ApiCall<unknown>, environment: EnvironmentRecord): unknown {
  const { id, name, createdAt, waitMinutes, reviewers, preventsSelfReview, branchLimit } = environment;
  const rule = (type: string, offset: number) => ({ id: id * 10 + offset, node_id: `GA_${id * 10 + offset}`, type });
  return {
    id,
    node_id: `EN_${id}`,
    name,
    url: `${api}/repos/${repository.fullName}/environments/${encodeURIComponent(name)}`,
    html_url: `${github.url}/${repository.fullName}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: createdAt,
    updated_at: createdAt,
    protection_rules: [
      ...(waitMinutes > 0 ? [{ ...rule('wait_timer', 1), wait_timer: waitMinutes }] : []),
      ...(reviewers.length > 0
        ? [
            {
              ...rule('required_reviewers', 2),
              prevent_self_review: preventsSelfReview,
              reviewers: reviewers.map((reviewer) => reviewerView(api, reviewer)),
            },
          ]
        : []),
      ...(branchLimit === undefined ? [] : [rule('branch_policy', 3)]),
    ],
    deployment_branch_policy:
      branchLimit === undefined
        ? null
        : { protected_branches: branchLimit === 'protected', custom_branch_policies: branchLimit === 'policies' },
  };
}

function reviewerView(api: string, reviewer: EnvironmentReviewer): unknown {
  if (reviewer.type === 'User') return { type: 'User', reviewer: userView(api, reviewer.user) };
  const { id, slug } = reviewer;
  const url = `${api}/teams/${id}`;
  const team = {
    id,
    node_id: `T_${id}`,
    slug,
    name: slug,
    description: null,
    permission: 'push',
    type: 'organization',
  };
  const links = { url, html_url: url, members_url: `${url}/members{/member}`, repositories_url: `${url}/repos` };
  return { type: 'Team', reviewer: { ...team, ...links, parent: null } };
}
