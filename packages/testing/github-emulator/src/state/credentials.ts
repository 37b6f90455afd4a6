import { HttpError } from '../model/http-error.ts';
import type { Actor } from '../model/records.ts';
import type { GitHubState } from './github-state.ts';

export interface Credentials {
  readonly actor: Actor;
  readonly token: string | undefined;
  /** The issuer of a GitHub App's JWT. */
  readonly issuer: string | undefined;
}

/**
 * Identifies the author of a request by its `authorization` header: `token T`, `Bearer T`, or Basic with the token as password.
 * @throws 401 if the token is unknown
 */
export function authenticate(github: GitHubState, authorization: string | undefined): Credentials {
  if (authorization === undefined) return { actor: github.anonymous, token: undefined, issuer: undefined };
  const token = parseToken(authorization);
  const actor = token === undefined ? undefined : github.findActor(token);
  if (actor !== undefined) return { actor, token, issuer: undefined };
  const issuer = token === undefined ? undefined : parseJwtIssuer(token);
  if (issuer === undefined) throw new HttpError(401, 'Bad credentials');
  return { actor: github.anonymous, token, issuer };
}

function parseToken(authorization: string): string | undefined {
  const [, scheme = '', value = ''] = /^(\w+) +(.+)$/.exec(authorization) ?? [];
  if (/^(token|bearer)$/i.test(scheme)) return value;
  return /^basic$/i.test(scheme) ? Buffer.from(value, 'base64').toString().split(/:(.*)/s)[1] : undefined;
}

/** The issuer of a well-formed JWT that is valid now and for at most ten minutes. The signature is not checked. */
function parseJwtIssuer(token: string): string | undefined {
  const parts = token.split('.');
  if (parts.length !== 3 || parts.some((part) => !/^[\w-]+$/.test(part))) return undefined;
  const [header, claims] = parts.slice(0, 2).map(decodeJsonPart);
  const { iat, exp, iss } = claims ?? {};
  if (header?.alg !== 'RS256' || typeof iat !== 'number' || typeof exp !== 'number') return undefined;
  const now = Date.now() / 1000;
  if (iat > now + 60 || exp <= now || exp - iat > 660) return undefined;
  return typeof iss === 'string' || typeof iss === 'number' ? String(iss) : undefined;
}

function decodeJsonPart(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
