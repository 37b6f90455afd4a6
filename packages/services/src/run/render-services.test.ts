import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packChart } from '../../../../test/support/services/chart-repository.ts';
import type { RunTool } from '../chart/helm.ts';
import { renderServices } from './render-services.ts';
import { renderReview } from './review.ts';

const CHART = packChart('web', '1.0.0', {});
const CONFIG_MAP = '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'render-services-'));
  mkdirSync(join(root, 'services'));
  const service = `name: web
helm: { repository: https://charts.example.com, chart: web, version: "1.0.0", digest: "sha256:${CHART.digest}" }
targets:
  - { name: web, environment: dev }
  - { name: web, environment: stage }
allow: { clusterScoped: [ClusterRole] }
`;
  writeFileSync(join(root, 'services', 'web.yaml'), service);
});
afterAll(() => rmSync(root, { recursive: true }));

function render(outputs: readonly string[]) {
  let call = 0;
  const run: RunTool = async (_, args) => {
    if (args[0] === 'template') return { succeeded: true, stdout: outputs[call++ % outputs.length] ?? '', stderr: '' };
    writeFileSync(join(args[args.indexOf('--destination') + 1] ?? '', 'web-1.0.0.tgz'), CHART.archive);
    return { succeeded: true, stdout: '', stderr: '' };
  };
  const directory = mkdtempSync(join(root, 'charts-'));
  return renderServices({ root, folder: 'services', directory, run, log: () => {} });
}

describe('services', () => {
  it('are rendered for every target, with a digest of everything', async () => {
    const { files, digest, diagnostics } = await render([CONFIG_MAP]);
    expect(diagnostics).toEqual([]);
    expect([...files]).toEqual(
      ['dev', 'stage'].map((environment) => [
        `${environment}/web/manifests.yaml`,
        `# web 1.0.0 of https://charts.example.com (sha256:${CHART.digest}). Generated: change the service instead.\n${CONFIG_MAP}`,
      ]),
    );
    expect((await render([CONFIG_MAP])).digest).toBe(digest);
    expect((await render([CONFIG_MAP.replace('name: a', 'name: b')])).digest).not.toBe(digest);
  });

  it('put what acts beyond the namespace into a file of its own', async () => {
    const role = '---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: a\n';
    const { files } = await render([CONFIG_MAP + role]);
    expect([...files.keys()]).toEqual(
      ['dev', 'stage'].flatMap((env) => [`${env}/web/beyond-namespace.yaml`, `${env}/web/manifests.yaml`]),
    );
  });

  it('that render something else each time are refused, and what differs is not shown', async () => {
    const secret = (password: string) =>
      `# Source: web/templates/secret.yaml\napiVersion: v1\nkind: Secret\nstringData:\n  password: ${password}\n`;
    const { files, diagnostics } = await render([secret('hunter2'), secret('correct-horse')]);
    expect(files.size).toBe(0);
    expect(diagnostics).toMatchObject([
      { code: 'random-manifests', message: expect.stringContaining('web/templates/secret.yaml, field password') },
      { code: 'random-manifests' },
    ]);
    expect(JSON.stringify(diagnostics)).not.toMatch(/hunter2|correct-horse/);
  });

  it('are all left out if one has an error', async () => {
    const { files, diagnostics } = await render([CONFIG_MAP, CONFIG_MAP, 'kind: [', 'kind: [']);
    expect(diagnostics).toMatchObject([{ code: 'invalid-service-manifest' }]);
    expect(files.size).toBe(0);
  });
});

describe('the review', () => {
  it('shows charts, images and what acts beyond the namespace, and no markup or tag of a chart', async () => {
    const hostile = '@everyone {{{changes}}} <img src=x> | ![x](https://evil)';
    const role = `---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: ${JSON.stringify(hostile)}\n`;
    const pod =
      '---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec: { containers: [{ image: "ghcr.io/a:1" }] }\n';
    const { services } = await render([pod + role]);
    const review = renderReview(services, 'dev');
    expect(review).toContain(`<code>sha256:${CHART.digest}</code>`);
    expect(review).toContain('<code>ghcr.io/a:1</code>');
    expect(review).toContain('<code>ClusterRole</code>');
    expect(review).not.toMatch(/\{\{|<img|@everyone|!\[/);
    expect(renderReview(services, 'prod')).not.toContain('ClusterRole');
  });
});
