/** The emulated Azure CLI: only `az account get-access-token`. Its lines end as on Windows. */
import { argv, env, stderr, stdout } from 'node:process';

const args = argv.slice(2);
const option = (name: string) => args[args.indexOf(name) + 1] ?? '';

if (args.slice(0, 2).join(' ') === 'account get-access-token' && option('--output') === 'json') {
  const query = new URLSearchParams({ resource: option('--resource') });
  const { access_token, expires_in } = (await request(`cli-token?${query}`)) as {
    access_token: string;
    expires_in: number;
  };
  const expires = new Date(Date.now() + expires_in * 1000);
  print({
    accessToken: access_token,
    expiresOn: expires.toISOString().replace('T', ' ').replace('Z', '000'),
    expires_on: Math.floor(expires.getTime() / 1000),
    subscription: '00000000-0000-0000-0000-000000000001',
    tenant: '00000000-0000-0000-0000-0000000000aa',
    tokenType: 'Bearer',
  });
} else {
  stderr.write(`ERROR: '${args.join(' ')}' is misspelled or not recognized by the system.\r\n`);
  process.exit(2);
}

async function request(path: string): Promise<unknown> {
  const response = await fetch(`${env.AZURE_EMULATOR}/_control/${path}`);
  const body: unknown = await response.json();
  if (response.ok) return body;
  stderr.write(`ERROR: ${(body as { error: string }).error}\r\n`);
  process.exit(1);
}

function print(value: object): void {
  stdout.write(`${JSON.stringify(value, undefined, 2)}\n`.replaceAll('\n', '\r\n'));
}
