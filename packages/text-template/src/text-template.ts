import mustache from 'mustache';
import { parseMustache } from './parse-mustache.ts';

export type CompiledText<View extends object> =
  | { readonly kind: 'compiled'; readonly render: (view: View) => string }
  /** `reason` completes the sentence “The template is invalid: …”. */
  | { readonly kind: 'invalid'; readonly reason: string };

/**
 * Compiles a mustache template with variables and sections, such as the title of a pull request. Nothing is escaped, since the result is not HTML.
 * @param names all that the template may refer to; partials are never allowed
 */
export function compileText<View extends object>(template: string, names: readonly string[]): CompiledText<View> {
  const parsed = parseMustache(template);
  if (parsed.kind === 'invalid') return parsed;
  const writer = new mustache.Writer();
  const unknown = referencedNames(parsed.tokens).filter((name) => !names.includes(name) && name !== '.');
  if (unknown.length > 0) {
    return {
      kind: 'invalid',
      reason: `unknown name ${[...new Set(unknown)].map((name) => JSON.stringify(name)).join(', ')}`,
    };
  }
  return { kind: 'compiled', render: (view) => writer.render(template, view, undefined, { escape: String }) };
}

/** The names of variables and sections. A token of mustache is `[type, value, start, end, tokens?]`. */
function referencedNames(tokens: unknown): string[] {
  if (!Array.isArray(tokens)) return [];
  return tokens.flatMap((token: unknown): string[] => {
    if (!Array.isArray(token)) return [];
    const [type, value, , , inner]: unknown[] = token;
    if (type === 'text' || type === '!' || type === '=') return [];
    return [type === '>' ? `> ${value}` : String(value), ...referencedNames(inner)];
  });
}
