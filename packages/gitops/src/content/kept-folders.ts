import { type AssignmentRecord, createOwnerLookup, listFoldersBelow } from '@kalypso-actions/assignment-record';
import {
  type AssignmentKey,
  formatAssignmentFolder,
  type GitOpsLayout,
  type Report,
  toRepositoryPath,
} from '@kalypso-actions/scheduler';

/** Name of a workload registration; `null` for workloads of the control plane itself. */
export type FolderOwner = string | null;

/** A folder of the base branch that stays as it is, whatever is scheduled. */
export interface KeptFolder extends AssignmentKey {
  readonly reason:
    | 'registration-held-back'
    /** The assignment fails. */
    | 'assignment-failed'
    /** A registration is held back, and this folder could be one of its folders. */
    | 'owner-unknown'
    /** A base is missing, so nothing is removed. */
    | 'base-missing';
  readonly owner: FolderOwner | undefined;
  /** Another registration, whose assignment to this folder is not published. */
  readonly claimedBy?: FolderOwner;
}

/**
 * Finds the folders that stay as they are: those of assignments that fail; those that the record gives to a registration that is held back; while a
 * registration is held back, those that are not scheduled and that the record does not give to anyone; and while a base is missing, all that are not
 * scheduled. All other folders follow the schedule. Pure.
 * @param present assignments with a managed file on the base branch
 * @param record of the base branch; `undefined` if there is none that can be read
 */
export function findKeptFolders(
  report: Pick<Report, 'assignments' | 'failed' | 'registrations' | 'keepsPublished'>,
  layout: GitOpsLayout,
  present: readonly AssignmentKey[],
  record: AssignmentRecord | undefined,
): readonly KeptFolder[] {
  const heldBack = new Set<FolderOwner | undefined>(listHeldBack(report));
  const recorded = findRecordedOwners(report, layout, record);
  const assigned = new Map(report.assignments.map((entry) => [formatAssignmentFolder(entry), entry.registration]));
  const failed = Map.groupBy(report.failed, formatAssignmentFolder);
  return present.flatMap(({ clusterType, deploymentTarget }): KeptFolder[] => {
    const key = { clusterType, deploymentTarget };
    const name = formatAssignmentFolder(key);
    const path = toRepositoryPath(name, layout);
    const failures = failed.get(name);
    const owner = recorded.has(path) ? recorded.get(path) : findOnlyOwner(failures ?? []);
    const claimant = assigned.get(name);
    if (heldBack.has(owner)) {
      const isClaimed = claimant !== undefined && claimant !== owner;
      return [{ ...key, reason: 'registration-held-back', owner, ...(isClaimed ? { claimedBy: claimant } : {}) }];
    }
    if (failures !== undefined) return [{ ...key, reason: 'assignment-failed', owner }];
    if (claimant !== undefined) return [];
    if (report.keepsPublished) return [{ ...key, reason: 'base-missing', owner }];
    const couldBeHeldBack = heldBack.size > 0 && !recorded.has(path);
    return couldBeHeldBack ? [{ ...key, reason: 'owner-unknown', owner }] : [];
  });
}

/** Whose each recorded folder is, by path. A registration that was renamed has its folders under the new name. */
export function findRecordedOwners(
  { registrations }: Pick<Report, 'registrations'>,
  layout: GitOpsLayout,
  record: AssignmentRecord | undefined,
): ReadonlyMap<string, FolderOwner> {
  if (record === undefined) return new Map();
  const ownerOf = createOwnerLookup(record, registrations);
  return new Map(
    listFoldersBelow(record, layout.path).map(({ path, registration }) => {
      return [path, registration === null ? null : ownerOf(registration)];
    }),
  );
}

/** Names of the registrations that are held back. */
export function listHeldBack({ registrations }: Pick<Report, 'registrations'>): readonly string[] {
  return registrations.filter(({ isHeldBack }) => isHeldBack).map(({ name }) => name);
}

/** Several registrations may claim the same name. */
function findOnlyOwner(failures: Report['failed']): FolderOwner | undefined {
  const owners = new Set(failures.map(({ registration }) => registration));
  const [owner] = owners;
  return owners.size === 1 ? owner : undefined;
}
