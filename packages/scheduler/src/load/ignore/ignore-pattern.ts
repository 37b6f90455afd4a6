import { type Glob, matchesGlob, parseGlob } from './glob.ts';

/** A line of a `.sourceignore`. */
export interface IgnorePattern {
  /** Whether it starts with `!`: it includes again what earlier lines exclude. */
  readonly isInclusion: boolean;
  /** Whether it ends with `/`: it matches folders, not files themselves. */
  readonly isFolder: boolean;
  /** Its parts between slashes. */
  readonly parts: readonly PatternPart[];
}

/** `undefined`: invalid; it matches nothing. */
type PatternPart = Glob | '' | '**' | undefined;

/** Parses the lines of a `.sourceignore`. */
export function parseIgnorePatterns(text: string): readonly IgnorePattern[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map(parsePattern);
}

function parsePattern(line: string): IgnorePattern {
  const isInclusion = line.startsWith('!');
  const written = isInclusion ? line.slice(1) : line;
  const text = written.endsWith('\\ ') ? written : trimSpaces(written);
  const isFolder = text.endsWith('/');
  const names = (isFolder ? text.slice(0, -1) : text).split('/');
  const isPath = names.length > 1;
  return { isInclusion, isFolder, parts: names.map((name) => parsePart(name, isPath)) };
}

/** In a path, `**` stands for any number of folders and is allowed only alone. */
function parsePart(name: string, isPath: boolean): PatternPart {
  if (!isPath) return parseGlob(name);
  if (name === '' || name === '**') return name;
  return name.includes('**') ? undefined : parseGlob(name);
}

function trimSpaces(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}

/**
 * Whether a pattern matches a path, or a folder above it. As for Flux, which uses an older version of go-git's matcher, not that of Git.
 *
 * Input: the names of the path below the folder of the `.sourceignore`, as characters; whether it is that of a folder.
 */
export function matchesPattern(
  { parts, isFolder }: IgnorePattern,
  path: readonly (readonly string[])[],
  isPathOfFolder: boolean,
  spend: (steps: number) => void,
): boolean {
  const matches = (part: PatternPart, name: readonly string[]) =>
    typeof part === 'object' && matchesGlob(part, name, spend);
  const [first, ...others] = parts;
  if (others.length === 0) {
    const index = path.findIndex((name) => matches(first, name));
    return index !== -1 && (index < path.length - 1 || isPathOfFolder || !isFolder);
  }
  let next = 0;
  let isMatch = false;
  let skipsFolders = false;
  for (const [index, part] of parts.entries()) {
    spend(1);
    if (part === '') skipsFolders = false;
    else if (part === '**') {
      if (index === parts.length - 1) break;
      skipsFolders = true;
    } else {
      let name = path[next];
      while (skipsFolders && name && !matches(part, name)) name = path[++next];
      if (!name || !(skipsFolders || matches(part, name))) return false;
      skipsFolders = false;
      isMatch = true;
      next += 1;
    }
  }
  return isMatch && (next < path.length || isPathOfFolder || !isFolder);
}
