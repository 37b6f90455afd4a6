import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseBaseFolders } from '@kalypso-actions/control-plane';
import { quote } from '@kalypso-actions/diagnostics';
import { createMigrationDeps } from '../observe/migration-deps.ts';
import { toCheckJson } from '../report/check-json.ts';
import { formatCheck } from '../report/format-check.ts';
import { checkMigration } from '../run/check-migration.ts';
import { MIGRATE_CHECK_USAGE } from './migrate-check-usage.ts';
import { parseMigrateCheckArguments } from './parse-arguments.ts';

/** What a command is given of its process. */
export interface CommandDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly directory: string;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}

/**
 * Runs `migrate-check`.
 * @returns the exit status: 0 if switching changes nothing, 1 if there are differences or errors, 2 if the arguments are wrong
 */
export async function runMigrateCheck(args: readonly string[], deps: CommandDeps): Promise<0 | 1 | 2> {
  const parsed = parseMigrateCheckArguments(args);
  if (parsed.kind === 'help') {
    deps.print(MIGRATE_CHECK_USAGE);
    return 0;
  }
  if (parsed.kind === 'invalid') return refuse(parsed.message, deps);
  const { tokenVariable: named } = parsed.arguments;
  if (named !== undefined && !deps.env[named])
    return refuse(`the environment variable ${quote(named)} is not set`, deps);
  const {
    environment,
    namespacePattern,
    configFileName,
    tokenVariable = 'GITHUB_TOKEN',
    json,
    ...folders
  } = parsed.arguments;
  const { base, namedBases } = parseBaseFolders(folders.bases);
  const toPath = (folder: string | undefined) => (folder === undefined ? undefined : resolve(deps.directory, folder));
  const temporary = mkdtempSync(join(tmpdir(), 'kalypso-migrate-check-'));
  try {
    const check = await checkMigration(
      {
        folders: {
          environment,
          controlPlane: resolve(deps.directory, folders.controlPlane),
          base: toPath(base),
          namedBases: new Map([...(namedBases ?? [])].map(([name, folder]) => [name, resolve(deps.directory, folder)])),
          workloads: toPath(folders.workloads),
        },
        gitops: toPath(folders.gitops),
        settings: { namespacePattern, configFileName },
        output: join(temporary, 'manifests'),
      },
      createMigrationDeps({
        directory: join(temporary, 'sources'),
        token: deps.env[tokenVariable] || undefined,
        serverUrl: deps.env.GITHUB_SERVER_URL || 'https://github.com',
        log: () => undefined,
      }),
    );
    deps.print(json ? toCheckJson(check) : formatCheck(check));
    return check.outcome === 'unchanged' ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function refuse(message: string, deps: CommandDeps): 2 {
  deps.printError(`${message}\nRun \`npm run kalypso -- migrate-check --help\` for the options.\n`);
  return 2;
}
