/** A value of a workflow context, an event payload or an input. */
export type ContextValue = null | boolean | number | string | readonly ContextValue[] | ContextObject;

export interface ContextObject {
  readonly [key: string]: ContextValue;
}

export function isContextObject(value: ContextValue | undefined): value is ContextObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys; `undefined` if it does not exist. */
export function valueAt(value: ContextValue | undefined, ...path: readonly string[]): ContextValue | undefined {
  let found: ContextValue | undefined = value;
  for (const key of path) found = isContextObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

/** The string at a path of keys; empty if there is none. */
export function textAt(value: ContextValue | undefined, ...path: readonly string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}
