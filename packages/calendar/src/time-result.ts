/** The value of a text about time, or why it is invalid: the end of a sentence that starts with the text, such as `is not a duration`. */
export type TimeResult<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'invalid'; readonly reason: string };
