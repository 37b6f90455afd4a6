import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import type { GitHubEvent } from '../github/github-host.ts';
import { matches } from './filter-patterns.ts';
import { at, isObject, type Json, type JsonObject, textAt } from './json.ts';

/** The activities that start a workflow that names none. */
const DEFAULT_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
};

/** Whether an event starts a workflow with these triggers. */
export function starts(events: EventsConfig, event: GitHubEvent, changedPaths: () => readonly string[]): boolean {
  if (!Object.hasOwn(events, event.name)) return false;
  const filter = filterOf(events[event.name]);
  const types = filter.types ?? DEFAULT_TYPES[event.name];
  if (types !== undefined && !types.includes(event.action ?? '')) return false;
  if (event.name !== 'push' && event.name !== 'pull_request') return true;
  const branch = event.name === 'push' ? pushedBranch(event) : textAt(event.payload, 'pull_request', 'base', 'ref');
  if (branch === undefined) return false;
  if (filter.branches !== undefined && !matches(filter.branches, branch)) return false;
  if (filter['branches-ignore'] !== undefined && matches(filter['branches-ignore'], branch)) return false;
  return pathsMatch(filter, changedPaths);
}

function pathsMatch(filter: Filter, changedPaths: () => readonly string[]): boolean {
  const { paths, 'paths-ignore': ignored } = filter;
  if (paths !== undefined && !changedPaths().some((path) => matches(paths, path))) return false;
  return ignored === undefined || changedPaths().some((path) => !matches(ignored, path));
}

/** The branch of a push; nothing for a tag and for a branch that was deleted. */
function pushedBranch({ payload }: GitHubEvent): string | undefined {
  const ref = textAt(payload, 'ref');
  return ref.startsWith('refs/heads/') && at(payload, 'deleted') !== true ? ref.slice('refs/heads/'.length) : undefined;
}

type Filter = Readonly<Partial<Record<'branches' | 'branches-ignore' | 'paths' | 'paths-ignore' | 'types', string[]>>>;

function filterOf(config: unknown): Filter {
  return typeof config === 'object' && config !== null ? config : {};
}

/**
 * The inputs of a `workflow_dispatch` as GitHub checks and types them. Fails as GitHub answers: at an input that is not declared, one that is required
 * and missing, and a choice that is not offered.
 */
export function dispatchInputs(events: EventsConfig, given: Json | undefined): JsonObject {
  const declared = events.workflow_dispatch?.inputs ?? {};
  const values = isObject(given) ? given : {};
  const unexpected = Object.keys(values).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) throw new Error(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const inputs: Record<string, Json> = {};
  for (const [name, input] of Object.entries(declared)) {
    const value = values[name] ?? input.default ?? (input.type === 'boolean' ? false : '');
    if (input.required === true && value === '') throw new Error(`Required input '${name}' not provided`);
    if (input.type === 'choice' && value !== '' && !input.options?.includes(String(value)))
      throw new Error(`Provided value '${String(value)}' for input '${name}' not in the list of allowed values`);
    inputs[name] = input.type === 'boolean' ? String(value) === 'true' : String(value);
  }
  return inputs;
}
