import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AzureError, AzureSignIn, discoverCloud, getCloud } from '@kalypso-actions/azure';
import {
  compareInventory,
  createRepositoryResolver,
  draftInventory,
  formatInventory,
  listSeenClusters,
  readInventory,
} from '@kalypso-actions/compliance';
import { type Diagnostic, formatCount, formatPosition } from '@kalypso-actions/diagnostics';
import { createGitHub } from '@kalypso-actions/github';
import type { CommandDeps } from '@kalypso-actions/migration';
import { errorMessage, systemClock } from '@kalypso-actions/retry';
import { formatDifferences } from './format-differences.ts';
import { type InventoryArguments, parseInventoryArguments } from './inventory-arguments.ts';
import { INVENTORY_USAGE } from './inventory-usage.ts';

/** Longer than Azure takes for a page of 1,000 rows. */
const QUERY_TIMEOUT_MS = 60_000;

const FILE_HINT = 'Name the file with `--file`, or create it with `inventory write`.';

/**
 * Runs `inventory`.
 * @returns the exit status: 0 if the inventory was written or nothing differs, 1 if something differs or the command fails, 2 if the arguments are wrong
 */
export async function runInventoryCommand(args: readonly string[], deps: CommandDeps): Promise<0 | 1 | 2> {
  const parsed = parseInventoryArguments(args, readServerUrl(deps));
  if (parsed.kind === 'help') {
    deps.print(INVENTORY_USAGE);
    return 0;
  }
  if (parsed.kind === 'invalid') {
    deps.printError(`${parsed.message}\nRun \`npm run kalypso -- inventory --help\` for the options.\n`);
    return 2;
  }
  try {
    const { task } = parsed.arguments;
    return task === 'write'
      ? await writeInventory(parsed.arguments, deps)
      : await checkInventory(parsed.arguments, deps);
  } catch (error) {
    const isSystemError = error instanceof Error && 'syscall' in error;
    if (!(error instanceof AzureError || isSystemError)) throw error;
    deps.printError(`${errorMessage(error)}\n`);
    return 1;
  }
}

async function writeInventory(options: InventoryArguments, deps: CommandDeps): Promise<0 | 1> {
  const path = options.file === '-' ? undefined : resolve(deps.directory, options.file);
  if (path !== undefined && existsSync(path) && !options.force) {
    deps.printError(`${options.file} exists. Compare it with \`inventory check\`, or replace it with \`--force\`.\n`);
    return 1;
  }
  const seen = await listClusters(options, deps);
  if (seen.length === 0) {
    deps.printError(`No Flux configuration that you can see in Azure watches ${options.label}. Nothing was written.\n`);
    return 1;
  }
  const inventory = draftInventory(seen);
  const text = formatInventory(inventory);
  if (path === undefined) {
    deps.print(text);
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const untyped = inventory.clusters.filter(({ clusterType }) => clusterType === undefined).length;
  const untagged = seen.filter(({ labels }) => labels === undefined).length;
  deps.printError(
    [
      `${formatCount(seen.length, 'cluster')} ${path === undefined ? 'listed' : `written to ${options.file}`}.`,
      'Azure leaves out what you cannot see: add the clusters that are missing, and those outside Azure with their reporters.',
      ...(untyped > 0
        ? [`${formatCount(untyped, 'cluster')} without a cluster type: no kustomization names its folder.`]
        : []),
      ...(untagged > 0 ? [`${formatCount(untagged, 'cluster')} without labels: the tags cannot be read.`] : []),
      '',
    ].join('\n'),
  );
  return 0;
}

async function checkInventory(options: InventoryArguments, deps: CommandDeps): Promise<0 | 1> {
  const { value: inventory, diagnostics } = readInventory(resolve(deps.directory, options.file));
  if (inventory === undefined) {
    const errors = diagnostics.map((each) => (each.code === 'unreadable-file' ? { ...each, hint: FILE_HINT } : each));
    deps.printError(errors.map(formatError).join('') || `${options.file} contains no inventory.\n`);
    return 1;
  }
  const differences = compareInventory(inventory, await listClusters(options, deps));
  if (differences.length > 0) {
    deps.print(formatDifferences(differences));
    return 1;
  }
  deps.print(`${formatCount(inventory.clusters.length, 'cluster')}: the inventory and Azure agree.\n`);
  return 0;
}

async function listClusters({ watched, path, scope, ...azure }: InventoryArguments, deps: CommandDeps) {
  const { signal } = new AbortController();
  const log = (line: string) => deps.printError(`${line}\n`);
  const base = getCloud(azure.cloud);
  const cloud = azure.resourceManager === undefined ? base : await discoverCloud(azure.resourceManager, base, signal);
  const credential = new AzureSignIn({ environment: deps.env, cloud, clock: systemClock, log });
  const clients = { cloud, credential, clock: systemClock, log, timeoutMs: QUERY_TIMEOUT_MS };
  const canonicalNames = createNameResolver(deps, log);
  return listSeenClusters({ watched, path, scope, canonicalNames, ...clients }, signal);
}

function createNameResolver(deps: CommandDeps, log: (line: string) => void) {
  const { GITHUB_TOKEN: token, GITHUB_API_URL: apiUrl = 'https://api.github.com' } = deps.env;
  return token ? createRepositoryResolver(createGitHub({ token, apiUrl, log }), readServerUrl(deps)) : undefined;
}

function readServerUrl({ env }: CommandDeps): string {
  return env.GITHUB_SERVER_URL || 'https://github.com';
}

function formatError({ code, message, at, hint }: Diagnostic): string {
  const position = at === undefined ? '' : `${formatPosition(at)}: `;
  return `${position}${message} (${code})\n${hint === undefined ? '' : `  ${hint}\n`}`;
}
