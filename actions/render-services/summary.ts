import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { escapeProblem, heading, type Markdown, markdownDocument, paragraph } from '@kalypso-actions/markdown';
import { renderReview, type ServicesResult } from '@kalypso-actions/services';

/** The job summary: what is wrong, and what reviewers have to know. */
export function renderServicesSummary({ services }: ServicesResult, diagnostics: readonly Diagnostic[]): Markdown {
  return markdownDocument([
    heading('Services'),
    ...diagnostics.map(({ message, hint }) => paragraph(escapeProblem(`${message}.`, hint))),
    renderReview(services),
  ]);
}
