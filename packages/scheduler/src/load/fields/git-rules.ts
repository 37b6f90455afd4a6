import { NOT_EMPTY_RULE } from './text-rules.ts';
import type { TextRule } from '../shapes/text-shape.ts';

/** Characters that have no business in an address, a branch or a path. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** A user with a password, or anything before the host of a web address: `user@` there is where tokens go. */
function holdsCredentials(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:[/\\]{2}[^/\\@]*:[^/\\]*@/i.test(text) ||
    /^https?:[/\\]{2}[^/\\]*@/i.test(text) ||
    /^[^/\\@\s]+:[^/\\@\s]+@/.test(text) ||
    /[?&][\w-]*(token|password|secret|sig|key)=/i.test(text)
  );
}

/** Whether git can be given the address: `https`, `http`, `ssh`, `file`, `user@host:path` or a plain path; no option, no helper program. */
function isAddress(text: string): boolean {
  const isOption = /^-|^[a-z]+:\/\/([^/@]*@)?-|@-/i.test(text);
  if (CONTROL.test(text) || /\s|::/.test(text) || isOption) return false;
  return !SCHEME.test(text) || /^(https?|ssh|file):\/\/./i.test(text);
}

/** An address of a repository, without credentials in it. */
export const REPOSITORY_RULES: readonly TextRule[] = [
  NOT_EMPTY_RULE,
  {
    code: 'repository-credentials',
    holds: (text) => !holdsCredentials(text),
    message: 'holds credentials',
    hint: 'Remove them from the address, revoke them, and pass a token as the input `token`.',
    secret: true,
  },
  {
    code: 'invalid-repository',
    holds: isAddress,
    message: 'is not the address of a git repository',
    hint: 'Use `https://host/owner/name`.',
  },
];

/** What `git check-ref-format --branch` takes. */
export const BRANCH_RULES: readonly TextRule[] = [
  NOT_EMPTY_RULE,
  {
    code: 'invalid-branch',
    holds: (text) =>
      text.length <= 244 &&
      !CONTROL.test(text) &&
      !/^[-/]|[ ~^:?*[\\]|\.\.|@\{|\/\/|[/.]$/.test(text) &&
      !text.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock')) &&
      text !== '@',
    message: 'is not the name of a branch',
    hint: 'Use the name alone, without `refs/heads/`.',
  },
];

/** A path within a repository. */
export const PATH_RULE: TextRule = {
  code: 'invalid-path',
  holds: (text) =>
    !CONTROL.test(text) &&
    !/^[A-Za-z]:|^\/|\\/.test(text) &&
    !text.split('/').some((part) => part === '..' || /^(\.git|git~1)$/i.test(part)),
  message: 'does not lead to a folder of the repository',
  hint: 'Use a path relative to the top of the repository, with `/`, without `..`.',
};
