import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseService, readServices } from './read-services.ts';

const DIGEST = 'a'.repeat(64);
const service = (helm: string, more = '') => `name: prometheus
helm:
  repository: https://charts.example.com
  chart: prometheus
${helm}targets:
  - { name: prometheus, environment: dev }
${more}`;
const pinned = `  version: "27.1.0"\n  digest: sha256:${DIGEST}\n`;
const messages = (text: string) =>
  parseService(text, 'services/prometheus.yaml').diagnostics.map(
    ({ code, at, message, hint }) => `${code} ${at?.line}:${at?.column} ${message}. ${hint}`,
  );

describe('the file of a service', () => {
  it('names a chart, its digest and its targets', () => {
    const { value, diagnostics } = parseService(service(pinned), 'services/prometheus.yaml');
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      name: 'prometheus',
      helm: { chart: 'prometheus', version: '27.1.0', digest: DIGEST },
      targets: [{ name: 'prometheus', environment: 'dev', namespace: 'prometheus', values: [] }],
      clusterScoped: [],
      keepsHooks: false,
    });
  });

  it('needs a digest or a signature, and describes where the digest comes from', () => {
    expect(messages(service('  version: "27.1.0"\n'))).toEqual([
      expect.stringMatching(
        /^unverified-chart 5:\d+ chart prometheus 27\.1\.0 has neither a digest nor a signature.*`helm pull prometheus --repo https:\/\/charts\.example\.com --version 27\.1\.0 && sha256sum prometheus-27\.1\.0\.tgz`/,
      ),
    ]);
    expect(messages(service('  version: "27.1.0"\n  keyring: keys/prometheus.gpg\n'))).toEqual([]);
  });

  it('describes the digest of a chart in a registry', () => {
    const text = service('  version: "27.1.0"\n').replace('https://charts.example.com', 'oci://ghcr.io/contoso/charts');
    expect(messages(text)).toEqual([
      expect.stringContaining('helm pull oci://ghcr.io/contoso/charts/prometheus --version'),
    ]);
  });

  it.each([
    ['a range', pinned.replace('27.1.0', '^27.1.0'), 'invalid-chart 5:13 helm.version: "^27.1.0" is not one version'],
    ['a digest of another form', pinned.replace('sha256:', ''), 'is not the SHA-256 of an archive'],
    ['a field that is not known', `${pinned}  username: me\n`, 'has no field "username"'],
    [
      'cosign without a registry',
      `${pinned}  cosign: { identity: a, issuer: b }\n`,
      'cosign verifies charts of a registry',
    ],
  ])('must not have %s', (_, helm, problem) => {
    expect(messages(service(helm))).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    'http://charts.example.com',
    'file:///etc',
    'https://me:secret@charts.example.com',
    'git+ssh://x/y',
    'https://a b',
  ])('must not have the repository %s', (address) => {
    expect(messages(service(pinned).replace('https://charts.example.com', JSON.stringify(address)))).toEqual([
      expect.stringContaining('is not the address of a repository of charts'),
    ]);
  });

  it.each(['../secrets.yaml', '/etc/passwd', 'values/../../x', 'values//x', './x', 'a b'])(
    'must not name the file %s',
    (path) => {
      expect(messages(service(pinned, `values: [${JSON.stringify(path)}]\n`))).toEqual([
        expect.stringContaining('is not the path of a file of this repository'),
      ]);
    },
  );

  it.each(['ServiceMonitor', 'Role.rbac', 'servicemonitor.monitoring.coreos.com', 'A.b.c/d', 'Pod.'])(
    'must not declare the custom kind %s',
    (kind) => {
      expect(messages(service(pinned, `allow: { namespaced: [${kind}] }\n`))).toEqual([
        expect.stringContaining('is not a kind with its group'),
      ]);
    },
  );

  it('is one document of valid YAML', () => {
    expect(messages(`${service(pinned)}---\nname: x\n`)).toEqual([expect.stringContaining('one YAML document')]);
    expect(messages('name: [')).toEqual([expect.stringMatching(/^yaml-syntax/)]);
    expect(messages('')).toEqual([expect.stringContaining('one YAML document')]);
  });
});

describe('a folder of services', () => {
  const folderWith = (files: Readonly<Record<string, string>>) => {
    const root = mkdtempSync(join(tmpdir(), 'services-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    mkdirSync(join(root, 'services'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'services', name), text);
    return root;
  };

  it('is read in the order of its files', () => {
    const root = folderWith({
      'b.yaml': service(pinned).replaceAll('prometheus', 'b'),
      'a.yml': service(pinned).replaceAll('prometheus', 'a'),
      'README.md': '# Services',
    });
    expect(readServices(root, 'services').value.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('must exist', () => {
    expect(readServices(folderWith({}), 'other').diagnostics).toMatchObject([{ code: 'folder-not-found' }]);
  });

  it('must not write a folder twice, and must have every file that it names', () => {
    const root = folderWith({ 'a.yaml': service(pinned, 'values: [values/a.yaml]\n'), 'b.yaml': service(pinned) });
    expect(readServices(root, 'services').diagnostics).toMatchObject([
      { code: 'missing-service-file', message: 'there is no file values/a.yaml, which the service names' },
      {
        code: 'same-service-folder',
        message: 'the folder dev/prometheus is written by two deployment targets',
        at: { file: 'services/b.yaml' },
      },
    ]);
  });
});
