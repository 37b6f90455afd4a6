/** The permission that calls below `/repos/{owner}/{repo}` need, by the beginning of the path; the first match counts. */
const PERMISSIONS: readonly (readonly [pattern: RegExp, permission: string])[] = [
  [/^\/pulls\/\d+\/merge$/, 'contents'],
  [/^\/pulls(\/|$)/, 'pull-requests'],
  [/^\/(statuses\/|commits\/[^/]+\/status)/, 'statuses'],
  [/^\/(issues|labels)(\/|$)/, 'issues'],
  [/^\/actions\//, 'actions'],
  [/^\/(git|contents|commits|branches|compare|dispatches)(\/|$)/, 'contents'],
];

/**
 * Finds the permission that a call needs, as workflow files write it: for responses that do not name it.
 * @param call `POST /repos/contoso/fleet/pulls`
 * @returns `undefined` for calls that no permission of a repository decides
 */
export function findRequiredPermission(call: string): string | undefined {
  const [, method, path] = /^(\w+) \/repos\/[^/]+\/[^/]+(\/.*)$/.exec(call) ?? [];
  const permission = path && PERMISSIONS.find(([pattern]) => pattern.test(path))?.[1];
  return permission && `${permission}: ${method === 'GET' ? 'read' : 'write'}`;
}
