import { Dict, List, type Value } from '@kalypso-actions/govalue';
import { trimCharacter, trimGoSpace } from '../trim.ts';
import { decodeDocument } from './decode-document.ts';
import { parseFirstDocument } from './parse-document.ts';
import { checkCharacters } from './scan/cursor.ts';
import { ConfigValueError, YamlSyntaxError } from './scan/yaml-syntax-error.ts';

/** What Kubernetes allows all data of a config map together. */
const MAX_LENGTH = 1_048_576;

/** Without any of these there is no mapping and no sequence, so the text need not be parsed. */
const MAY_BE_STRUCTURE = /[[{]|[-?:](?:[\s\u0085]|$)/;

/**
 * Reads the text of a config map's value.
 *
 * Text in single quotes is what stands between them. Otherwise, text whose first YAML document is a mapping or a sequence is that structure; all else
 * stays the text it is. YAML is read by the rules of Go's yaml.v2 2.4.0, which is what the Kalypso operator reads it with.
 *
 * Source: section 6 of the specification.
 *
 * @throws ConfigValueError for a structure that is too large, too deep, or that aliases make grow out of measure
 */
export function readConfigValue(text: string): Value {
  const trimmed = trimGoSpace(text);
  if (trimmed.startsWith("'") && trimmed.endsWith("'")) return trimCharacter(trimmed, "'");
  if (!MAY_BE_STRUCTURE.test(text)) return text;
  if (text.length > MAX_LENGTH) throw new ConfigValueError(`it has more than ${MAX_LENGTH} characters`);
  return readStructure(text) ?? text;
}

function readStructure(text: string): Dict | List | undefined {
  try {
    checkCharacters(text);
    const root = parseFirstDocument(text);
    const value = root && decodeDocument(root);
    return value instanceof Dict || value instanceof List ? value : undefined;
  } catch (error) {
    if (error instanceof YamlSyntaxError) return undefined;
    throw error;
  }
}
