import type { AzureFault } from '@kalypso-actions/azure-emulator';
import { COMPLIANT, type ComplianceScenario, createSingle, type ExpectedOutcome, timedOut } from './scenario.ts';

const ERROR: ExpectedOutcome = { state: '' };
const FLEET = ['drone', 'large', 'small'].map((cluster) => ({ cluster }));

/** A healthy fleet, and a fault of every query of it. */
function queried(name: string, how: AzureFault['how'], expected: ExpectedOutcome, times = 99): ComplianceScenario {
  return { name: `Resource Graph returns ${name}`, fleet: FLEET, azureFaults: [{ on: 'query', times, how }], expected };
}

const page = (fields: object): AzureFault['how'] => ({ kind: 'patch', patch: fields as never });

/** Responses of Azure and GitHub that prove nothing, whatever they contain. */
export const FAULTY_SERVICES: readonly ComplianceScenario[] = [
  queried('a truncated page', { kind: 'page', flaw: 'truncated' }, ERROR),
  queried('a wrong total', { kind: 'page', flaw: 'wrong-total' }, ERROR),
  queried('a row twice, with another state', { kind: 'page', flaw: 'duplicate' }, ERROR),
  queried('a page again and again', { kind: 'page', flaw: 'repeated-token' }, ERROR),
  queried('fewer rows than it counts', page({ data: [] }), ERROR),
  queried('no rows', page({ data: null }), ERROR),
  queried('no total', page({ totalRecords: null }), ERROR),
  queried('a total in another form', page({ totalRecords: '3' }), ERROR),
  queried('an empty page', page({ data: [], count: 0, totalRecords: 0 }), { state: 'none' }),
  { ...queried('a page of a proxy', { kind: 'body', body: '<html>Sign in</html>' }, ERROR), isPatient: true },
  queried('no permission', { kind: 'status', status: 403 }, ERROR),
  queried('a truncated page, once', { kind: 'page', flaw: 'truncated' }, ERROR, 1),
  {
    name: 'Resource Graph returns two rows of one configuration',
    fleet: [{ cluster: 'drone' }, { cluster: 'drone', commit: '<older>' }],
    expected: ERROR,
  },
  {
    name: 'Resource Graph returns two rows of one configuration, in other letter case',
    fleet: [{ cluster: 'drone' }, { cluster: 'DRONE', commit: '<older>' }],
    expected: ERROR,
  },
  createSingle(
    'Resource Graph returns a configuration of something else',
    { row: { id: '/subscriptions/00000000-0000-0000-0000-000000000001/platform' } },
    timedOut('unknown'),
  ),
  createSingle('Resource Graph returns a configuration without an ID', { row: { id: '' } }, { state: 'none' }),
  createSingle('Azure knows none of the subscriptions', {}, ERROR, {
    inputs: { subscriptions: '00000000-0000-0000-0000-00000000dead' },
  }),
  createSingle('Azure lets the identity read nothing', {}, ERROR, {
    azure: {
      identities: [{ clientId: 'reader', federatedSubject: 'repo:contoso/control-plane:environment:dev', reads: [] }],
    },
  }),
  createSingle('GitHub cannot compare the commits', { commit: '<tuned>' }, timedOut('unknown'), {
    githubFaults: [{ path: '/compare/', times: 99, how: { kind: 'status', status: 404 } }],
  }),
  createSingle('GitHub cannot read what a newer commit promotes', { commit: '<tuned>' }, timedOut('unknown'), {
    githubFaults: [{ path: '/contents/', times: 99, how: { kind: 'status', status: 403 } }],
  }),
  createSingle('GitHub cannot compare the commits, at first', { commit: '<tuned>' }, COMPLIANT, {
    inputs: { timeout: '10s' },
    githubFaults: [{ path: '/compare/', times: 2, how: { kind: 'status', status: 404 } }],
  }),
  createSingle('GitHub is not needed for the commit itself', {}, COMPLIANT, {
    githubFaults: [{ path: '/compare/', times: 99, how: { kind: 'status', status: 404 } }],
  }),
  createSingle('GitHub does not know that the former repository was renamed', { url: '<former>' }, { state: 'none' }),
];
