import { countUnsharedLines } from '../../data/line-difference.ts';
import { isEqualData, parseYamlData } from '../../data/yaml-data.ts';
import type { BranchDifference } from '../compare/compare-branch.ts';
import { type Explanation, explained } from './explanation.ts';

/** Explains a difference that is only in the text, not in what it means; `undefined` for every other difference. */
export function explainText({ path, desired = '', present = '' }: BranchDifference): Explanation | undefined {
  const normalized = present.replaceAll('\r\n', '\n');
  if (normalized === desired) return explained('line-endings');
  if (normalized.trimEnd() === desired.trimEnd()) return explained('final-newline');
  if (!path.endsWith('.yaml')) return undefined;
  const [wanted, found] = [parseYamlData(desired), parseYamlData(present)];
  if (found === undefined) return wanted && explained('invalid-yaml');
  if (wanted === undefined || !isEqualData(wanted, found)) return undefined;
  return explained(countUnsharedLines(desired, normalized) === 0 ? 'key-order' : 'formatting');
}
