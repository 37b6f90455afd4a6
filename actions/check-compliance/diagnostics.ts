import {
  AzureError,
  type AzureFailureKind,
  formatDuration,
  isKept,
  type Judged,
  type Verdict,
  type Waited,
} from '@kalypso-actions/compliance';
import { GitHubError } from '@kalypso-actions/github';
import { type Diagnostic, harmless, quote } from '@kalypso-actions/scheduler';
import type { Settings } from './settings.ts';
import { nameOf, why } from './words.ts';

/** Longer than most messages of Kubernetes, shorter than a screen. */
const LONGEST_REASON = 500;

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

/** What stands between the fleet and success; nothing when it is one. */
export function problemsOf(settings: Settings, { state, assessment, elapsed }: Waited): Diagnostic[] {
  if (state === 'compliant' || state === 'superseded') return [];
  if (state === 'none') return [nobody(settings)];
  const message =
    state === 'failing'
      ? 'the fleet does not comply: too many fail'
      : `the fleet did not comply within ${formatDuration(elapsed)}`;
  const rules = assessment.requirements
    .filter((requirement) => !isKept(requirement))
    .map(({ requirement, complying, needed }) => `${quote(requirement)} asks for ${needed}, and ${complying} comply`);
  const rest = rules.length > 0 ? `: ${rules.join('; ')}` : ', or not for as long as `stability` asks for';
  const fleet: Diagnostic = { ...FLEET[state], severity: 'error', message: `${message}${rest}` };
  const troubled = assessment.judged.flatMap((judged) =>
    state === 'failing' && judged.verdict !== 'failing' ? [] : inTrouble(judged),
  );
  return [fleet, ...troubled];
}

function nobody({ name, policy: { branch } }: Settings): Diagnostic {
  return {
    code: 'compliance-none',
    severity: 'error',
    message: `no Flux configuration watches branch ${quote(branch)} of ${quote(name)}, and silence proves nothing`,
    hint: 'Check the repository and branch, and that the identity has the role Reader where the clusters are; set `minimum-configurations: 0` if there are to be none',
  };
}

/** What is wrong with a configuration; nothing when it complies. */
function inTrouble(judged: Judged): Diagnostic[] {
  const { verdict, configuration } = judged;
  if (verdict === 'compliant' || verdict === 'ahead') return [];
  const where = `${quote(nameOf(judged))} in resource group ${quote(configuration.resourceGroup)}`;
  const message = `${where} is ${verdict}: ${harmless(why(judged), LONGEST_REASON)}`;
  const subject = { kind: 'Cluster', name: configuration.cluster.name };
  return [{ ...CONFIGURATION[verdict], severity: 'error', message, subject }];
}

/** What a person can mend of a world that fails; nothing for what is a bug. */
export function mendable(error: unknown): Diagnostic | undefined {
  if (error instanceof AzureError) {
    const { kind, message, hint } = error.failure;
    return { ...AZURE[kind], severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
  }
  if (error instanceof GitHubError) return { code: 'github-failed', severity: 'error', message: error.message };
  return undefined;
}
