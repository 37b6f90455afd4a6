import type { Num } from '@kalypso-actions/govalue';
import { parseDottedYamlFloat, parseSignedDigits, parseYamlFloat, parseYamlInteger } from './parse-number.ts';
import { isTimestamp } from './timestamp.ts';

export type ScalarTag = 'null' | 'bool' | 'int' | 'float' | 'timestamp' | 'str';

/** The type and the value of a scalar. The value of a timestamp is its text, as in Go if no time is expected. */
export interface ResolvedScalar {
  readonly tag: ScalarTag;
  readonly value: null | boolean | bigint | number | string | Num;
}

/** The version of Go's YAML package: `v2` reads config values, `v3` writes manifests. */
export type YamlDialect = 'v2' | 'v3';

const KEYWORDS = new Map<string, ResolvedScalar>();
const YAML_11_BOOLEANS = new Map<string, ResolvedScalar>();

function addKeywords(
  keywords: Map<string, ResolvedScalar>,
  resolved: ResolvedScalar,
  spellings: readonly string[],
): void {
  for (const spelling of spellings) keywords.set(spelling, resolved);
}

addKeywords(KEYWORDS, { tag: 'null', value: null }, ['', '~', 'null', 'Null', 'NULL']);
addKeywords(KEYWORDS, { tag: 'bool', value: true }, ['true', 'True', 'TRUE']);
addKeywords(KEYWORDS, { tag: 'bool', value: false }, ['false', 'False', 'FALSE']);
addKeywords(KEYWORDS, { tag: 'float', value: Number.NaN }, ['.nan', '.NaN', '.NAN']);
addKeywords(KEYWORDS, { tag: 'float', value: Number.POSITIVE_INFINITY }, [
  '.inf',
  '.Inf',
  '.INF',
  '+.inf',
  '+.Inf',
  '+.INF',
]);
addKeywords(KEYWORDS, { tag: 'float', value: Number.NEGATIVE_INFINITY }, ['-.inf', '-.Inf', '-.INF']);
addKeywords(YAML_11_BOOLEANS, { tag: 'bool', value: true }, ['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
addKeywords(YAML_11_BOOLEANS, { tag: 'bool', value: false }, ['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);

const MAY_BE_KEYWORD = /^[yYnNtTfFoO~]/;

/** Whether the text is a boolean in YAML 1.1 only. Such text is written with quotes, since other parsers may read it as a boolean. */
export function isYaml11Boolean(text: string): boolean {
  return YAML_11_BOOLEANS.has(text);
}

const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether the text is a base-60 number of YAML 1.1, such as `12:30`; Go quotes it and reads it as text. */
export function isBase60(text: string): boolean {
  return text.includes(':') && BASE_60.test(text);
}

/**
 * Determines the type and the value of a plain scalar.
 *
 * @param dialect the version whose rules apply
 * @param dates whether a date is a timestamp, as it is for a scalar without a tag
 */
export function resolvePlain(text: string, dialect: YamlDialect, dates = true): ResolvedScalar {
  const first = text.charCodeAt(0);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  if (text === '' || numeric || first === 0x2e || MAY_BE_KEYWORD.test(text)) {
    const keyword = KEYWORDS.get(text) ?? (dialect === 'v2' ? YAML_11_BOOLEANS.get(text) : undefined);
    if (keyword) return keyword;
  }
  const resolved = numeric
    ? resolveNumber(text, dialect, dates)
    : first === 0x2e
      ? toFloat(parseDottedYamlFloat(text))
      : undefined;
  return resolved ?? { tag: 'str', value: text };
}

function resolveNumber(text: string, dialect: YamlDialect, dates: boolean): ResolvedScalar | undefined {
  if (dates && isTimestamp(text)) return { tag: 'timestamp', value: text };
  const plain = text.replaceAll('_', '');
  const int = parseYamlInteger(plain);
  if (int !== undefined) return { tag: 'int', value: int };
  return toFloat(parseYamlFloat(plain)) ?? resolvePrefixedSign(plain, dialect);
}

/** `0b-1`: no standard allows a sign after the prefix, but Go reads it as a number. */
function resolvePrefixedSign(text: string, dialect: YamlDialect): ResolvedScalar | undefined {
  const prefix = text.slice(0, 2);
  if (prefix !== '0b' && !(prefix === '0o' && dialect === 'v3')) return undefined;
  const value = parseSignedDigits(text.slice(2), prefix);
  return value === undefined ? undefined : { tag: 'int', value };
}

function toFloat(value: number | undefined): ResolvedScalar | undefined {
  return value === undefined ? undefined : { tag: 'float', value };
}
