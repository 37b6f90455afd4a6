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
  path: RenderPath;

  constructor(path: RenderPath) {
    this.path = path;
  }

  print(action: ActionNode, text: string, start: number, kind: RenderedSlot['kind']): void {
    this.slots.push({ action, text, start, kind });
    this.path = this.path.next(action);
  }

  /** @param branch the nodes of the branch, or the condition itself if it has no such branch */
  enter(branch: BranchNode | readonly SyntaxNode[]): void {
    this.path = this.path.next(branch);
  }
}
