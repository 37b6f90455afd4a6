import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createRepositoryContent,
  digestOf,
  type RegistryReply,
  type RepositoryContent,
  registryError,
  storeBlob,
  storeManifest,
} from './registry-store.ts';

/** Who may read and write a repository. */
export interface RegistryAccess {
  /** Whether the token, sent as the password of Basic authentication, may do this. */
  readonly allows: (token: string, repository: string, write: boolean) => boolean | Promise<boolean>;
}

/** A running registry. */
export interface OciRegistry {
  readonly url: string;
  /** The names of the repositories that have a manifest, sorted. */
  repositories(): readonly string[];
  /** The tags of a repository with their digests, sorted. */
  tags(repository: string): Readonly<Record<string, string>>;
  /** A manifest as JSON, by tag or digest. @throws if there is none */
  manifest(repository: string, reference: string): OciManifest;
  /** A blob by digest. @throws if there is none */
  blob(repository: string, digest: string): Buffer;
  /** Every request: method, path, status. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/** The parts of an image manifest that tests read. */
export interface OciManifest {
  readonly mediaType?: string;
  readonly config: { readonly mediaType: string; readonly digest: string };
  readonly layers: readonly { readonly mediaType: string; readonly digest: string; readonly size: number }[];
  readonly annotations?: Readonly<Record<string, string>>;
}

// The forms of names, tags and paths: https://github.com/opencontainers/distribution-spec/blob/main/spec.md, read 2026-11-30.
const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const REFERENCE = /^(?:[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}|sha256:[0-9a-f]{64})$/;
const ROUTE = /^\/v2\/(?<name>.+?)\/(?<kind>blobs\/uploads|blobs|manifests|tags)\/(?<last>[^/]*)$/;

interface RegistryRequest {
  readonly method: string;
  readonly name: string;
  readonly kind: string;
  readonly last: string;
  readonly query: URLSearchParams;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Starts a registry on 127.0.0.1. Without `access`, every client may read and write. */
export async function startOciRegistry(access?: RegistryAccess): Promise<OciRegistry> {
  const content = new Map<string, RepositoryContent>();
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await respond(request, content, access).catch((error: unknown) =>
      registryError(500, 'UNKNOWN', String(error)),
    );
    requests.push(`${request.method} ${request.url} ${status}`);
    response.writeHead(status, { 'docker-distribution-api-version': 'registry/2.0', ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const find = (repository: string) => content.get(repository) ?? createRepositoryContent();
  const manifest = (repository: string, reference: string) => {
    const { tags, manifests } = find(repository);
    const found = manifests.get(tags.get(reference) ?? reference);
    if (found === undefined) throw new Error(`${repository} has no manifest ${reference}`);
    return JSON.parse(found.content.toString('utf8')) as OciManifest;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    repositories: () => [...content].flatMap(([name, { manifests }]) => (manifests.size > 0 ? [name] : [])).sort(),
    tags: (repository) => Object.fromEntries([...find(repository).tags].sort(([a], [b]) => (a < b ? -1 : 1))),
    manifest,
    blob: (repository, digest) => {
      const found = find(repository).blobs.get(digest);
      if (found === undefined) throw new Error(`${repository} has no blob ${digest}`);
      return found;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  content: Map<string, RepositoryContent>,
  access: RegistryAccess | undefined,
): Promise<RegistryReply> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://registry');
  const { method = 'GET' } = request;
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const token = readToken(request.headers.authorization);
  if (pathname === '/v2/') return access === undefined || token !== '' ? { status: 200 } : unauthorized();
  const { name = '', kind = '', last = '' } = ROUTE.exec(pathname)?.groups ?? {};
  if (name === '') return registryError(404, 'UNSUPPORTED', `${pathname} is not a path of the specification`);
  if (!NAME.test(name)) return registryError(400, 'NAME_INVALID', `${name} is not the name of a repository`);
  const isWrite = method !== 'GET' && method !== 'HEAD';
  if (access !== undefined) {
    if (token === '') return unauthorized();
    if (!(await access.allows(token, name, isWrite)))
      return registryError(403, 'DENIED', `the token may not ${isWrite ? 'write' : 'read'} ${name}`);
  }
  const repository = content.get(name) ?? createRepositoryContent();
  if (isWrite) content.set(name, repository);
  const mediaType = request.headers['content-type'] ?? '';
  return route(repository, {
    method,
    name,
    kind,
    last,
    query: searchParams,
    mediaType,
    content: Buffer.concat(parts),
  });
}

function route(repository: RepositoryContent, request: RegistryRequest): RegistryReply {
  const { method, kind } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  if (kind === 'blobs' && isRead) return readBlob(repository, request);
  if (kind === 'blobs/uploads') return upload(repository, request);
  if (kind === 'manifests' && isRead) return readManifest(repository, request);
  if (kind === 'manifests' && method === 'PUT') return putManifest(repository, request);
  if (kind === 'tags' && request.last === 'list' && isRead) return listTags(repository, request);
  return registryError(405, 'UNSUPPORTED', `${method} is not supported for ${kind}`);
}

function readBlob({ blobs }: RepositoryContent, { last }: RegistryRequest): RegistryReply {
  const blob = blobs.get(last);
  if (blob === undefined) return registryError(404, 'BLOB_UNKNOWN', `there is no blob ${last}`);
  const headers = { 'content-length': String(blob.length), 'docker-content-digest': last };
  return { status: 200, headers: { 'content-type': 'application/octet-stream', ...headers }, body: blob };
}

/** An upload begins with POST, receives parts with PATCH, and ends with PUT, which names the digest. */
function upload(repository: RepositoryContent, request: RegistryRequest): RegistryReply {
  const { method, name, last, query, content } = request;
  const { uploads } = repository;
  const digest = query.get('digest');
  if (method === 'POST' && last === '') {
    if (digest !== null) return storeBlob(repository, name, digest, content);
    const session = `upload-${uploads.size + 1}`;
    uploads.set(session, Buffer.alloc(0));
    return { status: 202, headers: { location: `/v2/${name}/blobs/uploads/${session}` } };
  }
  const received = uploads.get(last);
  if (received === undefined) return registryError(404, 'BLOB_UPLOAD_UNKNOWN', `there is no upload ${last}`);
  const whole = Buffer.concat([received, content]);
  if (method === 'PATCH') {
    uploads.set(last, whole);
    const headers = { location: `/v2/${name}/blobs/uploads/${last}`, range: `0-${Math.max(0, whole.length - 1)}` };
    return { status: 202, headers };
  }
  if (method !== 'PUT') return registryError(405, 'UNSUPPORTED', `${method} is not supported for uploads`);
  return storeBlob(repository, name, digest ?? '', whole);
}

function readManifest({ manifests, tags }: RepositoryContent, { last }: RegistryRequest): RegistryReply {
  const found = manifests.get(tags.get(last) ?? last);
  if (found === undefined) return registryError(404, 'MANIFEST_UNKNOWN', `there is no manifest ${last}`);
  const { content, mediaType } = found;
  const headers = { 'content-length': String(content.length), 'docker-content-digest': digestOf(content) };
  return { status: 200, headers: { 'content-type': mediaType, ...headers }, body: content };
}

function putManifest(repository: RepositoryContent, request: RegistryRequest): RegistryReply {
  const { name, last, mediaType, content } = request;
  if (!REFERENCE.test(last)) return registryError(400, 'MANIFEST_INVALID', `${last} is neither a tag nor a digest`);
  return storeManifest(repository, { name, reference: last, mediaType }, content);
}

function listTags({ tags }: RepositoryContent, { name }: RegistryRequest): RegistryReply {
  if (tags.size === 0) return registryError(404, 'NAME_UNKNOWN', `there is no repository ${name}`);
  const body = Buffer.from(JSON.stringify({ name, tags: [...tags.keys()].sort() }));
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function unauthorized(): RegistryReply {
  const { status, body } = registryError(401, 'UNAUTHORIZED', 'a token is required');
  return { status, headers: { 'www-authenticate': 'Basic realm="registry"' }, ...(body ? { body } : {}) };
}

/** The password of Basic authentication; empty if there is none. */
function readToken(authorization = ''): string {
  const [, encoded = ''] = /^basic (\S+)$/i.exec(authorization) ?? [];
  return Buffer.from(encoded, 'base64').toString('utf8').split(':').slice(1).join(':');
}
