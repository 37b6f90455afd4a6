import { FunctionError, type Method } from '@kalypso-actions/govalue';

/** A method that rejects any other number of arguments. */
export function withArity(count: number, method: Method): Method {
  return (...args) => {
    if (args.length !== count) {
      throw new FunctionError(`wrong number of args: want ${count} got ${args.length}`);
    }
    return method(...args);
  };
}
