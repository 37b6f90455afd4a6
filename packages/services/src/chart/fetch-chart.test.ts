import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packChart } from '../../../../test/support/services/chart-repository.ts';
import { parseService } from '../definition/read-services.ts';
import { listLookups, readArchive } from './archive.ts';
import { fetchChart } from './fetch-chart.ts';
import type { ProgramResult, RunTool } from './helm.ts';

const CHART = packChart('web', '1.0.0', {
  'templates/a.yaml': 'a: {{ lookup "v1" "Secret" "x" "y" }}\n',
  'templates/b.yaml': 'lookup: {{ .Values.lookup }}\n',
  'README.md': '{{ lookup "v1" }}',
});
const SUCCEEDED: ProgramResult = { succeeded: true, stdout: '', stderr: '' };
const MANIFEST = `sha256:${'c'.repeat(64)}`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fetch-chart-'));
});
afterAll(() => rmSync(root, { recursive: true }));

async function fetchWith(
  helm: string,
  results: Partial<Record<'helm' | 'cosign', ProgramResult>> = {},
  repository = 'https://charts.example.com',
) {
  const text = `name: web\nhelm:\n  repository: ${repository}\n  chart: web\n  version: "1.0.0"\n${helm}targets: []\n`;
  const service = parseService(text, 'services/web.yaml').value;
  if (service === undefined) throw new Error('the service is not valid');
  const calls: string[] = [];
  const run: RunTool = async (tool, args) => {
    calls.push([tool, ...args].join(' '));
    const result = results[tool] ?? SUCCEEDED;
    const folder = args[args.indexOf('--destination') + 1];
    if (tool === 'helm' && result.succeeded && folder) writeFileSync(join(folder, 'web-1.0.0.tgz'), CHART.archive);
    return result;
  };
  const directory = mkdtempSync(join(root, 'chart-'));
  const fetched = await fetchChart(service, { root: '/source', directory, run });
  return { ...fetched, calls: calls.map((call) => call.replaceAll(directory, 'DIR')) };
}

const failed = (stderr: string): ProgramResult => ({ succeeded: false, stdout: '', stderr });
const digest = `  digest: sha256:${CHART.digest}\n`;

describe('a chart', () => {
  it('is fetched and compared with its digest', async () => {
    const { value, calls } = await fetchWith(digest);
    expect(value).toMatchObject({ digest: CHART.digest, verifiedBy: ['its digest'] });
    expect(calls).toEqual(['helm pull web --repo https://charts.example.com --version 1.0.0 --destination DIR']);
  });

  it('with another digest is refused, and both are named', async () => {
    const { value, diagnostics } = await fetchWith(`  digest: sha256:${'d'.repeat(64)}\n`);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: 'wrong-chart-digest',
        message: `chart web 1.0.0 has the digest sha256:${CHART.digest}, not sha256:${'d'.repeat(64)}`,
        at: { file: 'services/web.yaml', line: 6 },
      },
    ]);
  });

  it('that cannot be fetched is an error with the last line of helm', async () => {
    const { diagnostics } = await fetchWith(digest, { helm: failed('WARNING: x\nError: 404 Not Found\n') });
    expect(diagnostics).toMatchObject([
      { code: 'chart-not-fetched', message: expect.stringContaining('Error: 404 Not Found') },
    ]);
  });

  it('has its provenance verified by helm', async () => {
    const { value, calls } = await fetchWith('  keyring: keys/web.gpg\n');
    expect(value?.verifiedBy).toEqual(['its provenance']);
    expect(calls[0]).toMatch(/--verify --keyring \/source\/keys\/web\.gpg$/);
    const { diagnostics } = await fetchWith('  keyring: keys/web.gpg\n', {
      helm: failed('Error: failed to load provenance\n'),
    });
    expect(diagnostics).toMatchObject([
      { code: 'wrong-chart-signature', message: expect.stringContaining('was not verified') },
    ]);
  });

  const signer = '  cosign: { identity: "https://github.com/web/.github/workflows/x.yml", issuer: "https://issuer" }\n';
  const verified = {
    succeeded: true,
    stdout: `[{"critical":{"image":{"docker-manifest-digest":"${MANIFEST}"}}}]`,
    stderr: '',
  };
  const fetchSigned = (results: Parameters<typeof fetchWith>[1]) =>
    fetchWith(signer, results, 'oci://ghcr.io/web/charts');

  it('has its signature verified by cosign, and is what was signed', async () => {
    const helm = { succeeded: true, stdout: '', stderr: `Pulled: ghcr.io/web/charts/web:1.0.0\nDigest: ${MANIFEST}\n` };
    const { value, calls } = await fetchSigned({ cosign: verified, helm });
    expect(value?.verifiedBy).toEqual(['its signature']);
    expect(calls[0]).toBe(
      'cosign verify --certificate-identity https://github.com/web/.github/workflows/x.yml --certificate-oidc-issuer https://issuer --output json ghcr.io/web/charts/web:1.0.0',
    );
  });

  it.each([
    [
      'is not signed',
      { cosign: failed('Error: no signatures found') },
      'cosign did not verify chart web 1.0.0: Error: no signatures found',
    ],
    [
      'is another one than was signed',
      { cosign: verified, helm: { ...SUCCEEDED, stderr: `Digest: sha256:${'e'.repeat(64)}\n` } },
      'and the signature is for',
    ],
    ['has no digest', { cosign: verified }, 'as an unknown digest'],
  ])('of a registry that %s is refused', async (_, results, problem) => {
    const { value, diagnostics } = await fetchSigned(results);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'wrong-chart-signature', message: expect.stringContaining(problem) }]);
  });

  it('that reads the cluster is reported', async () => {
    const { diagnostics } = await fetchWith(digest);
    expect(diagnostics).toMatchObject([
      { code: 'chart-lookup', severity: 'warning', message: expect.stringContaining('web/templates/a.yaml') },
    ]);
  });
});

describe('an archive', () => {
  it('is read without writing to the disk', () => {
    const files = readArchive(CHART.archive) ?? new Map<string, string>();
    expect([...files.keys()].sort()).toEqual([
      'web/Chart.yaml',
      'web/README.md',
      'web/templates/a.yaml',
      'web/templates/b.yaml',
      'web/values.yaml',
    ]);
    expect(listLookups(files)).toEqual(['web/templates/a.yaml']);
  });

  it('may be damaged', () => {
    expect(readArchive(Buffer.from('not an archive'))).toBeUndefined();
    expect(readArchive(CHART.archive.subarray(0, 60))).toBeUndefined();
  });
});
