import { describe, expect, it } from 'vitest';
import { parseYaml } from './parse-yaml.ts';
import { SourceText } from './source-text.ts';
import { findOffset, getChild, getChildText } from './yaml-node.ts';

function parse(text: string) {
  const source = new SourceText(text, 'control-plane', 'a.yaml');
  const { documents, problem } = parseYaml(source);
  const problems = [problem, ...documents.flatMap((document) => document.problems)].flatMap((found) => {
    if (!found) return [];
    const { line, column } = source.positionAt(found.offset);
    return [`${line}:${column} ${found.code}: ${found.message}`];
  });
  return { source, documents, problems };
}

describe('parseYaml', () => {
  it.each([
    ['a:\n\tb: 1\n', '2:1 yaml-syntax: tabs cannot be used for indentation'],
    ['a: [b,\nc: d\n', '2:1 yaml-syntax: a bracket or quote that was opened above is not closed before this line'],
    ['a: b\n}\n', '2:1 yaml-syntax: this line does not continue the structure above it'],
    ['a: "\0"\n', '1:5 yaml-syntax: null characters are not allowed'],
    ['a: \x07\n', '1:4 yaml-syntax: control characters are not allowed'],
    ['a:\n  b: 1\n c: 2\n', '3:2 yaml-syntax: the indentation of this line does not match the lines above it'],
    ['a: b: c\n', '1:5 yaml-syntax: this value cannot be parsed'],
    [
      `a: ${'['.repeat(101)}${']'.repeat(101)}`,
      '1:103 yaml-too-deep: the document is nested more than 100 levels deep',
    ],
    ['a: 1\nb: 2\na: 3\n', '3:1 duplicate-key: duplicate key "a"'],
    ['a: *b\n', '1:4 yaml-syntax: the alias "*b" has no anchor'],
    ['a: {{ .Name }}\n', '1:4 yaml-syntax: a mapping or a list cannot be a key'],
    ['<<: 1\n', '1:1 yaml-syntax: `<<` can merge only a mapping or a list of mappings'],
  ])('reports %j', (text, problem) => expect(parse(text).problems).toEqual([problem]));

  it('limits how far aliases expand', () => {
    const levels = Array.from(
      { length: 5 },
      (_, level) => `l${level + 1}: &l${level + 1} [${'*l'.concat(String(level), ', ').repeat(10)}]`,
    );
    expect(parse(['l0: &l0 [x]', ...levels].join('\n')).problems).toEqual([
      '5:9 yaml-alias-expansion: the document has more than 200000 values after its aliases are expanded',
    ]);
    expect(parseYaml(new SourceText('a: [b, c]', '.', 'a.yaml'), 4).documents[0]?.problems).toMatchObject([
      { code: 'yaml-alias-expansion' },
    ]);
  });

  it('resolves plain scalars by YAML 1.1, and shares the nodes of aliases', () => {
    const { documents } = parse('a: yes\nb: &x {c: "yes"}\nd: *x\ne: {<<: *x, f: 012}\n');
    const root = documents[0]?.root;
    expect(getChild(root, 'a')).toMatchObject({ kind: 'scalar', type: 'bool', text: 'yes' });
    expect(getChild(root, 'd')).toBe(getChild(root, 'b'));
    expect(getChild(getChild(root, 'b'), 'c')).toMatchObject({ type: 'str' });
    expect(getChildText(getChild(root, 'e'), 'c')).toBe('yes');
  });

  it('does not count a byte order mark', () => {
    const { documents, source } = parse('\ufeffa: 1\n---\nb: 2\n');
    expect(documents.map(({ root }) => source.positionAt(root.offset))).toMatchObject([
      { line: 1, column: 1 },
      { line: 3, column: 1 },
    ]);
  });
});

describe('findOffset', () => {
  it('finds the node at a path, or its nearest existing parent', () => {
    const { documents, source } = parse('a:\n  - b: |\n      text\n    c: d\n');
    const root = documents[0]?.root;
    if (!root) throw new Error('no document');
    const position = (...path: (string | number)[]) => {
      const { line, column } = source.positionAt(findOffset(root, path));
      return `${line}:${column}`;
    };
    expect([position('a', 0, 'c'), position('a', 0, 'b'), position('a', 0, 'x'), position('a', 9), position()]).toEqual(
      ['4:8', '2:5', '2:5', '1:1', '1:1'],
    );
  });
});
