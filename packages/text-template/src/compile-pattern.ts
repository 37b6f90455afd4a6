import { parseMustache } from './parse-mustache.ts';

/** The values of a pattern's variables. */
type PatternValues = Readonly<Record<string, string>>;

type CompiledPattern =
  | {
      readonly kind: 'compiled';
      readonly render: (values: PatternValues) => string;
      /** The variables that the pattern uses. */
      readonly uses: ReadonlySet<string>;
    }
  | { readonly kind: 'invalid'; readonly reason: string };

/**
 * Compiles a mustache pattern of plain variables, such as a namespace pattern: no sections, partials or other features of mustache.
 *
 * Inputs: the pattern and the names of the variables that it may use. Output: a function that renders it, or why it is invalid.
 */
export function compilePattern(pattern: string, names: readonly string[]): CompiledPattern {
  const uses = new Set<string>();
  const parts: ((values: PatternValues) => string)[] = [];
  const parsed = parseMustache(pattern);
  if (parsed.kind === 'invalid') return parsed;
  for (const [type, content] of parsed.tokens) {
    const text = String(content);
    if (type === 'text') parts.push(() => text);
    else if ((type === 'name' || type === '&') && names.includes(text)) {
      uses.add(text);
      parts.push((values) => values[text] ?? '');
    } else if (type !== '!') {
      return {
        kind: 'invalid',
        reason: `only these variables are allowed: ${names.map((name) => `{{${name}}}`).join(', ')}`,
      };
    }
  }
  return { kind: 'compiled', render: (values) => parts.map((part) => part(values)).join(''), uses };
}
