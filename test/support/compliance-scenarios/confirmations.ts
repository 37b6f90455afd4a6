import type { AzureFault, ResourceState } from '@kalypso-actions/azure-emulator';
import {
  COMPLIANT,
  type ComplianceScenario,
  createSingle,
  type ExpectedOutcome,
  type Fields,
  ready,
  timedOut,
  withConditions,
} from './scenario.ts';

/** One healthy cluster, of which the resource provider returns something else. */
function responding(name: string, response: ResourceState['response'], expected: ExpectedOutcome): ComplianceScenario {
  return createSingle(`the resource provider returns ${name}`, { resource: { 0: response } }, expected);
}

function found(name: string, properties: Fields, verdict: string | ExpectedOutcome): ComplianceScenario {
  const expected = typeof verdict === 'string' ? timedOut(verdict) : verdict;
  return responding(name, { kind: 'found', properties: properties as never }, expected);
}

/** One healthy cluster, of which the request to the resource provider goes wrong in this way. */
function disturbed(name: string, how: AzureFault['how'], expected: ExpectedOutcome, times = 9): ComplianceScenario {
  return createSingle(`the resource provider returns ${name}`, {}, expected, {
    azureFaults: [{ on: 'resource', times, how }],
  });
}

const NOT_FOUND = '{"error":{"code":"NotFound","message":"The resource type could not be found."}}';

/** A cluster that has proven the commit according to Resource Graph, and what its resource provider knows of it. */
export const CONFIRMATIONS: readonly ComplianceScenario[] = [
  responding('the same', { kind: 'found' }, COMPLIANT),
  responding('that it is gone', { kind: 'gone' }, { state: 'none' }),
  responding(
    'an error of its own',
    { kind: 'status', status: 500, headers: { 'retry-after': '0' } },
    timedOut('unconfirmed'),
  ),
  { ...responding('no response', { kind: 'hang' }, timedOut('unconfirmed')), isPatient: true },
  responding('no permission', { kind: 'status', status: 403, code: 'AuthorizationFailed' }, timedOut('unconfirmed')),
  responding(
    'an invalid request',
    { kind: 'status', status: 400, code: 'NoRegisteredProviderFound' },
    timedOut('unconfirmed'),
  ),
  responding(
    'an unexplained 404',
    { kind: 'status', status: 404, code: 'InvalidResourceType' },
    timedOut('unconfirmed'),
  ),
  responding('that the cluster is gone', { kind: 'status', status: 404, code: 'ResourceNotFound' }, { state: 'none' }),
  responding(
    'that the resource group is gone',
    { kind: 'status', status: 404, code: 'ResourceGroupNotFound' },
    { state: 'none' },
  ),
  found('another state', { complianceState: 'Pending' }, 'pending'),
  found('a misspelt state', { complianceState: 'compliant' }, 'unknown'),
  found('a failure', { complianceState: 'Non-Compliant' }, 'not-ready'),
  found('that it is suspended', { suspend: true }, 'suspended'),
  found('that it is being deleted', { provisioningState: 'Deleting' }, 'not-ready'),
  found('an older commit', { sourceSyncedCommitId: 'dev@sha1:<older>' }, 'behind'),
  found('a commit without a common history', { sourceSyncedCommitId: 'dev@sha1:<unrelated>' }, 'behind'),
  found(
    'a newer commit that promotes something else',
    {
      sourceSyncedCommitId: 'dev@sha1:<newer>',
      ...withConditions(ready('True', 'Applied revision: dev@sha1:<newer>')),
    },
    { state: 'superseded' },
  ),
  found('an older applied revision', withConditions(ready('True', 'Applied revision: dev@sha1:<older>')), 'pending'),
  found('no statuses', { statuses: [] }, 'unknown'),
  found('another branch', { gitRepository: { url: '<url>', repositoryRef: { branch: 'stage' } } }, 'not-ready'),
  found('a tag', { gitRepository: { url: '<url>', repositoryRef: { branch: 'dev', tag: 'v1' } } }, 'pinned'),
  found('another repository', { gitRepository: { url: '<url>-old', repositoryRef: { branch: 'dev' } } }, 'not-ready'),
  found('no repository', { gitRepository: null }, 'unconfirmed'),
  disturbed('another resource', { kind: 'patch', patch: { id: '/subscriptions/1/other' } }, timedOut('unconfirmed')),
  disturbed('no properties', { kind: 'patch', patch: { properties: null } }, timedOut('unconfirmed')),
  disturbed('a list', { kind: 'body', body: '[]' }, timedOut('unconfirmed')),
  { ...disturbed('nothing', { kind: 'body', body: '' }, timedOut('unconfirmed')), isPatient: true },
  disturbed('a page of a proxy, once', { kind: 'body', body: '<html>Sign in</html>' }, COMPLIANT, 1),
  disturbed('a 404 of a proxy', { kind: 'body', status: 404, body: '' }, timedOut('unconfirmed')),
  disturbed('an unknown 404', { kind: 'body', status: 404, body: NOT_FOUND }, timedOut('unconfirmed')),
  disturbed('a broken connection, once', { kind: 'cut' }, COMPLIANT, 1),
  disturbed('an error, once', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }, COMPLIANT, 1),
  disturbed(
    'that it is throttled, once',
    { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
    COMPLIANT,
    1,
  ),
  {
    name: 'the resource provider confirms only a part of the fleet',
    fleet: [{ cluster: 'drone', resource: { 0: { kind: 'status', status: 403 } } }, { cluster: 'large' }],
    expected: timedOut('unconfirmed'),
  },
  {
    name: 'the resource provider confirms as much of the fleet as is required',
    fleet: [{ cluster: 'drone', resource: { 0: { kind: 'status', status: 403 } } }, { cluster: 'large' }],
    inputs: { require: '50%' },
    expected: COMPLIANT,
  },
  {
    name: 'the resource provider fails, then confirms',
    fleet: [{ cluster: 'drone', resource: { 1: { kind: 'status', status: 403 }, 3: { kind: 'found' } } }],
    inputs: { timeout: '10s' },
    expected: COMPLIANT,
  },
];
