import { FunctionError, trimGoSpace } from '@kalypso-actions/govalue';
import { LimitError } from '../../runtime/limits.ts';
import { compareVersions, parseVersion, type SemanticVersion } from './semantic-version.ts';

/**
 * A constraint as parsed by sprig 2's library (Masterminds/semver 1.5), which differs from newer libraries: `^0.2.3` allows 0.3.0, and conditions are
 * separated by commas only.
 */
interface VersionConstraint {
  readonly version: SemanticVersion;
  /** The first part that is open, as in `1.x`. */
  readonly open: 'no' | 'all' | 'minor' | 'patch';
}

type ConstraintCheck = (version: SemanticVersion, constraint: VersionConstraint) => boolean;

/** A prerelease matches only a constraint with a prerelease. */
const allowsPrerelease = (version: SemanticVersion, { version: wanted }: VersionConstraint): boolean =>
  version.prerelease === '' || wanted.prerelease !== '';

const isZero = ({ major, minor, patch, prerelease }: SemanticVersion): boolean =>
  major === 0n && minor === 0n && patch === 0n && prerelease === '';

const matchesTilde: ConstraintCheck = (version, constraint) => {
  const { version: wanted, open } = constraint;
  if (!allowsPrerelease(version, constraint) || compareVersions(version, wanted) < 0) {
    return false;
  }
  const zero = wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n;
  if (zero && open !== 'minor' && open !== 'patch') {
    return true;
  }
  return version.major === wanted.major && (version.minor === wanted.minor || open === 'minor');
};

const isEqual: ConstraintCheck = (version, constraint) => {
  if (!allowsPrerelease(version, constraint)) {
    return false;
  }
  return constraint.open === 'no'
    ? compareVersions(version, constraint.version) === 0
    : matchesTilde(version, constraint);
};

const isNotEqual: ConstraintCheck = (version, constraint) => {
  const { version: wanted, open } = constraint;
  if (open === 'no') {
    return compareVersions(version, wanted) !== 0;
  }
  if (!allowsPrerelease(version, constraint)) {
    return false;
  }
  return version.major !== wanted.major || (version.minor !== wanted.minor && open !== 'minor');
};

/** Any version other than 0.0.0 is above 0.0.0, including prereleases. */
const createLowerBound =
  (test: (order: number) => boolean): ConstraintCheck =>
  (version, constraint) =>
    (isZero(constraint.version) && !isZero(version)) ||
    (allowsPrerelease(version, constraint) && test(compareVersions(version, constraint.version)));

const createUpperBound =
  (test: (order: number) => boolean): ConstraintCheck =>
  (version, constraint) => {
    const { version: wanted, open } = constraint;
    if (!allowsPrerelease(version, constraint)) {
      return false;
    }
    if (open === 'no') {
      return test(compareVersions(version, wanted));
    }
    return version.major <= wanted.major && (version.minor <= wanted.minor || open === 'minor');
  };

const matchesCaret: ConstraintCheck = (version, constraint) =>
  allowsPrerelease(version, constraint) &&
  compareVersions(version, constraint.version) >= 0 &&
  version.major === constraint.version.major;

const isAtLeast = createLowerBound((order) => order >= 0);
const isAtMost = createUpperBound((order) => order <= 0);

const CHECKS: Readonly<Record<string, ConstraintCheck>> = {
  '': isEqual,
  '=': isEqual,
  '!=': isNotEqual,
  '>': createLowerBound((order) => order > 0),
  '<': createUpperBound((order) => order < 0),
  '>=': isAtLeast,
  '=>': isAtLeast,
  '<=': isAtMost,
  '=<': isAtMost,
  '~': matchesTilde,
  '~>': matchesTilde,
  '^': matchesCaret,
};

const BLANK = String.raw`[\t\n\f\r ]`;
const PART = '[0-9|xX*]+';
const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const VERSION = String.raw`v?(${PART})(\.${PART})?(\.${PART})?((?:-${IDENTIFIERS})?)(?:\+${IDENTIFIERS})?`;
const CONDITION_PATTERN = new RegExp(String.raw`^(!=|>=|=>|<=|=<|~>|=|>|<|~|\^|)${BLANK}*(${VERSION})$`);
const UNGROUPED_VERSION = VERSION.replaceAll(/\((?!\?)/g, '(?:');
const RANGE_PATTERN = new RegExp(`(${UNGROUPED_VERSION})${BLANK}+-${BLANK}+(${UNGROUPED_VERSION})`, 'g');

const isOpen = (text: string): boolean => /^\.?[xX*]$/.test(text);

function parseCondition(text: string): (version: SemanticVersion) => boolean {
  const found = CONDITION_PATTERN.exec(trimGoSpace(text));
  if (found === null) {
    throw new FunctionError(`improper constraint: ${text}`);
  }
  const [, operator = '', whole = '', major = '', minor = '', patch = '', prerelease = ''] = found;
  const check = CHECKS[operator] ?? isEqual;
  const constraint = parseConstraint(whole, [major, minor, patch], prerelease);
  return (candidate) => check(candidate, constraint);
}

function parseConstraint(
  whole: string,
  [major, minor, patch]: readonly [string, string, string],
  prerelease: string,
): VersionConstraint {
  const at = (text: string, open: VersionConstraint['open']): VersionConstraint => ({
    version: parseConstraintVersion(text),
    open,
  });
  if (isOpen(major)) {
    return at('0.0.0', 'all');
  }
  if (isOpen(minor) || minor === '') {
    return at(`${major}.0.0${prerelease}`, 'minor');
  }
  return isOpen(patch) ? at(`${major}${minor}.0${prerelease}`, 'patch') : at(whole, 'no');
}

function parseConstraintVersion(text: string): SemanticVersion {
  try {
    return parseVersion(text);
  } catch (cause) {
    if (cause instanceof FunctionError) {
      throw new FunctionError('constraint Parser Error');
    }
    throw cause;
  }
}

/** In characters. Finding ranges takes time proportional to the square of the length. */
const MAX_CONSTRAINT_LENGTH = 1_000;

/** Whether a version satisfies a constraint: commas separate conditions, `||` separates alternatives. */
export function satisfiesConstraint(candidate: string, constraint: string): boolean {
  if (constraint.length > MAX_CONSTRAINT_LENGTH) {
    throw new LimitError(`a constraint of ${constraint.length} characters is too long`);
  }
  const alternatives = constraint
    .replace(RANGE_PATTERN, '>= $1, <= $2')
    .split('||')
    .map((alternative) => alternative.split(',').map(parseCondition));
  const parsed = parseVersion(candidate);
  return alternatives.some((conditions) => conditions.every((condition) => condition(parsed)));
}
