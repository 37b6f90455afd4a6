import { shortCommitId } from '@kalypso-actions/git-objects';
import {
  escapeProblem,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { Work } from '@kalypso-actions/promotion';

/** The job summary: what the GitOps commit of each environment promotes, and what has to be started. */
export function renderResolutions({ resolutions, starts, diagnostics }: Work): Markdown {
  return markdownDocument([
    heading('Promoted commits'),
    ...(resolutions.length > 0 ? [renderTable(resolutions)] : []),
    ...starts.map(({ title, workflow }) => paragraph(escapeText(`${title}: `), inlineCode(workflow))),
    ...diagnostics.map(({ message, hint }) => paragraph(escapeProblem(`${message}.`, hint))),
  ]);
}

function renderTable(resolutions: Work['resolutions']): Markdown {
  const commit = (id: string | undefined) => (id === undefined ? trustedMarkdown('') : inlineCode(shortCommitId(id)));
  const head = ['environment', 'GitOps commit', 'promoted commit', 'result', 'details'];
  return table(
    head.map((name) => escapeText(name)),
    resolutions.map(({ environment, gitopsCommit, recordedCommit, reason, message }) => [
      inlineCode(environment),
      commit(gitopsCommit),
      commit(recordedCommit),
      escapeText(reason),
      escapeText(message),
    ]),
  );
}
