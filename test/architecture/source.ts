import { type ESTree, parseSync, Visitor, type VisitorObject } from 'rolldown/utils';

/** A line of code that breaks a rule of the repository. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A source file, read and parsed. */
export interface Source {
  /** Relative to the repository, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly program: ESTree.Program;
}

/** Parses a TypeScript or JavaScript file. @throws an error if it is not valid */
export function parseSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text, { sourceType: 'module' });
  const [first] = errors;
  if (first) throw new Error(`${file}: ${first.message}`);
  return { file, text, program };
}

/** Calls the visitor for every node of a file. */
export function walk({ program }: Source, visitor: VisitorObject): void {
  new Visitor(visitor).visit(program);
}

/** A violation at a node of a file. */
export function violation({ file, text }: Source, { start }: { readonly start: number }, message: string): Violation {
  return { file, line: text.slice(0, start).split('\n').length, message };
}

/** Returns the text of a string literal or of a template without expressions; `undefined` for any other node. */
export function literal(node: ESTree.Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
