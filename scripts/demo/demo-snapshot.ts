import type { RunRecord } from '@kalypso-actions/workflow-runner';
import type { TutorialChapter } from '../../test/support/tutorial/chapters.ts';
import type { ClusterReport } from '../../test/support/tutorial/fleet.ts';
import type { GreetingPage } from '../../test/support/tutorial/greeting-pages.ts';
import { REPOSITORIES } from '../../test/support/tutorial/seed-repositories.ts';
import type {
  TutorialCommit,
  TutorialPullRequest,
  TutorialSandbox,
  TutorialStatus,
} from '../../test/support/tutorial/tutorial-sandbox.ts';

/** A pull request with its repository and patch. */
export interface DemoPullRequest extends TutorialPullRequest {
  readonly repository: string;
  readonly patch: string;
}

/** The statuses of a commit. */
export interface DemoStatuses {
  readonly commit: TutorialCommit;
  readonly statuses: readonly TutorialStatus[];
}

/** The state of the sandbox at one moment. */
export interface DemoSnapshot {
  readonly pulls: readonly DemoPullRequest[];
  /** The statuses of every commit on the control plane's `main`, newest first. */
  readonly statuses: readonly DemoStatuses[];
}

/** A chapter and its result. */
export interface PlayedChapter {
  readonly chapter: TutorialChapter;
  readonly number: number;
  readonly seconds: number;
  /** The runs that it triggered. */
  readonly runs: readonly RunRecord[];
  /** The runs of earlier chapters that finished in it. */
  readonly finished: readonly RunRecord[];
  /** What the clusters reported in it. */
  readonly reports: readonly ClusterReport[];
  /** The pages of the application that were opened in it. */
  readonly pages: readonly GreetingPage[];
  readonly before: DemoSnapshot;
  readonly after: DemoSnapshot;
}

const GITOPS_REPOSITORIES = [REPOSITORIES.platformGitOps, REPOSITORIES.applicationGitOps];

/** Captures everything that a chapter can change. */
export async function takeDemoSnapshot(sandbox: TutorialSandbox): Promise<DemoSnapshot> {
  const pulls = GITOPS_REPOSITORIES.flatMap((repository) =>
    ['dev', 'stage'].map(async (base) =>
      (await sandbox.pulls(repository, base, 'all')).map((pull) => ({
        ...pull,
        repository,
        patch: sandbox.patch(repository, pull.head),
      })),
    ),
  );
  const statuses = sandbox.log(REPOSITORIES.controlPlane, 'main').map(async (commit) => ({
    commit,
    statuses: Object.values(await sandbox.statuses(REPOSITORIES.controlPlane, commit.id)),
  }));
  return { pulls: (await Promise.all(pulls)).flat(), statuses: await Promise.all(statuses) };
}
