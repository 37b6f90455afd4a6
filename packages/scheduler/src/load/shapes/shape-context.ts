import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { SourceText } from '@kalypso-actions/yaml';

/** Collects the diagnostics of one document while its nodes are read. */
export class ShapeContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceText;
  readonly #subject: { readonly kind: string; readonly name: string };

  constructor(source: SourceText, subject: { readonly kind: string; readonly name: string }) {
    this.#source = source;
    this.#subject = subject;
  }

  /** Returns `undefined`, so that a shape can return it in place of a value. */
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
    this.diagnostics.push({
      code,
      severity,
      message,
      at: this.#source.positionAt(offset),
      ...(hint === undefined ? {} : { hint }),
      subject: this.#subject,
    });
  }
}
