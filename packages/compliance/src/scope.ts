/** Where to look: in subscriptions, in all that is below management groups, or in all that the identity can see. */
export type Scope =
  | { readonly kind: 'subscriptions'; readonly ids: readonly string[] }
  | { readonly kind: 'management-groups'; readonly names: readonly string[] }
  | { readonly kind: 'all' };

/** The part of a request that says where to look. */
export function scopeOf(scope: Scope): { readonly subscriptions?: string[]; readonly managementGroups?: string[] } {
  switch (scope.kind) {
    case 'subscriptions':
      return { subscriptions: [...scope.ids] };
    case 'management-groups':
      return { managementGroups: [...scope.names] };
    case 'all':
      return {};
  }
}
