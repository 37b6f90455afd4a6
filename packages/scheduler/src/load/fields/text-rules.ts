import { isAmbiguousScalar } from '@kalypso-actions/goyaml';
import { isLabelKey, isLabelValue } from '../../resources/label-syntax.ts';
import type { TextRule } from '../shapes/text-shape.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_NAME = '([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]';
const DATA_KEY = /^[-._a-zA-Z0-9]+$/;
const MANIFEST_KEY_FORM = /^[A-Za-z0-9_][-A-Za-z0-9_.]{0,62}$/;
const COMMIT_ID = /^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/;

/** Names that become part of a path, a label and a namespace. */
export const DNS_LABEL_RULE: TextRule = {
  code: 'invalid-name',
  holds: (text) => text.length <= 63 && LABEL.test(text),
  message: 'is not a DNS-1123 label',
  hint: 'Use at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit.',
  schema: { pattern: LABEL.source, maxLength: 63 },
};

/** Names of any other Kubernetes object. */
export const DNS_SUBDOMAIN_RULE: TextRule = {
  code: 'invalid-name',
  holds: (text) => text.length <= 253 && SUBDOMAIN.test(text),
  message: 'is not a DNS-1123 subdomain',
  hint: 'Use at most 253 lower-case letters, digits, `-` and `.`, starting and ending with a letter or digit.',
  schema: { pattern: SUBDOMAIN.source, maxLength: 253 },
};

export const LABEL_KEY_RULE: TextRule = {
  code: 'invalid-label',
  holds: isLabelKey,
  message: 'is not a label key',
  hint: 'A key is up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit, after an optional DNS prefix and `/`.',
  schema: { pattern: `^([a-z0-9]([-.a-z0-9]*[a-z0-9])?/)?${QUALIFIED_NAME}$` },
};

export const LABEL_VALUE_RULE: TextRule = {
  code: 'invalid-label',
  holds: isLabelValue,
  message: 'is not a label value',
  hint: 'A value is empty or up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.',
  schema: { pattern: `^(${QUALIFIED_NAME})?$` },
};

/** Keys of a config map's data. */
export const DATA_KEY_RULE: TextRule = {
  code: 'invalid-key',
  holds: (text) => text.length <= 253 && DATA_KEY.test(text) && text !== '.' && !text.startsWith('..'),
  message: 'is not a key that a ConfigMap can have',
  hint: 'Use at most 253 letters, digits, `-`, `_` and `.`.',
  schema: { pattern: DATA_KEY.source, maxLength: 253 },
};

/** Keys of a target's manifests: templates may print them, so they are nothing but words. */
export const MANIFEST_KEY_RULE: TextRule = {
  code: 'invalid-key',
  holds: (text) => MANIFEST_KEY_FORM.test(text) && !isAmbiguousScalar(text),
  message: 'is not a key that templates can print as it is',
  hint: 'Use at most 63 letters, digits, `-`, `_` and `.`, and no word that YAML takes for something else, such as `yes` or `null`.',
  schema: { pattern: MANIFEST_KEY_FORM.source },
};

export const NOT_EMPTY_RULE: TextRule = {
  code: 'empty-value',
  holds: (text) => text !== '',
  message: 'is empty',
  hint: 'Give it a value.',
  schema: { minLength: 1 },
};

export const COMMIT_RULE: TextRule = {
  code: 'invalid-commit',
  holds: (text) => COMMIT_ID.test(text),
  message: 'is not a full commit id',
  hint: 'Use all 40 (or 64) hexadecimal digits, in quotes when they are digits alone.',
  schema: { pattern: COMMIT_ID.source },
};

/** Schemas come from workload files as well: large ones could keep the scheduler busy. */
export const SCHEMA_TEXT_RULE: TextRule = {
  code: 'schema-too-large',
  holds: (text) => text.length <= 65_536,
  message: 'is longer than 64 KiB',
  hint: 'Make the schema smaller.',
  schema: { maxLength: 65_536 },
};
