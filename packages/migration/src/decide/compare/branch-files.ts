/** The files of a GitOps branch: text by path from the root of the repository; `undefined` for what is not a text file, for example a link. */
export type BranchFiles = ReadonlyMap<string, string | undefined>;
