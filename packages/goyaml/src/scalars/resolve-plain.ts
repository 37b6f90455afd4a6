import type { Num } from '@kalypso-actions/govalue';
import { parseDottedYamlFloat, parseSignedDigits, parseYamlFloat, parseYamlInteger } from './parse-number.ts';
import { isTimestamp } from './timestamp.ts';

export type ScalarTag = 'null' | 'bool' | 'int' | 'float' | 'timestamp' | 'str';

/** What a scalar is. A timestamp keeps its text: Go's YAML gives text for one where no time is asked for. */
export interface ResolvedScalar {
  readonly tag: ScalarTag;
  readonly value: null | boolean | bigint | number | string | Num;
}

/** The version of Go's YAML whose rules apply: `v2` reads config values, `v3` writes manifests. */
export type YamlDialect = 'v2' | 'v3';

const WORDS = new Map<string, ResolvedScalar>();
const OLD_BOOLEANS = new Map<string, ResolvedScalar>();

function addWords(words: Map<string, ResolvedScalar>, resolved: ResolvedScalar, spellings: readonly string[]): void {
  for (const spelling of spellings) words.set(spelling, resolved);
}

addWords(WORDS, { tag: 'null', value: null }, ['', '~', 'null', 'Null', 'NULL']);
addWords(WORDS, { tag: 'bool', value: true }, ['true', 'True', 'TRUE']);
addWords(WORDS, { tag: 'bool', value: false }, ['false', 'False', 'FALSE']);
addWords(WORDS, { tag: 'float', value: Number.NaN }, ['.nan', '.NaN', '.NAN']);
addWords(WORDS, { tag: 'float', value: Number.POSITIVE_INFINITY }, ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']);
addWords(WORDS, { tag: 'float', value: Number.NEGATIVE_INFINITY }, ['-.inf', '-.Inf', '-.INF']);
addWords(OLD_BOOLEANS, { tag: 'bool', value: true }, ['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
addWords(OLD_BOOLEANS, { tag: 'bool', value: false }, ['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);

const MAY_BE_WORD = /^[yYnNtTfFoO~]/;

/** Whether the text is a boolean in YAML 1.1 only. Such text is quoted when written, since other readers may take it for one. */
export function isYaml11Boolean(text: string): boolean {
  return OLD_BOOLEANS.has(text);
}

const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether the text is a number of base 60 in YAML 1.1, as `12:30` is; Go quotes it and reads it as text. */
export function isBase60(text: string): boolean {
  return text.includes(':') && BASE_60.test(text);
}

/**
 * Decides what a plain scalar is.
 *
 * @param text the scalar's text
 * @param dialect which version's rules
 * @param dates whether a date counts as a timestamp: it does for a scalar without a tag
 */
export function resolvePlain(text: string, dialect: YamlDialect, dates = true): ResolvedScalar {
  const first = text.charCodeAt(0);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  if (text === '' || numeric || first === 0x2e || MAY_BE_WORD.test(text)) {
    const word = WORDS.get(text) ?? (dialect === 'v2' ? OLD_BOOLEANS.get(text) : undefined);
    if (word) return word;
  }
  const resolved = numeric
    ? resolveNumber(text, dialect, dates)
    : first === 0x2e
      ? float(parseDottedYamlFloat(text))
      : undefined;
  return resolved ?? { tag: 'str', value: text };
}

function resolveNumber(text: string, dialect: YamlDialect, dates: boolean): ResolvedScalar | undefined {
  if (dates && isTimestamp(text)) return { tag: 'timestamp', value: text };
  const plain = text.replaceAll('_', '');
  const int = parseYamlInteger(plain);
  if (int !== undefined) return { tag: 'int', value: int };
  return float(parseYamlFloat(plain)) ?? oddInteger(plain, dialect);
}

/** `0b-1`: a sign after the prefix is no number by any standard, but Go reads it as one. */
function oddInteger(text: string, dialect: YamlDialect): ResolvedScalar | undefined {
  const prefix = text.slice(0, 2);
  if (prefix !== '0b' && !(prefix === '0o' && dialect === 'v3')) return undefined;
  const value = parseSignedDigits(text.slice(2), prefix);
  return value === undefined ? undefined : { tag: 'int', value };
}

function float(value: number | undefined): ResolvedScalar | undefined {
  return value === undefined ? undefined : { tag: 'float', value };
}
