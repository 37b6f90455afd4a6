/** A file that is added, changed or removed. */
export interface FileDifference {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly file: string;
}
