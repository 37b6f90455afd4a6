import type {
  ActionNode,
  BranchNode,
  ChainNode,
  CommandNode,
  FieldNode,
  OperandNode,
  PipeNode,
  SyntaxNode,
  SyntaxTree,
  VariableNode,
} from '../parse/syntax-tree.ts';

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

export interface DataUse {
  /**
   * What the printed value of each action may depend on. Conditions do not count: they choose what is printed, and are written by the author of the template.
   *
   * It is never too small: where a value cannot be followed, everything that may be part of it counts.
   */
  readonly actions: ReadonlyMap<ActionNode, Dependencies>;
  /** Offsets in the text where each field of the data is read. Reads of a value that cannot be followed are missing. */
  readonly fieldReads: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Finds out how a template uses its data. */
export function findDataUse(tree: SyntaxTree): DataUse {
  return new DependencyAnalysis(tree).run();
}

/** The declarations that are visible in a block, by the names of their variables. A name may fall back on an outer declaration if the inner one did not run. */
class DeclarationScope {
  readonly #visible: Map<string, readonly string[]>;
  readonly unit: string;

  constructor(unit: string, visible: ReadonlyMap<string, readonly string[]> = new Map()) {
    this.unit = unit;
    this.#visible = new Map(visible);
  }

  /** The scope of a block within. */
  inner(): DeclarationScope {
    return new DeclarationScope(this.unit, this.#visible);
  }

  declare(name: string, pos: number): string {
    const declaration = `${this.unit}\0${name}\0${pos}`;
    this.#visible.set(name, [...this.declarationsOf(name).filter((other) => other !== declaration), declaration]);
    return declaration;
  }

  declarationsOf(name: string): readonly string[] {
    return this.#visible.get(name) ?? [];
  }
}

class DependencyAnalysis {
  readonly #tree: SyntaxTree;
  readonly #actions = new Map<ActionNode, Set<string>>();
  readonly #fieldReads = new Map<string, Set<number>>();
  /** The values of variables, by their declarations. */
  readonly #variables = new Map<string, AbstractValue>();
  /** What templates are called with, by their names. */
  readonly #calls = new Map<string, AbstractValue>();
  /** What may have been put into any map or list. */
  readonly #changed = new Set<string>();
  #hasChanges = false;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  run(): DataUse {
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
    return { actions: this.#actions, fieldReads: this.#fieldReads };
  }

  #visitUnit(unit: string, nodes: readonly SyntaxNode[], dot: AbstractValue): void {
    const scope = new DeclarationScope(unit);
    this.#assign(scope.declare('$', -1), dot);
    this.#visit(scope, nodes, dot);
  }

  #visit(scope: DeclarationScope, nodes: readonly SyntaxNode[], dot: AbstractValue): void {
    for (const node of nodes) {
      switch (node.type) {
        case 'action': {
          const value = this.#pipe(scope, node.pipe, dot);
          if (node.pipe.variables.length === 0) this.#record(node, value.dependencies);
          break;
        }
        case 'if':
        case 'with':
        case 'range':
          this.#visitBranch(scope.inner(), node, dot);
          break;
        case 'template':
          this.#call(node.name, node.pipe === undefined ? CONSTANT : this.#pipe(scope, node.pipe, dot));
      }
    }
  }

  #visitBranch(scope: DeclarationScope, node: BranchNode, dot: AbstractValue): void {
    const { type, pipe, body, otherwise } = node;
    const value = this.#commands(scope, pipe, dot);
    const item = type === 'range' ? element(value) : value;
    const [first, second] = pipe.variables;
    if (first !== undefined && second !== undefined) {
      this.#set(scope, first, pipe, keyOf(value));
      this.#set(scope, second, pipe, item);
    } else if (first !== undefined) this.#set(scope, first, pipe, item);
    this.#visit(scope.inner(), body, type === 'if' ? dot : item);
    this.#visit(scope.inner(), otherwise ?? [], dot);
  }

  /** Declares or assigns a variable. */
  #set(scope: DeclarationScope, name: string, { assigns, pos }: PipeNode, value: AbstractValue): void {
    const declarations = assigns ? scope.declarationsOf(name) : [scope.declare(name, pos)];
    for (const declaration of declarations) this.#assign(declaration, value);
  }

  #call(name: string, dot: AbstractValue): void {
    const known = this.#calls.get(name);
    const next = known === undefined ? dot : join(known, dot);
    if (known !== undefined && isSame(known, next)) return;
    this.#calls.set(name, next);
    this.#hasChanges = true;
  }

  #assign(declaration: string, value: AbstractValue): void {
    const known = this.#variables.get(declaration);
    const next = known === undefined ? value : join(known, value);
    if (known !== undefined && isSame(known, next)) return;
    this.#variables.set(declaration, next);
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

  #pipe(scope: DeclarationScope, pipe: PipeNode, dot: AbstractValue): AbstractValue {
    const value = this.#commands(scope, pipe, dot);
    for (const name of pipe.variables) this.#set(scope, name, pipe, value);
    return value;
  }

  #commands(scope: DeclarationScope, { commands }: PipeNode, dot: AbstractValue): AbstractValue {
    let value: AbstractValue | undefined;
    for (const command of commands) value = this.#command(scope, command, dot, value);
    return value ?? CONSTANT;
  }

  #command(
    scope: DeclarationScope,
    { first, args }: CommandNode,
    dot: AbstractValue,
    piped: AbstractValue | undefined,
  ): AbstractValue {
    const given = args.map((arg) => this.#operand(scope, arg, dot));
    if (piped) given.push(piped);
    if (first.type === 'identifier') return this.#function(first.name, args, given);
    const callee = this.#operand(scope, first, dot);
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

  /** The value of a variable: that of any declaration that it may refer to. */
  #variable(scope: DeclarationScope, name: string): AbstractValue {
    const values = scope.declarationsOf(name).map((declaration) => this.#variables.get(declaration) ?? CONSTANT);
    const [only] = values;
    return values.length === 1 && only !== undefined ? only : union(values);
  }

  #operand(scope: DeclarationScope, node: OperandNode, dot: AbstractValue): AbstractValue {
    switch (node.type) {
      case 'dot':
        return dot;
      case 'field':
        return this.#path(dot, node);
      case 'variable':
        return this.#path(this.#variable(scope, node.name), node);
      case 'chain':
        return this.#path(this.#operand(scope, node.of, dot), node);
      case 'pipe':
        return this.#pipe(scope, node, dot);
      case 'identifier':
        return this.#function(node.name, [], []);
      default:
        return CONSTANT;
    }
  }

  #path(base: AbstractValue, { path, pos }: FieldNode | VariableNode | ChainNode): AbstractValue {
    const [field] = path;
    if (base.path === '' && field !== undefined)
      this.#fieldReads.set(field, (this.#fieldReads.get(field) ?? new Set()).add(pos));
    return path.reduce(access, base);
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
