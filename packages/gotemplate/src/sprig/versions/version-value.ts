import { FunctionError, type Method, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { parseInt64 } from '../common/int64.ts';

/** The parts of a version as sprig 2's library reads them (Masterminds/semver 1.5): `1.2` is a version too, and `v` may stand before it. */
export interface SemanticVersion {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
  readonly original: string;
}

const suffix = String.raw`(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?`;
const versionPattern = new RegExp(String.raw`^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?${suffix}$`);

/** @throws FunctionError for what is not a version */
export function parseVersion(text: string): SemanticVersion {
  const found = versionPattern.exec(text);
  if (found === null) {
    throw new FunctionError('Invalid Semantic Version');
  }
  const [, major, minor = '0', patch = '0', prerelease = '', metadata = ''] = found;
  return {
    major: segment(major ?? '0'),
    minor: segment(minor),
    patch: segment(patch),
    prerelease,
    metadata,
    original: text,
  };
}

function segment(digits: string): bigint {
  const { value } = parseInt64(digits, 10);
  if (value === undefined) {
    throw new FunctionError(`Error parsing version segment: strconv.ParseInt: parsing "${digits}": value out of range`);
  }
  return value;
}

const order = (left: bigint, right: bigint): number => Number(left > right) - Number(left < right);

/** Negative, zero or positive; what follows `+` does not count. */
export function compareVersions(left: SemanticVersion, right: SemanticVersion): number {
  return (
    order(left.major, right.major) ||
    order(left.minor, right.minor) ||
    order(left.patch, right.patch) ||
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

/** Numbers come before words. */
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

function print({ major, minor, patch, prerelease, metadata }: SemanticVersion): string {
  return `${major}.${minor}.${patch}${prerelease && `-${prerelease}`}${metadata && `+${metadata}`}`;
}

/** A version as a value of templates, which has the methods of Go's: those of a pointer, or, of one that was made of another, the few of a value. */
export class VersionValue extends Struct {
  readonly version: SemanticVersion;

  constructor(version: SemanticVersion, isPointer = true) {
    const methods = isPointer ? { ...methodsOf(version), ...makersOf(version) } : makersOf(version);
    super(isPointer ? '*semver.Version' : 'semver.Version', {}, methods, fieldsOf(version));
    this.version = version;
  }
}

function fieldsOf({ major, minor, patch, prerelease, metadata, original }: SemanticVersion): Record<string, Value> {
  return { major: int64(major), minor: int64(minor), patch: int64(patch), pre: prerelease, metadata, original };
}

const int64 = (value: bigint): Value => new Num('int64', BigInt.asIntN(64, value));

function methodsOf(version: SemanticVersion): Record<string, Method> {
  const compared = (test: (order: number) => Value): Method =>
    withArity(1, (other) => test(compareVersions(version, versionOf(other))));
  return {
    Major: withArity(0, () => int64(version.major)),
    Minor: withArity(0, () => int64(version.minor)),
    Patch: withArity(0, () => int64(version.patch)),
    Prerelease: withArity(0, () => version.prerelease),
    Metadata: withArity(0, () => version.metadata),
    Original: withArity(0, () => version.original),
    String: withArity(0, () => print(version)),
    MarshalJSON: withArity(0, () => print(version)),
    LessThan: compared((found) => found < 0),
    GreaterThan: compared((found) => found > 0),
    Equal: compared((found) => found === 0),
    Compare: compared((found) => BigInt(found)),
  };
}

/** What makes another version of one. Go gives it as a value that has no `String`, so that it prints as a struct does. */
function makersOf(version: SemanticVersion): Record<string, Method> {
  return {
    IncMajor: withArity(0, () => next(version, { major: version.major + 1n, minor: 0n, patch: 0n })),
    IncMinor: withArity(0, () => next(version, { minor: version.minor + 1n, patch: 0n })),
    IncPatch: withArity(0, () => next(version, { patch: version.patch + (version.prerelease === '' ? 1n : 0n) })),
    SetPrerelease: withArity(1, (value) => changed(version, { prerelease: part(value, 'Prerelease') })),
    SetMetadata: withArity(1, (value) => changed(version, { metadata: part(value, 'Metadata') })),
  };
}

/** A method that takes so many arguments and no others. */
export function withArity(count: number, method: Method): Method {
  return (...args) => {
    if (args.length !== count) {
      throw new FunctionError(`wrong number of args: want ${count} got ${args.length}`);
    }
    return method(...args);
  };
}

function versionOf(value: Value | undefined): SemanticVersion {
  if (value instanceof VersionValue && value.type === '*semver.Version') {
    return value.version;
  }
  throw new FunctionError('wrong type for value; expected *semver.Version');
}

function part(value: Value | undefined, name: string): string {
  if (typeof value !== 'string' || (value !== '' && !/^[0-9A-Za-z-]/.test(value))) {
    throw new FunctionError(`Invalid ${name} string`);
  }
  return value;
}

function next(version: SemanticVersion, change: Partial<SemanticVersion>): VersionValue {
  return changed(version, { ...change, prerelease: '', metadata: '' });
}

function changed(version: SemanticVersion, change: Partial<SemanticVersion>): VersionValue {
  const made = { ...version, ...change };
  const prefix = version.original.startsWith('v') ? 'v' : '';
  return new VersionValue({ ...made, original: prefix + print(made) }, false);
}
