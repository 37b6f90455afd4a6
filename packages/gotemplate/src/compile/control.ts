import { quote } from '@kalypso-actions/govalue';
import { formatValue } from '../fmt/value.ts';
import type { FunctionMap } from '../functions.ts';
import type { Limits } from '../limits.ts';
import type { ActionNode, BranchNode, Node, TemplateNode } from '../parse/nodes.ts';
import { didYouMean } from '../suggest.ts';
import { isTrue } from '../truth.ts';
import { Pipelines } from './pipeline.ts';
import { compileRange, placeOf } from './range.ts';
import { Scope } from './scope.ts';
import type { Place, Site } from './site.ts';
import { type Exec, type Given, goOn, leave, nextTurn, type Slot, type State, undeclared } from './state.ts';

/** A compiled template: the file's own, or one that it defines. */
export interface Unit {
  readonly exec: Exec;
  /** How many variables it has. */
  readonly slots: number;
}

/** Fresh variables for a run of a unit. */
export function slotsFor(unit: Unit): Slot[] {
  return unit.slots === 0 ? [] : new Array<Slot>(unit.slots).fill(undeclared);
}

function printed(value: Given): string {
  return value === undefined || value === null ? '<no value>' : formatValue(value);
}

/** Whether an action prints its value; one that sets a variable does not. */
function isPrinted({ pipe }: ActionNode): boolean {
  return pipe.variables.length === 0;
}

/** Compiles the nodes of one template to closures. */
class Control {
  readonly #site: Site;
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #limits: Limits;
  readonly #scope = new Scope();
  readonly #pipelines: Pipelines;

  constructor(site: Site, units: ReadonlyMap<string, Unit>, functions: FunctionMap, limits: Limits) {
    this.#site = site;
    this.#units = units;
    this.#limits = limits;
    this.#pipelines = new Pipelines(functions, site, this.#scope);
  }

  unit(nodes: readonly Node[]): Unit {
    const exec = this.#list(nodes);
    return { exec, slots: this.#scope.size };
  }

  #list(nodes: readonly Node[]): Exec {
    const steps = nodes.flatMap((node, index) => {
      const [before, after] = [nodes[index - 1], nodes[index + 1]];
      // A text and what is printed after it are one step, as most of a manifest is made of these.
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
        if (signal !== goOn) {
          return signal;
        }
      }
      return goOn;
    };
  }

  #node(node: Node): Exec {
    switch (node.type) {
      case 'text': {
        const { text } = node;
        return (state) => {
          state.out += text;
          return goOn;
        };
      }
      case 'action':
        return this.#action(node);
      case 'template':
        return this.#template(node);
      case 'break':
        return () => leave;
      case 'continue':
        return () => nextTurn;
      default:
        return this.#scope.within(() => this.#branch(node));
    }
  }

  #action(node: ActionNode): Exec {
    const { pipe } = node;
    if (!isPrinted(node)) {
      const { run } = this.#pipelines.compile(pipe);
      return (state, dot) => {
        run(state, dot);
        return goOn;
      };
    }
    return this.#printed(node, '');
  }

  /** Prints a text, and then what a pipeline gives. */
  #printed({ pipe }: ActionNode, before: string): Exec {
    const value = this.#pipelines.compilePrinted(pipe);
    const place = placeOf(pipe);
    const { outputSize } = this.#limits;
    return (state, dot) => {
      const found = value(state, dot);
      const out = state.out + before;
      if (typeof found === 'string' && out.length + found.length <= outputSize) {
        state.out = out + found;
      } else {
        state.out = out;
        this.#print(state, found, place);
      }
      return goOn;
    };
  }

  #print(state: State, value: Given, place: Place): void {
    if (value === undefined || value === null) {
      state.watch.noValue?.(this.#site.at(place));
    }
    try {
      state.write(typeof value === 'string' ? value : printed(value));
    } catch (error) {
      this.#site.nodeFailed(place, error);
    }
  }

  #branch(node: BranchNode): Exec {
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
      const own = isTrue(value);
      if (state.watch.trail === undefined ? own : state.watch.trail.take(own)) {
        return body(state, withDot ? value : dot);
      }
      return otherwise === undefined ? goOn : otherwise(state, dot);
    };
  }

  #template(node: TemplateNode): Exec {
    const { name, pipe } = node;
    const run = pipe === undefined ? () => undefined : this.#pipelines.compile(pipe).run;
    return (state, dot) => {
      const unit = this.#units.get(name) ?? this.#notDefined(node);
      const { root, slots } = state;
      this.#checkDepth(node, state.depth);
      const data = run(state, dot);
      state.depth += 1;
      state.root = data;
      state.slots = slotsFor(unit);
      try {
        state.step();
        state.write('');
      } catch (error) {
        this.#site.nodeFailed(node, error);
      }
      unit.exec(state, data);
      state.depth -= 1;
      state.root = root;
      state.slots = slots;
      return goOn;
    };
  }

  #checkDepth(node: TemplateNode, depth: number): void {
    const most = this.#limits.depth;
    if (depth >= most) {
      this.#site.fail(node, `exceeded maximum template depth (${most})`, { kind: 'limit' });
    }
  }

  #notDefined(node: TemplateNode): never {
    const hint = didYouMean(node.name, this.#units.keys());
    return this.#site.fail(node, `template ${quote(node.name)} not defined`, { hint });
  }
}

/**
 * Compiles the nodes of a template.
 *
 * @param units the templates that it can call, by name; may be filled later
 */
export function compileUnit(
  nodes: readonly Node[],
  site: Site,
  context: { readonly units: ReadonlyMap<string, Unit>; readonly functions: FunctionMap; readonly limits: Limits },
): Unit {
  return new Control(site, context.units, context.functions, context.limits).unit(nodes);
}
