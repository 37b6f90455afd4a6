import { Dict, List, type MaybeValue } from '@kalypso-actions/govalue';
import type { TemplatePosition } from '../errors/template-error.ts';
import { LimitError, type TemplateLimits } from '../runtime/limits.ts';

/** The value of a variable that was parsed but not yet declared. */
export const UNDECLARED = Symbol('undeclared');
export type VariableSlot = MaybeValue | typeof UNDECLARED;

/** How a node ends: go on, leave the loop, or go to the loop's next turn. */
export const PROCEED = 0;
export const LEAVE_LOOP = 1;
export const NEXT_TURN = 2;
export type ControlSignal = typeof PROCEED | typeof LEAVE_LOOP | typeof NEXT_TURN;

/** A compiled expression. `final` is the value of the command before it in its pipeline; only what was compiled as piped looks at it. */
export type Evaluator = (state: RenderState, dot: MaybeValue, final?: MaybeValue) => MaybeValue;
/** A compiled node. */
export type Executor = (state: RenderState, dot: MaybeValue) => ControlSignal;

const NO_SLOTS: VariableSlot[] = [];

/** Which way a run went at each of its conditions, for another run to go the same way. */
export class BranchTrail {
  readonly #taken: boolean[] = [];
  #next = -1;

  /** From here on, the conditions are answered as they were so far. */
  follow(): void {
    this.#next = 0;
  }

  /** The way to take at a condition. A run that meets more conditions than the first goes its own way there. */
  choose(own: boolean): boolean {
    if (this.#next < 0) {
      this.#taken.push(own);
      return own;
    }
    const taken = this.#taken[this.#next];
    this.#next += 1;
    return taken ?? own;
  }
}

/** What a caller may want to know of a run. */
export interface RenderObserver {
  readonly trail?: BranchTrail;
  /** Told where `<no value>` is printed. */
  readonly noValue?: (at: TemplatePosition) => void;
}

/** All that changes while a template runs. */
export class RenderState {
  readonly limits: TemplateLimits;
  readonly observer: RenderObserver;
  out = '';
  /** What `$` is: the data of the template that is running. */
  root: MaybeValue;
  slots: VariableSlot[] = NO_SLOTS;
  depth = 0;
  #steps: number;
  #work: number;

  constructor(limits: TemplateLimits, root: MaybeValue, watch: RenderObserver) {
    this.limits = limits;
    this.observer = watch;
    this.root = root;
    this.#steps = limits.steps;
    this.#work = limits.work;
  }

  /** @throws LimitError when the rendering took too many steps */
  step(): void {
    this.#steps -= 1;
    if (this.#steps < 0) {
      throw new LimitError(`more than ${this.limits.steps} loop turns and calls`);
    }
  }

  /**
   * Counts what a function takes or returns, and returns it.
   *
   * @throws LimitError when functions had too much to do in all
   */
  charge(value: MaybeValue): MaybeValue {
    if (typeof value === 'string') {
      this.#work -= value.length;
    } else if (value instanceof List) {
      this.#work -= value.items.length;
    } else if (value instanceof Dict) {
      this.#work -= value.entries.size;
    }
    if (this.#work < 0) {
      throw new LimitError(`functions had to handle more than ${this.limits.work} characters and elements`);
    }
    return value;
  }

  /** @throws LimitError when the output is too large */
  write(text: string): void {
    this.out += text;
    if (this.out.length > this.limits.outputSize) {
      throw new LimitError(`the output is larger than ${this.limits.outputSize} characters`);
    }
  }
}
