import { findNearest, quote } from '@kalypso-actions/diagnostics';
import type { JsonValue } from '@kalypso-actions/govalue';
import type { ScalarNode } from '@kalypso-actions/yaml';
import type { NodeShape } from './node-shape.ts';

/** A rule that a text has to meet. */
export interface TextRule {
  readonly code: string;
  readonly holds: (text: string) => boolean;
  /** What is wrong with a text that breaks the rule: the end of a sentence that starts with the text. */
  readonly message: string;
  readonly hint: string;
  /** The rule in JSON Schema, as far as JSON Schema can express it. */
  readonly schema?: { readonly [keyword: string]: JsonValue };
  /** Whether a text that breaks the rule may be a secret and must not be shown. */
  readonly secret?: boolean;
  /** Whether the rule applies only to untrusted documents. */
  readonly untrustedOnly?: boolean;
}

const TYPE_DESCRIPTIONS = {
  null: 'nothing',
  bool: 'a boolean',
  int: 'a number',
  float: 'a number',
  timestamp: 'a date',
  str: 'text',
} as const;

/** Text, as strict as the Kubernetes API server: `yes`, `1.0` and the like are not text unless they are quoted. */
export function textShape(description: string, ...rules: readonly TextRule[]): NodeShape<string> {
  return {
    schema: { type: 'string', description, ...Object.assign({}, ...rules.map(({ schema }) => schema)) },
    read(node, path, context) {
      if (node.kind !== 'scalar') {
        return context.error(node.offset, 'wrong-type', `${path} has to be text, not a ${node.kind}`);
      }
      if (!isText(node)) {
        if (node.type === 'null') {
          return context.error(node.offset, 'empty-value', `${path} is empty`, 'Give it a value, or remove it.');
        }
        const actual = `${quote(node.text)} without quotes is ${TYPE_DESCRIPTIONS[node.type]}`;
        const hint = `Put it in quotes: ${quote(node.text)}.`;
        return context.error(node.offset, 'wrong-type', `${path} has to be text, but ${actual}`, hint);
      }
      if (!context.checkCharacters(node, path)) return undefined;
      const broken = rules.find((rule) => !(rule.untrustedOnly && context.trusted) && !rule.holds(node.text));
      if (!broken) return node.text;
      const value = broken.secret ? 'its value' : quote(node.text);
      return context.error(node.offset, broken.code, `${path}: ${value} ${broken.message}`, broken.hint);
    },
  };
}

/** Whether the API server accepts a scalar as text; it does accept dates. */
function isText({ type }: ScalarNode): boolean {
  return type === 'str' || type === 'timestamp';
}

/** One of a fixed set of texts. */
export function enumShape<const Values extends readonly string[]>(
  values: Values,
  description: string,
): NodeShape<Values[number]> {
  const plain = textShape(description);
  return {
    schema: { enum: values, description },
    read(node, path, context) {
      const text = plain.read(node, path, context);
      if (text === undefined) return undefined;
      const value = values.find((candidate) => candidate === text);
      if (value !== undefined) return value;
      const nearest = findNearest(text, values);
      const hint = nearest ? `Did you mean ${nearest}?` : `Use one of ${values.join(', ')}.`;
      return context.error(node.offset, 'wrong-value', `${path} cannot be ${quote(text)}`, hint);
    },
  };
}
