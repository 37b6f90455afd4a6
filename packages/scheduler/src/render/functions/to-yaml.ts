import { isUnmodifiedInput } from '@kalypso-actions/gotemplate';
import { Dict, type Value } from '@kalypso-actions/govalue';
import { marshalYaml } from '@kalypso-actions/goyaml';

/** Many assignments of a fleet share their configuration, so its YAML is kept. */
const written = new WeakMap<Dict, string>();

/**
 * A value as YAML, without the line break at its end.
 *
 * @throws FunctionError for what cannot be written as YAML
 */
export function toYaml(value: Value): string {
  if (!(value instanceof Dict && isUnmodifiedInput(value))) return withoutLineBreak(marshalYaml(value));
  const known = written.get(value);
  if (known !== undefined) return known;
  const yaml = withoutLineBreak(marshalYaml(value));
  written.set(value, yaml);
  return yaml;
}

function withoutLineBreak(yaml: string): string {
  return yaml.endsWith('\n') ? yaml.slice(0, -1) : yaml;
}
