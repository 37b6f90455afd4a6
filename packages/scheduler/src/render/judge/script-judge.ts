import type { ManifestFlaw, RenderOther } from './manifest-judge.ts';
import { type RenderedManifest, replaceSlots, type SourcedSlot } from './rendered-text.ts';
import { findScriptContexts, type ScriptContext } from './script-contexts.ts';
import { describeShellEffects } from './shell-effects.ts';
import { findShellSyntaxError } from './shell-parser.ts';
import { createMarker } from './slot-contexts.ts';
import { isLine } from './slot-text.ts';
import { createStandIn } from './stand-in.ts';

const WORD = /^[A-Za-z0-9_./:@%+,=-]+$/;
/** A word that is nothing else wherever it is in a script, in quotes or without. */
const SAFE_WORD = /^(["']?)[A-Za-z0-9_./:@%+,-]*\1$/;
/** Between double quotes, a backslash is text unless it is before one of these. */
const SPECIAL_IN_DOUBLE_QUOTES = /["$`]|\\(?:[\\\n]|$)/;
/** What makes it hard to know where in a script a text is: substitutions within words, here-documents, patterns of `case`, arithmetic, text that is run. */
const INTRICATE = /`|\$\(|\$['"]|<<|\(\(|\b(?:case|eval)\b/;
/** What is before a word that is run as a command, or read by one. */
const BEFORE_COMMAND =
  /(?:^|[\s;&|(])(?:then|do|else|elif|if|while|until|eval|exec|sudo|env|command|source|time|xargs|trap|nohup|\.|!|\{)[ \t]+$|(?:^|[;&|(\n])[ \t]*(?:\w+=\S*[ \t]+)+$/;

const RESERVED_WORD = /^(?:if|then|elif|else|fi|while|until|do|done|for|in|select|case|esac|function|time|eval)$/;

interface LearntScript {
  readonly contexts: readonly ScriptContext[];
  readonly isIntricate: boolean;
  readonly delimiterLines: number;
}

interface InsertedTexts {
  readonly text: string;
  /** Where the slots are. */
  readonly positions: readonly number[];
}

/** A text of the platform team of which a shell makes more than a value, or a part of one. */
export interface ExpandedSlot {
  readonly slot: SourcedSlot;
  /** What a shell does: `splits it into words`. */
  readonly effects: readonly string[];
}

/** A script with the texts of the platform team that are more than a value, and words in place of all others. */
interface ScriptVariant extends LearntScript {
  readonly mayHaveDocuments: boolean;
  /** Why no shell can read it, and the slot that is the cause. */
  readonly error: { readonly message: string; readonly cause: number } | undefined;
}

interface PathScripts {
  readonly learnt: LearntScript;
  /** By the texts of the platform team that are more than a value. */
  readonly variants: Map<string, ScriptVariant>;
}

/** More variants of one path are judged anew each time. */
const MAX_VARIANTS = 1_000;
const MAX_VARIANT_LENGTH = 65_536;
/** How many texts are tried as the cause of a script that no shell can read. */
const MAX_SUSPECTS = 20;

/**
 * Judges rendered scripts of one template. A value of a workload file has to stay the value that it is. The platform team may print anything that a shell can
 * read, and that does not change how values of workload files are read.
 */
export class ScriptJudge {
  readonly #paths = new Map<object, PathScripts>();

  /** @returns `undefined` if the script is as it was meant */
  judge({ text, slots, path }: RenderedManifest, renderOther: RenderOther): ManifestFlaw | undefined {
    if (slots === undefined || path === undefined)
      return text === renderOther(createStandIn) ? undefined : { kind: 'unsafe', slots: [] };
    const scripts = this.#scriptsOf(path, text, slots);
    const { learnt } = scripts;
    const untrusted = slots.filter(
      (slot, index) => slot.source.isUntrusted && !acceptsUntrusted(learnt, learnt.contexts[index], slot),
    );
    if (untrusted.length > 0) return { kind: 'unsafe', slots: untrusted };
    if (learnt.isIntricate && countDelimiterLines(text) !== learnt.delimiterLines) {
      const indexes = [...slots.keys()].filter((index) => slots[index]?.source.isUntrusted);
      if (countDelimiterLines(insertTexts(text, slots, indexes).text) !== learnt.delimiterLines)
        return { kind: 'unsafe', slots: indexes.flatMap((index) => slots[index] ?? []) };
    }
    const active = [...slots.keys()].filter((index) => isActive(learnt.contexts[index], slots[index]));
    if (active.length === 0) return undefined;
    return judgeVariant(learnt, this.#variantOf(scripts, text, slots, active), text, slots, active);
  }

  /** The texts of the platform team that a shell does something to, in a script that was accepted. */
  findExpanded({ text, slots = [], path }: RenderedManifest): readonly ExpandedSlot[] {
    if (path === undefined) return [];
    const { contexts } = this.#scriptsOf(path, text, slots).learnt;
    return slots.flatMap((slot, index) => {
      const context = contexts[index];
      // The platform team may keep commands in its configuration.
      if (context === undefined || context === 'command' || !isActive(context, slot)) return [];
      const effects = describeShellEffects(context, slot.text);
      return effects.length > 0 ? [{ slot, effects }] : [];
    });
  }

  #scriptsOf(path: object, text: string, slots: readonly SourcedSlot[]): PathScripts {
    const scripts = this.#paths.get(path) ?? { learnt: learn(text, slots, []), variants: new Map() };
    this.#paths.set(path, scripts);
    return scripts;
  }

  #variantOf(
    { learnt, variants }: PathScripts,
    text: string,
    slots: readonly SourcedSlot[],
    active: readonly number[],
  ): ScriptVariant {
    const key = active.map((index) => `${index}:${slots[index]?.text}`).join('\0');
    const known = variants.get(key);
    if (known !== undefined) return known;
    const inserted = learn(text, slots, active);
    // Text in place of a command was not judged before: how intricate it is counts only where a value is meant.
    const isIntricate = active.some((index) =>
      (learnt.contexts[index] === 'command' ? /\beval\b/ : INTRICATE).test(slots[index]?.text ?? ''),
    );
    const variant = {
      ...inserted,
      isIntricate: learnt.isIntricate || isIntricate,
      mayHaveDocuments: inserted.isIntricate,
      error: findError(text, slots, active),
    };
    if (variants.size < MAX_VARIANTS && key.length <= MAX_VARIANT_LENGTH) variants.set(key, variant);
    return variant;
  }
}

/** Judges what texts of the platform team make of a script. */
function judgeVariant(
  learnt: LearntScript,
  variant: ScriptVariant,
  text: string,
  slots: readonly SourcedSlot[],
  active: readonly number[],
): ManifestFlaw | undefined {
  const { error, contexts } = variant;
  if (error) return createInvalid(error.message, text, slots, error.cause);
  const untrusted = [...slots.keys()].filter((index) => slots[index]?.source.isUntrusted);
  if (untrusted.some((index) => contexts[index] !== learnt.contexts[index]))
    return createInvalid('a value changes how a shell reads values of workload files', text, slots, active[0] ?? 0);
  const rejected = slots.filter(
    (slot, index) => slot.source.isUntrusted && !acceptsUntrusted(variant, contexts[index], slot),
  );
  if (rejected.length > 0) return { kind: 'unsafe', slots: rejected };
  if (!variant.mayHaveDocuments || countDelimiterLines(text) === variant.delimiterLines) return undefined;
  return { kind: 'unsafe', slots: untrusted.flatMap((index) => slots[index] ?? []) };
}

function createInvalid(message: string, text: string, slots: readonly SourcedSlot[], cause: number): ManifestFlaw {
  const slot = slots[cause];
  const line = text.slice(0, slot?.start).split('\n').length;
  return { kind: 'invalid', format: 'script', message, line, slots: slot ? [slot] : [] };
}

/** Finds out why no shell can read a script. If none can read it without the texts either, that is how the template is, or a language of its own. */
function findError(text: string, slots: readonly SourcedSlot[], active: readonly number[]): ScriptVariant['error'] {
  const error = findShellSyntaxError(insertTexts(text, slots, active).text);
  if (error === undefined || findShellSyntaxError(insertTexts(text, slots, []).text)) return undefined;
  const without = (cause: number) => active.filter((index) => index !== cause);
  const isCause = (index: number) => !findShellSyntaxError(insertTexts(text, slots, without(index)).text);
  const [first = 0, ...others] = active.slice(0, MAX_SUSPECTS);
  const cause = others.length === 0 ? first : ([first, ...others].find(isCause) ?? first);
  // What the text leaves open says more than what is missing in the end.
  const own = findShellSyntaxError(`: ${slots[cause]?.text}`);
  return { message: own?.message.endsWith(' is left open') ? own.message : error.message, cause };
}

/** Puts words in place of all slots but some. */
function insertTexts(text: string, slots: readonly SourcedSlot[], kept: readonly number[]): InsertedTexts {
  const marker = createMarker(text);
  const isKept = new Set(kept);
  const positions: number[] = [];
  let shift = 0;
  const inserted = replaceSlots(text, slots, (index) => {
    const slot = slots[index];
    positions[index] = (slot?.start ?? 0) + shift;
    if (slot === undefined || isKept.has(index)) return undefined;
    const word = marker.create(index);
    shift += word.length - slot.text.length;
    return word;
  });
  return { text: inserted, positions };
}

/** Finds out where in a script its slots are, with words in place of all but some. */
function learn(text: string, slots: readonly SourcedSlot[], kept: readonly number[]): LearntScript {
  const { text: marked, positions } = insertTexts(text, slots, kept);
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

/** Whether a text of the platform team may be more than a value, or a part of one, where it is. */
function isActive(context: ScriptContext | undefined, slot: SourcedSlot | undefined): boolean {
  if (slot === undefined || slot.source.isUntrusted) return false;
  // A line of a here-document may end it.
  if (context === 'heredoc' || context === 'literal-heredoc') return true;
  return !acceptsText(context, slot.text) || (context === 'command' && RESERVED_WORD.test(slot.text));
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
