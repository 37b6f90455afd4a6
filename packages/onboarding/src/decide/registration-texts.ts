import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { formatRepositoryName } from '@kalypso-actions/github';
import {
  escapeProblem,
  escapeText,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { RegistrationProposal } from './decide-registration.ts';

/** A comment or a body holds 65,536 characters, and fewer suffice. */
const MAX_ITEMS = 50;

/** The title of the pull request. The name is a DNS label. */
export function formatTitle(name: string): string {
  return `Register workload ${name}`;
}

/** The body of the pull request. It closes the issue when it is merged. */
export function renderBody({ request, targets, notes }: RegistrationProposal, issue: number): Markdown {
  const { name, repository, branch, path, workspace, contact } = request;
  const row = (label: string, value: string) => [escapeText(label), inlineCode(value)];
  return markdownDocument([
    table(
      [escapeText('workload'), inlineCode(name)],
      [
        row('repository', formatRepositoryName(repository)),
        row('branch', branch),
        row('path', path),
        row('workspace', workspace),
        row('contact', contact),
      ],
    ),
    table(
      [escapeText('deployment target'), escapeText('environment')],
      targets.map((target) => [inlineCode(target.name), inlineCode(target.environment)]),
      MAX_ITEMS,
    ),
    ...(notes.length === 0 ? [] : [list(notes.map((note) => escapeText(note)))]),
    paragraph(
      escapeText('Check that the workspace belongs to the author of the issue: policies select workloads by it.'),
    ),
    trustedMarkdown(`Closes #${issue}\n`),
  ]);
}

/** The comment on the issue that names the pull request. */
export function renderProposed({ targets, notes }: RegistrationProposal, pullRequest: number): Markdown {
  const count = targets.length === 1 ? 'its deployment target' : `its ${targets.length} deployment targets`;
  return markdownDocument([
    trustedMarkdown(
      `#${pullRequest} registers the workload with ${count}. The platform team reviews it; when it is merged, this issue is closed.\n`,
    ),
    ...(notes.length === 0 ? [] : [list(notes.map((note) => escapeText(note)))]),
  ]);
}

/** The comment on the issue that lists every problem. */
export function renderRefused(problems: readonly Diagnostic[], pullRequest: number | undefined): Markdown {
  return markdownDocument([
    paragraph(escapeText('The workload cannot be registered as it is described here:')),
    list(problems.map(describeProblem)),
    trustedMarkdown(
      `Edit the issue to start the checks again. If they do not start, a maintainer has to remove the label \`registration-approved\` and add it again.${pullRequest === undefined ? '' : ` #${pullRequest} still proposes what the issue described before.`}\n`,
    ),
  ]);
}

function describeProblem({ message, at, hint }: Diagnostic): Markdown {
  const position = at === undefined ? '' : `${at.file}:${at.line}:${at.column}: `;
  return escapeProblem(`${position}${message}.`, hint);
}

function list(items: readonly Markdown[]): Markdown {
  const more = items.length - MAX_ITEMS;
  const lines = items.slice(0, MAX_ITEMS).map((item) => `- ${item}\n`);
  return trustedMarkdown(`${lines.join('')}${more > 0 ? `- …and ${more} more\n` : ''}`);
}
