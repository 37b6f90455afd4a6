import { toOutputText, type Value } from '@kalypso-actions/govalue';
import { BUILTINS } from './builtins/builtins.ts';
import { compileUnit, createSlots, type TemplateUnit } from './compile/compile-unit.ts';
import { BranchTrail, type RenderObserver, RenderState } from './compile/render-state.ts';
import { TemplateSite } from './compile/template-site.ts';
import { TemplateError, type TemplatePosition } from './errors/template-error.ts';
import { parseTemplate } from './parse/parse-template.ts';
import { printTree } from './parse/print-tree.ts';
import type { SyntaxTree } from './parse/syntax-tree.ts';
import { DEFAULT_LIMITS, LimitError, type TemplateLimits } from './runtime/limits.ts';
import { runIsolated } from './runtime/rendering.ts';
import type { FunctionMap } from './runtime/template-function.ts';

export interface CompileOptions {
  /** Functions beside those of the language; one of the same name hides the language's. */
  readonly functions?: FunctionMap;
  readonly limits?: Partial<TemplateLimits>;
}

/** A template, compiled once, to be rendered as often as one likes. */
export class GoTemplate {
  readonly name: string;
  readonly #tree: SyntaxTree;
  readonly #unit: TemplateUnit;
  readonly #limits: TemplateLimits;

  constructor(tree: SyntaxTree, unit: TemplateUnit, limits: TemplateLimits) {
    this.name = tree.name;
    this.#tree = tree;
    this.#unit = unit;
    this.#limits = limits;
  }

  /**
   * Renders the template.
   *
   * @param data what `.` and `$` are
   * @throws TemplateError of kind `exec` when the template fails, `limit` when it wants more than it may have
   */
  render(data: Value): string {
    return this.#run(data, {});
  }

  /**
   * Renders twice: with the data, and with other data along the branches that the data took. What differs then comes from values, not from decisions
   * that they led to.
   *
   * @returns both texts; `other` is nothing when the template fails with the other data
   * @throws TemplateError as `render` does, for the data
   */
  renderBoth(data: Value, other: Value): { readonly text: string; readonly other: string | undefined } {
    const trail = new BranchTrail();
    const text = this.#run(data, { trail });
    trail.follow();
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
   * Where the template prints `<no value>` for this data.
   *
   * @throws TemplateError as `render` does
   */
  findNoValues(data: Value): readonly TemplatePosition[] {
    const found: TemplatePosition[] = [];
    this.#run(data, { noValue: (at) => found.push(at) });
    return found;
  }

  #run(data: Value, watch: RenderObserver): string {
    const state = new RenderState(this.#limits, data, watch);
    state.slots = createSlots(this.#unit);
    try {
      runIsolated(this.#unit.exec, state, data);
      state.write('');
    } catch (error) {
      throw this.#wrapped(error);
    }
    return toOutputText(state.out);
  }

  /** The template as text again, which compiles to the same. */
  toString(): string {
    return printTree(this.#tree);
  }

  #wrapped(error: unknown): TemplateError {
    if (error instanceof TemplateError) {
      return error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    // The stack overflows (a RangeError) where templates call each other in ways that no other limit catches.
    const kind = error instanceof LimitError || error instanceof RangeError ? 'limit' : 'exec';
    return new TemplateError(kind, `template: ${this.name}: ${reason}`, { template: this.name, reason, cause: error });
  }
}

const merged = new WeakMap<FunctionMap, FunctionMap>();

/** The functions of the caller and of the language, joined once for each map that a caller has. */
function withBuiltins(own: FunctionMap | undefined): FunctionMap {
  if (own === undefined) {
    return BUILTINS;
  }
  const known = merged.get(own);
  if (known !== undefined) {
    return known;
  }
  const all: FunctionMap = { ...BUILTINS, ...own };
  merged.set(own, all);
  return all;
}

/**
 * Compiles a Go template.
 *
 * @param name what errors call it
 * @throws TemplateError of kind `parse` when the text is no template or uses a function that is not there, `limit` when it is too large
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
