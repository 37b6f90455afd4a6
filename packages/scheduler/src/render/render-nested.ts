import { type ActionNode, type GoTemplate, TemplateError } from '@kalypso-actions/gotemplate';
import { Dict, List, type Struct, type Value } from '@kalypso-actions/govalue';
import { compileTemplate } from './compile/compile-template.ts';
import { createSourceLookup, type DataTrust, toManifest } from './compile/manifest-program.ts';
import { type RenderedManifest, replaceSlots, type SlotSource, type SourcedSlot } from './judge/rendered-text.ts';
import { createMarker, type SlotMarker } from './judge/slot-contexts.ts';

/** The limit of the operator. */
const MAX_PASSES = 10;

/** A template that a rendered text was, and who decides what its actions print. */
interface NestedTemplate {
  readonly template: GoTemplate;
  readonly sources: (action: ActionNode) => SlotSource;
}

/**
 * Renders the templates that rendered texts still contain, repeatedly, because values of platform configuration may be templates. Whatever a workload file
 * decides is set aside before: it is never rendered, and never part of an action.
 */
export class NestedRenderer {
  readonly #compiled = new Map<string, NestedTemplate>();
  readonly #trust: DataTrust;

  constructor(trust: DataTrust = 'untrusted') {
    this.#trust = trust;
  }

  /**
   * @param name the name of the template, for error messages
   * @throws TemplateError; of kind `limit` if the text still contains a template after ten passes
   */
  render(name: string, rendered: RenderedManifest, data: Struct): RenderedManifest {
    let manifest = rendered;
    const isPlatformAction = createActionLookup(data);
    for (let pass = 1; manifest.text.includes('{{'); pass += 1) {
      if (manifest.slots === undefined) throw unknownOrigin(name);
      const slots = manifest.slots.flatMap((slot) => splitSlot(slot, isPlatformAction));
      const marker = createMarker(manifest.text);
      const text = replaceSlots(manifest.text, slots, (index) =>
        slots[index]?.source.isUntrusted ? marker.create(index) : undefined,
      );
      if (!text.includes('{{')) return manifest;
      if (pass === MAX_PASSES) throw tooManyPasses(name);
      const rendered = this.#renderOnce(name, text, slots, marker, data);
      // Positions in the text between two passes mean nothing to users.
      const found = rendered.slips.map((slip) => ({ ...slip, position: undefined }));
      manifest = { ...rendered, slips: [...manifest.slips, ...found] };
    }
    return manifest;
  }

  #renderOnce(
    name: string,
    text: string,
    slots: readonly SourcedSlot[],
    marker: SlotMarker,
    data: Struct,
  ): RenderedManifest {
    const known = this.#compiled.get(text) ?? compileNested(name, text, marker, this.#trust);
    this.#compiled.set(text, known);
    const rendered = toManifest(known.template.renderSlots(data), known.sources);
    return restoreSlots(rendered, slots, marker);
  }
}

const ACTION = /\{\{[\s\S]*?\}\}/g;

type ActionLookup = (action: string, paths: ReadonlySet<string>) => boolean;

/** Checks whether an action is, literally, in a value of the platform configuration that some paths lead to. */
function createActionLookup({ fields }: Struct): ActionLookup {
  const config = fields.ConfigData;
  if (!(config instanceof Dict)) return () => false;
  const texts = new Map<unknown, readonly string[]>();
  const hasAction = (key: unknown, value: Value, action: string) => {
    const known = texts.get(key) ?? [...stringsIn(value)];
    texts.set(key, known);
    return known.some((text) => text.includes(action));
  };
  return (action, paths) => {
    const isAnything = paths.has('*') || paths.has('ConfigData');
    const isMeant = (key: Value) =>
      isAnything ||
      [...paths].some((path) => path === `ConfigData.${String(key)}` || path.startsWith(`ConfigData.${String(key)}.`));
    return [...config.entries].some(([key, value]) => isMeant(key) && hasAction(key, value, action));
  };
}

function* stringsIn(value: Value): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value instanceof List) for (const item of value.items) yield* stringsIn(item);
  else if (value instanceof Dict) {
    for (const [key, item] of value.entries) {
      if (typeof key === 'string') yield key;
      yield* stringsIn(item);
    }
  }
}

/** Takes actions of the platform configuration out of a text that a workload file takes part in, so that only they are rendered. */
function splitSlot(slot: SourcedSlot, isPlatformAction: ActionLookup): readonly SourcedSlot[] {
  const { text, start, source } = slot;
  if (!source.isUntrusted || !text.includes('{{')) return [slot];
  const pieces: SourcedSlot[] = [];
  let end = 0;
  const setAside = (to: number) => {
    if (to > end) pieces.push({ ...slot, text: text.slice(end, to), start: start + end });
  };
  for (const match of text.matchAll(ACTION)) {
    if (!isPlatformAction(match[0], source.paths)) continue;
    setAside(match.index);
    end = match.index + match[0].length;
  }
  setAside(text.length);
  return pieces;
}

function unknownOrigin(name: string): TemplateError {
  return new TemplateError(
    'exec',
    'the text still contains "{{", and it is not known whether a workload file decides it',
    {
      template: name,
      hint: 'Remove the template from the value, and bytes that are not UTF-8; a template of type mustache cannot print values that are templates.',
    },
  );
}

function tooManyPasses(name: string): TemplateError {
  return new TemplateError(
    'limit',
    `a value still contains "{{" after ${MAX_PASSES} passes: does it refer to itself?`,
    {
      template: name,
      hint: 'Look for a configuration key whose value refers to the same key.',
    },
  );
}

function compileNested(name: string, text: string, marker: SlotMarker, trust: DataTrust): NestedTemplate {
  for (const [action] of text.matchAll(ACTION)) {
    if (action.search(marker.pattern) === -1) continue;
    throw new TemplateError('exec', 'a value of a workload file would be part of a template action', {
      template: name,
      hint: 'Use the value in the template itself, not in a value that is rendered as a template.',
    });
  }
  const template = compileTemplate(name, text);
  return { template, sources: createSourceLookup(template, trust) };
}

/** Puts the texts that were set aside back in their places. */
function restoreSlots(rendered: RenderedManifest, aside: readonly SourcedSlot[], marker: SlotMarker): RenderedManifest {
  const found: SourcedSlot[] = [];
  let text = '';
  let end = 0;
  const copy = (to: number) => {
    const part = rendered.text.slice(end, to);
    let at = 0;
    for (const match of part.matchAll(marker.pattern)) {
      const slot = aside[Number(match[1])];
      if (slot === undefined) continue;
      text += part.slice(at, match.index);
      found.push({ ...slot, start: text.length });
      text += slot.text;
      at = match.index + match[0].length;
    }
    text += part.slice(at);
    end = to;
  };
  for (const slot of rendered.slots ?? []) {
    copy(slot.start);
    found.push({ ...slot, start: text.length });
    text += slot.text;
    end = slot.start + slot.text.length;
  }
  copy(rendered.text.length);
  return { ...rendered, text, slots: rendered.slots && found };
}
