/** A GitOps commit, and the branch that it was fetched from. */
export interface SyncedRevision {
  /** `undefined` if the revision is a bare commit ID. */
  readonly branch: string | undefined;
  /** In lower case. */
  readonly commit: string;
}

/**
 * The formats of a revision: `branch/<sha>` before Flux's RFC 0005, `branch@sha1:<sha>` since, both also with the full name `refs/heads/branch`, and in
 * Azure's examples a bare commit ID.
 */
const FORMATS = [/^(?:(.+)\/)?([0-9a-f]{40})$/i, /^(?:(.+)@)?sha1:([0-9a-f]{40})$/i];

/** Parses a revision as Flux writes it, for example in `sourceSyncedCommitId`; `undefined` if it has none of the formats. */
export function parseSyncedRevision(value: string): SyncedRevision | undefined {
  for (const format of FORMATS) {
    const [, name, commit] = format.exec(value) ?? [];
    if (commit !== undefined) return { branch: name?.replace(/^refs\/heads\/(?=.)/, ''), commit: commit.toLowerCase() };
  }
  return undefined;
}

const APPLIED_REVISION = /^Applied revision: (.+)$/;

/** Parses the message of kustomize-controller about what it has applied; `undefined` if the message names no revision. */
export function parseAppliedRevision(message: string): SyncedRevision | undefined {
  const [, revision] = APPLIED_REVISION.exec(message) ?? [];
  return revision === undefined ? undefined : parseSyncedRevision(revision);
}
