import { WRITTEN_COMMIT_ID_PATTERN } from '@kalypso-actions/git-objects';
import type { TextRule } from '../shapes/text-shape.ts';
import { NOT_EMPTY_RULE } from './text-rules.ts';

/** Characters that are not allowed in an address, a branch or a path. */
const CONTROL_CHARACTER = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Whether an address contains a user with a password, a token in its query, or, in a URL of the web, any user: tokens are passed as one. */
function hasCredentials(address: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:[/\\]{2}[^/\\@]*:[^/\\]*@/i.test(address) ||
    /^https?:[/\\]{2}[^/\\]*@/i.test(address) ||
    /^[^/\\@\s]+:[^/\\@\s]+@/.test(address) ||
    /[?&][\w-]*(token|password|secret|sig|key)=/i.test(address)
  );
}

/** Whether an address is safe to pass to git: `https`, `http`, `ssh`, `file`, `user@host:path` or a path; not an option or a helper program. */
function isGitAddress(address: string): boolean {
  const isOption = /^-|^[a-z]+:\/\/([^/@]*@)?-|@-/i.test(address);
  if (CONTROL_CHARACTER.test(address) || /\s|::/.test(address) || isOption) return false;
  return !SCHEME.test(address) || /^(https?|ssh|file):\/\/./i.test(address);
}

/** The address of a repository, without credentials. */
export const REPOSITORY_RULES: readonly TextRule[] = [
  NOT_EMPTY_RULE,
  {
    code: 'repository-credentials',
    holds: (text) => !hasCredentials(text),
    message: 'contains credentials',
    hint: 'Remove them from the address, revoke them, and pass a token as the input `token`.',
    secret: true,
  },
  {
    code: 'invalid-repository',
    holds: isGitAddress,
    message: 'is not the address of a Git repository',
    hint: 'Use `https://host/owner/name`.',
  },
];

/** What `git check-ref-format --branch` accepts, without full names of references: `refs/heads/dev` would be a branch beside `dev`. */
export const BRANCH_RULES: readonly TextRule[] = [
  NOT_EMPTY_RULE,
  {
    code: 'invalid-branch',
    holds: (text) => !text.startsWith('refs/'),
    message: 'is the full name of a reference, not the name of a branch',
    hint: 'Write the branch name alone, without `refs/heads/`.',
    schema: { pattern: '^(?!refs/)' },
  },
  {
    code: 'invalid-branch',
    holds: (text) =>
      text.length <= 244 &&
      !CONTROL_CHARACTER.test(text) &&
      !/^[-/]|[ ~^:?*[\\]|\.\.|@\{|\/\/|[/.]$/.test(text) &&
      !text.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock')) &&
      text !== '@',
    message: 'is not a valid branch name',
    hint: 'Use letters, digits, `-`, `_` and `.`, and `/` between them.',
  },
];

/** A path within a repository. As for Flux, a slash at its start is the root of the repository. */
export const PATH_RULE: TextRule = {
  code: 'invalid-path',
  holds: (text) =>
    !CONTROL_CHARACTER.test(text) &&
    !/^[A-Za-z]:|\\/.test(text) &&
    !text.split('/').some((part) => part === '..' || /^(\.git|git~1)$/i.test(part)),
  message: 'is not the path of a folder in the repository',
  hint: 'Use a path relative to the root of the repository, with `/` and without `..`.',
};

/** A commit. An empty text is as good as an absent field. */
export const COMMIT_RULE: TextRule = {
  code: 'invalid-commit',
  holds: (text) => text === '' || WRITTEN_COMMIT_ID_PATTERN.test(text),
  message: 'is not a full commit ID',
  hint: 'Use all 40 hexadecimal digits; put them in quotes if there is no letter among them.',
  schema: { pattern: `^$|${WRITTEN_COMMIT_ID_PATTERN.source}` },
};
