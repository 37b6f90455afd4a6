import { encodeForComment } from './content-digest.ts';

const MARKER = 'kalypso-actions:create-gitops-pr';

/** The invisible first line in the body of a managed pull request. */
export interface PullRequestMarker {
  /** The base branch that the pull request was opened for. */
  readonly base: string;
  /** The folder in the repository. Each folder has a pull request of its own. */
  readonly path: string;
  /** Of the title and body as they were generated, so that later edits by others are recognized. */
  readonly digest: string;
  /** Whether the pull request only shows what would be removed: consent to it is missing. */
  readonly needsConsent: boolean;
  /** Digest of the removals that the pull request shows, to which its label consents; `undefined` if it shows none that need a consent. */
  readonly removals: string | undefined;
  /** Whether a run has consented to these removals, so that they need no label. */
  readonly isAllowed: boolean;
}

export function formatMarker({ base, path, digest, needsConsent, removals, isAllowed }: PullRequestMarker): string {
  const fields = [
    `base=${encodeForComment(base)}`,
    `path=${encodeForComment(path)}`,
    `digest=${digest}`,
    ...(needsConsent ? ['needs-consent'] : []),
    ...(removals === undefined ? [] : [`removals=${removals}`]),
    ...(isAllowed ? ['allowed'] : []),
  ];
  return `<!-- ${MARKER} ${fields.join(' ')} -->`;
}

const PATTERN = new RegExp(
  `^\\s*<!-- ${MARKER} base=(\\S+) path=(\\S*) digest=([0-9a-f]+)( needs-consent)?(?: removals=([a-z]+:[0-9a-f]*))?( allowed)? -->`,
);

/** Parses the marker of a body; `undefined` if it has none. */
export function parseMarker(body: string): PullRequestMarker | undefined {
  const [, base, path, digest, consent, removals, allowed] = PATTERN.exec(body) ?? [];
  if (base === undefined || path === undefined || digest === undefined) return undefined;
  try {
    return {
      base: decodeURIComponent(base),
      path: decodeURIComponent(path),
      digest,
      needsConsent: consent !== undefined,
      removals,
      isAllowed: allowed !== undefined,
    };
  } catch {
    // A text that looks like a marker.
    return undefined;
  }
}

const REQUEST = 'kalypso-actions:consent-request';
const REQUEST_PATTERN = new RegExp(`^<!-- ${REQUEST} -->[^]*?<!-- /${REQUEST} -->\\r?\\n?`);

/** Encloses a text that follows the marker of an earlier body, so that it can be removed again. */
export function formatRequest(text: string): string {
  return `<!-- ${REQUEST} -->\n${text}\n<!-- /${REQUEST} -->\n`;
}

/** The body without its marker, and without the request after it. */
export function removeMarker(body: string): string {
  return body
    .replace(PATTERN, '')
    .replace(/^\r?\n/, '')
    .replace(REQUEST_PATTERN, '');
}
