import { formatCount, limitText } from '@kalypso-actions/diagnostics';
import { isCommitId } from '@kalypso-actions/git-objects';
import { details, escapeText, inlineCode, link, type Markdown } from '@kalypso-actions/markdown';
import type { Report, ReportSource } from '@kalypso-actions/scheduler';
import type { FleetDifference } from '../difference/fleet-difference.ts';
import { limitedTable } from './limited-lists.ts';

const SOURCE_KINDS: Readonly<Record<ReportSource['kind'], string>> = {
  'control-plane': 'environment',
  base: 'base',
  workload: 'workload registration',
};

const SHORT_COMMIT_LENGTH = 10;
const MAX_NAME_LENGTH = 200;

/** Determines where links may lead: to repositories of the GitHub server that the action runs for. */
export interface OriginContext {
  /** `GITHUB_SERVER_URL` */
  readonly serverUrl: string;
  /** URL of the repository that contains the files of the environment, if it is known. */
  readonly controlPlaneUrl: string | undefined;
}

/** The commits that the manifests were generated from. */
export function originSection({ sources }: Pick<Report, 'sources'>, context: OriginContext, maxRows: number): Markdown {
  const toCells = (source: ReportSource) => {
    const repo = source.repo ?? (source.kind === 'control-plane' ? context.controlPlaneUrl : undefined);
    const url = repo === undefined ? undefined : findRepositoryPage(repo, context.serverUrl);
    const name =
      url === undefined
        ? inlineCode(limitText(repo ?? '', MAX_NAME_LENGTH))
        : link(inlineCode(new URL(url).pathname.slice(1)), url);
    return [escapeText(SOURCE_KINDS[source.kind]), inlineCode(source.name), name, formatCommit(source.commit, url)];
  };
  return details(
    escapeText(`Generated from ${formatCount(sources.length, 'source')}`),
    limitedTable(['kind', 'name', 'repository', 'commit'], sources, maxRows, toCells),
  );
}

/** The promoted commit before and after, with a link to their comparison. */
export function formatPromotion(
  { from, to }: NonNullable<FleetDifference['promoted']>,
  { sources }: Pick<Report, 'sources'>,
  { serverUrl }: OriginContext,
): readonly Markdown[] {
  const base = sources.find(({ kind, commit }) => kind === 'base' && commit === to);
  const url = base?.repo == null ? undefined : findRepositoryPage(base.repo, serverUrl);
  const after = to === undefined ? escapeText('none') : formatCommit(to, url);
  if (from === undefined) return [escapeText('Promoted commit: '), after, escapeText('.')];
  const isComparable = url !== undefined && to !== undefined && isCommitId(from) && isCommitId(to);
  const comparison = isComparable
    ? [escapeText(', '), link(escapeText('compare'), `${url}/compare/${from}...${to}`)]
    : [];
  return [
    escapeText('Promoted commit: '),
    after,
    escapeText(' (previously '),
    formatCommit(from, url),
    ...comparison,
    escapeText(').'),
  ];
}

/** An abbreviated commit ID, with a link if its repository is known. Other text is shown as it is. */
export function formatCommit(commit: string | null, repositoryUrl: string | undefined): Markdown {
  if (commit === null) return escapeText('');
  if (!isCommitId(commit)) return inlineCode(limitText(commit, MAX_NAME_LENGTH));
  const label = inlineCode(commit.slice(0, SHORT_COMMIT_LENGTH));
  return repositoryUrl === undefined ? label : link(label, `${repositoryUrl}/commit/${commit}`);
}

/** The page of a repository on the server; `undefined` if it is elsewhere. */
function findRepositoryPage(repo: string, serverUrl: string): string | undefined {
  if (!URL.canParse(repo) || !URL.canParse(serverUrl)) return undefined;
  const [url, server] = [new URL(repo), new URL(serverUrl)];
  const [, path] = /^(\/[\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url.pathname) ?? [];
  return url.origin === server.origin && path !== undefined ? `${url.origin}${path}` : undefined;
}
