import { formatPosition, limitText } from '@kalypso-actions/diagnostics';
import {
  escapeProblem,
  escapeText,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
} from '@kalypso-actions/markdown';
import { formatAssignmentFolder, type Report, type ReportFailure } from '@kalypso-actions/scheduler';
import { type KeptFolder, listHeldBack } from '../content/kept-folders.ts';
import { describeHeldBack, type HeldBackRegistration } from '../held-back/registration-errors.ts';
import { contentDigest } from '../markers/content-digest.ts';
import { formatAssignmentKey, formatIssueMarker, formatRegistrationKey } from '../markers/issue-marker.ts';

const MAX_TITLE_LENGTH = 250;
const MAX_PROBLEMS = 50;
const MAX_FOLDERS = 100;

/** An issue as it should be. */
export interface WantedIssue {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Of title and body. */
  readonly digest: string;
  /** Whether an existing issue shows more, since the folders that stay are not known now. */
  readonly isIncomplete: boolean;
}

export type IssueReport = Pick<Report, 'environment' | 'outcome' | 'registrations' | 'failed' | 'diagnostics'>;

/**
 * Renders one issue for each registration that is held back, and one for each other assignment that fails. Pure.
 * @param kept folders that stay; `undefined` if the base branch could not be read
 */
export function renderIssues(report: IssueReport, kept: readonly KeptFolder[] | undefined): readonly WantedIssue[] {
  const { environment, failed } = report;
  const heldBack = new Set<string | null>(listHeldBack(report));
  return [
    ...describeHeldBack(report, kept ?? []).map((registration) =>
      toIssue(
        formatRegistrationKey(environment, registration.name),
        `Registration ${registration.name} is held back (${environment})`,
        renderRegistration(environment, registration, kept !== undefined),
        kept === undefined,
      ),
    ),
    ...failed
      .filter(({ registration }) => !heldBack.has(registration))
      .map((failure) =>
        toIssue(
          formatAssignmentKey(environment, failure),
          `${failure.deploymentTarget} cannot be deployed to ${failure.clusterType} (${environment})`,
          renderFailure(environment, failure),
          false,
        ),
      ),
  ];
}

function toIssue(key: string, title: string, text: Markdown, isIncomplete: boolean): WantedIssue {
  const digest = contentDigest(title, text);
  const body = `${formatIssueMarker({ key, digest })}\n${text}`;
  return { key, title: limitText(title, MAX_TITLE_LENGTH), body, digest, isIncomplete };
}

function renderRegistration(
  environment: string,
  { name, errors, folders }: HeldBackRegistration,
  areFoldersKnown: boolean,
): Markdown {
  const counts = folders.length === 1 ? '1 folder stays as it is' : `${folders.length} folders stay as they are`;
  return markdownDocument([
    paragraph(
      escapeText('Errors hold back the assignments of the workload registration '),
      inlineCode(name),
      escapeText(` in ${environment}. Other registrations are not affected.`),
      escapeText(areFoldersKnown ? ` On the branch, ${counts} until this is fixed.` : ''),
    ),
    problemTable(errors),
    ...(folders.length > 0
      ? [
          table(
            ['folder that stays'].map(escapeText),
            folders.map((folder) => [inlineCode(formatAssignmentFolder(folder))]),
            MAX_FOLDERS,
          ),
        ]
      : []),
  ]);
}

function renderFailure(environment: string, failure: ReportFailure): Markdown {
  const { clusterType, deploymentTarget, workload, workspace, policies, problems } = failure;
  return markdownDocument([
    paragraph(
      escapeText('The deployment target '),
      inlineCode(deploymentTarget),
      escapeText(` of workload ${workload} (workspace ${workspace}) is assigned to the cluster type `),
      inlineCode(clusterType),
      escapeText(` in ${environment} by ${policies.join(', ')}, and fails.`),
      escapeText(' Its last published manifests stay in place until this is fixed.'),
    ),
    problemTable(problems),
  ]);
}

function problemTable(problems: ReportFailure['problems']): Markdown {
  return table(
    ['position', 'problem', 'code'].map(escapeText),
    problems.map(({ at, message, hint, code }) => [
      at ? inlineCode(formatPosition(at)) : escapeText(''),
      escapeProblem(hint === undefined ? message : `${message}.`, hint),
      inlineCode(code),
    ]),
    MAX_PROBLEMS,
  );
}
