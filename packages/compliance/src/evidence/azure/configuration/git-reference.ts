import { isJsonObject, readString } from '@kalypso-actions/azure';
import type { Fact } from '../../reconciler-report.ts';
import { formatReported, isAbsent } from './reported-value.ts';

/** The branch that Flux follows if a `GitRepository` names no reference at all (`spec.ref`). */
export const FLUX_DEFAULT_BRANCH = 'master';

/** What a configuration follows. */
export interface GitReference {
  /** Empty if the reference names none. */
  readonly branch: string;
  readonly facts: readonly Fact[];
}

/**
 * Flux uses the first of these that is set, and only then the branch: `RepositoryRefDefinition` of Azure's REST specification, `GitRepositoryRef` of
 * source-controller.
 */
const PINS = ['commit', 'semver', 'tag'] as const;

/** Reads a `repositoryRef`. A configuration that names a commit, a version or a tag is pinned, even if it names a branch, too. */
export function readGitReference(ref: unknown): GitReference {
  if (isAbsent(ref)) return { branch: FLUX_DEFAULT_BRANCH, facts: [] };
  if (!isJsonObject(ref)) return { branch: '', facts: [undocumented('reference', ref)] };
  const facts = [...PINS, 'branch', 'name'].flatMap((field): Fact[] => {
    const value = ref[field];
    // Flux has `name`, but Azure does not document it.
    return isAbsent(value) || (typeof value === 'string' && field !== 'name') ? [] : [undocumented(field, value)];
  });
  const pin = PINS.find((field) => readString(ref[field]) !== '');
  const branch = readString(ref.branch);
  if (facts.length > 0) return { branch, facts };
  if (pin === undefined) return { branch: branch === '' ? FLUX_DEFAULT_BRANCH : branch, facts };
  const what = pin === 'semver' ? 'tags that match' : `the ${pin}`;
  return {
    branch,
    facts: [{ kind: 'pinned', detail: `it follows ${what} ${formatReported(ref[pin])} and not the branch` }],
  };
}

function undocumented(field: string, value: unknown): Fact {
  const detail = `follows a Git ${field} in an undocumented form: ${formatReported(value)}`;
  return { kind: 'unrecognized', object: 'it', detail };
}
