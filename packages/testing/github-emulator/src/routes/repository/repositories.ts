import { type ApiRoute, defineRoute, ok } from '../../routing/route.ts';
import { fullRepositoryView } from '../../views/repositories.ts';

export const repositoryRoutes: readonly ApiRoute[] = [
  defineRoute('GET /repos/{owner}/{repo}', 'none', ({ github, api, repository, actor }) =>
    ok(fullRepositoryView(github, api, repository, actor)),
  ),
];
