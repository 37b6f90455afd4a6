import type { Value } from '@kalypso-actions/govalue';

/**
 * The Go type of a parameter. `any` accepts every value, including nil. `value` (Go's `reflect.Value`) does as well, but passes a missing value as
 * `undefined`, which `any` converts to `null`.
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
 * Before it calls `apply`, the engine checks the number and the types of the arguments as Go's `reflect` does: an untyped constant gets the type of the
 * parameter; a `Dict` with another key or element type is rejected.
 */
export interface TemplateFunction {
  /** The types of the required parameters. */
  readonly params: readonly ParamType[];
  /** The type of each further argument, for a variadic function. */
  readonly variadic?: ParamType;
  /** Throws a `FunctionError` if it rejects the arguments. */
  readonly apply: (...args: never[]) => Value;
}

/** A function that is known, but not available: compiling a template that uses it fails with this reason. */
export interface RefusedFunction {
  readonly refused: string;
}

export type FunctionMap = Readonly<Record<string, TemplateFunction | RefusedFunction>>;
