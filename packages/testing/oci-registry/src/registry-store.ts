import { createHash } from 'node:crypto';

interface StoredManifest {
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The content of one repository. */
export interface RepositoryContent {
  readonly blobs: Map<string, Buffer>;
  /** By digest. */
  readonly manifests: Map<string, StoredManifest>;
  /** Digests by tag. */
  readonly tags: Map<string, string>;
  /** What open uploads have received. */
  readonly uploads: Map<string, Buffer>;
}

/** A response of the registry: an error of the specification, or a success. */
export interface RegistryReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** An error with the code that the specification defines. */
export function registryError(status: number, code: string, message: string): RegistryReply {
  return { status, body: Buffer.from(JSON.stringify({ errors: [{ code, message }] })) };
}

export function createRepositoryContent(): RepositoryContent {
  return { blobs: new Map(), manifests: new Map(), tags: new Map(), uploads: new Map() };
}

/** Stores a blob, if it has the digest that the client names. */
export function storeBlob({ blobs }: RepositoryContent, name: string, digest: string, content: Buffer): RegistryReply {
  if (digestOf(content) !== digest)
    return registryError(400, 'DIGEST_INVALID', `the content does not have the digest ${digest}`);
  blobs.set(digest, content);
  return { status: 201, headers: { location: `/v2/${name}/blobs/${digest}` } };
}

/** Stores a manifest under a tag or its digest, if everything that it refers to is there. */
export function storeManifest(
  repository: RepositoryContent,
  { name, reference, mediaType }: { readonly name: string; readonly reference: string; readonly mediaType: string },
  content: Buffer,
): RegistryReply {
  const digest = digestOf(content);
  if (reference.startsWith('sha256:') && reference !== digest)
    return registryError(400, 'DIGEST_INVALID', `the manifest does not have the digest ${reference}`);
  const references = readReferences(content);
  if (references === undefined) return registryError(400, 'MANIFEST_INVALID', 'the manifest is not one of an image');
  const missing = references.find((each) => !repository.blobs.has(each));
  if (missing !== undefined) return registryError(404, 'MANIFEST_BLOB_UNKNOWN', `there is no blob ${missing}`);
  repository.manifests.set(digest, { mediaType, content });
  if (!reference.startsWith('sha256:')) repository.tags.set(reference, digest);
  return {
    status: 201,
    headers: { location: `/v2/${name}/manifests/${digest}`, 'docker-content-digest': digest },
  };
}

/** The digests of the configuration and the layers of an image manifest; `undefined` if it is not one. */
function readReferences(content: Buffer): readonly string[] | undefined {
  try {
    const { schemaVersion, config, layers } = JSON.parse(content.toString('utf8'));
    if (schemaVersion !== 2 || !Array.isArray(layers)) return undefined;
    return [config, ...layers].map(({ digest }) => String(digest));
  } catch {
    return undefined;
  }
}
