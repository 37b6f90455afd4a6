/** The registration of a workload by an issue: read the form (request), read what exists (observe), decide, and propose (apply). */
export { createReadWorkload } from './observe/workload-repository.ts';
export { type RegistrationIssue, type RegistrationResult, registerWorkload } from './run/register-workload.ts';
