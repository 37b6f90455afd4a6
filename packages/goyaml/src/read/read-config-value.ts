import { Dict, List, trimCharacter, trimGoSpace, type Value } from '@kalypso-actions/govalue';
import { ConfigValueError } from './config-value-error.ts';
import { decodeDocument } from './decode-document.ts';
import { parseFirstDocument } from './parse-document.ts';
import { checkCharacters } from './scan/cursor.ts';
import { YamlSyntaxError } from './scan/yaml-syntax-error.ts';

/** The limit that Kubernetes has for all data of a config map. */
const MAX_LENGTH = 1_048_576;

/** Every mapping and every sequence contains one of these; other text is not parsed. */
const MAY_BE_STRUCTURE = /[[{]|[-?:](?:[\s\u0085]|$)/;

/**
 * Reads a value of a config map.
 *
 * Text in single quotes is the text between them. Otherwise, if the first YAML document of the text is a mapping or a sequence, the result is that
 * structure; any other text stays text. YAML is read by the rules of Go's yaml.v2 2.4.0, which the Kalypso operator uses.
 *
 * @throws ConfigValueError if a structure is too large, nested too deeply, or its aliases expand too far
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
