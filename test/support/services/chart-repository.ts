import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The files of a chart, by path. */
export type ChartFiles = Readonly<Record<string, string>>;

export interface PackedChart {
  readonly archive: Buffer;
  /** SHA-256 of the archive, in hexadecimal digits. */
  readonly digest: string;
}

/** Packs a chart as `helm package` does; the same files give the same archive. */
export function packChart(name: string, version: string, files: ChartFiles): PackedChart {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-chart-'));
  const all = { 'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: ${version}\n`, 'values.yaml': '{}\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const reproducible = [
    '--sort=name',
    '--mtime=@0',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--format=ustar',
    '--mode=644',
  ];
  const tar = execFileSync(
    'tar',
    [...reproducible, '-C', folder, '-cf', '-', ...Object.keys(all).map((path) => `${name}/${path}`)],
    { maxBuffer: 100_000_000 },
  );
  writeFileSync(join(folder, 'chart.tar'), tar);
  execFileSync('gzip', ['-n', join(folder, 'chart.tar')]);
  const archive = readFileSync(join(folder, 'chart.tar.gz'));
  rmSync(folder, { recursive: true });
  return { archive, digest: createHash('sha256').update(archive).digest('hex') };
}

/** A Helm repository on loopback: `index.yaml` and the archives. */
export class ChartRepository {
  readonly #server: Server;
  readonly #charts = new Map<string, PackedChart & { readonly name: string; readonly version: string }>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<ChartRepository> {
    const server = createServer((request, response) => {
      const path = (request.url ?? '').slice(1);
      const chart = repository.#charts.get(path);
      if (path === 'index.yaml') response.end(repository.#index());
      else if (chart === undefined) response.writeHead(404).end();
      else response.end(chart.archive);
    });
    const repository: ChartRepository = new ChartRepository(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return repository;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Publishes a version of a chart; replaces the one that is there, as an attacker would. @returns its digest */
  publish(name: string, version: string, files: ChartFiles): string {
    const packed = packChart(name, version, files);
    this.#charts.set(`${name}-${version}.tgz`, { ...packed, name, version });
    return packed.digest;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #index(): string {
    const names = new Set([...this.#charts.values()].map(({ name }) => name));
    const entries = [...names].map((wanted) => {
      const versions = [...this.#charts].filter(([, { name }]) => name === wanted);
      return [wanted, versions.map(([file, { version, digest }]) => ({ name: wanted, version, digest, urls: [file] }))];
    });
    return JSON.stringify({ apiVersion: 'v1', entries: Object.fromEntries(entries) });
  }
}
