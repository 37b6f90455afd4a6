/** A paragraph, a list item, a table row, a heading or a fenced block of a Markdown document. */
export type DocumentNode = TextNode | FencedBlock;

export interface TextNode {
  readonly kind: 'text' | 'heading' | 'row';
  readonly line: number;
  /** One line, with single spaces. */
  readonly text: string;
}

export interface FencedBlock {
  readonly kind: 'block';
  readonly line: number;
  /** The first word after the fence, in lower case. */
  readonly language: string;
  /** Without the indentation of the fence and the marks of a quote. */
  readonly code: string;
}

const FENCE = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;

/**
 * Cuts a Markdown document into nodes. Fenced blocks may be indented, and may be in a quote.
 * @throws if a fence is not closed
 */
export function parseDocument(markdown: string): readonly DocumentNode[] {
  const nodes: DocumentNode[] = [];
  const lines = withoutFrontMatter(markdown.replaceAll('\r\n', '\n').split('\n'));
  let paragraph: { readonly line: number; text: string } | undefined;
  const endParagraph = () => {
    if (paragraph !== undefined) nodes.push({ kind: 'text', ...paragraph });
    paragraph = undefined;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const quote = /^\s*>\s?/.exec(line)?.[0] ?? '';
    const content = line.slice(quote.length);
    const text = content.trim().replace(/\s+/g, ' ');
    const fence = FENCE.exec(content);
    if (fence !== null) {
      endParagraph();
      const end = findClosingFence(lines, index, quote, fence[2] ?? '');
      nodes.push({
        kind: 'block',
        line: index + 1,
        language: (fence[3] ?? '').toLowerCase(),
        code: lines
          .slice(index + 1, end)
          .map((inner) => `${unindent(unquote(inner, quote), (fence[1] ?? '').length)}\n`)
          .join(''),
      });
      index = end;
    } else if (text === '' || /^\[![A-Z]+\]/.test(text)) endParagraph();
    else if (/^(#+ |\|)/.test(text)) {
      endParagraph();
      nodes.push({ kind: text.startsWith('|') ? 'row' : 'heading', line: index + 1, text });
    } else {
      if (/^([-*]|\d+\.) /.test(text)) endParagraph();
      if (paragraph === undefined) paragraph = { line: index + 1, text };
      else paragraph.text += ` ${text}`;
    }
  }
  endParagraph();
  return nodes;
}

/** Whether a block is a shell script. Microsoft's documents mark scripts with a button for their cloud shell by names that start with `azurecli`. */
export function isShellBlock({ language }: FencedBlock): boolean {
  return /^(bash|sh|azurecli.*)$/.test(language);
}

/** Empties the front matter: line numbers remain. */
function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (lines[0] !== '---') return lines;
  const end = lines.indexOf('---', 1);
  return lines.map((line, index) => (index <= end ? '' : line));
}

function findClosingFence(lines: readonly string[], start: number, quote: string, fence: string): number {
  const end = lines.findIndex((line, index) => index > start && isClosingFence(unquote(line, quote), fence));
  if (end < 0) throw new Error(`the block in line ${start + 1} is not closed`);
  return end;
}

function isClosingFence(line: string, fence: string): boolean {
  const text = line.trim();
  return text.startsWith(fence) && /^(`+|~+)$/.test(text);
}

function unquote(line: string, quote: string): string {
  return quote === '' ? line : line.replace(/^\s*>\s?/, '');
}

function unindent(line: string, spaces: number): string {
  return line.slice(Math.min(spaces, line.length - line.trimStart().length));
}
