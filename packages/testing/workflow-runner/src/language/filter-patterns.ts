/** Whether a branch or path matches a filter's patterns. A later `!` pattern excludes again. */
export function matchesPatterns(patterns: readonly string[], text: string): boolean {
  let matched = false;
  for (const pattern of patterns) {
    const negative = pattern.startsWith('!');
    if (matched === negative && compilePattern(negative ? pattern.slice(1) : pattern).test(text)) matched = !negative;
  }
  return matched;
}

/** Compiles a filter pattern: `*` within a segment, `**` across segments, `?` and `+` after a character, `[…]`. */
function compilePattern(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/?|\*|[?+]|\[[^\]]*\]|\\.|[^*]/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?' || part === '+' || part.startsWith('[') || part.startsWith('\\')) return part;
    return part.replace(/[\^$.|(){}\]]/g, '\\$&');
  });
  return new RegExp(`^${source}$`);
}
