import { type MaybeValue, toOutputText, type Value } from '@kalypso-actions/govalue';
import { errorMessage } from '@kalypso-actions/retry';
import { type DataUse, type Dependencies, findDataUse } from './analyze/action-dependencies.ts';
import { BUILTINS } from './builtins/builtins.ts';
import { compileUnit, createSlots, type TemplateUnit } from './compile/compile-unit.ts';
import { type FormatSlip, type RenderedSlot, RenderPath, RenderRecorder } from './compile/render-recorder.ts';
import { BranchTrail, type RenderObserver, RenderState } from './compile/render-state.ts';
import { TemplateSite } from './compile/template-site.ts';
import { TemplateError, type TemplatePosition } from './errors/template-error.ts';
import { findTemplatePosition } from './errors/template-position.ts';
import { parseTemplate } from './parse/parse-template.ts';
import { printTree } from './parse/print-tree.ts';
import type { ActionNode, SyntaxTree } from './parse/syntax-tree.ts';
import { DEFAULT_LIMITS, LimitError, type TemplateLimits } from './runtime/limits.ts';
import { runIsolated } from './runtime/rendering.ts';
import type { FunctionMap } from './runtime/template-function.ts';

export interface CompileOptions {
  /** Additional functions. They hide functions of the language that have the same name. */
  readonly functions?: FunctionMap;
  readonly limits?: Partial<TemplateLimits>;
}

const ALL_DATA: Dependencies = new Set(['*']);

/** Nil as the data of a template is Go's zero `reflect.Value`: it prints `<no value>`, and so does each of its fields. */
function toRoot(data: Value): MaybeValue {
  return data ?? undefined;
}

/** A rendered text, and what its parts come from. */
export interface RecordedRendering {
  readonly text: string;
  /** What the actions printed, in the order of the text. */
  readonly slots: readonly RenderedSlot[] | undefined;
  readonly path: RenderPath;
  /** Calls of `printf` whose verbs and arguments do not fit, in the order of their execution. */
  readonly slips: readonly FormatSlip[];
}

/** A compiled template, which can be rendered any number of times. */
export class GoTemplate {
  readonly name: string;
  readonly #tree: SyntaxTree;
  readonly #unit: TemplateUnit;
  readonly #limits: TemplateLimits;
  readonly #path = new RenderPath();
  #dataUse: DataUse | undefined;

  constructor(tree: SyntaxTree, unit: TemplateUnit, limits: TemplateLimits) {
    this.name = tree.name;
    this.#tree = tree;
    this.#unit = unit;
    this.#limits = limits;
  }

  /**
   * Renders the template.
   *
   * @param data the value of `.` and `$`
   * @throws TemplateError of kind `exec` if rendering fails, `limit` if it exceeds a limit
   */
  render(data: Value): string {
    return this.#run(data, {});
  }

  /**
   * Renders twice: with the data, and with other data, but along the branches that the first rendering took. Differences between the texts are due to values,
   * not to other branches.
   *
   * @returns both texts; `other` is `undefined` if rendering fails with the other data
   * @throws TemplateError as `render` does, for the data
   */
  renderBoth(data: Value, other: Value): { readonly text: string; readonly other: string | undefined } {
    const trail = new BranchTrail();
    const text = this.#run(data, { trail });
    trail.replay();
    try {
      return { text, other: this.#run(other, { trail }) };
    } catch (error) {
      if (error instanceof TemplateError) {
        return { text, other: undefined };
      }
      throw error;
    }
  }

  /**
   * Finds the positions where the template prints `<no value>` for the data.
   *
   * @throws TemplateError as `render` does
   */
  findNoValues(data: Value): readonly TemplatePosition[] {
    const found: TemplatePosition[] = [];
    this.#run(data, { noValue: (at) => found.push(at) });
    return found;
  }

  /**
   * Renders the template, and records what each action printed.
   *
   * @returns `slots` is `undefined` if the text has bytes that are not UTF-8, which are replaced in the text
   * @throws TemplateError as `render` does
   */
  renderSlots(data: Value): RecordedRendering {
    const recorder = new RenderRecorder(this.#path);
    const state = new RenderState(this.#limits, toRoot(data), { recorder });
    const text = this.#execute(state);
    return { text, slots: text === state.out ? recorder.slots : undefined, path: recorder.path, slips: recorder.slips };
  }

  /** What the printed value of an action may depend on. Conditions do not count. */
  dependenciesOf(action: ActionNode): Dependencies {
    return this.#findDataUse().actions.get(action) ?? ALL_DATA;
  }

  /** Where a field of the data is read, in the order of the text. */
  readsOf(field: string): readonly TemplatePosition[] {
    const reads = this.#findDataUse().fieldReads.get(field) ?? [];
    return [...reads].sort((a, b) => a - b).map((offset) => findTemplatePosition(this.#tree.text, offset));
  }

  /** Where an action is in the text of the template. */
  positionOf({ pipe }: ActionNode): TemplatePosition {
    return findTemplatePosition(this.#tree.text, pipe.pos);
  }

  #findDataUse(): DataUse {
    this.#dataUse ??= findDataUse(this.#tree);
    return this.#dataUse;
  }

  #run(data: Value, observer: RenderObserver): string {
    return this.#execute(new RenderState(this.#limits, toRoot(data), observer));
  }

  #execute(state: RenderState): string {
    state.slots = createSlots(this.#unit);
    try {
      runIsolated(this.#unit.exec, state, state.root, this.#limits.slowWork);
      state.write('');
    } catch (error) {
      throw this.#toTemplateError(error);
    }
    return toOutputText(state.out);
  }

  /** The template as text, which compiles to an equivalent template. */
  toString(): string {
    return printTree(this.#tree);
  }

  #toTemplateError(error: unknown): TemplateError {
    if (error instanceof TemplateError) {
      return error;
    }
    const reason = errorMessage(error);
    // A RangeError is a stack overflow: templates call each other in a way that no other limit prevents.
    const kind = error instanceof LimitError || error instanceof RangeError ? 'limit' : 'exec';
    return new TemplateError(kind, `template: ${this.name}: ${reason}`, { template: this.name, reason, cause: error });
  }
}

const mergedFunctions = new WeakMap<FunctionMap, FunctionMap>();

/** The functions of the caller and of the language, merged once for each map of the caller. */
function withBuiltins(own: FunctionMap | undefined): FunctionMap {
  if (own === undefined) {
    return BUILTINS;
  }
  const known = mergedFunctions.get(own);
  if (known !== undefined) {
    return known;
  }
  const all: FunctionMap = { ...BUILTINS, ...own };
  mergedFunctions.set(own, all);
  return all;
}

/**
 * Compiles a Go template.
 *
 * @param name the name of the template, for error messages
 * @throws TemplateError of kind `parse` if the text is not a valid template or uses an unknown function, `limit` if it is too large
 */
export function compileGoTemplate(name: string, text: string, options: CompileOptions = {}): GoTemplate {
  const functions = withBuiltins(options.functions);
  const limits: TemplateLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const tree = parseTemplate(name, text, functions, limits);
  const units = new Map<string, TemplateUnit>();
  const context = { units, functions, limits };
  for (const [defined, nodes] of tree.defined) {
    units.set(defined, compileUnit(nodes, new TemplateSite(name, text, defined), context));
  }
  const unit = compileUnit(tree.root, new TemplateSite(name, text, name), context);
  units.set(name, unit);
  return new GoTemplate(tree, unit, limits);
}
