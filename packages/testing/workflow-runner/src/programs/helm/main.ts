// The emulated Helm: `helm template`, and `helm package`, `helm push` and `helm registry login` for charts in a registry.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from 'js-yaml';
import { packFolder, unpackFiles } from '../registry/archive.ts';
import { credentialsFile, parseReference, RegistryClient, saveCredentials } from '../registry/registry-client.ts';
import { readChart, templateChart } from './template-chart.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    values: { type: 'string', short: 'f', multiple: true, default: [] },
    'set-string': { type: 'string', multiple: true, default: [] },
    version: { type: 'string', default: '' },
    destination: { type: 'string', short: 'd', default: '.' },
    username: { type: 'string', short: 'u', default: '' },
    'password-stdin': { type: 'boolean', default: false },
  },
});
const [command = '', first = '', second = ''] = positionals;

try {
  if (command === 'template') {
    const values = { files: options.values, texts: options['set-string'] };
    process.stdout.write(templateChart(first, second, values));
  } else if (command === 'package') packageChart(first);
  else if (command === 'push') await pushChart(first, second);
  else if (command === 'registry' && first === 'login') logIn(second);
  else throw new Error(`helm ${command} is not emulated`);
} catch (error) {
  console.error(`Error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Writes `<name>-<version>.tgz`, with the folder's name replaced by that of the chart. */
function packageChart(folder: string): void {
  const { name, version } = readChart(folder);
  const chosen = options.version || version;
  if (!/^\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(chosen)) throw new Error(`Invalid Semantic Version: ${chosen}`);
  const copy = mkdtempSync(join(tmpdir(), 'emulated-helm-'));
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, 'Chart.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^version:.*$/m, `version: ${chosen}`));
  const archive = join(options.destination, `${name}-${chosen}.tgz`);
  writeFileSync(archive, packFolder(copy, `${name}/`));
  rmSync(copy, { recursive: true, force: true });
  console.log(`Successfully packaged chart and saved it to: ${archive}`);
}

/** The media types of Helm's charts in a registry: https://helm.sh/docs/topics/registries/ */
async function pushChart(archive: string, url: string): Promise<void> {
  if (!url.startsWith('oci://')) throw new Error(`scheme prefix "oci" missing from remote: ${url}`);
  const content = readFileSync(archive);
  const description = [...unpackFiles(content)].find(([path]) => /^[^/]+\/Chart\.yaml$/.test(path))?.[1] ?? '';
  const chart = load(description) as { readonly name: string; readonly version: string };
  const { host, repository } = parseReference(url);
  // Tags have no plus sign, so Helm writes an underscore.
  const tag = chart.version.replaceAll('+', '_');
  const digest = await new RegistryClient(host).push(`${repository}/${chart.name}`, tag, {
    config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', content: Buffer.from(JSON.stringify(chart)) },
    layers: [{ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', content }],
    annotations: { 'org.opencontainers.image.title': chart.name, 'org.opencontainers.image.version': chart.version },
  });
  console.log(`Pushed: ${host}/${repository}/${chart.name}:${tag}\nDigest: ${digest}\n${basename(archive)}`);
}

function logIn(host: string): void {
  if (!options['password-stdin'] || options.username === '')
    throw new Error('--username and --password-stdin are required');
  const password = readFileSync(0, 'utf8').trim();
  saveCredentials(credentialsFile(process.env.HOME), host, options.username, password);
  console.log('Login Succeeded');
}
