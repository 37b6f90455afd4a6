import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AzureEmulator,
  type AzureFault,
  type AzureScenario,
  createCertificate,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AzureError } from '../azure-error.ts';
import { type AzureCloud, discoverCloud, getCloud } from '../cloud.ts';
import { AzureSignIn, type SignInOptions } from './sign-in.ts';

const SUBJECT = 'repo:contoso/control-plane:ref:refs/heads/main';
const FEDERATED = { clientId: 'federated', federatedSubject: SUBJECT, reads: [] };
const SECRET = { clientId: 'by-secret', secret: 'pa$$ & word', reads: [] };
const CLI = { clientId: 'by-cli', cli: true, reads: [] };
const BY_SECRET = { AZURE_CLIENT_ID: 'by-secret', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: SECRET.secret };
const INPUTS = { clientId: 'federated', tenantId: 'tenant' };

type CliAccount = NonNullable<AzureScenario['identities'][number]['cli']>;

const folder = mkdtempSync(join(tmpdir(), 'kalypso-credentials-'));
const noCli = process.env.PATH ?? '';
let azure: AzureEmulator;
let cloud: AzureCloud;
let key: string;
let certificate: string;

beforeAll(async () => {
  azure = await startAzureEmulator({ subscriptions: [], identities: [] });
  azure.trust();
  cloud = await discoverCloud(azure.url, getCloud('public'), new AbortController().signal);
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  await createCertificate(keyFile, certificateFile, 'workflow', 'rsa');
  [key, certificate] = [readFileSync(keyFile, 'utf8'), readFileSync(certificateFile, 'utf8')];
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await azure.stop();
});
let before = 0;
beforeEach(async () => {
  before = (await azure.records()).length;
});
afterEach(() => {
  vi.stubEnv('PATH', noCli);
});
const endpoints = async () => (await azure.records()).slice(before).map(({ endpoint }) => endpoint);
/** The client IDs of the requests for a token, without repetitions. */
const identities = async () => {
  const records = (await azure.records()).slice(before).filter(({ endpoint }) => endpoint === 'token');
  return [...new Set(records.map(({ body }) => body.client_id))];
};

async function createSignIn(options: Partial<SignInOptions>, scenario: Partial<AzureScenario> = {}) {
  await azure.setScenario({ subscriptions: [], identities: [FEDERATED, SECRET, CLI], ...scenario });
  const log: string[] = [];
  let skippedMs = 0;
  const clock = { now: () => Date.now() + skippedMs };
  const advance = (milliseconds: number) => {
    skippedMs += milliseconds;
  };
  const credential = new AzureSignIn({ environment: {}, cloud, clock, log: (line) => log.push(line), ...options });
  const token = () => credential.getToken(new AbortController().signal);
  return { credential, token, advance, log };
}

async function catchAzureError(promise: Promise<unknown>): Promise<AzureError> {
  const thrown = await promise.then(
    () => new Error('there is a token'),
    (error: unknown) => error,
  );
  if (!(thrown instanceof AzureError)) throw thrown;
  return thrown;
}

const fault = (on: AzureFault['on'], how: AzureFault['how'], times = 100): AzureFault => ({ on, how, times });

/** Encrypts a key if there is a pass phrase. */
function encrypted(key: string, passphrase: string | undefined): string {
  if (passphrase === undefined) return key;
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  return createPrivateKey(key).export(options).toString();
}

describe('signing in', () => {
  it('first exchanges a token of the workflow', async () => {
    vi.stubEnv('PATH', azure.path);
    const { token, log } = await createSignIn({
      ...INPUTS,
      environment: { ...azure.environment(SUBJECT), ...BY_SECRET },
    });
    expect(await token()).toMatch(/^eyJ/);
    expect(await identities()).toEqual(['federated']);
    expect(log).toEqual(['signed in to Azure: OpenID Connect from the workflow']);
    const [idToken] = (await azure.records()).slice(before);
    expect(idToken?.path).toMatch(/&audience=api%3A%2F%2FAzureADTokenExchange$/);
  });

  it('then uses a secret in the environment', async () => {
    vi.stubEnv('PATH', azure.path);
    const { token, log } = await createSignIn({ environment: BY_SECRET });
    expect(await token()).toMatch(/^eyJ/);
    expect(await identities()).toEqual(['by-secret']);
    expect(log).toEqual(['signed in to Azure: Secret in the environment']);
  });

  it.each([undefined, 'a pass phrase'])(
    'then uses a certificate in the environment (pass phrase: %s)',
    async (password) => {
      const file = join(folder, 'both.pem');
      writeFileSync(file, `${encrypted(key, password)}\n${certificate}`);
      const { token, log } = await createSignIn(
        {
          environment: {
            AZURE_CLIENT_ID: 'by-certificate',
            AZURE_TENANT_ID: 'tenant',
            AZURE_CLIENT_CERTIFICATE_PATH: file,
            ...(password === undefined ? {} : { AZURE_CLIENT_CERTIFICATE_PASSWORD: password }),
          },
        },
        { identities: [{ clientId: 'by-certificate', certificate, reads: [] }] },
      );
      expect(await token()).toMatch(/^eyJ/);
      expect(log).toEqual(['signed in to Azure: Certificate in the environment']);
    },
  );

  it('finally uses the Azure CLI', async () => {
    vi.stubEnv('PATH', azure.path);
    const { token, log } = await createSignIn({});
    expect(await token()).toMatch(/^eyJ/);
    expect(log).toEqual(['signed in to Azure: Azure CLI']);
  });

  it('reports why an earlier method failed', async () => {
    const environment = { ...azure.environment('repo:contoso/another:ref:refs/heads/main'), ...BY_SECRET };
    const { token, log } = await createSignIn({ ...INPUTS, environment });
    expect(await token()).toMatch(/^eyJ/);
    expect(log).toEqual([
      expect.stringMatching(/^OpenID Connect from the workflow: AADSTS700213: No matching federated identity record/),
      expect.stringMatching(/^The token of the workflow has the subject "repo:contoso\/another:ref:refs\/heads\/main"/),
      'signed in to Azure: Secret in the environment',
    ]);
  });

  it('reports the reason of each method if none works', async () => {
    vi.stubEnv('PATH', azure.path);
    const { token } = await createSignIn(
      { ...INPUTS, environment: { ...BY_SECRET, AZURE_CLIENT_SECRET: 'wrong' } },
      { identities: [SECRET] },
    );
    const { failure } = await catchAzureError(token());
    expect(failure.kind).toBe('credentials');
    expect(failure.message).toBe(
      [
        "could not sign in to Azure. OpenID Connect from the workflow: not tried, the job lacks the permission 'id-token: write'",
        'Secret in the environment: AADSTS7000215: Invalid client secret provided',
        'Certificate in the environment: not tried, AZURE_CLIENT_CERTIFICATE_PATH is not set',
        "Azure CLI: Please run 'az login' from a command prompt to authenticate before using this credential",
      ].join('. '),
    );
    expect(failure.hint).toMatch(/client-id and tenant-id.*azure\/login/);
  });

  it('reports which settings are missing', async () => {
    const { token } = await createSignIn({ clientId: 'federated', environment: azure.environment(SUBJECT) });
    const { failure } = await catchAzureError(token());
    expect(failure.message).toContain('OpenID Connect from the workflow: not tried, tenant-id is not set');
    expect(failure.message).toContain('not tried, AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_CLIENT_SECRET are not set');
    expect(failure.message).toContain('Azure CLI could not be found');
  });

  it('masks secrets in messages', async () => {
    const description = `you sent ${SECRET.secret} and ${encodeURIComponent(SECRET.secret)} and eyJhbGciOi.eyJzdWIi.c2ln and eyJhbGciOi.eyJzdWIi`;
    const patch = { error: 'invalid_client', error_description: description };
    const { token } = await createSignIn(
      { environment: BY_SECRET },
      { identities: [], faults: [fault('token', { kind: 'patch', patch })] },
    );
    const { failure } = await catchAzureError(token());
    expect(failure.message).toContain('you sent *** and *** and *** and ***');
  });

  it('masks the request token of the job', async () => {
    const environment = azure.environment(SUBJECT);
    const body = `{"value": "${environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN}"`;
    const { token } = await createSignIn(
      { ...INPUTS, environment },
      { faults: [fault('id-token', { kind: 'body', body })] },
    );
    const { failure } = await catchAzureError(token());
    expect(failure.message).toMatch(/OpenID Connect from the workflow: .*not JSON/);
    expect(JSON.stringify(failure)).not.toContain(environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
  });

  it('reports the response of Entra for an unknown tenant', async () => {
    const { token } = await createSignIn(
      { environment: BY_SECRET },
      { faults: [fault('discovery', { kind: 'status', status: 400 })] },
    );
    expect((await catchAzureError(token())).failure.message).toMatch(
      /Secret in the environment: 127.0.0.1:\d+ returned HTTP status 400\./,
    );
  });

  it.each(['{}', '{"value":""}', '{"value":1}', '[]', 'null'])(
    'rejects %s as a token of the workflow',
    async (body) => {
      const environment = azure.environment(SUBJECT);
      const { token } = await createSignIn(
        { ...INPUTS, environment },
        { faults: [fault('id-token', { kind: 'body', body })] },
      );
      expect((await catchAzureError(token())).failure.message).toContain(
        "GitHub's response has no token of the workflow",
      );
    },
  );
});

/** The subject of a repository that GitHub gives its IDs. */
const IMMUTABLE_SUBJECT = 'repo:contoso@5544123/control-plane@821093847:ref:refs/heads/main';

describe('a token of the workflow that Entra refuses', () => {
  const federated = (...federatedSubject: string[]): Partial<AzureScenario> => ({
    identities: [{ clientId: 'federated', federatedSubject, reads: [] }],
  });

  it.each([
    [SUBJECT, IMMUTABLE_SUBJECT],
    [IMMUTABLE_SUBJECT, SUBJECT],
  ])('is described, with the command that makes Entra trust it: %s', async (sent, trusted) => {
    const { token } = await createSignIn({ ...INPUTS, environment: azure.environment(sent) }, federated(trusted));
    const { failure } = await catchAzureError(token());
    const [claims, command = ''] = (failure.hint ?? '').split(' run in Bash: ');
    expect(claims).toBe(
      `The token of the workflow has the subject "${sent}", the issuer "${azure.url}/_actions" and the audience "api://AzureADTokenExchange". If this job may sign in as this client, add a federated credential. For an app registration,`,
    );
    const parameters = /^az ad app federated-credential create --id federated --parameters '(.*)'$/.exec(command)?.[1];
    const { name, ...credential } = JSON.parse(parameters ?? '');
    expect(name).toMatch(/^repo-contoso(-5544123)?-control-plane(-821093847)?-ref-refs-heads-main$/);
    expect(credential).toEqual({
      issuer: `${azure.url}/_actions`,
      subject: sent,
      audiences: ['api://AzureADTokenExchange'],
    });
    await azure.setScenario({ subscriptions: [], identities: [], ...federated(trusted, credential.subject) });
    expect(await token()).toMatch(/^eyJ/);
  });

  it('is never printed itself, and cannot change what is printed', async () => {
    const hostile = "repo:x'; rm -rf / #\n::error::\u202e$(id)`id`";
    const { token, log } = await createSignIn(
      { ...INPUTS, environment: azure.environment(hostile) },
      federated(SUBJECT),
    );
    const { failure } = await catchAzureError(token());
    const printed = JSON.stringify([failure, log]);
    const assertion = String(
      (await azure.records()).findLast(({ endpoint }) => endpoint === 'token')?.body.client_assertion,
    );
    expect(assertion).toMatch(/^eyJ/);
    for (const part of assertion.split('.')) expect(printed).not.toContain(part);
    expect(failure.message).not.toMatch(/[\n\u202e]/);
    expect(failure.hint).not.toMatch(/\n|\u202e|\$|`|;|#/);
    expect(failure.hint?.match(/'/g)).toHaveLength(2);
    expect(JSON.parse(/'(.*)'/.exec(failure.hint ?? '')?.[1] ?? '').subject).toBe(hostile);
  });

  it('is only described if a federated credential would not help', async () => {
    const { token } = await createSignIn({ ...INPUTS, environment: azure.environment(SUBJECT) }, { identities: [] });
    const { failure } = await catchAzureError(token());
    expect(failure.message).toContain('AADSTS700016');
    expect(failure.hint).toMatch(
      /^The token of the workflow has the subject .* the audience "api:\/\/AzureADTokenExchange"\.$/,
    );
  });
});

it('ignores the line ends of identifiers', async () => {
  const inputs = { clientId: 'federated\r', tenantId: 'tenant\r\n' };
  const { token } = await createSignIn({ ...inputs, environment: azure.environment(SUBJECT) });
  expect(await token()).toMatch(/^eyJ/);
  const environment = Object.fromEntries(Object.entries(BY_SECRET).map(([name, value]) => [name, `${value}\r`]));
  expect(await (await createSignIn({ environment })).token()).toMatch(/^eyJ/);
});

describe('a transient failure', () => {
  it.each<[string, AzureFault, RegExp]>([
    [
      'GitHub fails',
      fault('id-token', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }),
      /HTTP status 503/,
    ],
    [
      'Entra fails at once',
      fault('discovery', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }),
      /status 503/,
    ],
    ['there is no response', fault('token', { kind: 'hang' }), /no response within 1 s/],
    [
      'Entra fails',
      fault('token', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }),
      /127.0.0.1:\d+ returned HTTP status 503/,
    ],
  ])('is distinguished from a refusal: %s', async (_, one, message) => {
    const { token } = await createSignIn(
      { ...INPUTS, environment: azure.environment(SUBJECT), timeoutMs: 700 },
      { faults: [one] },
    );
    const error = await catchAzureError(token());
    expect(error.failure.kind).toBe('unreachable');
    expect(error.failure.message).toMatch(message);
    expect(error.isTransient).toBe(true);
  });

  it('is retried', async () => {
    const faults = [fault('id-token', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }, 1)];
    const { token } = await createSignIn({ ...INPUTS, environment: azure.environment(SUBJECT) }, { faults });
    expect(await token()).toMatch(/^eyJ/);
  });

  it('ends with the signal', async () => {
    const { credential } = await createSignIn(
      { environment: BY_SECRET },
      { faults: [fault('token', { kind: 'hang' })] },
    );
    const controller = new AbortController();
    const signing = credential.getToken(controller.signal);
    await expect.poll(endpoints).toContain('discovery');
    controller.abort(new Error('cancelled'));
    await expect(signing).rejects.toThrow('cancelled');
  });
});

describe('a token', () => {
  it('is reused while it is valid', async () => {
    const { token } = await createSignIn({ environment: BY_SECRET });
    expect(await token()).toBe(await token());
    expect((await endpoints()).filter((endpoint) => endpoint === 'token')).toHaveLength(1);
  });

  it('is renewed before it expires, by the same method', async () => {
    const { token, advance, log } = await createSignIn({ environment: BY_SECRET });
    const first = await token();
    advance(3_500_000);
    expect(await token()).not.toBe(first);
    expect(log).toHaveLength(1);
  });

  it('is renewed with another token of the workflow each time', async () => {
    const { token, advance } = await createSignIn({ ...INPUTS, environment: azure.environment(SUBJECT) });
    for (let hour = 0; hour < 3; hour += 1) {
      await token();
      advance(3_500_000);
    }
    const requests = (await azure.records()).slice(before);
    const assertions = requests.filter(({ endpoint }) => endpoint === 'token').map(({ body }) => body.client_assertion);
    expect(new Set(assertions).size).toBe(3);
    expect(requests.filter(({ endpoint }) => endpoint === 'id-token')).toHaveLength(3);
  });

  it('is renewed with a certificate', async () => {
    const file = join(folder, 'renewed.pem');
    writeFileSync(file, `${key}\n${certificate}`);
    const environment = {
      AZURE_CLIENT_ID: 'by-certificate',
      AZURE_TENANT_ID: 'tenant',
      AZURE_CLIENT_CERTIFICATE_PATH: file,
    };
    const identities = [{ clientId: 'by-certificate', certificate, reads: [] }];
    const { token, advance } = await createSignIn({ environment }, { identities });
    const first = await token();
    advance(3_500_000);
    expect(await token()).not.toBe(first);
  });

  it('is requested once for parallel callers, and again if the first of them gives up', async () => {
    const faults = [fault('token', { kind: 'hang' }, 1)];
    const { credential } = await createSignIn({ environment: BY_SECRET }, { faults });
    const [first, second] = [new AbortController(), new AbortController()];
    const tokens = [first, second, second].map(({ signal }) => credential.getToken(signal));
    await expect.poll(endpoints).toContain('discovery');
    first.abort(new Error('cancelled'));
    await expect(tokens[0]).rejects.toThrow('cancelled');
    expect(await tokens[1]).toBe(await tokens[2]);
    expect(await identities()).toEqual(['by-secret']);
  });

  it('is not discarded if another one has replaced it', async () => {
    const { credential, token } = await createSignIn({ environment: BY_SECRET });
    const first = await token();
    credential.discardToken(first);
    const second = await token();
    expect(credential.discardToken(first)).toBe(false);
    expect(await token()).toBe(second);
  });

  it('is used until it expires if it cannot be renewed', async () => {
    const { token, advance } = await createSignIn({ environment: BY_SECRET });
    const first = await token();
    await azure.setScenario({ subscriptions: [], identities: [] });
    advance(3_500_000);
    expect(await token()).toBe(first);
    advance(200_000);
    expect((await catchAzureError(token())).failure.message).toMatch(/AADSTS700016/);
  });

  it('is never renewed by another method', async () => {
    const { token, advance } = await createSignIn({ environment: BY_SECRET });
    await token();
    vi.stubEnv('PATH', azure.path);
    await azure.setScenario({ subscriptions: [], identities: [CLI] });
    advance(3_700_000);
    const { failure } = await catchAzureError(token());
    expect(failure.message).toMatch(/^could not sign in to Azure. Secret in the environment: AADSTS700016.*$/);
  });

  it('can be discarded', async () => {
    const { credential, token } = await createSignIn({ environment: BY_SECRET });
    const first = await token();
    expect(credential.discardToken(first)).toBe(true);
    expect(await token()).not.toBe(first);
  });
});

describe('a long wait', () => {
  const HOUR_MS = 3_600_000;
  const WORKFLOW = () => azure.environment(SUBJECT);
  const describeRenewal = async (options: Partial<SignInOptions>, cli: CliAccount, forMs = 2 * HOUR_MS) => {
    vi.stubEnv('PATH', azure.path);
    const identities = [FEDERATED, SECRET, { clientId: 'by-cli', cli, reads: [] }];
    const { credential } = await createSignIn(options, { identities });
    return credential.describeRenewal(forMs, new AbortController().signal);
  };

  it('is reported if azure/login used OpenID Connect, because the Azure CLI cannot renew its token', async () => {
    expect(await describeRenewal({ environment: WORKFLOW() }, 'federated')).toMatch(
      /^the token of the Azure CLI expires at \d\d:\d\d UTC, before this wait may end\. .*Set client-id and tenant-id/,
    );
  });

  it.each<[string, () => Partial<SignInOptions>, CliAccount, number]>([
    ['the token lives longer', () => ({ environment: WORKFLOW() }), 'federated', HOUR_MS / 2],
    ['the job cannot use OpenID Connect', () => ({}), 'federated', 2 * HOUR_MS],
    ['a service principal signed in with a secret', () => ({ environment: WORKFLOW() }), true, 2 * HOUR_MS],
    ['a user signed in', () => ({ environment: WORKFLOW() }), 'user', 2 * HOUR_MS],
    ['the action signs in itself', () => ({ ...INPUTS, environment: WORKFLOW() }), 'federated', 2 * HOUR_MS],
    ['there is a secret', () => ({ environment: { ...WORKFLOW(), ...BY_SECRET } }), 'federated', 2 * HOUR_MS],
  ])('is not reported if %s', async (_, options, cli, forMs) => {
    expect(await describeRenewal(options(), cli, forMs)).toBeUndefined();
  });

  it('ends with the token of azure/login', async () => {
    vi.stubEnv('PATH', azure.path);
    const identities = [{ clientId: 'by-cli', cli: 'federated' as const, reads: [] }];
    const { token, advance } = await createSignIn({ environment: WORKFLOW() }, { identities, tokenSeconds: 3_601 });
    const first = await token();
    await azure.setClock({ advance: 3_602 });
    advance(3_602_000);
    expect(first).toMatch(/^eyJ/);
    expect((await catchAzureError(token())).failure.message).toMatch(/Azure CLI: .*AADSTS700024/);
  });
});
