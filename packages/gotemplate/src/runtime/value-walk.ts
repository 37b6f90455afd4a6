import { LimitError, MAX_ELEMENTS } from './limits.ts';
import { spendWork } from './rendering.ts';

const WORK_PER_VISIT = 50;

/**
 * Limits a traversal of a value. Values may share parts, so a small value can look huge: `list $x $x`, applied forty times. Code that traverses a value
 * calls `visit` for each part.
 */
export class ValueWalk {
  #left = MAX_ELEMENTS;

  /** @throws LimitError if the traversal takes too long */
  visit(): void {
    spendWork(WORK_PER_VISIT);
    this.#left -= 1;
    if (this.#left < 0) {
      throw new LimitError(`a value has more than ${MAX_ELEMENTS} parts`);
    }
  }
}
