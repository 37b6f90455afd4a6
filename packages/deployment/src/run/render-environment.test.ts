import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { renderEnvironment } from './render-environment.ts';

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';
const MARK = '# Generated from contoso/app by render-workload. Change it there.\n';
const at = { source: '.', file: 'workload/workload.yaml', line: 3, column: 7 };

interface RenderCase {
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** Links by path, with what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  readonly storage?: 'git' | 'helm';
  /** What `helm` or `kubectl` prints, or its error. */
  readonly tool?: string | Error;
}

async function render({ files, storage = 'git', tool = SERVICE, links = {} }: RenderCase) {
  const root = mkdtempSync(join(tmpdir(), 'kalypso-render-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const [path, to] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(to, join(root, path));
  }
  const targets = ['a', 'b'].map((name) => {
    const location = { storage, repository: 'contoso/gitops', branch: 'dev', parent: 'apps', folder: name };
    return { name, fullName: `app-${name}`, at, branchAt: at, location };
  });
  const output = join(root, 'output');
  const calls: string[][] = [];
  const { retired, diagnostics } = await renderEnvironment(
    { environment: 'dev', branch: 'dev', parent: 'apps', targets },
    {
      source: join(root, 'source'),
      configs: join(root, 'configs'),
      gitops: join(root, 'gitops'),
      repository: 'contoso/app',
      image: 'ghcr.io/contoso/app@sha256:1',
      output,
      scratch: join(root, 'scratch'),
    },
    async (program, args) => {
      calls.push([program, ...args.map((arg) => arg.replace(root, ''))]);
      return tool instanceof Error
        ? { succeeded: false, stdout: '', problem: tool.message }
        : { succeeded: true, stdout: tool, problem: '' };
    },
  );
  const written = existsSync(output)
    ? readdirSync(output, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(output.length + 1))
        .sort()
    : [];
  const read = (path: string) => readFileSync(join(output, path));
  return { retired, diagnostics, written, read, calls, folders: existsSync(output) ? readdirSync(output).sort() : [] };
}

const HELM = {
  'source/helm/Chart.yaml': 'name: app\n',
  'configs/a/values.yaml': 'x: 1\n',
  'configs/b/values.yaml': '',
};

it('writes a marked file for each target', async () => {
  const { written, read, calls } = await render({ files: HELM });
  expect(written).toEqual(['a/manifests.yaml', 'b/manifests.yaml']);
  expect(read('a/manifests.yaml').toString()).toBe(MARK + SERVICE);
  expect(calls[0]).toEqual([
    'helm',
    'template',
    'a',
    'helm',
    '--values',
    '/configs/a/values.yaml',
    '--values',
    '/scratch/a/image.yaml',
  ]);
});

it('leaves an empty folder where a generated one is no longer wanted, and no other', async () => {
  const gitops = (folder: string, text: string) => ({ [`gitops/apps/${folder}/manifests.yaml`]: text });
  const { retired, folders, written } = await render({
    files: {
      ...HELM,
      ...gitops('gone', MARK + SERVICE),
      ...gitops('a', MARK + SERVICE),
      ...gitops('by-hand', SERVICE),
      ...gitops('of-another', MARK.replace('contoso/app', 'contoso/other')),
      'gitops/elsewhere/manifests.yaml': MARK,
    },
  });
  expect(retired).toEqual(['gone']);
  expect(folders).toEqual(['a', 'b', 'gone']);
  expect(written.some((path) => path.startsWith('gone'))).toBe(false);
});

it.each<readonly [string, RenderCase, string, RegExp]>([
  ['nothing to render', { files: {} }, 'renderer-not-clear', /nothing to render/],
  [
    'two kinds of manifests',
    { files: { ...HELM, 'source/kustomize/a': '' } },
    'renderer-not-clear',
    /helm\/Chart\.yaml, kustomize/,
  ],
  [
    'no values',
    { files: { ...HELM, 'configs/b/values.yaml': '', 'configs/a/values.yaml': '' }, tool: new Error('nil pointer') },
    'rendering-failed',
    /helm could not render .*"a".*nil pointer/,
  ],
  ['an empty result', { files: HELM, tool: '---\n# nothing\n' }, 'invalid-manifests', /"a" are empty/],
  ['a result that is not YAML', { files: HELM, tool: 'a: [1\n' }, 'invalid-manifests', /not valid YAML/],
  ['a result without a kind', { files: HELM, tool: 'apiVersion: v1\n' }, 'invalid-manifests', /without kind \(line 1/],
  ['a result that is a text', { files: HELM, tool: 'Error\n' }, 'invalid-manifests', /without apiVersion/],
  [
    'a chart that is missing',
    { files: { 'source/manifests/a.yaml': SERVICE }, storage: 'helm' },
    'rendering-failed',
    /storage helm, but the source has no chart/,
  ],
  [
    'values that are a list',
    { files: { ...HELM, 'configs/a/values.yaml': '- 1\n' }, storage: 'helm' },
    'rendering-failed',
    /not a YAML mapping/,
  ],
])('writes no file for %s', async (_, given, code, message) => {
  const { diagnostics, written } = await render(given);
  expect(diagnostics[0]).toMatchObject({ code, severity: 'error', message: expect.stringMatching(message) });
  expect(written).toEqual([]);
});

it.each([
  ['helm', { 'source/helm/Chart.yaml': 'name: app\n', 'configs/a/values.yaml': '' }, 'b/values.yaml'],
  ['kustomize', { 'source/kustomize/overlays/a/kustomization.yaml': '' }, 'b/kustomization.yaml'],
  ['plain manifests', { 'source/manifests/a.yaml': SERVICE, 'configs/a/values.env': '' }, 'b/values.env'],
])('names a target without a configuration for %s', async (_, files, missing) => {
  const { diagnostics, written } = await render({ files });
  expect(diagnostics).toMatchObject([{ code: 'configuration-missing', at, message: expect.stringContaining(missing) }]);
  expect(written).toEqual([]);
});

it('refuses two overlays of a target', async () => {
  const { diagnostics } = await render({
    files: {
      'source/kustomize/overlays/a/kustomization.yaml': '',
      'source/kustomize/overlays/b/kustomization.yaml': '',
      'configs/b/kustomization.yaml': '',
    },
  });
  expect(diagnostics).toMatchObject([
    { code: 'configuration-missing', message: expect.stringContaining('two overlays') },
  ]);
});

it('merges values into a chart as Helm does, and gives it the name of the folder', async () => {
  const { written, read, diagnostics } = await render({
    storage: 'helm',
    files: {
      'source/helm/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 0.1.0\n',
      'source/helm/values.yaml': 'replicas: 1\napp: { name: x, debug: yes }\nlist: [1, 2]\nimage: none\n',
      'source/helm/templates/a.yaml': 'kind: A\n',
      'configs/a/values.yaml': 'app: { name: z }\nlist: [3]\nmode: 0755\n',
      'configs/b/values.yaml': '# nothing\n',
    },
  });
  expect(diagnostics).toEqual([]);
  expect(written).toEqual([
    'a/Chart.yaml',
    'a/templates/a.yaml',
    'a/values.yaml',
    'b/Chart.yaml',
    'b/templates/a.yaml',
    'b/values.yaml',
  ]);
  expect(read('a/Chart.yaml').toString()).toBe('apiVersion: v2\nname: a\nversion: 0.1.0\n');
  expect(read('a/values.yaml').toString()).toBe(
    `${MARK}app:\n    debug: true\n    name: z\nimage: ghcr.io/contoso/app@sha256:1\nlist:\n    - 3\nmode: 493\nreplicas: 1\n`,
  );
});

it('keeps archives in a chart as they are', async () => {
  const chart = { ...HELM, 'source/helm/charts/sub.tgz': Buffer.from([0x1f, 0x8b, 0xff, 0xfe]) };
  const { read, written } = await render({ storage: 'helm', files: chart });
  expect(written).toContain('a/charts/sub.tgz');
  expect([...read('a/charts/sub.tgz')]).toEqual([0x1f, 0x8b, 0xff, 0xfe]);
});

const PLAIN = {
  'source/manifests/a.yaml': SERVICE,
  'configs/a/values.env': 'A=b\n',
  'configs/b/values.env': 'A=b\n',
};
const OVERLAYS = {
  'source/kustomize/base/kustomization.yaml': 'resources: []\n',
  'configs/a/kustomization.yaml': 'resources: [../../base]\n',
  'configs/b/kustomization.yaml': 'resources: [../../base]\n',
};

it.each<readonly [string, string, RenderCase]>([
  ['helm/stolen', '.', { storage: 'helm', files: HELM, links: { 'source/helm/stolen': '/etc' } }],
  ['helm/loop', '.', { storage: 'helm', files: HELM, links: { 'source/helm/loop': '.' } }],
  ['helm/files/secret', '.', { files: HELM, links: { 'source/helm/files/secret': '/etc/hostname' } }],
  ['a/more.yaml', 'dev-configs', { files: HELM, links: { 'configs/a/more.yaml': '/etc/hostname' } }],
  ['manifests/b.yaml', '.', { files: PLAIN, links: { 'source/manifests/b.yaml': '/etc/hostname' } }],
  ['a', 'dev-configs', { files: { 'source/manifests/a.yaml': SERVICE }, links: { 'configs/a': '/etc' } }],
  ['kustomize/components', '.', { files: OVERLAYS, links: { 'source/kustomize/components': '/etc' } }],
  ['b/base', 'dev-configs', { files: OVERLAYS, links: { 'configs/b/base': '/etc' } }],
  ['helm', '.', { files: { 'chart/Chart.yaml': 'name: app\n' }, links: { 'source/helm': '../chart' } }],
])('refuses the link %s of %s', async (file, source, given) => {
  const { diagnostics, written, calls } = await render(given);
  expect(diagnostics).toMatchObject([
    {
      code: 'link-refused',
      severity: 'error',
      message: `${file} is a link, which could lead to any file of the runner`,
    },
  ]);
  expect(diagnostics[0]?.at).toMatchObject({ source, file });
  expect([...written, ...calls]).toEqual([]);
});

it('refuses values of a configuration branch that are a link', async () => {
  const { 'configs/a/values.env': _, ...files } = PLAIN;
  const { diagnostics, written } = await render({ files, links: { 'configs/a/values.env': '/etc/hostname' } });
  expect(diagnostics).toMatchObject([{ code: 'link-refused', at: { source: 'dev-configs', file: 'a/values.env' } }]);
  expect(written).toEqual([]);
});

describe('a folder that is on the branch already', () => {
  const OTHER = MARK.replace('contoso/app', 'contoso/team-b');

  it.each<readonly [string, Readonly<Record<string, string>>, RegExp]>([
    ['of another source', { 'apps/a/manifests.yaml': OTHER, 'apps/a/extra.yaml': 'x: 1\n' }, /"contoso\/team-b"/],
    ['with the chart of another source', { 'apps/a/values.yaml': OTHER }, /"contoso\/team-b"/],
    ['of two sources', { 'apps/a/values.yaml': OTHER, 'apps/a/manifests.yaml': MARK }, /"contoso\/team-b"/],
    ['of someone else', { 'apps/a/manifests.yaml': SERVICE }, /contains "manifests\.yaml", and the first line/],
    ['with a folder of another source', { 'apps/a/b/manifests.yaml': OTHER }, /contains "b"/],
    ['inside a folder of another source', { 'apps/manifests.yaml': OTHER }, /"apps" was generated from/],
    ['inside a folder of this source', { 'apps/manifests.yaml': MARK }, /"apps" was generated from/],
    ['that is a file', { 'apps/a': 'a' }, /a file is in its place/],
  ])('is left alone %s', async (_, gitops, reason) => {
    const present = Object.entries(gitops).map(([path, text]) => [`gitops/${path}`, text] as const);
    const { diagnostics, written, folders } = await render({ files: { ...HELM, ...Object.fromEntries(present) } });
    const [first] = diagnostics;
    expect(first).toMatchObject({ code: 'folder-in-use', severity: 'error', at });
    expect(first?.message).toMatch(
      /^deployment target "a" cannot have the folder "apps\/a" of the GitOps branch "dev": /,
    );
    expect(first?.message).toMatch(reason);
    expect(first?.hint).toContain(MARK.trim());
    expect([...written, ...folders]).toEqual([]);
  });

  it('is replaced if it is generated from this source, as manifests or as a chart', async () => {
    for (const name of ['manifests.yaml', 'values.yaml']) {
      const files = { ...HELM, [`gitops/apps/a/${name}`]: `${MARK}x: 1\n`, 'gitops/apps/a/extra.yaml': 'x: 1\n' };
      const { diagnostics, written } = await render({ files });
      expect(diagnostics).toEqual([]);
      expect(written).toEqual(['a/manifests.yaml', 'b/manifests.yaml']);
    }
  });
});
