import { countUnsharedLines } from '../../data/line-difference.ts';
import { isEqualData, parseScript, parseYamlData } from '../../data/yaml-data.ts';
import type { BranchDifference } from '../compare/compare-branch.ts';
import { type Explanation, explained } from './explanation.ts';

/** Explains a difference that is only in the text, not in what it means; `undefined` for every other difference. */
export function explainText({ path, desired = '', present = '' }: BranchDifference): Explanation | undefined {
  const normalized = present.replaceAll('\r\n', '\n');
  if (normalized === desired) return explained('line-endings');
  if (normalized.trimEnd() === desired.trimEnd()) return explained('final-newline');
  if (joinDocuments(desired) === joinDocuments(normalized)) return explained('joined-documents');
  const parse = path.endsWith('.yaml') ? parseYamlData : path.endsWith('.sh') ? parseScript : () => undefined;
  const [wanted, found] = [parse(desired), parse(present)];
  if (found === undefined) return wanted && explained('invalid-yaml');
  if (wanted === undefined || !isEqualData(wanted, found)) return undefined;
  return explained(countUnsharedLines(desired, normalized) === 0 ? 'key-order' : 'formatting');
}

/** Joins documents as the operator does, which does not add a missing line break before a separator. */
function joinDocuments(text: string): string {
  return text.replaceAll('\n---\n', '---\n');
}
