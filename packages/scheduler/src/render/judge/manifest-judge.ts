import {
  type DocumentNode,
  type DocumentScalar,
  findInvalidKey,
  haveSameShape,
  isString,
  isWritable,
  type ParsedDocuments,
  parseDocuments,
  type TextRange,
} from '@kalypso-actions/goyaml';
import { parseYaml, SourceText } from '@kalypso-actions/yaml';
import { acceptsSlot } from './accepts-slot.ts';
import { type RenderedManifest, replaceSlots, type SourcedSlot } from './rendered-text.ts';
import { createMarker, findSlotContexts, LINE_BREAK, type SlotContexts, type SlotMarker } from './slot-contexts.ts';
import { createOtherStandIn, createStandIn, type StandIn } from './stand-in.ts';

/** What is wrong with a rendered manifest. */
export type ManifestFlaw =
  /** The parser that clusters use rejects it, or a value does not stay one value in a script. `slots` are those whose text it is. */
  | {
      readonly kind: 'invalid';
      readonly format: 'YAML' | 'script';
      readonly message: string;
      readonly line: number;
      readonly slots: readonly SourcedSlot[];
    }
  /** A value of a workload file is more than the text of a string. */
  | { readonly kind: 'unsafe'; readonly slots: readonly SourcedSlot[] };

/** Renders the manifest along the same branches, with other texts in place of all values of the workload file; `undefined` if that fails. */
export type RenderOther = (standIn: StandIn) => string | undefined;

/** More variants of one path are judged anew each time. */
const MAX_VARIANTS = 20_000;

/** What is known of a rendering with certain texts in the slots that are unusual. */
interface Variant {
  readonly contexts: SlotContexts;
  /** Whose rendering was accepted; `undefined` if only the text counts, and not the values that it was made of. */
  readonly owners: WeakSet<object> | undefined;
}

/** What is known of renderings with one path. */
interface PathVerdicts {
  /** `undefined` if the template is not valid with any text of its slots. */
  readonly contexts: SlotContexts | undefined;
  /** By the texts of the slots that are fixed or unusual. */
  readonly variants: Map<string, Variant>;
}

/**
 * Judges rendered manifests of one template by the rules of the parser that clusters use: each document has to be valid, with unique keys, and a value of a
 * workload file may decide nothing but the text of strings and comments.
 *
 * What can go wrong in a slot is found out once for each path of the template: most renderings are then accepted by the look of the texts in their slots.
 */
export class ManifestJudge {
  readonly #paths = new Map<object, PathVerdicts>();

  /**
   * @param owner whose values are rendered: the same object stands for the same values of the workload file
   * @returns `undefined` if the manifest is as it was meant
   */
  judge(manifest: RenderedManifest, renderOther: RenderOther, owner: object): ManifestFlaw | undefined {
    const { text, slots, path } = manifest;
    if (slots === undefined || path === undefined) return judgeWithoutSlots(text, renderOther);
    const verdicts = this.#paths.get(path) ?? this.#learn(path, text, slots);
    const { contexts } = verdicts;
    if (contexts !== undefined) {
      const unusual = findUnusual(contexts, slots);
      if (unusual.length === 0) return undefined;
      const variant = verdicts.variants.get(variantKey(slots, unusual));
      const isKnown = variant !== undefined && (variant.owners === undefined || variant.owners.has(owner));
      if (isKnown && findRejected(variant.contexts, slots, unusual).length === 0) return undefined;
    }
    return this.#inspect(verdicts, text, slots, renderOther, owner);
  }

  #learn(path: object, text: string, slots: readonly SourcedSlot[]): PathVerdicts {
    const contexts = findSlotContexts(text, slots, new Set()) ?? findSlotContexts(text, slots, findStructural(slots));
    const verdicts: PathVerdicts = { contexts, variants: new Map() };
    this.#paths.set(path, verdicts);
    return verdicts;
  }

  /** Parses the manifest itself. */
  #inspect(
    { contexts, variants }: PathVerdicts,
    text: string,
    slots: readonly SourcedSlot[],
    renderOther: RenderOther,
    owner: object,
  ): ManifestFlaw | undefined {
    const parsed = parseStrictly(text);
    if (parsed.kind === 'invalid') return createInvalid(parsed, text, slots);
    const { inScalars, inStructure } = sortUntrusted(text, slots);
    if (inScalars.length > 0 && !areTextOfStrings(text, parsed.stream, slots, inScalars))
      return { kind: 'unsafe', slots: pick(slots, inScalars) };
    const oddKeys = inStructure.filter((index) => hasOddKey(parsed.stream, slots[index]));
    if (oddKeys.length > 0) return { kind: 'unsafe', slots: pick(slots, oddKeys) };
    const structure = inStructure.filter((index) => !isKey(parsed.stream, slots[index]));
    const isSafe = structure.length === 0 || isSafeStructure(text, parsed.stream, slots, renderOther);
    if (!isSafe) return { kind: 'unsafe', slots: pick(slots, structure) };
    if (inStructure.length > 0 && !isPortable(text, parsed.stream))
      return { kind: 'unsafe', slots: pick(slots, inStructure) };
    // With the texts of unusual slots in place, where are the others?
    const unusual = contexts === undefined ? [...slots.keys()] : findUnusual(contexts, slots);
    const variant = findSlotContexts(text, slots, new Set(unusual));
    if (variant === undefined) return undefined;
    const rejected = findRejected(variant, slots, unusual).filter((index) => slots[index]?.source.isUntrusted);
    const unknown = rejected.filter((index) => !inScalars.includes(index) && !inStructure.includes(index));
    if (unknown.length > 0) return { kind: 'unsafe', slots: pick(slots, unknown) };
    remember(variants, variantKey(slots, unusual), variant, inStructure.length === 0 ? undefined : owner);
    return undefined;
  }
}

function variantKey(slots: readonly SourcedSlot[], unusual: readonly number[]): string {
  return unusual.map((index) => `${index}:${slots[index]?.text}`).join('\0');
}

function remember(
  variants: Map<string, Variant>,
  key: string,
  contexts: SlotContexts,
  owner: object | undefined,
): void {
  const known = variants.get(key);
  if (known === undefined && variants.size >= MAX_VARIANTS) return;
  const owners = owner === undefined ? undefined : (known?.owners ?? new WeakSet<object>());
  if (owner) owners?.add(owner);
  variants.set(key, { contexts, owners });
}

/** The slots whose text has line breaks, or is written as a mapping or a list: they are structure, as are those that the template does not put into a scalar. */
function findStructural(slots: readonly SourcedSlot[]): ReadonlySet<number> {
  return new Set(
    [...slots.keys()].filter((index) => {
      const text = slots[index]?.text ?? '';
      return LINE_BREAK.test(text) || /^[{[]/.test(text);
    }),
  );
}

interface UntrustedSlots {
  /** Those in a scalar, whose text looks unusual there. */
  readonly inScalars: readonly number[];
  /** Those that are keys, or more than a part of a scalar. */
  readonly inStructure: readonly number[];
}

/** Finds out where the untrusted texts are that do not obviously stay text. The texts of the platform team keep their places. */
function sortUntrusted(text: string, slots: readonly SourcedSlot[]): UntrustedSlots {
  const isUntrusted = (index: number) => slots[index]?.source.isUntrusted === true;
  let kept = findStructural(slots);
  // Each turn keeps at least one more slot.
  for (;;) {
    const contexts = findSlotContexts(text, slots, kept);
    if (contexts === undefined) return { inScalars: [], inStructure: [...slots.keys()].filter(isUntrusted) };
    const unusual = findUnusual(contexts, slots);
    const more = unusual.filter((index) => !kept.has(index) && !isUntrusted(index));
    if (more.length === 0) {
      const untrusted = unusual.filter(isUntrusted);
      return {
        inScalars: untrusted.filter((index) => contexts[index]?.kind !== 'fixed'),
        inStructure: untrusted.filter((index) => contexts[index]?.kind === 'fixed'),
      };
    }
    kept = new Set([...kept, ...more]);
  }
}

/** The slots that their contexts do not accept by their look. */
function findUnusual(contexts: SlotContexts, slots: readonly SourcedSlot[]): number[] {
  const found: number[] = [];
  for (let index = 0; index < slots.length; index += 1) {
    const context = contexts[index];
    const slot = slots[index];
    if (context === undefined || slot === undefined) continue;
    if (context.kind === 'fixed' || !acceptsSlot(context, slot, slots)) found.push(index);
  }
  return found;
}

/** The slots, apart from some, that contexts do not accept. */
function findRejected(contexts: SlotContexts, slots: readonly SourcedSlot[], apart: readonly number[]): number[] {
  return findUnusual(contexts, slots).filter((index) => !apart.includes(index));
}

/** Whether texts are the text of strings: with words in their place, the manifest has the same shape, and those strings hold the words. */
function areTextOfStrings(
  text: string,
  stream: ParsedDocuments,
  slots: readonly SourcedSlot[],
  indexes: readonly number[],
): boolean {
  const marker = createMarker(text);
  const marked = replaceSlots(text, slots, (index) => (indexes.includes(index) ? marker.create(index) : undefined));
  return isAlikeMarked({ text, stream }, marked, marker) && isPortable(text, stream);
}

/**
 * Whether texts that are more than a part of a scalar decide nothing but strings: with two other texts in place of each value of the workload file, the manifest has the
 * same shape, and differs only in strings that a slot is in.
 */
function isSafeStructure(
  text: string,
  stream: ParsedDocuments,
  slots: readonly SourcedSlot[],
  renderOther: RenderOther,
): boolean {
  const untrusted = slots.filter(({ source }) => source.isUntrusted);
  const isTouched = ({ start, end }: TextRange) =>
    untrusted.some((slot) => start < slot.start + slot.text.length && slot.start < end);
  return [createStandIn, createOtherStandIn].every((standIn) => {
    const otherText = renderOther(standIn);
    const other = otherText === undefined ? undefined : parseStrictly(otherText);
    if (otherText === undefined || other?.kind !== 'parsed') return false;
    const areCommentsAlike = stream.comments.every((comment, index) => {
      const otherComment = other.stream.comments[index];
      return (
        isTouched(comment) || (otherComment !== undefined && slice(text, comment) === slice(otherText, otherComment))
      );
    });
    return areCommentsAlike && haveSameShape(stream, other.stream, isTouched);
  });
}

/**
 * Judges a manifest of which it is not known what the template printed where, by one with a word in place of each value: it has the same shape, and differs only in strings
 * that hold a word. Empty values stay empty if the template treats them in another way.
 */
function judgeWithoutSlots(text: string, renderOther: RenderOther): ManifestFlaw | undefined {
  const parsed = parseStrictly(text);
  if (parsed.kind === 'invalid') return { ...parsed, format: 'YAML', slots: [] };
  const { stream } = parsed;
  const marker = createMarker(text);
  let hasEmpty = false;
  const mark =
    (keepsEmpty: boolean): StandIn =>
    (value, index) => {
      hasEmpty ||= value === '';
      return keepsEmpty && value === '' ? '' : marker.create(index);
    };
  const isAlike = (standIn: StandIn) => {
    const marked = renderOther(standIn);
    return marked !== undefined && isAlikeMarked({ text, stream }, marked, marker);
  };
  if (isPortable(text, stream)) {
    if (isAlike(mark(false))) return undefined;
    // An empty value that nothing quotes is not a string.
    if (hasEmpty && !hasUnwritten(stream.documents) && isAlike(mark(true))) return undefined;
  }
  return { kind: 'unsafe', slots: [] };
}

interface ParsedText {
  readonly text: string;
  readonly stream: ParsedDocuments;
}

/** Whether a manifest differs from one with markers only in strings and comments that hold a marker, and there only in what the marker stands for. */
function isAlikeMarked({ text, stream }: ParsedText, markedText: string, { pattern }: SlotMarker): boolean {
  const marked = parseStrictly(markedText);
  if (marked.kind === 'invalid') return false;
  const stands = (actual: string, other: string) => {
    const pieces = other.split(new RegExp(pattern.source.replace(/[()]/g, '')));
    return pieces.length === 1 ? actual === other : holdsInOrder(actual, pieces);
  };
  const areCommentsAlike = stream.comments.every((comment, index) => {
    const other = marked.stream.comments[index];
    return other !== undefined && stands(slice(text, comment), slice(markedText, other));
  });
  return areCommentsAlike && haveSameShape(stream, marked.stream, (left, right) => stands(left.value, right.value));
}

/** Whether a text begins and ends with the first and the last piece, and has the others in between. Spaces next to a value may be folded. */
function holdsInOrder(text: string, pieces: readonly string[]): boolean {
  const first = pieces.at(0)?.trimEnd() ?? '';
  const last = pieces.at(-1)?.trimStart() ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece.trim(), at);
    if (found === -1) return false;
    at = found + piece.trim().length;
  }
  return at <= end;
}

function slice(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}

/** Whether a document has a value that is not written at all. */
function hasUnwritten(nodes: readonly DocumentNode[]): boolean {
  return nodes.some((node) => {
    if (node.kind === 'scalar') return node.value === '' && node.style === 'plain';
    if (node.kind === 'sequence') return hasUnwritten(node.items);
    return node.kind === 'mapping' && hasUnwritten(node.entries.flat());
  });
}

/** Whether every tool can read and write the manifest: those of YAML 1.2 refuse some of what Go's packages let pass. */
function isPortable(text: string, stream: ParsedDocuments): boolean {
  return isWritable(stream.documents) && isYaml12(text);
}

/** Whether a slot is in a key of a mapping, and holds only names that the workload file gives to labels or manifests. */
function isKey(stream: ParsedDocuments, slot: SourcedSlot | undefined): boolean {
  if (slot === undefined || !slot.source.isName) return false;
  const end = slot.start + slot.text.length;
  for (const key of keysOf(stream.documents)) if (key.start <= slot.start && end <= key.end) return true;
  return false;
}

/** Whether a slot holds a key, or a part of one, that is not a string for every parser. */
function hasOddKey(stream: ParsedDocuments, slot: SourcedSlot | undefined): boolean {
  if (slot === undefined) return false;
  const end = slot.start + slot.text.length;
  for (const key of keysOf(stream.documents))
    if (key.start <= end && slot.start <= key.end && !isString(key)) return true;
  return false;
}

function* keysOf(nodes: readonly DocumentNode[]): Generator<DocumentScalar> {
  for (const node of nodes) {
    if (node.kind === 'sequence') yield* keysOf(node.items);
    if (node.kind !== 'mapping') continue;
    for (const [key, value] of node.entries) {
      if (key.kind === 'scalar') yield key;
      yield* keysOf([value]);
    }
  }
}

/** The slots are searched for only if they are asked for, which is once for each manifest that is reported. */
function createInvalid(
  { kind, message, line }: Extract<StrictResult, { kind: 'invalid' }>,
  text: string,
  slots: readonly SourcedSlot[],
): ManifestFlaw {
  let culprits: readonly SourcedSlot[] | undefined;
  return {
    kind,
    format: 'YAML',
    message,
    line,
    get slots() {
      culprits ??= findCulprits(text, slots);
      return culprits;
    },
  };
}

/** The slots of an invalid text without whose text it would be valid: the first such slot, or all that it takes. */
function findCulprits(text: string, slots: readonly SourcedSlot[]): SourcedSlot[] {
  const marker = createMarker(text);
  const isValidWithout = (without: (index: number) => boolean) =>
    parseStrictly(replaceSlots(text, slots, (index) => (without(index) ? marker.create(index) : undefined))).kind ===
    'parsed';
  const indexes = [...slots.keys()].filter((index) => !/^[A-Za-z0-9_/]*$/.test(slots[index]?.text ?? ''));
  const single = indexes.find((index) => isValidWithout((other) => other === index));
  if (single !== undefined) return pick(slots, [single]);
  return isValidWithout((index) => indexes.includes(index)) ? pick(slots, indexes) : [];
}

function pick(slots: readonly SourcedSlot[], indexes: readonly number[]): SourcedSlot[] {
  return indexes.flatMap((index) => slots[index] ?? []);
}

/** Whether a text is valid for a parser of YAML 1.2, too: it refuses some of what Go's packages let pass, such as `"\\'"`. */
function isYaml12(text: string): boolean {
  const { documents, problem } = parseYaml(new SourceText(text, '', ''));
  return problem === undefined && documents.every(({ problems }) => problems.length === 0);
}

type StrictResult =
  | { readonly kind: 'parsed'; readonly stream: ParsedDocuments }
  | { readonly kind: 'invalid'; readonly message: string; readonly line: number };

const KEY_MESSAGES = {
  duplicate: 'the key is in its mapping already',
  structure: 'a key has to be text',
  merge: '`<<` can merge mappings only',
} as const;

/** Parses a text as clusters do: valid, with unique keys. */
function parseStrictly(text: string): StrictResult {
  const result = parseDocuments(text);
  const lineAt = (offset: number) => text.slice(0, offset).split(/\r\n|[\r\n\u0085\u2028\u2029]/).length;
  if (result.kind === 'invalid')
    return { kind: 'invalid', message: result.error.message, line: lineAt(result.error.offset) };
  const invalid = findInvalidKey(result.stream.documents);
  if (!invalid) return { kind: 'parsed', stream: result.stream };
  return { kind: 'invalid', message: KEY_MESSAGES[invalid.kind], line: lineAt(invalid.key?.start ?? 0) };
}
