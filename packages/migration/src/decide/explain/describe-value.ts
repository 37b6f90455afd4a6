import { quote } from '@kalypso-actions/diagnostics';
import type { DataDifference } from '../../data/data-differences.ts';
import { isDataScalar, type YamlData } from '../../data/yaml-data.ts';

/** `spec.url: "old" on the branch, "new" here` */
export function describeValue({ path, desired, present }: DataDifference): string {
  const name = path.length === 0 ? 'a document' : path.join('.');
  return `${quote(name)}: ${describeData(present)} on the branch, ${describeData(desired)} here`;
}

function describeData(data: YamlData | undefined): string {
  if (data === undefined) return 'absent';
  if (isDataScalar(data)) return data.type === 'str' ? quote(data.text) : `${quote(data.text)} (${data.type})`;
  return data instanceof Map ? 'a mapping' : 'a list';
}
