import { FunctionError } from '@kalypso-actions/govalue';
import { parseInt64 } from '../common/int64.ts';

/** A version as parsed by sprig 2's library (Masterminds/semver 1.5), which accepts `1.2` and a `v` in front. */
export interface SemanticVersion {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
  readonly original: string;
}

const SUFFIX = String.raw`(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?`;
const VERSION_PATTERN = new RegExp(String.raw`^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?${SUFFIX}$`);

/** @throws FunctionError with the library's message if the text is not a version */
export function parseVersion(text: string): SemanticVersion {
  const found = VERSION_PATTERN.exec(text);
  if (found === null) {
    throw new FunctionError('Invalid Semantic Version');
  }
  const [, major, minor = '0', patch = '0', prerelease = '', metadata = ''] = found;
  return {
    major: parseSegment(major ?? '0'),
    minor: parseSegment(minor),
    patch: parseSegment(patch),
    prerelease,
    metadata,
    original: text,
  };
}

function parseSegment(digits: string): bigint {
  const { value } = parseInt64(digits, 10);
  if (value === undefined) {
    throw new FunctionError(`Error parsing version segment: strconv.ParseInt: parsing "${digits}": value out of range`);
  }
  return value;
}

const compareNumbers = (left: bigint, right: bigint): number => Number(left > right) - Number(left < right);

/** Negative, zero or positive. Metadata is ignored. */
export function compareVersions(left: SemanticVersion, right: SemanticVersion): number {
  return (
    compareNumbers(left.major, right.major) ||
    compareNumbers(left.minor, right.minor) ||
    compareNumbers(left.patch, right.patch) ||
    comparePrereleases(left.prerelease, right.prerelease)
  );
}

function comparePrereleases(left: string, right: string): number {
  if (left === '' || right === '') {
    return Number(left === '') - Number(right === '');
  }
  const lefts = left.split('.');
  const rights = right.split('.');
  for (let at = 0; at < Math.max(lefts.length, rights.length); at++) {
    const found = comparePart(lefts[at], rights[at]);
    if (found !== 0) {
      return found;
    }
  }
  return 0;
}

/** Numbers are lower than words. */
function comparePart(left: string | undefined, right: string | undefined): number {
  if (left === right) {
    return 0;
  }
  if (left === undefined || right === undefined) {
    return left === undefined ? -1 : 1;
  }
  const leftNumber = parseInt64(left, 10).value;
  const rightNumber = parseInt64(right, 10).value;
  if (leftNumber === undefined && rightNumber === undefined) {
    return left > right ? 1 : -1;
  }
  if (leftNumber === undefined || rightNumber === undefined) {
    return rightNumber === undefined ? -1 : 1;
  }
  return leftNumber > rightNumber ? 1 : -1;
}

/** The version without a `v` in front. */
export function formatVersion({ major, minor, patch, prerelease, metadata }: SemanticVersion): string {
  return `${major}.${minor}.${patch}${prerelease && `-${prerelease}`}${metadata && `+${metadata}`}`;
}
