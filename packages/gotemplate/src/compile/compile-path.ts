import { Dict, type MaybeValue, type Method, Struct, typeName } from '@kalypso-actions/govalue';
import { formatSuggestion } from '../errors/did-you-mean.ts';
import type { Evaluator, RenderState } from './render-state.ts';
import type { ReportedNode, TemplateSite } from './template-site.ts';

/** Compiles the call of a method of a path. Only the last one may have arguments. */
export type MethodCall = (method: Method) => Evaluator;

/** A step of a path such as `.a.b`. */
interface FieldStep {
  readonly site: TemplateSite;
  readonly node: ReportedNode;
  readonly name: string;
  /** Whether arguments follow, which only a method accepts. */
  readonly hasArguments: boolean;
}

function failNoField({ site, node, name }: FieldStep, receiver: MaybeValue): never {
  if (receiver === null) {
    return site.fail(node, `nil pointer evaluating interface {}.${name}`, {
      hint: `The value before .${name} is null.`,
    });
  }
  const known = receiver instanceof Struct ? [...Object.keys(receiver.fields), ...Object.keys(receiver.methods)] : [];
  return site.fail(node, `can't evaluate field ${name} in type ${typeName(receiver)}`, {
    hint: formatSuggestion(name, known)?.replace('"', '".'),
  });
}

const hasKeys = (dict: Dict): boolean => dict.key === 'string' || dict.key === 'interface {}';

/** Reads `.name`: a field of a struct or the value of a key. */
function readField(step: FieldStep, receiver: MaybeValue): MaybeValue {
  const { site, node, name, hasArguments } = step;
  if (receiver === undefined) {
    return undefined;
  }
  if (receiver instanceof Dict && hasKeys(receiver)) {
    return hasArguments ? site.fail(node, `${name} is not a method but has arguments`) : receiver.entries.get(name);
  }
  if (receiver instanceof Struct && Object.hasOwn(receiver.fields, name)) {
    return hasArguments
      ? site.fail(node, `${name} has arguments but cannot be invoked as function`)
      : receiver.fields[name];
  }
  const alias =
    receiver instanceof Struct && Object.hasOwn(receiver.aliases, name) ? receiver.aliases[name] : undefined;
  if (alias !== undefined) {
    const [field, key] = alias;
    return readField({ ...step, name: key }, readField({ ...step, name: field, hasArguments: false }, receiver));
  }
  return failNoField(step, receiver);
}

function findMethod(receiver: MaybeValue, name: string): Method | undefined {
  return receiver instanceof Struct && Object.hasOwn(receiver.methods, name) ? receiver.methods[name] : undefined;
}

/** Reads `.`, the start of most paths. */
export const readDot: Evaluator = (_state, dot) => dot;

function compileStep(base: Evaluator, step: FieldStep, call: MethodCall): Evaluator {
  const { name, hasArguments } = step;
  // Every object inherits these names, so check for own properties.
  const isInherited = name in Object.prototype;
  if (isInherited || hasArguments) {
    return (state, dot, final) => {
      const receiver = base(state, dot);
      const found = findMethod(receiver, name);
      return found === undefined ? readField(step, receiver) : call(found)(state, dot, final);
    };
  }
  const read = (state: RenderState, dot: MaybeValue, receiver: MaybeValue): MaybeValue => {
    if (!(receiver instanceof Struct)) {
      return readField(step, receiver);
    }
    const value = receiver.fields[name];
    if (value !== undefined) {
      return value;
    }
    const found = findMethod(receiver, name);
    return found === undefined ? readField(step, receiver) : call(found)(state, dot);
  };
  return base === readDot ? (state, dot) => read(state, dot, dot) : (state, dot) => read(state, dot, base(state, dot));
}

/**
 * Compiles `base.path`.
 *
 * @param last compiles the call of a method at the end of the path
 * @param between compiles the call of any other method
 */
export function compilePath(
  base: Evaluator,
  path: readonly string[],
  site: TemplateSite,
  node: ReportedNode,
  last: { readonly hasArguments: boolean; readonly call: MethodCall },
  between: MethodCall,
): Evaluator {
  return path.reduce<Evaluator>((inner, name, index) => {
    const isLast = index === path.length - 1;
    const step: FieldStep = { site, node, name, hasArguments: isLast && last.hasArguments };
    return compileStep(inner, step, isLast ? last.call : between);
  }, base);
}
