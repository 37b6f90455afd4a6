import { GROUP_VERSION } from '../../resources/resource.ts';
import { defineKind } from '../fields/definition.ts';
import { object, optional, required } from '../fields/object.ts';
import { DNS_LABEL, NOT_EMPTY } from '../fields/rules.ts';
import { text } from '../fields/text.ts';

export const clusterType = defineKind({
  kind: 'ClusterType',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL,
  description: 'A type of clusters: the templates of what they fetch.',
  spec: object(
    {
      reconciler: required(text('Name of a Template of type reconciler.', NOT_EMPTY)),
      namespaceService: required(text('Name of a Template of type namespace.', NOT_EMPTY)),
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
