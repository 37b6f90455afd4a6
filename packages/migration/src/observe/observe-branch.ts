import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { BranchFiles } from '../decide/compare/branch-files.ts';
import type { FileChange } from '../decide/explain/explain-context.ts';
import { isOperatorCommit } from '../decide/explain/operator-commit.ts';
import type { GitOpsBranch } from '../decide/verdict/migration-verdict.ts';
import type { MigrationDeps } from './migration-deps.ts';
import { readBranchFolder } from './read-branch-folder.ts';

/** A GitOps branch as it is. */
export interface ObservedBranch {
  readonly files: BranchFiles;
  readonly commit: string | undefined;
  /** The files that someone other than the operator changed last; empty if the history is not known. */
  readonly foreignChanges: ReadonlyMap<string, FileChange>;
}

export type BranchObservation =
  | { readonly kind: 'observed'; readonly branch: ObservedBranch }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic };

/**
 * Reads a GitOps branch.
 * @param checkout a folder with a checkout of it; fetched if `undefined`
 */
export async function observeBranch(
  gitOpsRepo: GitOpsBranch,
  checkout: string | undefined,
  deps: MigrationDeps,
): Promise<BranchObservation> {
  if (checkout === undefined) return fetchBranch(gitOpsRepo, deps);
  const root = resolve(checkout);
  if (!existsSync(root)) return failed(`the folder ${quote(checkout)} does not exist`);
  const commit = await deps.readHeadCommit(root);
  const changes = commit === undefined ? undefined : await deps.readLastChanges(root);
  const foreignChanges = [...(changes ?? [])].filter(([, change]) => !isOperatorCommit(change));
  return {
    kind: 'observed',
    branch: { files: readBranchFolder(root), commit, foreignChanges: new Map(foreignChanges) },
  };
}

async function fetchBranch({ repo, branch }: GitOpsBranch, deps: MigrationDeps): Promise<BranchObservation> {
  const source = { repo, ref: { branch }, path: '.' };
  const result = (await deps.fetchBranches([source])).get(source);
  if (result?.kind !== 'fetched') {
    const { message, hint } = result?.failure ?? { message: `${repo} cannot be read`, hint: undefined };
    return failed(message, hint);
  }
  const { root, commit } = result.source;
  return { kind: 'observed', branch: { files: readBranchFolder(root), commit, foreignChanges: new Map() } };
}

function failed(message: string, hint?: string): BranchObservation {
  const diagnostic = { code: 'gitops-not-readable', severity: 'error', message } as const;
  return { kind: 'failed', diagnostic: hint === undefined ? diagnostic : { ...diagnostic, hint } };
}
