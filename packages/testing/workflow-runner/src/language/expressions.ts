import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { isBasicExpression, isMapping, isSequence } from '@actions/workflow-parser/templates/tokens/type-guards';
import type { ContextValue } from './json.ts';

/** How things went before; after a job that was skipped none of `success()`, `failure()` and `cancelled()` holds. */
export type PriorStatus = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What an expression may see. */
export interface ExpressionScope {
  readonly contexts: Readonly<Record<string, ContextValue>>;
  /** What `success()` and its kin answer; without it, the expression may not ask. */
  readonly status?: PriorStatus;
  /** Answers `hashFiles`; without it, the expression may not ask. */
  readonly hashFiles?: (patterns: readonly string[]) => string;
}

/** Evaluates what stands between `${{` and `}}`, with GitHub's own language. Fails as GitHub does at a context or function that is not there. */
export function evaluateExpression(expression: string, scope: ExpressionScope): ContextValue {
  return fromData(evaluateData(expression, scope));
}

/** Whether an `if:` holds. */
export function evaluateCondition(expression: string, scope: ExpressionScope): boolean {
  const value = evaluateExpression(expression, scope);
  return !(value === null || value === false || value === 0 || value === '' || Number.isNaN(value));
}

/** The value of a part of a workflow, with every expression in it evaluated. */
export function evaluateToken(token: TemplateToken, scope: ExpressionScope): ContextValue {
  if (isBasicExpression(token)) return evaluateExpression(token.expression, scope);
  if (isMapping(token)) {
    const pairs = [...token].map(({ key, value }) => [String(key), evaluateToken(value, scope)] as const);
    return Object.fromEntries(pairs);
  }
  if (isSequence(token)) return [...token].map((item) => evaluateToken(item, scope));
  return fromData(parseLiteral(token));
}

/** The value of a scalar as the text that a program is given. */
export function evaluateText(token: TemplateToken, scope: ExpressionScope): string {
  return isBasicExpression(token)
    ? evaluateData(token.expression, scope).coerceString()
    : parseLiteral(token).coerceString();
}

/** A mapping of names to texts, as `env:` and `with:` are. */
export function evaluateTextMap(token: TemplateToken | undefined, scope: ExpressionScope): Record<string, string> {
  if (token === undefined || !isMapping(token)) return {};
  return Object.fromEntries([...token].map(({ key, value }) => [String(key), evaluateText(value, scope)]));
}

function parseLiteral(token: TemplateToken): data.ExpressionData {
  return toData(JSON.parse(JSON.stringify(token)));
}

function evaluateData(expression: string, scope: ExpressionScope): data.ExpressionData {
  const functions = createFunctions(scope);
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(scope.contexts), [...functions.values()]).parse();
  const contexts = Object.entries(scope.contexts).map(([key, value]) => ({ key, value: toData(value) }));
  return new Evaluator(tree, new data.Dictionary(...contexts), functions).evaluate();
}

function createFunctions({ status, hashFiles }: ExpressionScope): Map<string, FunctionDefinition> {
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

function toData(value: ContextValue): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver);
}

function fromData(value: data.ExpressionData): ContextValue {
  return JSON.parse(JSON.stringify(value, data.replacer));
}
