import type { TemplatePosition } from '../errors/template-error.ts';
import type { ActionNode, BranchNode, SyntaxNode } from '../parse/syntax-tree.ts';

/** A text that an action printed. */
export interface RenderedSlot {
  readonly action: ActionNode;
  readonly text: string;
  /** Where it begins in the rendered text, in UTF-16 units. */
  readonly start: number;
  /** `no-value` prints `<no value>`, `go-syntax` a map, list or struct in Go's notation. */
  readonly kind: 'text' | 'no-value' | 'go-syntax';
}

/** A `printf` whose verbs and arguments do not fit. */
export interface FormatSlip {
  /** What it prints instead of the first value, without the value itself: `%!d(string=…)`. */
  readonly text: string;
  /** Where the call is in the text of the template. */
  readonly position: TemplatePosition;
  /** The action that prints the result; `undefined` if none prints it at once. */
  readonly action: ActionNode | undefined;
}

type PathStep = ActionNode | BranchNode | readonly SyntaxNode[];

/** More paths than any template of a fleet has; beyond them, paths are no longer shared. */
const MAX_SHARED_PATHS = 100_000;

/**
 * The actions that a rendering printed and the branches that it took. Renderings of one template that took the same path have the same object here, and the
 * same text between their slots.
 */
export class RenderPath {
  readonly #next = new Map<PathStep, RenderPath>();
  readonly #shared: { count: number };

  constructor(shared = { count: 0 }) {
    this.#shared = shared;
  }

  next(step: PathStep): RenderPath {
    const known = this.#next.get(step);
    if (known !== undefined) return known;
    const path = new RenderPath(this.#shared);
    this.#shared.count += 1;
    if (this.#shared.count <= MAX_SHARED_PATHS) this.#next.set(step, path);
    return path;
  }
}

/** Records what a rendering prints, and along which path. */
export class RenderRecorder {
  readonly slots: RenderedSlot[] = [];
  readonly slips: FormatSlip[] = [];
  path: RenderPath;
  #pending: Omit<FormatSlip, 'action'>[] = [];

  constructor(path: RenderPath) {
    this.path = path;
  }

  print(action: ActionNode, text: string, start: number, kind: RenderedSlot['kind']): void {
    this.slots.push({ action, text, start, kind });
    this.settle(action);
    this.path = this.path.next(action);
  }

  addSlip(text: string, position: TemplatePosition): void {
    this.#pending.push({ text, position });
  }

  /** Call it when a pipeline has run. @param action the action that printed its value */
  settle(action: ActionNode | undefined): void {
    if (this.#pending.length === 0) return;
    this.slips.push(...this.#pending.map((slip) => ({ ...slip, action })));
    this.#pending = [];
  }

  /** @param branch the nodes of the branch, or the condition itself if it has no such branch */
  enter(branch: BranchNode | readonly SyntaxNode[]): void {
    this.settle(undefined);
    this.path = this.path.next(branch);
  }
}
