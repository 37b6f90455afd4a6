import type { Syntax } from './kusto-parser.ts';

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/** Rows of a table; nothing for a name that is none. */
export type Tables = (name: string) => readonly Row[] | undefined;

/** Something of the language that is fine in Azure but that is not known here. */
export class Unsupported extends Error {}

/** Runs a query that has been parsed: those operators and functions of the language that the product uses, and a few around them. */
export function evaluate(query: Syntax, tables: Tables): readonly Row[] {
  const [statement, ...others] = query.children;
  if (query.kind !== 'QueryBlock' || statement?.kind !== 'ExpressionStatement' || others.length > 0)
    throw new Unsupported('a query of several statements');
  return tabular(child(statement, 0), tables);
}

function tabular(node: Syntax, tables: Tables): readonly Row[] {
  switch (node.kind) {
    case 'PipeExpression':
      return operator(child(node, 1), tabular(child(node, 0), tables), tables);
    case 'ParenthesizedExpression':
      return tabular(child(node, 0), tables);
    case 'NameReference':
      return tables(nameOf(node)) ?? fail(`the table ${nameOf(node)}`);
    default:
      return fail(node.kind);
  }
}

function operator(node: Syntax, rows: readonly Row[], tables: Tables): readonly Row[] {
  switch (node.kind) {
    case 'FilterOperator': {
      const condition = expression(child(node, 1));
      return rows.filter((row) => condition(row) === true);
    }
    case 'ExtendOperator': {
      const columns = named(node.children.slice(1));
      return rows.map((row) => ({ ...row, ...Object.fromEntries(columns.map(([name, value]) => [name, value(row)])) }));
    }
    case 'ProjectOperator': {
      const columns = named(node.children.slice(1));
      return rows.map((row) => Object.fromEntries(columns.map(([name, value]) => [name, value(row)])));
    }
    case 'JoinOperator':
      return join(node, rows, tables);
    case 'SortOperator':
      return sort(node, rows);
    case 'TakeOperator':
      return rows.slice(0, Number(child(child(node, 1), 0).value));
    default:
      return fail(node.kind);
  }
}

/** `kind=leftouter` and `kind=inner`, on columns of one name. */
function join(node: Syntax, left: readonly Row[], tables: Tables): readonly Row[] {
  const kind = node.children.find((part) => part.kind === 'NamedParameter');
  const flavour = kind ? child(child(kind, 2), 0).value : 'innerunique';
  if (flavour !== 'leftouter' && flavour !== 'inner') fail(`join kind=${flavour}`);
  const right = tabular(part(node, 'ParenthesizedExpression'), tables);
  const keys = part(node, 'JoinOnClause').children.slice(1).map(nameOf);
  const keyOf = (row: Row) => JSON.stringify(keys.map((key) => row[key] ?? null));
  const index = Map.groupBy(right, keyOf);
  return left.flatMap((row) => {
    const found = index.get(keyOf(row));
    if (!found) return flavour === 'leftouter' ? [row] : [];
    return found.map((other) => joined(row, other));
  });
}

/** A column of the right side that the left side has as well gets a number. */
function joined(left: Row, right: Row): Row {
  const renamed = Object.entries(right).map(([name, value]) => [name in left ? `${name}1` : name, value]);
  return { ...left, ...Object.fromEntries(renamed) };
}

function sort(node: Syntax, rows: readonly Row[]): readonly Row[] {
  const orders = node.children
    .filter(({ kind }) => kind === 'OrderedExpression')
    .map((order) => {
      const clause = order.children.find(({ kind }) => kind === 'OrderingClause');
      // Without a word, the language orders downwards.
      const ascending = clause?.children.some(({ kind }) => kind === 'AscKeyword') ?? false;
      return { value: expression(child(order, 0)), sign: ascending ? 1 : -1 };
    });
  return [...rows].sort((one, other) => {
    for (const { value, sign } of orders) {
      const [a, b] = [String(value(one)), String(value(other))];
      if (a !== b) return a < b ? -sign : sign;
    }
    return 0;
  });
}

type Expression = (row: Row) => Value;

function named(nodes: readonly Syntax[]): readonly (readonly [string, Expression])[] {
  return nodes.map((node) => {
    if (node.kind === 'NameReference') return [nameOf(node), expression(node)] as const;
    if (node.kind !== 'SimpleNamedExpression') return fail(`a column without a name: ${node.kind}`);
    return [child(child(node, 0), 0).value, expression(child(node, 2))] as const;
  });
}

function expression(node: Syntax): Expression {
  switch (node.kind) {
    case 'NameReference': {
      const name = nameOf(node);
      return (row) => row[name] ?? null;
    }
    case 'PathExpression': {
      const [object, name] = [expression(child(node, 0)), nameOf(child(node, 1))];
      return (row) => member(object(row), name);
    }
    case 'StringLiteralExpression':
      return () => child(node, 0).value;
    case 'LongLiteralExpression':
      return () => Number(child(node, 0).value);
    case 'BooleanLiteralExpression':
      return () => child(node, 0).value === 'true';
    case 'ParenthesizedExpression':
      return expression(child(node, 0));
    case 'FunctionCallExpression':
      return call(node);
    case 'InExpression':
    case 'InCsExpression':
      return within(node);
    default:
      return binary(node);
  }
}

const BINARY: Readonly<Record<string, (one: Value, other: Value) => boolean>> = {
  AndExpression: (one, other) => one === true && other === true,
  OrExpression: (one, other) => one === true || other === true,
  EqualExpression: (one, other) => one === other,
  NotEqualExpression: (one, other) => one !== other,
  EqualTildeExpression: (one, other) => lower(one) === lower(other),
  ContainsExpression: (one, other) => lower(one).includes(lower(other)),
  ContainsCsExpression: (one, other) => string(one).includes(string(other)),
  EndsWithExpression: (one, other) => lower(one).endsWith(lower(other)),
};

function binary(node: Syntax): Expression {
  const compare = BINARY[node.kind] ?? fail(node.kind);
  const [one, other] = [expression(child(node, 0)), expression(child(node, 2))];
  return (row) => compare(one(row), other(row));
}

/** `in`, letter for letter, and `in~` in any letter case. */
function within(node: Syntax): Expression {
  const fold = child(node, 1).value === 'in~' ? lower : string;
  const value = expression(child(node, 0));
  const choices = child(node, 2).children.map(expression);
  return (row) => choices.some((choice) => fold(choice(row)) === fold(value(row)));
}

const FUNCTIONS: Readonly<Record<string, (...values: Value[]) => Value>> = {
  tostring: (value = null) => string(value),
  tolower: (value = null) => lower(value),
  isempty: (value = null) => string(value) === '',
  indexof: (value = null, lookup = null) => string(value).indexOf(string(lookup)),
  substring: (value = null, start = 0, length = Number.MAX_SAFE_INTEGER) =>
    string(value).substring(Number(start), Number(start) + Math.max(0, Number(length))),
};

function call(node: Syntax): Expression {
  const name = nameOf(child(node, 0));
  const run = (Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined) ?? fail(`the function ${name}`);
  const values = child(node, 1).children.map(expression);
  return (row) => run(...values.map((value) => value(row)));
}

function member(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, name) ? ((value as Row)[name] ?? null) : null;
}

function string(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function lower(value: Value): string {
  return string(value).toLowerCase();
}

function nameOf(node: Syntax): string {
  return child(node, 0).value;
}

function child(node: Syntax, index: number): Syntax {
  return node.children[index] ?? fail(`${node.kind} without part ${index}`);
}

function part(node: Syntax, kind: string): Syntax {
  return node.children.find((one) => one.kind === kind) ?? fail(`${node.kind} without ${kind}`);
}

function fail(what: string): never {
  throw new Unsupported(`${what} is not known to this Azure on loopback`);
}
