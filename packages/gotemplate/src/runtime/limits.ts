import { FunctionError } from '@kalypso-actions/govalue';

/** The limits of one template. Exceeding one throws a `TemplateError` of kind `limit`. */
export interface TemplateLimits {
  /** Characters of a template's text. */
  readonly templateSize: number;
  /** How deep actions and parentheses may be nested in the text. */
  readonly nesting: number;
  /** How deep calls of templates may be nested. */
  readonly depth: number;
  /** Loop iterations and calls of functions and templates, per rendering. */
  readonly steps: number;
  /** Characters of the output, per rendering. */
  readonly outputSize: number;
  /** The total of characters and elements that functions take and return, per rendering. */
  readonly work: number;
  /** Units of work that slow functions may spend, per rendering: 100 million take at most a second. */
  readonly slowWork: number;
}

export const DEFAULT_LIMITS: TemplateLimits = {
  templateSize: 1_048_576,
  nesting: 200,
  depth: 1_000,
  steps: 1_000_000,
  outputSize: 16_777_216,
  work: 268_435_456,
  slowWork: 1_000_000_000,
};

/** Characters of a text that a function creates. */
const MAX_TEXT_SIZE = 10_000_000;
/** Elements of a list or map that a function creates. */
export const MAX_ELEMENTS = 1_000_000;

/** A function throws it if its result would be too large. */
export class LimitError extends FunctionError {}

/**
 * Call it before creating a text of `size` characters.
 *
 * @throws LimitError if that is more than a text may have
 */
export function checkTextSize(size: number | bigint): void {
  if (size > MAX_TEXT_SIZE) {
    throw new LimitError(`a text of ${size} characters is too large; at most ${MAX_TEXT_SIZE} are allowed`);
  }
}

/**
 * Call it before creating a list or map of `count` elements.
 *
 * @throws LimitError if that is more than a list or map may have
 */
export function checkElementCount(count: number | bigint): void {
  if (count > MAX_ELEMENTS) {
    throw new LimitError(`${count} elements are too many; at most ${MAX_ELEMENTS} are allowed`);
  }
}
