import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import type { WorkflowEvent } from '../github/github-connection.ts';
import { matchesPatterns } from '../language/filter-patterns.ts';
import { type ContextObject, type ContextValue, isContextObject, textAt, valueAt } from '../language/json.ts';

/** The activity types that trigger a workflow without `types`. */
const DEFAULT_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
};

/** Whether an event triggers a workflow with this `on:`. */
export function isTriggered(
  events: EventsConfig,
  event: WorkflowEvent,
  changedPaths: () => readonly string[],
): boolean {
  if (!Object.hasOwn(events, event.name)) return false;
  const filter = readFilter(events[event.name]);
  const types = filter.types ?? DEFAULT_TYPES[event.name];
  if (types !== undefined && !types.includes(event.action ?? '')) return false;
  if (event.name !== 'push' && event.name !== 'pull_request') return true;
  const branch = event.name === 'push' ? findPushedBranch(event) : textAt(event.payload, 'pull_request', 'base', 'ref');
  if (branch === undefined) return false;
  if (filter.branches !== undefined && !matchesPatterns(filter.branches, branch)) return false;
  if (filter['branches-ignore'] !== undefined && matchesPatterns(filter['branches-ignore'], branch)) return false;
  return matchesPaths(filter, changedPaths);
}

function matchesPaths(filter: TriggerFilter, changedPaths: () => readonly string[]): boolean {
  const { paths, 'paths-ignore': ignored } = filter;
  if (paths !== undefined && !changedPaths().some((path) => matchesPatterns(paths, path))) return false;
  return ignored === undefined || changedPaths().some((path) => !matchesPatterns(ignored, path));
}

/** The branch of a push; `undefined` for a tag or a deleted branch. */
function findPushedBranch({ payload }: WorkflowEvent): string | undefined {
  const ref = textAt(payload, 'ref');
  return ref.startsWith('refs/heads/') && valueAt(payload, 'deleted') !== true
    ? ref.slice('refs/heads/'.length)
    : undefined;
}

type TriggerFilter = Readonly<
  Partial<Record<'branches' | 'branches-ignore' | 'paths' | 'paths-ignore' | 'types', string[]>>
>;

function readFilter(config: unknown): TriggerFilter {
  return typeof config === 'object' && config !== null ? config : {};
}

/**
 * Checks and converts the inputs of a `workflow_dispatch`.
 * @throws with GitHub's message for an undeclared input, a missing required input, or a value outside `options`
 */
export function resolveDispatchInputs(events: EventsConfig, provided: ContextValue | undefined): ContextObject {
  const declared = events.workflow_dispatch?.inputs ?? {};
  const values = isContextObject(provided) ? provided : {};
  const unexpected = Object.keys(values).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) throw new Error(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const inputs: Record<string, ContextValue> = {};
  for (const [name, input] of Object.entries(declared)) {
    const value = values[name] ?? input.default ?? (input.type === 'boolean' ? false : '');
    if (input.required === true && value === '') throw new Error(`Required input '${name}' not provided`);
    if (input.type === 'choice' && value !== '' && !input.options?.includes(String(value)))
      throw new Error(`Provided value '${String(value)}' for input '${name}' not in the list of allowed values`);
    inputs[name] = input.type === 'boolean' ? String(value) === 'true' : String(value);
  }
  return inputs;
}
