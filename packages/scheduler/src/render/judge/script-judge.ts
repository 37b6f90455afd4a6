import type { ManifestFlaw } from './manifest-judge.ts';
import { type RenderedManifest, replaceSlots, type SourcedSlot } from './rendered-text.ts';
import { findScriptContexts, type ScriptContext } from './script-contexts.ts';
import { createMarker } from './slot-contexts.ts';
import { isLine } from './slot-text.ts';

const WORD = /^[A-Za-z0-9_./:@%+,=-]+$/;

/** Judges rendered scripts of one template: what is printed into a script has to stay the value that it is. */
export class ScriptJudge {
  readonly #paths = new Map<object, readonly ScriptContext[]>();

  /**
   * @param renderStandIn renders the script with harmless texts in place of all values of the workload file
   * @returns `undefined` if the script is as it was meant
   */
  judge({ text, slots, path }: RenderedManifest, renderStandIn: () => string | undefined): ManifestFlaw | undefined {
    if (slots === undefined || path === undefined) {
      return text === renderStandIn() ? undefined : { kind: 'unsafe', slots: [] };
    }
    const contexts = this.#paths.get(path) ?? findSlotContexts(text, slots);
    this.#paths.set(path, contexts);
    const rejected = slots.filter((slot, index) => !acceptsInScript(contexts[index], slot));
    const untrusted = rejected.filter(({ source }) => source.isUntrusted);
    if (untrusted.length > 0) return { kind: 'unsafe', slots: untrusted };
    const [first] = rejected;
    if (first === undefined) return undefined;
    const line = text.slice(0, first.start).split('\n').length;
    return { kind: 'invalid', message: 'a value does not stay one value in the script', line, slots: [first] };
  }

  /** Whether a script equals one with harmless values but for its words. */
  isSafe(text: string, harmless: string | undefined): boolean {
    return text === harmless;
  }
}

function findSlotContexts(text: string, slots: readonly SourcedSlot[]): readonly ScriptContext[] {
  const marker = createMarker(text);
  const marked = replaceSlots(text, slots, marker.create);
  const positions = slots.map((_, index) => marked.indexOf(marker.create(index)));
  return findScriptContexts(marked, positions);
}

/** Whether a text stays a value, or a part of one, where it is. */
function acceptsInScript(context: ScriptContext | undefined, { text, source }: SourcedSlot): boolean {
  switch (context) {
    case 'double':
      return isText(text) && !/["$`\\]/.test(text);
    case 'single':
      return isText(text) && !text.includes("'");
    case 'comment':
    case 'literal-heredoc':
      return isLine(text);
    case 'heredoc':
      return isLine(text) && !/[$`\\]/.test(text);
    case 'command':
      // The platform team may keep commands in its configuration.
      return !source.isUntrusted || WORD.test(text);
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
