import type { Value } from '@kalypso-actions/gotemplate';
import { marshalYaml } from '../goyaml/index.ts';

/**
 * A value as YAML, without the line break at its end.
 *
 * @throws FunctionError for what cannot be written as YAML
 */
export function toYaml(value: Value): string {
  const yaml = marshalYaml(value);
  return yaml.endsWith('\n') ? yaml.slice(0, -1) : yaml;
}
