export { type GitHubEmulator, startGitHubEmulator } from './github-emulator.ts';
export type { GitHubEvent, GitHubFault, GitHubRequestRecord } from './model/protocol.ts';
export { EMULATED_OPERATIONS } from './openapi/operations.ts';
