import { resolvePlain } from '@kalypso-actions/goyaml';
import { GROUP_VERSION } from '@kalypso-actions/scheduler';
import { getChild, getChildText, type MappingNode, parseYaml, SourceText, type YamlNode } from '@kalypso-actions/yaml';

export type SetCommitResult =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** The replacement of a part of a text. */
interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Sets the commit of a `BaseRepo` in a file and changes nothing else: comments, order, quotes, line breaks and byte order mark stay.
 *
 * Inputs: the file's text, the name of the `BaseRepo`, a commit ID. Output: the new text, or why the commit cannot be set. The new text was parsed again: it
 * means the same as before, except for the commit.
 */
export function setCommit(text: string, name: string, commit: string): SetCommitResult {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const roots = parseRoots(body);
  const index = roots.findIndex((root) => isBaseRepo(root, name));
  const spec = getChild(roots[index], 'spec');
  if (spec?.kind !== 'mapping') return { kind: 'failed', reason: `the file has no valid BaseRepo ${name}` };
  for (const edit of listEdits(body, spec, commit)) {
    const changed = body.slice(0, edit.start) + edit.text + body.slice(edit.end);
    if (changesOnlyCommit(roots, parseRoots(changed), index, commit)) return { kind: 'edited', text: mark + changed };
  }
  return { kind: 'failed', reason: '`spec.commit` cannot be changed without changing other values' };
}

/** The commit that a `BaseRepo` in a file names, in lower case; `undefined` if there is none. */
export function findNamedCommit(text: string, name: string): string | undefined {
  const root = parseRoots(text.replace(/^\ufeff/, '')).find((each) => isBaseRepo(each, name));
  return getChildText(getChild(root, 'spec'), 'commit')?.toLowerCase() || undefined;
}

function parseRoots(text: string): readonly YamlNode[] {
  return parseYaml(new SourceText(text, '.', '')).documents.flatMap(({ root, problems }) =>
    problems.length === 0 ? root : [],
  );
}

function isBaseRepo(root: YamlNode, name: string): boolean {
  return (
    getChildText(root, 'apiVersion') === GROUP_VERSION &&
    getChildText(root, 'kind') === 'BaseRepo' &&
    getChildText(getChild(root, 'metadata'), 'name') === name
  );
}

/** Edits that may set the commit, the best first; each still has to be checked. */
function* listEdits(text: string, spec: MappingNode, commit: string): Generator<TextEdit> {
  const quoted = resolvePlain(commit, 'v2').tag === 'str' ? commit : `"${commit}"`;
  const old = spec.byKey.get('commit')?.value;
  // The offset of a text in quotes is that of its first character.
  const quotes = old === undefined ? '' : text.slice(old.offset - 1, old.offset + 1);
  if (old?.kind === 'scalar' && old.text === '' && (quotes === '""' || quotes === "''")) {
    yield { start: old.offset - 1, end: old.offset + 1, text: quoted };
  } else if (old?.kind === 'scalar' && old.text !== '') {
    const start = text.indexOf(old.text, old.offset);
    const end = start + old.text.length;
    if (start !== -1) {
      yield { start, end, text: commit };
      yield { start, end, text: quoted };
    }
  } else if (spec.byKey.has('commit')) {
    // A key without a value: `commit:`.
    const end = (spec.byKey.get('commit')?.key.offset ?? 0) + 'commit:'.length;
    yield { start: end, end, text: ` ${quoted}` };
    return;
  }
  yield* listAdditions(text, spec, quoted);
}

/** Adds a line after the last entry of the mapping, or before its first one; or, in braces, an entry before the others. */
function* listAdditions(text: string, spec: MappingNode, commit: string): Generator<TextEdit> {
  const [first] = spec.entries;
  if (!first) return;
  const keys = spec.entries.filter(({ key }) => text.startsWith(key.text, key.offset));
  const last = keys.reduce((most, entry) => (entry.key.offset > most.key.offset ? entry : most), first);
  const indentation = /[^\r\n]*$/.exec(text.slice(0, first.key.offset))?.[0] ?? '';
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  if (/^[ ]*$/.test(indentation)) {
    const end = findLineEnd(text, Math.max(last.key.offset, last.value.offset));
    yield { start: end, end, text: `${lineBreak}${indentation}commit: ${commit}` };
    const { offset } = first.key;
    yield { start: offset, end: offset, text: `commit: ${commit}${lineBreak}${indentation}` };
  }
  if (text[spec.offset] === '{') yield { start: spec.offset + 1, end: spec.offset + 1, text: `commit: ${commit}, ` };
}

function findLineEnd(text: string, from: number): number {
  const length = text.slice(from).search(/\r?\n|\r/);
  return length === -1 ? text.length : from + length;
}

/** Whether documents mean what they meant before, except for the commit of one. */
function changesOnlyCommit(
  before: readonly YamlNode[],
  after: readonly YamlNode[],
  index: number,
  commit: string,
): boolean {
  return (
    before.length === after.length &&
    before.every((root, at) => {
      const other = after[at];
      if (!other) return false;
      if (at !== index) return isSame(root, other);
      const written = getChild(getChild(other, 'spec'), 'commit');
      const isCommit = written?.kind === 'scalar' && written.text === commit && written.type === 'str';
      return isCommit && isSame(root, other, ['spec', 'commit']);
    })
  );
}

/** Whether nodes mean the same; `except` is the path of the one key that may differ or be new. */
function isSame(one: YamlNode, other: YamlNode, except?: readonly string[]): boolean {
  if (one.kind === 'scalar') return other.kind === 'scalar' && one.text === other.text && one.type === other.type;
  if (one.kind === 'sequence') {
    return (
      other.kind === 'sequence' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => isSame(item, other.items[index] ?? one))
    );
  }
  if (other.kind !== 'mapping') return false;
  const [key, ...rest] = except ?? [];
  const isExcepted = (name: string) => name === key && rest.length === 0;
  return (
    other.entries.every(({ key: { text } }) => one.byKey.has(text) || isExcepted(text)) &&
    one.entries.every(({ key: { text }, value }) => {
      const found = other.byKey.get(text)?.value;
      return isExcepted(text) || (found !== undefined && isSame(value, found, text === key ? rest : undefined));
    })
  );
}
