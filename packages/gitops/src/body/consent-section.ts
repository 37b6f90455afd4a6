import { formatCount, limitText } from '@kalypso-actions/diagnostics';
import { escapeText, heading, inlineCode, type Markdown, paragraph, trustedMarkdown } from '@kalypso-actions/markdown';
import { ALLOW_REMOVALS_LABEL } from '../markers/labels.ts';
import { formatExceededRule, type RemovalLimit } from '../options/removal-limit.ts';
import type { ChangeSummary } from './change-summary.ts';
import { limitedList } from './limited-lists.ts';

/** All names follow in the tables below it. */
const MAX_NAMES = 20;
const MAX_NAME_LENGTH = 140;

type Removals = ChangeSummary['removals'];

/** Starts the title of a pull request that waits for consent. It is also shown where GitHub has no drafts. */
export function formatConsentTitle({ unit, counts }: Removals, title: string): string {
  return `Consent needed to remove ${counts.removed} of ${formatCount(counts.before, unit)}: ${title}`;
}

/** The start of a body that proposes an earlier change: what the next one would remove, and how to consent. At most 4,000 characters. */
export function renderRefusedRemovals(removals: Removals, limit: RemovalLimit): Markdown {
  return trustedMarkdown(
    [
      ...renderRemovals(removals, limit),
      paragraph(
        escapeText(
          'This pull request proposes an earlier change and stays as it is. If the removals are intended, add the label ',
        ),
        inlineCode(ALLOW_REMOVALS_LABEL.name),
        escapeText(
          ' and re-run the job that has opened this pull request, or wait for its next run: then it proposes them, too. Otherwise, restore in the control plane what is gone.',
        ),
      ),
    ].join('\n'),
  );
}

/** The start of its body: what would be removed, and how to consent. At most 4,000 characters. */
export function renderConsentRequest(removals: Removals, limit: RemovalLimit): Markdown {
  const label = inlineCode(ALLOW_REMOVALS_LABEL.name);
  return trustedMarkdown(
    [
      ...renderRemovals(removals, limit),
      paragraph(
        escapeText('If this is intended, add the label '),
        label,
        escapeText(
          ' and re-run the job that has opened this pull request, or wait for its next run: that makes it ready for review. Do not merge it before. ',
        ),
        escapeText(
          'Otherwise, restore in the control plane what is gone: the next run updates or closes this pull request.',
        ),
      ),
    ].join('\n'),
  );
}

function renderRemovals({ unit, counts, names }: Removals, limit: RemovalLimit): readonly Markdown[] {
  return [
    heading(`Consent needed to remove ${counts.removed} of ${formatCount(counts.before, unit)}`),
    paragraph(
      escapeText(`These would be removed, and ${formatExceededRule(counts, limit)}: `),
      limitedList(names, MAX_NAMES, (name) => inlineCode(limitText(name, MAX_NAME_LENGTH))),
      escapeText('.'),
    ),
  ];
}
