import type { ESTree } from 'rolldown/utils';
import { literal, type Source, type Violation, violation, walk } from '../architecture/source.ts';

/** Codes of diagnostics that code can report, and places where the code is computed. */
export interface Codes {
  readonly codes: ReadonlySet<string>;
  readonly unclear: readonly Violation[];
}

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The codes that sources report: what objects have as `code`, what a type allows for one, and what functions get for a parameter of that name. A code has to
 * stand in the source as a whole, so that a search finds it.
 */
export function diagnosticCodes(sources: readonly Source[]): Codes {
  const codes = new Set<string>();
  const unclear: Violation[] = [];
  const takers = takersOf(sources);
  for (const source of sources) {
    const add = (node: ESTree.Node) => {
      for (const part of alternatives(node)) {
        const text = literal(part);
        if (text !== undefined && CODE.test(text)) codes.add(text);
        if (part.type === 'TemplateLiteral' && text === undefined)
          unclear.push(violation(source, part, 'a code has to be a literal'));
      }
    };
    walk(source, {
      Property: ({ key, value }) => {
        if (key.type === 'Identifier' && key.name === 'code') add(value);
      },
      TSPropertySignature: ({ key, typeAnnotation }) => {
        if (key.type === 'Identifier' && key.name === 'code' && typeAnnotation) add(typeAnnotation.typeAnnotation);
      },
      CallExpression: ({ callee, arguments: given }) => {
        const name = nameOf(callee);
        for (const index of (name !== undefined && takers.get(name)) || []) {
          const argument = given[index];
          if (argument) add(argument);
        }
      },
    });
  }
  return { codes, unclear };
}

/** The expressions or types of which one is the value. */
function alternatives(node: ESTree.Node): ESTree.Node[] {
  switch (node.type) {
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(alternatives);
    case 'LogicalExpression':
      return [node.left, node.right].flatMap(alternatives);
    case 'TSUnionType':
      return node.types.flatMap(alternatives);
    case 'TSLiteralType':
      return [node.literal];
    default:
      return [node];
  }
}

/** The functions and methods that have a parameter `code`, and at which places. */
function takersOf(sources: readonly Source[]): Map<string, Set<number>> {
  const takers = new Map<string, Set<number>>();
  const note = (name: string | undefined, params: readonly ESTree.Node[]) => {
    const index = params.findIndex((param) => param.type === 'Identifier' && param.name === 'code');
    if (name !== undefined && index >= 0) takers.set(name, (takers.get(name) ?? new Set()).add(index));
  };
  for (const source of sources) {
    walk(source, {
      FunctionDeclaration: ({ id, params }) => note(id?.name, params),
      MethodDefinition: ({ key, value }) => note(nameOf(key), value.params),
      VariableDeclarator: ({ id, init }) => {
        if (init?.type === 'ArrowFunctionExpression') note(nameOf(id), init.params);
      },
    });
  }
  return takers;
}

function nameOf(node: ESTree.Node): string | undefined {
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return node.type === 'Identifier' || node.type === 'PrivateIdentifier' ? node.name : undefined;
}

/** The codes of the tables of a Markdown page: what stands alone in a row's first cell. */
export function listedCodes(page: string): string[] {
  return page.split('\n').flatMap((line) => /^\| `([^`]+)` +\|/.exec(line)?.[1] ?? []);
}
