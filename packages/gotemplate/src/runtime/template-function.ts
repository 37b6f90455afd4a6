import type { Value } from '@kalypso-actions/govalue';

/**
 * A parameter's Go type, as far as calls are checked by it. `any` takes everything, nil too; `value` is the same (Go's `reflect.Value`), but what is
 * not there at all stays `undefined` where `any` makes it `null`.
 */
export type ParamType =
  | 'any'
  | 'value'
  | 'string'
  | 'bool'
  | 'int'
  | 'int64'
  | 'float64'
  | 'int32'
  | 'list'
  | '[]string'
  | 'map[string]interface {}'
  | 'map[string]string';

/**
 * A function that templates can call.
 *
 * The engine checks the number and the types of the arguments as Go's `reflect` does before `apply` sees them (an untyped constant becomes the
 * parameter's type; a `Dict` of another key or element type is refused), so `apply` can rely on them.
 */
export interface TemplateFunction {
  /** The types of the fixed parameters. */
  readonly params: readonly ParamType[];
  /** The type of each further argument, for a variadic function. */
  readonly variadic?: ParamType;
  /** Throws `FunctionError` for what it cannot do. */
  readonly apply: (...args: never[]) => Value;
}

/** A name that is known and never available: using it fails when the template is compiled, with this reason. */
export interface RefusedFunction {
  readonly refused: string;
}

export type FunctionMap = Readonly<Record<string, TemplateFunction | RefusedFunction>>;
