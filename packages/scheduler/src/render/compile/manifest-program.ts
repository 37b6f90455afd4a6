import type { ActionNode, GoTemplate, RecordedRendering, TemplatePosition } from '@kalypso-actions/gotemplate';
import type { Value } from '@kalypso-actions/govalue';
import { FORMER_FIELDS, UNTRUSTED_FIELDS } from '../data/untrusted-values.ts';
import type { RenderedManifest, SlotSource } from '../judge/rendered-text.ts';

/** The compiled template of a manifest, in either template language. */
export interface ManifestProgram {
  /** Renders the manifest, and records where what was printed comes from. */
  readonly render: (data: Value) => RenderedManifest;
  /** Renders with other data, but along the branches that the data take; `undefined` if that fails. */
  readonly renderOther: (data: Value, other: Value) => string | undefined;
  /** Where an action is in the text of the template. */
  readonly positionOf: (action: ActionNode) => TemplatePosition;
  /** Where the template reads fields by their former names. */
  readonly formerFields: () => readonly FormerField[];
}

export interface FormerField {
  readonly name: string;
  /** What it became: `Manifests.repo`. */
  readonly path: string;
  readonly position: TemplatePosition;
}

/** Whether workload files decide some of the data of templates. */
export type DataTrust = 'trusted' | 'untrusted';

/** The program of a Go template. */
export function createGoProgram(template: GoTemplate, trust: DataTrust = 'untrusted'): ManifestProgram {
  const sources = createSourceLookup(template, trust);
  return {
    render: (data) => toManifest(template.renderSlots(data), sources),
    renderOther: (data, other) => template.renderBoth(data, other).other,
    positionOf: (action) => template.positionOf(action),
    formerFields: () =>
      Object.entries(FORMER_FIELDS).flatMap(([name, path]) =>
        template.readsOf(name).map((position) => ({ name, path: path.join('.'), position })),
      ),
  };
}

/** Finds out once for each action of a template who decides what it prints. */
export function createSourceLookup(template: GoTemplate, trust: DataTrust): (action: ActionNode) => SlotSource {
  const known = new Map<ActionNode, SlotSource>();
  return (action) => {
    const source = known.get(action) ?? createSource(template, action, trust);
    known.set(action, source);
    return source;
  };
}

function createSource(template: GoTemplate, action: ActionNode, trust: DataTrust): SlotSource {
  const paths = template.dependenciesOf(action);
  const isUntrusted = (path: string) => path === '*' || UNTRUSTED_FIELDS.has(path.split(/[.#]/)[0] ?? '');
  const untrusted = trust === 'trusted' ? [] : [...paths].filter(isUntrusted);
  return {
    isUntrusted: untrusted.length > 0,
    isName: untrusted.length > 0 && untrusted.every((path) => path.endsWith('#key')),
    paths,
    action,
  };
}

export function toManifest(
  { text, slots, path, slips }: RecordedRendering,
  sources: (action: ActionNode) => SlotSource,
): RenderedManifest {
  return {
    text,
    slots: slots?.map(({ text: slot, start, kind, action }) => ({ text: slot, start, kind, source: sources(action) })),
    path,
    slips: slips.map(({ text: shown, position, action }) => {
      const isMissing = shown.endsWith('(<nil>)');
      const isUntrusted = isMissing && action !== undefined && sources(action).isUntrusted;
      return { kind: 'format', text: shown, position, isUntrusted };
    }),
  };
}
