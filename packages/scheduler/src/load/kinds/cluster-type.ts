import { GROUP_VERSION } from '../../resources/resource.ts';
import { defineKind } from './define-kind.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { DNS_LABEL_RULE, NOT_EMPTY_RULE } from '../fields/text-rules.ts';
import { text } from '../shapes/text-shape.ts';

export const clusterTypeKind = defineKind({
  kind: 'ClusterType',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL_RULE,
  description: 'A type of clusters: the templates of what they fetch.',
  spec: objectShape(
    {
      reconciler: required(text('Name of a Template of type reconciler.', NOT_EMPTY_RULE)),
      namespaceService: required(text('Name of a Template of type namespace.', NOT_EMPTY_RULE)),
      configType: optional(text('Name of a Template of type config; a plain ConfigMap, without one.')),
    },
    'Templates, by their names.',
  ),
  make: ({ reconciler, namespaceService, configType }, head) => ({
    ...head,
    kind: 'ClusterType',
    reconciler,
    namespaceService,
    configType: configType || undefined,
  }),
});
