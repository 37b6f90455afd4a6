import type { ESTree } from 'rolldown/utils';
import { literal, type Source, type Violation, violation, walk } from '../architecture/source.ts';

/** Names that an action's code reads or sets, and places where a name is computed. */
export interface Names {
  readonly names: readonly string[];
  readonly unclear: readonly Violation[];
}

const REPORTERS = ['reject', 'addProblems'];

/** The inputs that an action reads: the literal names that methods of its `Inputs` are called with; `reject` and `addProblems` report errors, and read none. */
export function inputsRead(sources: readonly Source[]): Names {
  const names = new Set<string>();
  const unclear: Violation[] = [];
  for (const source of sources) {
    const readers = readersOf(source);
    walk(source, {
      CallExpression: (node) => {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return;
        if (!readers.has(callee.object.name) || REPORTERS.some((name) => isNamed(callee.property, name))) return;
        const name = literal(node.arguments[0]);
        if (name === undefined) unclear.push(violation(source, node, 'the name of an input has to be a literal'));
        else names.add(name);
      },
    });
  }
  return { names: [...names].sort(), unclear };
}

/** Variables that hold an `Inputs`, parameters of that type included. */
function readersOf(source: Source): Set<string> {
  const readers = new Set<string>();
  walk(source, {
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init?.type === 'NewExpression' && isNamed(init.callee, 'Inputs'))
        readers.add(id.name);
    },
    Identifier: (node) => {
      const type = 'typeAnnotation' in node ? node.typeAnnotation?.typeAnnotation : undefined;
      if (type?.type === 'TSTypeReference' && isNamed(type.typeName, 'Inputs')) readers.add(node.name);
    },
  });
  return readers;
}

/** The outputs that an action sets: the keys of the object that `setOutputs` gets, directly or from a function of the action that returns it. */
export function outputsSet(sources: readonly Source[]): Names {
  const names = new Set<string>();
  const unclear: Violation[] = [];
  for (const source of sources) {
    walk(source, {
      CallExpression: (node) => {
        if (!isNamed(node.callee, 'setOutputs')) return;
        const [argument] = node.arguments;
        const found = argument && outputKeys(argument, sources);
        if (found) for (const name of found) names.add(name);
        else
          unclear.push(violation(source, node, 'outputs have to be an object literal, or a function that returns one'));
      },
    });
  }
  return { names: [...names].sort(), unclear };
}

function outputKeys(node: ESTree.Node, sources: readonly Source[]): string[] | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return keys(node);
  const { name } = node.callee;
  const returned = sources.flatMap((source) => returnedBy(source, name));
  return returned.length === 0 ? undefined : joined(returned.map(keys));
}

/** What a function declaration returns, wherever it does; not what functions within it return. */
function returnedBy(source: Source, name: string): ESTree.Node[] {
  const declaration = source.program.body
    .map((node) => (node.type === 'ExportNamedDeclaration' ? node.declaration : node))
    .find((node) => node?.type === 'FunctionDeclaration' && node.id?.name === name);
  if (!declaration) return [];
  const found: ESTree.Node[] = [];
  let depth = 0;
  const enter = (node: ESTree.Node) => {
    if (depth > 0 || node === declaration) depth += 1;
  };
  const leave = () => {
    if (depth > 0) depth -= 1;
  };
  walk(source, {
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    ReturnStatement: ({ argument }) => {
      if (depth === 1 && argument) found.push(argument);
    },
  });
  return found;
}

/** The keys of an object literal, of those spread into it included, whether or not a condition holds; `undefined` if they are computed. */
function keys(node: ESTree.Node): string[] | undefined {
  switch (node.type) {
    case 'ObjectExpression':
      return joined(
        node.properties.map((property) =>
          property.type === 'SpreadElement' ? keys(property.argument) : key(property),
        ),
      );
    case 'ConditionalExpression':
      return joined([keys(node.consequent), keys(node.alternate)]);
    case 'LogicalExpression':
      return node.operator === '&&' ? keys(node.right) : joined([keys(node.left), keys(node.right)]);
    case 'ParenthesizedExpression':
      return keys(node.expression);
    default:
      return undefined;
  }
}

function key(property: ESTree.ObjectProperty): string[] | undefined {
  if (property.computed) return undefined;
  const name = property.key.type === 'Identifier' ? property.key.name : literal(property.key);
  return name === undefined ? undefined : [name];
}

function joined(parts: readonly (readonly string[] | undefined)[]): string[] | undefined {
  const all: string[] = [];
  for (const part of parts) {
    if (part === undefined) return undefined;
    all.push(...part);
  }
  return all;
}

function isNamed(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}
