import { DATA_KEY_RULE, DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { mapShape } from '../shapes/collection-shapes.ts';
import { anyShape, ignoredShape } from '../shapes/node-shape.ts';
import { optional } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { defineDocument } from './define-kind.ts';

export const configMapKind = defineDocument({
  kind: 'ConfigMap',
  apiVersion: 'v1',
  nameRule: DNS_SUBDOMAIN_RULE,
  // Without one of its labels, it would apply to more assignments.
  strictness: 'closed',
  description: 'Platform configuration, if it has the label `platform-config: "true"`.',
  body: {
    data: optional(mapShape(DATA_KEY_RULE, textShape('Any text.'), 'Keys and values.')),
    binaryData: optional(ignoredShape({}, 'Use `data`: configuration is text.')),
    immutable: optional(anyShape),
  },
  create: ({ data = {} }, header) => ({ ...header, kind: 'ConfigMap', data }),
});
