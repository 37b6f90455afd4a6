export { type GitServer, startGitServer } from './git-server.ts';
export { answerByGit, type BackendRequest } from './http-backend.ts';
export { type CommitSpec, createRepository, git } from './repository.ts';
export type { Fault } from './rules.ts';
