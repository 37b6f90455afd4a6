import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { SourceText } from '@kalypso-actions/yaml';

/** Where a shape reports what is wrong. */
export class ShapeContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceText;
  readonly #subject: { readonly kind: string; readonly name: string };

  constructor(source: SourceText, subject: { readonly kind: string; readonly name: string }) {
    this.#source = source;
    this.#subject = subject;
  }

  error(offset: number, code: string, message: string, hint?: string): undefined {
    this.#add('error', offset, code, message, hint);
  }

  warning(offset: number, code: string, message: string, hint?: string): void {
    this.#add('warning', offset, code, message, hint);
  }

  #add(
    severity: Diagnostic['severity'],
    offset: number,
    code: string,
    message: string,
    hint: string | undefined,
  ): void {
    const at = this.#source.positionAt(offset);
    this.diagnostics.push({
      code,
      severity,
      message,
      at,
      ...(hint === undefined ? {} : { hint }),
      subject: this.#subject,
    });
  }
}
