import { GROUP_VERSION } from '../../resources/resource.ts';
import { defineKind } from '../fields/definition.ts';
import { object, required } from '../fields/object.ts';
import { DNS_SUBDOMAIN } from '../fields/rules.ts';
import { text } from '../fields/text.ts';

export const configSchema = defineKind({
  kind: 'ConfigSchema',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN,
  description: 'What platform configuration has to meet where the labels apply.',
  spec: object({ schema: required(text('A JSON Schema, as JSON.')) }, 'The schema.'),
  make: ({ schema }, head) => ({ ...head, kind: 'ConfigSchema', schema }),
});
