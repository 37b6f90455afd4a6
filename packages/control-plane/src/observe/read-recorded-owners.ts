import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createOwnerLookup,
  listFoldersBelow,
  listFoldersElsewhere,
  parseAssignmentRecord,
  type RegisteredSource,
} from '@kalypso-actions/assignment-record';
import { ASSIGNMENT_RECORD_PATH } from '@kalypso-actions/conventions';
import { type Checked, type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { GitSource } from '@kalypso-actions/git';
import {
  type GitOpsRepo,
  type RecordedAssignment,
  type RecordedOwners,
  toRecordedOwners,
} from '@kalypso-actions/scheduler';
import type { ControlPlaneDeps } from './control-plane-deps.ts';

const RECORD_FOLDER = ASSIGNMENT_RECORD_PATH.slice(0, ASSIGNMENT_RECORD_PATH.lastIndexOf('/'));

/** A branch without them has no record. */
const MISSING: ReadonlySet<string> = new Set(['branch-not-found', 'path-not-found']);

type RecordText =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Reads whose names are on the GitOps branches of an environment. A record that cannot be read is a warning; if none can, the value is `undefined`:
 * names that several registrations claim then belong to none of them.
 *
 * @param registrations the present ones: one that was renamed has its names under the new one
 * @param checkout folder with a checkout of the GitOps branch; fetched if `undefined`
 */
export async function readRecordedOwners(
  repos: readonly GitOpsRepo[],
  registrations: readonly RegisteredSource[],
  checkout: string | undefined,
  deps: ControlPlaneDeps,
): Promise<Checked<RecordedOwners | undefined>> {
  const texts = checkout === undefined ? await fetchRecords(repos, deps) : repos.map(() => readCheckout(checkout));
  const folders: RecordedAssignment[] = [];
  const elsewhere: RecordedAssignment[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, repo] of repos.entries()) {
    const text = texts[index] ?? { kind: 'missing' };
    if (text.kind === 'failed') diagnostics.push(createRecordWarning(repo, text.reason));
    if (text.kind !== 'read') continue;
    const parsed = parseAssignmentRecord(text.text);
    if (parsed.kind === 'valid') {
      const ownerOf = createOwnerLookup(parsed.record, registrations);
      elsewhere.push(...listFoldersElsewhere(parsed.record, repo.path, registrations));
      const own = listFoldersBelow(parsed.record, repo.path);
      for (const folder of own) {
        if (folder.registration !== null) folders.push({ ...folder, registration: ownerOf(folder.registration) });
      }
    } else diagnostics.push(createRecordWarning(repo, `it ${parsed.reason}`));
  }
  const owners = toRecordedOwners(folders);
  // The path may have been changed: a workload that has no folder under this one keeps its name.
  const workloads = new Map([...toRecordedOwners(elsewhere).workloads, ...owners.workloads]);
  return {
    value: repos.length > 0 && diagnostics.length === repos.length ? undefined : { ...owners, workloads },
    diagnostics,
  };
}

function readCheckout(folder: string): RecordText {
  const file = join(resolve(folder), ASSIGNMENT_RECORD_PATH);
  return existsSync(file) ? { kind: 'read', text: readFileSync(file, 'utf8') } : { kind: 'missing' };
}

async function fetchRecords(repos: readonly GitOpsRepo[], deps: ControlPlaneDeps): Promise<readonly RecordText[]> {
  const sources = repos.map(({ repo, branch }): GitSource => ({ repo, ref: { branch }, path: RECORD_FOLDER }));
  const results = await deps.fetchRecords(sources);
  return sources.map((source): RecordText => {
    const result = results.get(source);
    if (!result) throw new Error(`no result for ${source.repo}`);
    if (result.kind === 'fetched') return readCheckout(result.source.root);
    const { kind, message } = result.failure;
    return MISSING.has(kind) ? { kind: 'missing' } : { kind: 'failed', reason: message };
  });
}

function createRecordWarning({ name, branch, locate }: GitOpsRepo, reason: string): Diagnostic {
  return {
    code: 'record-unreadable',
    severity: 'warning',
    message: `it is not known whose folders are on branch ${quote(branch)} of GitOpsRepo ${name}, because its ${ASSIGNMENT_RECORD_PATH} cannot be read: ${reason}`,
    at: locate('spec', 'repo'),
    hint: 'If the token has no access to the GitOps repository, let it read contents. Until then, a name that two registrations claim is held back for both.',
  };
}
