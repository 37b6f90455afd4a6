import type { GitHub } from '../client/create-github.ts';
import { hasHttpStatus } from '../client/github-error.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** A label, as it is created if it does not exist. */
export interface Label {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** Creates a label, unless one of that name exists. An existing label is not changed. */
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
    if (hasHttpStatus(error, 404)) return false;
    throw error;
  }
}

/** Adds labels to those of an issue or a pull request. GitHub creates those that do not exist. */
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

/** Removes a label from an issue or a pull request, if it has the label. */
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
    if (!hasHttpStatus(error, 404)) throw error;
  }
}
