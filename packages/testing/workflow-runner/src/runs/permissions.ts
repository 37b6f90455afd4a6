import type { PermissionLevel } from '../github/github-connection.ts';
import { evaluateToken } from '../language/expressions.ts';
import { isContextObject } from '../language/json.ts';
import type { JobDefinition, Workflow } from '../language/workflow.ts';

const ALL_PERMISSIONS = [
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

/** The permissions of a job's token: those of the job, otherwise of the workflow, otherwise GitHub's restricted default. */
export function resolvePermissions(workflow: Workflow, job: JobDefinition): Record<string, PermissionLevel> {
  const token = job.permissions ?? workflow.permissions;
  if (token === undefined) return { contents: 'read', packages: 'read' };
  const value = evaluateToken(token, { contexts: {} });
  if (value === 'read-all' || value === 'write-all')
    return Object.fromEntries(ALL_PERMISSIONS.map((name) => [name, value === 'read-all' ? 'read' : 'write']));
  const permissions: Record<string, PermissionLevel> = {};
  for (const [name, access] of Object.entries(isContextObject(value) ? value : {})) {
    if (access === 'read' || access === 'write') permissions[name] = access;
  }
  return permissions;
}
