import type { Inputs } from '@kalypso-actions/action-kit';
import { quote, sanitizeText } from '@kalypso-actions/diagnostics';
import type { GitIdentity } from '@kalypso-actions/git';
import { parseCommitId } from '@kalypso-actions/git-objects';
import {
  compilePullRequestTemplate,
  type GitOpsPullRequestOptions,
  type GuardOptions,
  type PullRequestTemplate,
  parseRemovalLimit,
  type SourceOptions,
  TEMPLATE_NAMES,
} from '@kalypso-actions/gitops';
import { compilePattern } from '@kalypso-actions/text-template';

/** GitHub shows it as the bot of its workflows. */
const WORKFLOW_BOT: GitIdentity = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
};

const DEFAULT_MAX_REMOVALS = '30%';
const CONTEXT = { pattern: /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u, hint: 'Use one line of at most 200 characters.' };
const DEFAULT_CONTEXT = '{{environment}} environment';
const GITHUB_NAME = /^[\w.-]+$/;

/** Reads and validates the inputs. Errors are collected in `inputs`. */
export function readOptions(inputs: Inputs): GitOpsPullRequestOptions {
  const source = readSource(inputs);
  const reportIssues = inputs.flag('report-issues');
  if (reportIssues && source.report === undefined) {
    inputs.reject(
      'report-issues',
      'is true without a report',
      'Set `report` to the output `report` of the schedule action.',
    );
  }
  return {
    source,
    target: {
      repository: inputs.optional('repository'),
      base: inputs.optional('base'),
      path: inputs.optional('path'),
      branch: inputs.optional('branch'),
    },
    templates: {
      title: readTemplate(inputs, 'title', inputs.text('title')),
      body: readTemplate(inputs, 'body', inputs.text('body')),
      commitMessage: readTemplate(inputs, 'commit-message', inputs.text('commit-message')),
    },
    review: {
      labels: parseList(inputs.text('labels')),
      ...readReviewers(inputs),
      assignees: readNames(inputs, 'assignees', parseList(inputs.text('assignees'))),
    },
    merge: {
      isDraft: inputs.flag('draft'),
      autoMerge: inputs.choice('auto-merge', ['none', 'merge', 'squash', 'rebase']),
    },
    commit: { isSigned: inputs.flag('sign-commits'), committer: readCommitter(inputs) },
    guard: readGuard(inputs),
    reportIssues,
    statuses: { promotionContext: readStatusContext(inputs), reportsWorkloads: readReportStatuses(inputs, source) },
    isDryRun: inputs.flag('dry-run'),
  };
}

function readReportStatuses(inputs: Inputs, { report }: SourceOptions): boolean {
  const isRequested = inputs.flag('report-statuses');
  if (isRequested && report === undefined) {
    inputs.reject(
      'report-statuses',
      'is true without a report',
      'Set `report` to the output `report` of the schedule action.',
    );
  }
  return isRequested;
}

function readStatusContext(inputs: Inputs): (environment: string) => string {
  const pattern = compilePattern(inputs.matching('status-context', CONTEXT) ?? DEFAULT_CONTEXT, ['environment']);
  if (pattern.kind === 'compiled') return (environment) => pattern.render({ environment });
  inputs.reject('status-context', `is not a valid pattern: ${pattern.reason}`, 'Use text and `{{environment}}`.');
  return () => '';
}

function readSource(inputs: Inputs): SourceOptions {
  const commit = inputs.optional('promoted-commit');
  const promotedCommit = commit === undefined ? undefined : parseCommitId(commit);
  if (commit !== undefined && promotedCommit === undefined) {
    inputs.reject('promoted-commit', `is ${quote(commit)}`, 'Use a full commit ID: 40 hexadecimal digits.');
  }
  return { manifests: inputs.text('manifests'), report: inputs.optional('report'), promotedCommit };
}

function readGuard(inputs: Inputs): GuardOptions {
  const text = inputs.text('max-removals') || DEFAULT_MAX_REMOVALS;
  const maxRemovals = parseRemovalLimit(text);
  if (maxRemovals === undefined) {
    inputs.reject('max-removals', `is ${quote(text)}`, 'Use a number of assignments, or a percentage.');
  }
  return {
    maxRemovals: maxRemovals ?? { kind: 'number', max: 0 },
    allowsRemovals: inputs.flag('allow-removals'),
    force: inputs.flag('force'),
    createBase: inputs.flag('create-branch'),
  };
}

function readTemplate(inputs: Inputs, name: string, text: string): PullRequestTemplate {
  const compiled = compilePullRequestTemplate(text);
  if (compiled.kind === 'compiled') return compiled;
  const hint = `It is a mustache template that may refer to ${TEMPLATE_NAMES.join(', ')}.`;
  inputs.reject(name, `is not a valid template: ${sanitizeText(compiled.reason)}`, hint);
  return { render: () => '' };
}

/** Items separated by commas or newlines. */
function parseList(text: string): string[] {
  const items = text.split(/[,\n]/).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

/** A reviewer with the name of an organization is a team, as in a CODEOWNERS file. */
function readReviewers(inputs: Inputs): Pick<GitOpsPullRequestOptions['review'], 'reviewers' | 'teams'> {
  const all = parseList(inputs.text('reviewers'));
  const isTeam = (item: string) => /^@?[\w.-]+\/[\w.-]+$/.test(item);
  const teams = [...all.filter(isTeam), ...parseList(inputs.text('team-reviewers'))];
  return {
    reviewers: readNames(
      inputs,
      'reviewers',
      all.filter((item) => !isTeam(item)),
    ),
    teams: readNames(
      inputs,
      'team-reviewers',
      teams.map((item) => item.replace(/^@?[\w.-]+\//, '')),
    ),
  };
}

function readNames(inputs: Inputs, name: string, items: readonly string[]): string[] {
  const names = items.map((item) => item.replace(/^@/, ''));
  const invalid = names.filter((item) => !GITHUB_NAME.test(item));
  if (invalid.length > 0) {
    const hint = 'Use GitHub logins or team slugs, separated by commas or newlines.';
    inputs.reject(name, `contains ${invalid.map(quote).join(', ')}`, hint);
  }
  return [...new Set(names)];
}

function readCommitter(inputs: Inputs): GitIdentity {
  const text = inputs.text('committer');
  if (text === '') return WORKFLOW_BOT;
  const [, name, email] = /^([^<>\p{Cc}]+?)\s*<([^<>\s\p{Cc}]+)>$/u.exec(text) ?? [];
  if (name !== undefined && email !== undefined) return { name, email };
  inputs.reject('committer', `is ${quote(text)}`, 'Use the form `Name <address@example.com>`.');
  return WORKFLOW_BOT;
}
