// The emulated docker: `docker buildx imagetools inspect IMAGE`, which finds what the emulated build has pushed.
import { createHash } from 'node:crypto';
import { IMAGE_MANIFEST, parseReference, RegistryClient } from '../registry/registry-client.ts';

const [area, tool, command, image = ''] = process.argv.slice(2);
try {
  if (area !== 'buildx' || tool !== 'imagetools' || command !== 'inspect')
    throw new Error('only `docker buildx imagetools inspect` is emulated');
  const { host, repository, tag = 'latest' } = parseReference(image);
  if (!process.env.EMULATED_REGISTRY_URL) throw new Error(`${image}: not found`);
  const manifest = await new RegistryClient(host).pullManifest(repository, tag);
  const digest = createHash('sha256').update(manifest).digest('hex');
  console.log(`Name:      ${image}\nMediaType: ${IMAGE_MANIFEST}\nDigest:    sha256:${digest}`);
} catch (error) {
  console.error(`ERROR: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
