/** Contents of files that are compared for reviewers, as far as they were read. */
export interface FileContents {
  /** Former contents by blob ID. */
  readonly before: ReadonlyMap<string, Uint8Array>;
  /** Proposed contents by path. */
  readonly after: ReadonlyMap<string, Uint8Array>;
}
