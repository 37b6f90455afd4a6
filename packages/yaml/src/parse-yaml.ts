import { parseEvents, YAMLException } from 'js-yaml';
import { type ComposedDocument, composeDocuments } from './compose-documents.ts';
import { explainYamlError } from './explain-error.ts';
import type { SourceText } from './source-text.ts';
import type { YamlProblem } from './yaml-problem.ts';

export interface ParsedYaml {
  readonly documents: readonly ComposedDocument[];
  /** The error because of which no part of the text could be parsed. */
  readonly problem?: YamlProblem;
}

/** More than any manifest needs, and far from what would exhaust the stack. */
const MAX_DEPTH = 100;
/** More than any manifest has. */
const MAX_NODES = 200_000;

/**
 * Parses a text of one or more YAML documents, in time and memory proportional to its length.
 *
 * Plain scalars are resolved by YAML 1.1, as by the Kubernetes API server. A text with a syntax error has no documents, but a problem: the first
 * error. Errors within a document (a duplicate key, an alias without an anchor) are problems of that document.
 *
 * @param maxNodes the number of values that a document may have after its aliases are expanded
 */
export function parseYaml({ text }: SourceText, maxNodes = MAX_NODES): ParsedYaml {
  try {
    return { documents: composeDocuments(text, parseEvents(text, { maxDepth: MAX_DEPTH }), maxNodes) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const offset = error.mark?.position ?? 0;
    if (/maxDepth/.test(error.reason)) {
      const message = `the document is nested more than ${MAX_DEPTH} levels deep`;
      return { documents: [], problem: { code: 'yaml-too-deep', message, offset } };
    }
    return { documents: [], problem: { code: 'yaml-syntax', ...explainYamlError(error.reason, text, offset), offset } };
  }
}
