import { GROUP_VERSION } from '../../resources/resource.ts';
import { DNS_LABEL_RULE, NOT_EMPTY_RULE } from '../fields/text-rules.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { defineKind } from './define-kind.ts';

export const clusterTypeKind = defineKind({
  kind: 'ClusterType',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL_RULE,
  description: 'A type of clusters, and the templates of the manifests that they apply.',
  spec: objectShape(
    {
      reconciler: required(textShape('Name of a Template of type reconciler.', NOT_EMPTY_RULE)),
      namespaceService: required(textShape('Name of a Template of type namespace.', NOT_EMPTY_RULE)),
      configType: optional(
        textShape('Name of a Template of type config, or a built-in one: configMap, the default, or envFile.'),
      ),
      policy: optional(
        textShape(
          'Name of a Template of type policy. The CRDs of the scheduler operator do not declare it.',
          NOT_EMPTY_RULE,
        ),
      ),
      infrastructure: optional(
        textShape(
          'Name of a Template of type infrastructure. The CRDs of the scheduler operator do not declare it.',
          NOT_EMPTY_RULE,
        ),
      ),
    },
    'Names of templates.',
  ),
  create: ({ reconciler, namespaceService, configType, policy, infrastructure }, header) => ({
    ...header,
    kind: 'ClusterType',
    reconciler,
    namespaceService,
    configType: configType || undefined,
    policy,
    infrastructure,
  }),
});
