import { type GitHub, listWorkflowRuns, type RepositoryName, type WorkflowRunState } from '@kalypso-actions/github';

/** How many runs of a workflow are searched. Older ones count as if they had never been. */
const MAX_SEARCHED_RUNS = 100;

/** The runs of a workflow whose titles contain a commit and one of some environments. */
export async function findRuns(
  github: GitHub,
  repository: RepositoryName,
  {
    workflow,
    commit,
    environments,
  }: { readonly workflow: string; readonly commit: string; readonly environments: readonly string[] },
): Promise<readonly WorkflowRunState[]> {
  const runs = await listWorkflowRuns(github, repository, { workflow, max: MAX_SEARCHED_RUNS });
  return runs.filter(({ title }) => {
    const words = title.split(' ');
    return words.includes(commit) && environments.some((name) => words.includes(name));
  });
}
