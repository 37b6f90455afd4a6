// The emulated Flux CLI: `flux push artifact` and `flux tag artifact`, with the media types of fluxcd/flux2 v2.9.4.
import { parseArgs } from 'node:util';
import { packFolder } from '../registry/archive.ts';
import { parseReference, RegistryClient } from '../registry/registry-client.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    path: { type: 'string', short: 'f', default: '' },
    source: { type: 'string', default: '' },
    revision: { type: 'string', default: '' },
    output: { type: 'string', short: 'o', default: '' },
    tag: { type: 'string', multiple: true, default: [] },
    reproducible: { type: 'boolean', default: false },
  },
});
const [command, kind, url = ''] = positionals;

try {
  if (!url.startsWith('oci://')) throw new Error(`URL must be in format 'oci://<domain>/<org>/<repo>': ${url}`);
  const { host, repository, tag = 'latest' } = parseReference(url);
  if (command === 'push' && kind === 'artifact') await pushArtifact(host, repository, tag);
  else if (command === 'tag' && kind === 'artifact') await tagArtifact(host, repository, tag);
  else throw new Error(`flux ${command} ${kind} is not emulated`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function pushArtifact(host: string, repository: string, tag: string): Promise<void> {
  for (const name of ['path', 'source', 'revision'] as const)
    if (values[name] === '') throw new Error(`--${name} is required`);
  const created = values.reproducible ? '1970-01-01T00:00:00Z' : new Date().toISOString();
  const config = { created, architecture: '', os: '', rootfs: { type: 'layers', diff_ids: [] }, config: {} };
  const digest = await new RegistryClient(host).push(repository, tag, {
    config: {
      mediaType: 'application/vnd.cncf.flux.config.v1+json',
      content: Buffer.from(JSON.stringify(config)),
    },
    layers: [{ mediaType: 'application/vnd.cncf.flux.content.v1.tar+gzip', content: packFolder(values.path) }],
    annotations: {
      'org.opencontainers.image.created': created,
      'org.opencontainers.image.revision': values.revision,
      'org.opencontainers.image.source': values.source,
    },
  });
  const url = `${host}/${repository}`;
  if (values.output === 'json')
    console.log(JSON.stringify({ url: `oci://${url}:${tag}`, repository: url, tag, digest }));
  else console.log(`✔ artifact successfully pushed to ${url}@${digest}`);
}

async function tagArtifact(host: string, repository: string, tag: string): Promise<void> {
  if (values.tag.length === 0) throw new Error('--tag is required');
  const client = new RegistryClient(host);
  const manifest = await client.pullManifest(repository, tag);
  for (const name of values.tag) await client.pushManifest(repository, name, manifest);
  console.log(`✔ artifact tagged as ${values.tag.join(', ')}`);
}
