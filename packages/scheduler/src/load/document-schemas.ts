import type { JsonValue } from '@kalypso-actions/govalue';
import type { KindDefinition } from './kinds/define-kind.ts';
import { KIND_DEFINITIONS } from './kind-definitions.ts';

type Schema = { readonly [keyword: string]: JsonValue };

const HEAD = (name: string, title: string): Schema => ({
  // The draft that editors know best.
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: `https://kalypso-actions.github.io/schemas/${name}.schema.json`,
  title,
});

/**
 * JSON Schemas for editors, by name: one of every kind, made of the very definitions that documents are read by, and `control-plane`, which takes a document of
 * any kind and leaves those of other APIs alone.
 */
export function createDocumentSchemas(): ReadonlyMap<string, Schema> {
  const kinds = [...KIND_DEFINITIONS.values()];
  return new Map([
    ...kinds.map(({ kind, schema }): [string, Schema] => {
      const name = fileName(kind);
      return [name, { ...HEAD(name, kind), ...schema }];
    }),
    [
      'control-plane',
      {
        ...HEAD('control-plane', 'A file of a control plane'),
        type: ['object', 'null'],
        allOf: kinds.map(({ kind, schema }) => ({
          if: {
            type: 'object',
            properties: { apiVersion: apiVersionOf(schema), kind: { const: kind } },
            required: ['apiVersion', 'kind'],
          },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { $ref: `${fileName(kind)}.schema.json` },
        })),
      },
    ],
  ]);
}

function apiVersionOf(schema: KindDefinition['schema']): JsonValue {
  const { properties } = schema;
  return (typeof properties === 'object' && properties && 'apiVersion' in properties && properties.apiVersion) || {};
}

/** `ClusterType` → `cluster-type`; `GitOpsRepo` → `gitops-repo`. */
function fileName(kind: string): string {
  return kind
    .replace('GitOps', 'Gitops')
    .replace(/(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase();
}
