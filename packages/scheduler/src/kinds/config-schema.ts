import { GROUP_VERSION } from '../model.ts';
import { defineKind } from './definition.ts';
import { object, required } from './object.ts';
import { DNS_SUBDOMAIN } from './rules.ts';
import { text } from './text.ts';

export const configSchema = defineKind({
  kind: 'ConfigSchema',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN,
  description: 'What platform configuration has to meet where the labels apply.',
  spec: object({ schema: required(text('A JSON Schema, as JSON.')) }, 'The schema.'),
  make: ({ schema }, head) => ({ ...head, kind: 'ConfigSchema', schema }),
});
