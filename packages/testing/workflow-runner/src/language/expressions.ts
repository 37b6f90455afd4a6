import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { isBasicExpression, isMapping, isSequence } from '@actions/workflow-parser/templates/tokens/type-guards';
import type { Json } from './json.ts';

/** How things went before; after a job that was skipped none of `success()`, `failure()` and `cancelled()` holds. */
export type Status = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What an expression may see. */
export interface Scope {
  readonly contexts: Readonly<Record<string, Json>>;
  /** What `success()` and its kin answer; without it, the expression may not ask. */
  readonly status?: Status;
  /** Answers `hashFiles`; without it, the expression may not ask. */
  readonly hashFiles?: (patterns: readonly string[]) => string;
}

/** Evaluates what stands between `${{` and `}}`, with GitHub's own language. Fails as GitHub does at a context or function that is not there. */
export function evaluate(expression: string, scope: Scope): Json {
  return fromData(evaluateData(expression, scope));
}

/** Whether an `if:` holds. */
export function holds(expression: string, scope: Scope): boolean {
  const value = evaluate(expression, scope);
  return !(value === null || value === false || value === 0 || value === '' || Number.isNaN(value));
}

/** The value of a part of a workflow, with every expression in it evaluated. */
export function jsonOf(token: TemplateToken, scope: Scope): Json {
  if (isBasicExpression(token)) return evaluate(token.expression, scope);
  if (isMapping(token)) {
    const pairs = [...token].map(({ key, value }) => [String(key), jsonOf(value, scope)] as const);
    return Object.fromEntries(pairs);
  }
  if (isSequence(token)) return [...token].map((item) => jsonOf(item, scope));
  return fromData(literal(token));
}

/** The value of a scalar as the text that a program is given. */
export function textOf(token: TemplateToken, scope: Scope): string {
  return isBasicExpression(token)
    ? evaluateData(token.expression, scope).coerceString()
    : literal(token).coerceString();
}

/** A mapping of names to texts, as `env:` and `with:` are. */
export function textsOf(token: TemplateToken | undefined, scope: Scope): Record<string, string> {
  if (token === undefined || !isMapping(token)) return {};
  return Object.fromEntries([...token].map(({ key, value }) => [String(key), textOf(value, scope)]));
}

function literal(token: TemplateToken): data.ExpressionData {
  return toData(JSON.parse(JSON.stringify(token)));
}

function evaluateData(expression: string, scope: Scope): data.ExpressionData {
  const functions = functionsOf(scope);
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(scope.contexts), [...functions.values()]).parse();
  const contexts = Object.entries(scope.contexts).map(([key, value]) => ({ key, value: toData(value) }));
  return new Evaluator(tree, new data.Dictionary(...contexts), functions).evaluate();
}

function functionsOf({ status, hashFiles }: Scope): Map<string, FunctionDefinition> {
  const functions = new Map<string, FunctionDefinition>();
  const answer = (name: string, value: boolean) =>
    functions.set(name, { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) });
  if (status !== undefined) {
    answer('always', true);
    for (const name of ['success', 'failure', 'cancelled'] as const) answer(name, status === name);
  }
  if (hashFiles !== undefined) {
    const call = (...patterns: data.ExpressionData[]) =>
      new data.StringData(hashFiles(patterns.map((pattern) => pattern.coerceString())));
    functions.set('hashfiles', { name: 'hashFiles', minArgs: 1, maxArgs: 255, call });
  }
  return functions;
}

function toData(value: Json): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver);
}

function fromData(value: data.ExpressionData): Json {
  return JSON.parse(JSON.stringify(value, data.replacer));
}
