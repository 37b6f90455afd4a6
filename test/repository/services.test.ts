import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduleEnvironment } from '@kalypso-actions/control-plane';
import { DEFAULT_CONFIG_FILE_NAME, DEFAULT_NAMESPACE_PATTERN } from '@kalypso-actions/scheduler';
import { load } from 'js-yaml';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseService, readServices } from '../../packages/services/src/definition/read-services.ts';
import { ROOT, readRepositoryFile } from '../architecture/files.ts';
import { copyExampleTo } from '../support/examples/example-workspace.ts';

const SOURCE = 'examples/svc-src/main';
const file = `${SOURCE}/services/prometheus.yaml`;

interface Workload {
  readonly spec: {
    readonly deploymentTargets: readonly {
      readonly environment: string;
      readonly manifests: { readonly branch: string; readonly path: string };
    }[];
  };
}

describe('the example of a services source', () => {
  it('has services without problems, whose files exist', () => {
    const { value, diagnostics } = readServices(join(ROOT, SOURCE), 'services');
    expect(diagnostics).toEqual([]);
    expect(value.map(({ name }) => name)).toEqual(['prometheus']);
  });

  it('writes the folders that its workload files name', () => {
    const workload = load(readRepositoryFile(`${SOURCE}/workloads/observability.yaml`)) as Workload;
    const named = workload.spec.deploymentTargets.map(({ environment, manifests }) => {
      expect(manifests.branch).toBe(environment);
      return `${environment}/${manifests.path.replace('./', '')}`;
    });
    const { value } = readServices(join(ROOT, SOURCE), 'services');
    const written = value.flatMap(({ targets }) => targets.map(({ environment, name }) => `${environment}/${name}`));
    expect(written).toEqual(named);
  });

  it('has a pattern for Renovate that finds repository, chart, version and digest of a service', () => {
    const settings = JSON.parse(readFileSync(join(ROOT, SOURCE, '.github/renovate.json'), 'utf8'));
    const [manager] = settings.customManagers;
    const [path] = manager.managerFilePatterns.map((pattern: string) => new RegExp(pattern.slice(1, -1)));
    expect(path.test('services/prometheus.yaml')).toBe(true);
    const found = new RegExp(manager.matchStrings[0]).exec(readRepositoryFile(file))?.groups;
    const { helm } = parseService(readRepositoryFile(file), file).value ?? {};
    expect({ ...found }).toEqual({
      registryUrl: helm?.repository,
      depName: helm?.chart,
      currentValue: helm?.version,
      currentDigest: helm?.digest,
    });
  });
});

it('a configuration value for a deployment target of a service arrives in its folder', async () => {
  const [, sample = ''] =
    /```yaml\n(apiVersion: v1\nkind: ConfigMap\n[\s\S]*?)```/.exec(readRepositoryFile('docs/guides/services.md')) ?? [];
  expect(sample).toContain('deployment-target: observability-prometheus');
  const configOf = async (added: string) => {
    const root = mkdtempSync(join(tmpdir(), 'kalypso-service-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    copyExampleTo(root);
    const controlPlane = join(root, 'control-plane/dev');
    writeFileSync(join(controlPlane, 'configs/prometheus.yaml'), added);
    const { decision } = await scheduleEnvironment(
      {
        environment: 'dev',
        controlPlane,
        base: join(root, 'control-plane/main'),
        workloads: join(root, 'workloads'),
        gitops: join(root, 'gitops'),
      },
      join(root, 'out'),
      {
        namespacePattern: DEFAULT_NAMESPACE_PATTERN,
        configFileName: DEFAULT_CONFIG_FILE_NAME,
        onError: 'stop',
        failOnWarnings: false,
      },
      {
        fetchSources: async () => new Map(),
        fetchRecords: async () => new Map(),
        readHeadCommit: async () => undefined,
      },
    );
    const configs = [...(decision.tree ?? [])].filter(([path]) => path.endsWith('/platform-config.yaml'));
    return Object.fromEntries(configs.map(([path, text]) => [path, String(text)]));
  };
  const [before, after] = [await configOf('# none\n'), await configOf(sample)];
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(changed).toEqual(['large/observability-prometheus/platform-config.yaml']);
  expect(after[changed[0] ?? '']).toMatch(/^ {2}RETENTION: 2d$/m);
});

it('the guide and the reference of services show files without problems', () => {
  for (const page of ['docs/guides/services.md', 'actions/render-services/README.md']) {
    const blocks = [...readRepositoryFile(page).matchAll(/```yaml\n(name: [\s\S]*?)```/g)].map(
      ([, block = '']) => block,
    );
    expect(blocks).not.toEqual([]);
    for (const block of blocks) {
      const text = block.replace(
        "sha256:… # of the archive, as in the repository's index.yaml",
        `sha256:${'a'.repeat(64)}`,
      );
      expect(parseService(text, page).diagnostics).toEqual([]);
    }
  }
});

describe('samples of CODEOWNERS', () => {
  const blocks = [...readRepositoryFile('docs/guides/reviews.md').matchAll(/```\n(#[\s\S]*?)```/g)].map(
    ([, block = '']) => block,
  );
  const lines = blocks.flatMap((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')));

  it('have a pattern and owners in every line: GitHub skips others', () => {
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) expect(line).toMatch(/^(\*|[/.\w*-]+) +@contoso\/[\w-]+( @contoso\/[\w-]+)*$/);
  });

  it('name an owner of the workflows and of the file itself', () => {
    for (const block of blocks) expect(block).toMatch(/^(\/\.github\/|\*) /m);
  });
});
