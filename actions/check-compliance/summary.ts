import { formatDuration } from '@kalypso-actions/calendar';
import {
  type CheckComplianceOptions,
  type ClusterVerdict,
  type ComplianceDecision,
  findReportedCommit,
  findReportedSince,
  formatClusterName,
  isComplying,
  isMet,
  type RolloutOptions,
  type TargetAssessment,
  VERDICTS,
  type WaitResult,
} from '@kalypso-actions/compliance';
import { type Diagnostic, formatCount, sanitizeText } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import {
  details,
  escapeText,
  heading,
  inlineCode,
  link,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';

const MAX_REASON_LENGTH = 400;
const MAX_PROBLEM_LENGTH = 3_000;
const MAX_ROWS = 500;
const MAX_MISSING = 10;

const ICONS: Readonly<Record<WaitResult['state'], string>> = {
  compliant: '✅',
  superseded: '⏭️',
  failing: '❌',
  'timed-out': '⌛',
  none: '❔',
};

/** Renders the job summary: the result, the requirements that are not met, and the clusters; those that are not there yet come first. */
export function renderSummary(
  options: CheckComplianceOptions,
  { result, portalUrl, diagnostics }: ComplianceDecision,
): Markdown {
  const { repositoryLabel, policy, rollout } = options;
  if (rollout !== undefined) return renderRollout(options, rollout, { result, portalUrl, diagnostics });
  const { requirements, clusters, unexpected } = result.assessment;
  const open = clusters.filter((cluster) => !isComplying(cluster));
  const done = clusters.filter(isComplying);
  return markdownDocument([
    heading(`${ICONS[result.state]} ${repositoryLabel}, branch ${policy.branch}: ${result.state}`),
    renderTotals(policy.commit, result),
    ...(clusters.length === 0 ? diagnostics.map(renderDiagnostic) : []),
    ...renderRules(options),
    ...renderUnmet(requirements),
    ...(open.length > 0 ? [renderOpen(open, portalUrl)] : []),
    ...(done.length > 0 ? [fold(formatCount(done.length, 'cluster'), 'proven', renderDone(done, portalUrl))] : []),
    ...(unexpected.length > 0
      ? [fold(formatCount(unexpected.length, 'cluster'), 'not in the inventory', renderDone(unexpected, portalUrl))]
      : []),
  ]);
}

/** Of diagnostics of a rollout that no other part of the summary shows. */
const SHOWN_CODES: readonly string[] = ['rollout-not-seen', 'rollout-not-assigned', 'cluster-type-not-checked'];

/** Renders the summary of a rollout: the deployment targets first, since an application team knows no clusters; those are in folded details. */
function renderRollout(
  options: CheckComplianceOptions,
  rollout: RolloutOptions,
  { result, portalUrl, diagnostics }: Pick<ComplianceDecision, 'result' | 'portalUrl' | 'diagnostics'>,
): Markdown {
  const { repositoryLabel, policy } = options;
  const { clusters, unexpected, targets = [] } = result.assessment;
  const open = clusters.filter((cluster) => !isComplying(cluster));
  const done = clusters.filter(isComplying);
  const unseen = diagnostics.filter(({ code }) => SHOWN_CODES.includes(code));
  const count = (part: readonly ClusterVerdict[]) => formatCount(part.length, 'cluster');
  return markdownDocument([
    heading(`${ICONS[result.state]} ${repositoryLabel}, branch ${policy.branch}: rollout ${result.state}`),
    paragraph(
      escapeText('The rollout of '),
      inlineCode(shortCommitId(policy.commit)),
      escapeText(` after ${formatDuration(result.elapsedMs)}.`),
    ),
    table(
      ['Deployment target', 'State', 'Proven', 'Expected'].map(escapeText),
      targets.map((target) => renderTarget(target, rollout)),
    ),
    ...unseen.map(renderDiagnostic),
    ...renderRolloutRules(options, rollout),
    ...(open.length > 0 ? [fold(count(open), 'not there yet', renderOpen(open, portalUrl))] : []),
    ...(done.length > 0 ? [fold(count(done), 'proven', renderDone(done, portalUrl))] : []),
    ...(unexpected.length > 0 ? [fold(count(unexpected), 'not expected', renderDone(unexpected, portalUrl))] : []),
  ]);
}

function renderTarget({ name, assessment }: TargetAssessment, { targets }: RolloutOptions): readonly Markdown[] {
  const { state, complying, total, clusters } = assessment;
  const { expected, uncheckedClusterTypes = [] } = targets.find((target) => target.name === name) ?? {};
  const [worst] = clusters.filter((cluster) => !isComplying(cluster));
  const shown = worst !== undefined && state === 'waiting' ? worst.verdict : TARGET_STATES[state];
  return [
    inlineCode(name),
    escapeText(`${shown}${describeUnchecked(uncheckedClusterTypes.length)}`),
    escapeText(`${complying} of ${formatCount(total, 'cluster')}`),
    escapeText(expected !== undefined ? 'as assigned' : 'unknown: those that were seen'),
  ];
}

function describeUnchecked(clusterTypes: number): string {
  return clusterTypes === 0 ? '' : `; ${formatCount(clusterTypes, 'cluster type')} not checked`;
}

const TARGET_STATES: Readonly<Record<TargetAssessment['assessment']['state'], string>> = {
  compliant: 'rolled out',
  superseded: 'rolled out, by a newer commit',
  failing: 'failing',
  none: 'not reported',
  waiting: 'waiting',
};

/** What a reader has to know about the rules of a rollout, because it weakens the result. */
function renderRolloutRules(options: CheckComplianceOptions, { targets }: RolloutOptions): readonly Markdown[] {
  const unknown = targets.some(({ expected }) => expected === undefined);
  const note =
    'It was not checked whether these are all clusters: only those that were seen with a deployment target count. ';
  const rules = renderRules({ ...options, inventory: options.inventory ?? NO_CLUSTERS });
  return unknown ? [paragraph(escapeText(note)), ...rules] : rules;
}

const NO_CLUSTERS = { clusters: [] };

/** Renders the job summary of a check that has decided nothing. */
export function renderProblems(title: string, diagnostics: readonly Diagnostic[]): Markdown {
  return markdownDocument([heading(title), ...diagnostics.map(renderDiagnostic)]);
}

function renderDiagnostic({ message, hint }: Diagnostic): Markdown {
  return paragraph(
    escapeWithCommits(sanitizeText(hint === undefined ? `${message}.` : `${message}. ${hint}`, MAX_PROBLEM_LENGTH)),
  );
}

function renderTotals(commit: string, { assessment, elapsedMs }: WaitResult): Markdown {
  const { complying, total, clusters } = assessment;
  const parts = VERDICTS.flatMap((verdict) => {
    const count = clusters.filter((cluster) => cluster.verdict === verdict).length;
    return count > 0 ? `${count} ${verdict}` : [];
  });
  return paragraph(
    escapeText(`${complying} of ${formatCount(total, 'cluster')} have proven `),
    inlineCode(shortCommitId(commit)),
    escapeText(` after ${formatDuration(elapsedMs)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`),
  );
}

/** What a reader has to know about the rules, because it weakens the result. */
function renderRules({ children, confirm, inventory }: CheckComplianceOptions): readonly Markdown[] {
  const notes = [
    ...(inventory === undefined ? [escapeText('No inventory lists the clusters: those that were seen count. ')] : []),
    ...(children === 'declared'
      ? [inlineCode('children: declared'), escapeText(': objects of applications do not count. ')]
      : []),
    ...(confirm
      ? []
      : [inlineCode('confirm: false'), escapeText(': Azure Resource Graph alone decides, and may be hours behind. ')]),
  ];
  return notes.length === 0 ? [] : [paragraph(...notes)];
}

function renderUnmet(requirements: WaitResult['assessment']['requirements']): readonly Markdown[] {
  const unmet = requirements.filter((requirement) => !isMet(requirement));
  if (unmet.length === 0) return [];
  const rows = unmet.map(({ requirement, complying, total, needed, unreadable }) => [
    inlineCode(requirement),
    escapeText(`${complying} of ${total}`),
    escapeText(String(needed)),
    escapeText(
      total === 0 ? 'no cluster has this label' : unreadable === 0 ? '' : `the labels of ${unreadable} cannot be read`,
    ),
  ]);
  return [table(['Requirement', 'Comply', 'Needed', 'Note'].map(escapeText), rows)];
}

function renderOpen(clusters: readonly ClusterVerdict[], portalUrl: ComplianceDecision['portalUrl']): Markdown {
  const header = ['Cluster', 'Verdict', 'Since', 'Commit', 'Why'].map(escapeText);
  const rows = clusters.map((cluster) => [
    renderName(cluster, portalUrl),
    escapeText(cluster.verdict),
    escapeText(formatSince(cluster)),
    renderCommit(cluster),
    escapeWithCommits(sanitizeText(explain(cluster), MAX_REASON_LENGTH)),
  ]);
  return table(header, rows, MAX_ROWS);
}

function renderDone(clusters: readonly ClusterVerdict[], portalUrl: ComplianceDecision['portalUrl']): Markdown {
  const rows = clusters.map((cluster) => [
    renderName(cluster, portalUrl),
    escapeText(cluster.verdict),
    renderCommit(cluster),
  ]);
  return table(['Cluster', 'Verdict', 'Commit'].map(escapeText), rows, MAX_ROWS);
}

function fold(count: string, what: string, body: Markdown): Markdown {
  return details(escapeText(`${count} ${what}`), body);
}

function renderName(cluster: ClusterVerdict, portalUrl: ComplianceDecision['portalUrl']): Markdown {
  const [decisive] = cluster.reports;
  const label = escapeText(formatClusterName(cluster));
  const named = decisive?.report.details;
  const { id = '', rollout } = decisive?.report ?? {};
  if (named?.kind === 'azure') return link(label, portalUrl(rollout?.reconcilerId ?? id));
  return cluster.resourceId === '' ? label : link(label, portalUrl(cluster.resourceId));
}

function renderCommit({ reports }: ClusterVerdict): Markdown {
  const commit = reports[0] && findReportedCommit(reports[0].report);
  return commit === undefined ? escapeText('none') : inlineCode(shortCommitId(commit));
}

/** Escapes a text whose commit IDs can be copied. */
function escapeWithCommits(text: string): Markdown {
  const parts = text.split(/\b([0-9a-f]{7,40})\b/);
  return trustedMarkdown(parts.map((part, index) => (index % 2 === 0 ? escapeText(part) : inlineCode(part))).join(''));
}

/** Since when the cluster itself reports it, otherwise since when the check has seen it. */
function formatSince(cluster: ClusterVerdict): string {
  const reported = cluster.reports[0] && findReportedSince(cluster.reports[0]);
  return `${(reported ?? new Date(cluster.since).toISOString()).slice(0, 19)}Z`.replace('T', ' ');
}

function explain({ reason, missing }: ClusterVerdict): string {
  const others = missing.filter((fact) => fact !== reason).slice(0, MAX_MISSING);
  return others.length === 0 ? reason : `${reason}; missing: ${others.join('; ')}`;
}
