/** The actions of others that starter workflows use, and the release of each that was looked at. */
export const PINS: Readonly<Record<string, { readonly version: string; readonly commit: string }>> = {
  'actions/checkout': { version: 'v7.0.1', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
  'actions/create-github-app-token': { version: 'v3.2.0', commit: 'bcd2ba49218906704ab6c1aa796996da409d3eb1' },
  // Not one of the tags that were replaced on 2026-03-19 (GHSA-69fq-xp46-6x23): the commit of 2026-04-22 is in the history of its main branch, and uses setup-trivy v0.2.6.
  'aquasecurity/trivy-action': { version: 'v0.36.0', commit: 'ed142fd0673e97e23eac54620cfb913e5ce36c25' },
  'azure/setup-helm': { version: 'v5.0.0', commit: 'dda3372f752e03dde6b3237bc9431cdc2f7a02a2' },
  'docker/build-push-action': { version: 'v7.1.0', commit: 'bcafcacb16a39f128d818304e6c9c0c18556b85f' },
  'docker/login-action': { version: 'v4.4.0', commit: 'af1e73f918a031802d376d3c8bbc3fe56130a9b0' },
  'fluxcd/flux2/action': { version: 'v2.9.4', commit: '889be9d6cc8afa8ed639e1e1ba4ab678e3b38d8c' },
  'sigstore/cosign-installer': { version: 'v4.1.2', commit: '6f9f17788090df1f26f669e9d70d6ae9567deba6' },
};
