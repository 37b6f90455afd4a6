const references = '/info/refs';

/**
 * Asks where a repository has moved to. GitHub answers so for a renamed one.
 * @returns its new address if that is on the same server, as only there the credential may go; otherwise `undefined`
 */
export async function redirectTarget(
  url: string,
  authorization: string,
  timeoutMs: number,
): Promise<string | undefined> {
  const location = await locationOf(`${url}${references}?service=git-upload-pack`, authorization, timeoutMs);
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  const path = target.pathname;
  const kept = target.origin === new URL(url).origin && target.username === '' && target.password === '';
  return kept && path.endsWith(references) ? target.origin + path.slice(0, -references.length) : undefined;
}

async function locationOf(url: string, authorization: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { authorization },
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.headers.get('location') ?? undefined;
  } catch {
    // Git got an answer from there, this did not (a proxy, say): then the redirect stays unfollowed, and is reported as such.
    return undefined;
  }
}
