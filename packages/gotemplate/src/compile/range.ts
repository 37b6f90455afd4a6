import { Dict, List, Num, typeName } from '@kalypso-actions/govalue';
import { formatValue } from '../fmt/value.ts';
import { sortedEntries } from '../order.ts';
import type { BranchNode, CommandNode, PipeNode } from '../parse/nodes.ts';
import { shortened } from '../position.ts';
import type { Pipeline } from './pipeline.ts';
import type { Site } from './site.ts';
import { type Exec, type Given, goOn, leave, type State } from './state.ts';

/** One turn of a loop. Returns whether the loop ends. */
type Turn = (state: State, index: Given, element: Given) => boolean;

/** What an error about a pipeline's value names: its last command, or that command's operand if it is alone. */
export function placeOf(pipe: PipeNode): PipeNode | CommandNode | CommandNode['first'] {
  const last = pipe.commands.at(-1);
  return last === undefined ? pipe : last.args.length === 0 ? last.first : last;
}

/** Sets a loop's variables: the element alone, or index and element. */
function setter(node: BranchNode, pipeline: Pipeline): (state: State, index: Given, element: Given) => void {
  const [first, second] = pipeline.set;
  if (first === undefined) {
    return () => undefined;
  }
  if (second === undefined) {
    return (state, index, element) => first(state, node.pipe.variables.length > 1 ? index : element);
  }
  return (state, index, element) => {
    first(state, index);
    second(state, element);
  };
}

function overInteger(state: State, count: bigint, wrap: (value: bigint) => Given, turn: Turn): boolean {
  for (let value = 0n; value < count; value++) {
    if (turn(state, undefined, wrap(value))) {
      break;
    }
  }
  return count > 0n;
}

function overList(state: State, list: List, turn: Turn): boolean {
  // A loop ends where the list ended when it began.
  const { items } = list;
  const count = items.length;
  for (let index = 0; index < count; index++) {
    if (turn(state, BigInt(index), items[index])) {
      break;
    }
  }
  return count > 0;
}

function overDict(state: State, dict: Dict, turn: Turn): boolean {
  const entries = sortedEntries(dict);
  for (const [key, value] of entries) {
    if (turn(state, key, value)) {
      break;
    }
  }
  return entries.length > 0;
}

/** Go's `range`. Values in a loop keep what they are: a null element is null, not nothing. */
export function compileRange(
  node: BranchNode,
  pipeline: Pipeline,
  branches: { readonly body: Exec; readonly otherwise: Exec | undefined },
  site: Site,
): Exec {
  const { body, otherwise } = branches;
  const place = placeOf(node.pipe);
  const set = setter(node, pipeline);
  const turn: Turn = (state, index, element) => {
    try {
      state.step();
    } catch (error) {
      site.nodeFailed(place, error);
    }
    set(state, index, element);
    return body(state, element) === leave;
  };
  const integer = (state: State, value: bigint, wrap: (value: bigint) => Given): boolean => {
    if (node.pipe.variables.length > 1) {
      site.fail(place, `can't use ${value} to iterate over more than one variable`);
    }
    return overInteger(state, value, wrap, turn);
  };
  const over = (state: State, value: Given): boolean => {
    if (value instanceof List) {
      return overList(state, value, turn);
    }
    if (value instanceof Dict) {
      return overDict(state, value, turn);
    }
    if (typeof value === 'bigint') {
      return integer(state, value, (turned) => turned);
    }
    if (value instanceof Num && typeof value.value === 'bigint') {
      return integer(state, value.value, (turned) => new Num(value.type, turned));
    }
    return value === undefined ? false : site.fail(place, `range can't iterate over ${shown(value)}`);
  };
  return (state, dot) => {
    const ran = over(state, pipeline.run(state, dot));
    return ran || otherwise === undefined ? goOn : otherwise(state, dot);
  };
}

const longest = 200;

/** A value in an error message: no more of it than one wants to read. */
function shown(value: Given): string {
  const text = typeof value === 'object' ? `a value of type ${typeName(value)}` : formatValue(value);
  return shortened(text, longest);
}
