import { type Eval, type Given, type State, undeclared } from './state.ts';

/** Where the variables of a template live: each declaration gets a slot of its own, found by name when the template is compiled. */
export class Scope {
  readonly #visible: { readonly name: string; readonly slot: number }[] = [];
  #size = 0;

  /** How many slots the template needs. */
  get size(): number {
    return this.#size;
  }

  declare(name: string): number {
    const slot = this.#size++;
    this.#visible.push({ name, slot });
    return slot;
  }

  /** Compiles `inner`; what it declares is not visible afterwards. */
  within<Result>(inner: () => Result): Result {
    const mark = this.#visible.length;
    const result = inner();
    this.#visible.length = mark;
    return result;
  }

  /** The slots of a name, the innermost first. There may be more than one, as a declaration within `and` or `or` may never run. */
  slotsOf(name: string): readonly number[] {
    return this.#visible
      .filter((variable) => variable.name === name)
      .map(({ slot }) => slot)
      .reverse();
  }

  /** Reads a variable. `$` is the template's data, unless it was declared anew. */
  reader(name: string, missing: () => never): Eval {
    const slots = this.slotsOf(name);
    const [first] = slots;
    if (first === undefined) {
      return name === '$' ? (state) => state.root : missing;
    }
    const fallback = (state: State): Given => {
      const slot = slots.find((candidate) => state.slots[candidate] !== undeclared);
      const value = slot === undefined ? undeclared : state.slots[slot];
      return value === undeclared ? (name === '$' ? state.root : missing()) : value;
    };
    return (state) => {
      const value = state.slots[first];
      return value === undeclared ? fallback(state) : value;
    };
  }

  /** Sets a variable that was declared before. */
  writer(name: string, missing: () => never): (state: State, value: Given) => void {
    const slots = this.slotsOf(name);
    return (state, value) => {
      const slot = slots.find((candidate) => state.slots[candidate] !== undeclared);
      if (slot !== undefined) {
        state.slots[slot] = value;
      } else if (name === '$') {
        state.root = value;
      } else {
        missing();
      }
    };
  }
}
