import { code, document, heading, type Markdown, paragraph, table, text, trusted } from '@kalypso-actions/action-kit';
import { formatDuration, isKept, type Judged, VERDICTS, type Waited } from '@kalypso-actions/compliance';
import { harmless } from '@kalypso-actions/scheduler';
import type { Settings } from './settings.ts';
import { why } from './words.ts';

const LONGEST_REASON = 400;
const MOST_ROWS = 500;

/** The job summary: what came of it, the rules, and the clusters, those in trouble first. */
export function summary(
  { name, policy }: Settings,
  { state, assessment, elapsed }: Waited,
  portal: (resourceId: string) => string,
): Markdown {
  const { judged, counts, complying, total, requirements } = assessment;
  const parts = VERDICTS.flatMap((verdict) => (counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : []));
  const broken = requirements.filter((requirement) => !isKept(requirement));
  const rules = broken.map((rule) => [
    code(rule.requirement),
    text(`${rule.complying} of ${rule.total}`),
    text(String(rule.needed)),
  ]);
  return document([
    heading(`${name}, branch ${policy.branch}: ${state}`),
    paragraph(
      text(`${complying} of ${total} configurations comply with `),
      code(policy.commit.slice(0, 7)),
      text(` after ${formatDuration(elapsed)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`),
    ),
    ...(rules.length > 0 ? [table([text('required'), text('comply'), text('needed')], rules)] : []),
    ...(judged.length > 0
      ? [
          table(
            ['cluster', 'resource group', 'verdict', 'commit', 'why'].map(text),
            judged.map((one) => row(one, portal)),
            MOST_ROWS,
          ),
        ]
      : []),
  ]);
}

function row(judged: Judged, portal: (resourceId: string) => string): Markdown[] {
  const { cluster, name, id, resourceGroup, syncedCommit } = judged.configuration;
  return [
    link(`${cluster.name}/${name}`, portal(id)),
    text(resourceGroup),
    text(judged.verdict),
    syncedCommit === undefined ? text('none') : code(syncedCommit.slice(0, 7)),
    text(harmless(why(judged), LONGEST_REASON)),
  ];
}

/** A link that goes nowhere else, whatever is in its text. */
function link(label: string, url: string): Markdown {
  return trusted(`<a href="${new URL(url).href.replace(/["<>|`]/g, encodeURIComponent)}">${text(label)}</a>`);
}
