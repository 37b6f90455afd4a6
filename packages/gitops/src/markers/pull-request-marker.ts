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
}

export function formatMarker({ base, path, digest, needsConsent }: PullRequestMarker): string {
  const consent = needsConsent ? ' needs-consent' : '';
  return `<!-- ${MARKER} base=${encodeForComment(base)} path=${encodeForComment(path)} digest=${digest}${consent} -->`;
}

const PATTERN = new RegExp(`^\\s*<!-- ${MARKER} base=(\\S+) path=(\\S*) digest=([0-9a-f]+)( needs-consent)? -->`);

/** Parses the marker of a body; `undefined` if it has none. */
export function parseMarker(body: string): PullRequestMarker | undefined {
  const [, base, path, digest, consent] = PATTERN.exec(body) ?? [];
  if (base === undefined || path === undefined || digest === undefined) return undefined;
  try {
    return {
      base: decodeURIComponent(base),
      path: decodeURIComponent(path),
      digest,
      needsConsent: consent !== undefined,
    };
  } catch {
    // A text that looks like a marker.
    return undefined;
  }
}
