import { FunctionError, type Key, List, toOutputText, type Value } from '@kalypso-actions/govalue';
import { errorMessage } from '@kalypso-actions/retry';
import { createDict } from '../../runtime/rendering.ts';
import { ValueWalk } from '../../runtime/value-walk.ts';
import { createDepthError, MAX_VALUE_DEPTH } from '../common/value-depth.ts';

/**
 * Parses JSON: objects become `map[string]interface {}`, numbers float64.
 *
 * @param lenient whether a number that is too large becomes nil instead of an error
 * @throws FunctionError if the text is not JSON
 */
export function readJson(text: string, lenient: boolean): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(toOutputText(text));
  } catch (error) {
    throw new FunctionError(errorMessage(error));
  }
  return new JsonReader(lenient).value(parsed, 0);
}

class JsonReader {
  readonly #lenient: boolean;
  readonly #walk = new ValueWalk();

  constructor(lenient: boolean) {
    this.#lenient = lenient;
  }

  value(parsed: unknown, depth: number): Value {
    this.#walk.visit();
    if (depth > MAX_VALUE_DEPTH) {
      throw createDepthError();
    }
    if (Array.isArray(parsed)) {
      return new List(parsed.map((item) => this.value(item, depth + 1)));
    }
    if (typeof parsed === 'object' && parsed !== null) {
      const entries = new Map<Key, Value>();
      for (const [key, item] of Object.entries(parsed)) {
        entries.set(key.toWellFormed(), this.value(item, depth + 1));
      }
      return createDict(entries);
    }
    if (typeof parsed === 'string') {
      return parsed.toWellFormed();
    }
    return typeof parsed === 'number' ? this.#number(parsed) : typeof parsed === 'boolean' ? parsed : null;
  }

  #number(parsed: number): Value {
    if (Number.isFinite(parsed)) {
      return parsed;
    }
    if (this.#lenient) {
      return null;
    }
    throw new FunctionError('json: cannot unmarshal a number that is too large into Go value of type float64');
  }
}
