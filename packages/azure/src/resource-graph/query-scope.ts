/** What a query covers: subscriptions, everything below management groups, or everything that the identity can see. */
export type QueryScope =
  | { readonly kind: 'subscriptions'; readonly ids: readonly string[] }
  | { readonly kind: 'management-groups'; readonly names: readonly string[] }
  | { readonly kind: 'all' };

/** Returns the fields of a request that state the scope. */
export function toRequestScope(scope: QueryScope): {
  readonly subscriptions?: string[];
  readonly managementGroups?: string[];
} {
  switch (scope.kind) {
    case 'subscriptions':
      return { subscriptions: [...scope.ids] };
    case 'management-groups':
      return { managementGroups: [...scope.names] };
    case 'all':
      return {};
  }
}
