import { appendFileSync, existsSync, readFileSync } from 'node:fs';

type AzureClusterType = 'connectedClusters' | 'managedClusters';

/** A setting made with `gh`, `az`, `kubectl`, `flux` or `helm`, recorded by their emulations (`main.ts`). */
export type RecordedSetting =
  | { readonly kind: 'variable'; readonly repository: string; readonly name: string; readonly value: string }
  | {
      readonly kind: 'secret';
      readonly repository: string;
      readonly name: string;
      readonly value: string;
      /** The GitHub environment that has it; absent: the repository. */
      readonly environment?: string;
    }
  | { readonly kind: 'operator-stopped'; readonly environment: string }
  | { readonly kind: 'application'; readonly id: string }
  | { readonly kind: 'principal'; readonly id: string; readonly application: string }
  | { readonly kind: 'federation'; readonly application: string; readonly subject: string }
  | { readonly kind: 'role'; readonly principal: string; readonly role: string; readonly scope: string }
  | {
      /** A cluster that was created (AKS) or connected (Azure Arc). */
      readonly kind: 'cluster';
      readonly clusterType: AzureClusterType;
      readonly cluster: string;
      readonly resourceGroup: string;
      /** `name=value`, or nothing. */
      readonly tags: string;
    }
  | {
      readonly kind: 'configuration';
      readonly cluster: string;
      readonly clusterType: AzureClusterType;
      readonly resourceGroup: string;
      readonly name: string;
      readonly namespace: string;
      readonly scope: string;
      readonly url: string;
      readonly branch: string;
      readonly path: string;
    }
  | {
      readonly kind: 'configuration-path';
      readonly cluster: string;
      readonly name: string;
      readonly kustomization: string;
      readonly path: string;
    }
  | { readonly kind: 'configuration-removed'; readonly cluster: string; readonly name: string }
  | {
      /** A release that Helm installs in a cluster. */
      readonly kind: 'chart';
      readonly context: string;
      readonly namespace: string;
      readonly release: string;
      readonly chart: string;
      readonly version: string;
      readonly values: readonly string[];
    }
  | {
      /** A secret in a cluster, created by `kubectl create secret` or `flux create secret`. */
      readonly kind: 'cluster-secret';
      readonly context: string;
      readonly namespace: string;
      readonly name: string;
      readonly values: readonly string[];
    }
  | {
      /** An object that `kubectl apply` sends to a cluster. */
      readonly kind: 'cluster-object';
      readonly context: string;
      readonly object: unknown;
    };

export function recordSetting(file: string, setting: RecordedSetting): void {
  appendFileSync(file, `${JSON.stringify(setting)}\n`);
}

export function readRecordedSettings(file: string): readonly RecordedSetting[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  // `recordSetting` wrote every line.
  return lines.map((line) => JSON.parse(line) as RecordedSetting);
}
