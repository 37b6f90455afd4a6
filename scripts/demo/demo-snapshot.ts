import type { RunRecord } from '@kalypso-actions/workflow-runner';
import type { TutorialChapter } from '../../test/support/tutorial/chapters.ts';
import { REPOSITORIES } from '../../test/support/tutorial/seed-repositories.ts';
import type {
  TutorialCommit,
  TutorialPullRequest,
  TutorialSandbox,
  TutorialStatus,
} from '../../test/support/tutorial/tutorial-sandbox.ts';

/** A pull request and where it is. */
export interface DemoPullRequest extends TutorialPullRequest {
  readonly repository: string;
  readonly patch: string;
}

export interface DemoStatuses {
  readonly commit: TutorialCommit;
  readonly statuses: readonly TutorialStatus[];
}

/** How things stand at one moment. */
export interface DemoSnapshot {
  readonly pulls: readonly DemoPullRequest[];
  /** Of every commit of the control plane's `main`, the newest first. */
  readonly statuses: readonly DemoStatuses[];
}

/** A chapter that was played, and what came of it. */
export interface PlayedChapter {
  readonly chapter: TutorialChapter;
  readonly number: number;
  readonly seconds: number;
  /** Those that it started. */
  readonly runs: readonly RunRecord[];
  /** Those that earlier ones started and that came to an end in it. */
  readonly ended: readonly RunRecord[];
  readonly before: DemoSnapshot;
  readonly after: DemoSnapshot;
}

const GITOPS_REPOSITORIES = [REPOSITORIES.platformGitOps, REPOSITORIES.applicationGitOps];

/** Looks at everything that a chapter may change. */
export async function takeDemoSnapshot(world: TutorialSandbox): Promise<DemoSnapshot> {
  const pulls = GITOPS_REPOSITORIES.flatMap((repository) =>
    ['dev', 'stage'].map(async (base) =>
      (await world.pulls(repository, base, 'all')).map((pull) => ({
        ...pull,
        repository,
        patch: world.patch(repository, pull.head),
      })),
    ),
  );
  const statuses = world.log(REPOSITORIES.controlPlane, 'main').map(async (commit) => ({
    commit,
    statuses: Object.values(await world.statuses(REPOSITORIES.controlPlane, commit.id)),
  }));
  return { pulls: (await Promise.all(pulls)).flat(), statuses: await Promise.all(statuses) };
}
