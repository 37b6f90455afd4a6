import type { ActionNode, RenderedSlot, RenderPath, TemplatePosition } from '@kalypso-actions/gotemplate';

/** Who decides the value that a slot holds. */
export interface SlotSource {
  /** Whether a workload file may decide the text, or a part of it. */
  readonly isUntrusted: boolean;
  /** Whether all that a workload file decides of it are names of labels and manifests. */
  readonly isName: boolean;
  /** Paths into the data that the text may depend on. */
  readonly paths: ReadonlySet<string>;
  /** The action that printed it, and the line of the template. */
  readonly action: ActionNode;
}

/** A text that an action printed, and who decides it. */
export interface SourcedSlot {
  readonly text: string;
  readonly start: number;
  readonly kind: RenderedSlot['kind'];
  readonly source: SlotSource;
}

/** Where a template does not print what it seems to print. */
export interface RenderedSlip {
  /** `format`: the verbs of a `printf` do not fit its arguments. `missing`: a name of a mustache template has no value, so nothing is printed. */
  readonly kind: 'format' | 'missing';
  /** What is printed, `%!d(string=…)`, or the name. */
  readonly text: string;
  /** Where it is in the text of the template; `undefined` within a value that is a template. */
  readonly position: TemplatePosition | undefined;
  /** Whether a workload file lacks the value. */
  readonly isUntrusted: boolean;
}

/** A rendered manifest. Renderings with one path differ only in the texts of their slots. */
export interface RenderedManifest {
  readonly text: string;
  /** `undefined` if it is not known what the template printed where. */
  readonly slots: readonly SourcedSlot[] | undefined;
  readonly path: RenderPath | undefined;
  readonly slips: readonly RenderedSlip[];
}

/** The text with other texts in some of its slots. */
export function replaceSlots(
  text: string,
  slots: readonly SourcedSlot[],
  replacement: (index: number) => string | undefined,
): string {
  let result = '';
  let end = 0;
  for (const [index, slot] of slots.entries()) {
    result += text.slice(end, slot.start) + (replacement(index) ?? slot.text);
    end = slot.start + slot.text.length;
  }
  return result + text.slice(end);
}
