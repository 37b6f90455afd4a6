import type { ActionNode, CommandNode, OperandNode, PipeNode, SyntaxNode, SyntaxTree } from '../parse/syntax-tree.ts';

/**
 * What a printed text may have been made of: paths into the data of a template, at most two names deep (`ConfigData.REGION`, `Labels`); `Labels#key` for the
 * keys of a map that a loop visits; `*` for all of the data.
 */
export type Dependencies = ReadonlySet<string>;

/** Functions that change an argument, so that what goes in comes out wherever that argument is used. */
const CHANGING_FUNCTIONS: ReadonlySet<string> = new Set([
  'set',
  'unset',
  'merge',
  'mergeOverwrite',
  'mustMerge',
  'mustMergeOverwrite',
  'sortAlpha',
]);
/** Functions that take one entry of a map by its name. */
const ACCESS_FUNCTIONS: ReadonlySet<string> = new Set(['index', 'get']);
const MAX_PATH_LENGTH = 2;

/** What is known of a value before the template runs. */
interface AbstractValue {
  readonly dependencies: Dependencies;
  /** The path of a value that comes unchanged from the data; empty for the data itself. */
  readonly path?: string;
}

const CONSTANT: AbstractValue = { dependencies: new Set() };
const DATA: AbstractValue = { dependencies: new Set(['*']), path: '' };

/**
 * Finds for each action of a template what its printed value may depend on. Conditions do not count: they choose what is printed, and are written by the
 * author of the template.
 *
 * The result is never too small: where a value cannot be followed, everything that may be part of it counts.
 */
export function findActionDependencies(tree: SyntaxTree): ReadonlyMap<ActionNode, Dependencies> {
  const analysis = new DependencyAnalysis(tree);
  return analysis.run();
}

class DependencyAnalysis {
  readonly #tree: SyntaxTree;
  readonly #actions = new Map<ActionNode, Set<string>>();
  readonly #variables = new Map<string, AbstractValue>();
  /** What templates are called with, by their names. */
  readonly #calls = new Map<string, AbstractValue>();
  /** What may have been put into any map or list. */
  readonly #changed = new Set<string>();
  #hasChanges = false;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  run(): ReadonlyMap<ActionNode, Dependencies> {
    // Sets only grow, and there are finitely many paths.
    do {
      this.#hasChanges = false;
      this.#visitUnit('', this.#tree.root, DATA);
      for (const [name, nodes] of this.#tree.defined) {
        const dot = this.#calls.get(name);
        if (dot !== undefined) this.#visitUnit(name, nodes, dot);
      }
    } while (this.#hasChanges);
    if (this.#changed.size > 0)
      for (const found of this.#actions.values()) for (const path of this.#changed) found.add(path);
    return this.#actions;
  }

  #visitUnit(unit: string, nodes: readonly SyntaxNode[], dot: AbstractValue): void {
    this.#assign(unit, '$', dot);
    this.#visit(unit, nodes, dot);
  }

  #visit(unit: string, nodes: readonly SyntaxNode[], dot: AbstractValue): void {
    for (const node of nodes) {
      switch (node.type) {
        case 'action': {
          const value = this.#pipe(unit, node.pipe, dot);
          if (node.pipe.variables.length === 0) this.#record(node, value.dependencies);
          break;
        }
        case 'if':
        case 'with':
        case 'range': {
          const value = this.#commands(unit, node.pipe, dot);
          const inner = node.type === 'range' ? element(value) : value;
          this.#assignBranch(unit, node.type, node.pipe.variables, value);
          this.#visit(unit, node.body, node.type === 'if' ? dot : inner);
          this.#visit(unit, node.otherwise ?? [], dot);
          break;
        }
        case 'template':
          this.#call(node.name, node.pipe === undefined ? CONSTANT : this.#pipe(unit, node.pipe, dot));
      }
    }
  }

  #assignBranch(unit: string, type: string, variables: readonly string[], value: AbstractValue): void {
    const [first, second] = variables;
    if (first === undefined) return;
    if (type !== 'range') this.#assign(unit, first, value);
    else if (second === undefined) this.#assign(unit, first, element(value));
    else {
      this.#assign(unit, first, keyOf(value));
      this.#assign(unit, second, element(value));
    }
  }

  #call(name: string, dot: AbstractValue): void {
    const known = this.#calls.get(name);
    const next = known === undefined ? dot : join(known, dot);
    if (known !== undefined && isSame(known, next)) return;
    this.#calls.set(name, next);
    this.#hasChanges = true;
  }

  #assign(unit: string, variable: string, value: AbstractValue): void {
    const name = `${unit}\0${variable}`;
    const known = this.#variables.get(name);
    const next = known === undefined ? value : join(known, value);
    if (known !== undefined && isSame(known, next)) return;
    this.#variables.set(name, next);
    this.#hasChanges = true;
  }

  #record(node: ActionNode, dependencies: Dependencies): void {
    const found = this.#actions.get(node) ?? new Set<string>();
    this.#actions.set(node, found);
    for (const path of dependencies) {
      if (found.has(path)) continue;
      found.add(path);
      this.#hasChanges = true;
    }
  }

  #pipe(unit: string, pipe: PipeNode, dot: AbstractValue): AbstractValue {
    const value = this.#commands(unit, pipe, dot);
    for (const name of pipe.variables) this.#assign(unit, name, value);
    return value;
  }

  #commands(unit: string, { commands }: PipeNode, dot: AbstractValue): AbstractValue {
    let value: AbstractValue | undefined;
    for (const command of commands) value = this.#command(unit, command, dot, value);
    return value ?? CONSTANT;
  }

  #command(
    unit: string,
    { first, args }: CommandNode,
    dot: AbstractValue,
    piped: AbstractValue | undefined,
  ): AbstractValue {
    const given = args.map((arg) => this.#operand(unit, arg, dot));
    if (piped) given.push(piped);
    if (first.type === 'identifier') return this.#function(first.name, args, given);
    const callee = this.#operand(unit, first, dot);
    return given.length === 0 ? callee : union([callee, ...given]);
  }

  #function(name: string, args: readonly OperandNode[], given: readonly AbstractValue[]): AbstractValue {
    const [map] = given;
    const [, key] = args;
    if (ACCESS_FUNCTIONS.has(name) && map !== undefined && given.length === 2 && key?.type === 'string')
      return access(map, key.value);
    const value = union(given);
    if (CHANGING_FUNCTIONS.has(name)) {
      for (const path of value.dependencies) {
        if (this.#changed.has(path)) continue;
        this.#changed.add(path);
        this.#hasChanges = true;
      }
    }
    return value;
  }

  #operand(unit: string, node: OperandNode, dot: AbstractValue): AbstractValue {
    switch (node.type) {
      case 'dot':
        return dot;
      case 'field':
        return node.path.reduce(access, dot);
      case 'variable':
        return node.path.reduce(access, this.#variables.get(`${unit}\0${node.name}`) ?? CONSTANT);
      case 'chain':
        return node.path.reduce(access, this.#operand(unit, node.of, dot));
      case 'pipe':
        return this.#pipe(unit, node, dot);
      case 'identifier':
        return this.#function(node.name, [], []);
      default:
        return CONSTANT;
    }
  }
}

function access({ dependencies, path }: AbstractValue, name: string): AbstractValue {
  if (path === undefined) return { dependencies };
  if (path === '') return { dependencies: new Set([name]), path: name };
  if (path.split('.').length >= MAX_PATH_LENGTH || name.includes('.')) return { dependencies };
  const inner = `${path}.${name}`;
  return { dependencies: new Set([inner]), path: inner };
}

function element({ dependencies }: AbstractValue): AbstractValue {
  return { dependencies };
}

function keyOf({ dependencies, path }: AbstractValue): AbstractValue {
  return path === undefined || path === '' ? { dependencies } : { dependencies: new Set([`${path}#key`]) };
}

function union(values: readonly AbstractValue[]): AbstractValue {
  return { dependencies: new Set(values.flatMap(({ dependencies }) => [...dependencies])) };
}

function join(one: AbstractValue, other: AbstractValue): AbstractValue {
  if (one.path !== undefined && one.path === other.path) return one;
  return union([one, other]);
}

function isSame(one: AbstractValue, other: AbstractValue): boolean {
  return one.path === other.path && one.dependencies.size === other.dependencies.size;
}
