import type { Access } from '../github/github-host.ts';
import { jsonOf } from '../language/expressions.ts';
import { isObject } from '../language/json.ts';
import type { JobDefinition, Workflow } from '../language/workflow.ts';

const ALL = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
];

/** What the token of a job may do: what the job says, else its workflow, else the restricted default. */
export function permissionsOf(workflow: Workflow, job: JobDefinition): Record<string, Access> {
  const token = job.permissions ?? workflow.permissions;
  if (token === undefined) return { contents: 'read', packages: 'read' };
  const value = jsonOf(token, { contexts: {} });
  if (value === 'read-all' || value === 'write-all')
    return Object.fromEntries(ALL.map((name) => [name, value === 'read-all' ? 'read' : 'write']));
  const permissions: Record<string, Access> = {};
  for (const [name, access] of Object.entries(isObject(value) ? value : {})) {
    if (access === 'read' || access === 'write') permissions[name] = access;
  }
  return permissions;
}
