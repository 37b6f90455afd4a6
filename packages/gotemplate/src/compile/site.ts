import { FunctionError, quote } from '@kalypso-actions/govalue';
import { TemplateError, type TemplateErrorKind, type TemplatePosition } from '../error.ts';
import { LimitError } from '../limits.ts';
import type { CommandNode, Operand, TemplateNode } from '../parse/nodes.ts';
import { printOperand, printTemplateNode } from '../parse/print.ts';
import { positionOf, shortened } from '../position.ts';

export type Place = Operand | CommandNode | TemplateNode;

/** Characters of a node that a message quotes. */
const longestNode = 200;

interface Details {
  readonly kind?: TemplateErrorKind;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** The template that is being compiled, for errors to say where they are. */
export class Site {
  readonly #file: string;
  readonly #text: string;
  readonly #name: string;

  /**
   * @param file the name of the template whose text this is
   * @param name the name of the template in it that is executed
   */
  constructor(file: string, text: string, name: string) {
    this.#file = file;
    this.#text = text;
    this.#name = name;
  }

  /** Where a place starts. */
  at(place: Place): TemplatePosition {
    return positionOf(this.#text, place.pos);
  }

  /** @throws TemplateError always; in the words and the form of Go, but that positions count from 1 and mean the start of the place */
  fail(place: Place, reason: string, details: Details = {}): never {
    const at = this.at(place);
    const printed = place.type === 'template' ? printTemplateNode(place) : printOperand(place);
    const node = shortened(printed, longestNode);
    const where = `template: ${this.#file}:${at.line}:${at.column}: executing ${quote(this.#name)} at <${node}>`;
    const { kind = 'exec', hint, cause } = details;
    throw new TemplateError(kind, `${where}: ${reason}`, { template: this.#file, at, reason, hint, cause });
  }

  /** Turns what was thrown while a function ran into an error of the template that called it. */
  callFailed(place: Place, name: string, error: unknown): never {
    if (error instanceof TemplateError) {
      throw error;
    }
    if (error instanceof FunctionError) {
      const kind = error instanceof LimitError ? 'limit' : 'exec';
      this.fail(place, `error calling ${name}: ${error.message}`, { kind, cause: error });
    }
    this.crashed(place, `error calling ${name}: `, error);
  }

  /** Turns what was thrown while a value was printed, or a loop turned, into an error of the template. */
  nodeFailed(place: Place, error: unknown): never {
    if (error instanceof TemplateError) {
      throw error;
    }
    if (error instanceof FunctionError) {
      this.fail(place, error.message, { kind: error instanceof LimitError ? 'limit' : 'exec', cause: error });
    }
    this.crashed(place, '', error);
  }

  crashed(place: Place, prefix: string, error: unknown): never {
    // The engine says so when the stack overflows or a string gets too long.
    if (error instanceof RangeError) {
      this.fail(place, `${prefix}${error.message}`, { kind: 'limit', cause: error });
    }
    this.fail(place, `${prefix}internal error: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
