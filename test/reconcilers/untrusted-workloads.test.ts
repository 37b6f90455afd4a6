// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are test data
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRepositoryFile } from '../architecture/files.ts';
import { manifestsFor, RECONCILERS, type RenderedReconciler, renderReconciler } from './render-reconciler.ts';
import type { Manifest } from './validate-object.ts';

/** Texts that a team could write to get out of its namespace, into another document or to a command. */
const UNTRUSTED_TEXTS: readonly string[] = [
  '',
  '.',
  '..',
  '/',
  '../../../etc',
  './../../flux-system',
  '~/.kube',
  '*',
  '--upload-pack=touch x',
  '-x',
  'dev"\nkind: ClusterRoleBinding',
  "dev'\n---\nkind: ClusterRoleBinding",
  '{{ .ConfigData }}',
  '{{ lookup("pipe", "id") }}',
  '{% raw %}',
  '${{ secrets.TOKEN }}',
  '$(id)',
  '`id`',
  '###ZARF_PKG_TMPL_TOKEN###',
  '###ZARF_VAR_TOKEN###',
  '${cluster_name}',
  '!unsafe x',
  '&a',
  '*a',
  'true',
  '1e3',
  'refs/heads/dev',
  '.*',
  'a|b',
];
/** Addresses that it could write to get a credential, to reach the network of a cluster, or to stop the cluster. */
const UNTRUSTED_ADDRESSES: readonly string[] = [
  '',
  '*',
  '!https://github.com/contoso/kalypso-gitops',
  'https://example.com/contoso/app"\nkind: ClusterRoleBinding',
  'https://github.com/contoso/{{ lookup("pipe", "id") }}',
  'https://example.com/contoso/app',
  'https://github.com.example.com/contoso/app',
  'https://github.com/contoso',
  'https://github.com/contoso-example/app',
  'https://github.com@example.com/contoso/app',
  'https://user:password@github.com/contoso/app',
  'https://example.com/https://github.com/contoso/app',
  ' https://github.com/contoso/app',
  'HTTPS://github.com/contoso/app',
  'http://github.com/contoso/app',
  'ssh://git@github.com/contoso/app',
  'git@github.com:contoso/app',
  'ext::sh -c id',
  'file:///etc',
  'oci://example.com/contoso/app',
  'oci://ghcr.io.example.com/contoso/app',
  'oci://ghcr.io/contoso-example/app',
  'https://github.com/contoso/app?x=1#y',
  'https://github.com/contoso/app:443',
  'https://169.254.169.254/metadata',
];
const TRUSTED = /^(https:\/\/github\.com|oci:\/\/ghcr\.io)\/contoso\//;
const CREDENTIALS = ['repo-secret', 'registry-secret'];

/** What identifies objects, and the rights that they have. */
const outline = (files: ReadonlyMap<string, string>) =>
  [...files].flatMap(([file, text]) => loadAll(text).map((object) => ({ file, ...fixedFields(object) })));

function fixedFields(object: Manifest) {
  const { apiVersion, kind, metadata, spec, roleRef, subjects, components } = object;
  return {
    keys: Object.keys(object),
    ...{ apiVersion, kind, roleRef, subjects, components },
    name: metadata?.name,
    namespace: metadata?.namespace,
    account: spec?.serviceAccountName ?? spec?.serviceAccount,
    target: spec?.targetNamespace ?? spec?.destination,
    source: spec?.sourceRef ?? spec?.chartRef,
    project: spec?.project,
    rest: [
      spec?.destinations,
      spec?.clusterResourceWhitelist,
      spec?.namespaceResourceBlacklist,
      spec?.storageNamespace,
    ],
  };
}

const WORKLOAD = 'hello-world-app';
const OTHER = 'other-app';
const OTHER_TARGET = 'other-app-functional-test';

function schedule(reconciler: string, changes: Readonly<Record<string, string>>): Promise<RenderedReconciler> {
  const manifests = manifestsFor(reconciler);
  return renderReconciler(reconciler, {
    [WORKLOAD]: [{ name: 'functional-test', manifests: { ...manifests, ...changes } }],
    [OTHER]: [{ name: 'functional-test', manifests }],
  });
}

const filesOf = ({ files }: RenderedReconciler, target: string) =>
  new Map([...files].filter(([file]) => file.startsWith(`${target}/`)));

describe.each(RECONCILERS)('%s', (reconciler) => {
  const fields = Object.keys(manifestsFor(reconciler)).filter((field) => field !== 'storage');
  let harmless: RenderedReconciler;
  beforeAll(async () => {
    harmless = await schedule(reconciler, {});
    expect(harmless.diagnostics).toEqual([]);
  });

  it.each(fields)('%s decides nothing but itself, or is refused', async (field) => {
    let published = 0;
    for (const text of field === 'repo' ? UNTRUSTED_ADDRESSES : UNTRUSTED_TEXTS) {
      const result = await schedule(reconciler, { [field]: text });
      const files = filesOf(result, `${WORKLOAD}-functional-test`);
      // The other application is published as always, and the promotion continues.
      expect(filesOf(result, OTHER_TARGET)).toEqual(filesOf(harmless, OTHER_TARGET));
      expect(result.isPromotionHeldBack, text).toBe(false);
      const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
      const owners = new Set(errors.map(({ registration }) => registration));
      expect([...owners], text).toEqual(files.size === 0 ? [WORKLOAD] : []);
      if (files.size === 0) continue;
      published += 1;
      const expected = outline(filesOf(harmless, `${WORKLOAD}-functional-test`));
      expect(outline(files), text).toEqual(expected);
      const all = [...files.values()].join('\n');
      if (field === 'repo' && !TRUSTED.test(text))
        for (const credential of CREDENTIALS) expect(all, text).not.toContain(credential);
    }
    // The test has something to show: not everything is refused, apart from fields with a narrow rule.
    expect(published > 0 || ['repo', 'chart'].includes(field) || reconciler === 'ansible').toBe(true);
  });
});

describe('addresses that a cluster would refuse', () => {
  it.each(['arc-flux', 'flux-helm', 'flux-oci', 'fleet', 'argocd'])(
    'are not published with %s: the whole folder would not be applied',
    async (reconciler) => {
      for (const repo of ['', 'ftp://github.com/contoso/app', 'git@github.com:contoso/app', 'app', '*']) {
        const result = await schedule(reconciler, { repo });
        expect(filesOf(result, `${WORKLOAD}-functional-test`).size, repo).toBe(0);
        const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
        expect(errors, repo).toMatchObject([{ code: 'template-failed', registration: WORKLOAD }]);
      }
    },
  );
});

describe('names of workloads that equal those of platform objects', () => {
  const identities = async (reconciler: string, workload: string, target: string) => {
    const { files } = await renderReconciler(reconciler, {
      [workload]: [{ name: target, manifests: manifestsFor(reconciler) }],
    });
    return [...files.values()].flatMap((text) =>
      loadAll(text).map(({ kind, metadata }: Manifest) => `${kind} ${metadata.namespace ?? ''} ${metadata.name}`),
    );
  };

  it('never get the account of a controller of Flux', async () => {
    for (const reconciler of ['arc-flux', 'flux-helm', 'flux-oci']) {
      const created = await identities(reconciler, 'kustomize', 'controller');
      expect(created).toContain('ServiceAccount flux-system kalypso-kustomize-controller');
      expect(created).not.toContain('ServiceAccount flux-system kustomize-controller');
    }
  });

  it('never replace the objects of flux bootstrap', async () => {
    for (const reconciler of ['arc-flux', 'flux-helm', 'flux-oci'])
      expect(await identities(reconciler, 'flux', 'system')).toEqual([]);
  });

  it('never replace the platform objects of a cluster: generated names have a hyphen', async () => {
    for (const reconciler of ['arc-flux', 'argocd', 'fleet'])
      for (const identity of await identities(reconciler, 'platform', 'platform'))
        expect(identity).not.toMatch(/ platform$/);
  });
});

describe.each([
  ['flux-oci', 'publish-oci.yml'],
  ['flux-helm', 'publish-chart.yml'],
])('signatures that clusters with %s accept', (reconciler, workflow) => {
  const FOLDER = 'oci://ghcr.io/contoso';
  const findSource = async (changes: Readonly<Record<string, string>>) => {
    const files = filesOf(await schedule(reconciler, changes), `${WORKLOAD}-functional-test`);
    const objects: Manifest[] = [...files.values()].flatMap((text) => loadAll(text));
    return objects.find(({ kind }) => kind === 'OCIRepository');
  };
  /** Whether a signature of a workflow is accepted. @param signer as GitHub names the workflow */
  const accepts = async (signer: string, changes: Readonly<Record<string, string>> = {}) => {
    const { provider, matchOIDCIdentity, secretRef } = (await findSource(changes)).spec.verify;
    expect([provider, matchOIDCIdentity.length, secretRef]).toEqual(['cosign', 1, undefined]);
    const [{ issuer, subject }] = matchOIDCIdentity;
    expect('https://token.actions.githubusercontent.com').toMatch(new RegExp(issuer));
    return new RegExp(subject).test(`https://github.com/${signer}`);
  };
  const path = `.github/workflows/${workflow}`;

  it('are those of the repository that owns the artifact, whatever the case of its name', async () => {
    expect(await accepts(`contoso/kalypso-app-gitops/${path}@refs/heads/dev`)).toBe(true);
    expect(await accepts(`Contoso/Kalypso-App-GitOps/${path}@refs/heads/dev`)).toBe(true);
    const other = { repo: `${FOLDER}/a.b_c/x/y`, branch: 'release-1.0' };
    expect(await accepts(`contoso/a.b_c/${path}@refs/heads/release-1.0`, other)).toBe(true);
    expect(await accepts(`contoso/aXb_c/${path}@refs/heads/release-1.0`, other)).toBe(false);
    expect(await accepts(`contoso/a.b_c/${path}@refs/heads/release-1x0`, other)).toBe(false);
  });

  it.each([
    `contoso/other-repository/${path}@refs/heads/dev`,
    `contoso/kalypso-app-gitops-2/${path}@refs/heads/dev`,
    `contoso/my-kalypso-app-gitops/${path}@refs/heads/dev`,
    `example/kalypso-app-gitops/${path}@refs/heads/dev`,
    `contoso/kalypso-app-gitops/${path}@refs/heads/feature`,
    `contoso/kalypso-app-gitops/${path}@refs/heads/feature/dev`,
    `contoso/kalypso-app-gitops/${path}@refs/heads/dev-2`,
    `contoso/kalypso-app-gitops/${path}@refs/heads/DEV`,
    `contoso/kalypso-app-gitops/${path}@refs/tags/dev`,
    `contoso/kalypso-app-gitops/${path}@refs/pull/1/merge`,
    'contoso/kalypso-app-gitops/.github/workflows/ci.yml@refs/heads/dev',
    `example.com/https://github.com/contoso/kalypso-app-gitops/${path}@refs/heads/dev`,
  ])('are not those of %s', async (signer) => expect(await accepts(signer)).toBe(false));

  it('are required of every artifact: addresses without a repository of the organization are refused', async () => {
    for (const repo of [
      FOLDER,
      `${FOLDER}/`,
      `${FOLDER}/app`,
      `${FOLDER}/app/`,
      `${FOLDER}/.*/app`,
      `${FOLDER}/../example/app`,
      `${FOLDER}/app/../../example/app`,
      `${FOLDER}//app/x`,
      `${FOLDER}/App/x`,
      `${FOLDER}/app/x:dev`,
      `${FOLDER}/app/x@sha256:0`,
      'oci://ghcr.io/example/kalypso-app-gitops/x',
      'oci://contoso.azurecr.io/kalypso-app-gitops/x',
      'oci://ghcrXio/contoso/app/x',
    ])
      expect(await findSource({ repo }), repo).toBeUndefined();
  });
});

describe('bundles of Fleet', () => {
  // A bundle is called `<GitRepo>/<path>`, with hyphens, and replaces one of the same name, whoever owns it. Longer names end with five digits of a hash:
  // https://github.com/rancher/fleet/blob/3b2c622/internal/names/name.go and https://github.com/rancher/fleet/blob/3b2c622/internal/cmd/cli/apply/apply.go (read 2026-11-30).
  const MAX_BUNDLE_NAME = 53;
  const MAX_LABEL = 63;
  const nameBundle = (gitRepo: string, path: string) => {
    const name = posix.join(gitRepo, path).replaceAll('/', '-').replaceAll(/-+/g, '-');
    const hash = createHash('md5').update(name).digest('hex').slice(0, 5);
    return name.length <= MAX_BUNDLE_NAME ? name : `${name.slice(0, MAX_BUNDLE_NAME - 6)}-${hash}`;
  };
  const findBundle = async (workload: string, target: string, path: string) => {
    const { files } = await renderReconciler('fleet', {
      [workload]: [{ name: target, manifests: { ...manifestsFor('fleet'), path } }],
    });
    const objects: Manifest[] = [...files.values()].flatMap((text) => loadAll(text));
    const repo = objects.find(({ kind }) => kind === 'GitRepo');
    return repo && { gitRepo: repo.metadata.name, bundle: nameBundle(repo.metadata.name, repo.spec.paths[0]) };
  };

  it('of the platform are not those of a workload', async () => {
    const platform = loadAll(readRepositoryFile('examples/reconcilers/fleet/cluster.yaml')) as Manifest[];
    const { metadata, spec } = platform.find(({ kind }) => kind === 'GitRepo');
    const bundle = nameBundle(metadata.name, spec.paths[0]);
    expect(bundle).toBe('platform-drone');
    const created = await findBundle('platform', 'drone', '.');
    expect(created).toBeDefined();
    expect(created?.bundle).not.toBe(bundle);
    expect(created?.gitRepo).toMatch(/^kalypso-[0-9a-f]{16}-platform-drone$/);
  });

  it('of two deployment targets are never the same', async () => {
    const long = 'a'.repeat(30);
    const created = [
      await findBundle('hello-world-app', 'functional-test', 'x'),
      await findBundle('hello-world-app', 'functional-test-x', '.'),
      await findBundle(long, 'b'.repeat(20), 'x'),
      await findBundle(long, `${'b'.repeat(19)}c`, 'x'),
      // What follows the hash is cut, and never ends with a hyphen.
      await findBundle('a'.repeat(31), 'c-'.repeat(10).concat('c'), '.'),
    ];
    // The hash is within the part of the name that Fleet keeps.
    expect(created).not.toContain(undefined);
    const kept = created.map((one) => one?.bundle.slice(0, 'kalypso-0123456789abcdef'.length));
    expect(new Set(kept).size).toBe(created.length);
    for (const one of created) {
      expect(one?.gitRepo).toMatch(/^kalypso-[0-9a-f]{16}-[a-z0-9.-]*[a-z0-9]$/);
      expect(one?.gitRepo.length).toBeLessThanOrEqual(MAX_LABEL);
    }
  });

  it('stay below their GitRepo: paths neither leave the repository nor match several folders', async () => {
    for (const path of [
      '..',
      '../platform/drone',
      'a/../../platform/drone',
      './..',
      'a/..',
      '',
      '*',
      'a?',
      '[a]',
      'a b',
      '\\*',
    ])
      expect(await findBundle('hello-world-app', 'functional-test', path), path).toBeUndefined();
    for (const path of ['.', './functional-test', 'functional-test', 'a/b.c', '..a', 'a..'])
      expect(await findBundle('hello-world-app', 'functional-test', path), path).toBeDefined();
  });
});

it('a file for Ansible has no text that Ansible evaluates', async () => {
  for (const field of ['repo', 'branch', 'path'])
    for (const text of ['{{ x }}', '{% x %}', '{# x #}', 'a{{b}}']) {
      const result = await schedule('ansible', { [field]: `${manifestsFor('ansible')[field]}${text}` });
      expect(filesOf(result, `${WORKLOAD}-functional-test`).size).toBe(0);
    }
  const { files } = await schedule('ansible', {});
  const variables = load(files.get(`${WORKLOAD}-functional-test/application.yaml`) ?? '') as Manifest;
  expect(variables.kalypso_application).toEqual({
    name: 'hello-world-app-functional-test',
    namespace: 'dev-drone-hello-world-app-functional-test',
    ...manifestsFor('ansible'),
  });
});
