export { type GitHub, startGitHub } from './github-emulator.ts';
export type { Fault, GitHubEvent, RequestRecord } from './model/protocol.ts';
export { OPERATIONS } from './openapi/operations.ts';
