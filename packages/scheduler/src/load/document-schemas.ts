import type { JsonValue } from '@kalypso-actions/govalue';
import type { KindDefinition } from './kinds/define-kind.ts';
import { KIND_DEFINITIONS } from './objects/kind-definitions.ts';

type Schema = { readonly [keyword: string]: JsonValue };

const header = (name: string, title: string): Schema => ({
  // The draft that editors support best.
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: `https://kalypso-actions.github.io/schemas/${name}.schema.json`,
  title,
});

/**
 * Creates JSON Schemas for editors, by name: one for each kind, from the definition that documents are read by, and `control-plane`, which accepts a
 * document of any kind and ignores those of other APIs.
 */
export function createDocumentSchemas(): ReadonlyMap<string, Schema> {
  const kinds = [...KIND_DEFINITIONS.values()];
  return new Map([
    ...kinds.map(({ kind, schema }): [string, Schema] => {
      const name = toSchemaName(kind);
      return [name, { ...header(name, kind), ...schema }];
    }),
    [
      'control-plane',
      {
        ...header('control-plane', 'A file of a control plane'),
        type: ['object', 'null'],
        allOf: kinds.map(({ kind, schema }) => ({
          if: {
            type: 'object',
            properties: { apiVersion: getApiVersionSchema(schema), kind: { const: kind } },
            required: ['apiVersion', 'kind'],
          },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { $ref: `${toSchemaName(kind)}.schema.json` },
        })),
      },
    ],
  ]);
}

function getApiVersionSchema(schema: KindDefinition['schema']): JsonValue {
  const { properties } = schema;
  return (typeof properties === 'object' && properties && 'apiVersion' in properties && properties.apiVersion) || {};
}

/** `ClusterType` → `cluster-type`; `GitOpsRepo` → `gitops-repo`. */
function toSchemaName(kind: string): string {
  return kind
    .replace('GitOps', 'Gitops')
    .replace(/(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase();
}
