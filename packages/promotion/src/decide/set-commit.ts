import { resolvePlain } from '@kalypso-actions/goyaml';
import { GROUP_VERSION } from '@kalypso-actions/scheduler';
import { child, childText, type MappingNode, parseYaml, SourceText, type YamlNode } from '@kalypso-actions/yaml';

/** A text, a place in it, and what is to stand there. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A file with the commit of its `BaseRepo` set, and nothing else changed: comments, order, quotes, line breaks and byte order mark stay.
 *
 * Inputs: the file's text, the name of the `BaseRepo` in it, a commit id. Output: the new text, or why it cannot be made. What is given out has been read
 * again: it says the same as before, but for the commit.
 */
export function setCommit(
  text: string,
  name: string,
  commit: string,
): { readonly text: string } | { readonly problem: string } {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const roots = rootsOf(body);
  const index = roots.findIndex((root) => isBaseRepo(root, name));
  const spec = child(roots[index], 'spec');
  if (spec?.kind !== 'mapping') return { problem: `the file holds no BaseRepo ${name} that can be read` };
  for (const edit of possibleEdits(body, spec, commit)) {
    const changed = body.slice(0, edit.start) + edit.text + body.slice(edit.end);
    if (isThatChange(roots, rootsOf(changed), index, commit)) return { text: mark + changed };
  }
  return { problem: 'its `spec.commit` is written in a way that cannot be changed without changing more' };
}

function rootsOf(text: string): readonly YamlNode[] {
  return parseYaml(new SourceText(text, '.', '')).documents.flatMap(({ root, problems }) =>
    problems.length === 0 ? root : [],
  );
}

function isBaseRepo(root: YamlNode, name: string): boolean {
  return (
    childText(root, 'apiVersion') === GROUP_VERSION &&
    childText(root, 'kind') === 'BaseRepo' &&
    childText(child(root, 'metadata'), 'name') === name
  );
}

/** Ways to write the commit, the best first; each still to be tried. */
function* possibleEdits(text: string, spec: MappingNode, commit: string): Generator<Edit> {
  const quoted = resolvePlain(commit, 'v2').tag === 'str' ? commit : `"${commit}"`;
  const old = spec.byKey.get('commit')?.value;
  if (old?.kind === 'scalar' && old.text !== '') {
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
  yield* additions(text, spec, quoted);
}

/** A line after the last one of the mapping; before its first one; or, in braces, in front of everything. */
function* additions(text: string, spec: MappingNode, commit: string): Generator<Edit> {
  const [first] = spec.entries;
  if (!first) return;
  const keys = spec.entries.filter(({ key }) => text.startsWith(key.text, key.offset));
  const last = keys.reduce((most, entry) => (entry.key.offset > most.key.offset ? entry : most), first);
  const indentation = /[^\r\n]*$/.exec(text.slice(0, first.key.offset))?.[0] ?? '';
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  if (/^[ ]*$/.test(indentation)) {
    const end = endOfLine(text, Math.max(last.key.offset, last.value.offset));
    yield { start: end, end, text: `${lineBreak}${indentation}commit: ${commit}` };
    const { offset } = first.key;
    yield { start: offset, end: offset, text: `commit: ${commit}${lineBreak}${indentation}` };
  }
  if (text[spec.offset] === '{') yield { start: spec.offset + 1, end: spec.offset + 1, text: `commit: ${commit}, ` };
}

function endOfLine(text: string, from: number): number {
  const length = text.slice(from).search(/\r?\n|\r/);
  return length === -1 ? text.length : from + length;
}

/** Whether documents say what they said before, but for the commit of one. */
function isThatChange(before: readonly YamlNode[], after: readonly YamlNode[], index: number, commit: string): boolean {
  return (
    before.length === after.length &&
    before.every((root, at) => {
      const other = after[at];
      if (!other) return false;
      if (at !== index) return isSame(root, other);
      const written = child(child(other, 'spec'), 'commit');
      const isCommit = written?.kind === 'scalar' && written.text === commit && written.type === 'str';
      return isCommit && isSame(root, other, ['spec', 'commit']);
    })
  );
}

/** Whether nodes say the same; `but` leads to the one key that may differ or be new. */
function isSame(one: YamlNode, other: YamlNode, but?: readonly string[]): boolean {
  if (one.kind === 'scalar') return other.kind === 'scalar' && one.text === other.text && one.type === other.type;
  if (one.kind === 'sequence') {
    return (
      other.kind === 'sequence' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => isSame(item, other.items[index] ?? one))
    );
  }
  if (other.kind !== 'mapping') return false;
  const [key, ...rest] = but ?? [];
  const isFree = (name: string) => name === key && rest.length === 0;
  return (
    other.entries.every(({ key: { text } }) => one.byKey.has(text) || isFree(text)) &&
    one.entries.every(({ key: { text }, value }) => {
      const found = other.byKey.get(text)?.value;
      return isFree(text) || (found !== undefined && isSame(value, found, text === key ? rest : undefined));
    })
  );
}
