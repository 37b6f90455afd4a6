import type { GitHub } from './client.ts';
import { isStatus } from './error.ts';
import type { RepositoryName } from './repository.ts';

/** A label as it is made when it is missing. */
export interface Label {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** Makes a label if there is none of that name. One that is there stays as it is. */
export async function ensureLabel(github: GitHub, repository: RepositoryName, label: Label): Promise<void> {
  if (await hasLabel(github, repository, label.name)) return;
  const create = () => github.request('POST /repos/{owner}/{repo}/labels', { ...repository, ...label });
  await github.createOnce(
    async () => (await create()).status === 201,
    async () => (await hasLabel(github, repository, label.name)) || undefined,
  );
}

async function hasLabel(github: GitHub, repository: RepositoryName, name: string): Promise<boolean> {
  try {
    await github.request('GET /repos/{owner}/{repo}/labels/{name}', { ...repository, name });
    return true;
  } catch (error) {
    if (isStatus(error, 404)) return false;
    throw error;
  }
}

/** Puts labels on an issue or a pull request, beside those that are there. GitHub makes those that are missing. */
export async function addLabels(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  labels: readonly string[],
): Promise<void> {
  await github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
    ...repository,
    issue_number: number,
    labels: [...labels],
    request: { idempotent: true },
  });
}

/** Takes a label off an issue or a pull request, if it is there. */
export async function removeLabel(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  name: string,
): Promise<void> {
  const parameters = { ...repository, issue_number: number, name };
  try {
    await github.request('DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}', parameters);
  } catch (error) {
    if (!isStatus(error, 404)) throw error;
  }
}
