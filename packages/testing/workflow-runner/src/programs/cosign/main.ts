// The emulated cosign: `cosign sign --yes IMAGE@DIGEST` without a key. It needs the right to an ID token, and leaves a
// signature that names who signed, under the tag that cosign 2 uses.
import { parseReference, RegistryClient } from '../registry/registry-client.ts';

const [command, ...rest] = process.argv.slice(2);
const image = rest.find((argument) => !argument.startsWith('-')) ?? '';

try {
  if (command !== 'sign' || !rest.includes('--yes')) throw new Error('only `cosign sign --yes` is emulated');
  if (!process.env.ACTIONS_ID_TOKEN_REQUEST_URL)
    throw new Error('no provider of ID tokens: the job needs `id-token: write`');
  const { host, repository, digest } = parseReference(image);
  if (digest === undefined) throw new Error(`${image} names no digest`);
  const client = new RegistryClient(host);
  // It must be there: a signature of something else would be worthless.
  await client.pullManifest(repository, digest);
  const identity = `${process.env.GITHUB_SERVER_URL}/${process.env.GITHUB_WORKFLOW_REF}`;
  const payload = { critical: { image: { 'docker-manifest-digest': digest } }, optional: { identity } };
  await client.push(repository, `${digest.replace(':', '-')}.sig`, {
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', content: Buffer.from('{}') },
    layers: [
      {
        mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
        content: Buffer.from(JSON.stringify(payload)),
      },
    ],
    annotations: {},
  });
  console.log(`Pushing signature to: ${host}/${repository}`);
} catch (error) {
  console.error(`Error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
