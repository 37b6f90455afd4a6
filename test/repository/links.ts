import { posix } from 'node:path';

export interface LinkedFiles {
  readonly exists: (path: string) => boolean;
  readonly read: (path: string) => string | undefined;
}

/** The links of a Markdown text, within this repository, that lead nowhere: to no file, or to no heading of it. @param folder where the text lies */
export function brokenLinks(text: string, folder: string, files: LinkedFiles): readonly string[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, '').replace(/`[^`\n]*`/g, 'code');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', heading] = link.split('#');
    const target = posix.normalize(posix.join(folder, path));
    if (path !== '' && !files.exists(target)) return true;
    if (heading === undefined) return false;
    const page = path === '' ? text : files.read(target);
    return page === undefined || !anchors(page).has(heading);
  });
}

/** What GitHub makes of headings. */
function anchors(markdown: string): ReadonlySet<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
