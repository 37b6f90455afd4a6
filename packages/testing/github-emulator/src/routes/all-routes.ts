import type { ApiRoute } from '../routing/route.ts';
import { appRoutes } from './apps/apps.ts';
import { dispatchRoutes } from './apps/dispatches.ts';
import { environmentRoutes } from './apps/environments.ts';
import { userRoutes } from './apps/user.ts';
import { workflowRunRoutes } from './apps/workflow-runs.ts';
import { commentRoutes } from './conversation/comments.ts';
import { issueRoutes } from './conversation/issues.ts';
import { labelRoutes } from './conversation/labels.ts';
import { pullRoutes } from './conversation/pulls.ts';
import { reviewRoutes } from './conversation/reviews.ts';
import { branchRoutes } from './repository/branches.ts';
import { commitRoutes } from './repository/commits.ts';
import { contentRoutes } from './repository/contents.ts';
import { gitDataRoutes } from './repository/git-data.ts';
import { refRoutes } from './repository/refs.ts';
import { repositoryRoutes } from './repository/repositories.ts';
import { statusRoutes } from './repository/statuses.ts';

/** By the operation's name in GitHub's description. */
export const API_ROUTES: ReadonlyMap<string, ApiRoute> = new Map(
  [
    appRoutes,
    branchRoutes,
    commentRoutes,
    commitRoutes,
    contentRoutes,
    dispatchRoutes,
    environmentRoutes,
    gitDataRoutes,
    issueRoutes,
    labelRoutes,
    pullRoutes,
    refRoutes,
    repositoryRoutes,
    reviewRoutes,
    statusRoutes,
    userRoutes,
    workflowRunRoutes,
  ]
    .flat()
    .map((route) => [route.operation, route]),
);
