import type { FleetChange } from '@kalypso-actions/gitops';
import { details, escapeText, inlineCode, link, type Markdown } from '@kalypso-actions/markdown';
import type { Report, ReportSource } from '@kalypso-actions/scheduler';
import { tableOf } from './rows.ts';

const KINDS: Readonly<Record<ReportSource['kind'], string>> = {
  'control-plane': 'environment',
  base: 'base',
  workload: 'workload registration',
};

const SHORT = 10;

/** Where links may lead: to repositories of the GitHub server that this runs for. */
export interface Origin {
  /** `GITHUB_SERVER_URL` */
  readonly serverUrl: string;
  /** The address of the repository that the environment's own files were checked out of, when that is known. */
  readonly controlPlane?: string;
}

/** Which commits all of it was made from. */
export function originSection({ sources }: Pick<Report, 'sources'>, origin: Origin, most: number): Markdown {
  const cells = (source: ReportSource) => {
    const repo = source.repo ?? (source.kind === 'control-plane' ? origin.controlPlane : undefined);
    const address = repo === undefined ? undefined : webAddress(repo, origin.serverUrl);
    const name =
      address === undefined
        ? inlineCode(short(repo ?? ''))
        : link(inlineCode(new URL(address).pathname.slice(1)), address);
    return [escapeText(KINDS[source.kind]), inlineCode(source.name), name, commitLink(source.commit, address)];
  };
  const title = `Made from ${sources.length} ${sources.length === 1 ? 'source' : 'sources'}`;
  return details(escapeText(title), tableOf(['what', 'name', 'repository', 'commit'], sources, most, cells));
}

/** The promoted commit, from where to where, with a link to what lies between. */
export function promotion(
  { from, to }: NonNullable<FleetChange['promoted']>,
  { sources }: Pick<Report, 'sources'>,
  { serverUrl }: Origin,
): readonly Markdown[] {
  const base = sources.find(({ kind, commit }) => kind === 'base' && commit === to);
  const address = base?.repo == null ? undefined : webAddress(base.repo, serverUrl);
  const after = to === undefined ? escapeText('none') : commitLink(to, address);
  if (from === undefined) return [escapeText('Promotes '), after, escapeText('.')];
  const isComparable = address !== undefined && to !== undefined && isCommit(from) && isCommit(to);
  const between = isComparable
    ? [escapeText(' ('), link(escapeText('what is between'), `${address}/compare/${from}...${to}`), escapeText(')')]
    : [];
  return [
    escapeText('Promotes '),
    after,
    escapeText(' after '),
    commitLink(from, address),
    ...between,
    escapeText('.'),
  ];
}

function commitLink(commit: string | null, address: string | undefined): Markdown {
  if (commit === null) return escapeText('');
  if (!isCommit(commit)) return inlineCode(short(commit));
  const label = inlineCode(commit.slice(0, SHORT));
  return address === undefined ? label : link(label, `${address}/commit/${commit}`);
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);
}

/** The page of a repository on the server; nothing for other places. */
function webAddress(repo: string, serverUrl: string): string | undefined {
  if (!URL.canParse(repo) || !URL.canParse(serverUrl)) return undefined;
  const [url, server] = [new URL(repo), new URL(serverUrl)];
  const [, path] = /^(\/[\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url.pathname) ?? [];
  return url.origin === server.origin && path !== undefined ? `${url.origin}${path}` : undefined;
}
