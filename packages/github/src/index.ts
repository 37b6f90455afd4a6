/** GitHub's API, as far as we call it. `createGitHub` says how calls behave and where to add one. */
export { createGitHub, type GitHub, type GitHubOptions } from './client.ts';
export { GitHubError, isStatus } from './error.ts';
