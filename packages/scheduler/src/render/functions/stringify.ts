import { Dict, type Key, List, type Value } from '@kalypso-actions/govalue';
import { marshalYaml } from '@kalypso-actions/goyaml';
import { toYaml } from './to-yaml.ts';

function isNested(value: Value): boolean {
  if (value instanceof Dict) return value.key === 'string' && value.elem === 'interface {}';
  return value instanceof List && value.elem === 'interface {}';
}

/**
 * Like `toYaml`, but the lists and maps that a map holds become YAML text, as the data of a Kubernetes config map has to be text.
 *
 * As in the operator, only maps that a template can make with `dict` count as such; those read from a config value (`map[interface{}]interface{}`)
 * stay maps, and a fleet's manifests rely on it.
 *
 * @throws FunctionError for what cannot be written as YAML
 */
export function stringify(value: Value): string {
  if (!(value instanceof Dict && isNested(value))) return toYaml(value);
  const entries = new Map<Key, Value>();
  for (const [key, item] of value.entries) entries.set(key, isNested(item) ? marshalYaml(item) : item);
  return toYaml(new Dict(entries, value.key, value.elem));
}
