import type { Inputs } from '@kalypso-actions/action-kit';
import { quote } from '@kalypso-actions/diagnostics';
import type { GitIdentity } from '@kalypso-actions/git';
import type { MergeMethod } from '@kalypso-actions/github';
import { type RemovalLimit, readRemovalLimit } from '@kalypso-actions/gitops';
import { compileText, type TextTemplate } from './templates.ts';

/** What the action is told, checked. */
export interface Settings {
  readonly manifests: string;
  /** Without one, it is about folders that something else has made. */
  readonly report: string | undefined;
  readonly repository: string | undefined;
  readonly branch: string | undefined;
  readonly path: string | undefined;
  readonly promotedCommit: string | undefined;
  readonly headBranch: string | undefined;
  readonly title: TextTemplate;
  readonly body: TextTemplate;
  readonly commitMessage: TextTemplate;
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly teams: readonly string[];
  readonly assignees: readonly string[];
  readonly draft: boolean;
  readonly autoMerge: MergeMethod | 'none';
  readonly signCommits: boolean;
  readonly committer: GitIdentity;
  readonly maxRemovals: RemovalLimit;
  readonly force: boolean;
  readonly createBranch: boolean;
  readonly reportIssues: boolean;
  readonly dryRun: boolean;
}

/** What GitHub shows as the bot of its workflows. */
const BOT: GitIdentity = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
};

const DEFAULT_REMOVALS = '30%';
const COMMIT = { pattern: /^[0-9a-f]{40}([0-9a-f]{24})?$/, hint: 'Use the full id of a commit.' };
const NAME = /^[\w.-]+$/;

/** Reads the inputs; what is wrong is among the `problems` of `inputs` then. */
export function readSettings(inputs: Inputs): Settings {
  const maxRemovals = inputs.text('max-removals');
  const limit = readRemovalLimit(maxRemovals === '' ? DEFAULT_REMOVALS : maxRemovals);
  if (limit === undefined) {
    inputs.reject('max-removals', `is ${quote(maxRemovals)}`, 'Use a number of assignments, or a percentage.');
  }
  const report = inputs.optional('report');
  const reportIssues = inputs.flag('report-issues');
  if (reportIssues && report === undefined) {
    inputs.reject('report-issues', 'is true without a report', 'Give the output `report` of the schedule action.');
  }
  return {
    manifests: inputs.text('manifests'),
    report,
    repository: inputs.optional('repository'),
    branch: inputs.optional('branch'),
    path: inputs.optional('path'),
    promotedCommit: inputs.matching('promoted-commit', COMMIT),
    headBranch: inputs.optional('head-branch'),
    title: template(inputs, 'title', inputs.text('title')),
    body: template(inputs, 'body', inputs.text('body')),
    commitMessage: template(inputs, 'commit-message', inputs.text('commit-message')),
    labels: list(inputs.text('labels')),
    reviewers: names(inputs, 'reviewers', inputs.text('reviewers')),
    teams: names(inputs, 'team-reviewers', inputs.text('team-reviewers')),
    assignees: names(inputs, 'assignees', inputs.text('assignees')),
    draft: inputs.flag('draft'),
    autoMerge: inputs.choice('auto-merge', ['none', 'merge', 'squash', 'rebase']),
    signCommits: inputs.flag('sign-commits'),
    committer: person(inputs, inputs.text('committer')),
    maxRemovals: limit ?? { kind: 'number', most: 0 },
    force: inputs.flag('force'),
    createBranch: inputs.flag('create-branch'),
    reportIssues,
    dryRun: inputs.flag('dry-run'),
  };
}

function template(inputs: Inputs, name: string, text: string): TextTemplate {
  const compiled = compileText(text);
  if ('render' in compiled) return compiled;
  inputs.reject(name, `is no template of it: ${compiled.problem}`, compiled.hint);
  return { render: () => '' };
}

/** Separated by commas or lines. */
function list(text: string): string[] {
  const items = text.split(/[,\n]/).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

function names(inputs: Inputs, name: string, text: string): string[] {
  const all = list(text).map((item) => item.replace(/^@/, '').replace(/^.*\//, ''));
  const wrong = all.filter((item) => !NAME.test(item));
  if (wrong.length > 0) {
    inputs.reject(
      name,
      `names ${wrong.map(quote).join(', ')}`,
      "Use GitHub's logins or the slugs of teams, one a line or with commas between.",
    );
  }
  return all;
}

function person(inputs: Inputs, text: string): GitIdentity {
  if (text === '') return BOT;
  const [, name, email] = /^([^<>\p{Cc}]+?)\s*<([^<>\s\p{Cc}]+)>$/u.exec(text) ?? [];
  if (name !== undefined && email !== undefined) return { name, email };
  inputs.reject('committer', `is ${quote(text)}`, 'Write `Name <address@example.com>`.');
  return BOT;
}
