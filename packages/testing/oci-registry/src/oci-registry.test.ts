import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OciRegistry, startOciRegistry } from './index.ts';

// The rows are those of the tables of endpoints and of error codes in the OCI distribution specification:
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md, read 2026-11-30.
let open: OciRegistry;
let closed: OciRegistry;
beforeAll(async () => {
  open = await startOciRegistry();
  closed = await startOciRegistry({
    allows: (token, name, write) => name.startsWith('contoso/') && (!write || token === 'writer'),
  });
});
afterAll(async () => {
  await Promise.all([open.stop(), closed.stop()]);
});

const digest = (content: string) => `sha256:${createHash('sha256').update(content).digest('hex')}`;
const IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const NAME = 'contoso/app-gitops/functional-test';

async function call(method: string, path: string, body?: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${open.url}/v2/${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  const code = response.status >= 400 && text !== '' ? JSON.parse(text).errors[0].code : undefined;
  return { status: response.status, location: response.headers.get('location') ?? '', code, text, response };
}

/** Pushes a blob in one request, then a manifest. */
async function push(tag: string, layer: string, name = NAME) {
  for (const blob of ['{}', layer]) await call('POST', `${name}/blobs/uploads/?digest=${digest(blob)}`, blob);
  const descriptor = (content: string, mediaType: string) => ({
    mediaType,
    digest: digest(content),
    size: content.length,
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: IMAGE,
    config: descriptor('{}', 'application/vnd.test.config'),
    layers: [descriptor(layer, 'application/vnd.test.layer')],
  });
  const result = await call('PUT', `${name}/manifests/${tag}`, manifest, { 'content-type': IMAGE });
  return { manifest, ...result };
}

describe('the registry', () => {
  it('implements the specification (end-1)', async () => expect((await call('GET', '')).status).toBe(200));

  it('receives a blob in parts (end-4a, end-5, end-6) and returns it (end-2)', async () => {
    const started = await call('POST', `${NAME}/blobs/uploads/`);
    expect(started.status).toBe(202);
    const part = await fetch(open.url + started.location, { method: 'PATCH', body: 'hello ' });
    expect([part.status, part.headers.get('range')]).toEqual([202, '0-5']);
    const whole = digest('hello world');
    const ended = await fetch(`${open.url}${part.headers.get('location')}?digest=${whole}`, {
      method: 'PUT',
      body: 'world',
    });
    expect([ended.status, ended.headers.get('location')]).toEqual([201, `/v2/${NAME}/blobs/${whole}`]);
    expect((await call('GET', `${NAME}/blobs/${whole}`)).text).toBe('hello world');
    expect((await call('HEAD', `${NAME}/blobs/${whole}`)).status).toBe(200);
  });

  it('stores a manifest under a tag (end-7a), returns it by tag and by digest (end-3), and lists the tag (end-8a)', async () => {
    const { status, manifest, response } = await push('dev', 'layer');
    expect([status, response.headers.get('docker-content-digest')]).toEqual([201, digest(manifest)]);
    for (const reference of ['dev', digest(manifest)]) {
      const read = await call('GET', `${NAME}/manifests/${reference}`);
      expect([read.text, read.response.headers.get('content-type')]).toEqual([manifest, IMAGE]);
    }
    expect(JSON.parse((await call('GET', `${NAME}/tags/list`)).text)).toEqual({ name: NAME, tags: ['dev'] });
    expect(open.tags(NAME)).toEqual({ dev: digest(manifest) });
  });

  it('moves a tag', async () => {
    const first = await push('stage', 'one');
    const second = await push('stage', 'two');
    expect(open.tags(NAME)).toMatchObject({ stage: digest(second.manifest) });
    expect((await call('GET', `${NAME}/manifests/${digest(first.manifest)}`)).text).toBe(first.manifest);
  });

  it.each([
    ['an unknown blob', 'GET', `${NAME}/blobs/${digest('other')}`, undefined, 404, 'BLOB_UNKNOWN'],
    ['an unknown upload', 'PUT', `${NAME}/blobs/uploads/none?digest=${digest('x')}`, 'x', 404, 'BLOB_UPLOAD_UNKNOWN'],
    ['another digest', 'POST', `${NAME}/blobs/uploads/?digest=${digest('a')}`, 'b', 400, 'DIGEST_INVALID'],
    ['an unknown manifest', 'GET', `${NAME}/manifests/none`, undefined, 404, 'MANIFEST_UNKNOWN'],
    ['text as a manifest', 'PUT', `${NAME}/manifests/dev`, 'text', 400, 'MANIFEST_INVALID'],
    ['a name in capitals', 'POST', 'Contoso/App/blobs/uploads/', undefined, 400, 'NAME_INVALID'],
    ['a tag with a slash', 'PUT', `${NAME}/manifests/a%2Fb`, '{}', 400, 'MANIFEST_INVALID'],
    ['an unknown repository', 'GET', 'contoso/none/tags/list', undefined, 404, 'NAME_UNKNOWN'],
    ['deletion', 'DELETE', `${NAME}/manifests/dev`, undefined, 405, 'UNSUPPORTED'],
  ])('refuses %s', async (_, method, path, body, status, code) => {
    expect(await call(method, path, body)).toMatchObject({ status, code });
  });

  it('refuses a manifest whose layer is missing', async () => {
    const missing = { mediaType: 'application/vnd.test', digest: digest('missing'), size: 7 };
    const manifest = JSON.stringify({ schemaVersion: 2, config: missing, layers: [] });
    expect(await call('PUT', `${NAME}/manifests/dev`, manifest)).toMatchObject({
      status: 404,
      code: 'MANIFEST_BLOB_UNKNOWN',
    });
  });

  it('asks for a token, and refuses one without access', async () => {
    const attempt = async (token: string, name: string, method: string) => {
      const authorization = `Basic ${Buffer.from(`user:${token}`).toString('base64')}`;
      const headers: Record<string, string> = token === '' ? {} : { authorization };
      return (await fetch(`${closed.url}/v2/${name}/blobs/uploads/`, { method, headers })).status;
    };
    expect(await attempt('', NAME, 'POST')).toBe(401);
    expect(await attempt('reader', NAME, 'POST')).toBe(403);
    expect(await attempt('writer', 'other/app', 'POST')).toBe(403);
    expect(await attempt('writer', NAME, 'POST')).toBe(202);
  });
});
