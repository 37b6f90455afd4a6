import { isLabelKey, isLabelValue } from './selector.ts';
import type { TextRule } from './shape.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** Characters that have no business in an address, a branch or a path. */
const CONTROL = /\p{Cc}/u;

/** Names that become part of a path, a label and a namespace. */
export const DNS_LABEL: TextRule = {
  code: 'invalid-name',
  holds: (text) => text.length <= 63 && LABEL.test(text),
  message: 'is not a DNS-1123 label',
  hint: 'Use at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit.',
};

/** Names of any other Kubernetes object. */
export const DNS_SUBDOMAIN: TextRule = {
  code: 'invalid-name',
  holds: (text) => text.length <= 253 && SUBDOMAIN.test(text),
  message: 'is not a DNS-1123 subdomain',
  hint: 'Use at most 253 lower-case letters, digits, `-` and `.`, starting and ending with a letter or digit.',
};

export const LABEL_KEY: TextRule = {
  code: 'invalid-label',
  holds: isLabelKey,
  message: 'is not a label key',
  hint: 'A key is up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit, after an optional DNS prefix and `/`.',
};

export const LABEL_VALUE: TextRule = {
  code: 'invalid-label',
  holds: isLabelValue,
  message: 'is not a label value',
  hint: 'A value is empty or up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.',
};

export const NOT_EMPTY: TextRule = {
  code: 'empty-value',
  holds: (text) => text !== '',
  message: 'is empty',
  hint: 'Give it a value.',
};

/** An address that git can be given: no options, no helper programs, no credentials in it. */
export const REPOSITORY: readonly TextRule[] = [
  NOT_EMPTY,
  {
    code: 'repository-credentials',
    holds: (text) => !/^[a-z+]+:\/\/[^/@]*:[^/@]*@/i.test(text) && !/^https?:\/\/[^/]*@/i.test(text),
    message: 'holds credentials',
    hint: 'Remove them from the address, change them where they are valid, and pass a token as the input `token`.',
    secret: true,
  },
  {
    code: 'invalid-repository',
    holds: (text) =>
      !CONTROL.test(text) &&
      !/^-|::|\s/.test(text) &&
      (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^(https?|ssh|file):\/\/./i.test(text)),
    message: 'is not the address of a git repository',
    hint: 'Use `https://host/owner/name`.',
  },
];

/** What `git check-ref-format --branch` takes. */
export const BRANCH: readonly TextRule[] = [
  NOT_EMPTY,
  {
    code: 'invalid-branch',
    holds: (text) =>
      !CONTROL.test(text) &&
      !/^[-/]|[ ~^:?*[\\]|\.\.|@\{|\/\/|[/.]$|\.lock$/.test(text) &&
      !text.split('/').some((part) => part.startsWith('.')) &&
      text !== '@',
    message: 'is not the name of a branch',
    hint: 'Use the name alone, without `refs/heads/`.',
  },
];

/** A path within a repository. */
export const PATH: TextRule = {
  code: 'invalid-path',
  holds: (text) =>
    !CONTROL.test(text) &&
    !/^[A-Za-z]:|^\/|\\/.test(text) &&
    !text.split('/').includes('..') &&
    !text.split('/').includes('.git'),
  message: 'leads out of its repository',
  hint: 'Use a path relative to the top of the repository, without `..`.',
};

export const COMMIT: TextRule = {
  code: 'invalid-commit',
  holds: (text) => /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(text),
  message: 'is not a full commit id',
  hint: 'Use all 40 (or 64) hexadecimal digits, in quotes when they are digits alone.',
};

/** Schemas come from workload files as well: large ones could keep the scheduler busy. */
export const SCHEMA_TEXT: TextRule = {
  code: 'schema-too-large',
  holds: (text) => text.length <= 65_536,
  message: 'is longer than 64 KiB',
  hint: 'Make the schema smaller.',
};
