import { type ApiRoute, defineRoute, ok } from '../../routing/route.ts';
import { fullRepositoryView } from '../../views/repositories.ts';

export const repositoryRoutes: readonly ApiRoute[] = [
  defineRoute('GET /repos/{owner}/{repo}', 'nothing', ({ world, api, repository, actor }) =>
    ok(fullRepositoryView(world, api, repository, actor)),
  ),
];
