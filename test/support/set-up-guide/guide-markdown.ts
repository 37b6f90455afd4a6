/** A shell block of a guide. */
export interface ShellBlock {
  /** The number of its section; 0 before the first. */
  readonly section: number;
  readonly code: string;
}

/** The shell blocks of a guide whose sections are numbered, in order. */
export function parseShellBlocks(markdown: string): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  let section = 0;
  for (const [text, number, code] of markdown.matchAll(/^## (\d+)\. .*$|^```sh\n([\s\S]*?)^```$/gm)) {
    if (number !== undefined) section = Number(number);
    else if (code !== undefined) blocks.push({ section, code });
    else throw new Error(`neither a section nor a block: ${text}`);
  }
  return blocks;
}

/** The rows of every table whose first column has that name, cells without their marks. */
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
