import type { ManifestFlaw, RenderOther } from './manifest-judge.ts';
import { type RenderedManifest, replaceSlots, type SourcedSlot } from './rendered-text.ts';
import { findScriptContexts, type ScriptContext } from './script-contexts.ts';
import { createMarker } from './slot-contexts.ts';
import { isLine } from './slot-text.ts';
import { createStandIn } from './stand-in.ts';

const WORD = /^[A-Za-z0-9_./:@%+,=-]+$/;
/** A word that is nothing else wherever it is in a script, in quotes or without. */
const SAFE_WORD = /^(["']?)[A-Za-z0-9_./:@%+,-]*\1$/;
/** Between double quotes, a backslash is text unless it is before one of these. */
const SPECIAL_IN_DOUBLE_QUOTES = /["$`]|\\(?:[\\\n]|$)/;
/** What makes it hard to know where in a script a text is: substitutions within words, here-documents, patterns of `case`, arithmetic. */
const INTRICATE = /`|\$\(|\$['"]|<<|\(\(|\bcase\b/;
/** What is before a word that is run as a command, or read by one. */
const BEFORE_COMMAND =
  /(?:^|[\s;&|(])(?:then|do|else|elif|if|while|until|eval|exec|sudo|env|command|source|time|xargs|trap|nohup|\.|!|\{)[ \t]+$|(?:^|[;&|(\n])[ \t]*(?:\w+=\S*[ \t]+)+$/;

interface LearntScript {
  readonly contexts: readonly ScriptContext[];
  readonly isIntricate: boolean;
  readonly delimiterLines: number;
}

/** Judges rendered scripts of one template: what is printed into a script has to stay the value that it is. */
export class ScriptJudge {
  readonly #paths = new Map<object, LearntScript>();

  /** @returns `undefined` if the script is as it was meant */
  judge({ text, slots, path }: RenderedManifest, renderOther: RenderOther): ManifestFlaw | undefined {
    if (slots === undefined || path === undefined)
      return text === renderOther(createStandIn) ? undefined : { kind: 'unsafe', slots: [] };
    const learnt = this.#paths.get(path) ?? learn(text, slots);
    this.#paths.set(path, learnt);
    const untrusted = slots.filter(
      (slot, index) => slot.source.isUntrusted && !acceptsUntrusted(learnt, learnt.contexts[index], slot),
    );
    if (untrusted.length > 0) return { kind: 'unsafe', slots: untrusted };
    if (learnt.isIntricate && countDelimiterLines(text) !== learnt.delimiterLines)
      return { kind: 'unsafe', slots: slots.filter(({ source }) => source.isUntrusted) };
    const first = slots.find(
      (slot, index) => !slot.source.isUntrusted && !acceptsText(learnt.contexts[index], slot.text),
    );
    if (first === undefined) return undefined;
    const line = text.slice(0, first.start).split('\n').length;
    return { kind: 'invalid', format: 'script', message: 'a value does not stay one value', line, slots: [first] };
  }
}

function learn(text: string, slots: readonly SourcedSlot[]): LearntScript {
  const marker = createMarker(text);
  const marked = replaceSlots(text, slots, marker.create);
  const positions = slots.map((_, index) => marked.indexOf(marker.create(index)));
  const contexts = findScriptContexts(marked, positions).map((context, index) =>
    context === 'word' && BEFORE_COMMAND.test(lineBefore(marked, positions[index] ?? 0)) ? 'command' : context,
  );
  return { contexts, isIntricate: INTRICATE.test(marked), delimiterLines: countDelimiterLines(marked) };
}

/** The line before a position, with the line break that ends the previous one. */
function lineBefore(text: string, position: number): string {
  return text.slice(Math.max(text.lastIndexOf('\n', position - 1), 0), position);
}

/** How many lines could end a here-document. */
function countDelimiterLines(text: string): number {
  const delimiters = new Set([...text.matchAll(/<<-?[ \t]*["'\\]?([^\s"'\\;&|<>()]+)/g)].map(([, name]) => name));
  return text.split('\n').filter((line) => delimiters.has(line.trim())).length;
}

/** Whether a text of a workload file stays a value, or a part of one, where it is, and is never a command. */
function acceptsUntrusted(
  { isIntricate }: LearntScript,
  context: ScriptContext | undefined,
  { text }: SourcedSlot,
): boolean {
  if (context === 'command' || (isIntricate && !SAFE_WORD.test(text))) return false;
  return acceptsText(context, text);
}

/** Whether a text stays a value, or a part of one, where it is. */
function acceptsText(context: ScriptContext | undefined, text: string): boolean {
  switch (context) {
    case 'double':
      return isText(text) && !SPECIAL_IN_DOUBLE_QUOTES.test(text);
    case 'single':
      return isText(text) && !text.includes("'");
    case 'comment':
    case 'literal-heredoc':
      return isLine(text);
    case 'heredoc':
      return isLine(text) && !/[$`\\]/.test(text);
    case 'command':
      // The platform team may keep commands in its configuration.
      return true;
    default:
      return text === '' || WORD.test(text) || isQuotedWord(text);
  }
}

/** Text that may have line breaks, but no other control character. */
function isText(text: string): boolean {
  return text.split('\n').every(isLine);
}

/** A word in quotes, as `quote` and `squote` print it. */
function isQuotedWord(text: string): boolean {
  return isText(text) && (/^'[^']*'$/.test(text) || /^"(?:[^"$`\\]|\\["\\])*"$/.test(text));
}
