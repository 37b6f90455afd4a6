/** How far the promoted commit has come on its way to the branch that clusters read. */
export type PublicationProgress = { readonly url?: string } & (
  | { readonly kind: 'published' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'proposed'; readonly pullRequest: string }
  /** `removals`: `3 of 4 assignments` */
  | { readonly kind: 'needs-consent'; readonly pullRequest: string; readonly removals: string }
);
