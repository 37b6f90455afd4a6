// The emulated Helm for charts of Helm repositories: `helm pull` over HTTP, and `helm template` of an archive. Everything else is left to the emulated Helm
// for charts of the source repository.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

interface RepositoryIndex {
  readonly entries: Readonly<Record<string, readonly { readonly version: string; readonly urls: readonly string[] }[]>>;
}

const [command, ...args] = process.argv.slice(2);
if (command === 'pull') await pull();
else if (command === 'template' && args[1]?.endsWith('.tgz')) template(args[1]);
else delegate(process.argv.slice(2));

async function pull(): Promise<void> {
  const [chart = ''] = args;
  const repository = option('--repo') ?? fail('the emulated helm pulls only from Helm repositories: use --repo');
  const version = option('--version') ?? fail('the emulated helm requires --version');
  const index = load((await download(`${repository.replace(/\/$/, '')}/index.yaml`)).toString()) as RepositoryIndex;
  const entry = index.entries[chart]?.find((candidate) => candidate.version === version);
  const [path] = entry?.urls ?? [];
  if (path === undefined) fail(`chart "${chart}" version "${version}" not found in ${repository} repository`);
  const archive = await download(new URL(path, `${repository.replace(/\/$/, '')}/`).href);
  writeFileSync(join(option('--destination') ?? '.', `${chart}-${version}.tgz`), archive);
}

function template(archive: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'emulated-helm-'));
  try {
    execFileSync('tar', ['-xzf', resolve(archive), '-C', folder]);
    const [chart = ''] = readdirSync(folder);
    if (args.includes('--include-crds')) printDefinitions(join(folder, chart), chart);
    const values = args.flatMap((arg, index) => (arg === '--values' ? [arg, args[index + 1] ?? ''] : []));
    delegate(['template', args[0] ?? '', join(folder, chart), ...values]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printDefinitions(folder: string, chart: string): void {
  const files = readdirSync(folder).includes('crds') ? readdirSync(join(folder, 'crds')) : [];
  for (const file of files.sort()) {
    const text = readFileSync(join(folder, 'crds', file), 'utf8').trimEnd();
    process.stdout.write(`---\n# Source: ${chart}/crds/${file}\n${text}\n`);
  }
}

function delegate(call: readonly string[]): void {
  const helm = resolve(import.meta.dirname, '../helm/main.ts');
  const { status } = spawnSync(process.execPath, [helm, ...call], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

function option(name: string): string | undefined {
  const index = args.indexOf(name);
  return index < 0 ? undefined : args[index + 1];
}

async function download(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (!response.ok) fail(`failed to fetch ${url} : ${response.status} ${response.statusText}`);
  return Buffer.from(await response.arrayBuffer());
}

function fail(message: string): never {
  console.error(`Error: ${message}`);
  process.exit(1);
}
