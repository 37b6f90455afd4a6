import { LimitError, MAX_ELEMENTS } from './limits.ts';
import { spendWork } from './rendering.ts';

/** What looking at one part of a value costs, beside a step of a search. */
const WORK_PER_VISIT = 50;

/**
 * Bounds a walk over a value. Values may share parts, so a small one can look huge: `list $x $x`, forty times over. Whoever visits a value part
 * by part calls `visit` for each.
 */
export class ValueWalk {
  #left = MAX_ELEMENTS;

  /** @throws LimitError when the walk takes too long */
  visit(): void {
    spendWork(WORK_PER_VISIT);
    this.#left -= 1;
    if (this.#left < 0) {
      throw new LimitError(`a value has more than ${MAX_ELEMENTS} parts`);
    }
  }
}
