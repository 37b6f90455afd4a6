import { FunctionError, type MaybeValue, type Method, Struct, type Value } from '@kalypso-actions/govalue';
import { toInt64Num } from '../common/int64.ts';
import { withArity } from '../common/with-arity.ts';
import { compareVersions, formatVersion, type SemanticVersion } from './semantic-version.ts';

/** A version as a value of templates. A pointer has all of Go's methods; a value, which some of these methods return, has only a few. */
export class VersionValue extends Struct {
  readonly version: SemanticVersion;

  constructor(version: SemanticVersion, isPointer = true) {
    const changes = createChangeMethods(version);
    const methods = isPointer ? { ...createPointerMethods(version), ...changes } : changes;
    super(isPointer ? '*semver.Version' : 'semver.Version', {}, methods, createFields(version));
    this.version = version;
  }
}

function createFields({ major, minor, patch, prerelease, metadata, original }: SemanticVersion): Record<string, Value> {
  return {
    major: toInt64Num(major),
    minor: toInt64Num(minor),
    patch: toInt64Num(patch),
    pre: prerelease,
    metadata,
    original,
  };
}

function createPointerMethods(version: SemanticVersion): Record<string, Method> {
  const compared = (test: (order: number) => Value): Method =>
    withArity(1, (other) => test(compareVersions(version, requireVersion(other))));
  return {
    Major: withArity(0, () => toInt64Num(version.major)),
    Minor: withArity(0, () => toInt64Num(version.minor)),
    Patch: withArity(0, () => toInt64Num(version.patch)),
    Prerelease: withArity(0, () => version.prerelease),
    Metadata: withArity(0, () => version.metadata),
    Original: withArity(0, () => version.original),
    String: withArity(0, () => formatVersion(version)),
    MarshalJSON: withArity(0, () => formatVersion(version)),
    LessThan: compared((found) => found < 0),
    GreaterThan: compared((found) => found > 0),
    Equal: compared((found) => found === 0),
    Compare: compared((found) => BigInt(found)),
  };
}

/** The methods that return another version. Go returns a value without the method `String`, so it prints as a struct. */
function createChangeMethods(version: SemanticVersion): Record<string, Method> {
  return {
    IncMajor: withArity(0, () => increment(version, { major: version.major + 1n, minor: 0n, patch: 0n })),
    IncMinor: withArity(0, () => increment(version, { minor: version.minor + 1n, patch: 0n })),
    IncPatch: withArity(0, () => increment(version, { patch: version.patch + (version.prerelease === '' ? 1n : 0n) })),
    SetPrerelease: withArity(1, (value) => change(version, { prerelease: requireIdentifiers(value, 'Prerelease') })),
    SetMetadata: withArity(1, (value) => change(version, { metadata: requireIdentifiers(value, 'Metadata') })),
  };
}

function requireVersion(value: MaybeValue): SemanticVersion {
  if (value instanceof VersionValue && value.type === '*semver.Version') {
    return value.version;
  }
  throw new FunctionError('wrong type for value; expected *semver.Version');
}

function requireIdentifiers(value: MaybeValue, name: string): string {
  if (typeof value !== 'string' || (value !== '' && !/^[0-9A-Za-z-]/.test(value))) {
    throw new FunctionError(`Invalid ${name} string`);
  }
  return value;
}

function increment(version: SemanticVersion, parts: Partial<SemanticVersion>): VersionValue {
  return change(version, { ...parts, prerelease: '', metadata: '' });
}

function change(version: SemanticVersion, parts: Partial<SemanticVersion>): VersionValue {
  const result = { ...version, ...parts };
  const prefix = version.original.startsWith('v') ? 'v' : '';
  return new VersionValue({ ...result, original: prefix + formatVersion(result) }, false);
}
