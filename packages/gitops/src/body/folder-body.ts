import { formatCount } from '@kalypso-actions/diagnostics';
import { escapeText, heading, inlineCode, type Markdown, markdownDocument, paragraph } from '@kalypso-actions/markdown';
import type { FolderDifference } from '../difference/folder-difference.ts';
import { limitedTable } from './limited-lists.ts';

const MAX_ROWS = 200;

/** Renders for reviewers how folders without a report change. */
export function renderFolderBody({ files, folders }: FolderDifference, base: string): Markdown {
  const counts = `${formatCount(files.length, 'file')} in ${formatCount(folders.length, 'folder')}`;
  return markdownDocument([
    heading(`Manifests of ${base}`),
    paragraph(escapeText(`${counts}.`)),
    limitedTable(['change', 'file'], files, MAX_ROWS, ({ kind, file }) => [escapeText(kind), inlineCode(file)]),
  ]);
}
