/** A set of characters, as in `[a-z]` or `[^a-z]`. */
interface CharacterClass {
  readonly isNegated: boolean;
  readonly ranges: readonly (readonly [first: string, last: string])[];
}

const STAR = Symbol('*');
const ANY = Symbol('?');

/** A pattern of Go's `filepath.Match`, in parts: characters, classes, `*` and `?`. */
export type Glob = readonly (string | CharacterClass | typeof STAR | typeof ANY)[];

/** Parses a pattern; `undefined` if it is invalid, such as one with an open `[`. */
export function parseGlob(text: string): Glob | undefined {
  const characters = [...text];
  const parts: Glob[number][] = [];
  for (let i = 0; i < characters.length; i += 1) {
    const character = characters[i] ?? '';
    if (character === '*') parts.push(STAR);
    else if (character === '?') parts.push(ANY);
    else if (character === '[') {
      const found = parseClass(characters, i + 1);
      if (!found) return undefined;
      parts.push(found.value);
      i = found.end - 1;
    } else if (character === '\\') {
      i += 1;
      const escaped = characters[i];
      if (escaped === undefined) return undefined;
      parts.push(escaped);
    } else parts.push(character);
  }
  return parts;
}

/** Parses a class behind its `[`. `end` is the index behind its `]`. */
function parseClass(characters: readonly string[], start: number): { value: CharacterClass; end: number } | undefined {
  const isNegated = characters[start] === '^';
  const ranges: [string, string][] = [];
  let i = isNegated ? start + 1 : start;
  const readCharacter = (): string | undefined => {
    if (characters[i] === '-' || characters[i] === ']') return undefined;
    if (characters[i] === '\\') i += 1;
    i += 1;
    return characters[i - 1];
  };
  while (characters[i] !== ']' || ranges.length === 0) {
    const first = readCharacter();
    if (first === undefined) return undefined;
    let last: string | undefined = first;
    if (characters[i] === '-') {
      i += 1;
      last = readCharacter();
    }
    if (last === undefined) return undefined;
    ranges.push([first, last]);
  }
  return { value: { isNegated, ranges }, end: i + 1 };
}

/**
 * Whether a pattern matches a whole name, given as characters.
 *
 * Of several `*`, only the last one is tried again, so the steps are at most the product of both lengths. `spend` is called with the number of each.
 */
export function matchesGlob(glob: Glob, name: readonly string[], spend: (steps: number) => void): boolean {
  let part = 0;
  let position = 0;
  let star: { readonly part: number; readonly position: number } | undefined;
  while (position < name.length) {
    const current = glob[part];
    spend(typeof current === 'object' ? current.ranges.length : 1);
    if (current === STAR) {
      star = { part, position };
      part += 1;
    } else if (current !== undefined && matchesCharacter(current, name[position] ?? '')) {
      part += 1;
      position += 1;
    } else if (star) {
      star = { part: star.part, position: star.position + 1 };
      part = star.part + 1;
      position = star.position;
    } else return false;
  }
  while (glob[part] === STAR) part += 1;
  return part === glob.length;
}

function matchesCharacter(part: Exclude<Glob[number], typeof STAR>, character: string): boolean {
  if (part === ANY) return true;
  if (typeof part === 'string') return part === character;
  const code = character.codePointAt(0) ?? 0;
  const isInside = part.ranges.some(
    ([first, last]) => (first.codePointAt(0) ?? 0) <= code && code <= (last.codePointAt(0) ?? 0),
  );
  return isInside !== part.isNegated;
}
