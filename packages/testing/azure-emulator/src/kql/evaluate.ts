import type { KqlSyntax } from './kusto-parser.ts';

export type KqlValue = string | number | boolean | null | readonly KqlValue[] | { readonly [key: string]: KqlValue };
export type KqlRow = Readonly<Record<string, KqlValue>>;

/** Returns the rows of a table; `undefined` for an unknown name. */
export type KqlTables = (name: string) => readonly KqlRow[] | undefined;

/** Valid KQL that the emulator does not support. */
export class UnsupportedKqlError extends Error {}

/**
 * Evaluates a parsed query. Supports the operators and functions that the product uses, and a few more.
 * @throws UnsupportedKqlError for any other
 */
export function evaluateQuery(query: KqlSyntax, tables: KqlTables): readonly KqlRow[] {
  const [statement, ...others] = query.children;
  if (query.kind !== 'QueryBlock' || statement?.kind !== 'ExpressionStatement' || others.length > 0)
    throw new UnsupportedKqlError('the Azure emulator does not support queries of several statements');
  return evaluateTable(childAt(statement, 0), tables);
}

function evaluateTable(node: KqlSyntax, tables: KqlTables): readonly KqlRow[] {
  switch (node.kind) {
    case 'PipeExpression':
      return applyOperator(childAt(node, 1), evaluateTable(childAt(node, 0), tables), tables);
    case 'ParenthesizedExpression':
      return evaluateTable(childAt(node, 0), tables);
    case 'NameReference':
      return tables(nodeName(node)) ?? fail(`the table ${nodeName(node)}`);
    default:
      return fail(node.kind);
  }
}

function applyOperator(node: KqlSyntax, rows: readonly KqlRow[], tables: KqlTables): readonly KqlRow[] {
  switch (node.kind) {
    case 'FilterOperator': {
      const condition = compileExpression(childAt(node, 1));
      return rows.filter((row) => condition(row) === true);
    }
    case 'ExtendOperator': {
      const columns = compileColumns(node.children.slice(1));
      return rows.map((row) => ({ ...row, ...Object.fromEntries(columns.map(([name, value]) => [name, value(row)])) }));
    }
    case 'ProjectOperator': {
      const columns = compileColumns(node.children.slice(1));
      return rows.map((row) => Object.fromEntries(columns.map(([name, value]) => [name, value(row)])));
    }
    case 'DistinctOperator':
      return applyDistinct(node, rows);
    case 'SummarizeOperator':
      return applySummarize(node, rows);
    case 'JoinOperator':
      return applyJoin(node, rows, tables);
    case 'SortOperator':
      return applySort(node, rows);
    case 'TakeOperator':
      return rows.slice(0, Number(childAt(childAt(node, 1), 0).value));
    default:
      return fail(node.kind);
  }
}

/** `kind=leftouter` and `kind=inner` on columns with equal names. */
function applyJoin(node: KqlSyntax, left: readonly KqlRow[], tables: KqlTables): readonly KqlRow[] {
  const kind = node.children.find(({ kind }) => kind === 'NamedParameter');
  const flavour = kind ? childAt(childAt(kind, 2), 0).value : 'innerunique';
  if (flavour !== 'leftouter' && flavour !== 'inner') fail(`join kind=${flavour}`);
  const right = evaluateTable(childOfKind(node, 'ParenthesizedExpression'), tables);
  const keys = childOfKind(node, 'JoinOnClause').children.slice(1).map(nodeName);
  const keyOf = (row: KqlRow) => JSON.stringify(keys.map((key) => row[key] ?? null));
  const index = Map.groupBy(right, keyOf);
  return left.flatMap((row) => {
    const found = index.get(keyOf(row));
    if (!found) return flavour === 'leftouter' ? [row] : [];
    return found.map((other) => joinRows(row, other));
  });
}

/** Like Azure, appends a number to a right column whose name the left side has too. */
function joinRows(left: KqlRow, right: KqlRow): KqlRow {
  const renamed = Object.entries(right).map(([name, value]) => [name in left ? `${name}1` : name, value]);
  return { ...left, ...Object.fromEntries(renamed) };
}

function applyDistinct(node: KqlSyntax, rows: readonly KqlRow[]): readonly KqlRow[] {
  const columns = compileColumns(node.children.slice(1));
  const distinct = rows.map((row) => Object.fromEntries(columns.map(([name, value]) => [name, value(row)])));
  return [...new Map(distinct.map((row) => [JSON.stringify(row), row])).values()];
}

type PresentValue = NonNullable<KqlValue>;

const AGGREGATES: Readonly<Record<string, (one: PresentValue, other: PresentValue) => PresentValue>> = {
  min: (one, other) => (compareValues(one, other) <= 0 ? one : other),
  max: (one, other) => (compareValues(one, other) >= 0 ? one : other),
};

/** `summarize name = min(…), … by column, …`, also with `max`. */
function applySummarize(node: KqlSyntax, rows: readonly KqlRow[]): readonly KqlRow[] {
  const clause = childOfKind(node, 'SummarizeByClause');
  const keys = compileColumns(clause.children.slice(1));
  const results = node.children.slice(1, -1).map((column) => {
    if (column.kind !== 'SimpleNamedExpression') return fail(`a column without a name: ${column.kind}`);
    const call = childAt(column, 2);
    if (call.kind !== 'FunctionCallExpression') return fail(call.kind);
    const name = nodeName(childAt(call, 0));
    const aggregate = (Object.hasOwn(AGGREGATES, name) ? AGGREGATES[name] : undefined) ?? fail(`the function ${name}`);
    const value = compileExpression(childAt(childAt(call, 1), 0));
    return { name: childAt(childAt(column, 0), 0).value, value, aggregate };
  });
  const groups = Map.groupBy(rows, (row) => JSON.stringify(keys.map(([, value]) => value(row))));
  return [...groups.values()].map((group) => ({
    ...Object.fromEntries(keys.map(([name, value]) => [name, group[0] === undefined ? null : value(group[0])])),
    ...Object.fromEntries(
      results.map(({ name, value, aggregate }) => {
        const values = group.map(value).filter((one): one is PresentValue => one !== null);
        return [name, values.length === 0 ? null : values.reduce(aggregate)];
      }),
    ),
  }));
}

function compareValues(one: KqlValue, other: KqlValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [toText(one), toText(other)];
  return a === b ? 0 : a < b ? -1 : 1;
}

const ASCENDING = 1;
/** KQL's default. */
const DESCENDING = -1;

function applySort(node: KqlSyntax, rows: readonly KqlRow[]): readonly KqlRow[] {
  // The first two children are the keywords `order by`.
  const orders = node.children.slice(2).map((order) => {
    if (order.kind !== 'OrderedExpression') return { value: compileExpression(order), sign: DESCENDING };
    const clause = order.children.find(({ kind }) => kind === 'OrderingClause');
    const isAscending = clause?.children.some(({ kind }) => kind === 'AscKeyword') ?? false;
    return { value: compileExpression(childAt(order, 0)), sign: isAscending ? ASCENDING : DESCENDING };
  });
  return [...rows].sort((left, right) => {
    for (const { value, sign } of orders) {
      const [a, b] = [String(value(left)), String(value(right))];
      if (a !== b) return a < b ? -sign : sign;
    }
    return 0;
  });
}

type KqlExpression = (row: KqlRow) => KqlValue;

function compileColumns(nodes: readonly KqlSyntax[]): readonly (readonly [string, KqlExpression])[] {
  return nodes.map((node) => {
    if (node.kind === 'NameReference') return [nodeName(node), compileExpression(node)] as const;
    if (node.kind !== 'SimpleNamedExpression') return fail(`a column without a name: ${node.kind}`);
    return [childAt(childAt(node, 0), 0).value, compileExpression(childAt(node, 2))] as const;
  });
}

function compileExpression(node: KqlSyntax): KqlExpression {
  switch (node.kind) {
    case 'NameReference': {
      const name = nodeName(node);
      return (row) => row[name] ?? null;
    }
    case 'PathExpression': {
      const [object, name] = [compileExpression(childAt(node, 0)), nodeName(childAt(node, 1))];
      return (row) => readMember(object(row), name);
    }
    case 'StringLiteralExpression':
      return () => childAt(node, 0).value;
    case 'LongLiteralExpression':
      return () => Number(childAt(node, 0).value);
    case 'BooleanLiteralExpression':
      return () => childAt(node, 0).value === 'true';
    case 'ParenthesizedExpression':
      return compileExpression(childAt(node, 0));
    case 'FunctionCallExpression':
      return compileCall(node);
    case 'InExpression':
    case 'InCsExpression':
      return compileIn(node);
    default:
      return compileBinary(node);
  }
}

const BINARY: Readonly<Record<string, (left: KqlValue, right: KqlValue) => boolean>> = {
  AndExpression: (left, right) => left === true && right === true,
  OrExpression: (left, right) => left === true || right === true,
  EqualExpression: (left, right) => left === right,
  NotEqualExpression: (left, right) => left !== right,
  EqualTildeExpression: (left, right) => toLowerText(left) === toLowerText(right),
  BangTildeExpression: (left, right) => toLowerText(left) !== toLowerText(right),
  ContainsExpression: (left, right) => toLowerText(left).includes(toLowerText(right)),
  ContainsCsExpression: (left, right) => toText(left).includes(toText(right)),
  EndsWithExpression: (left, right) => toLowerText(left).endsWith(toLowerText(right)),
};

function compileBinary(node: KqlSyntax): KqlExpression {
  const compare = BINARY[node.kind] ?? fail(node.kind);
  const [left, right] = [compileExpression(childAt(node, 0)), compileExpression(childAt(node, 2))];
  return (row) => compare(left(row), right(row));
}

/** `in` (case-sensitive) and `in~` (case-insensitive). */
function compileIn(node: KqlSyntax): KqlExpression {
  const fold = childAt(node, 1).value === 'in~' ? toLowerText : toText;
  const value = compileExpression(childAt(node, 0));
  const choices = childAt(node, 2).children.map(compileExpression);
  return (row) => choices.some((choice) => fold(choice(row)) === fold(value(row)));
}

const FUNCTIONS: Readonly<Record<string, (...values: KqlValue[]) => KqlValue>> = {
  tostring: (value = null) => toText(value),
  tolower: (value = null) => toLowerText(value),
  isempty: (value = null) => toText(value) === '',
  isnotempty: (value = null) => toText(value) !== '',
  isnull: (value = null) => value === null,
  isnotnull: (value = null) => value !== null,
  not: (value = null) => (typeof value === 'boolean' ? !value : null),
  coalesce: (...values) => values.find((value) => value !== null && value !== '') ?? null,
  array_length: (value = null) => (Array.isArray(value) ? value.length : null),
  indexof: (value = null, lookup = null) => toText(value).indexOf(toText(lookup)),
  substring: (value = null, start = 0, length = Number.MAX_SAFE_INTEGER) =>
    toText(value).substring(Number(start), Number(start) + Math.max(0, Number(length))),
};

function compileCall(node: KqlSyntax): KqlExpression {
  const name = nodeName(childAt(node, 0));
  const run = (Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined) ?? fail(`the function ${name}`);
  const values = childAt(node, 1).children.map(compileExpression);
  return (row) => run(...values.map((value) => value(row)));
}

function readMember(value: KqlValue, name: string): KqlValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, name) ? ((value as KqlRow)[name] ?? null) : null;
}

function toText(value: KqlValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function toLowerText(value: KqlValue): string {
  return toText(value).toLowerCase();
}

function nodeName(node: KqlSyntax): string {
  return childAt(node, 0).value;
}

function childAt(node: KqlSyntax, index: number): KqlSyntax {
  return node.children[index] ?? fail(`${node.kind} without part ${index}`);
}

function childOfKind(node: KqlSyntax, kind: string): KqlSyntax {
  return node.children.find((one) => one.kind === kind) ?? fail(`${node.kind} without ${kind}`);
}

function fail(feature: string): never {
  throw new UnsupportedKqlError(`the Azure emulator does not support ${feature}`);
}
