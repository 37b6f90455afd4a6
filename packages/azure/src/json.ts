// Reads untrusted JSON: a value of another type than the expected one counts as absent.

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the fields of an object; none if the value is not an object. */
export function readFields(value: unknown): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : {};
}

/** Returns a string; an empty one if the value is not a string. */
export function readString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Returns an array; an empty one if the value is not an array. */
export function readArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Returns a timestamp as ISO 8601 in UTC; `undefined` if the value is not an ISO 8601 timestamp with a time zone. */
export function readTimestamp(value: unknown): string | undefined {
  if (!TIMESTAMP.test(readString(value))) return undefined;
  const date = new Date(readString(value));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Parses JSON; `undefined` if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
