import { Complex, Dict, List, type MaybeValue, quoteGo, Struct } from '@kalypso-actions/govalue';
import { formatSuggestion } from '../errors/did-you-mean.ts';
import { formatValue } from '../fmt/format-value.ts';
import { toPrintable } from '../fmt/printable-value.ts';
import type { ActionNode, BranchNode, SyntaxNode, TemplateCallNode } from '../parse/syntax-tree.ts';
import type { TemplateLimits } from '../runtime/limits.ts';
import type { FunctionMap } from '../runtime/template-function.ts';
import { isTrue } from '../values/truth.ts';
import { PipelineCompiler } from './compile-pipeline.ts';
import { compileRange, reportedNodeOf } from './compile-range.ts';
import type { RenderedSlot } from './render-recorder.ts';
import {
  type Executor,
  LEAVE_LOOP,
  NEXT_TURN,
  PROCEED,
  type RenderState,
  UNDECLARED,
  type VariableSlot,
} from './render-state.ts';
import type { ReportedNode, TemplateSite } from './template-site.ts';
import { VariableScope } from './variable-scope.ts';

/** A compiled template: the file's own, or one that it defines. */
export interface TemplateUnit {
  readonly exec: Executor;
  /** The number of its variables. */
  readonly slots: number;
}

/** Creates the variables for a run of a unit. */
export function createSlots(unit: TemplateUnit): VariableSlot[] {
  return unit.slots === 0 ? [] : new Array<VariableSlot>(unit.slots).fill(UNDECLARED);
}

function printValue(value: MaybeValue): string {
  return value === undefined || value === null ? '<no value>' : formatValue(toPrintable(value));
}

function slotKind(value: MaybeValue): RenderedSlot['kind'] {
  if (value === undefined || value === null) return 'no-value';
  const hasGoSyntax = value instanceof Dict || value instanceof List || value instanceof Struct;
  return hasGoSyntax && !(value instanceof Complex) ? 'go-syntax' : 'text';
}

/** Whether an action prints its value; one that sets a variable does not. */
function isPrinted({ pipe }: ActionNode): boolean {
  return pipe.variables.length === 0;
}

/** Compiles the nodes of one template to closures. */
class UnitCompiler {
  readonly #site: TemplateSite;
  readonly #units: ReadonlyMap<string, TemplateUnit>;
  readonly #limits: TemplateLimits;
  readonly #scope = new VariableScope();
  readonly #pipelines: PipelineCompiler;

  constructor(
    site: TemplateSite,
    units: ReadonlyMap<string, TemplateUnit>,
    functions: FunctionMap,
    limits: TemplateLimits,
  ) {
    this.#site = site;
    this.#units = units;
    this.#limits = limits;
    this.#pipelines = new PipelineCompiler(functions, site, this.#scope);
  }

  unit(nodes: readonly SyntaxNode[]): TemplateUnit {
    const exec = this.#list(nodes);
    return { exec, slots: this.#scope.size };
  }

  #list(nodes: readonly SyntaxNode[]): Executor {
    const steps = nodes.flatMap((node, index) => {
      const [before, after] = [nodes[index - 1], nodes[index + 1]];
      // Text and the action that is printed after it are one step, since most of a manifest consists of these.
      if (node.type === 'text' && after?.type === 'action' && isPrinted(after)) {
        return [];
      }
      return node.type === 'action' && isPrinted(node) && before?.type === 'text'
        ? [this.#printed(node, before.text)]
        : [this.#node(node)];
    });
    const [only] = steps;
    if (steps.length === 1 && only !== undefined) {
      return only;
    }
    return (state, dot) => {
      for (const step of steps) {
        const signal = step(state, dot);
        if (signal !== PROCEED) {
          return signal;
        }
      }
      return PROCEED;
    };
  }

  #node(node: SyntaxNode): Executor {
    switch (node.type) {
      case 'text': {
        const { text } = node;
        return (state) => {
          state.out += text;
          return PROCEED;
        };
      }
      case 'action':
        return this.#action(node);
      case 'template':
        return this.#template(node);
      case 'break':
        return () => LEAVE_LOOP;
      case 'continue':
        return () => NEXT_TURN;
      default:
        return this.#scope.within(() => this.#branch(node));
    }
  }

  #action(node: ActionNode): Executor {
    const { pipe } = node;
    if (!isPrinted(node)) {
      const { run } = this.#pipelines.compile(pipe);
      return (state, dot) => {
        run(state, dot);
        state.recorder?.settle(undefined);
        return PROCEED;
      };
    }
    return this.#printed(node, '');
  }

  /** Prints a text, then the value of a pipeline. */
  #printed(action: ActionNode, before: string): Executor {
    const { pipe } = action;
    const value = this.#pipelines.compilePrinted(pipe);
    const node = reportedNodeOf(pipe);
    const { outputSize } = this.#limits;
    return (state, dot) => {
      const found = value(state, dot);
      const out = state.out + before;
      if (typeof found === 'string' && out.length + found.length <= outputSize) {
        state.recorder?.print(action, found, out.length, 'text');
        state.out = out + found;
      } else {
        state.out = out;
        this.#print(state, found, action, node);
      }
      return PROCEED;
    };
  }

  #print(state: RenderState, value: MaybeValue, action: ActionNode, node: ReportedNode): void {
    if (value === undefined || value === null) {
      state.observer.noValue?.(this.#site.positionOf(node));
    }
    try {
      const text = typeof value === 'string' ? value : printValue(value);
      state.recorder?.print(action, text, state.out.length, slotKind(value));
      state.write(text);
    } catch (error) {
      this.#site.failWith(node, error);
    }
  }

  #branch(node: BranchNode): Executor {
    const pipeline = this.#pipelines.compile(node.pipe);
    const { body: nodes, otherwise: others } = node;
    const body = this.#scope.within(() => this.#list(nodes));
    const otherwise = others === undefined ? undefined : this.#scope.within(() => this.#list(others));
    if (node.type === 'range') {
      return compileRange(node, pipeline, { body, otherwise }, this.#site);
    }
    const { run } = pipeline;
    const withDot = node.type === 'with';
    return (state, dot) => {
      const value = run(state, dot);
      const result = isTrue(value);
      const isTaken = state.observer.trail === undefined ? result : state.observer.trail.choose(result);
      state.recorder?.enter(isTaken ? nodes : node);
      if (isTaken) {
        return body(state, withDot ? value : dot);
      }
      return otherwise === undefined ? PROCEED : otherwise(state, dot);
    };
  }

  #template(node: TemplateCallNode): Executor {
    const { name, pipe } = node;
    const run = pipe === undefined ? () => undefined : this.#pipelines.compile(pipe).run;
    return (state, dot) => {
      const unit = this.#units.get(name) ?? this.#notDefined(node);
      const { root, slots } = state;
      this.#checkDepth(node, state.depth);
      const data = run(state, dot);
      state.depth += 1;
      state.root = data;
      state.slots = createSlots(unit);
      try {
        state.step();
        state.write('');
      } catch (error) {
        this.#site.failWith(node, error);
      }
      unit.exec(state, data);
      state.depth -= 1;
      state.root = root;
      state.slots = slots;
      return PROCEED;
    };
  }

  #checkDepth(node: TemplateCallNode, depth: number): void {
    const max = this.#limits.depth;
    if (depth >= max) {
      this.#site.fail(node, `exceeded maximum template depth (${max})`, { kind: 'limit' });
    }
  }

  #notDefined(node: TemplateCallNode): never {
    const hint = formatSuggestion(node.name, this.#units.keys());
    return this.#site.fail(node, `template ${quoteGo(node.name)} not defined`, { hint });
  }
}

/**
 * Compiles the nodes of a template.
 *
 * @param context `units` are the templates that it can call, by name; they may be added later
 */
export function compileUnit(
  nodes: readonly SyntaxNode[],
  site: TemplateSite,
  context: {
    readonly units: ReadonlyMap<string, TemplateUnit>;
    readonly functions: FunctionMap;
    readonly limits: TemplateLimits;
  },
): TemplateUnit {
  return new UnitCompiler(site, context.units, context.functions, context.limits).unit(nodes);
}
