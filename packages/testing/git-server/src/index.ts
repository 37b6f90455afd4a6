export { type GitServer, startGitServer } from './git-server.ts';
export { type ResponseTruncation, serveGitRequest } from './http-backend.ts';
export { type CommitSpec, createRepository, git } from './repository.ts';
export type { GitServerFault } from './rules.ts';
