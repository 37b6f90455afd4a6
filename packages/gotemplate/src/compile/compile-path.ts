import { Dict, type MaybeValue, type Method, Struct, typeName } from '@kalypso-actions/govalue';
import { formatSuggestion } from '../errors/did-you-mean.ts';
import type { Evaluator, RenderState } from './render-state.ts';
import type { ReportedNode, TemplateSite } from './template-site.ts';

/** What a method is called with: nothing, but for the last one of a chain. */
export type MethodCall = (method: Method) => Evaluator;

/** A step of a chain. */
interface PathStep {
  readonly site: TemplateSite;
  readonly node: ReportedNode;
  readonly name: string;
  /** Whether arguments follow, which only a method takes. */
  readonly hasArguments: boolean;
}

function noSuchField({ site, node, name }: PathStep, receiver: MaybeValue): never {
  if (receiver === null) {
    return site.fail(node, `nil pointer evaluating interface {}.${name}`, {
      hint: `What .${name} is asked of is null.`,
    });
  }
  const known = receiver instanceof Struct ? [...Object.keys(receiver.fields), ...Object.keys(receiver.methods)] : [];
  return site.fail(node, `can't evaluate field ${name} in type ${typeName(receiver)}`, {
    hint: formatSuggestion(name, known)?.replace('"', '".'),
  });
}

const hasKeys = (dict: Dict): boolean => dict.key === 'string' || dict.key === 'interface {}';

/** A field of a struct or the value of a key, as a template's `.name`. */
function access(step: PathStep, receiver: MaybeValue): MaybeValue {
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
  return noSuchField(step, receiver);
}

function method(receiver: MaybeValue, name: string): Method | undefined {
  return receiver instanceof Struct && Object.hasOwn(receiver.methods, name) ? receiver.methods[name] : undefined;
}

/** The value of `.`, from which most paths start. */
export const readDot: Evaluator = (_state, dot) => dot;

function one(base: Evaluator, step: PathStep, call: MethodCall): Evaluator {
  const { name, hasArguments } = step;
  // A plain object seems to have these; whether it has them itself takes a closer look.
  const inherited = name in Object.prototype;
  if (inherited || hasArguments) {
    return (state, dot, final) => {
      const receiver = base(state, dot);
      const found = method(receiver, name);
      return found === undefined ? access(step, receiver) : call(found)(state, dot, final);
    };
  }
  const of = (state: RenderState, dot: MaybeValue, receiver: MaybeValue): MaybeValue => {
    if (!(receiver instanceof Struct)) {
      return access(step, receiver);
    }
    const value = receiver.fields[name];
    if (value !== undefined) {
      return value;
    }
    const found = method(receiver, name);
    return found === undefined ? access(step, receiver) : call(found)(state, dot);
  };
  return base === readDot ? (state, dot) => of(state, dot, dot) : (state, dot) => of(state, dot, base(state, dot));
}

/**
 * Compiles `base.path`.
 *
 * @param last how to call a method at the end of the path, which alone may have arguments
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
    const step: PathStep = { site, node, name, hasArguments: isLast && last.hasArguments };
    return one(inner, step, isLast ? last.call : between);
  }, base);
}
