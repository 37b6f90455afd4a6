import { cpSync } from 'node:fs';
import type { GitOpsFixture, GitOpsRepository } from './gitops-fixture.ts';

/** The state of a GitOps repository, to create copies of it. */
export interface RepositorySnapshot {
  readonly folder: string;
  readonly pulls: readonly {
    readonly head: string;
    readonly title: string;
    readonly body: string;
    readonly labels: readonly string[];
  }[];
}

export async function takeSnapshot(repository: GitOpsRepository): Promise<RepositorySnapshot> {
  const pulls = await repository.pulls();
  return {
    folder: repository.folder,
    pulls: pulls.map(({ head, title, body, labels }) => ({
      head: head.ref,
      title,
      body,
      labels: labels.map(({ name }) => name),
    })),
  };
}

/** Creates a repository with the state of a snapshot. */
export async function restoreSnapshot(
  fixture: GitOpsFixture,
  { folder, pulls }: RepositorySnapshot,
): Promise<GitOpsRepository> {
  const repository = await fixture.create({});
  cpSync(folder, repository.folder, { recursive: true });
  for (const { labels, ...pull } of pulls) {
    const { number } = await repository.api<{ readonly number: number }>('POST', '/pulls', { base: 'dev', ...pull });
    if (labels.length > 0) await repository.api('POST', `/issues/${number}/labels`, { labels });
  }
  return repository;
}
