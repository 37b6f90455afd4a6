import { mapShape } from '../shapes/collection-shapes.ts';
import { defineDocument } from './define-kind.ts';
import { optional } from '../shapes/object-shape.ts';
import { DATA_KEY_RULE, DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { anyShape } from '../shapes/node-shape.ts';
import { text } from '../shapes/text-shape.ts';

export const configMapKind = defineDocument({
  kind: 'ConfigMap',
  apiVersion: 'v1',
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Platform configuration, when it is labelled `platform-config: "true"`.',
  body: {
    data: optional(mapShape(DATA_KEY_RULE, text('Any text.'), 'Keys and values.')),
    binaryData: optional(anyShape),
    immutable: optional(anyShape),
  },
  make: ({ data = {} }, head) => ({ ...head, kind: 'ConfigMap', data }),
});
