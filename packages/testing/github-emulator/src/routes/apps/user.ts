import { HttpError } from '../../model/http-error.ts';
import { type ApiRoute, defineRoute, ok } from '../../routing/route.ts';
import { userView } from '../../views/users.ts';

const RATE_LIMIT = 5000;

export const userRoutes: readonly ApiRoute[] = [
  defineRoute('GET /user', 'none', ({ api, actor }) => {
    if (actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication');
    if (actor.kind !== 'user') throw new HttpError(403, 'Resource not accessible by integration');
    return ok({
      ...userView(api, actor.user),
      user_view_type: 'public',
      name: actor.user.login,
      company: null,
      blog: '',
      location: null,
      email: null,
      hireable: null,
      bio: null,
      public_repos: 0,
      public_gists: 0,
      followers: 0,
      following: 0,
      created_at: '2020-01-01T00:00:00Z',
      updated_at: '2020-01-01T00:00:00Z',
    });
  }),
  defineRoute('GET /rate_limit', 'none', () => {
    const rate = { limit: RATE_LIMIT, used: 0, remaining: RATE_LIMIT, reset: Math.floor(Date.now() / 1000) + 3600 };
    return ok({ resources: { core: rate, search: rate, graphql: rate }, rate });
  }),
];
