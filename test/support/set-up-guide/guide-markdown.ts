/** A shell code block of a guide. */
export interface ShellBlock {
  /** The number of its section; 0 before the first section. */
  readonly section: number;
  readonly code: string;
}

/** Finds the shell code blocks of a guide with numbered sections. */
export function parseShellBlocks(markdown: string): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  let section = 0;
  for (const [text, number, code] of markdown.matchAll(/^## (\d+)\. .*$|^```sh\n([\s\S]*?)^```$/gm)) {
    if (number !== undefined) section = Number(number);
    else if (code !== undefined) blocks.push({ section, code });
    else throw new Error(`neither a section heading nor a code block: ${text}`);
  }
  return blocks;
}

/** Finds the rows of every table whose first column has this heading. */
export function parseTableRows(markdown: string, firstColumn: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n').map((line) => (line.startsWith('|') ? parseCells(line) : undefined));
  return lines.flatMap((head, index) => {
    if (head?.[0] !== firstColumn || lines[index - 1] !== undefined) return [];
    const end = lines.indexOf(undefined, index);
    return lines.slice(index + 2, end < 0 ? lines.length : end).filter((row) => row !== undefined);
  });
}

function parseCells(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
