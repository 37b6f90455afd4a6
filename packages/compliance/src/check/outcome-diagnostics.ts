import { AzureError, type AzureFailureKind } from '@kalypso-actions/azure';
import { formatDuration } from '@kalypso-actions/calendar';
import { type Diagnostic, quote, sanitizeText } from '@kalypso-actions/diagnostics';
import { GitHubError } from '@kalypso-actions/github';
import type { ConfigurationVerdict, Verdict } from '../verdict/configuration-verdict.ts';
import { explainVerdict, formatConfigurationName } from '../verdict/explain-verdict.ts';
import { isMet } from '../verdict/fleet-assessment.ts';
import type { WaitResult } from '../wait/wait.ts';
import type { CheckComplianceOptions } from './check-options.ts';

/** Longer than most messages of Kubernetes, shorter than a screen. */
const MAX_REASON_LENGTH = 500;

type Code = Pick<Diagnostic, 'code'>;

const FLEET: Readonly<Record<'failing' | 'timed-out', Code>> = {
  failing: { code: 'compliance-failing' },
  'timed-out': { code: 'compliance-timed-out' },
};

const CONFIGURATION: Readonly<Record<Exclude<Verdict, 'compliant' | 'ahead'>, Code>> = {
  failing: { code: 'configuration-failing' },
  unknown: { code: 'configuration-unknown' },
  stale: { code: 'configuration-stale' },
  suspended: { code: 'configuration-suspended' },
  behind: { code: 'configuration-behind' },
  pending: { code: 'configuration-pending' },
};

const AZURE: Readonly<Record<AzureFailureKind, Code>> = {
  credentials: { code: 'azure-credentials' },
  denied: { code: 'azure-denied' },
  scope: { code: 'azure-scope' },
  throttled: { code: 'azure-throttled' },
  unreachable: { code: 'azure-unreachable' },
  unsteady: { code: 'azure-unsteady' },
  unexpected: { code: 'azure-unexpected' },
};

/** Describes why the fleet does not comply: the requirements that are not met, and the configurations that are the reason. Empty after success. */
export function createOutcomeDiagnostics(options: CheckComplianceOptions, result: WaitResult): Diagnostic[] {
  const { state, assessment, elapsedMs } = result;
  if (state === 'compliant' || state === 'superseded') return [];
  if (state === 'none') return [noConfiguration(options)];
  const message =
    state === 'failing'
      ? 'the fleet does not comply: too many configurations fail'
      : `the fleet did not comply within ${formatDuration(elapsedMs)}`;
  const unmet = assessment.requirements
    .filter((requirement) => !isMet(requirement))
    .map(({ requirement, complying, needed }) => `${quote(requirement)}: ${needed} needed, ${complying} compliant`);
  const detail = unmet.length > 0 ? `: ${unmet.join('; ')}` : ', or not for as long as `stability` requires';
  const fleet: Diagnostic = { ...FLEET[state], severity: 'error', message: `${message}${detail}` };
  const causes = assessment.verdicts.flatMap((verdict) =>
    state === 'failing' && verdict.verdict !== 'failing' ? [] : describeVerdict(verdict),
  );
  return [fleet, ...causes];
}

function noConfiguration({ repositoryLabel, policy: { branch } }: CheckComplianceOptions): Diagnostic {
  return {
    code: 'compliance-none',
    severity: 'error',
    message: `no Flux configuration watches branch ${quote(branch)} of ${quote(repositoryLabel)}, and an empty fleet proves nothing`,
    hint: 'Check the repository, the branch, and that the identity has the role Reader where the clusters are. If no clusters are expected, set `minimum-configurations: 0`.',
  };
}

function describeVerdict(verdict: ConfigurationVerdict): Diagnostic[] {
  if (verdict.verdict === 'compliant' || verdict.verdict === 'ahead') return [];
  const { cluster, resourceGroup } = verdict.configuration;
  const subject = `${quote(formatConfigurationName(verdict))} in resource group ${quote(resourceGroup)}`;
  const message = `${subject} is ${verdict.verdict}: ${sanitizeText(explainVerdict(verdict), MAX_REASON_LENGTH)}`;
  return [
    { ...CONFIGURATION[verdict.verdict], severity: 'error', message, subject: { kind: 'Cluster', name: cluster.name } },
  ];
}

/** Describes a failure of Azure or GitHub, which the user can fix; `undefined` for any other error, which is a bug. */
export function toFailureDiagnostic(error: unknown): Diagnostic | undefined {
  if (error instanceof AzureError) {
    const { kind, message, hint } = error.failure;
    return { ...AZURE[kind], severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
  }
  if (error instanceof GitHubError) return { code: 'github-failed', severity: 'error', message: error.message };
  return undefined;
}
