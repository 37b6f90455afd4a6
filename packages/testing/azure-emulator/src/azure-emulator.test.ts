import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AzureEmulator, startAzureEmulator } from './azure-emulator.ts';
import { createClusterRow, SUBSCRIPTION_ID } from './rows/cluster-row.ts';
import { createConfigurationRow } from './rows/configuration-row.ts';
import type { AzureScenario } from './scenario.ts';

const SUBJECT = 'repo:contoso/control-plane:ref:refs/heads/main';
const QUERY = 'kubernetesconfigurationresources | project name, state = properties.complianceState';

const scenario: AzureScenario = {
  subscriptions: [{ id: SUBSCRIPTION_ID }],
  identities: [
    { clientId: 'checker', federatedSubject: SUBJECT, reads: [SUBSCRIPTION_ID] },
    { clientId: 'with-secret', secret: 's3cret', reads: [] },
  ],
  configurations: [
    {
      row: createConfigurationRow({ cluster: 'drone' }),
      states: [{ from: { seconds: 60 }, properties: { complianceState: 'Non-Compliant' } }],
    },
  ],
  clusters: [createClusterRow({ cluster: 'Drone' }, { site: 'edge' }), createClusterRow({ cluster: 'barge' })],
};
let azure: AzureEmulator;
let agent: Agent;

beforeAll(async () => {
  azure = await startAzureEmulator(scenario);
  agent = new Agent({ ca: readFileSync(azure.environment().NODE_EXTRA_CA_CERTS ?? '') });
});

afterAll(async () => {
  agent.destroy();
  await azure.stop();
});

interface AzureTestResponse {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every form
  readonly body: any;
}

async function send(method: string, url: string, token?: string, body?: string): Promise<AzureTestResponse> {
  const sent = request(url, {
    method,
    agent,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  sent.end(body);
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, body: await json(response) };
}

async function signIn(subject: string): Promise<AzureTestResponse> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } =
    azure.environment(subject);
  const idToken = await send(
    'GET',
    `${url}&audience=${encodeURIComponent('api://AzureADTokenExchange')}`,
    requestToken,
  );
  const form = new URLSearchParams({
    client_id: 'checker',
    grant_type: 'client_credentials',
    scope: `${azure.url}/.default`,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: idToken.body.value,
  });
  return send('POST', `${azure.url}/contoso.example/oauth2/v2.0/token`, undefined, form.toString());
}

const query = (token: string | undefined, text = QUERY) =>
  send(
    'POST',
    `${azure.url}/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01`,
    token,
    JSON.stringify({ query: text, options: { resultFormat: 'objectArray' } }),
  );

describe('an Azure emulator', () => {
  it('exchanges an ID token for an access token, if the identity trusts its subject', async () => {
    expect((await signIn(SUBJECT)).status).toBe(200);
    expect(await signIn('repo:contoso/other:ref:refs/heads/main')).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_codes: [700213] },
    });
  });

  it('returns rows to a valid token, by its own clock', async () => {
    expect((await query(undefined)).body.error.code).toBe('AuthenticationFailed');
    const { body } = await signIn(SUBJECT);
    const token: string = body.access_token;
    expect((await query(token)).body.data).toEqual([{ name: 'platform', state: 'Compliant' }]);
    await azure.setClock({ advance: 60 });
    expect((await query(token)).body.data).toEqual([{ name: 'platform', state: 'Non-Compliant' }]);
    expect((await azure.clock()).polls).toBe(2);
    await azure.setClock({ advance: 3600 });
    expect((await query(token)).body.error.code).toBe('ExpiredAuthenticationToken');
  });

  it.each<[string, unknown]>([
    ["resources | where name =~ 'drone' | project name", [{ name: 'Drone' }]],
    ['resources | where isempty(tags.site) | project name', [{ name: 'barge' }]],
    ["resources | where name in~ ('DRONE', 'x') and name != 'drone' | project name", [{ name: 'Drone' }]],
    ['resources | order by name | project name | take 1', [{ name: 'barge' }]],
    ['resources | order by name asc | project name | take 1', [{ name: 'Drone' }]],
    [
      'resources | extend letter = substring(name, 0, 1) | project letter, site = tostring(tags.site)',
      [
        { letter: 'D', site: 'edge' },
        { letter: 'b', site: '' },
      ],
    ],
    [
      'resources | join kind=inner (resourcecontainers | project subscriptionId, state = properties.state) on subscriptionId | project name, state',
      [
        { name: 'Drone', state: 'Enabled' },
        { name: 'barge', state: 'Enabled' },
      ],
    ],
    [
      'resources | join kind=leftouter (resources | where name =~ "drone" | project name, type) on name | project name, type1',
      [
        { name: 'Drone', type1: 'microsoft.kubernetes/connectedclusters' },
        { name: 'barge', type1: null },
      ],
    ],
  ])('evaluates %s', async (text, rows) => {
    const { body } = await signIn(SUBJECT);
    expect((await query(body.access_token, text)).body.data).toEqual(rows);
  });

  it.each([
    ['resources | where', 'ParserFailure'],
    ['vegetables', 'ParserFailure'],
    ['resources | project weight', 'ParserFailure'],
    ['resources | summarize count()', 'InvalidQuery'],
    ['resources | extend upper = toupper(name)', 'InvalidQuery'],
  ])('refuses %s: %s', async (text, code) => {
    const { body } = await signIn(SUBJECT);
    const refused = await query(body.access_token, text);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
    expect(refused.body.error.details.at(-1).code).toBe(code);
  });

  it('injects faults and records requests', async () => {
    await azure.setScenario({ ...scenario, faults: [{ on: 'query', how: { kind: 'status', status: 503 } }] });
    const { body } = await signIn(SUBJECT);
    expect([(await query(body.access_token)).status, (await query(body.access_token)).status]).toEqual([503, 200]);
    expect((await azure.records()).slice(-2).map(({ endpoint, status }) => [endpoint, status])).toEqual([
      ['query', 503],
      ['query', 200],
    ]);
  });
});
