import { toOutput, type Value } from '@kalypso-actions/govalue';
import { builtins } from './builtins/index.ts';
import { compileUnit, slotsFor, type Unit } from './compile/control.ts';
import { Site } from './compile/site.ts';
import { State, Trail, type Watch } from './compile/state.ts';
import { TemplateError, type TemplatePosition } from './error.ts';
import type { FunctionMap } from './functions.ts';
import { defaultLimits, LimitError, type Limits } from './limits.ts';
import type { Tree } from './parse/nodes.ts';
import { parse } from './parse/parse.ts';
import { printTree } from './parse/print.ts';
import { isolated } from './rendering.ts';

export interface CompileOptions {
  /** Functions beside those of the language; one of the same name hides the language's. */
  readonly functions?: FunctionMap;
  readonly limits?: Partial<Limits>;
}

/** A template, compiled once, to be rendered as often as one likes. */
export class Template {
  readonly name: string;
  readonly #tree: Tree;
  readonly #unit: Unit;
  readonly #limits: Limits;

  constructor(tree: Tree, unit: Unit, limits: Limits) {
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
    const trail = new Trail();
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
  noValues(data: Value): readonly TemplatePosition[] {
    const found: TemplatePosition[] = [];
    this.#run(data, { noValue: (at) => found.push(at) });
    return found;
  }

  #run(data: Value, watch: Watch): string {
    const state = new State(this.#limits, data, watch);
    state.slots = slotsFor(this.#unit);
    try {
      isolated(this.#unit.exec, state, data);
      state.write('');
    } catch (error) {
      throw this.#wrapped(error);
    }
    return toOutput(state.out);
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
    return builtins;
  }
  const known = merged.get(own);
  if (known !== undefined) {
    return known;
  }
  const all: FunctionMap = { ...builtins, ...own };
  merged.set(own, all);
  return all;
}

/**
 * Compiles a Go template.
 *
 * @param name what errors call it
 * @throws TemplateError of kind `parse` when the text is no template or uses a function that is not there, `limit` when it is too large
 */
export function compile(name: string, text: string, options: CompileOptions = {}): Template {
  const functions = withBuiltins(options.functions);
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const tree = parse(name, text, functions, limits);
  const units = new Map<string, Unit>();
  const context = { units, functions, limits };
  for (const [defined, nodes] of tree.defined) {
    units.set(defined, compileUnit(nodes, new Site(name, text, defined), context));
  }
  const unit = compileUnit(tree.root, new Site(name, text, name), context);
  units.set(name, unit);
  return new Template(tree, unit, limits);
}
