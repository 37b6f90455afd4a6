import { isUnmodifiedInput } from '@kalypso-actions/gotemplate';
import { Dict, type Value } from '@kalypso-actions/govalue';
import { marshalYaml } from '@kalypso-actions/goyaml';

/** Many assignments of a fleet share their configuration, so its YAML is cached. */
const cache = new WeakMap<Dict, string>();

/**
 * Formats a value as YAML, without the line break at its end.
 *
 * @throws FunctionError if the value cannot be written as YAML
 */
export function toYaml(value: Value): string {
  if (!(value instanceof Dict && isUnmodifiedInput(value))) return trimLineBreak(marshalYaml(value));
  const known = cache.get(value);
  if (known !== undefined) return known;
  const yaml = trimLineBreak(marshalYaml(value));
  cache.set(value, yaml);
  return yaml;
}

function trimLineBreak(yaml: string): string {
  return yaml.endsWith('\n') ? yaml.slice(0, -1) : yaml;
}
