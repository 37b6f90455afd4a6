import {
  type DocumentNode,
  type DocumentScalar,
  findInvalidKey,
  haveSameShape,
  isString,
  isWritable,
  type ParsedDocuments,
  parseDocuments,
} from '@kalypso-actions/goyaml';
import { parseYaml, SourceText } from '@kalypso-actions/yaml';
import { acceptsSlot } from './accepts-slot.ts';
import { type RenderedManifest, replaceSlots, type SourcedSlot } from './rendered-text.ts';
import { createMarker, findSlotContexts, type SlotContexts } from './slot-contexts.ts';

/** What is wrong with a rendered manifest. */
export type ManifestFlaw =
  /** The parser that clusters use rejects it. `slots` are those whose text it is. */
  | {
      readonly kind: 'invalid';
      readonly message: string;
      readonly line: number;
      readonly slots: readonly SourcedSlot[];
    }
  /** A value of a workload file is more than the text of a string. */
  | { readonly kind: 'unsafe'; readonly slots: readonly SourcedSlot[] };

/** More variants of one path are judged anew each time. */
const MAX_VARIANTS = 20_000;

/** What is known of renderings with one path. */
interface PathVerdicts {
  /** `undefined` if the template is not valid with any text of its slots. */
  readonly contexts: SlotContexts | undefined;
  /** By the texts of the slots that are fixed or unusual. */
  readonly variants: Map<string, SlotContexts>;
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
   * @param renderStandIn renders the manifest with harmless texts in place of all values of the workload file, along the same branches
   * @returns `undefined` if the manifest is as it was meant
   */
  judge(manifest: RenderedManifest, renderStandIn: () => string | undefined): ManifestFlaw | undefined {
    const { text, slots, path } = manifest;
    if (slots === undefined || path === undefined) return judgeByStandIn(text, renderStandIn());
    const verdicts = this.#paths.get(path) ?? this.#learn(path, text, slots);
    const { contexts } = verdicts;
    if (contexts !== undefined) {
      const unusual = findUnusual(contexts, slots);
      if (unusual.length === 0) return undefined;
      const key = unusual.map((index) => `${index}:${slots[index]?.text}`).join('\0');
      const variant = verdicts.variants.get(key);
      if (variant !== undefined && findRejected(variant, slots, unusual).length === 0) return undefined;
    }
    return this.#inspect(verdicts, text, slots, renderStandIn);
  }

  /** Whether a manifest has the shape that it has with harmless values. */
  isSafe(text: string, harmless: string | undefined): boolean {
    return judgeByStandIn(text, harmless) === undefined;
  }

  #learn(path: object, text: string, slots: readonly SourcedSlot[]): PathVerdicts {
    // Text with line breaks is structure, as is text that the template does not put into a scalar.
    const multiline = new Set(slots.flatMap(({ text: slot }, index) => (/[\r\n]/.test(slot) ? [index] : [])));
    const contexts = findSlotContexts(text, slots, new Set()) ?? findSlotContexts(text, slots, multiline);
    const verdicts: PathVerdicts = { contexts, variants: new Map() };
    this.#paths.set(path, verdicts);
    return verdicts;
  }

  /** Parses the manifest itself. */
  #inspect(
    { contexts, variants }: PathVerdicts,
    text: string,
    slots: readonly SourcedSlot[],
    renderStandIn: () => string | undefined,
  ): ManifestFlaw | undefined {
    const parsed = parseStrictly(text);
    if (parsed.kind === 'invalid') return { ...parsed, slots: findCulprits(text, slots) };
    const unusual = contexts === undefined ? [...slots.keys()] : findUnusual(contexts, slots);
    // With the texts of unusual slots in place, where are the others?
    const variant = findSlotContexts(text, slots, new Set(unusual));
    if (variant === undefined) return judgeByStandIn(text, renderStandIn(), slots);
    const untrusted = unusual.filter((index) => slots[index]?.source.isUntrusted);
    const rejected = findRejected(variant, slots, unusual);
    if (rejected.length > 0) return { kind: 'unsafe', slots: pick(slots, rejected) };
    const unsafe =
      untrusted.length === 0
        ? undefined
        : judgeUntrusted(text, parsed.stream, slots, untrusted, contexts, renderStandIn);
    if (unsafe) return unsafe;
    const key = unusual.map((index) => `${index}:${slots[index]?.text}`).join('\0');
    if (variants.size < MAX_VARIANTS) variants.set(key, variant);
    return undefined;
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

/** Whether untrusted texts that look unusual are the text of strings nevertheless. */
function judgeUntrusted(
  text: string,
  stream: ParsedDocuments,
  slots: readonly SourcedSlot[],
  untrusted: readonly number[],
  contexts: SlotContexts | undefined,
  renderStandIn: () => string | undefined,
): ManifestFlaw | undefined {
  if (!isWritable(stream.documents)) return { kind: 'unsafe', slots: pick(slots, untrusted) };
  const badKeys = untrusted.filter((index) => hasOddKey(stream, slots[index]));
  if (badKeys.length > 0) return { kind: 'unsafe', slots: pick(slots, badKeys) };
  const values = untrusted.filter((index) => !isKey(stream, slots[index]));
  if (values.length === 0) return undefined;
  const marker = createMarker(text);
  const marked = replaceSlots(text, slots, (index) => (values.includes(index) ? marker.create(index) : undefined));
  const other = parseStrictly(marked);
  if (other.kind === 'parsed' && haveSameShape(stream, other.stream) && isYaml12(text)) return undefined;
  // Text of a scalar that does not stay text is unsafe; only where the text is structure, another rendering shows what it would be.
  const inScalars = contexts === undefined ? [] : values.filter((index) => contexts[index]?.kind !== 'fixed');
  if (inScalars.length > 0) return { kind: 'unsafe', slots: pick(slots, inScalars) };
  const flaw = judgeByStandIn(text, renderStandIn());
  return flaw && { kind: 'unsafe', slots: pick(slots, values) };
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

/** Compares with a rendering whose untrusted values are harmless texts: it has to have the same shape. */
function judgeByStandIn(
  text: string,
  standIn: string | undefined,
  slots: readonly SourcedSlot[] = [],
): ManifestFlaw | undefined {
  const parsed = parseStrictly(text);
  if (parsed.kind === 'invalid') return { ...parsed, slots: findCulprits(text, slots) };
  const other = standIn === undefined ? undefined : parseStrictly(standIn);
  const isAlike = other?.kind === 'parsed' && haveSameShape(parsed.stream, other.stream);
  if (isAlike && isWritable(parsed.stream.documents) && isYaml12(text)) return undefined;
  return { kind: 'unsafe', slots: slots.filter(({ source }) => source.isUntrusted) };
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
