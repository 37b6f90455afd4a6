import { basicAuthorization } from './authorization.ts';

const REFS_PATH = '/info/refs';

/**
 * Asks a server where a repository has moved. GitHub redirects the URLs of renamed repositories.
 * @returns the new URL if it is on the same server, the only one that may receive the token; otherwise `undefined`
 */
export async function findRedirectTarget(url: string, token: string, timeoutMs: number): Promise<string | undefined> {
  const location = await fetchLocation(`${url}${REFS_PATH}?service=git-upload-pack`, token, timeoutMs);
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  const path = target.pathname;
  const isSameServer = target.origin === new URL(url).origin && target.username === '' && target.password === '';
  return isSameServer && path.endsWith(REFS_PATH) ? target.origin + path.slice(0, -REFS_PATH.length) : undefined;
}

async function fetchLocation(url: string, token: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { authorization: basicAuthorization(token) },
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.headers.get('location') ?? undefined;
  } catch {
    // Git received a response and this request did not, because of a proxy for example. Git's failure is reported then.
    return undefined;
  }
}
