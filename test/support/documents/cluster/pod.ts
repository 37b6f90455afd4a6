import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { type KubernetesObject, readSource } from './manifests.ts';

interface KeyReference {
  readonly name: string;
  readonly key: string;
  readonly optional?: boolean;
}

interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly configMapKeyRef?: KeyReference };
}

interface Container {
  readonly image: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly env?: readonly EnvironmentVariable[];
  readonly envFrom?: readonly { readonly configMapRef?: { readonly name: string; readonly optional?: boolean } }[];
}

/** The spec of a Deployment. */
export interface DeploymentSpec {
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly template: {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly spec: { readonly containers: readonly Container[] };
  };
}

/** A pod as it was started: it keeps its environment until it is replaced. */
export interface PodRecord {
  /** What it was made of: a Deployment that differs replaces it. */
  readonly template: string;
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: Readonly<Record<string, number>>;
  /** Why it does not start. */
  readonly problem?: string;
}

/** Creates the pod of a Deployment, with the config maps of its namespace as they are now. */
export function createPod({ spec }: KubernetesObject, configMaps: readonly KubernetesObject[]): PodRecord {
  const { template } = spec as DeploymentSpec;
  const [container] = template.spec.containers;
  if (container === undefined) throw new Error('the Deployment has no container');
  const { image, ports = [], env = [], envFrom = [] } = container;
  const environment: Record<string, string> = {};
  const missing: string[] = [];
  const find = (name: string) => configMaps.find(({ metadata }) => metadata.name === name)?.data;
  for (const { configMapRef } of envFrom) {
    const data = configMapRef === undefined ? {} : find(configMapRef.name);
    if (data !== undefined) Object.assign(environment, data);
    else if (configMapRef?.optional !== true) missing.push(`configmap "${configMapRef?.name}" not found`);
  }
  for (const { name, value, valueFrom } of env) {
    const reference = valueFrom?.configMapKeyRef;
    const resolved = reference === undefined ? value : find(reference.name)?.[reference.key];
    if (resolved !== undefined) environment[name] = resolved;
    else if (reference?.optional !== true)
      missing.push(`couldn't find key ${reference?.key} in ConfigMap ${reference?.name}`);
  }
  return {
    template: hash(JSON.stringify(template)),
    image,
    environment,
    ports: Object.fromEntries(ports.map(({ name, containerPort }) => [name ?? String(containerPort), containerPort])),
    ...(missing.length === 0 ? {} : { problem: missing.join('; ') }),
  };
}

/** A running program of a pod. */
export interface RunningPod {
  readonly child: ChildProcess;
  /** The address that a port of the pod leads to; `undefined` if the program does not listen on it. */
  readonly urlOf: (port: number) => string | undefined;
}

/**
 * Starts the program of a pod, as the Dockerfile of its image describes it. The repository of an image has the same name.
 * @param root the folder of the bare repositories
 */
export async function startPod({ image, environment }: PodRecord, root: string, state: string): Promise<RunningPod> {
  const [, repository = ''] = /^ghcr\.io\/([^@:]+)[@:]/.exec(image) ?? [];
  const { folder, command } = buildImage(repository, root, state);
  const network = join(mkdtempSync(join(state, 'pod-')), 'network');
  writeFileSync(network, '');
  const [program = '', ...args] = command;
  const child = spawn(
    program === 'node' ? process.execPath : program,
    ['--import', new URL('./pod-network.ts', import.meta.url).href, ...args],
    { cwd: folder, env: { ...environment, POD_NETWORK: network }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let hasEnded = false;
  child.on('exit', () => {
    hasEnded = true;
  });
  const listening = () =>
    readFileSync(network, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
  while (!hasEnded && readFileSync(network, 'utf8') === '') await new Promise((done) => setTimeout(done, 10));
  if (hasEnded) throw new Error(`the program of ${image} has ended`);
  return {
    child,
    urlOf: (port) => {
      const [, own] = listening().find(([inside]) => Number(inside) === port) ?? [];
      return own === undefined ? undefined : `http://127.0.0.1:${own}`;
    },
  };
}

/** Copies what the Dockerfile of a repository copies. @returns the working folder and the command of the image */
function buildImage(repository: string, root: string, state: string): { folder: string; command: readonly string[] } {
  const bare = join(root, `${repository}.git`);
  if (!existsSync(bare)) throw new Error(`there is no repository ${repository} for the image`);
  const commit = git(bare, ['rev-parse', 'refs/heads/main']);
  const image = join(state, 'images', commit);
  const context = join(image, 'context');
  if (!existsSync(context))
    for (const [path, text] of readSource(root, { repository, branch: 'main', path: '.' })) {
      mkdirSync(join(context, path, '..'), { recursive: true });
      writeFileSync(join(context, path), text);
    }
  let folder = image;
  let command: readonly string[] = [];
  for (const line of readFileSync(join(context, 'Dockerfile'), 'utf8').split('\n')) {
    const [instruction = '', ...words] = line.trim().split(/\s+/);
    const last = words.at(-1) ?? '';
    if (instruction === 'WORKDIR') folder = join(image, 'root', last);
    else if (instruction === 'COPY')
      for (const source of words.filter((word) => !word.startsWith('--')).slice(0, -1)) {
        const isFolder = statSync(join(context, source)).isDirectory();
        const target = join(folder, last, !isFolder && /(^|\/)\.?$/.test(last) ? basename(source) : '');
        cpSync(join(context, source), target, { recursive: true });
      }
    else if (instruction === 'CMD' || instruction === 'ENTRYPOINT')
      command = JSON.parse(line.slice(line.indexOf('['))) as readonly string[];
  }
  return { folder, command };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
