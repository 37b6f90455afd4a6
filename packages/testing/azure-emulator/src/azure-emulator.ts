import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { generate } from 'selfsigned';
import type { AzureRequestRecord, AzureScenario } from './scenario.ts';

/** An Azure on loopback, in a process of its own. */
export interface AzureEmulator {
  /** Azure Resource Manager, and Microsoft Entra: `https://127.0.0.1:PORT`. */
  readonly url: string;
  /** What a job's step has in its environment: whom to trust, and where to get a token of the workflow with this subject. */
  environment(subject?: string): Readonly<Record<string, string>>;
  /** A `PATH` on which there is the Azure CLI. */
  readonly path: string;
  /** Lets this process trust its certificate. */
  trust(): void;
  /** Lets Azure's clock jump, or run so many times as fast as ours. */
  setClock(change: { readonly advance?: number; readonly speed?: number }): Promise<void>;
  /** How many seconds have passed by Azure's clock, and how often the configurations were read. */
  clock(): Promise<{ readonly seconds: number; readonly polls: number }>;
  /** Replaces all that there is; the clock and what has been counted stay. */
  setScenario(scenario: AzureScenario): Promise<void>;
  /** Every request that was answered or given up, oldest first. */
  records(): Promise<readonly AzureRequestRecord[]>;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const AZ = fileURLToPath(new URL('./az/main.ts', import.meta.url));

export async function startAzureEmulator(scenario: AzureScenario): Promise<AzureEmulator> {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-azure-'));
  const [key, certificate, file] = ['key.pem', 'certificate.pem', 'scenario.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await createCertificate(key, certificate, 'localhost');
  writeFileSync(file, JSON.stringify(scenario));
  const child = spawn(process.execPath, [MAIN, key, certificate, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [first] = await Promise.race([once(child.stdout, 'data'), exited]);
  if (!(first instanceof Buffer)) throw new Error('the Azure on loopback did not start');
  const { url, control, requestToken } = JSON.parse(first.toString()) as Record<
    'url' | 'control' | 'requestToken',
    string
  >;
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${control}/_loopback/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the Azure on loopback refused ${method} ${path}`);
    return response.json();
  };
  return {
    url,
    environment: (subject = 'repo:contoso/control-plane:ref:refs/heads/main') => ({
      NODE_EXTRA_CA_CERTS: certificate,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/_actions/id-token?api-version=2.0&subject=${encodeURIComponent(subject)}`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    }),
    path: `${installAzureCli(folder, control)}${delimiter}${process.env.PATH ?? ''}`,
    trust: () => setDefaultCACertificates([...getCACertificates('default'), readFileSync(certificate, 'utf8')]),
    setClock: async (change) => void (await call('POST', 'clock', change)),
    // What is answered is ours: main.ts says what it is.
    clock: async () => (await call('GET', 'clock')) as { seconds: number; polls: number },
    setScenario: async (next) => void (await call('PUT', 'scenario', next)),
    records: async () => (await call('GET', 'records')) as readonly AzureRequestRecord[],
    stop: async () => {
      child.stdin.end();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes a key and a certificate for it that nobody else has, in PEM. */
export async function createCertificate(
  keyFile: string,
  certificateFile: string,
  name: string,
  keyType: 'ec' | 'rsa' = 'ec',
): Promise<void> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  writeFileSync(keyFile, key, { mode: 0o600 });
  writeFileSync(certificateFile, cert);
}

/** A folder with a program `az`. */
function installAzureCli(folder: string, control: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const script = `#!/bin/sh\nLOOPBACK_AZURE='${control}' exec '${process.execPath}' '${AZ}' "$@"\n`;
  writeFileSync(join(bin, 'az'), script, { mode: 0o755 });
  return bin;
}
