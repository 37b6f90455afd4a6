import { expect, it } from 'vitest';
import { isShellBlock, parseDocument } from './document-nodes.ts';

const blocks = (markdown: string) =>
  parseDocument(markdown).flatMap((node) => (node.kind === 'block' ? [{ ...node, isShell: isShellBlock(node) }] : []));

it('finds shell blocks in every form that documents use', () => {
  const markdown = [
    '```bash\none\n```',
    'Text:\n```azurecli-interactive\ntwo\n```',
    '```azurecli-interactivet\nthree\n\n```',
    ' ```bash\nfour\n```',
    '- An item:\n\n  ```sh\n  five\n    indented\n  ```',
    '> [!NOTE]\n> Text:\n>\n> ```bash\n> six\n> ```',
    '> Text:\n> ```azurecli-interactive\n> seven\n> ```',
    '~~~sh\neight\n~~~',
  ].join('\n\n');
  expect(blocks(markdown).map(({ code, isShell }) => [code, isShell])).toEqual([
    ['one\n', true],
    ['two\n', true],
    ['three\n\n', true],
    ['four\n', true],
    ['five\n  indented\n', true],
    ['six\n', true],
    ['seven\n', true],
    ['eight\n', true],
  ]);
});

it('keeps here-documents, comments and blank lines as they are', () => {
  const code = 'cat <<EOF >a.yaml\nkey:\n  # comment\n    - "`x`"\n\nEOF\n';
  expect(blocks(`\`\`\`bash\n${code}\`\`\`\n`)[0]?.code).toBe(code);
});

it('distinguishes other blocks, with their lines', () => {
  const markdown = '---\ntitle: x\n---\n\n# A\n\n```output\nprinted\n```\n\n```yaml\na: 1\n```\n\n```\nplain\n```\n';
  expect(blocks(markdown).map(({ line, language, isShell }) => [line, language, isShell])).toEqual([
    [7, 'output', false],
    [11, 'yaml', false],
    [15, '', false],
  ]);
});

it('joins the lines of paragraphs, and separates items, rows and headings', () => {
  const markdown =
    '## A\nOne\n  sentence.\n\n- first\n- second\n  line\n\n> [!TIP]\n> quoted\n> text\n\n|a|b|\n|-|-|\n';
  expect(parseDocument(markdown).map((node) => (node.kind === 'block' ? '' : `${node.kind}: ${node.text}`))).toEqual([
    'heading: ## A',
    'text: One sentence.',
    'text: - first',
    'text: - second line',
    'text: quoted text',
    'row: |a|b|',
    'row: |-|-|',
  ]);
});

it('refuses a block that is not closed', () => {
  expect(() => parseDocument('Text\n\n```bash\nls\n')).toThrow('the block in line 3 is not closed');
});
