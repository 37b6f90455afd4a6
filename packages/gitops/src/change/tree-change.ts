/** What git found: how the base branch differs from what it should hold. Paths are from the top of the repository. */
export interface TreeChange {
  readonly written: readonly { readonly path: string; readonly before?: string }[];
  readonly removed: readonly { readonly path: string; readonly id: string }[];
  /** The files of this system that the base branch has, by path. */
  readonly managed: ReadonlyMap<string, { readonly id: string }>;
  /** Files of people. */
  readonly foreign: readonly { readonly path: string }[];
}

/** The former contents that `fleetChange` shows, by their ids, as far as they were read; and the new ones by path. */
export interface Contents {
  readonly before: ReadonlyMap<string, Uint8Array>;
  readonly after: (path: string) => Uint8Array | undefined;
}
