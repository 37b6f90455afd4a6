import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { REPOSITORIES } from '../../test/support/tutorial/seed.ts';
import type { Chapter } from '../../test/support/tutorial/story.ts';
import type { Commit, CommitStatus, PullRequest, TutorialWorld } from '../../test/support/tutorial/world.ts';

/** A pull request and where it is. */
export interface PullRecord extends PullRequest {
  readonly repository: string;
  readonly patch: string;
}

export interface StatusRecord {
  readonly commit: Commit;
  readonly statuses: readonly CommitStatus[];
}

/** How things stand at one moment. */
export interface Scene {
  readonly pulls: readonly PullRecord[];
  /** Of every commit of the control plane's `main`, the newest first. */
  readonly statuses: readonly StatusRecord[];
}

/** A chapter that was played, and what came of it. */
export interface Played {
  readonly chapter: Chapter;
  readonly number: number;
  readonly seconds: number;
  /** Those that it started. */
  readonly runs: readonly RunRecord[];
  /** Those that earlier ones started and that came to an end in it. */
  readonly ended: readonly RunRecord[];
  readonly before: Scene;
  readonly after: Scene;
}

const WITH_PULLS = [REPOSITORIES.platformGitOps, REPOSITORIES.applicationGitOps];

/** Looks at everything that a chapter may change. */
export async function look(world: TutorialWorld): Promise<Scene> {
  const pulls = WITH_PULLS.flatMap((repository) =>
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
