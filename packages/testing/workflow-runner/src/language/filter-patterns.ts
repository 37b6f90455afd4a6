/** Whether a branch or a path is one of those that a filter's patterns name; a later pattern with `!` takes away again. */
export function matchesPatterns(patterns: readonly string[], text: string): boolean {
  let matched = false;
  for (const pattern of patterns) {
    const negative = pattern.startsWith('!');
    if (matched === negative && compilePattern(negative ? pattern.slice(1) : pattern).test(text)) matched = !negative;
  }
  return matched;
}

/** GitHub's filter patterns: `*` within a part, `**` across parts, `?` and `+` of what stands before, `[…]`. */
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
