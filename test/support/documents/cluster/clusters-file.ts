import { readFileSync } from 'node:fs';

/** A cluster, as the configuration of `kubectl` names it. */
export interface ClusterContext {
  /** Its folder on the branches of the platform's GitOps repository. */
  readonly clusterType: string;
  /** Whether Argo CD runs in it, with the initial password of its administrator. */
  readonly argoCDPassword?: string;
}

/** What the emulated `kubectl` knows: the file that the variable `EMULATED_CLUSTERS` names. */
export interface EmulatedClusters {
  readonly contexts: Readonly<Record<string, ClusterContext>>;
  readonly currentContext: string;
  /** The folder of the bare repositories, `<owner>/<name>.git`. */
  readonly repositories: string;
  /** The server that the files of the repositories name. */
  readonly server: string;
  /** The platform's GitOps repository, `owner/name`, and the branches that every cluster follows. */
  readonly gitops: string;
  readonly branches: readonly string[];
  /** The folder for the state of pods and forwarded ports. */
  readonly state: string;
}

export function readEmulatedClusters(): EmulatedClusters {
  const file = process.env.EMULATED_CLUSTERS;
  if (file === undefined) throw new Error('EMULATED_CLUSTERS is not set');
  return JSON.parse(readFileSync(file, 'utf8')) as EmulatedClusters;
}
