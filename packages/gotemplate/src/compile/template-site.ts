import { FunctionError, quoteGo } from '@kalypso-actions/govalue';
import { errorMessage } from '@kalypso-actions/retry';
import { TemplateError, type TemplateErrorKind, type TemplatePosition } from '../errors/template-error.ts';
import { findTemplatePosition, truncateText } from '../errors/template-position.ts';
import { printOperand, printTemplateCall } from '../parse/print-tree.ts';
import type { CommandNode, OperandNode, TemplateCallNode } from '../parse/syntax-tree.ts';
import { LimitError } from '../runtime/limits.ts';

/** A node that an error message can name. */
export type ReportedNode = OperandNode | CommandNode | TemplateCallNode;

/** For nodes in messages, in characters. */
const MAX_NODE_LENGTH = 200;

interface FailureDetails {
  readonly kind?: TemplateErrorKind;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** Creates the errors of a template, with their positions. */
export class TemplateSite {
  readonly #file: string;
  readonly #text: string;
  readonly #name: string;

  /**
   * @param file the name of the template that has the text
   * @param name the name of the template that is executed: the same, or one that the text defines
   */
  constructor(file: string, text: string, name: string) {
    this.#file = file;
    this.#text = text;
    this.#name = name;
  }

  /** The start of a node. */
  positionOf(node: ReportedNode): TemplatePosition {
    return findTemplatePosition(this.#text, node.pos);
  }

  /**
   * Throws a `TemplateError` with a message in Go's form. Unlike in Go, columns start at 1, and the position is that of the start of the node.
   */
  fail(node: ReportedNode, reason: string, details: FailureDetails = {}): never {
    const at = this.positionOf(node);
    const printed = node.type === 'template' ? printTemplateCall(node) : printOperand(node);
    const quoted = truncateText(printed, MAX_NODE_LENGTH);
    const where = `template: ${this.#file}:${at.line}:${at.column}: executing ${quoteGo(this.#name)} at <${quoted}>`;
    const { kind = 'exec', hint, cause } = details;
    throw new TemplateError(kind, `${where}: ${reason}`, { template: this.#file, at, reason, hint, cause });
  }

  /**
   * Converts an error to a `TemplateError` at a node, unless it is one already, and throws it.
   *
   * @param functionName the function that threw the error, if it was a function
   */
  failWith(node: ReportedNode, error: unknown, functionName?: string): never {
    if (error instanceof TemplateError) {
      throw error;
    }
    // The JavaScript engine throws a RangeError on stack overflow and for a string that is too long.
    const isExpected = error instanceof FunctionError || error instanceof RangeError;
    const isLimit = error instanceof LimitError || error instanceof RangeError;
    const prefix = functionName === undefined ? '' : `error calling ${functionName}: `;
    const message = errorMessage(error);
    this.fail(node, `${prefix}${isExpected ? '' : 'internal error: '}${message}`, {
      kind: isLimit ? 'limit' : 'exec',
      cause: error,
    });
  }
}
