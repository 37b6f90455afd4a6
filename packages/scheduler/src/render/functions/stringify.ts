import { Dict, type Key, List, type Value } from '@kalypso-actions/govalue';
import { marshalYaml } from '@kalypso-actions/goyaml';
import { toYaml } from './to-yaml.ts';

function isConvertible(value: Value): boolean {
  if (value instanceof Dict) return value.key === 'string' && value.elem === 'interface {}';
  return value instanceof List && value.elem === 'interface {}';
}

/**
 * Like `toYaml`, but lists and maps in a map are converted to YAML text, because the data of a Kubernetes config map has to be text.
 *
 * As in the operator, this applies only to maps that a template can create with `dict`; those read from a config value (`map[interface{}]interface{}`)
 * stay maps, and existing manifests rely on it.
 *
 * @throws FunctionError if the value cannot be written as YAML
 */
export function stringify(value: Value): string {
  if (!(value instanceof Dict && isConvertible(value))) return toYaml(value);
  const entries = new Map<Key, Value>();
  for (const [key, item] of value.entries) entries.set(key, isConvertible(item) ? marshalYaml(item) : item);
  return toYaml(new Dict(entries, value.key, value.elem));
}
