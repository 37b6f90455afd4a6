/** A commit, and the branch that it was fetched from. */
export interface Revision {
  readonly branch: string;
  /** In lower case. */
  readonly commit: string;
}

/** The forms in which Flux names what it fetched: before and since its RFC 0005. */
const FORMS = [/^(.+)\/([0-9a-f]{40})$/i, /^(.+)@sha1:([0-9a-f]{40})$/i];

/** What `sourceSyncedCommitId` says; nothing when it has neither form. */
export function syncedOf(value: string): Revision | undefined {
  for (const form of FORMS) {
    const [, branch, commit] = form.exec(value) ?? [];
    if (branch !== undefined && commit !== undefined) return { branch, commit: commit.toLowerCase() };
  }
  return undefined;
}
