import { FunctionError } from '@kalypso-actions/govalue';
import { LimitError } from '../../runtime/limits.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { trimSpace } from '../strings/letter-case.ts';
import { compareVersions, parseVersion, type SemanticVersion, VersionValue } from './version-value.ts';

/**
 * Constraints as sprig 2's library reads them (Masterminds/semver 1.5). It has surprises that newer ones do not have: `^0.2.3` allows 0.3.0, and only
 * a comma may stand between two conditions.
 */
interface VersionConstraint {
  readonly version: SemanticVersion;
  /** Whether parts of the version were left open, as in `1.x`, and from which on. */
  readonly open: 'no' | 'all' | 'minor' | 'patch';
}

type ConstraintCheck = (version: SemanticVersion, constraint: VersionConstraint) => boolean;

/** A prerelease only fits where a prerelease is asked for. */
const stable = (version: SemanticVersion, { version: wanted }: VersionConstraint): boolean =>
  version.prerelease === '' || wanted.prerelease !== '';

const isZero = ({ major, minor, patch, prerelease }: SemanticVersion): boolean =>
  major === 0n && minor === 0n && patch === 0n && prerelease === '';

const tilde: ConstraintCheck = (version, constraint) => {
  const { version: wanted, open } = constraint;
  if (!stable(version, constraint) || compareVersions(version, wanted) < 0) {
    return false;
  }
  const zero = wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n;
  if (zero && open !== 'minor' && open !== 'patch') {
    return true;
  }
  return version.major === wanted.major && (version.minor === wanted.minor || open === 'minor');
};

const equal: ConstraintCheck = (version, constraint) => {
  if (!stable(version, constraint)) {
    return false;
  }
  return constraint.open === 'no' ? compareVersions(version, constraint.version) === 0 : tilde(version, constraint);
};

const notEqual: ConstraintCheck = (version, constraint) => {
  const { version: wanted, open } = constraint;
  if (open === 'no') {
    return compareVersions(version, wanted) !== 0;
  }
  if (!stable(version, constraint)) {
    return false;
  }
  return version.major !== wanted.major || (version.minor !== wanted.minor && open !== 'minor');
};

/** Everything but 0.0.0 is more than 0.0.0, prereleases too. */
const above =
  (test: (order: number) => boolean): ConstraintCheck =>
  (version, constraint) =>
    (isZero(constraint.version) && !isZero(version)) ||
    (stable(version, constraint) && test(compareVersions(version, constraint.version)));

const below =
  (test: (order: number) => boolean): ConstraintCheck =>
  (version, constraint) => {
    const { version: wanted, open } = constraint;
    if (!stable(version, constraint)) {
      return false;
    }
    if (open === 'no') {
      return test(compareVersions(version, wanted));
    }
    return version.major <= wanted.major && (version.minor <= wanted.minor || open === 'minor');
  };

const caret: ConstraintCheck = (version, constraint) =>
  stable(version, constraint) &&
  compareVersions(version, constraint.version) >= 0 &&
  version.major === constraint.version.major;

const atLeast = above((order) => order >= 0);
const atMost = below((order) => order <= 0);

const checks: Readonly<Record<string, ConstraintCheck>> = {
  '': equal,
  '=': equal,
  '!=': notEqual,
  '>': above((order) => order > 0),
  '<': below((order) => order < 0),
  '>=': atLeast,
  '=>': atLeast,
  '<=': atMost,
  '=<': atMost,
  '~': tilde,
  '~>': tilde,
  '^': caret,
};

const blank = String.raw`[\t\n\f\r ]`;
const part = '[0-9|xX*]+';
const identifiers = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const pattern = String.raw`v?(${part})(\.${part})?(\.${part})?((?:-${identifiers})?)(?:\+${identifiers})?`;
const conditionPattern = new RegExp(String.raw`^(!=|>=|=>|<=|=<|~>|=|>|<|~|\^|)${blank}*(${pattern})$`);
const version = pattern.replaceAll(/\((?!\?)/g, '(?:');
const rangePattern = new RegExp(`(${version})${blank}+-${blank}+(${version})`, 'g');

const isOpen = (text: string): boolean => /^\.?[xX*]$/.test(text);

function parseCondition(text: string): (version: SemanticVersion) => boolean {
  const found = conditionPattern.exec(trimSpace(text));
  if (found === null) {
    throw new FunctionError(`improper constraint: ${text}`);
  }
  const [, operator = '', whole = '', major = '', minor = '', patch = '', prerelease = ''] = found;
  const check = checks[operator] ?? equal;
  const constraint = opened(whole, [major, minor, patch], prerelease);
  return (candidate) => check(candidate, constraint);
}

function opened(
  whole: string,
  [major, minor, patch]: readonly [string, string, string],
  prerelease: string,
): VersionConstraint {
  const at = (text: string, open: VersionConstraint['open']): VersionConstraint => ({
    version: constraintVersion(text),
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

function constraintVersion(text: string): SemanticVersion {
  try {
    return parseVersion(text);
  } catch (cause) {
    if (cause instanceof FunctionError) {
      throw new FunctionError('constraint Parser Error');
    }
    throw cause;
  }
}

/** Characters of a constraint: looking for ranges in it takes the square of that. */
const MAX_CONSTRAINT_LENGTH = 1_000;

/** Whether a version satisfies a constraint: conditions with commas between them, alternatives with `||`. */
function semverCompare(constraint: string, candidate: string): boolean {
  if (constraint.length > MAX_CONSTRAINT_LENGTH) {
    throw new LimitError(`a constraint of ${constraint.length} characters is too long`);
  }
  const alternatives = constraint
    .replace(rangePattern, '>= $1, <= $2')
    .split('||')
    .map((alternative) => alternative.split(',').map(parseCondition));
  const parsed = parseVersion(candidate);
  return alternatives.some((conditions) => conditions.every((condition) => condition(parsed)));
}

export const versionFunctions: FunctionMap = {
  semver: { params: ['string'], apply: (text: string) => new VersionValue(parseVersion(text)) },
  semverCompare: { params: ['string', 'string'], apply: semverCompare },
};
