// Checks whether a tag may be released, and writes its release notes: `node scripts/release.ts v1.2.3 NOTES_FILE`, in a checkout that has the tag,
// `origin/main` and all version tags. Prints the outputs of a workflow step: `major`, the tag of the major version, such as `v1`, and `move-major`, whether
// that tag should move to this release.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const VERSION_TAG = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** The facts that decide whether a tag may be released. */
export interface ReleaseFacts {
  readonly tag: string;
  /** `version` of package.json at the tag. */
  readonly packageVersion: string;
  /** Text of CHANGELOG.md at the tag. */
  readonly changelog: string;
  /** All tags of the repository. */
  readonly tags: readonly string[];
  readonly isOnMain: boolean;
}

export interface Release {
  readonly notes: string;
  readonly major: string;
  readonly movesMajor: boolean;
}

/** Returns the release of a tag, or every reason why it cannot be released. */
export function planRelease({ tag, packageVersion, changelog, tags, isOnMain }: ReleaseFacts): Release | string[] {
  const version = VERSION_TAG.exec(tag);
  if (!version) return [`${tag} is not a version tag: releases are tagged vX.Y.Z`];
  const notes = notesOf(changelog, tag.slice(1));
  const problems = [
    ...(isOnMain ? [] : [`${tag} is not on main: only commits of main are released`]),
    ...(packageVersion === tag.slice(1)
      ? []
      : [`the version in package.json is ${packageVersion}, but the tag is ${tag}`]),
    ...(notes === undefined ? [`CHANGELOG.md has no section "## ${tag.slice(1)} - YYYY-MM-DD" with any text`] : []),
  ];
  if (notes === undefined || problems.length > 0) return problems;
  const newer = tags.filter((other) => other.startsWith(`v${version[1]}.`) && compareVersions(other, tag) > 0);
  return { notes, major: `v${version[1]}`, movesMajor: newer.length === 0 };
}

/** Returns the text below a version's heading, up to the next heading; `undefined` if there is none. */
function notesOf(changelog: string, version: string): string | undefined {
  const lines = changelog.split('\n');
  const dated = /^## (\S+) - \d{4}-\d\d-\d\d$/;
  const start = lines.findIndex((line) => dated.exec(line)?.[1] === version);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  const text = lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .join('\n')
    .trim();
  return text === '' ? undefined : text;
}

/** Compares two tags by version. Tags that are not versions come first. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((tag) => VERSION_TAG.exec(tag)?.slice(1).map(Number) ?? [-1, -1, -1]);
  for (let part = 0; part < 3; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

function isAncestor(commit: string, branch: string): boolean {
  return git('rev-list', '--max-count=1', commit, `^${branch}`) === '';
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [tag = '', notesFile = 'notes.md'] = process.argv.slice(2);
  const root = join(import.meta.dirname, '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const release = planRelease({
    tag,
    packageVersion: version,
    changelog: readFileSync(join(root, 'CHANGELOG.md'), 'utf8'),
    tags: git('tag', '--list').split('\n'),
    isOnMain: isAncestor('HEAD', 'origin/main'),
  });
  if (Array.isArray(release)) {
    for (const problem of release) console.error(problem);
    process.exitCode = 1;
  } else {
    writeFileSync(notesFile, `${release.notes}\n`);
    console.log(`major=${release.major}\nmove-major=${release.movesMajor}`);
  }
}
