import type { AssignmentRecord } from '@kalypso-actions/assignment-record';
import { formatCount, joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { TreeEntry } from '@kalypso-actions/git';
import { formatAssignmentFolder, type Report, toRepositoryPath } from '@kalypso-actions/scheduler';
import { ALLOW_REMOVALS_LABEL } from '../markers/labels.ts';
import {
  exceedsRemovalLimit,
  formatRemovalLimit,
  isUnlimited,
  type RemovalCounts,
  type RemovalLimit,
} from '../options/removal-limit.ts';
import { findKeptFolders, findRecordedOwners } from './kept-folders.ts';
import { findPresentAssignments } from './managed-paths.ts';
import type { ScheduledContent } from './scheduled-content.ts';

const MAX_NAMES = 20;

type RemovalError = Report['diagnostics'][number];

/** Content without what is held back, and why. */
export interface HeldRemovals {
  readonly content: ScheduledContent;
  /** One for each registration that is held back. They are in the report of the content, too. */
  readonly errors: readonly RemovalError[];
}

/** An assignment of the base branch that would be removed. */
interface Removal {
  /** `<cluster type>/<deployment target>` */
  readonly name: string;
  /** The registration whose files no longer declare the deployment target; `undefined` if the platform team removes it. */
  readonly cause: string | undefined;
  /** The registration that the folder belongs to. */
  readonly owner: string | undefined;
}

/**
 * Holds back registrations whose own files remove so many assignments that the limit is exceeded, so that the others are still published: those that remove
 * most come first, until the limit permits the rest. If the rest exceeds it as well, or nothing else is assigned, the content does not change: then nothing may
 * be published. Pure.
 * @param present all entries in the scope of the base branch
 * @param record of the base branch; without one, it is not known whose folders are removed
 */
export function holdMassRemovals(
  content: ScheduledContent,
  present: readonly TreeEntry[],
  record: AssignmentRecord | undefined,
  limit: RemovalLimit,
): HeldRemovals {
  const unchanged = { content, errors: [] };
  if (isUnlimited(limit)) return unchanged;
  const { report } = content;
  const folders = findPresentAssignments(content, present, record);
  const names = new Set(folders.map(formatAssignmentFolder));
  const removals = findRemovals(content, folders, record);
  const added = report.assignments.filter((entry) => !names.has(formatAssignmentFolder(entry)));
  const held = new Set<string | null | undefined>();
  const isExceeded = () => {
    const removed = removals.filter(({ owner }) => !held.has(owner)).length;
    const after = names.size - removed + added.filter(({ registration }) => !held.has(registration)).length;
    return exceedsRemovalLimit({ before: names.size, removed, after }, limit);
  };
  const errors: RemovalError[] = [];
  for (const [cause, own] of groupByCause(removals)) {
    if (!isExceeded()) break;
    held.add(cause);
    errors.push(createError(cause, own, { before: names.size, removed: removals.length }, limit));
  }
  const isRestPublished = !isExceeded() && report.assignments.some(({ registration }) => !held.has(registration));
  return errors.length > 0 && isRestPublished ? { content: withhold(content, held, errors), errors } : unchanged;
}

function findRemovals(
  { report, layout }: ScheduledContent,
  present: ReturnType<typeof findPresentAssignments>,
  record: AssignmentRecord | undefined,
): readonly Removal[] {
  const staying = [...report.assignments, ...findKeptFolders(report, layout, present, record)];
  const names = new Set(staying.map(formatAssignmentFolder));
  const owners = findRecordedOwners(report, layout, record);
  const registrations = new Set<string | null | undefined>(report.registrations.map(({ name }) => name));
  const clusterTypes = new Set(report.clusterTypes.map(({ name }) => name));
  const targets = new Set(report.deploymentTargets.map(({ name }) => name));
  return present.flatMap((key): Removal[] => {
    const name = formatAssignmentFolder(key);
    if (names.has(name)) return [];
    const owner = owners.get(toRepositoryPath(name, layout)) ?? undefined;
    const isOwn = registrations.has(owner) && clusterTypes.has(key.clusterType) && !targets.has(key.deploymentTarget);
    return [{ name, owner, cause: isOwn ? owner : undefined }];
  });
}

/** The removals that registrations cause, those of the one with most of them first. */
function groupByCause(removals: readonly Removal[]): readonly (readonly [string, readonly Removal[]])[] {
  return [...Map.groupBy(removals, ({ cause }) => cause)]
    .flatMap(([cause, own]) => (cause === undefined ? [] : [[cause, own] as const]))
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1));
}

function createError(
  registration: string,
  own: readonly Removal[],
  { before, removed }: Pick<RemovalCounts, 'before' | 'removed'>,
  limit: RemovalLimit,
): RemovalError {
  const names = joinLimited(
    own.map(({ name }) => quote(name)),
    MAX_NAMES,
  );
  return {
    code: 'mass-removal',
    severity: 'error',
    message: `${removed} of ${formatCount(before, 'assignment')} would be removed, and max-removals is ${formatRemovalLimit(limit)}; registration ${quote(registration)} no longer declares the deployment targets of ${own.length} of them: ${names}`,
    hint: `Everything of this registration stays as it is, and the rest is proposed. Restore its deployment targets. If the removals are intended, add the label \`${ALLOW_REMOVALS_LABEL.name}\` to the pull request and re-run the job.`,
    registration,
  };
}

/** The content if these registrations had errors. */
function withhold(
  { report, layout, files, ...rest }: ScheduledContent,
  held: ReadonlySet<string | null | undefined>,
  errors: readonly RemovalError[],
): ScheduledContent {
  const withheld = report.assignments.filter(({ registration }) => held.has(registration));
  const paths = new Set(withheld.flatMap((entry) => entry.files.map((file) => toRepositoryPath(file, layout))));
  return {
    ...rest,
    layout,
    files: new Map([...files].filter(([path]) => !paths.has(path))),
    report: {
      ...report,
      outcome: 'partial',
      registrations: report.registrations.map((entry) =>
        held.has(entry.name) ? { ...entry, isHeldBack: true } : entry,
      ),
      assignments: report.assignments.filter(({ registration }) => !held.has(registration)),
      diagnostics: [...errors, ...report.diagnostics],
    },
  };
}
