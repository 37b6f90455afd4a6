import { LimitError, maxElements } from './limits.ts';
import { spend } from './rendering.ts';

/** What looking at one part of a value costs, beside a step of a search. */
const workOfVisit = 50;

/**
 * Bounds a walk over a value. Values may share parts, so a small one can look huge: `list $x $x`, forty times over. Whoever visits a value part
 * by part calls `visit` for each.
 */
export class Walk {
  #left = maxElements;

  /** @throws LimitError when the walk takes too long */
  visit(): void {
    spend(workOfVisit);
    this.#left -= 1;
    if (this.#left < 0) {
      throw new LimitError(`a value has more than ${maxElements} parts`);
    }
  }
}
