import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { addComment, type GitHub } from '@kalypso-actions/github';
import type { Markdown } from '@kalypso-actions/markdown';
import { listOpenRegistrations, type ProposalSettings, proposeRegistration } from '../apply/propose-registration.ts';
import { decideRegistration, type RegistrationDecision } from '../decide/decide-registration.ts';
import { formatTitle, renderBody, renderProposed, renderRefused } from '../decide/registration-texts.ts';
import { readRegisteredWorkloads } from '../observe/registered-workloads.ts';
import type { ReadWorkload } from '../observe/workload-repository.ts';
import { parseIssueForm } from '../request/issue-form.ts';
import { type RequestLimits, validateRequest } from '../request/registration-request.ts';

/** The issue, as the event has it: what a maintainer approved is what is registered, even if the issue was edited since. */
export interface RegistrationIssue {
  readonly number: number;
  readonly body: string;
  readonly isOpen: boolean;
}

export interface RegistrationSettings extends RequestLimits, Omit<ProposalSettings, 'issue'> {
  /** Folder with a checkout of the control plane. */
  readonly controlPlane: string;
  /** Folder of registrations in the control plane. */
  readonly folder: string;
}

export interface RegistrationDeps {
  /** Writes the branch and the pull request. */
  readonly writer: GitHub;
  /** Comments on the issue. */
  readonly commenter: GitHub;
  readonly readWorkload: ReadWorkload;
}

export interface RegistrationResult {
  readonly kind: 'created' | 'updated' | 'unchanged' | 'refused' | 'closed';
  readonly pullRequest: { readonly number: number; readonly url: string } | undefined;
  readonly problems: readonly Diagnostic[];
  /** What was commented. */
  readonly comment: Markdown | undefined;
}

/**
 * Turns an issue into a pull request that adds a registration, or comments on every problem at once. Running it twice changes nothing. An issue that is closed
 * stays as it is, and so does its pull request.
 */
export async function registerWorkload(
  issue: RegistrationIssue,
  settings: RegistrationSettings,
  deps: RegistrationDeps,
): Promise<RegistrationResult> {
  const { repository } = settings;
  if (!issue.isOpen) return { kind: 'closed', pullRequest: undefined, problems: [], comment: undefined };
  const proposal: ProposalSettings = { repository, base: settings.base, issue: issue.number };
  const { own, others } = await listOpenRegistrations(deps.writer, proposal);
  const refuse = async (problems: readonly Diagnostic[]): Promise<RegistrationResult> => {
    const comment = renderRefused(problems, own?.number);
    await addComment(deps.commenter, repository, issue.number, comment);
    return { kind: 'refused', pullRequest: own, problems, comment };
  };
  const decision = await decide(issue, settings, deps, others);
  if (decision.kind === 'refuse') return refuse(decision.problems);
  const { path, text, request } = decision.proposal;
  const title = formatTitle(request.name);
  const body = renderBody(decision.proposal, issue.number);
  const result = await proposeRegistration(deps.writer, proposal, { path, text, title, body }, own);
  if (result.kind === 'blocked') {
    const hint = `Update ${quote(path)} there by hand, or delete the branch and add the label again.`;
    return refuse([{ code: 'registration-blocked', severity: 'error', message: result.reason, hint }]);
  }
  const { kind, number, url } = result;
  const comment = renderProposed(decision.proposal, number);
  await addComment(deps.commenter, repository, issue.number, comment);
  return { kind, pullRequest: { number, url }, problems: [], comment };
}

async function decide(
  issue: RegistrationIssue,
  settings: RegistrationSettings,
  { readWorkload }: RegistrationDeps,
  others: readonly { readonly number: number; readonly title: string }[],
): Promise<RegistrationDecision> {
  const form = parseIssueForm(issue.body);
  const checked = validateRequest(form.value, settings);
  const problems = [...form.diagnostics, ...checked.diagnostics];
  const request = checked.value;
  if (request === undefined || problems.length > 0) return { kind: 'refuse', problems };
  const [registered, workload] = await Promise.all([
    readRegisteredWorkloads(settings.controlPlane),
    readWorkload(request),
  ]);
  const sameName = others.filter(({ title }) => title === formatTitle(request.name));
  const facts = {
    registered,
    targets: workload.value,
    diagnostics: workload.diagnostics,
    openRequests: sameName.map(({ number }) => number),
  };
  return decideRegistration(request, facts, settings);
}
