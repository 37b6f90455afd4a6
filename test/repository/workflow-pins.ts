/** The actions of others that starter workflows use, and the release of each that was looked at. */
export const PINS: Readonly<Record<string, { readonly version: string; readonly commit: string }>> = {
  'actions/checkout': { version: 'v7.0.1', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
  'actions/create-github-app-token': { version: 'v3.2.0', commit: 'bcd2ba49218906704ab6c1aa796996da409d3eb1' },
  'azure/setup-helm': { version: 'v5.0.0', commit: 'dda3372f752e03dde6b3237bc9431cdc2f7a02a2' },
  'docker/build-push-action': { version: 'v7.1.0', commit: 'bcafcacb16a39f128d818304e6c9c0c18556b85f' },
  'docker/login-action': { version: 'v4.4.0', commit: 'af1e73f918a031802d376d3c8bbc3fe56130a9b0' },
};
