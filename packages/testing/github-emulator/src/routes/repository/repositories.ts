import { ok, type Route, route } from '../../routing/route.ts';
import { fullRepositoryView } from '../../views/repositories.ts';

export const repositoryRoutes: readonly Route[] = [
  route('GET /repos/{owner}/{repo}', 'nothing', ({ world, api, repository, actor }) =>
    ok(fullRepositoryView(world, api, repository, actor)),
  ),
];
