import { readFileSync } from 'node:fs';

/** The fields of a workflow's event that can name the commit. Untrusted. */
interface EventPayload {
  readonly inputs?: { readonly commit_id?: unknown } | null;
  readonly client_payload?: { readonly commit_id?: unknown } | null;
  readonly repository?: { readonly full_name?: unknown } | null;
  readonly ref?: unknown;
  readonly after?: unknown;
}

/**
 * Returns the GitOps commit of the event that started the workflow: the `commit_id` of a dispatch, or the head of a push to the branch. It is not
 * validated. `undefined` if the event names none.
 * @param eventPath `GITHUB_EVENT_PATH`
 * @param repository the GitOps repository, `owner/name`
 */
export function readEventCommit(eventPath: string | undefined, repository: string, branch: string): string | undefined {
  if (!eventPath) return undefined;
  const payload = readPayload(eventPath);
  const dispatched = payload.inputs?.commit_id ?? payload.client_payload?.commit_id;
  if (typeof dispatched === 'string' && dispatched !== '') return dispatched;
  const name = payload.repository?.full_name;
  const isSameRepository = typeof name === 'string' && name.toLowerCase() === repository.toLowerCase();
  const isPush = isSameRepository && payload.ref === `refs/heads/${branch}`;
  return isPush && typeof payload.after === 'string' ? payload.after : undefined;
}

function readPayload(eventPath: string): EventPayload {
  let text: string;
  try {
    text = readFileSync(eventPath, 'utf8');
  } catch {
    // A step can run without an event file: then the input has to name the commit.
    return {};
  }
  const payload: unknown = JSON.parse(text);
  return typeof payload === 'object' && payload !== null ? payload : {};
}
