import mustache from 'mustache';

/** Tokens of mustache: `[type, value, start, end, tokens?]`. */
type ParsedMustache =
  | { readonly kind: 'parsed'; readonly tokens: readonly (readonly unknown[])[] }
  | { readonly kind: 'invalid'; readonly reason: string };

/** Parses a mustache template. */
export function parseMustache(template: string): ParsedMustache {
  try {
    const tokens = new mustache.Writer().parse(template) as unknown as readonly (readonly unknown[])[];
    return { kind: 'parsed', tokens };
  } catch (error) {
    return { kind: 'invalid', reason: error instanceof Error ? error.message : String(error) };
  }
}
