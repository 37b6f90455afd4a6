/** Checks whether moving an environment from the Kalypso operator changes its GitOps branch. See the README of this package. */
export { type CommandDeps, runMigrateCheck } from './command/run-migrate-check.ts';
