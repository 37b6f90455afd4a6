import mustache from 'mustache';

/** The names that a pattern may use, each a variable of mustache. */
export type PatternView = Readonly<Record<string, string>>;

/**
 * Compiles a mustache pattern of plain variables, such as a namespace pattern.
 *
 * Inputs: the pattern and the names that it may use. Output: the function and the names that it does use, or what is wrong in one sentence.
 */
export function compilePattern(
  pattern: string,
  names: readonly string[],
):
  | { readonly render: (view: PatternView) => string; readonly uses: ReadonlySet<string> }
  | { readonly problem: string } {
  const uses = new Set<string>();
  const pieces: ((view: PatternView) => string)[] = [];
  let tokens: readonly (readonly unknown[])[];
  try {
    tokens = new mustache.Writer().parse(pattern) as unknown as readonly (readonly unknown[])[];
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  for (const [type, text] of tokens) {
    const value = String(text);
    if (type === 'text') pieces.push(() => value);
    else if ((type === 'name' || type === '&') && names.includes(value)) {
      uses.add(value);
      pieces.push((view) => view[value] ?? '');
    } else if (type !== '!') {
      return { problem: `it may use ${names.map((name) => `{{${name}}}`).join(', ')} and nothing else` };
    }
  }
  return { render: (view) => pieces.map((piece) => piece(view)).join(''), uses };
}
