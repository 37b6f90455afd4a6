import { LimitError } from '../../runtime/limits.ts';

/** How deep functions follow nested values. */
export const MAX_VALUE_DEPTH = 500;

export function createDepthError(): LimitError {
  return new LimitError(`a value is nested more than ${MAX_VALUE_DEPTH} levels deep`);
}
