import type { EnvironmentDeployment } from '@kalypso-actions/deployment';
import {
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
} from '@kalypso-actions/markdown';

/** The job summary: the deployment targets of an environment, and the folders that disappear. */
export function renderDeploymentSummary(
  { environment, branch, parent, targets }: EnvironmentDeployment,
  retired: readonly string[],
): Markdown {
  const path = (folder: string) => inlineCode(parent === '' ? folder : `${parent}/${folder}`);
  return markdownDocument([
    heading(`Manifests for ${environment}`),
    table(
      ['deployment target', 'storage', 'branch', 'folder'].map((name) => escapeText(name)),
      targets.map(({ fullName, location }) => [
        inlineCode(fullName),
        escapeText(location.storage),
        inlineCode(branch),
        path(location.folder),
      ]),
    ),
    ...retired.map((folder) =>
      paragraph(escapeText('No longer in the workload files, so the pull request removes it: '), path(folder)),
    ),
  ]);
}
