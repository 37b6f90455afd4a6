import { type Diagnostic, quote } from './diagnostic.ts';
import { nearest } from './nearest.ts';
import type { Plain } from './plain.ts';
import type { SourceText, YamlNode } from './yaml.ts';

/** Where a shape reports what is wrong. */
export class ShapeContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceText;
  readonly #subject: { readonly kind: string; readonly name: string } | undefined;

  constructor(source: SourceText, subject: { readonly kind: string; readonly name: string } | undefined) {
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
    this.diagnostics.push({
      code,
      severity,
      message,
      at: this.#source.at(offset),
      ...(hint === undefined ? {} : { hint }),
      ...(this.#subject ? { subject: this.#subject } : {}),
    });
  }
}

/** How a part of a document is read, and the JSON Schema of what it takes. `where` names the part in messages: `spec.branch`. */
export interface Shape<T> {
  /** Gives nothing when what is there cannot be used; the context then holds an error. */
  readonly read: (node: YamlNode, where: string, context: ShapeContext) => T | undefined;
  readonly schema: Plain;
}

/** A rule for text: its code, what is wrong in words that follow the text, what to do. */
export interface TextRule {
  readonly code: string;
  readonly holds: (text: string) => boolean;
  readonly message: string;
  readonly hint: string;
  /** Whether the text may hold a secret, so that it must not be shown. */
  readonly secret?: boolean;
}

export function text(description: string, ...rules: readonly TextRule[]): Shape<string> {
  return {
    schema: { type: 'string', description },
    read(node, where, context) {
      if (node.kind !== 'scalar')
        return context.error(node.offset, 'wrong-type', `${where} has to be text, not a ${node.kind}`);
      if (node.type !== 'str' && node.type !== 'timestamp') {
        return context.error(
          node.offset,
          'wrong-type',
          node.type === 'null'
            ? `${where} is empty`
            : `${where} has to be text, but ${quote(node.text)} is a ${NAMES[node.type]}`,
          node.type === 'null' ? 'Give it a value, or remove it.' : `Put it in quotes: ${JSON.stringify(node.text)}.`,
        );
      }
      const broken = rules.find((rule) => !rule.holds(node.text));
      if (!broken) return node.text;
      const shown = broken.secret ? 'its value' : quote(node.text);
      return context.error(node.offset, broken.code, `${where}: ${shown} ${broken.message}`, broken.hint);
    },
  };
}

const NAMES = {
  null: 'null',
  bool: 'boolean',
  int: 'number',
  float: 'number',
  timestamp: 'date',
  str: 'text',
} as const;

export function oneOf<const Words extends readonly string[]>(words: Words, description: string): Shape<Words[number]> {
  const plain = text(description);
  return {
    schema: { enum: words, description },
    read(node, where, context) {
      const value = plain.read(node, where, context);
      if (value === undefined) return undefined;
      const found = words.find((word) => word === value);
      if (found !== undefined) return found;
      const close = nearest(value, words);
      return context.error(
        node.offset,
        'wrong-value',
        `${where} is ${quote(value)}`,
        close ? `Did you mean ${close}?` : `Use one of ${words.join(', ')}.`,
      );
    },
  };
}

export function list<T>(item: Shape<T>, description: string): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, description },
    read(node, where, context) {
      if (isNull(node)) return [];
      if (node.kind !== 'sequence') return context.error(node.offset, 'wrong-type', `${where} has to be a list`);
      const values: T[] = [];
      for (const [index, element] of node.items.entries()) {
        const value = item.read(element, `${where}[${index}]`, context);
        if (value === undefined) return restOfList(item, node.items, index, where, context);
        values.push(value);
      }
      return values;
    },
  };
}

/** Reads what follows a broken element for its problems alone. */
function restOfList<T>(
  item: Shape<T>,
  nodes: readonly YamlNode[],
  broken: number,
  where: string,
  context: ShapeContext,
): undefined {
  for (const [index, node] of nodes.entries()) if (index > broken) item.read(node, `${where}[${index}]`, context);
}

export function mapOf(
  keyRule: TextRule | undefined,
  value: Shape<string>,
  description: string,
): Shape<Readonly<Record<string, string>>> {
  return {
    schema: { type: 'object', additionalProperties: value.schema, description },
    read(node, where, context) {
      if (isNull(node)) return {};
      if (node.kind !== 'mapping') return context.error(node.offset, 'wrong-type', `${where} has to be a mapping`);
      let whole = true;
      const entries: [string, string][] = [];
      for (const { key, value: valueNode } of node.entries) {
        if (keyRule && !keyRule.holds(key.text)) {
          context.error(key.offset, keyRule.code, `${where}: ${quote(key.text)} ${keyRule.message}`, keyRule.hint);
          whole = false;
        }
        const read = value.read(valueNode, `${where}.${key.text}`, context);
        if (read === undefined) whole = false;
        else entries.push([key.text, read]);
      }
      return whole ? Object.fromEntries(entries) : undefined;
    },
  };
}

interface Field<T, R extends boolean> {
  readonly shape: Shape<T>;
  readonly required: R;
}

export const required = <T>(shape: Shape<T>): Field<T, true> => ({ shape, required: true });
export const optional = <T>(shape: Shape<T>): Field<T, false> => ({ shape, required: false });

type Fields = Readonly<Record<string, Field<unknown, boolean>>>;
type Read<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T, infer R> ? (R extends true ? T : T | undefined) : never;
};

/** A mapping of known fields. Any other is a warning with the field that was probably meant. */
export function object<const F extends Fields>(fields: F, description: string): Shape<Read<F>> {
  const names = Object.keys(fields);
  return {
    schema: {
      type: 'object',
      description,
      properties: Object.fromEntries(names.map((name) => [name, fields[name]?.shape.schema ?? true])),
      required: names.filter((name) => fields[name]?.required),
      additionalProperties: false,
    },
    read(node, where, context) {
      if (node.kind !== 'mapping') {
        return context.error(
          node.offset,
          'wrong-type',
          `${where} has to be a mapping${isNull(node) ? ', but it is empty' : ''}`,
        );
      }
      const values: Record<string, unknown> = {};
      let whole = true;
      for (const { key, value } of node.entries) {
        const field = Object.hasOwn(fields, key.text) ? fields[key.text] : undefined;
        if (!field) {
          const close = nearest(key.text, names);
          const hint = close ? `Did you mean ${close}?` : `Known fields are ${names.join(', ')}.`;
          context.warning(key.offset, 'unknown-field', `${where} has no field ${quote(key.text)}; it is ignored`, hint);
          continue;
        }
        if (isNull(value) && !field.required) continue;
        const read = field.shape.read(value, `${where}.${key.text}`, context);
        if (read === undefined) whole = false;
        else values[key.text] = read;
      }
      for (const name of names) {
        if (!fields[name]?.required || node.entries.some(({ key }) => key.text === name)) continue;
        context.error(node.offset, 'missing-field', `${where} lacks ${name}`, `Add \`${name}:\`.`);
        whole = false;
      }
      return whole ? (values as Read<F>) : undefined;
    },
  };
}

export function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}
