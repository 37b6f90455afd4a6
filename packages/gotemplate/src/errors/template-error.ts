/** `parse`: the template is invalid; `exec`: rendering it failed; `limit`: it exceeded a limit. */
export type TemplateErrorKind = 'parse' | 'exec' | 'limit';

/** A position in a template; line and column start at 1. */
export interface TemplatePosition {
  readonly line: number;
  readonly column: number;
}

/** The only error that this package throws to its callers. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly kind: TemplateErrorKind;
  readonly template: string;
  readonly at: TemplatePosition | undefined;
  /** The end of the message, without the position. */
  readonly reason: string;
  /** How to fix it, if that is known. */
  readonly hint: string | undefined;

  constructor(
    kind: TemplateErrorKind,
    message: string,
    where: {
      template: string;
      at?: TemplatePosition | undefined;
      reason?: string | undefined;
      hint?: string | undefined;
      cause?: unknown;
    },
  ) {
    super(message, where.cause === undefined ? undefined : { cause: where.cause });
    this.kind = kind;
    this.template = where.template;
    this.at = where.at;
    this.reason = where.reason ?? message;
    this.hint = where.hint;
  }
}
