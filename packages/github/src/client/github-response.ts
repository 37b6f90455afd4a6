/** A response of GitHub, whatever its status. */
export interface GitHubResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly data: unknown;
}

/** Returns the response that an exception of Octokit carries; `undefined` if there was none. */
export function responseOf(thrown: unknown): GitHubResponse | undefined {
  if (!isRecord(thrown) || !isRecord(thrown.response)) return undefined;
  const { status, headers, data } = thrown.response;
  if (typeof status !== 'number' || !isRecord(headers)) return undefined;
  const texts = Object.entries(headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]);
  return { status, headers: Object.fromEntries(texts), data };
}

/** Returns the `message` of a response; empty if it has none. */
export function messageOf(data: unknown): string {
  return isRecord(data) && typeof data.message === 'string' ? data.message : '';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
