import { addSummary } from '@kalypso-actions/action-kit';
import {
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { Operation, Result } from './result.ts';

const DONE: Readonly<Record<Operation, string>> = {
  created: 'A pull request was opened',
  updated: 'The pull request was updated',
  unchanged: 'The pull request says this already; nothing was done',
  closed: 'Nothing is left to change; the pull request was closed',
  none: 'The branch holds this already; nothing was done',
};

const FORESEEN: Readonly<Record<Operation, string>> = {
  created: 'A pull request would be opened',
  updated: 'The pull request would be updated',
  unchanged: 'The pull request says this already',
  closed: 'The pull request would be closed, as nothing is left to change',
  none: 'The branch holds this already',
};

/** Shows in the job summary what became of the pull request, and what it says; with `dry-run`, what it would say. */
export function showResult(result: Result, isDryRun: boolean): void {
  addSummary(summaryOf(result, isDryRun));
}

function summaryOf({ target, operation, pull, diagnostics, title, body }: Result, isDryRun: boolean): Markdown {
  const place =
    target === undefined ? '' : ` of ${target.repository.owner}/${target.repository.repo}, ${target.branch}`;
  const link =
    pull === undefined ? trustedMarkdown('') : trustedMarkdown(`: <a href="${pull.url}">#${pull.number}</a>`);
  const said = operation === undefined ? 'Nothing was published' : (isDryRun ? FORESEEN : DONE)[operation];
  return markdownDocument([
    heading(`Pull request${place}`),
    paragraph(escapeText(said), link),
    ...diagnostics.map(({ severity, message, hint, code: name }) =>
      paragraph(escapeText(`${severity}: ${message}. ${hint ?? ''} `), inlineCode(name)),
    ),
    ...(title === undefined ? [] : [heading(title)]),
    ...(body === undefined ? [] : [trustedMarkdown(body)]),
  ]);
}
