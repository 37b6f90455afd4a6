import { readArray, readString } from '../json.ts';
import { readTokenClaims } from './json-web-token.ts';

/** What Microsoft Entra compares with a federated credential. */
export interface WorkflowTokenClaims {
  readonly subject: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Microsoft Entra's limit for each of them. */
const MAX_CLAIM_LENGTH = 600;
const MAX_CREDENTIAL_NAME_LENGTH = 120;

/**
 * Reads the claims of a token of the workflow.
 * @returns `undefined` if one of them is missing or too long
 */
export function readWorkflowTokenClaims(token: string): WorkflowTokenClaims | undefined {
  const claims = readTokenClaims(token);
  const subject = readString(claims.sub);
  const issuer = readString(claims.iss);
  const audience = readString(claims.aud) || readString(readArray(claims.aud)[0]);
  const isValid = [subject, issuer, audience].every((text) => text !== '' && text.length <= MAX_CLAIM_LENGTH);
  return isValid ? { subject, issuer, audience } : undefined;
}

/** Describes a token that Microsoft Entra refused. */
export function describeWorkflowToken({ subject, issuer, audience }: WorkflowTokenClaims): string {
  return `The token of the workflow has the subject ${quoteSafely(subject)}, the issuer ${quoteSafely(issuer)} and the audience ${quoteSafely(audience)}.`;
}

/**
 * Returns the command for Bash that makes an application trust the token. Subjects have one of two forms, with or without the IDs of the owner and the
 * repository (https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/), and Entra compares them letter for
 * letter: so all values are those of the token.
 */
export function federatedCredentialCommand(
  clientId: string,
  { subject, issuer, audience }: WorkflowTokenClaims,
): string {
  const name = subject
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_CREDENTIAL_NAME_LENGTH)
    .replace(/-$/, '');
  const fields = { name: name || 'workflow', issuer, subject };
  const members = Object.entries(fields).map(([key, value]) => `"${key}":${quoteSafely(value)}`);
  const parameters = `{${members.join(',')},"audiences":[${quoteSafely(audience)}]}`;
  const id = clientId.replace(/[^\w.-]/g, '');
  return `az ad app federated-credential create --id ${id} --parameters '${parameters}'`;
}

/**
 * Writes a text as a JSON string. Everything except letters, digits and a few safe ASCII characters becomes an escape, so that nothing in it can end a
 * quotation of the shell or start a command of the workflow.
 */
function quoteSafely(text: string): string {
  const escaped = text.replace(
    /[^A-Za-z0-9 ._/:@,=+-]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
