import type { PushResponse } from '../remote/git-remote.ts';

export type PushResult =
  /** The branch points at the commit. `already`: it did so before. */
  | { readonly kind: 'pushed'; readonly already: boolean }
  /** Since the branches were read, someone else moved the one that is pushed (`head`) or the one that it is for (`base`). Nothing was changed. */
  | { readonly kind: 'lost-race'; readonly moved: 'base' | 'head' }
  /** The server rejected the push because of a protected branch, a rule or a hook. */
  | { readonly kind: 'refused'; readonly reason: string; readonly serverMessages: readonly string[] };

const LOST_RACE =
  /stale info|fetch first|cannot lock ref|failed to (update|lock) ref|reference already exists|incorrect old value|remote ref updated since checkout/i;
/** A branch `deployment` prevents a branch `deployment/dev`, and a retry does not change that. */
const NAME_CONFLICT = /exists; cannot create|directory file conflict/i;
const MAX_SERVER_MESSAGES = 8;

/** Parses the lines of `git push --porcelain`: flag, references, summary. */
export function parsePushResult(response: PushResponse, base: string | undefined, head: string): PushResult {
  const results = new Map<string, { readonly flag: string; readonly summary: string }>();
  for (const line of response.references.split('\n')) {
    const match = /^([ +*=!-])\t[^\t]*:([^\t:]+)\t(.*)$/.exec(line);
    if (match !== null) results.set(match[2] ?? '', { flag: match[1] ?? '', summary: match[3] ?? '' });
  }
  const baseResult = results.get(`refs/heads/${base}`);
  if (baseResult?.flag === '!' && LOST_RACE.test(baseResult.summary)) return { kind: 'lost-race', moved: 'base' };
  const result = results.get(`refs/heads/${head}`);
  if (result === undefined) throw new Error(`git printed no result for ${head}: ${response.references}`);
  if (result.flag !== '!') return { kind: 'pushed', already: result.flag === '=' };
  const serverMessages = parseServerMessages(response.stderr);
  const text = [result.summary, ...serverMessages].join('\n');
  if (LOST_RACE.test(text) && !NAME_CONFLICT.test(text)) return { kind: 'lost-race', moved: 'head' };
  const reason = /\((.*)\)$/.exec(result.summary)?.[1] ?? result.summary;
  return { kind: 'refused', reason: toPrintable(reason), serverMessages };
}

/** Returns the lines that the server sent, which explain a rejection. */
function parseServerMessages(stderr: string): readonly string[] {
  const messages = stderr.split(/[\r\n]+/).flatMap((line) => {
    const message = /^remote: (.*)$/.exec(line)?.[1]?.trim();
    return message ? [toPrintable(message)] : [];
  });
  return messages.slice(0, MAX_SERVER_MESSAGES);
}

function toPrintable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a server could send them to control a terminal
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').slice(0, 300);
}
