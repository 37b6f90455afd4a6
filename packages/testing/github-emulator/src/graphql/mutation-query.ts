/** The selected fields of a response. */
export type FieldSelection = { readonly [field: string]: FieldSelection | true };

export interface MutationQuery {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly selection: FieldSelection;
}

/**
 * Parses a query that consists of one mutation with one input; the emulator supports no other.
 * @throws if the query has another form, uses an undeclared variable, or is given one
 */
export function parseMutation(query: string, variables: Readonly<Record<string, unknown>>): MutationQuery {
  const reader = new QueryReader(query, variables);
  if (reader.take() !== 'mutation') throw new Error('the query is not one mutation');
  if (reader.peek() !== '(' && reader.peek() !== '{') reader.take();
  if (reader.peek() === '(') reader.declarations();
  reader.expect('{');
  const name = reader.take();
  reader.expect('(');
  reader.expect('input');
  reader.expect(':');
  const input = reader.value();
  reader.expect(')');
  const selection = reader.selection();
  reader.expect('}');
  if (reader.peek() !== '') throw new Error('the query is not one mutation');
  if (typeof input !== 'object' || input === null) throw new Error('the input is not an object');
  return { name, input: { ...input }, selection };
}

/** @throws if a selected field does not exist */
export function selectFields(value: unknown, selection: FieldSelection, path = ''): unknown {
  if (value === null || value === undefined) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const picked = Object.entries(selection).map(([name, inner]) => {
    if (!(name in fields)) throw new Error(`unknown field ${path}${name}`);
    const found = fields[name];
    if (inner === true && typeof found === 'object' && found !== null)
      throw new Error(`${path}${name} needs a selection`);
    return [name, inner === true ? found : selectFields(found, inner, `${path}${name}.`)];
  });
  return Object.fromEntries(picked);
}

class QueryReader {
  readonly #tokens: readonly string[];
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #declared = new Set<string>();
  #at = 0;

  constructor(query: string, variables: Readonly<Record<string, unknown>>) {
    this.#tokens = query.match(/"(?:[^"\\]|\\.)*"|\$?-?\w+|[!{}()[\]:=]/g) ?? [];
    this.#variables = variables;
  }

  peek(): string {
    return this.#tokens[this.#at] ?? '';
  }

  take(): string {
    return this.#tokens[this.#at++] ?? '';
  }

  expect(token: string): void {
    const found = this.take();
    if (found !== token) throw new Error(`expected ${token} in the query, found ${found === '' ? 'its end' : found}`);
  }

  declarations(): void {
    this.expect('(');
    while (this.peek() !== ')' && this.peek() !== '') {
      const token = this.take();
      if (token.startsWith('$')) this.#declared.add(token.slice(1));
    }
    this.expect(')');
    const others = Object.keys(this.#variables).filter((name) => !this.#declared.has(name));
    if (others.length > 0) throw new Error(`undeclared variables: ${others.join(', ')}`);
  }

  value(): unknown {
    const token = this.take();
    if (token === '{') return this.#object();
    if (token.startsWith('"')) return JSON.parse(token);
    if (!token.startsWith('$')) return token;
    const name = token.slice(1);
    if (!this.#declared.has(name)) throw new Error(`undeclared variable: ${name}`);
    return this.#variables[name];
  }

  #object(): Readonly<Record<string, unknown>> {
    const fields: [string, unknown][] = [];
    while (this.peek() !== '}' && this.peek() !== '') {
      const name = this.take();
      this.expect(':');
      fields.push([name, this.value()]);
    }
    this.expect('}');
    // A variable without a value omits the field.
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }

  selection(): FieldSelection {
    this.expect('{');
    const fields: [string, FieldSelection | true][] = [];
    while (this.peek() !== '}' && this.peek() !== '') {
      const name = this.take();
      fields.push([name, this.peek() === '{' ? this.selection() : true]);
    }
    this.expect('}');
    return Object.fromEntries(fields);
  }
}
