import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { TreeDifference } from '@kalypso-actions/git';
import { escapeText, heading, inlineCode, markdownDocument, paragraph, table } from '@kalypso-actions/markdown';
import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/scheduler';
import { openManifests } from './manifests.ts';
import type { Change, Part, Subject } from './subject.ts';

const MOST_ROWS = 200;
const HINT = 'Give a folder with a folder for each deployment target, as the branch should have them.';

/**
 * Folders of manifests that no report tells of, as those of an application: a folder for each deployment target.
 *
 * What is in such a folder is wholly ours, and what is left there of earlier runs goes. Folders that are not among the manifests are not touched; of the top,
 * and of folders with a dot before their name, only the very files that are among them.
 */
export function foldersSubject(
  manifests: string,
  {
    path,
    branch,
    promotedCommit,
  }: { readonly path: string; readonly branch: string; readonly promotedCommit: string | undefined },
): { readonly subject: Subject } | { readonly problems: readonly Diagnostic[] } {
  const found = openManifests(manifests, HINT);
  if ('problems' in found) return found;
  if (found.files.size === 0) {
    const message = `the folder ${quote(manifests)} is empty`;
    return { problems: [{ code: 'manifests', severity: 'error', message, hint: HINT }] };
  }
  const top = path === '' ? '' : `${path}/`;
  const files = new Map([...found.files].map(([file, content]) => [`${top}${file}`, content]));
  if (promotedCommit !== undefined) files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(promotedCommit) });
  const places = new Set([...files.keys()].map((file) => placeOf(file, top)));
  return {
    subject: {
      files,
      within: [...places].sort(),
      keeps: () => false,
      owns: () => (file) => files.has(file) || places.has(placeOf(file, top)),
      formerContents: () => [],
      describe: (difference) => describe(difference, { top, branch, promotedCommit }),
    },
  };
}

/** The folder that a file belongs to as a whole, or the file itself. */
function placeOf(file: string, top: string): string {
  const [folder = '', ...rest] = file.slice(top.length).split('/');
  return file.startsWith(top) && rest.length > 0 && !folder.startsWith('.') ? `${top}${folder}` : file;
}

function describe(
  { written, removed, managed }: TreeDifference,
  {
    top,
    branch,
    promotedCommit,
  }: { readonly top: string; readonly branch: string; readonly promotedCommit: string | undefined },
): Change {
  const changes = [
    ...removed.map((entry) => ({ path: entry.path, what: 'removed' })),
    ...written.map((file) => ({ path: file.path, what: file.before === undefined ? 'added' : 'changed' })),
  ].filter(({ path }) => path !== PROMOTED_COMMIT_PATH);
  const before = new Set([...managed.keys()].map((file) => placeOf(file, top)));
  const touched = [...new Set(changes.map(({ path }) => placeOf(path, top)))].sort();
  const part = (place: string): Part => ({ clusterType: '', deploymentTarget: place.slice(top.length) });
  const isPromotion = written.some(({ path }) => path === PROMOTED_COMMIT_PATH);
  const counts = `${changes.length} ${changes.length === 1 ? 'file' : 'files'} in ${touched.length} ${touched.length === 1 ? 'place' : 'places'}`;
  return {
    environment: branch,
    promotedCommit: promotedCommit ?? '',
    isPromotion,
    added: touched.filter((place) => !before.has(place)).map(part),
    changed: touched.filter((place) => before.has(place)).map(part),
    removed: [],
    failed: 0,
    counts: {
      before: managed.size,
      removed: removed.length,
      after: managed.size - removed.length + written.filter((file) => file.before === undefined).length,
    },
    counted: 'files',
    gone: removed.map((entry) => entry.path),
    text: markdownDocument([
      heading(`Manifests of ${branch}`),
      paragraph(escapeText(`${counts}.`)),
      table(
        [escapeText('change'), escapeText('file')],
        changes.map(({ path, what }) => [escapeText(what), inlineCode(path)]),
        MOST_ROWS,
      ),
    ]),
  };
}
