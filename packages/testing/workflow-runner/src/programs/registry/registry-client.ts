import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of an artifact, with its media type. */
export interface ArtifactBlob {
  readonly mediaType: string;
  readonly content: Buffer;
}

/** An artifact to push. */
export interface Artifact {
  readonly config: ArtifactBlob;
  readonly layers: readonly ArtifactBlob[];
  readonly annotations: Readonly<Record<string, string>>;
}

const IMAGE_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** A reference: `oci://host/repository:tag`, with or without the scheme. @throws if it is not one */
export function parseReference(text: string) {
  const parsed = /^(?:oci:\/\/)?([^/]+)\/([^:@\s]+)(?::([^@\s]+))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text);
  if (parsed === null) throw new Error(`invalid reference ${JSON.stringify(text)}`);
  const [, host = '', repository = '', tag, digest] = parsed;
  return { host, repository, tag, digest };
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** Where `docker login` and `helm registry login` keep their tokens. */
export function credentialsFile(home = ''): string {
  return join(home, '.docker', 'config.json');
}

/** Keeps the credentials of a registry, as `docker login` does without a helper. */
export function saveCredentials(file: string, host: string, username: string, password: string): void {
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).auths : {};
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ auths: { ...known, [host]: { auth } } }));
}

/** A registry, with the credentials of this machine. The registry stand-in is reached in place of every host. */
export class RegistryClient {
  readonly #host: string;
  readonly #url: string;
  readonly #credentials: string;

  constructor(
    host: string,
    { HOME, EMULATED_REGISTRY_URL }: Readonly<Record<string, string | undefined>> = process.env,
  ) {
    this.#host = host;
    this.#url = EMULATED_REGISTRY_URL ?? '';
    this.#credentials = credentialsFile(HOME);
    if (this.#url === '') throw new Error(`${host} is not emulated: set EMULATED_REGISTRY_URL`);
  }

  /** Pushes an artifact. @returns its digest */
  async push(repository: string, reference: string, { config, layers, annotations }: Artifact): Promise<string> {
    for (const { content } of [config, ...layers]) await this.#pushBlob(repository, content);
    const describe = ({ mediaType, content }: ArtifactBlob) => ({
      mediaType,
      digest: digestOf(content),
      size: content.length,
    });
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: IMAGE_MANIFEST,
        config: describe(config),
        layers: layers.map(describe),
        annotations,
      }),
    );
    return this.pushManifest(repository, reference, manifest);
  }

  /** Pushes a manifest whose blobs are there. @returns its digest */
  async pushManifest(repository: string, reference: string, manifest: Buffer): Promise<string> {
    const headers = { 'content-type': IMAGE_MANIFEST };
    await this.#call('PUT', `/v2/${repository}/manifests/${reference}`, { headers, body: manifest });
    return digestOf(manifest);
  }

  /** Reads the manifest of a tag or digest. @throws if there is none */
  async pullManifest(repository: string, reference: string): Promise<Buffer> {
    const response = await this.#call('GET', `/v2/${repository}/manifests/${reference}`, {});
    return Buffer.from(await response.arrayBuffer());
  }

  async #pushBlob(repository: string, content: Buffer): Promise<void> {
    const started = await this.#call('POST', `/v2/${repository}/blobs/uploads/`, {});
    const path = `${started.headers.get('location')}?digest=${digestOf(content)}`;
    await this.#call('PUT', path, { body: content });
  }

  async #call(
    method: string,
    path: string,
    { headers, body }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: Buffer },
  ): Promise<Response> {
    const file = this.#credentials;
    const auth = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).auths[this.#host]?.auth : undefined;
    const response = await fetch(this.#url + path, {
      method,
      headers: { ...headers, ...(auth === undefined ? {} : { authorization: `Basic ${auth}` }) },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}
