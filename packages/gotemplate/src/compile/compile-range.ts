import { Dict, List, type MaybeValue, Num, typeName } from '@kalypso-actions/govalue';
import { truncateText } from '../errors/template-position.ts';
import { formatValue } from '../fmt/format-value.ts';
import type { BranchNode, CommandNode, PipeNode } from '../parse/syntax-tree.ts';
import { sortEntries } from '../values/key-order.ts';
import type { CompiledPipeline } from './compile-pipeline.ts';
import { type Executor, LEAVE_LOOP, PROCEED, type RenderState } from './render-state.ts';
import type { TemplateSite } from './template-site.ts';

/** One turn of a loop. Returns whether the loop ends. */
type LoopTurn = (state: RenderState, index: MaybeValue, element: MaybeValue) => boolean;

/** What an error about a pipeline's value names: its last command, or that command's operand if it is alone. */
export function reportedNodeOf(pipe: PipeNode): PipeNode | CommandNode | CommandNode['first'] {
  const last = pipe.commands.at(-1);
  return last === undefined ? pipe : last.args.length === 0 ? last.first : last;
}

/** Sets a loop's variables: the element alone, or index and element. */
function setter(
  node: BranchNode,
  pipeline: CompiledPipeline,
): (state: RenderState, index: MaybeValue, element: MaybeValue) => void {
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

function overInteger(state: RenderState, count: bigint, wrap: (value: bigint) => MaybeValue, turn: LoopTurn): boolean {
  for (let value = 0n; value < count; value++) {
    if (turn(state, undefined, wrap(value))) {
      break;
    }
  }
  return count > 0n;
}

function overList(state: RenderState, list: List, turn: LoopTurn): boolean {
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

function overDict(state: RenderState, dict: Dict, turn: LoopTurn): boolean {
  const entries = sortEntries(dict);
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
  pipeline: CompiledPipeline,
  branches: { readonly body: Executor; readonly otherwise: Executor | undefined },
  site: TemplateSite,
): Executor {
  const { body, otherwise } = branches;
  const place = reportedNodeOf(node.pipe);
  const set = setter(node, pipeline);
  const turn: LoopTurn = (state, index, element) => {
    try {
      state.step();
    } catch (error) {
      site.nodeFailed(place, error);
    }
    set(state, index, element);
    return body(state, element) === LEAVE_LOOP;
  };
  const integer = (state: RenderState, value: bigint, wrap: (value: bigint) => MaybeValue): boolean => {
    if (node.pipe.variables.length > 1) {
      site.fail(place, `can't use ${value} to iterate over more than one variable`);
    }
    return overInteger(state, value, wrap, turn);
  };
  const over = (state: RenderState, value: MaybeValue): boolean => {
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
    return ran || otherwise === undefined ? PROCEED : otherwise(state, dot);
  };
}

const MAX_VALUE_LENGTH = 200;

/** A value in an error message: no more of it than one wants to read. */
function shown(value: MaybeValue): string {
  const text = typeof value === 'object' ? `a value of type ${typeName(value)}` : formatValue(value);
  return truncateText(text, MAX_VALUE_LENGTH);
}
