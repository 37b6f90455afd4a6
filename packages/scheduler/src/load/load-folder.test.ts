import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDocument, loadFiles, VALID_CONTROL_PLANE, withFiles } from '../testing/control-plane-files.ts';
import { loadFolder } from './load-folder.ts';

const clusterType = (name: string) => formatDocument('ClusterType', name, 'reconciler: r\nnamespaceService: ns\n');
const names = ({ value }: Awaited<ReturnType<typeof loadFiles>>) => value.resources.map(({ name }) => name);
const codes = ({ diagnostics }: Awaited<ReturnType<typeof loadFiles>>) =>
  diagnostics.map(({ code, at }) => (at ? `${code} ${at.file}:${at.line}:${at.column}` : code));

describe('loadFolder', () => {
  it('reads YAML files wherever they are, sorted by path', async () => {
    const loaded = await loadFiles({
      'z.yaml': clusterType('z'),
      'a/b/c.yml': clusterType('c'),
      'a.yaml': clusterType('a'),
      'a/x.json': clusterType('no'),
      'README.md': clusterType('no'),
    });
    expect(names(loaded)).toEqual(['a', 'c', 'z']);
    expect(loaded.diagnostics).toEqual([]);
  });

  it('reads every document of a file, and ignores those of other APIs', async () => {
    const loaded = await loadFiles({
      'all.yaml': [
        clusterType('a'),
        '# only a comment\n',
        'apiVersion: apps/v1\nkind: Deployment\nspec: {yes: yes, yes: no}\n',
        'apiVersion: v1\nkind: Secret\nmetadata: {name: other}\ndata: {a: 1}\n',
        'apiVersion: backstage.io/v1\nkind: Template\n',
        '{}\n',
        '[]\n',
        clusterType('b'),
      ].join('---\n'),
    });
    expect(names(loaded)).toEqual(['a', 'b']);
    expect(loaded.diagnostics).toEqual([]);
  });

  it('warns of config maps without the label platform-config in a trusted folder', async () => {
    const map = (metadata: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {${metadata}}\n`;
    const files = {
      'a.yaml': map('labels: {app: x}, name: a'),
      'b.yaml': map('name: b, labels: {platform_config: "true"}'),
      'c.yaml': map('name: azure-app-config-c'),
      'd.yaml': map('labels: {app: x}'),
    };
    const loaded = await loadFiles(files);
    expect(names(loaded)).toEqual(['azure-app-config-c']);
    expect(loaded.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(codes(loaded)).toEqual([
      'config-map-unmarked a.yaml:3:36',
      'config-map-unmarked b.yaml:3:30',
      'config-map-unmarked d.yaml:3:1',
    ]);
    expect(loaded.diagnostics.slice(0, 2).map(({ message }) => message)).toEqual([
      'config map "a" applies nowhere: it has no label platform-config',
      'config map "b" applies nowhere: it has the label "platform_config", not platform-config',
    ]);
    expect(loaded.diagnostics[1]?.hint).toBe('Did you mean platform-config?');
    const untrusted = await loadFiles(files, { trusted: false });
    expect(codes(untrusted)).toEqual(['foreign-kind c.yaml:2:7']);
  });

  it('treats fields without a value as absent, except in rules that Kubernetes does not know', async () => {
    const policy = (spec: string) => formatDocument('SchedulingPolicy', 'a', spec);
    const everything = { matchLabels: {}, matchExpressions: [] };
    for (const spec of [
      'deploymentTargetSelector:\nclusterTypeSelector: ~\n',
      'deploymentTargetSelector: {workspace: , labelSelector: null}\nclusterTypeSelector: {labelSelector: }\n',
      'clusterTypeSelector: {labelSelector: {matchLabels: , matchExpressions: }}\n',
    ]) {
      const loaded = await loadFiles({ 'a.yaml': policy(spec) });
      expect(loaded.diagnostics).toEqual([]);
      expect(loaded.value.resources).toMatchObject([
        { deploymentTargetSelector: { labelSelector: everything }, clusterTypeSelector: { labelSelector: everything } },
      ]);
    }
  });

  it.each([
    ['/', '.'],
    ['//', '.'],
    ['/workload', 'workload'],
    ['/a/b/', 'a/b/'],
    ['./x/', './x/'],
    ['""', '.'],
  ])('reads the path %s from the root of the repository, and an empty commit as none', async (path, expected) => {
    const spec = `repo: https://github.com/contoso/a\nbranch: main\npath: ${path}\ncommit: ""\n`;
    const loaded = await loadFiles({ 'a.yaml': formatDocument('BaseRepo', 'main', spec) });
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.value.resources).toMatchObject([{ path: expected, commit: undefined }]);
  });

  it('loads no policy whose selectors it cannot read in full', async () => {
    const loaded = await loadFiles({
      'a.yaml': formatDocument('SchedulingPolicy', 'a', 'clusterTypeSelector:\n  matchLabels: {size: large}\n'),
    });
    expect([names(loaded), codes(loaded)]).toEqual([[], ['unknown-field a.yaml:7:5']]);
  });

  it('reads byte order marks, Windows line breaks, anchors, merges and flow style', async () => {
    const text = [
      '\ufeffx: &defaults {reconciler: r, namespaceService: ns}',
      'apiVersion: scheduler.kalypso.io/v1alpha1',
      'kind: ClusterType',
      'metadata: {name: &name a, labels: {same: *name}}',
      'spec:',
      '  <<: *defaults',
      '  namespaceService: own',
      '',
    ].join('\r\n');
    const loaded = await loadFiles({ 'a.yaml': text });
    expect(loaded.value.resources).toMatchObject([
      { name: 'a', labels: { same: 'a' }, reconciler: 'r', namespaceService: 'own' },
    ]);
    expect(codes(loaded)).toEqual(['unknown-field a.yaml:1:1']);
    expect(loaded.value.resources[0]?.locate('spec', 'namespaceService')).toMatchObject({ line: 7, column: 21 });
  });

  it('excludes hidden folders, like the operator, and what .sourceignore matches', async () => {
    const loaded = await loadFiles({
      '.sourceignore': '# tests\n/tests/\n*.draft.yaml\n!keep.draft.yaml\nCaps.yaml\n',
      '.git/a.yaml': '}}',
      '.github/a.yaml': '}}',
      '.vscode/a.yaml': '}}',
      'tests/a.yaml': '}}',
      'deep/a.draft.yaml': '}}',
      'keep.draft.yaml': clusterType('keep'),
      'deep/tests/a.yaml': clusterType('deep'),
      'caps.yaml': clusterType('caps'),
    });
    expect(names(loaded)).toEqual(['caps', 'deep', 'keep']);
    expect(loaded.diagnostics).toEqual([]);
  });

  it('excludes files of other tools, like Flux, unless .sourceignore includes them', async () => {
    const files = { '.gitlab-ci.yml': 'a: b\n', 'deep/cloudbuild.yaml': 'a: b\n', 'a.yaml': clusterType('a') };
    expect(codes(await loadFiles(files))).toEqual([]);
    expect(codes(await loadFiles({ ...files, '.sourceignore': '!cloudbuild.yaml\n' }))).toEqual([
      'not-an-object deep/cloudbuild.yaml:1:1',
    ]);
  });

  it('warns of file names with capital letters in their extension', async () => {
    const files = { 'a.YAML': clusterType('a'), 'b/c.Yml': 'a\n', 'd.YML': 'a\n', '.sourceignore': 'd.*\n' };
    const loaded = await loadFiles(files);
    expect([names(loaded), codes(loaded)]).toEqual([[], ['file-extension a.YAML:1:1', 'file-extension b/c.Yml:1:1']]);
    expect(loaded.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('reads a part of a folder, and names files from the root', async () => {
    const files = { 'a.yaml': '}}', 'part/deep/b.yaml': '}}', 'partly/c.yaml': '}}' };
    for (const path of ['part', './part/', 'part/../part'])
      expect(codes(await loadFiles(files, { path }))).toEqual(['yaml-syntax part/deep/b.yaml:1:1']);
  });

  // As Flux, which builds the archive of a whole repository with the patterns of every file.
  it.each<[rule: string, ignoreFiles: Record<string, string>, read: string]>([
    ['no file', {}, 'part/a.yaml part/deep/a.yaml part/deep/b.yaml'],
    ['the root', { '': '/part/deep/a.yaml\n' }, 'part/a.yaml part/deep/b.yaml'],
    ['the root, for names', { '': 'a.yaml\r\n' }, 'part/deep/b.yaml'],
    ['the folder that is read', { 'part/': '/deep/\n' }, 'part/a.yaml'],
    ['a folder below', { 'part/deep/': '*\n' }, 'part/a.yaml'],
    [
      'a folder below, with paths from there',
      { 'part/deep/': '/deep/a.yaml\n/b.yaml\n' },
      'part/a.yaml part/deep/a.yaml',
    ],
    ['another folder', { 'partly/': '*\n', 'part/none/': '*\n' }, 'part/a.yaml part/deep/a.yaml part/deep/b.yaml'],
    ['a deeper one that includes again', { '': '*\n', 'part/': '!a.yaml\n', 'part/deep/': 'a.yaml\n' }, 'part/a.yaml'],
    ['an included file of an excluded folder', { 'part/': 'deep/\n!deep/b.yaml\n' }, 'part/a.yaml part/deep/b.yaml'],
    [
      'a file in the excluded folder itself',
      { '': 'deep/\n', 'part/deep/': '!/b.yaml\n' },
      'part/a.yaml part/deep/b.yaml',
    ],
    ['the last line that matches', { '': '!a.yaml\n*\n!/part/a.yaml\n' }, 'part/a.yaml'],
  ])('applies .sourceignore of %s', async (_, ignoreFiles, read) => {
    const rules = Object.entries(ignoreFiles).map(([folder, text]) => [`${folder}.sourceignore`, text]);
    const paths = ['part/a.yaml', 'part/deep/a.yaml', 'part/deep/b.yaml'];
    const files = Object.fromEntries([...paths.map((path) => [path, clusterType(path)]), ...rules]);
    const { value, diagnostics } = await loadFiles(files, { path: './part' });
    expect(diagnostics.filter(({ code }) => code !== 'invalid-name')).toEqual([]);
    expect(diagnostics.length + value.resources.length).toBe(read.split(' ').length);
    expect(diagnostics.map(({ at }) => at?.file).join(' ')).toBe(read);
  });

  it.each([
    ['.environments', '.github/\n.environments/\n'],
    ['.environments', '*\n!/keep.yaml\n'],
    ['a/b', '/a/\n'],
    ['a/b', 'a/b\n'],
  ])('reads the part %s even if the .sourceignore above excludes all of it', async (path, rules) => {
    const files = {
      '.sourceignore': rules,
      [`${path}/x.yaml`]: clusterType('x'),
      [`${path}/no/y.yaml`]: clusterType('y'),
    };
    expect(names(await loadFiles({ ...files, [`${path}/.sourceignore`]: 'no/\n' }, { path }))).toEqual(['x']);
  });

  it.each(['none', '../', 'a/../../..', '/etc'])('rejects path %j', async (path) => {
    const loaded = await loadFiles({ 'a.yaml': clusterType('a') }, { path });
    expect(codes(loaded)).toEqual(['folder-not-found']);
    expect(loaded.value.resources).toEqual([]);
  });

  it('accepts only workloads from a folder that is not trusted', async () => {
    const loaded = await loadFiles(
      {
        'a.yaml': Object.values(VALID_CONTROL_PLANE).join('---\n'),
        'config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\ndata: {a: 1}\n',
      },
      { trusted: false },
    );
    expect(loaded.value.resources.map(({ kind }) => kind)).toEqual(['Workload']);
    expect(loaded.diagnostics.every(({ code, severity }) => code === 'foreign-kind' && severity === 'warning')).toBe(
      true,
    );
    expect(loaded.diagnostics).toHaveLength(Object.keys(VALID_CONTROL_PLANE).length - 1);
  });

  it('escapes file names', async () => {
    const loaded = await loadFiles({ 'a\n::error::x.yaml': formatDocument('ClusterType', 'a', 'reconciler: r\n') });
    expect(loaded.diagnostics.map(({ message }) => message).join()).not.toContain('\n');
  });
});

describe('hidden folders', () => {
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {platform-config: "true"}}\n';

  it('are reported once if they contain what Flux reads', async () => {
    const loaded = await loadFiles({
      'a.yaml': clusterType('a'),
      '.platform/b/c.yaml': clusterType('c'),
      '.platform/b/d.yaml': clusterType('d'),
      'deep/.config/more/e.yaml': `# note\n${map}`,
      '.vscode/f.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
      '.docs/g.yaml': 'see scheduler.kalypso.io\n',
      '.docs/h.txt': clusterType('h'),
      '.github/i.yaml': clusterType('i'),
      'deep/.environments/j.yaml': clusterType('j'),
      '.kalypso/k.yaml': clusterType('k'),
    });
    expect(names(loaded)).toEqual(['a']);
    expect(codes(loaded)).toEqual([
      'hidden-folder .platform/b/c.yaml:1:1',
      'hidden-folder deep/.config/more/e.yaml:3:1',
    ]);
    expect(loaded.diagnostics).toMatchObject([
      { severity: 'warning', message: 'the hidden folder ".platform" is not read here, but Flux applies this object' },
      { severity: 'warning', message: expect.stringContaining('"deep/.config"') },
    ]);
  });

  it('are not reported if a .sourceignore excludes them, or for config maps of workload repositories', async () => {
    const files = {
      '.platform/a.yaml': clusterType('a'),
      'b/.config/c.yaml': map,
      '.x/.sourceignore': '*\n',
      '.x/d.yaml': map,
    };
    expect(codes(await loadFiles({ ...files, '.sourceignore': '.platform/\n' }))).toEqual([
      'hidden-folder b/.config/c.yaml:2:1',
    ]);
    expect(codes(await loadFiles(files, { trusted: false }))).toEqual(['hidden-folder .platform/a.yaml:1:1']);
  });

  it('are searched within limits, without errors', async () => {
    await withFiles({ '.large/z.yaml': clusterType('z') }, async (root) => {
      for (let n = 0; n < 1100; n += 1) writeFileSync(join(root, `.large/${n}.yaml`), 'a: b\n');
      mkdirSync(join(root, '.big'));
      for (const name of ['a', 'b']) {
        writeFileSync(join(root, `.big/${name}.yaml`), '');
        truncateSync(join(root, `.big/${name}.yaml`), 50 * 1024 * 1024);
      }
      const loaded = await loadFolder({ label: '.', root, trusted: true });
      expect(codes(loaded)).toEqual([]);
    });
  });
});

describe('links', () => {
  it('are not followed, and are reported if they could matter', async () => {
    await withFiles({ 'other/secret.yaml': clusterType('secret'), 'top/a.yaml': clusterType('a') }, async (root) => {
      const link = (target: string, name: string) => symlinkSync(target, join(root, 'top', name));
      link('../other/secret.yaml', 'file.yaml');
      link('../other', 'folder');
      link('a.yaml', 'inside.yaml');
      link('nowhere', 'broken.yaml');
      link('folder2', 'folder2');
      link('../other/secret.yaml', 'readme.md');
      const loaded = await loadFolder({ label: '.', root: join(root, 'top'), trusted: false });
      expect(codes(loaded).sort()).toEqual([
        'foreign-kind a.yaml:2:7',
        'symbolic-link broken.yaml:1:1',
        'symbolic-link file.yaml:1:1',
        'symbolic-link folder:1:1',
        'symbolic-link inside.yaml:1:1',
      ]);
    });
  });

  it('are not followed on the way to the folder either', async () => {
    await withFiles({ 'other/deep/a.yaml': clusterType('secret'), 'top/a.yaml': clusterType('a') }, async (root) => {
      symlinkSync('../other', join(root, 'top/link'));
      for (const path of ['link', 'link/deep', './link/']) {
        const loaded = await loadFolder({ label: '.', root: join(root, 'top'), path, trusted: true });
        expect([names(loaded), codes(loaded)]).toEqual([[], ['folder-not-found']]);
      }
      symlinkSync('top', join(root, 'alias'));
      expect(names(await loadFolder({ label: '.', root: join(root, 'alias'), trusted: true }))).toEqual(['a']);
    });
  });

  it('cannot be a .sourceignore', async () => {
    await withFiles({ rules: '*\n', 'top/a.yaml': clusterType('a') }, async (root) => {
      symlinkSync('../rules', join(root, 'top/.sourceignore'));
      const loaded = await loadFolder({ label: '.', root: join(root, 'top'), trusted: true });
      expect([names(loaded), codes(loaded)]).toEqual([['a'], ['symbolic-link .sourceignore:1:1']]);
    });
  });
});

describe('limits', () => {
  /** Seconds of CPU time, which do not depend on what else the machine does. */
  const measureCpu = async (run: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };

  it('reads no large files', async () => {
    await withFiles({ 'big.yaml': '', 'a.yaml': clusterType('a') }, async (root) => {
      truncateSync(join(root, 'big.yaml'), 50 * 1024 * 1024);
      const loaded = await loadFolder({ label: '.', root, trusted: true });
      expect([names(loaded), codes(loaded)]).toEqual([['a'], ['file-too-large big.yaml:1:1']]);
      expect(loaded.diagnostics[0]?.message).toContain('50 MiB');
    });
  });

  it('reads only up to a total size', async () => {
    await withFiles({}, async (root) => {
      const filler = `${'# filler\n'.repeat(450_000)}`.slice(0, 4 * 1024 * 1024 - 100);
      for (let index = 10; index < 28; index += 1)
        writeFileSync(join(root, `${index}.yaml`), `${filler}\n${clusterType(`c${index}`)}`.slice(0, 4 * 1024 * 1024));
      const loaded = await loadFolder({ label: '.', root, trusted: true });
      expect(codes(loaded)).toEqual([expect.stringMatching(/^folder-too-large 2\d\.yaml:1:1$/)]);
    });
  });

  it.each<[name: string, patterns: string, isExceeded: boolean, path?: string]>([
    ['many patterns', '*b*c\n'.repeat(12_000), true],
    ['many patterns in a folder above', '*b*c\n'.repeat(12_000), true, 'part'],
    ['patterns with many stars', `${'*a'.repeat(100)}b\n`.repeat(300), false],
    ['one with many stars', `${'*a'.repeat(30_000)}b\n`, false],
    ['a class', `[${'b-c'.repeat(20_000)}]a\n`, false],
    ['many folders', `${'**/'.repeat(20_000)}b\n`, false],
  ])('bounds the time for ignore rules with %s', async (_, patterns, isExceeded, path = '.') => {
    await withFiles({ '.sourceignore': patterns, 'part/.sourceignore': '# none\n' }, async (root) => {
      for (let n = 0; n < 300; n += 1) writeFileSync(join(root, `part/${'a'.repeat(200)}${n}.yaml`), '');
      const seconds = await measureCpu(async () => {
        const loaded = await loadFolder({ label: '.', root, path, trusted: false });
        expect(codes(loaded)).toEqual(isExceeded ? ['source-ignore .sourceignore:1:1'] : []);
      });
      expect(seconds).toBeLessThan(10);
    });
  });

  it('limits the size of ignore rules', async () => {
    const text = '*.draft.yaml\n'.repeat(4000);
    const one = await loadFiles({ '.sourceignore': text + text, 'a.yaml': clusterType('a') });
    expect([names(one), codes(one)]).toEqual([['a'], ['source-ignore .sourceignore:1:1']]);
    const folders = Array.from({ length: 30 }, (_, n) => [`f${n + 10}/.sourceignore`, text]);
    const many = await loadFiles({ ...Object.fromEntries(folders), 'a.yaml': clusterType('a') });
    expect([names(many), codes(many)]).toEqual([[], ['source-ignore f30/.sourceignore:1:1']]);
  });

  it.each([
    [
      'aliases that multiply',
      `a0: &a0 [x, x]\n${Array.from({ length: 5000 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('')}`,
    ],
    [
      'merges that multiply',
      `a0: &a0 {${Array.from({ length: 1000 }, (_, n) => `k${n}: v`).join(', ')}}\n${'x: {<<: *a0}\n'.replace('x', 'y')}${Array.from({ length: 5000 }, (_, n) => `m${n}: {<<: *a0}\n`).join('')}`,
    ],
    ['brackets', '['.repeat(1_000_000)],
    ['flow mappings', '{a: '.repeat(1_000_000)],
    ['dashes', '- '.repeat(1_000_000)],
    ['question marks', '? '.repeat(1_000_000)],
    ['anchors', Array.from({ length: 100_000 }, (_, n) => `- &a${n} x\n`).join('')],
    ['documents', '---\n'.repeat(500_000)],
    ['a long key', `${'k'.repeat(2_000_000)}: v\n`],
    ['keys', Array.from({ length: 150_000 }, (_, n) => `k${n}: v\n`).join('')],
    ['quotes', `a: "${'\\n'.repeat(1_000_000)}"\n`],
    ['spaces', `a:${' '.repeat(2_000_000)}b\n`],
    ['line breaks', `a: b${'\n'.repeat(2_000_000)}c: d\n`],
  ])('reads %s in bounded time', async (_, text) => {
    const head = 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: Workload\nmetadata: {name: a}\nspec: {}\n---\n';
    const seconds = await measureCpu(async () => {
      const { diagnostics } = await loadFiles({ 'a.yaml': head + text }, { trusted: false });
      expect(diagnostics.length).toBeLessThan(3);
    });
    expect(seconds).toBeLessThan(10);
  });

  it('finds a key of a large mapping without a search through all of them', async () => {
    const data = Array.from({ length: 60_000 }, (_, n) => `  k${n}: v\n`).join('');
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {platform-config: "true"}}\ndata:\n${data}`;
    const { value } = await loadFiles({ 'a.yaml': text });
    const [resource] = value.resources;
    let wrong = 0;
    const seconds = await measureCpu(async () => {
      for (let n = 0; n < 60_000; n += 1) if (resource?.locate('data', `k${n}`).line !== n + 5) wrong += 1;
    });
    expect(wrong).toBe(0);
    expect(seconds).toBeLessThan(5);
  });

  it('reports what cannot be read, and continues', async () => {
    await withFiles({ 'a.yaml': clusterType('a') }, async (root) => {
      writeFileSync(join(root, 'latin.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
      writeFileSync(join(root, 'utf16.yaml'), Buffer.from('\ufeffa: b', 'utf16le'));
      mkdirSync(join(root, 'folder.yaml'));
      writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff]), Buffer.from('.yaml')]), '');
      const loaded = await loadFolder({ label: '.', root, trusted: true });
      expect([names(loaded), codes(loaded)]).toEqual([
        ['a'],
        ['not-utf8 latin.yaml:1:1', 'not-utf8 utf16.yaml:1:1', 'unreadable-file \ufffd.yaml:1:1'],
      ]);
    });
  });
});
