import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { formatAssignmentFolder } from '@kalypso-actions/scheduler';
import type { FolderOwner, KeptFolder } from '../content/kept-folders.ts';

/** Warns of assignments that are not published because another registration, which is held back, owns their folder. */
export function warnOfClaims(kept: readonly KeptFolder[]): readonly Diagnostic[] {
  return kept.flatMap((folder): Diagnostic[] => {
    const { owner, claimedBy } = folder;
    if (claimedBy === undefined || owner == null) return [];
    return [
      {
        code: 'folder-of-held-back-registration',
        severity: 'warning',
        message: `${quote(formatAssignmentFolder(folder))} of ${describeOwner(claimedBy)} is not published: the folder belongs to ${describeOwner(owner)}, which is held back`,
        hint: `Fix what holds ${quote(owner)} back or remove its registration, or give the deployment target another name.`,
        registration: owner,
      },
    ];
  });
}

function describeOwner(owner: FolderOwner): string {
  return owner === null ? 'the control plane itself' : `registration ${quote(owner)}`;
}
