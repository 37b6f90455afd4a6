import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AzureEmulator, startAzureEmulator } from './azure-emulator.ts';
import type { KqlRow } from './kql/evaluate.ts';
import { createSkipToken } from './resource-graph.ts';
import { createClusterRow, SUBSCRIPTION_ID } from './rows/cluster-row.ts';
import { createConfigurationRow } from './rows/configuration-row.ts';
import { createObjectStatus } from './rows/object-status.ts';
import { createTargetStatuses } from './rows/target-statuses.ts';
import type { AzureScenario, ResourceState } from './scenario.ts';

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
  readonly headers: IncomingHttpHeaders;
  /** An empty text if there is no body. */
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
  const content = await text(response);
  return {
    status: response.statusCode,
    headers: response.headers,
    body: content === '' ? '' : JSON.parse(content),
  };
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

const query = (token: string | undefined, kql = QUERY, options: object = {}) =>
  send(
    'POST',
    `${azure.url}/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01`,
    token,
    JSON.stringify({ query: kql, options: { resultFormat: 'objectArray', ...options } }),
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
      "resources | where name =~ 'barge' or isnotempty(tags.site) | project name",
      [{ name: 'Drone' }, { name: 'barge' }],
    ],
    ["resources | where name !~ 'DRONE' and not(isempty(name)) | project name", [{ name: 'barge' }]],
    ['resources | project site = coalesce(tostring(tags.site), name)', [{ site: 'edge' }, { site: 'barge' }]],
    [
      'kubernetesconfigurationresources | project count = array_length(properties.statuses), none = array_length(properties.scope)',
      [{ count: 2, none: null }],
    ],
    ['resources | distinct type', [{ type: 'microsoft.kubernetes/connectedclusters' }]],
    [
      'resources | summarize smallest = min(name), largest = max(tostring(tags.site)), nothing = min(array_length(tags.none)) by type, region = resourceGroup',
      [
        {
          type: 'microsoft.kubernetes/connectedclusters',
          region: 'fleet',
          smallest: 'Drone',
          largest: 'edge',
          nothing: null,
        },
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
  ])('evaluates %s', async (kql, rows) => {
    const { body } = await signIn(SUBJECT);
    expect((await query(body.access_token, kql)).body.data).toEqual(rows);
  });

  it.each([
    ['resources | where', 'ParserFailure'],
    ['vegetables', 'ParserFailure'],
    ['resources | project weight', 'ParserFailure'],
    ['resources | summarize count()', 'InvalidQuery'],
    ['resources | summarize total = sum(1) by name', 'InvalidQuery'],
    ['resources | extend upper = toupper(name)', 'InvalidQuery'],
  ])('refuses %s: %s', async (kql, code) => {
    const { body } = await signIn(SUBJECT);
    const refused = await query(body.access_token, kql);
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

describe('a row', () => {
  it('of a configuration is healthy, and recent', () => {
    const { properties } = createConfigurationRow({
      cluster: 'drone',
      kustomizations: { infra: { wait: false }, apps: { dependsOn: ['infra'] } },
      objects: [createObjectStatus({ kind: 'HelmRelease', name: 'podinfo', appliedBy: 'platform-apps' })],
    }) as { properties: Record<string, unknown> };
    expect(properties).toMatchObject({
      provisioningState: 'Succeeded',
      kustomizations: { infra: { name: 'infra', wait: false }, apps: { wait: true, dependsOn: ['infra'] } },
      statuses: [
        { kind: 'GitRepository', name: 'platform' },
        { kind: 'Kustomization', name: 'platform-infra', appliedBy: null, helmReleaseProperties: null },
        { kind: 'Kustomization', name: 'platform-apps' },
        {
          kind: 'HelmRelease',
          appliedBy: { name: 'platform-apps', namespace: 'flux-system' },
          helmReleaseProperties: { helmChartRef: { name: 'flux-system-podinfo', namespace: 'flux-system' } },
        },
      ],
    });
    const age = Date.now() - Date.parse(String(properties.statusUpdatedAt));
    expect(age).toBeGreaterThan(20_000);
    expect(age).toBeLessThan(60_000);
  });

  it.each([
    ['GitRepository', ['Ready', 'ArtifactInStorage']],
    ['HelmRepository', ['Ready', 'ArtifactInStorage']],
    ['HelmChart', ['Ready', 'ArtifactInStorage']],
    ['HelmRelease', ['Ready', 'Released']],
    ['Kustomization', ['Ready']],
    ['Alert', []],
    ['Provider', []],
  ])('of an object has the conditions of its kind: %s', (kind, types) => {
    const { statusConditions, complianceState } = createObjectStatus({ kind, name: 'x' });
    expect(complianceState).toBe('Compliant');
    expect((statusConditions as { type: string; status: string }[]).map(({ type }) => type)).toEqual(types);
  });

  it('of an object can be suspended, or without conditions', () => {
    expect(createObjectStatus({ kind: 'HelmRelease', name: 'x', state: 'Suspended' }).complianceState).toBe(
      'Suspended',
    );
    expect(createObjectStatus({ kind: 'HelmRepository', name: 'x', conditions: [] }).statusConditions).toEqual([]);
    const conditions = [{ type: 'Ready', status: 'False', reason: 'InstallFailed', message: 'x', age: 600 }] as const;
    const [failed] = createObjectStatus({ kind: 'HelmRelease', name: 'x', conditions }).statusConditions as [
      { lastTransitionTime: string },
    ];
    expect(Date.now() - Date.parse(failed.lastTransitionTime)).toBeGreaterThan(590_000);
  });

  it('of a cluster is connected, or running', () => {
    expect(createClusterRow({ cluster: 'drone' })).toMatchObject({
      type: 'microsoft.kubernetes/connectedclusters',
      properties: { connectivityStatus: 'Connected', lastConnectivityTime: expect.stringMatching(/Z$/) },
    });
    const properties = { powerState: { code: 'Stopped' } };
    expect(createClusterRow({ cluster: 'drone', clusterType: 'managedClusters', properties })).toMatchObject({
      id: expect.stringMatching(/\/Microsoft.ContainerService\/managedClusters\/drone$/),
      type: 'microsoft.containerservice/managedclusters',
      properties,
    });
  });

  it('of a cluster changes with the reads of the configurations', async () => {
    const { polls } = await azure.clock();
    const properties = { connectivityStatus: 'Offline' };
    await azure.setScenario({
      ...scenario,
      clusters: [{ row: createClusterRow({ cluster: 'drone' }), states: [{ from: { poll: polls + 2 }, properties }] }],
    });
    const token = (await signIn(SUBJECT)).body.access_token;
    const readStatus = async () => {
      await query(token);
      const kql = 'resources | project status = properties.connectivityStatus';
      return (await query(token, kql)).body.data[0].status;
    };
    expect([await readStatus(), await readStatus()]).toEqual(['Connected', 'Offline']);
  });
});

describe('a flawed page', () => {
  const ROWS = ['a', 'b', 'c'].map((cluster) => ({ row: createConfigurationRow({ cluster }) }));
  const TEXT =
    'kubernetesconfigurationresources | project id, complianceState = properties.complianceState | order by id asc';

  it.each([
    ['truncated', { resultTruncated: 'true', count: 2, totalRecords: 3 }],
    ['wrong-total', { resultTruncated: 'false', totalRecords: 4, $skipToken: expect.any(String) }],
    ['repeated-token', { $skipToken: createSkipToken(0, TEXT) }],
    ['duplicate', { data: [{ complianceState: 'Compliant' }, { complianceState: 'Non-Compliant' }], totalRecords: 3 }],
  ] as const)('is %s', async (flaw, expected) => {
    const faults = [{ on: 'query', how: { kind: 'page', flaw } }] as const;
    await azure.setScenario({ ...scenario, configurations: ROWS, faults });
    const { body } = await query((await signIn(SUBJECT)).body.access_token, TEXT, { $top: 2 });
    expect(body).toMatchObject(expected);
    expect('$skipToken' in body).toBe(flaw !== 'truncated');
    expect(new Set(body.data.map(({ id }: { id: string }) => id)).size).toBe(flaw === 'duplicate' ? 1 : 2);
  });
});

describe('a resource provider', () => {
  const ROW = createConfigurationRow({ cluster: 'drone' });
  const CLUSTER = createClusterRow({ cluster: 'drone' }, { site: 'edge' });
  const get = async (more: Partial<AzureScenario>, { id }: KqlRow = ROW, parameters = '?api-version=2025-04-01') => {
    await azure.setScenario({ ...scenario, configurations: [{ row: ROW }], clusters: [CLUSTER], ...more });
    const token = (await signIn(SUBJECT)).body.access_token;
    return send('GET', `${azure.url}${id}${parameters}`, token);
  };
  const scripted = (response: ResourceState['response'], poll = 0) => ({
    configurations: [{ row: ROW, resource: [{ from: { poll }, response }] }],
  });

  it('returns a configuration as the REST specification describes it', async () => {
    const { status, body } = await get({});
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['id', 'name', 'properties', 'systemData', 'type']);
    expect(body).toMatchObject({ id: ROW.id, type: 'Microsoft.KubernetesConfiguration/fluxConfigurations' });
    expect(body.properties).toEqual(ROW.properties);
  });

  it('returns a cluster with its tags', async () => {
    expect((await get({}, CLUSTER)).body).toMatchObject({
      type: 'Microsoft.Kubernetes/connectedClusters',
      tags: { site: 'edge' },
      properties: { connectivityStatus: 'Connected' },
    });
  });

  it('returns the current state of the row, unless the scenario says otherwise', async () => {
    const suspended = { from: { poll: 0 }, properties: { suspend: true } };
    expect((await get({ configurations: [{ row: ROW, states: [suspended] }] })).body.properties.suspend).toBe(true);
    const absent = { from: { poll: 0 }, absent: true };
    expect(await get({ configurations: [{ row: ROW, states: [absent] }] })).toMatchObject({ status: 404, body: '' });
    const found = { from: { poll: 0 }, response: { kind: 'found', properties: { suspend: true } } } as const;
    const both = { configurations: [{ row: ROW, states: [absent], resource: [found] }] };
    expect((await get(both)).body.properties.suspend).toBe(true);
    expect((await get(scripted({ kind: 'gone' }))).status).toBe(404);
    expect((await get(scripted({ kind: 'gone' }, 1_000_000))).status).toBe(200);
    const status = await get(scripted({ kind: 'status', status: 409, code: 'Conflict' }));
    expect(status).toMatchObject({ status: 409, body: { error: { code: 'Conflict' } } });
  });

  it('refuses what Azure refuses', async () => {
    const codeOf = async (...parameters: Parameters<typeof get>) => (await get(...parameters)).body.error.code;
    expect(await codeOf({ clusters: [] }, CLUSTER)).toBe('ResourceNotFound');
    expect(await codeOf({}, ROW, '')).toBe('MissingApiVersionParameter');
    expect(await codeOf({}, ROW, '?api-version=2020-01-01')).toBe('NoRegisteredProviderFound');
    expect(await codeOf({}, { id: String(CLUSTER.id).replace('connectedClusters', 'vegetables') })).toBe(
      'InvalidResourceType',
    );
    const identities = [{ clientId: 'checker', federatedSubject: SUBJECT, reads: [] }];
    expect(await codeOf({ identities })).toBe('AuthorizationFailed');
    expect((await send('GET', `${azure.url}${ROW.id}?api-version=2025-04-01`)).status).toBe(401);
    const faults = [{ on: 'resource', how: { kind: 'status', status: 502 } }] as const;
    expect((await get({ faults })).status).toBe(502);
  });

  it('limits the reads with a bucket that fills up again', async () => {
    const readQuota = { reads: 2, perSecond: 0.5 };
    await azure.setClock({ advance: 60 });
    const responses = [await get({ readQuota }), await get({ readQuota }), await get({ readQuota })];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(responses.map(({ headers }) => headers['x-ms-ratelimit-remaining-subscription-reads'])).toEqual([
      '1',
      '0',
      '0',
    ]);
    expect(responses[0]?.headers['x-ms-ratelimit-remaining-subscription-global-reads']).toBe('29');
    expect(responses[2]).toMatchObject({
      body: { error: { code: 'SubscriptionRequestsThrottled' } },
      headers: { 'retry-after': '2', 'x-ms-correlation-request-id': expect.any(String) },
    });
    await azure.setClock({ advance: 2 });
    expect((await get({ readQuota })).status).toBe(200);
  });
});

describe('createTargetStatuses', () => {
  it('creates what a configuration reports of a deployment target', () => {
    const appliedBy = { name: 'platform-apps', namespace: 'flux-platform' };
    const statuses = createTargetStatuses({
      target: 'shop-uat-test',
      commit: 'a'.repeat(40),
      branch: 'stage',
      appliedBy,
    });
    const revision = `stage@sha1:${'a'.repeat(40)}`;
    expect(statuses).toMatchObject([
      { kind: 'GitRepository', statusConditions: [{ message: `stored artifact for revision '${revision}'` }, {}] },
      { kind: 'Kustomization', statusConditions: [{ type: 'Ready', message: `Applied revision: ${revision}` }] },
    ]);
    for (const status of statuses)
      expect(status).toMatchObject({
        name: 'shop-uat-test',
        namespace: 'flux-system',
        complianceState: 'Compliant',
        appliedBy,
      });
  });

  it('creates what an OCI repository reports', () => {
    const revision = `latest@sha256:${'b'.repeat(64)}`;
    const { statusConditions } = createObjectStatus({ kind: 'OCIRepository', name: 'shop', revision });
    expect(statusConditions).toMatchObject([{ message: `stored artifact for digest '${revision}'` }, {}]);
  });
});
