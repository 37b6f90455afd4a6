import { isJsonObject, readString } from '@kalypso-actions/azure';
import { sanitizeText } from '@kalypso-actions/diagnostics';
import type { Fact } from '../../reconciler-report.ts';
import { formatReported, isAbsent } from './reported-value.ts';

/** The branch that Flux follows if a `GitRepository` names no reference at all (`spec.ref`). */
export const FLUX_DEFAULT_BRANCH = 'master';

/** What a configuration follows. */
export interface GitReference {
  /** Empty if the reference names none. */
  readonly branch: string;
  /** `the tag v1`; `undefined` if the branch is followed. Untrusted. */
  readonly pin: string | undefined;
  readonly facts: readonly Fact[];
}

/**
 * Flux uses the first of these that is set, and only then the branch: `RepositoryRefDefinition` of Azure's REST specification, `GitRepositoryRef` of
 * source-controller.
 */
const PINS = ['commit', 'semver', 'tag'] as const;

/** Reads a `repositoryRef`. A configuration that names a commit, a version or a tag is pinned, even if it names a branch, too. */
export function readGitReference(ref: unknown): GitReference {
  if (isAbsent(ref)) return { branch: FLUX_DEFAULT_BRANCH, pin: undefined, facts: [] };
  if (!isJsonObject(ref)) return { branch: '', pin: undefined, facts: [undocumented('reference', ref)] };
  const facts = [...PINS, 'branch', 'name'].flatMap((field): Fact[] => {
    const value = ref[field];
    // Flux has `name`, but Azure does not document it.
    return isAbsent(value) || (typeof value === 'string' && field !== 'name') ? [] : [undocumented(field, value)];
  });
  const branch = readString(ref.branch);
  const pinned = PINS.find((field) => readString(ref[field]) !== '');
  if (pinned === undefined) {
    const isDefault = branch === '' && facts.length === 0;
    return { branch: isDefault ? FLUX_DEFAULT_BRANCH : branch, pin: undefined, facts };
  }
  const pin = `${pinned === 'semver' ? 'the newest tag of' : `the ${pinned}`} ${sanitizeText(readString(ref[pinned]), 80)}`;
  if (facts.length > 0) return { branch, pin, facts };
  return { branch, pin, facts: [{ kind: 'pinned', detail: `it follows ${pin} and not the branch` }] };
}

function undocumented(field: string, value: unknown): Fact {
  const detail = `follows a Git ${field} in an undocumented form: ${formatReported(value)}`;
  return { kind: 'unrecognized', object: 'it', detail };
}
