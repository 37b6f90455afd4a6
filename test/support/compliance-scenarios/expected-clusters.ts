import {
  COMPLIANT,
  type ComplianceScenario,
  createSingle,
  type ExpectedOutcome,
  type FleetMember,
  type ReportedStatus,
  timedOut,
} from './scenario.ts';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups';
const RESOURCE_ID = `${GROUP}/fleet/providers/Microsoft.Kubernetes/connectedClusters/drone`;
const BEHIND: Partial<FleetMember> = { commit: '<older>' };

const DRONE = { name: 'drone', resourceId: RESOURCE_ID };
const LARGE = { name: 'large' };
const EDGE_REPORTER = { commitStatus: { object: 'platform', creators: ['edge[bot]'] } };
const EDGE = { name: 'edge', reporters: [EDGE_REPORTER] };

const EDGE_STATUS: ReportedStatus = { context: 'kalypso/edge/platform', state: 'success', by: 'edge[bot]' };
const status = (fields: Partial<ReportedStatus>): ReportedStatus => ({ ...EDGE_STATUS, ...fields });

/** One cluster that reports by statuses, next to one in Azure. */
function reported(
  name: string,
  statuses: readonly ReportedStatus[],
  expected: ExpectedOutcome,
  more: Partial<ComplianceScenario> = {},
): ComplianceScenario {
  const scenario = { fleet: [{ cluster: 'drone' }], inventory: { clusters: [DRONE, EDGE] }, statuses, expected };
  return { name: `a cluster outside Azure: ${name}`, ...scenario, ...more };
}

/** Who is expected to report, and who reports besides Azure. */
export const EXPECTED_CLUSTERS: readonly ComplianceScenario[] = [
  // Azure.
  createSingle('one that is expected', {}, COMPLIANT, { inventory: { clusters: [DRONE] } }),
  createSingle('one that is expected by its name alone', {}, COMPLIANT, {
    inventory: { clusters: [{ name: 'Drone' }] },
  }),
  createSingle('one that is expected and not seen', {}, timedOut('unknown', 'Azure lists no configuration of it'), {
    inventory: { clusters: [DRONE, LARGE] },
  }),
  createSingle('one that is expected with another resource ID', {}, timedOut('unknown'), {
    inventory: { clusters: [{ ...DRONE, resourceId: RESOURCE_ID.replace('fleet', 'other') }] },
  }),
  createSingle('one that is expected under a misspelt name', {}, timedOut('unknown'), {
    inventory: { clusters: [{ name: 'dron' }] },
  }),
  createSingle(
    'one that is expected, and only pinned',
    {
      properties: { gitRepository: { url: '<url>', repositoryRef: { branch: 'dev', tag: 'v1' } } },
    },
    timedOut('unknown'),
    { inventory: { clusters: [DRONE] } },
  ),
  {
    name: 'one that is not expected does not count',
    fleet: [{ cluster: 'drone' }, { cluster: 'large', ...BEHIND }],
    inventory: { clusters: [DRONE] },
    expected: { state: 'compliant', log: '::warning title=cluster-unexpected::' },
  },
  {
    name: 'one that is not expected does not help',
    fleet: [{ cluster: 'drone', ...BEHIND }, { cluster: 'large' }, { cluster: 'small' }],
    inventory: { clusters: [DRONE] },
    inputs: { require: '50%' },
    expected: timedOut('behind'),
  },
  {
    name: 'one that is not expected does not count for the minimum',
    fleet: [{ cluster: 'drone' }, { cluster: 'large' }],
    inventory: { clusters: [DRONE] },
    inputs: { 'minimum-configurations': '2' },
    expected: { state: 'timed-out' },
  },
  {
    name: 'two clusters of the same name, of which one is behind',
    fleet: [{ cluster: 'drone' }, { cluster: 'drone', resourceGroup: 'other', ...BEHIND }],
    inventory: { clusters: [{ name: 'drone' }] },
    expected: timedOut('behind'),
  },
  {
    name: 'two clusters of the same name, of which one is expected',
    fleet: [{ cluster: 'drone' }, { cluster: 'drone', resourceGroup: 'other', ...BEHIND }],
    inventory: { clusters: [DRONE] },
    expected: { state: 'compliant', log: '::warning title=cluster-unexpected::' },
  },
  {
    name: 'two clusters of the same name, of which one is expected by its name and not seen',
    fleet: [{ cluster: 'drone' }],
    inventory: { clusters: [{ ...DRONE, name: 'drone-west' }, { name: 'drone' }] },
    expected: { state: '', log: 'ambiguous-cluster' },
  },
  {
    name: 'an expected canary without its tags',
    fleet: [
      { cluster: 'drone', ...BEHIND },
      { cluster: 'large', tags: { ring: 'canary' } },
    ],
    inventory: { clusters: [{ ...DRONE, labels: { ring: 'canary' } }, LARGE] },
    inputs: { require: '50%; ring=canary: 100%' },
    expected: timedOut('behind'),
  },
  {
    name: 'an expected canary with other tags',
    fleet: [
      { cluster: 'drone', ...BEHIND, tags: { ring: 'stable' } },
      { cluster: 'large', tags: { ring: 'canary' } },
    ],
    inventory: { clusters: [{ ...DRONE, labels: { Ring: 'canary' } }, LARGE] },
    inputs: { require: '50%; ring=canary: 100%' },
    expected: timedOut('behind'),
  },
  {
    name: 'an expected canary that has not been seen',
    fleet: [{ cluster: 'large', tags: { ring: 'canary' } }],
    inventory: { clusters: [{ ...DRONE, labels: { ring: 'canary' } }, LARGE] },
    inputs: { require: '50%; ring=canary: 100%' },
    expected: timedOut('unknown'),
  },
  {
    name: 'an expected canary that complies without its tags',
    fleet: [{ cluster: 'drone' }, { cluster: 'large', ...BEHIND }],
    inventory: { clusters: [{ ...DRONE, labels: { ring: 'canary' } }, LARGE] },
    inputs: { require: '50%; ring=canary: 100%' },
    expected: COMPLIANT,
  },
  createSingle('none is expected', BEHIND, { state: 'none' }, { inventory: { clusters: [] } }),
  createSingle('none is expected, and none is required', BEHIND, COMPLIANT, {
    inventory: { clusters: [] },
    inputs: { 'minimum-configurations': '0' },
  }),
  createSingle(
    'an inventory without a value',
    {},
    { state: '', log: 'clusters is empty' },
    { inventory: 'clusters:\n' },
  ),
  createSingle(
    'an inventory with a misspelt field',
    {},
    { state: '', log: 'resourceID' },
    { inventory: { clusters: [{ name: 'drone', resourceID: RESOURCE_ID }] } },
  ),
  createSingle('an inventory that is not YAML', {}, { state: '' }, { inventory: 'clusters: [' }),
  createSingle('an inventory that does not exist', {}, { state: '' }, { inputs: { inventory: 'nowhere.yaml' } }),
  createSingle(
    'an inventory that believes every workflow',
    {},
    { state: '', log: '"GitHub-Actions[bot]" is the creator' },
    {
      inventory: {
        clusters: [
          { name: 'edge', reporters: [{ commitStatus: { object: 'platform', creators: ['GitHub-Actions[bot]'] } }] },
        ],
      },
    },
  ),
  // Commit statuses.
  reported('has proven the commit', [EDGE_STATUS], COMPLIANT),
  reported('has proven a newer commit that promotes the same', [status({ commit: '<tuned>' })], COMPLIANT),
  reported('has proven a newer commit that promotes something else', [status({ commit: '<newer>' })], {
    state: 'superseded',
  }),
  reported('has proven an older commit', [status({ commit: '<older>' })], timedOut('unknown')),
  reported('has proven a commit without a common history', [status({ commit: '<unrelated>' })], timedOut('unknown')),
  reported('silence', [], timedOut('unknown', 'no commit status kalypso/edge/platform of edge[bot]')),
  reported('in other letter case', [status({ context: 'Kalypso/Edge/Platform', by: 'Edge[bot]' })], COMPLIANT),
  reported('in progress', [status({ state: 'pending' })], timedOut('pending')),
  reported('fails', [status({ state: 'failure' })], timedOut('not-ready')),
  reported(
    'fails for longer than the grace period',
    [status({ state: 'failure' })],
    { state: 'failing', verdict: 'failing' },
    { inputs: { grace: '0s' } },
  ),
  reported('reports an error', [status({ state: 'error' })], timedOut('not-ready')),
  reported('recovers', [status({ state: 'failure' }), status({ commit: '<tuned>', afterMs: 1_100 })], COMPLIANT),
  reported('fails again', [EDGE_STATUS, status({ state: 'failure', afterMs: 1_100 })], timedOut('not-ready')),
  reported(
    'has a success of another creator',
    [status({ by: 'writer' })],
    timedOut('unknown', 'title=commit-status-ignored::'),
  ),
  reported(
    'has a success of a workflow',
    [status({ by: 'github-actions[bot]' })],
    timedOut('unknown', 'title=commit-status-ignored::'),
  ),
  reported(
    'has a success of a creator that does not exist any more',
    [EDGE_STATUS],
    timedOut('unknown', 'of an unknown creator'),
    { deletedAccounts: ['edge[bot]'] },
  ),
  reported(
    'has a failure of another creator, which does not count',
    [EDGE_STATUS, status({ state: 'failure', by: 'writer' })],
    { state: 'compliant', log: 'title=commit-status-ignored::' },
  ),
  reported(
    'has a success in another context',
    [status({ context: 'kalypso/edge/apps' })],
    timedOut('unknown', 'title=commit-status-ignored::'),
  ),
  reported('has a success in a misspelt context', [status({ context: 'kalypso/edge/platform ' })], timedOut('unknown')),
  reported(
    'has a success in the context of another cluster',
    [status({ context: 'kalypso/drone/platform' })],
    timedOut('unknown', 'title=commit-status-ignored::'),
  ),
  reported(
    'may not be read',
    [EDGE_STATUS],
    { state: '' },
    { githubFaults: [{ path: '/statuses', times: 99, how: { kind: 'status', status: 403 } }] },
  ),
  reported('exists alone', [EDGE_STATUS], COMPLIANT, { fleet: [], inventory: { clusters: [EDGE] } }),
  {
    name: 'a cluster that Azure and another reporter report: both agree',
    fleet: [{ cluster: 'drone' }],
    inventory: { clusters: [{ ...DRONE, reporters: [{ azure: {} }, EDGE_REPORTER] }] },
    statuses: [status({ context: 'kalypso/drone/platform' })],
    expected: COMPLIANT,
  },
  {
    name: 'a cluster that Azure and another reporter report: the worst counts',
    fleet: [{ cluster: 'drone' }],
    inventory: { clusters: [{ ...DRONE, reporters: [{ azure: {} }, EDGE_REPORTER] }] },
    statuses: [status({ context: 'kalypso/drone/platform', state: 'failure' })],
    expected: timedOut('not-ready'),
  },
  {
    name: 'a cluster that Azure and another reporter report: Azure is behind',
    fleet: [{ cluster: 'drone', ...BEHIND }],
    inventory: { clusters: [{ ...DRONE, reporters: [{ azure: {} }, EDGE_REPORTER] }] },
    statuses: [status({ context: 'kalypso/drone/platform' })],
    expected: timedOut('behind'),
  },
  {
    name: 'a cluster that Azure and another reporter report: one is silent',
    fleet: [{ cluster: 'drone' }],
    inventory: { clusters: [{ ...DRONE, reporters: [{ azure: {} }, EDGE_REPORTER] }] },
    statuses: [],
    expected: timedOut('unknown'),
  },
  {
    name: 'a cluster that only another reporter reports, and Azure besides, behind',
    fleet: [{ cluster: 'edge', ...BEHIND }, { cluster: 'drone' }],
    inventory: { clusters: [DRONE, EDGE] },
    statuses: [EDGE_STATUS],
    expected: timedOut('behind'),
  },
];
