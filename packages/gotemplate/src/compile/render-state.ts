import { Dict, List, type MaybeValue } from '@kalypso-actions/govalue';
import type { TemplatePosition } from '../errors/template-error.ts';
import { LimitError, type TemplateLimits } from '../runtime/limits.ts';
import type { RenderRecorder } from './render-recorder.ts';

/** The value of a variable whose declaration has not run yet. */
export const UNDECLARED = Symbol('undeclared');
export type VariableSlot = MaybeValue | typeof UNDECLARED;

/** How a node ends: rendering proceeds, leaves the loop, or continues with the next turn of the loop. */
export const PROCEED = 0;
export const LEAVE_LOOP = 1;
export const NEXT_TURN = 2;
export type ControlSignal = typeof PROCEED | typeof LEAVE_LOOP | typeof NEXT_TURN;

/** A compiled expression. `final` is the value of the previous command of the pipeline; only piped commands use it. */
export type Evaluator = (state: RenderState, dot: MaybeValue, final?: MaybeValue) => MaybeValue;
/** A compiled node. */
export type Executor = (state: RenderState, dot: MaybeValue) => ControlSignal;

const NO_SLOTS: VariableSlot[] = [];

/** The branches that a rendering took at its conditions, for another rendering to take the same ones. */
export class BranchTrail {
  readonly #taken: boolean[] = [];
  #next = -1;

  /** Starts to replay the recorded branches. */
  replay(): void {
    this.#next = 0;
  }

  /** Whether to take the branch of a condition: the recorded decision, or else its own result. */
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

/** Optional observation of a rendering. */
export interface RenderObserver {
  readonly trail?: BranchTrail;
  /** Called with each position where `<no value>` is printed. */
  readonly noValue?: (at: TemplatePosition) => void;
  readonly recorder?: RenderRecorder;
}

/** The mutable state of a rendering. */
export class RenderState {
  readonly limits: TemplateLimits;
  readonly observer: RenderObserver;
  readonly recorder: RenderRecorder | undefined;
  out = '';
  /** The value of `$`: the data of the current template. */
  root: MaybeValue;
  slots: VariableSlot[] = NO_SLOTS;
  depth = 0;
  #steps: number;
  #work: number;

  constructor(limits: TemplateLimits, root: MaybeValue, watch: RenderObserver) {
    this.limits = limits;
    this.observer = watch;
    this.recorder = watch.recorder;
    this.root = root;
    this.#steps = limits.steps;
    this.#work = limits.work;
  }

  /** @throws LimitError if the rendering takes too many steps */
  step(): void {
    this.#steps -= 1;
    if (this.#steps < 0) {
      throw new LimitError(`more than ${this.limits.steps} loop turns and calls`);
    }
  }

  /**
   * Counts the size of an argument or a result of a function, and returns the value.
   *
   * @throws LimitError if the total of the rendering is too large
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

  /** @throws LimitError if the output is too large */
  write(text: string): void {
    this.out += text;
    if (this.out.length > this.limits.outputSize) {
      throw new LimitError(`the output is larger than ${this.limits.outputSize} characters`);
    }
  }
}
