import { parseArgs } from 'node:util';
import { AZURE_CLOUD_NAMES, type AzureCloudName, type QueryScope } from '@kalypso-actions/azure';
import { INVENTORY_PATH, parseRepositoryAddress, type SeenClustersOptions } from '@kalypso-actions/compliance';
import { quote } from '@kalypso-actions/diagnostics';
import { formatRepositoryName, parseRepositoryName } from '@kalypso-actions/github';

export interface InventoryArguments {
  readonly task: 'write' | 'check';
  /** As written, or `-`. */
  readonly file: string;
  readonly force: boolean;
  /** The GitOps repository and its branch, for people. */
  readonly label: string;
  readonly watched: SeenClustersOptions['watched'];
  readonly path: string;
  readonly scope: QueryScope;
  readonly cloud: AzureCloudName;
  readonly resourceManager: string | undefined;
}

type ParsedInventoryArguments =
  | { readonly kind: 'valid'; readonly arguments: InventoryArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly message: string };

const OPTIONS = {
  repository: { type: 'string' },
  branch: { type: 'string' },
  file: { type: 'string' },
  path: { type: 'string' },
  subscriptions: { type: 'string' },
  'management-groups': { type: 'string' },
  cloud: { type: 'string' },
  'resource-manager-endpoint': { type: 'string' },
  force: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type ParsedOptions = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/**
 * Parses the arguments after `inventory`.
 * @param serverUrl the server of a repository that is named without one
 */
export function parseInventoryArguments(args: readonly string[], serverUrl: string): ParsedInventoryArguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    return values.help ? { kind: 'help' } : checkArguments(positionals, values, serverUrl);
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    return invalid(error.message);
  }
}

function checkArguments(
  [task, ...more]: readonly string[],
  values: ParsedOptions,
  serverUrl: string,
): ParsedInventoryArguments {
  if (task !== 'write' && task !== 'check') return invalid('the command is `inventory write` or `inventory check`');
  if (more.length > 0) return invalid(`unexpected argument ${quote(more.join(' '))}`);
  const { repository, branch, cloud = 'public', file = INVENTORY_PATH } = values;
  if (!repository) return invalid('--repository is missing');
  if (!branch) return invalid('--branch is missing');
  const name = parseRepositoryName(repository, serverUrl);
  const address = parseRepositoryAddress(name ? `${serverUrl}/${formatRepositoryName(name)}` : repository);
  if (address === undefined)
    return invalid(`--repository cannot be ${quote(repository)}: use OWNER/NAME or an address`);
  const ids = parseList(values.subscriptions);
  const groups = parseList(values['management-groups']);
  if (ids.length > 0 && groups.length > 0) return invalid('set either --subscriptions or --management-groups');
  const cloudName = AZURE_CLOUD_NAMES.find((each) => each === cloud);
  if (cloudName === undefined) return invalid(`--cloud cannot be ${quote(cloud)}: use ${AZURE_CLOUD_NAMES.join(', ')}`);
  const isPrinted = file === '-';
  if (isPrinted && task === 'check') return invalid('`inventory check` needs the file of an inventory');
  return {
    kind: 'valid',
    arguments: {
      task,
      file,
      force: values.force ?? false,
      label: `${repository}, branch ${branch}`,
      watched: { repository: address, branch },
      path: values.path ?? '',
      scope: toScope(ids, groups),
      cloud: cloudName,
      resourceManager: values['resource-manager-endpoint'],
    },
  };
}

function parseList(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter((each) => each !== '');
}

function toScope(ids: readonly string[], names: readonly string[]): QueryScope {
  if (ids.length > 0) return { kind: 'subscriptions', ids };
  return names.length > 0 ? { kind: 'management-groups', names } : { kind: 'all' };
}

function invalid(message: string): ParsedInventoryArguments {
  return { kind: 'invalid', message };
}
