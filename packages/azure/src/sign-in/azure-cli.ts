import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseJson, readFields } from '../json.ts';
import type { EnvironmentVariables } from './sign-in-methods.ts';

const TIMEOUT_MS = 30_000;

/**
 * Whether the Azure CLI may be unable to renew its token: if `azure/login` signed in with OpenID Connect, the CLI has a token of the workflow that was valid
 * for minutes, and cannot request another one (https://github.com/Azure/azure-cli/issues/28708). It does not report how a service principal signed in. With
 * OpenID Connect, the job has the permission `id-token: write`, which it does not need otherwise.
 */
export async function mayLackRenewal(environment: EnvironmentVariables, signal: AbortSignal): Promise<boolean> {
  if (!environment.ACTIONS_ID_TOKEN_REQUEST_URL) return false;
  const { type, assignedIdentityInfo } = readFields(readFields(await showAccount(signal)).user);
  return type === 'servicePrincipal' && !assignedIdentityInfo;
}

/** Returns the account of the Azure CLI; `undefined` if it does not report one. */
async function showAccount(signal: AbortSignal): Promise<unknown> {
  // On Windows, `az` is a batch file, which needs a shell. The arguments are constant.
  const options = { signal, timeout: TIMEOUT_MS, windowsHide: true, shell: process.platform === 'win32' };
  try {
    const { stdout } = await promisify(execFile)('az', ['account', 'show', '--output', 'json'], options);
    return parseJson(stdout);
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
