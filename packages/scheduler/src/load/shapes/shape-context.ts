import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { ScalarNode, SourceText } from '@kalypso-actions/yaml';
import { findForbiddenCharacter } from './forbidden-character.ts';

interface ShapeContextOptions {
  /** The object that the document describes, for diagnostics. */
  readonly subject: { readonly kind: string; readonly name: string };
  /** Whether the document belongs to the platform team. The text of other documents is limited. */
  readonly trusted: boolean;
}

/** Collects the diagnostics of one document while its nodes are read. */
export class ShapeContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly trusted: boolean;
  readonly #source: SourceText;
  readonly #subject: { readonly kind: string; readonly name: string };

  constructor(source: SourceText, { subject, trusted }: ShapeContextOptions) {
    this.trusted = trusted;
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

  /**
   * Reports a character that the text of an untrusted document must not have.
   *
   * @param subject what contains it, as the subject of a message
   * @returns whether there is no such character
   */
  checkCharacters({ text, offset, end }: ScalarNode, subject: string): boolean {
    const found = this.trusted ? undefined : findForbiddenCharacter(text);
    if (!found) return true;
    // An escaped character is not in the source: the position is then that of the text.
    const at = this.#source.text.slice(offset, end).indexOf(found.character);
    const isWritten = at !== -1 && found.character !== '\r';
    const message = `${subject} contains the character ${found.name}, ${found.reason}`;
    this.error(offset + (isWritten ? at : 0), 'forbidden-character', message, found.hint);
    return false;
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
