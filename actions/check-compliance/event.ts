import { readFileSync } from 'node:fs';

/** What of a workflow's event can name the commit. */
interface Payload {
  readonly inputs?: { readonly commit_id?: unknown } | null;
  readonly client_payload?: { readonly commit_id?: unknown } | null;
  readonly repository?: { readonly full_name?: unknown } | null;
  readonly ref?: unknown;
  readonly after?: unknown;
}

/**
 * The commit that the event is about: what a dispatch says (`commit_id`), or the head of a push, if it was pushed to just that branch.
 * @param file `GITHUB_EVENT_PATH`
 * @param repository `owner/name` of the GitOps repository
 */
export function commitOfEvent(file: string | undefined, repository: string, branch: string): string | undefined {
  if (!file) return undefined;
  const payload = readPayload(file);
  const dispatched = payload.inputs?.commit_id ?? payload.client_payload?.commit_id;
  if (typeof dispatched === 'string' && dispatched !== '') return dispatched;
  const name = payload.repository?.full_name;
  const isHere = typeof name === 'string' && name.toLowerCase() === repository.toLowerCase();
  const isPush = isHere && payload.ref === `refs/heads/${branch}`;
  return isPush && typeof payload.after === 'string' ? payload.after : undefined;
}

function readPayload(file: string): Payload {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // A step can run without an event; then it has to be told the commit.
    return {};
  }
  // What GitHub writes is JSON; every field is looked at before it is used.
  const payload: unknown = JSON.parse(text);
  return typeof payload === 'object' && payload !== null ? payload : {};
}
