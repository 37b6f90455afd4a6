import { quoteGo } from '@kalypso-actions/govalue';
import type { CommandNode, OperandNode, PipeNode, SyntaxNode, SyntaxTree, TemplateCallNode } from './syntax-tree.ts';

const fields = (path: readonly string[]): string => path.map((name) => `.${name}`).join('');

/** A node of an action as Go's `Node.String` writes it: what error messages quote. */
export function printOperand(node: OperandNode | CommandNode): string {
  switch (node.type) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'field':
      return fields(node.path);
    case 'variable':
      return node.name + fields(node.path);
    case 'chain':
      return (node.of.type === 'pipe' ? `(${printPipe(node.of)})` : node.of.name) + fields(node.path);
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

/** Keeps what was text from becoming an action: a brace at its end, or two that comments kept apart. */
function printText(text: string, atEnd: boolean): string {
  const apart = text.replaceAll('{{', '{{"{{"}}');
  return !atEnd && apart.endsWith('{') ? `${apart.slice(0, -1)}{{"{"}}` : apart;
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

/** A template as text that parses to the same tree: the templates that it defines first, then its own nodes; no comments, no trim markers. */
export function printTree(tree: SyntaxTree): string {
  const defined = [...tree.defined].map(
    ([name, nodes]) => `{{define ${quoteGo(name)}}}${printNodes(nodes, false)}{{end}}`,
  );
  return defined.join('') + printNodes(tree.root, true);
}
