import { appRoutes } from './apps.ts';
import { branchRoutes } from './branches.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { contentRoutes } from './contents.ts';
import { dispatchRoutes } from './dispatches.ts';
import { gitDataRoutes } from './git-data.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { pullRoutes } from './pulls.ts';
import { refRoutes } from './refs.ts';
import { repositoryRoutes } from './repositories.ts';
import { reviewRoutes } from './reviews.ts';
import type { Route } from './route.ts';
import { statusRoutes } from './statuses.ts';
import { userRoutes } from './user.ts';

/** By GitHub's name of the operation. */
export const ROUTES: ReadonlyMap<string, Route> = new Map(
  [
    appRoutes,
    branchRoutes,
    commentRoutes,
    commitRoutes,
    contentRoutes,
    dispatchRoutes,
    gitDataRoutes,
    issueRoutes,
    labelRoutes,
    pullRoutes,
    refRoutes,
    repositoryRoutes,
    reviewRoutes,
    statusRoutes,
    userRoutes,
  ]
    .flat()
    .map((route) => [route.operation, route]),
);
