import { compilePattern } from '@kalypso-actions/text-template';

/** What the actions of this package accept as inputs: the form, and how to fix a value of another one. */
interface InputRule {
  readonly pattern: RegExp;
  readonly hint: string;
}

export const REPOSITORY_RULE: InputRule = { pattern: /^[\w-][\w.-]*\/[\w.-]+$/, hint: 'Use `owner/name`.' };

export const STATUS_CONTEXT_RULE: InputRule = {
  pattern: /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u,
  hint: 'Use one line of at most 200 characters.',
};

/** The hint for a commit ID that is not a full one. */
export const FULL_COMMIT_HINT =
  'Use the full commit ID of 40 digits: a branch or an abbreviated ID may refer to another commit later.';

const DEFAULT_CONTEXT = '{{environment}} environment';

type StatusContext =
  | { readonly kind: 'valid'; readonly contextOf: (environment: string) => string }
  /** What is wrong with the pattern, and how to fix it. */
  | { readonly kind: 'invalid'; readonly problem: string; readonly hint: string };

/** Compiles the pattern of the status context of an environment; the default if there is none. */
export function compileStatusContext(text: string | undefined): StatusContext {
  const pattern = compilePattern(text ?? DEFAULT_CONTEXT, ['environment']);
  if (pattern.kind === 'compiled')
    return { kind: 'valid', contextOf: (environment) => pattern.render({ environment }) };
  const hint = 'Use text and `{{environment}}`.';
  return { kind: 'invalid', problem: `is not a valid pattern: ${pattern.reason}`, hint };
}
