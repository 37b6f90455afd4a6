import { FunctionError } from '@kalypso-actions/govalue';

/** What one template may want. Every bound ends in a `TemplateError` of kind `limit`. */
export interface TemplateLimits {
  /** Characters of a template's text. */
  readonly templateSize: number;
  /** How deep actions and parentheses may nest in the text. */
  readonly nesting: number;
  /** How deep templates may call templates. */
  readonly depth: number;
  /** Iterations of loops and calls of functions and templates, in one rendering. */
  readonly steps: number;
  /** Characters of the output, in one rendering. */
  readonly outputSize: number;
  /** Characters and elements of all that functions take and return, in one rendering. */
  readonly work: number;
}

export const DEFAULT_LIMITS: TemplateLimits = {
  templateSize: 1_048_576,
  nesting: 200,
  depth: 1_000,
  steps: 1_000_000,
  outputSize: 16_777_216,
  work: 268_435_456,
};

/** Characters that one value made by a function may have. */
const MAX_TEXT_SIZE = 10_000_000;
/** Elements that one list or map made by a function may have. */
export const MAX_ELEMENTS = 1_000_000;

/** What a function throws when what it should make is too large. */
export class LimitError extends FunctionError {}

/**
 * Call it before making a text of `size` characters.
 *
 * @throws LimitError when that is more than a template's value may have
 */
export function checkTextSize(size: number | bigint): void {
  if (size > MAX_TEXT_SIZE) {
    throw new LimitError(`a text of ${size} characters is too large; at most ${MAX_TEXT_SIZE} are allowed`);
  }
}

/**
 * Call it before making a list or map of `count` elements.
 *
 * @throws LimitError when that is more than a template's value may have
 */
export function checkElementCount(count: number | bigint): void {
  if (count > MAX_ELEMENTS) {
    throw new LimitError(`${count} elements are too many; at most ${MAX_ELEMENTS} are allowed`);
  }
}
