import { GROUP_VERSION } from '../../resources/resource.ts';
import { defineKind } from './define-kind.ts';
import { objectShape, required } from '../shapes/object-shape.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { text } from '../shapes/text-shape.ts';

export const configSchemaKind = defineKind({
  kind: 'ConfigSchema',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'What platform configuration has to meet where the labels apply.',
  spec: objectShape({ schema: required(text('A JSON Schema, as JSON.')) }, 'The schema.'),
  make: ({ schema }, head) => ({ ...head, kind: 'ConfigSchema', schema }),
});
