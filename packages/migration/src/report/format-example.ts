import { sanitizeText } from '@kalypso-actions/diagnostics';
import { type ComparedLine, compareLines } from '../data/line-difference.ts';
import type { ExampleDifference } from '../decide/verdict/migration-verdict.ts';

const MAX_EXAMPLE_LINES = 8;
const MAX_LINE_LENGTH = 160;
const SIGNS: Readonly<Record<ComparedLine['kind'], string>> = { equal: ' ', removed: '-', added: '+' };

/** Formats a few lines of a difference: `-` is what the branch has, `+` what would be published. */
export function formatExample({ path, present, desired }: ExampleDifference): readonly string[] {
  const lines = compareLines(present, desired);
  const first = lines.findIndex(({ kind }) => kind !== 'equal');
  const header = `${sanitizeText(path)} (- on the branch, + here)`;
  if (first < 0) return [header];
  const start = Math.max(first - 1, 0);
  const shown = lines.slice(start, start + MAX_EXAMPLE_LINES);
  const omitted = lines.slice(start + MAX_EXAMPLE_LINES).some(({ kind }) => kind !== 'equal');
  return [
    header,
    ...shown.map(({ kind, line }) => `${SIGNS[kind]} ${sanitizeText(line, MAX_LINE_LENGTH)}`.trimEnd()),
    ...(omitted ? ['…'] : []),
  ];
}
