import { formatRepositoryName } from '@kalypso-actions/github';
import { isAmbiguousScalar } from '@kalypso-actions/goyaml';
import { GROUP_VERSION } from '@kalypso-actions/scheduler';
import type { RegistrationRequest } from './registration-request.ts';

/** Formats the file of a registration. Its values are validated: none can change the structure. */
export function formatRegistration(request: RegistrationRequest, serverUrl: string): string {
  const { name, repository, branch, path, workspace, contact } = request;
  const scalar = (text: string) => (isAmbiguousScalar(text) ? JSON.stringify(text) : text);
  return [
    `apiVersion: ${GROUP_VERSION}`,
    'kind: WorkloadRegistration',
    'metadata:',
    `  name: ${scalar(name)}`,
    '  labels:',
    '    type: application',
    '  annotations:',
    `    contact: ${JSON.stringify(contact)}`,
    'spec:',
    '  workload:',
    `    repo: ${serverUrl.replace(/\/+$/, '')}/${formatRepositoryName(repository)}`,
    `    branch: ${scalar(branch)}`,
    `    path: ${path === '.' ? '"."' : scalar(path)}`,
    `  workspace: ${scalar(workspace)}`,
    '',
  ].join('\n');
}
