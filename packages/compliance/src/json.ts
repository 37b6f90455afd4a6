// Reading what somebody else wrote as JSON: what is not of the expected type counts as not there.

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A moment with its time zone, as ISO 8601 in UTC. */
export function moment(value: unknown): string | undefined {
  if (!MOMENT.test(text(value))) return undefined;
  const date = new Date(text(value));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
