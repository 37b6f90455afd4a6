import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { isBasicExpression, isMapping, isSequence } from '@actions/workflow-parser/templates/tokens/type-guards';
import type { ContextValue } from './json.ts';

/** The status of preceding jobs or steps. After a skipped job, `success()`, `failure()` and `cancelled()` are all false. */
export type PriorStatus = 'success' | 'failure' | 'cancelled' | 'skipped';

/** The contexts and functions that an expression can use. */
export interface ExpressionScope {
  readonly contexts: Readonly<Record<string, ContextValue>>;
  /** The status that `success()` and the other status functions test; without it, they are unknown functions. */
  readonly status?: PriorStatus;
  /** Implements `hashFiles()`; without it, that is an unknown function. */
  readonly hashFiles?: (patterns: readonly string[]) => string;
}

/** Evaluates the content of `${{ }}` with GitHub's evaluator. @throws for an unknown context or function */
export function evaluateExpression(expression: string, scope: ExpressionScope): ContextValue {
  return fromData(evaluateData(expression, scope));
}

/** Whether an `if:` is true. */
export function evaluateCondition(expression: string, scope: ExpressionScope): boolean {
  const value = evaluateExpression(expression, scope);
  return !(value === null || value === false || value === 0 || value === '' || Number.isNaN(value));
}

/** The value of a part of a workflow, with every expression evaluated. */
export function evaluateToken(token: TemplateToken, scope: ExpressionScope): ContextValue {
  if (isBasicExpression(token)) return evaluateExpression(token.expression, scope);
  if (isMapping(token)) {
    const pairs = [...token].map(({ key, value }) => [String(key), evaluateToken(value, scope)] as const);
    return Object.fromEntries(pairs);
  }
  if (isSequence(token)) return [...token].map((item) => evaluateToken(item, scope));
  return fromData(parseLiteral(token));
}

/** The value of a scalar as text. */
export function evaluateText(token: TemplateToken, scope: ExpressionScope): string {
  return isBasicExpression(token)
    ? evaluateData(token.expression, scope).coerceString()
    : parseLiteral(token).coerceString();
}

/** The values of a mapping as text: `env:`, `with:`. */
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
  const addConstant = (name: string, value: boolean) =>
    functions.set(name, { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) });
  if (status !== undefined) {
    addConstant('always', true);
    for (const name of ['success', 'failure', 'cancelled'] as const) addConstant(name, status === name);
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
