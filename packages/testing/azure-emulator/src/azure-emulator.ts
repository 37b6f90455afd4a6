import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { createCertificate } from './certificate.ts';
import type { AzureRequestRecord, AzureScenario } from './scenario.ts';

/** The handle of a running Azure emulator, which is a process of its own on 127.0.0.1. */
export interface AzureEmulator {
  /** The URL of Azure Resource Manager and Microsoft Entra: `https://127.0.0.1:PORT`. */
  readonly url: string;
  /** Environment variables of a step: the CA certificate to trust, and the endpoint for ID tokens with this subject. */
  environment(subject?: string): Readonly<Record<string, string>>;
  /** A `PATH` that contains the emulated Azure CLI, `az`. */
  readonly path: string;
  /** Makes this process trust the emulator's certificate. */
  trust(): void;
  /** Advances the emulator's clock by seconds, or changes its speed (a factor). */
  setClock(change: { readonly advance?: number; readonly speed?: number }): Promise<void>;
  /** The seconds since the start by the emulator's clock, and how often the configurations have been read. */
  clock(): Promise<{ readonly seconds: number; readonly polls: number }>;
  /** Replaces the scenario; the clock and the counters continue. */
  setScenario(scenario: AzureScenario): Promise<void>;
  /** Every completed or aborted request, oldest first. */
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
  // A process may trust several emulators: OpenSSL does not find all certificates with the same name.
  await createCertificate(key, certificate, basename(folder));
  writeFileSync(file, JSON.stringify(scenario));
  const child = spawn(process.execPath, [MAIN, key, certificate, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [first] = await Promise.race([once(child.stdout, 'data'), exited]);
  if (!(first instanceof Buffer)) throw new Error('the Azure emulator did not start');
  const { url, control, requestToken } = JSON.parse(first.toString()) as Record<
    'url' | 'control' | 'requestToken',
    string
  >;
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${control}/_control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the Azure emulator refused ${method} ${path}`);
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
    // main.ts defines what the control API returns.
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

/** Writes the program `az`. @returns its folder */
function installAzureCli(folder: string, control: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const script = `#!/bin/sh\nAZURE_EMULATOR='${control}' exec '${process.execPath}' '${AZ}' "$@"\n`;
  writeFileSync(join(bin, 'az'), script, { mode: 0o755 });
  return bin;
}
