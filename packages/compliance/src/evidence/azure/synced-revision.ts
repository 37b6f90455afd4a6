/** A GitOps commit, and the branch that it was fetched from. */
export interface SyncedRevision {
  readonly branch: string;
  /** In lower case. */
  readonly commit: string;
}

/** Flux's two formats of a revision: before and since its RFC 0005. */
const FORMATS = [/^(.+)\/([0-9a-f]{40})$/i, /^(.+)@sha1:([0-9a-f]{40})$/i];

/** Parses a revision as Flux writes it, for example in `sourceSyncedCommitId`; `undefined` if it has neither format. */
export function parseSyncedRevision(value: string): SyncedRevision | undefined {
  for (const format of FORMATS) {
    const [, branch, commit] = format.exec(value) ?? [];
    if (branch !== undefined && commit !== undefined) return { branch, commit: commit.toLowerCase() };
  }
  return undefined;
}
