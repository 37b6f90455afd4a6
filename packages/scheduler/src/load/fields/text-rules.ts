import { GENERATED_FILE_NAME } from '@kalypso-actions/conventions';
import { isAmbiguousScalar } from '@kalypso-actions/goyaml';
import { isLabelKey, isLabelValue } from '../../resources/label-syntax.ts';
import type { TextRule } from '../shapes/text-shape.ts';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_NAME = '([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]';
const DATA_KEY = /^[-._a-zA-Z0-9]+$/;
const MANIFEST_KEY = /^[A-Za-z0-9_][-A-Za-z0-9_.]{0,62}$/;

/** Names that become part of a path, a label and a namespace. */
export const DNS_LABEL_RULE: TextRule = {
  code: 'invalid-name',
  holds: (text) => text.length <= 63 && DNS_LABEL.test(text),
  message: 'is not a DNS-1123 label',
  hint: 'Use at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit.',
  schema: { pattern: DNS_LABEL.source, maxLength: 63 },
};

/** Names of all other Kubernetes objects. */
export const DNS_SUBDOMAIN_RULE: TextRule = {
  code: 'invalid-name',
  holds: (text) => text.length <= 253 && DNS_SUBDOMAIN.test(text),
  message: 'is not a DNS-1123 subdomain',
  hint: 'Use at most 253 lower-case letters, digits, `-` and `.`, starting and ending with a letter or digit.',
  schema: { pattern: DNS_SUBDOMAIN.source, maxLength: 253 },
};

export const LABEL_KEY_RULE: TextRule = {
  code: 'invalid-label',
  holds: isLabelKey,
  message: 'is not a valid label key',
  hint: 'A key is an optional DNS prefix and `/`, then up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.',
  schema: { pattern: `^([a-z0-9]([-.a-z0-9]*[a-z0-9])?/)?${QUALIFIED_NAME}$` },
};

export const LABEL_VALUE_RULE: TextRule = {
  code: 'invalid-label',
  holds: isLabelValue,
  message: 'is not a valid label value',
  hint: 'A value is empty or up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.',
  schema: { pattern: `^(${QUALIFIED_NAME})?$` },
};

/** Keys in the data of a ConfigMap. */
export const DATA_KEY_RULE: TextRule = {
  code: 'invalid-key',
  holds: (text) => text.length <= 253 && DATA_KEY.test(text) && text !== '.' && !text.startsWith('..'),
  message: 'is not a valid key of a ConfigMap',
  hint: 'Use at most 253 letters, digits, `-`, `_` and `.`.',
  schema: { pattern: DATA_KEY.source, maxLength: 253 },
};

/** Keys in the manifests of a target. Templates may print them without quotes, so they have to be plain words. */
export const MANIFEST_KEY_RULE: TextRule = {
  code: 'invalid-key',
  holds: (text) => MANIFEST_KEY.test(text) && !isAmbiguousScalar(text),
  message: 'is not a key that templates can print without quotes',
  hint: 'Use at most 63 letters, digits, `-`, `_` and `.`, and not a word that YAML converts, such as `yes` or `null`.',
  schema: { pattern: MANIFEST_KEY.source },
};

export const NOT_EMPTY_RULE: TextRule = {
  code: 'empty-value',
  holds: (text) => text !== '',
  message: 'is empty',
  hint: 'Give it a value.',
  schema: { minLength: 1 },
};

/** Names of files in the folder of an assignment. The extension keeps them apart from folders and from README.md. */
export const MANIFEST_FILE_RULE: TextRule = {
  code: 'invalid-file-name',
  holds: (text) => GENERATED_FILE_NAME.test(text),
  message: 'is not a name that a generated file can have',
  hint: 'Use a plain name such as `zarf.yaml`: at most 100 letters, digits, `-`, `_` and `.`, starting with a letter or digit, then `.yaml` or, for a script, `.sh`. `kustomization.yaml` is reserved: Flux and kustomize apply only what it lists.',
  schema: { pattern: GENERATED_FILE_NAME.source },
};

const MAX_VALUE_LENGTH = 16_384;

/** Values of workload files are printed in every manifest of a target. */
export const VALUE_LENGTH_RULE: TextRule = {
  code: 'value-too-long',
  holds: (text) => text.length <= MAX_VALUE_LENGTH,
  message: `has more than ${MAX_VALUE_LENGTH} characters`,
  hint: 'Shorten it; keep long text in the repository with the manifests of the target.',
  untrustedOnly: true,
};

/** Workload files contain schemas, too: a large one could keep the scheduler busy. */
export const SCHEMA_TEXT_RULE: TextRule = {
  code: 'schema-too-large',
  holds: (text) => text.length <= 65_536,
  message: 'is longer than 64 KiB',
  hint: 'Make the schema smaller.',
  schema: { maxLength: 65_536 },
};
