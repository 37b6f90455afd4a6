import { createHash } from 'node:crypto';
import { formatPosition } from '@kalypso-actions/diagnostics';
import {
  addComment,
  createIssue,
  ensureLabel,
  type GitHub,
  type Issue,
  listOpenIssues,
  type RepositoryName,
  updateIssue,
} from '@kalypso-actions/github';
import { folderOf } from '@kalypso-actions/gitops';
import { escapeText, inlineCode, type Markdown, markdownDocument, paragraph, table } from '@kalypso-actions/markdown';
import type { Report } from '@kalypso-actions/scheduler';

const LABEL = {
  name: 'kalypso-failure',
  color: 'b60205',
  description: 'An assignment of the control plane fails; kept up to date by create-gitops-pr',
};
const MARK = 'kalypso-actions:failed-assignment';
const PATTERN = new RegExp(`^\\s*<!-- ${MARK} (\\S+) digest=([0-9a-f]+) -->`);

type Failure = Report['failed'][number];

interface Wanted {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly digest: string;
}

/**
 * Keeps one issue for each assignment that fails: opened, updated when what it says changes, closed when it is mended. Issues of other environments, and
 * those that people opened, are not touched.
 * @returns how many are open now
 */
export async function reportFailures(
  github: GitHub,
  repository: RepositoryName,
  report: Pick<Report, 'environment' | 'failed'>,
  log: (line: string) => void,
): Promise<number> {
  const wanted = new Map(
    report.failed.map((failure) => wantedIssue(report.environment, failure)).map((one) => [one.key, one]),
  );
  if (wanted.size > 0) await ensureLabel(github, repository, LABEL);
  const seen = new Set<string>();
  for (const issue of await listOpenIssues(github, repository, LABEL.name)) {
    const mark = markOf(issue);
    if (mark === undefined || !mark.key.startsWith(`${environmentKey(report.environment)}/`)) continue;
    const want = wanted.get(mark.key);
    if (want === undefined || seen.has(mark.key)) {
      await close(
        github,
        repository,
        issue,
        want === undefined ? 'Mended: this assignment no longer fails.' : 'This is told twice.',
      );
      log(`closed ${issue.url}`);
    } else if (want.digest !== mark.digest) {
      await updateIssue(github, repository, issue.number, { title: want.title, body: want.body });
      log(`updated ${issue.url}`);
    }
    seen.add(mark.key);
  }
  for (const [key, { title, body }] of wanted) {
    if (seen.has(key)) continue;
    const isIt = (issue: Issue) => markOf(issue)?.key === key;
    const issue = await createIssue(github, repository, { title, body, label: LABEL.name }, isIt);
    log(`opened ${issue.url}`);
  }
  return wanted.size;
}

async function close(github: GitHub, repository: RepositoryName, { number }: Issue, why: string): Promise<void> {
  await addComment(github, repository, number, why);
  await updateIssue(github, repository, number, { state: 'closed' });
}

function wantedIssue(environment: string, failure: Failure): Wanted {
  const key = `${environmentKey(environment)}/${folderOf(failure)}`;
  const title = `${failure.deploymentTarget} cannot be deployed to ${failure.clusterType} (${environment})`;
  const said = bodyOf(environment, failure);
  const digest = createHash('sha256').update(`${title}\0${said}`).digest('hex').slice(0, 16);
  return { key, title: title.slice(0, 250), body: `<!-- ${MARK} ${key} digest=${digest} -->\n${said}`, digest };
}

function bodyOf(
  environment: string,
  { clusterType, deploymentTarget, workload, workspace, policies, problems }: Failure,
): Markdown {
  return markdownDocument([
    paragraph(
      escapeText('The deployment target '),
      inlineCode(deploymentTarget),
      escapeText(` of workload ${workload} (workspace ${workspace}) is assigned to the cluster type `),
      inlineCode(clusterType),
      escapeText(
        ` in ${environment} by ${policies.join(', ')}, and fails. What it last had stays until this is mended.`,
      ),
    ),
    table(
      [escapeText('where'), escapeText('what'), escapeText('code')],
      problems.map(({ at, message, hint, code: name }) => [
        at ? inlineCode(formatPosition(at)) : escapeText(''),
        escapeText(hint === undefined ? message : `${message}. ${hint}`),
        inlineCode(name),
      ]),
      50,
    ),
  ]);
}

function markOf({ body }: Issue): { readonly key: string; readonly digest: string } | undefined {
  const [, key, digest] = PATTERN.exec(body) ?? [];
  return key === undefined || digest === undefined ? undefined : { key, digest };
}

/** Two hyphens could end a comment. */
function environmentKey(environment: string): string {
  return encodeURIComponent(environment).replaceAll('-', '%2D');
}
