import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** A setting made with `gh`, `az` or `kubectl`, recorded by their emulations (`main.ts`). */
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
      readonly kind: 'configuration';
      readonly cluster: string;
      readonly resourceGroup: string;
      readonly name: string;
      readonly namespace: string;
      readonly scope: string;
      readonly url: string;
      readonly branch: string;
      readonly path: string;
    }
  | {
      /** A secret in a cluster, created by `kubectl create secret`. */
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
