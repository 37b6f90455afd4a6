import { FunctionError, quoteGo } from '@kalypso-actions/govalue';
import { TemplateError, type TemplateErrorKind, type TemplatePosition } from '../errors/template-error.ts';
import { findTemplatePosition, truncateText } from '../errors/template-position.ts';
import { printOperand, printTemplateCall } from '../parse/print-tree.ts';
import type { CommandNode, OperandNode, TemplateCallNode } from '../parse/syntax-tree.ts';
import { LimitError } from '../runtime/limits.ts';

export type ReportedNode = OperandNode | CommandNode | TemplateCallNode;

/** Characters of a node that a message quotes. */
const MAX_NODE_LENGTH = 200;

interface FailureDetails {
  readonly kind?: TemplateErrorKind;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** The template that is being compiled, for errors to say where they are. */
export class TemplateSite {
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
  at(place: ReportedNode): TemplatePosition {
    return findTemplatePosition(this.#text, place.pos);
  }

  /** @throws TemplateError always; in the words and the form of Go, but that positions count from 1 and mean the start of the place */
  fail(place: ReportedNode, reason: string, details: FailureDetails = {}): never {
    const at = this.at(place);
    const printed = place.type === 'template' ? printTemplateCall(place) : printOperand(place);
    const node = truncateText(printed, MAX_NODE_LENGTH);
    const where = `template: ${this.#file}:${at.line}:${at.column}: executing ${quoteGo(this.#name)} at <${node}>`;
    const { kind = 'exec', hint, cause } = details;
    throw new TemplateError(kind, `${where}: ${reason}`, { template: this.#file, at, reason, hint, cause });
  }

  /** Turns what was thrown while a function ran into an error of the template that called it. */
  callFailed(place: ReportedNode, name: string, error: unknown): never {
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
  nodeFailed(place: ReportedNode, error: unknown): never {
    if (error instanceof TemplateError) {
      throw error;
    }
    if (error instanceof FunctionError) {
      this.fail(place, error.message, { kind: error instanceof LimitError ? 'limit' : 'exec', cause: error });
    }
    this.crashed(place, '', error);
  }

  crashed(place: ReportedNode, prefix: string, error: unknown): never {
    // The engine says so when the stack overflows or a string gets too long.
    if (error instanceof RangeError) {
      this.fail(place, `${prefix}${error.message}`, { kind: 'limit', cause: error });
    }
    this.fail(place, `${prefix}internal error: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
