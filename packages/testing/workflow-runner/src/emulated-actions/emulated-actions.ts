import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  credentialsFile,
  parseReference,
  RegistryClient,
  saveCredentials,
} from '../programs/registry/registry-client.ts';
import type { EmulatedAction } from '../steps/runner-machine.ts';
import { createAppToken } from './app-token.ts';
import { checkout } from './checkout.ts';

/** The emulated actions, by lower-case name. Actions that need an external service only log what they would do. */
export const EMULATED_ACTIONS: Readonly<Record<string, EmulatedAction>> = {
  'actions/checkout': checkout,
  'actions/create-github-app-token': createAppToken,
  'actions/upload-artifact': async ({ inputs, workspace, log }) => {
    const path = join(workspace, inputs.path ?? '');
    const found = existsSync(path) ? readdirSync(path, { recursive: true }) : [];
    if (found.length === 0 && inputs['if-no-files-found'] === 'error') throw new Error(`no files at ${inputs.path}`);
    log(`Would upload ${found.length} files as ${inputs.name || 'artifact'}`);
    return {};
  },
  'azure/login': async ({ inputs, env, log }) => {
    if (env.ACTIONS_ID_TOKEN_REQUEST_URL === undefined)
      throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL: id-token: write is missing');
    log(`Would sign in to Azure as ${inputs['client-id']} of ${inputs['tenant-id']}`);
    return {};
  },
  'azure/setup-helm': async ({ inputs, log }) => {
    log(`Would install helm ${inputs.version || 'latest'}; the emulated helm is used instead`);
    return {};
  },
  'docker/login-action': async ({ inputs, env, log }) => {
    if (!inputs.username || !inputs.password) throw new Error('username and password are required');
    const registry = inputs.registry || 'docker.io';
    const file = credentialsFile(env.HOME);
    saveCredentials(file, registry, inputs.username, inputs.password);
    log(`Logged in to ${registry} as ${inputs.username}`);
    return { post: async () => rmSync(file, { force: true }) };
  },
  'fluxcd/flux2/action': async ({ inputs, log }) => {
    log(`Would install flux ${inputs.version || 'latest'}; the emulated flux is used instead`);
    return {};
  },
  'sigstore/cosign-installer': async ({ inputs, log }) => {
    log(`Would install cosign ${inputs['cosign-release'] || 'latest'}; the emulated cosign is used instead`);
    return {};
  },
  'docker/build-push-action': async ({ inputs, env, workspace, log }) => {
    const file = join(workspace, inputs.context ?? '.', inputs.file || 'Dockerfile');
    if (!existsSync(file)) throw new Error(`there is no ${inputs.file || 'Dockerfile'}`);
    const digest = await pushImage(inputs.tags ?? '', env);
    log(`Would build ${inputs.context} and push ${inputs.tags} with digest ${digest}`);
    return { outputs: { digest, imageid: digest } };
  },
};

/** Pushes an image to the registry stand-in, if there is one. As with real builds, the same source has another digest each time. @returns its digest */
async function pushImage(reference: string, env: Readonly<Record<string, string>>): Promise<string> {
  if (!env.EMULATED_REGISTRY_URL) return `sha256:${createHash('sha256').update(reference).digest('hex')}`;
  const { host, repository, tag = 'latest' } = parseReference(reference);
  const config = { created: new Date().toISOString(), id: randomUUID() };
  return new RegistryClient(host, env).push(repository, tag, {
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', content: Buffer.from(JSON.stringify(config)) },
    layers: [],
    annotations: {},
  });
}
