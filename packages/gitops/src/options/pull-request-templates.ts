import type { AssignmentKey } from '@kalypso-actions/scheduler';
import { type CompiledText, compileText } from '@kalypso-actions/text-template';

/** What the templates of title, body and commit message may refer to; the README of the action describes each name. */
export interface PullRequestView {
  readonly environment: string;
  /** `owner/name` of the GitOps repository. */
  readonly repository: string;
  /** The branch that clusters read. */
  readonly base: string;
  /** The branch of the pull request. */
  readonly branch: string;
  readonly path: string;
  /** Whether the promoted commit changes. */
  readonly promoted: boolean;
  /** Empty if there is none. */
  readonly promotedCommit: string;
  readonly shortCommit: string;
  /** Numbers of assignments. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly failed: number;
  readonly filesChanged: number;
  /** How many of these files belong to cluster types and to no workload. */
  readonly infrastructureChanged: number;
  /** Whether only the record of whose each folder is changes. */
  readonly recordOnly: boolean;
  readonly addedAssignments: readonly AssignmentKey[];
  readonly changedAssignments: readonly AssignmentKey[];
  readonly removedAssignments: readonly AssignmentKey[];
  /** Markdown for reviewers: what changes. */
  readonly changes: string;
}

export interface PullRequestTemplate {
  readonly render: (view: PullRequestView) => string;
}

/** The templates of the texts that a pull request and its commit get. */
export interface PullRequestTemplates {
  readonly title: PullRequestTemplate;
  readonly body: PullRequestTemplate;
  readonly commitMessage: PullRequestTemplate;
}

/** The names that a template may refer to: those of the view, and those of the items of its lists. */
export const TEMPLATE_NAMES: readonly string[] = [
  ...['environment', 'repository', 'base', 'branch', 'path', 'promoted', 'promotedCommit', 'shortCommit'],
  ...['added', 'changed', 'removed', 'failed', 'filesChanged', 'infrastructureChanged', 'recordOnly', 'changes'],
  ...['addedAssignments', 'changedAssignments', 'removedAssignments', 'clusterType', 'deploymentTarget'],
];

/** Compiles a mustache template over a {@link PullRequestView}. */
export function compilePullRequestTemplate(template: string): CompiledText<PullRequestView> {
  return compileText(template, TEMPLATE_NAMES);
}
