import { Complex, Dict, List, type MaybeValue, Num, typeName, type Value } from '@kalypso-actions/govalue';
import { printOperand } from '../parse/print-tree.ts';
import type { NumberNode, OperandNode } from '../parse/syntax-tree.ts';
import type { ParamType } from '../runtime/template-function.ts';
import type { Evaluator } from './render-state.ts';
import type { ReportedNode, TemplateSite } from './template-site.ts';

/** Go's name of a parameter type. */
function getGoName(type: ParamType): string {
  switch (type) {
    case 'any':
      return 'interface {}';
    case 'value':
      return 'reflect.Value';
    case 'list':
      return '[]interface {}';
    default:
      return type;
  }
}

/** The nil value of a type; `undefined` if Go has none. */
function getNil(type: ParamType): Value | undefined {
  switch (type) {
    case 'list':
      return new List([], 'interface {}', true);
    case '[]string':
      return new List([], 'string', true);
    case 'map[string]interface {}':
      return new Dict(new Map(), 'string', 'interface {}', true);
    case 'map[string]string':
      return new Dict(new Map(), 'string', 'string', true);
    default:
      return undefined;
  }
}

/**
 * Compiles Go's check of a value for a parameter.
 *
 * @param node the node to report if the type does not match
 */
export function compileTypeCheck(
  type: ParamType,
  site: TemplateSite,
  node: ReportedNode,
): (value: MaybeValue) => MaybeValue {
  if (type === 'value') {
    return (value) => value;
  }
  if (type === 'any') {
    return (value) => (value === undefined ? null : value);
  }
  const name = getGoName(type);
  return (value) => {
    if (value !== undefined && typeName(value) === name) {
      return value;
    }
    if (value === undefined) {
      return getNil(type) ?? site.fail(node, `invalid value; expected ${name}`, { hint: 'It is not set.' });
    }
    const got = value === null ? 'interface {}' : typeName(value);
    return site.fail(node, `wrong type for value; expected ${name}; got ${got}`);
  };
}

const isHexInteger = (text: string): boolean => /^0[xX]./.test(text) && !/[pP]/.test(text);
const MAX_INT = 2n ** 63n - 1n;

/** Compiles a number literal without an expected type: an int, or a float if it looks like one. */
export function compileConstant(node: NumberNode, site: TemplateSite): () => Value {
  const { text, int, float, complex } = node;
  if (complex !== undefined) {
    const value = new Complex(...complex);
    return () => value;
  }
  if (float !== undefined && !isHexInteger(text) && !text.startsWith("'") && /[.eEpP]/.test(text)) {
    return () => float;
  }
  if (int === undefined || int > MAX_INT) {
    return () => site.fail(node, `${text} overflows int`);
  }
  return () => int;
}

const LITERAL_KINDS: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'bool',
  int: 'integer',
  int64: 'integer',
  int32: 'integer',
  float64: 'float',
};

function convertLiteral(node: OperandNode, type: ParamType): Value | undefined {
  if (node.type === 'string' && type === 'string') {
    return node.value;
  }
  if (node.type === 'bool' && type === 'bool') {
    return node.value;
  }
  if (node.type !== 'number') {
    return undefined;
  }
  switch (type) {
    case 'int':
      return node.int === undefined ? undefined : BigInt.asIntN(64, node.int);
    case 'int64':
      return node.int === undefined ? undefined : new Num(type, BigInt.asIntN(64, node.int));
    case 'int32':
      return node.int === undefined ? undefined : new Num(type, BigInt.asIntN(32, node.int));
    case 'float64':
      return node.float;
    default:
      return undefined;
  }
}

/** Compiles a literal for a parameter of the type. */
function compileLiteral(node: OperandNode, type: ParamType, site: TemplateSite): Evaluator {
  if (type === 'any' || type === 'value') {
    if (node.type === 'number') {
      return compileConstant(node, site);
    }
    const value = node.type === 'string' || node.type === 'bool' ? node.value : undefined;
    return () => value;
  }
  const value = convertLiteral(node, type);
  if (value !== undefined) {
    return () => value;
  }
  const kind = LITERAL_KINDS[type];
  const reason =
    kind === undefined
      ? `can't handle ${printOperand(node)} for arg of type ${getGoName(type)}`
      : `expected ${kind}; found ${printOperand(node)}`;
  return () => site.fail(node, reason);
}

/**
 * Compiles an argument for a parameter of the type.
 *
 * @param compileOperand compiles an operand that is not a literal
 */
export function compileArgument(
  node: OperandNode,
  type: ParamType,
  site: TemplateSite,
  compileOperand: (node: OperandNode) => Evaluator,
): Evaluator {
  switch (node.type) {
    case 'string':
    case 'bool':
    case 'number':
      return compileLiteral(node, type, site);
    case 'nil': {
      if (type === 'any' || type === 'value') {
        const value = type === 'any' ? null : undefined;
        return () => value;
      }
      const nil = getNil(type);
      return nil === undefined ? () => site.fail(node, `cannot assign nil to ${getGoName(type)}`) : () => nil;
    }
    default: {
      const inner = compileOperand(node);
      const check = compileTypeCheck(type, site, node);
      return type === 'value' ? inner : (state, dot) => check(inner(state, dot));
    }
  }
}
