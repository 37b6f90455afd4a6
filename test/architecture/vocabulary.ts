import type { ESTree } from 'rolldown/utils';
import { type Source, type Violation, walk } from './source.ts';

/** A word or phrase to avoid, and the term of the field to use instead. */
export interface AvoidedTerm {
  /** What to look for in prose: comments, messages, documents. */
  readonly prose?: RegExp;
  /** What to look for among the words of an identifier (`isOurFile` → `is our file`). */
  readonly identifier?: RegExp;
  readonly instead: string;
  /** Files in which the word is right. */
  readonly rightIn?: RegExp;
}

const word = (pattern: string) => new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, 'i');

/** Terms to avoid, by what the repository calls the thing instead. */
export const AVOIDED_TERMS: readonly AvoidedTerm[] = [
  { prose: word('doors?'), identifier: word('doors?'), instead: 'dependencies, `deps`' },
  { prose: word('told|tells?|telling'), identifier: word('told|tells?'), instead: 'report, describe, explain' },
  { identifier: word('says'), instead: 'a noun: `…Descriptions`, `…Message`' },
  { prose: word('mend(s|ed|ing|able)?'), identifier: word('mend(s|ed|able)?'), instead: 'fix' },
  { prose: word('strangers?'), identifier: word('strangers?'), instead: 'untrusted author' },
  { prose: word('foreseen'), identifier: word('foreseen'), instead: 'preview, dry run' },
  { prose: word('rooms?|houses?'), identifier: word('rooms?|house'), instead: 'package, module, layer' },
  {
    prose: word('ours|theirs'),
    identifier: word('ours|theirs|mine'),
    instead: 'managed, generated; or name the owner',
  },
  {
    prose: word('rounds?(?![ -](trip|number))'),
    identifier: word('rounds?(?! trip)'),
    instead: 'attempt, retry, poll',
    // A function of sprig and Go's strconv, and rounding of numbers.
    rightIn: /^packages\/(gotemplate|govalue)\/|^docs\/reference\//,
  },
  { prose: word("people's work"), instead: 'foreign commits' },
  { prose: word('go(es)? on'), instead: 'continue, resume' },
  { prose: word('at the (least|most)'), instead: 'at least, at most' },
  { prose: word('apart by'), instead: 'separated by' },
  { prose: word('(?<!there )is no(?= (?!longer|more|different|need|such|other)[a-z`])'), instead: 'is not a' },
  { prose: word('nothing (when|if|for)'), instead: '`undefined` if' },
  { prose: word('(?<!there )is none'), instead: 'is not one; or name what is wrong' },
  { prose: word('says? how( far)?'), instead: 'reports the progress' },
  { prose: word('it only looks|lets? past'), instead: 'only reads; bypass' },
  { prose: word('stands?(?! (for|in|alone))'), instead: 'is, exists, remains' },
  { prose: word('somebody|anybody|nobody'), instead: 'the role: reviewer, user, contributor, someone else' },
  { prose: word('mistakes?'), identifier: word('mistakes?'), instead: 'error' },
  { prose: word('answer(s|ed|ing)?'), identifier: word('answers?|answered'), instead: 'response, respond, return' },
  { identifier: word('ask(s|ed|ing)?'), instead: 'request, query' },
  { identifier: word('(most|longest|deepest|widest)(?= [a-z])'), instead: '`MAX_…`, `max…`' },
  { identifier: word('places?'), instead: 'position, path, location, assignment' },
  { prose: word('sections? \\d+ of the specification'), instead: 'the rule itself, or a link into docs/reference/' },
  { prose: word('SHA-?256 repositor(y|ies)'), instead: 'nothing: they are not supported' },
];

/** Terms to avoid in a source file: in its identifiers, comments, and texts with at least two words. */
export function avoidedInSource(source: Source): Violation[] {
  const found: Violation[] = [];
  const report = (offset: number, term: AvoidedTerm, shown: string) => {
    const line = source.text.slice(0, offset).split('\n').length;
    found.push({ file: source.file, line, message: `"${shown}": use ${term.instead}` });
  };
  const terms = AVOIDED_TERMS.filter(({ rightIn }) => !rightIn?.test(source.file));
  const checkProse = (text: string, offset: number) => {
    for (const term of terms) {
      const match = term.prose?.exec(text);
      if (match) report(offset + match.index, term, match[0]);
    }
  };
  const checkName = (name: string, offset: number) => {
    const words = identifierWords(name);
    for (const term of terms) if (term.identifier?.test(words)) report(offset, term, name);
  };
  for (const { value, start } of commentsOf(source)) checkProse(value, start);
  walk(source, {
    Literal: (node) => {
      if (typeof node.value === 'string' && /\s/.test(node.value.trim())) checkProse(node.value, node.start);
    },
    TSLiteralType: (node) => {
      if (node.literal.type === 'Literal' && typeof node.literal.value === 'string')
        checkName(node.literal.value, node.start);
    },
    TemplateElement: (node) => checkProse(node.value.cooked ?? '', node.start),
    ...declarations((node) => checkName(node.name, node.start)),
  });
  return found;
}

/** Terms to avoid in a document: Markdown, or YAML with descriptions. Code blocks and code spans are left out. */
export function avoidedInText(file: string, text: string): Violation[] {
  const blank = (code: string) => code.replace(/[^\n]/g, ' ');
  const prose = file.endsWith('.md')
    ? text.replace(/^ *```[\s\S]*?^ *```/gm, blank).replace(/`[^`\n]*`/g, blank)
    : text;
  const terms = AVOIDED_TERMS.filter(({ rightIn }) => !rightIn?.test(file));
  return prose.split('\n').flatMap((line, index) =>
    terms.flatMap(({ prose: pattern, instead }) => {
      const match = pattern?.exec(line);
      return match ? [{ file, line: index + 1, message: `"${match[0]}": use ${instead}` }] : [];
    }),
  );
}

/** The words of an identifier, in lower case: `isHTTPRequest` → `is http request`, `MAX_ROWS` → `max rows`. */
export function identifierWords(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[_$#]+/g, ' ')
    .trim()
    .toLowerCase();
}

function commentsOf({ text, program }: Source): readonly { readonly value: string; readonly start: number }[] {
  if ('comments' in program && Array.isArray(program.comments)) return program.comments;
  // Strings that hold `//` are addresses here, and those have a `:` before it.
  return [...text.matchAll(/(?<![:'"`\w])\/\/.*|\/\*[\s\S]*?\*\//g)].map((match) => ({
    value: match[0],
    start: match.index,
  }));
}

type Named = ESTree.Node & { readonly name: string; readonly start: number };

/** Calls back for every name that a file declares: functions, types, variables, parameters, properties. */
function declarations(check: (node: Named) => void) {
  const named = (node: ESTree.Node | null | undefined) => {
    if (node?.type === 'Identifier' || node?.type === 'PrivateIdentifier') check(node as Named);
  };
  const pattern = (node: ESTree.Node | null | undefined): void => {
    if (node?.type === 'AssignmentPattern') pattern(node.left);
    else if (node?.type === 'RestElement') pattern(node.argument);
    else if (node?.type === 'ArrayPattern') for (const element of node.elements) pattern(element);
    else if (node?.type === 'ObjectPattern') {
      for (const property of node.properties)
        pattern(property.type === 'RestElement' ? property.argument : property.value);
    } else named(node);
  };
  const parameters = ({ params }: { readonly params: readonly ESTree.Node[] }) => {
    for (const param of params) pattern(param);
  };
  return {
    FunctionDeclaration: (node: ESTree.Function) => {
      named(node.id);
      parameters(node);
    },
    FunctionExpression: parameters,
    ArrowFunctionExpression: parameters,
    ClassDeclaration: (node: ESTree.Class) => named(node.id),
    TSInterfaceDeclaration: (node: ESTree.TSInterfaceDeclaration) => named(node.id),
    TSTypeAliasDeclaration: (node: ESTree.TSTypeAliasDeclaration) => named(node.id),
    VariableDeclarator: (node: ESTree.VariableDeclarator) => pattern(node.id),
    MethodDefinition: (node: ESTree.MethodDefinition) => named(node.key),
    PropertyDefinition: (node: ESTree.PropertyDefinition) => named(node.key),
    Property: (node: { readonly computed: boolean; readonly shorthand: boolean; readonly key: ESTree.Node }) => {
      if (!node.computed && !node.shorthand) named(node.key);
    },
    TSEnumMember: (node: ESTree.TSEnumMember) => named(node.id),
    TSPropertySignature: (node: ESTree.TSPropertySignature) => named(node.key),
    TSMethodSignature: (node: ESTree.TSMethodSignature) => named(node.key),
  };
}
