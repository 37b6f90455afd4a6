import { GROUP_VERSION } from '../../resources/resource.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { objectShape, required } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { defineKind } from './define-kind.ts';

export const configSchemaKind = defineKind({
  kind: 'ConfigSchema',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  // Without one of its labels, it would apply to more assignments.
  strictness: 'closed',
  description: 'A schema that the platform configuration has to meet where the labels apply.',
  spec: objectShape({ schema: required(textShape('A JSON Schema in JSON.')) }, 'The schema.', 'closed'),
  create: ({ schema }, header) => ({ ...header, kind: 'ConfigSchema', schema }),
});
