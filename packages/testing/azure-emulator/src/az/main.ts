/** The emulated Azure CLI: only `az account get-access-token`. */
import { argv, env, stderr, stdout } from 'node:process';

const args = argv.slice(2);
const option = (name: string) => args[args.indexOf(name) + 1] ?? '';

if (args.slice(0, 2).join(' ') !== 'account get-access-token' || option('--output') !== 'json') {
  stderr.write(`ERROR: '${args.join(' ')}' is misspelled or not recognized by the system.\n`);
  process.exit(2);
}
const query = new URLSearchParams({ resource: option('--resource') });
const response = await fetch(`${env.AZURE_EMULATOR}/_control/cli-token?${query}`);
if (!response.ok) {
  stderr.write("ERROR: Please run 'az login' to setup account.\n");
  process.exit(1);
}
const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
const expires = new Date(Date.now() + expires_in * 1000);
stdout.write(
  `${JSON.stringify({
    accessToken: access_token,
    expiresOn: expires.toISOString().replace('T', ' ').replace('Z', '000'),
    expires_on: Math.floor(expires.getTime() / 1000),
    subscription: '00000000-0000-0000-0000-000000000001',
    tenant: '00000000-0000-0000-0000-0000000000aa',
    tokenType: 'Bearer',
  })}\n`,
);
