import { parseArgs } from 'node:util';
import { quote } from '@kalypso-actions/diagnostics';
import {
  CONFIG_FILE_NAME,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  ENVIRONMENT_NAME,
} from '@kalypso-actions/scheduler';

/** The arguments of the command. Folders are as written. */
export interface MigrateCheckArguments {
  readonly environment: string;
  readonly controlPlane: string;
  /** A folder for the `BaseRepo` named `main`, and `name=folder` for others. */
  readonly bases: readonly string[];
  readonly workloads: string | undefined;
  readonly gitops: string | undefined;
  readonly namespacePattern: string;
  readonly configFileName: string;
  /** Name of the environment variable with the token; `undefined` if the user has not named one. */
  readonly tokenVariable: string | undefined;
  readonly json: boolean;
}

type ParsedArguments =
  | { readonly kind: 'valid'; readonly arguments: MigrateCheckArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly message: string };

const OPTIONS = {
  environment: { type: 'string', short: 'e' },
  'control-plane': { type: 'string' },
  base: { type: 'string', multiple: true },
  workloads: { type: 'string' },
  gitops: { type: 'string' },
  'namespace-pattern': { type: 'string' },
  'config-file-name': { type: 'string' },
  'token-env': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Parses the arguments after the name of the command. */
export function parseMigrateCheckArguments(args: readonly string[]): ParsedArguments {
  try {
    return checkArguments(
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false, strict: true }).values,
    );
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    return invalid(error.message);
  }
}

type ParsedValues = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

function checkArguments(values: ParsedValues): ParsedArguments {
  if (values.help) return { kind: 'help' };
  const { environment, 'config-file-name': configFileName = DEFAULT_CONFIG_FILE_NAME } = values;
  if (environment === undefined) return invalid('--environment is missing');
  if (!ENVIRONMENT_NAME.pattern.test(environment)) {
    return invalid(`--environment cannot be ${quote(environment)}. ${ENVIRONMENT_NAME.hint}`);
  }
  if (!CONFIG_FILE_NAME.pattern.test(configFileName)) {
    return invalid(`--config-file-name cannot be ${quote(configFileName)}. ${CONFIG_FILE_NAME.hint}`);
  }
  return {
    kind: 'valid',
    arguments: {
      environment,
      controlPlane: values['control-plane'] ?? '.',
      bases: values.base ?? [],
      workloads: values.workloads,
      gitops: values.gitops,
      namespacePattern: values['namespace-pattern'] ?? DEFAULT_NAMESPACE_PATTERN,
      configFileName,
      tokenVariable: values['token-env'],
      json: values.json ?? false,
    },
  };
}

function invalid(message: string): ParsedArguments {
  return { kind: 'invalid', message };
}
