import { findNearest, quote } from '@kalypso-actions/diagnostics';
import type { JsonValue } from '@kalypso-actions/govalue';
import type { ScalarNode } from '@kalypso-actions/yaml';
import type { NodeShape } from './node-shape.ts';

/** A rule for text: its code, what is wrong in words that follow the text, what to do. */
export interface TextRule {
  readonly code: string;
  readonly holds: (textShape: string) => boolean;
  readonly message: string;
  readonly hint: string;
  /** The rule, or as much of it as they can say, in the words of JSON Schema. */
  readonly schema?: { readonly [keyword: string]: JsonValue };
  /** Whether the text may hold a secret, so that it must not be shown. */
  readonly secret?: boolean;
}

const NAMES = {
  null: 'nothing',
  bool: 'a boolean',
  int: 'a number',
  float: 'a number',
  timestamp: 'a date',
  str: 'text',
} as const;

/** Text, as strict as Kubernetes is: `yes`, `1.0` and the like are no text unless they are quoted. */
export function text(description: string, ...rules: readonly TextRule[]): NodeShape<string> {
  return {
    schema: { type: 'string', description, ...Object.assign({}, ...rules.map(({ schema }) => schema)) },
    read(node, where, context) {
      if (node.kind !== 'scalar')
        return context.error(node.offset, 'wrong-type', `${where} has to be text, not a ${node.kind}`);
      if (!isText(node)) {
        if (node.type === 'null')
          return context.error(node.offset, 'empty-value', `${where} is empty`, 'Give it a value, or remove it.');
        const message = `${where} has to be text, but ${quote(node.text)} is ${NAMES[node.type]} without quotes`;
        return context.error(node.offset, 'wrong-type', message, `Put it in quotes: ${quote(node.text)}.`);
      }
      const broken = rules.find((rule) => !rule.holds(node.text));
      if (!broken) return node.text;
      const shown = broken.secret ? 'its value' : quote(node.text);
      return context.error(node.offset, broken.code, `${where}: ${shown} ${broken.message}`, broken.hint);
    },
  };
}

/** Whether the API server takes a scalar for text; a date it does. */
function isText({ type }: ScalarNode): boolean {
  return type === 'str' || type === 'timestamp';
}

/** One of some words. */
export function enumShape<const Words extends readonly string[]>(words: Words, description: string): NodeShape<Words[number]> {
  const plain = text(description);
  return {
    schema: { enum: words, description },
    read(node, where, context) {
      const value = plain.read(node, where, context);
      if (value === undefined) return undefined;
      const found = words.find((word) => word === value);
      if (found !== undefined) return found;
      const close = findNearest(value, words);
      const hint = close ? `Did you mean ${close}?` : `Use one of ${words.join(', ')}.`;
      return context.error(node.offset, 'wrong-value', `${where} cannot be ${quote(value)}`, hint);
    },
  };
}
