import { Dict, type Method, Struct, typeName } from '@kalypso-actions/govalue';
import { didYouMean } from '../suggest.ts';
import type { Place, Site } from './site.ts';
import type { Eval, Given, State } from './state.ts';

/** What a method is called with: nothing, but for the last one of a chain. */
export type MethodCall = (method: Method) => Eval;

/** A step of a chain. */
interface Step {
  readonly site: Site;
  readonly place: Place;
  readonly name: string;
  /** Whether arguments follow, which only a method takes. */
  readonly hasArguments: boolean;
}

function noSuchField({ site, place, name }: Step, receiver: Given): never {
  if (receiver === null) {
    return site.fail(place, `nil pointer evaluating interface {}.${name}`, {
      hint: `What .${name} is asked of is null.`,
    });
  }
  const known = receiver instanceof Struct ? [...Object.keys(receiver.fields), ...Object.keys(receiver.methods)] : [];
  return site.fail(place, `can't evaluate field ${name} in type ${typeName(receiver)}`, {
    hint: didYouMean(name, known)?.replace('"', '".'),
  });
}

const hasKeys = (dict: Dict): boolean => dict.key === 'string' || dict.key === 'interface {}';

/** A field of a struct or the value of a key, as a template's `.name`. */
function access(step: Step, receiver: Given): Given {
  const { site, place, name, hasArguments } = step;
  if (receiver === undefined) {
    return undefined;
  }
  if (receiver instanceof Dict && hasKeys(receiver)) {
    return hasArguments ? site.fail(place, `${name} is not a method but has arguments`) : receiver.entries.get(name);
  }
  if (receiver instanceof Struct && Object.hasOwn(receiver.fields, name)) {
    return hasArguments
      ? site.fail(place, `${name} has arguments but cannot be invoked as function`)
      : receiver.fields[name];
  }
  return noSuchField(step, receiver);
}

function method(receiver: Given, name: string): Method | undefined {
  return receiver instanceof Struct && Object.hasOwn(receiver.methods, name) ? receiver.methods[name] : undefined;
}

/** The value of `.`, from which most paths start. */
export const dotItself: Eval = (_state, dot) => dot;

function one(base: Eval, step: Step, call: MethodCall): Eval {
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
  const of = (state: State, dot: Given, receiver: Given): Given => {
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
  return base === dotItself ? (state, dot) => of(state, dot, dot) : (state, dot) => of(state, dot, base(state, dot));
}

/**
 * Compiles `base.path`.
 *
 * @param last how to call a method at the end of the path, which alone may have arguments
 */
export function compilePath(
  base: Eval,
  path: readonly string[],
  site: Site,
  place: Place,
  last: { readonly hasArguments: boolean; readonly call: MethodCall },
  between: MethodCall,
): Eval {
  return path.reduce<Eval>((inner, name, index) => {
    const isLast = index === path.length - 1;
    const step: Step = { site, place, name, hasArguments: isLast && last.hasArguments };
    return one(inner, step, isLast ? last.call : between);
  }, base);
}
