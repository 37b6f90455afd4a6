import type { MaybeValue } from '@kalypso-actions/govalue';
import { type Evaluator, type RenderState, UNDECLARED } from './render-state.ts';

/** A declaration. It may hide an outer one of the same name. */
interface DeclaredVariable {
  readonly name: string;
  readonly slot: number;
  readonly hidden: DeclaredVariable | undefined;
}

/**
 * Finds the innermost declaration that ran: a declaration within `and` or `or` may not have. It follows links instead of a list, which would need too much
 * memory for many declarations of one name.
 */
function findDeclared(state: RenderState, variable: DeclaredVariable | undefined): DeclaredVariable | undefined {
  let found = variable;
  while (found !== undefined && state.slots[found.slot] === UNDECLARED) {
    found = found.hidden;
  }
  return found;
}

/** The variables of a template. Each declaration has a slot; names are resolved when the template is compiled. */
export class VariableScope {
  readonly #declared: DeclaredVariable[] = [];
  readonly #visible = new Map<string, DeclaredVariable>();
  #size = 0;

  /** The number of slots that the template needs. */
  get size(): number {
    return this.#size;
  }

  declare(name: string): number {
    const variable = { name, slot: this.#size++, hidden: this.#visible.get(name) };
    this.#declared.push(variable);
    this.#visible.set(name, variable);
    return variable.slot;
  }

  /** Runs `inner` in a nested scope: its declarations are not visible afterwards. */
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

  /** Compiles reading a variable. `$` is the data of the template unless the template declares it. */
  compileRead(name: string, missing: () => never): Evaluator {
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
      const other = findDeclared(state, hidden);
      const outer = other === undefined ? UNDECLARED : state.slots[other.slot];
      return outer === UNDECLARED ? outermost(state, dot) : outer;
    };
  }

  /** Compiles an assignment to a declared variable. */
  compileWrite(name: string, missing: () => never): (state: RenderState, value: MaybeValue) => void {
    const variable = this.#visible.get(name);
    return (state, value) => {
      const found = findDeclared(state, variable);
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
