import { quoteGo } from '@kalypso-actions/govalue';
import type { CommandNode, OperandNode, PipeNode, SyntaxNode, SyntaxTree, TemplateCallNode } from './syntax-tree.ts';

const printPath = (path: readonly string[]): string => path.map((name) => `.${name}`).join('');

/** Go's `Node.String` for a node of an action, which error messages quote. */
export function printOperand(node: OperandNode | CommandNode): string {
  switch (node.type) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'field':
      return printPath(node.path);
    case 'variable':
      return node.name + printPath(node.path);
    case 'chain':
      return (node.of.type === 'pipe' ? `(${printPipe(node.of)})` : node.of.name) + printPath(node.path);
    case 'identifier':
      return node.name;
    case 'bool':
      return String(node.value);
    case 'string':
    case 'number':
      return node.text;
    case 'pipe':
      return printPipe(node);
    case 'command':
      return [node.first, ...node.args].map(printArgument).join(' ');
  }
}

function printArgument(node: OperandNode): string {
  return node.type === 'pipe' ? `(${printPipe(node)})` : printOperand(node);
}

function printPipe(pipe: PipeNode): string {
  const variables = pipe.variables.length > 0 ? `${pipe.variables.join(', ')} ${pipe.assigns ? '=' : ':='} ` : '';
  return variables + pipe.commands.map(printOperand).join(' | ');
}

export function printTemplateCall(node: TemplateCallNode): string {
  const pipe = node.pipe === undefined ? '' : ` ${printPipe(node.pipe)}`;
  return `{{template ${quoteGo(node.name)}${pipe}}}`;
}

/** Escapes braces that would otherwise start an action: one at the end of the text, or two that a comment separated. */
function printText(text: string, atEnd: boolean): string {
  const escaped = text.replaceAll('{{', '{{"{{"}}');
  return !atEnd && escaped.endsWith('{') ? `${escaped.slice(0, -1)}{{"{"}}` : escaped;
}

function printNode(node: SyntaxNode): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'action':
      return `{{${printPipe(node.pipe)}}}`;
    case 'template':
      return printTemplateCall(node);
    case 'break':
    case 'continue':
      return `{{${node.type}}}`;
    default: {
      const otherwise = node.otherwise === undefined ? '' : `{{else}}${printNodes(node.otherwise, false)}`;
      return `{{${node.type} ${printPipe(node.pipe)}}}${printNodes(node.body, false)}${otherwise}{{end}}`;
    }
  }
}

function printNodes(nodes: readonly SyntaxNode[], last: boolean): string {
  let printed = '';
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text') {
      text += node.text;
    } else {
      printed += printText(text, false) + printNode(node);
      text = '';
    }
  }
  return printed + printText(text, last);
}

/** Prints a template as text that parses to the same tree, without comments and trim markers. The templates that it defines come first. */
export function printTree(tree: SyntaxTree): string {
  const defined = [...tree.defined].map(
    ([name, nodes]) => `{{define ${quoteGo(name)}}}${printNodes(nodes, false)}{{end}}`,
  );
  return defined.join('') + printNodes(tree.root, true);
}
