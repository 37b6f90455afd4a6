import { formatTimestamp } from '../git/commits.ts';
import type { EnvironmentProtection } from '../model/protocol.ts';
import type { EnvironmentRecord, RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from './github-state.ts';

/** An environment of a repository. Like GitHub, creates one that does not exist, without any protection. */
export function ensureEnvironment(github: GitHubState, repository: RepositoryRecord, name: string): EnvironmentRecord {
  const known = repository.environments.get(name.toLowerCase());
  if (known !== undefined) return known;
  const environment: EnvironmentRecord = {
    id: github.nextId(),
    name,
    createdAt: formatTimestamp(),
    policies: [],
    waitMinutes: 0,
    preventsSelfReview: false,
    reviewers: [],
    branchLimit: undefined,
  };
  repository.environments.set(name.toLowerCase(), environment);
  return environment;
}

/** What a job has to observe that names an environment, which it creates if it does not exist. */
export function readProtection(
  github: GitHubState,
  repository: RepositoryRecord,
  name: string | undefined,
): EnvironmentProtection {
  const subjectPrefix = formatSubjectPrefix(repository);
  if (name === undefined) return { hasReviewers: false, branches: null, subjectPrefix };
  const { reviewers, branchLimit, policies } = ensureEnvironment(github, repository, name);
  const named = policies.filter(({ type }) => type === 'branch').map((policy) => policy.name);
  const guarded = Object.keys(repository.settings.protection ?? {});
  const branches = branchLimit === undefined ? null : branchLimit === 'policies' ? named : guarded;
  return { hasReviewers: reviewers.length > 0, branches, subjectPrefix };
}

/** What the subjects of ID tokens of a repository start with. Names can be reused after a rename, IDs cannot. */
export function formatSubjectPrefix({ id, name, owner, fullName, settings }: RepositoryRecord): string {
  return settings.immutableSubject === false ? `repo:${fullName}` : `repo:${owner.login}@${owner.id}/${name}@${id}`;
}
