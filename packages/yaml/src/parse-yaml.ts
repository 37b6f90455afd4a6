import { parseEvents, YAMLException } from 'js-yaml';
import { type ComposedDocument, composeDocuments } from './compose-documents.ts';
import { explainYamlError } from './explain-error.ts';
import type { SourceText } from './source-text.ts';

export { SourceText } from './source-text.ts';

/** What is wrong with a text as YAML. */
export interface YamlProblem {
  readonly code: 'yaml-syntax' | 'yaml-too-deep' | 'yaml-alias-expansion' | 'duplicate-key';
  readonly message: string;
  readonly hint?: string;
  readonly offset: number;
}

export interface ParsedYaml {
  readonly documents: readonly ComposedDocument[];
  /** Why the text is no YAML at all. */
  readonly problem?: YamlProblem;
}

/** Deeper than any manifest, and far from what would exhaust the stack. */
const DEEPEST = 100;

/**
 * Parses a text of one or more YAML documents, in time and memory proportional to its length.
 *
 * Plain scalars are what YAML 1.1 makes of them, as for the Kubernetes API server. A text with an error of syntax gives no documents, but the first error;
 * what is wrong with a single document (a key twice, an alias to nothing) is told with that document.
 */
export function parseYaml({ text }: SourceText): ParsedYaml {
  try {
    return { documents: composeDocuments(text, parseEvents(text, { maxDepth: DEEPEST })) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const offset = error.mark?.position ?? 0;
    if (/maxDepth/.test(error.reason)) {
      return {
        documents: [],
        problem: { code: 'yaml-too-deep', message: `it is nested deeper than ${DEEPEST} levels`, offset },
      };
    }
    return { documents: [], problem: { code: 'yaml-syntax', ...explainYamlError(error.reason, text, offset), offset } };
  }
}
