export { type Chain, chainOf, type Link } from './chain.ts';
export { type Decision, decide, formatInstant, type Relation, type Stop } from './decide.ts';
export { baseRepoOf, environmentsOf, PROMOTED_BASE } from './resources.ts';
export { setCommit } from './set-commit.ts';
export { SAYS, type Standing, standingOf } from './standing.ts';
