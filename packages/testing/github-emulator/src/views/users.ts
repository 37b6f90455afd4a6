import type { UserRecord } from '../model/records.ts';

/** The schema `simple-user`. */
export function userView(api: string, { id, login, type }: UserRecord): Readonly<Record<string, unknown>> {
  const url = `${api}/users/${encodeURIComponent(login)}`;
  const site = api.slice(0, -'/api/v3'.length);
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `${site}/avatars/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${site}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

/** The git author of a user's commits through the API, with GitHub's noreply address. */
export function noreplyIdentity({ id, login }: UserRecord): { readonly name: string; readonly email: string } {
  return { name: login, email: `${id}+${login}@users.noreply.github.com` };
}
