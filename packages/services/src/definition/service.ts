import type { Locate } from '@kalypso-actions/scheduler';

/** A chart at one version, and what proves that it is the one that was reviewed. */
export interface PinnedChart {
  /** `https://…` of a Helm repository, or `oci://…` of the folder of a registry. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** SHA-256 of the archive, in hexadecimal digits. */
  readonly digest: string | undefined;
  /** File with the public keys that may have signed the provenance of the chart, from the root of the repository. */
  readonly keyring: string | undefined;
  /** Who has to have signed the chart in its registry, with cosign and without a key. */
  readonly cosign: { readonly identity: string; readonly issuer: string } | undefined;
}

/** A deployment target of a service: a folder of the GitOps branch of an environment. */
export interface ServiceTarget {
  readonly name: string;
  readonly environment: string;
  /** Name that the chart gets as that of its namespace. Objects are published without it. */
  readonly namespace: string;
  /** Files with values, from the root of the repository; later ones win. */
  readonly values: readonly string[];
}

/** A service of the platform: an external chart, and where it is deployed to. */
export interface Service {
  readonly name: string;
  readonly helm: PinnedChart;
  readonly targets: readonly ServiceTarget[];
  /** Kinds of cluster-scoped objects that the chart may have. */
  readonly clusterScoped: readonly string[];
  /** Custom kinds that belong to a namespace, which neither Kubernetes nor the chart defines: `<kind>.<group>`. */
  readonly namespacedKinds: readonly string[];
  /** Other namespaces that the chart may put objects into. */
  readonly namespaces: readonly string[];
  /** Whether hooks of Helm are published as ordinary objects; otherwise they are left out. */
  readonly keepsHooks: boolean;
  readonly kubeVersion: string | undefined;
  readonly apiVersions: readonly string[];
  readonly locate: Locate;
}
