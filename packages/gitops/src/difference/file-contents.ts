/** Contents of files that are shown to reviewers. */
export interface FileContents {
  /** Previous contents by ID, as far as they were read. */
  readonly before: ReadonlyMap<string, Uint8Array>;
  /** The new content of a path; `undefined` if there is none. */
  readonly after: (path: string) => Uint8Array | undefined;
}
