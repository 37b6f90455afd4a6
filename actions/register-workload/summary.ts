import { heading, type Markdown, markdownDocument, paragraph, trustedMarkdown } from '@kalypso-actions/markdown';
import type { RegistrationResult } from '@kalypso-actions/onboarding';

/** The job summary: what was commented on the issue. */
export function renderRegistrationSummary({ comment }: RegistrationResult): Markdown {
  return markdownDocument([
    heading('Registration of a workload'),
    comment ?? paragraph(trustedMarkdown('The issue is closed: nothing was done.')),
  ]);
}
