/** An error response of GitHub. */
export class HttpError extends Error {
  readonly status: number;
  readonly errors: readonly (string | Readonly<Record<string, unknown>>)[] | undefined;

  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    errors?: readonly (string | Readonly<Record<string, unknown>>)[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

export function notFound(): HttpError {
  return new HttpError(404, 'Not Found');
}

/** The response for one invalid field: "Validation Failed". */
export function validationFailed(
  resource: string,
  error: { readonly code: string; readonly field?: string; readonly message?: string },
): HttpError {
  return new HttpError(422, 'Validation Failed', [{ resource, ...error }]);
}

/** @throws 422 if a text has more than `limit` characters */
export function assertMaxLength(
  resource: string,
  field: string,
  value: string | null | undefined,
  limit: number,
): void {
  if (value === null || value === undefined || [...value].length <= limit) return;
  const message = `${field} is too long (maximum is ${limit} characters)`;
  throw validationFailed(resource, { code: 'custom', field, message });
}
