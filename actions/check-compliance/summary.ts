import {
  type ConfigurationVerdict,
  formatDuration,
  isMet,
  VERDICTS,
  type WaitResult,
  why,
} from '@kalypso-actions/compliance';
import { sanitizeText } from '@kalypso-actions/diagnostics';
import {
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { CheckComplianceOptions } from './inputs.ts';

const LONGEST_REASON = 400;
const MOST_ROWS = 500;

/** The job summary: what came of it, the rules, and the clusters, those in trouble first. */
export function summary(
  { name, policy }: CheckComplianceOptions,
  { state, assessment, elapsedMs }: WaitResult,
  portal: (resourceId: string) => string,
): Markdown {
  const { configurations, counts, complying, total, requirements } = assessment;
  const parts = VERDICTS.flatMap((verdict) => (counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : []));
  const broken = requirements.filter((requirement) => !isMet(requirement));
  const rules = broken.map((rule) => [
    inlineCode(rule.requirement),
    escapeText(`${rule.complying} of ${rule.total}`),
    escapeText(String(rule.needed)),
  ]);
  return markdownDocument([
    heading(`${name}, branch ${policy.branch}: ${state}`),
    paragraph(
      escapeText(`${complying} of ${total} configurations comply with `),
      inlineCode(policy.commit.slice(0, 7)),
      escapeText(` after ${formatDuration(elapsedMs)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`),
    ),
    ...(rules.length > 0 ? [table([escapeText('required'), escapeText('comply'), escapeText('needed')], rules)] : []),
    ...(configurations.length > 0
      ? [
          table(
            ['cluster', 'resource group', 'verdict', 'commit', 'why'].map(escapeText),
            configurations.map((one) => row(one, portal)),
            MOST_ROWS,
          ),
        ]
      : []),
  ]);
}

function row(judged: ConfigurationVerdict, portal: (resourceId: string) => string): Markdown[] {
  const { cluster, name, id, resourceGroup, syncedCommit } = judged.configuration;
  return [
    link(`${cluster.name}/${name}`, portal(id)),
    escapeText(resourceGroup),
    escapeText(judged.verdict),
    syncedCommit === undefined ? escapeText('none') : inlineCode(syncedCommit.slice(0, 7)),
    escapeText(sanitizeText(why(judged), LONGEST_REASON)),
  ];
}

/** A link that goes nowhere else, whatever is in its text. */
function link(label: string, url: string): Markdown {
  return trustedMarkdown(
    `<a href="${new URL(url).href.replace(/["<>|`]/g, encodeURIComponent)}">${escapeText(label)}</a>`,
  );
}
