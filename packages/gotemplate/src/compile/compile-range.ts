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

/** The node to report for an error about the value of a pipeline: its last command, or the operand of that command if it is the only one. */
export function reportedNodeOf(pipe: PipeNode): PipeNode | CommandNode | CommandNode['first'] {
  const last = pipe.commands.at(-1);
  return last === undefined ? pipe : last.args.length === 0 ? last.first : last;
}

/** Compiles setting the variables of a loop: the element, or index and element. */
function compileSet(
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

function runIntegerLoop(
  state: RenderState,
  count: bigint,
  wrap: (value: bigint) => MaybeValue,
  turn: LoopTurn,
): boolean {
  for (let value = 0n; value < count; value++) {
    if (turn(state, undefined, wrap(value))) {
      break;
    }
  }
  return count > 0n;
}

function runListLoop(state: RenderState, list: List, turn: LoopTurn): boolean {
  // The loop ignores changes to the length of the list.
  const { items } = list;
  const count = items.length;
  for (let index = 0; index < count; index++) {
    if (turn(state, BigInt(index), items[index])) {
      break;
    }
  }
  return count > 0;
}

function runDictLoop(state: RenderState, dict: Dict, turn: LoopTurn): boolean {
  const entries = sortEntries(dict);
  for (const [key, value] of entries) {
    if (turn(state, key, value)) {
      break;
    }
  }
  return entries.length > 0;
}

/** Compiles `range`. Unlike elsewhere, a null element stays null instead of becoming a missing value. */
export function compileRange(
  node: BranchNode,
  pipeline: CompiledPipeline,
  branches: { readonly body: Executor; readonly otherwise: Executor | undefined },
  site: TemplateSite,
): Executor {
  const { body, otherwise } = branches;
  const reported = reportedNodeOf(node.pipe);
  const set = compileSet(node, pipeline);
  const turn: LoopTurn = (state, index, element) => {
    try {
      state.step();
    } catch (error) {
      site.failWith(reported, error);
    }
    set(state, index, element);
    state.recorder?.enter(node.body);
    return body(state, element) === LEAVE_LOOP;
  };
  const runInteger = (state: RenderState, value: bigint, wrap: (value: bigint) => MaybeValue): boolean => {
    if (node.pipe.variables.length > 1) {
      site.fail(reported, `can't use ${value} to iterate over more than one variable`);
    }
    return runIntegerLoop(state, value, wrap, turn);
  };
  const runAny = (state: RenderState, value: MaybeValue): boolean => {
    if (value instanceof List) {
      return runListLoop(state, value, turn);
    }
    if (value instanceof Dict) {
      return runDictLoop(state, value, turn);
    }
    if (typeof value === 'bigint') {
      return runInteger(state, value, (item) => item);
    }
    if (value instanceof Num && typeof value.value === 'bigint') {
      return runInteger(state, value.value, (item) => new Num(value.type, item));
    }
    return value === undefined ? false : site.fail(reported, `range can't iterate over ${describeValue(value)}`);
  };
  return (state, dot) => {
    const ran = runAny(state, pipeline.run(state, dot));
    state.recorder?.enter(node);
    return ran || otherwise === undefined ? PROCEED : otherwise(state, dot);
  };
}

const MAX_VALUE_LENGTH = 200;

/** Formats a value for an error message. */
function describeValue(value: MaybeValue): string {
  const text = typeof value === 'object' ? `a value of type ${typeName(value)}` : formatValue(value);
  return truncateText(text, MAX_VALUE_LENGTH);
}
