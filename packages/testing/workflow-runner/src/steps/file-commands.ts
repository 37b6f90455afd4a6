import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files to which a step writes its outputs, variables, path, state and summary. */
export class FileCommands {
  readonly #files: Readonly<Record<string, string>>;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];
    this.#files = Object.fromEntries(names.map((name) => [name, join(folder, name.toLowerCase())]));
    for (const file of Object.values(this.#files)) writeFileSync(file, '');
  }

  get environment(): Readonly<Record<string, string>> {
    return this.#files;
  }

  get outputs(): Record<string, string> {
    return parseAssignments(this.#read('GITHUB_OUTPUT'));
  }

  get variables(): Record<string, string> {
    return parseAssignments(this.#read('GITHUB_ENV'));
  }

  get state(): Record<string, string> {
    return parseAssignments(this.#read('GITHUB_STATE'));
  }

  get paths(): readonly string[] {
    return this.#read('GITHUB_PATH')
      .split(/\r?\n/)
      .filter((line) => line !== '');
  }

  get summary(): string {
    return this.#read('GITHUB_STEP_SUMMARY');
  }

  #read(name: string): string {
    return readFileSync(this.#files[name] ?? '', 'utf8');
  }
}

/** Parses `name=value` lines and `name<<delimiter` blocks. @throws for anything else, as a runner does */
export function parseAssignments(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const block = line.indexOf('<<');
    if (block >= 0 && (equals < 0 || block < equals)) {
      const end = lines.indexOf(line.slice(block + 2), i + 1);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${line.slice(block + 2)}'`);
      found[line.slice(0, block)] = lines.slice(i + 1, end).join('\n');
      i = end;
    } else if (equals > 0) found[line.slice(0, equals)] = line.slice(equals + 1);
    else throw new Error(`Invalid format '${line}'`);
  }
  return found;
}
