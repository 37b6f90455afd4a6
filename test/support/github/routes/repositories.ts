import { fullRepositoryView } from '../views/repositories.ts';
import { ok, type Route, route } from './route.ts';

export const repositoryRoutes: readonly Route[] = [
  route('GET /repos/{owner}/{repo}', 'nothing', ({ world, api, repository, actor }) =>
    ok(fullRepositoryView(world, api, repository, actor)),
  ),
];
