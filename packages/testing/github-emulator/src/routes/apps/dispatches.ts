import { readObject } from '../../git/objects.ts';
import { resolveCommit } from '../../git/refs.ts';
import { HttpError, notFound } from '../../model/http-error.ts';
import { commonPayload } from '../../operations/webhook-events.ts';
import { type ApiCall, type ApiRoute, defineRoute, ok } from '../../routing/route.ts';
import { WORKFLOW_FOLDER } from '../../routing/workflow-files.ts';

const REPO = '/repos/{owner}/{repo}';

interface RepositoryDispatchBody {
  readonly event_type: string;
  readonly client_payload?: Readonly<Record<string, unknown>>;
}

interface WorkflowDispatchBody {
  readonly ref: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly return_run_details?: boolean;
}

/** Dispatches. The emulator only emits the events: a workflow runner reads them. */
export const dispatchRoutes: readonly ApiRoute[] = [
  defineRoute<RepositoryDispatchBody>(`POST ${REPO}/dispatches`, 'contents:write', (call) => {
    const { event_type: type, client_payload: payload = {} } = call.body;
    if (type.length > 100) throw new HttpError(422, 'event_type is too long (maximum is 100 characters)');
    if (Object.keys(payload).length > 10)
      throw new HttpError(422, 'No more than 10 properties are allowed; client_payload has more.');
    const branch = call.github.defaultBranch(call.repository);
    call.github.emitEvent(call.actor, call.repository, {
      name: 'repository_dispatch',
      action: type,
      payload: {
        action: type,
        branch,
        client_payload: payload,
        ...commonPayload(call.github, call.repository, call.actor),
      },
    });
    return { status: 204 };
  }),
  defineRoute<WorkflowDispatchBody>(
    `POST ${REPO}/actions/workflows/{workflow_id}/dispatches`,
    'actions:write',
    (call) => {
      const { ref, inputs = {}, return_run_details: details = false } = call.body;
      const path = findDispatchableWorkflow(call, ref);
      if (Object.keys(inputs).length > 25)
        throw new HttpError(422, 'you may only define up to 25 `inputs` for a `workflow_dispatch` event');
      const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
      call.github.emitEvent(call.actor, call.repository, {
        name: 'workflow_dispatch',
        payload: { inputs, ref: full, workflow: path, ...commonPayload(call.github, call.repository, call.actor) },
      });
      if (!details) return { status: 204 };
      const id = call.github.nextId();
      const { fullName } = call.repository;
      return ok({
        workflow_run_id: id,
        run_url: `${call.api}/repos/${fullName}/actions/runs/${id}`,
        html_url: `${call.github.url}/${fullName}/actions/runs/${id}`,
      });
    },
  ),
];

/** The workflow's path. The file must exist on the default branch and, with `workflow_dispatch`, on the given one. */
function findDispatchableWorkflow(call: ApiCall<WorkflowDispatchBody>, ref: string): string {
  const { folder } = call.repository;
  const path = `${WORKFLOW_FOLDER}/${call.path.workflow_id}`;
  const known = readObject(folder, `HEAD:${path}`);
  if (known?.type !== 'blob') throw notFound();
  const commit = resolveCommit(folder, ref);
  if (commit === undefined) throw new HttpError(422, `No ref found for: ${ref}`);
  const file = readObject(folder, `${commit}:${path}`)?.data.toString();
  if (file?.includes('workflow_dispatch') !== true)
    throw new HttpError(422, "Workflow does not have 'workflow_dispatch' trigger");
  return path;
}
