/**
 * Makes a text safe to log: it stays on one line and cannot start a workflow command, whoever wrote it.
 *
 * A runner interprets `::name::` at the start of a line and `##[name]` anywhere in one as a command.
 */
export function safeLine(text: string): string {
  return text
    .replace(/(?!\t)[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/^(\s*):(?=:)/, '$1\u02d0')
    .replaceAll('##[', '#\u200b#[');
}

/** Writes a line to the log. */
export function log(line: string): void {
  process.stdout.write(`${safeLine(line)}\n`);
}
