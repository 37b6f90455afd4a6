import type { MaybeValue } from '@kalypso-actions/govalue';
import { type Evaluator, type RenderState, UNDECLARED } from './render-state.ts';

/** A declaration. It may hide one of the same name further out. */
interface DeclaredVariable {
  readonly name: string;
  readonly slot: number;
  readonly hidden: DeclaredVariable | undefined;
}

/**
 * The value of a variable, looked for further out where a declaration did not run: one within `and` or `or` may not. The links are followed
 * rather than kept as a list, which for many declarations of one name would take too much.
 */
function find(state: RenderState, variable: DeclaredVariable | undefined): DeclaredVariable | undefined {
  let found = variable;
  while (found !== undefined && state.slots[found.slot] === UNDECLARED) {
    found = found.hidden;
  }
  return found;
}

/** Where the variables of a template live: each declaration gets a slot of its own, found by name when the template is compiled. */
export class VariableScope {
  readonly #declared: DeclaredVariable[] = [];
  readonly #visible = new Map<string, DeclaredVariable>();
  #size = 0;

  /** How many slots the template needs. */
  get size(): number {
    return this.#size;
  }

  declare(name: string): number {
    const variable = { name, slot: this.#size++, hidden: this.#visible.get(name) };
    this.#declared.push(variable);
    this.#visible.set(name, variable);
    return variable.slot;
  }

  /** Compiles `inner`; what it declares is not visible afterwards. */
  within<Result>(inner: () => Result): Result {
    const mark = this.#declared.length;
    const result = inner();
    while (this.#declared.length > mark) {
      this.#forget(this.#declared.pop());
    }
    return result;
  }

  #forget(variable: DeclaredVariable | undefined): void {
    if (variable?.hidden !== undefined) {
      this.#visible.set(variable.name, variable.hidden);
    } else if (variable !== undefined) {
      this.#visible.delete(variable.name);
    }
  }

  /** Reads a variable. `$` is the template's data, unless it was declared anew. */
  reader(name: string, missing: () => never): Evaluator {
    const variable = this.#visible.get(name);
    const outermost: Evaluator = name === '$' ? (state) => state.root : missing;
    if (variable === undefined) {
      return outermost;
    }
    const { slot, hidden } = variable;
    return (state, dot) => {
      const value = state.slots[slot];
      if (value !== UNDECLARED) {
        return value;
      }
      const other = find(state, hidden);
      const outer = other === undefined ? UNDECLARED : state.slots[other.slot];
      return outer === UNDECLARED ? outermost(state, dot) : outer;
    };
  }

  /** Sets a variable that was declared before. */
  writer(name: string, missing: () => never): (state: RenderState, value: MaybeValue) => void {
    const variable = this.#visible.get(name);
    return (state, value) => {
      const found = find(state, variable);
      if (found !== undefined) {
        state.slots[found.slot] = value;
      } else if (name === '$') {
        state.root = value;
      } else {
        missing();
      }
    };
  }
}
