/** Name of the `BaseRepo` that determines the promoted commit. */
export const PROMOTED_BASE_REPO = 'main';
