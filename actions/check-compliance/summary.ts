import { formatDuration } from '@kalypso-actions/calendar';
import {
  type CheckComplianceOptions,
  type ComplianceDecision,
  type ConfigurationVerdict,
  explainVerdict,
  formatConfigurationName,
  isMet,
  VERDICTS,
  type WaitResult,
} from '@kalypso-actions/compliance';
import { sanitizeText } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import {
  escapeText,
  heading,
  inlineCode,
  link,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
} from '@kalypso-actions/markdown';

const MAX_REASON_LENGTH = 400;
const MAX_ROWS = 500;

/** Renders the job summary: the result, the requirements that are not met, and the configurations, most urgent first. */
export function renderSummary(
  { repositoryLabel, policy }: CheckComplianceOptions,
  { result, portalUrl }: ComplianceDecision,
): Markdown {
  const { requirements, verdicts } = result.assessment;
  const unmet = requirements.filter((requirement) => !isMet(requirement));
  const unmetRows = unmet.map(({ requirement, complying, total, needed }) => [
    inlineCode(requirement),
    escapeText(`${complying} of ${total}`),
    escapeText(String(needed)),
  ]);
  const configurationRows = verdicts.map((verdict) => renderRow(verdict, portalUrl));
  const configurationHeader = ['cluster', 'resource group', 'verdict', 'commit', 'reason'].map(escapeText);
  return markdownDocument([
    heading(`${repositoryLabel}, branch ${policy.branch}: ${result.state}`),
    renderTotals(policy.commit, result),
    ...(unmet.length > 0 ? [table(['requirement', 'comply', 'needed'].map(escapeText), unmetRows)] : []),
    ...(verdicts.length > 0 ? [table(configurationHeader, configurationRows, MAX_ROWS)] : []),
  ]);
}

function renderTotals(commit: string, { assessment, elapsedMs }: WaitResult): Markdown {
  const { complying, total, counts } = assessment;
  const parts = VERDICTS.flatMap((verdict) => (counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : []));
  return paragraph(
    escapeText(`${complying} of ${total} configurations comply with `),
    inlineCode(shortCommitId(commit)),
    escapeText(` after ${formatDuration(elapsedMs)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`),
  );
}

function renderRow(verdict: ConfigurationVerdict, portalUrl: ComplianceDecision['portalUrl']): Markdown[] {
  const { id, resourceGroup, syncedCommit } = verdict.configuration;
  return [
    link(escapeText(formatConfigurationName(verdict)), portalUrl(id)),
    escapeText(resourceGroup),
    escapeText(verdict.verdict),
    syncedCommit === undefined ? escapeText('none') : inlineCode(shortCommitId(syncedCommit)),
    escapeText(sanitizeText(explainVerdict(verdict), MAX_REASON_LENGTH)),
  ];
}
