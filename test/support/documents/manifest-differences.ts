import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from './cluster/manifests.ts';

/** A difference between a printed and a generated manifest. `undefined`: it has no such object or field. */
export interface ManifestDifference {
  /** `Namespace dev-drone-…` */
  readonly object: string;
  /** `spec.interval`; empty for the whole object. */
  readonly path: string;
  readonly printed: unknown;
  readonly generated: unknown;
}

/** Compares manifests as YAML: the order of objects and of fields does not matter. */
export function findDifferences(
  printed: readonly KubernetesObject[],
  generated: readonly KubernetesObject[],
): readonly ManifestDifference[] {
  const [left, right] = [printed, generated].map((objects) => new Map(objects.map((one) => [nameObject(one), one])));
  const names = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])];
  return names.flatMap((object) =>
    compare(left?.get(object), right?.get(object)).map((difference) => ({ object, ...difference })),
  );
}

function nameObject({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.name}`;
}

function compare(printed: unknown, generated: unknown, path = ''): readonly Omit<ManifestDifference, 'object'>[] {
  if (isDeepStrictEqual(printed, generated)) return [];
  if (!isMapping(printed) || !isMapping(generated)) return [{ path, printed, generated }];
  const keys = [...new Set([...Object.keys(printed), ...Object.keys(generated)])];
  return keys.flatMap((key) => compare(printed[key], generated[key], path === '' ? key : `${path}.${key}`));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
