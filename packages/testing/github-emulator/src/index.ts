export { type GitHubEmulator, startGitHubEmulator } from './github-emulator.ts';
export type { GitHubEvent, GitHubFault, GitHubRequestRecord } from './model/protocol.ts';
