import { type Diagnostic, findNearest, quote } from '@kalypso-actions/diagnostics';
import type { SourceText } from '@kalypso-actions/yaml';

/** A placeholder, or one that is escaped by another `$`. */
const PLACEHOLDER = /\$(\$?)\{([A-Za-z_]\w*)\}/g;

export interface SubstitutedText {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Replaces `${NAME}` by the value of that name, and `$${NAME}` by `${NAME}`. A name without a value is an error: it would reach the clusters.
 * Other forms, such as `${NAME:-default}` of a shell, stay as they are.
 */
export function substituteValues(source: SourceText, values: ReadonlyMap<string, string>): SubstitutedText {
  const diagnostics: Diagnostic[] = [];
  const text = source.text.replace(PLACEHOLDER, (written, dollar: string, name: string, offset: number) => {
    if (dollar !== '') return written.slice(1);
    const value = values.get(name);
    if (value !== undefined) return value;
    const nearest = findNearest(name, values.keys());
    const advice = nearest === undefined ? '' : `Did you mean \`\${${nearest}}\`? `;
    diagnostics.push({
      code: 'unknown-placeholder',
      severity: 'error',
      at: source.positionAt(offset),
      message: `${quote(name)} has no value`,
      hint: `${advice}Add it to the configuration of the deployment target, or write \`$\${${name}}\` if the cluster should see it as it is.`,
    });
    return written;
  });
  return { text, diagnostics };
}

export interface TargetValues {
  readonly values: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a `values.env`: lines `NAME=value`, empty lines, and comments that start with `#`. A value is what follows the first `=`, without quotes. */
export function parseValues(source: SourceText): TargetValues {
  const values = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  let offset = 0;
  for (const line of source.text.split('\n')) {
    const [, name, value = ''] = /^\s*([A-Za-z_]\w*)\s*=([^\n]*)$/.exec(line) ?? [];
    if (name !== undefined) values.set(name, value.trim());
    else if (!/^\s*(#.*)?$/.test(line))
      diagnostics.push({
        code: 'invalid-values',
        severity: 'error',
        at: source.positionAt(offset),
        message: `${quote(line)} is not a value`,
        hint: 'Write `NAME=value`, or start a comment with `#`.',
      });
    offset += line.length + 1;
  }
  return { values, diagnostics };
}
