import { mapOf } from '../fields/collections.ts';
import { defineDocument } from '../fields/definition.ts';
import { optional } from '../fields/object.ts';
import { DATA_KEY_RULE, DNS_SUBDOMAIN } from '../fields/rules.ts';
import { anything } from '../fields/shape.ts';
import { text } from '../fields/text.ts';

export const configMap = defineDocument({
  kind: 'ConfigMap',
  apiVersion: 'v1',
  nameRule: DNS_SUBDOMAIN,
  description: 'Platform configuration, when it is labelled `platform-config: "true"`.',
  body: {
    data: optional(mapOf(DATA_KEY_RULE, text('Any text.'), 'Keys and values.')),
    binaryData: optional(anything),
    immutable: optional(anything),
  },
  make: ({ data = {} }, head) => ({ ...head, kind: 'ConfigMap', data }),
});
