/** `parse`: the template is wrong; `exec`: running it failed; `limit`: it wanted more than it may have. */
export type TemplateErrorKind = 'parse' | 'exec' | 'limit';

/** Where in a template, both counted from 1. */
export interface TemplatePosition {
  readonly line: number;
  readonly column: number;
}

/** The only error that this package throws. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly kind: TemplateErrorKind;
  readonly template: string;
  readonly at: TemplatePosition | undefined;
  /** What is wrong, without where: the end of the message. */
  readonly reason: string;
  /** What to do about it, when that is known. */
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
