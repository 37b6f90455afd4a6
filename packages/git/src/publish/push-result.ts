import type { PushAnswer } from '../remote.ts';

/** What became of a push. */
export type PushResult =
  /** The branch points at the commit. `already`: it did before. */
  | { readonly kind: 'pushed'; readonly already: boolean }
  /** Since it was looked at, somebody has moved the branch that is pushed to (`head`), or the one that it is for (`base`). Nothing was changed. */
  | { readonly kind: 'lost-race'; readonly moved: 'base' | 'head' }
  /** The server takes no such push: a protected branch, a rule, a hook. */
  | { readonly kind: 'refused'; readonly reason: string; readonly words: readonly string[] };

const raced =
  /stale info|fetch first|cannot lock ref|failed to (update|lock) ref|reference already exists|incorrect old value|remote ref updated since checkout/i;
/** A branch `deployment` leaves no room for a branch `deployment/dev`, and trying again makes none. */
const noRoom = /exists; cannot create|directory file conflict/i;
const mostWords = 8;

/** Reads the lines of `git push --porcelain`: flag, references, what happened. */
export function pushResult(answer: PushAnswer, base: string | undefined, head: string): PushResult {
  const outcome = new Map<string, { readonly flag: string; readonly summary: string }>();
  for (const line of answer.references.split('\n')) {
    const match = /^([ +*=!-])\t[^\t]*:([^\t:]+)\t(.*)$/.exec(line);
    if (match !== null) outcome.set(match[2] ?? '', { flag: match[1] ?? '', summary: match[3] ?? '' });
  }
  const baseOutcome = outcome.get(`refs/heads/${base}`);
  if (baseOutcome?.flag === '!' && raced.test(baseOutcome.summary)) return { kind: 'lost-race', moved: 'base' };
  const result = outcome.get(`refs/heads/${head}`);
  if (result === undefined) throw new Error(`git says nothing about ${head}: ${answer.references}`);
  if (result.flag !== '!') return { kind: 'pushed', already: result.flag === '=' };
  const words = serverWords(answer.words);
  const said = [result.summary, ...words].join('\n');
  if (raced.test(said) && !noRoom.test(said)) return { kind: 'lost-race', moved: 'head' };
  const reason = /\((.*)\)$/.exec(result.summary)?.[1] ?? result.summary;
  return { kind: 'refused', reason: printable(reason), words };
}

/** The lines that the server sent along, which say why in its own words. */
function serverWords(stderr: string): readonly string[] {
  const lines = stderr.split(/[\r\n]+/).flatMap((line) => {
    const words = /^remote: (.*)$/.exec(line)?.[1]?.trim();
    return words === undefined || words === '' ? [] : [printable(words)];
  });
  return lines.slice(0, mostWords);
}

function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a server could send them to write on a terminal
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').slice(0, 300);
}
