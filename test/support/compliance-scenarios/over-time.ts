import {
  COMPLIANT,
  type ComplianceScenario,
  child,
  createSingle,
  type Fields,
  type FleetMember,
  gitRepository,
  kustomization,
  ready,
  timedOut,
  withConditions,
  withObjects,
} from './scenario.ts';

const FAILING: Fields = {
  complianceState: 'Non-Compliant',
  statuses: [
    gitRepository(),
    kustomization({ complianceState: 'Non-Compliant', statusConditions: [ready('False', 'no such file')] }),
  ],
};
const HEALTHY: Fields = { complianceState: 'Compliant', statuses: [gitRepository(), kustomization()] };
const RECONCILING: Fields = {
  complianceState: 'Pending',
  statuses: [
    gitRepository(),
    kustomization({ complianceState: 'Pending', statusConditions: [ready('Unknown', 'Reconciliation in progress')] }),
  ],
};
const OLDER: Fields = { sourceSyncedCommitId: 'dev@sha1:<older>' };
const ON_TARGET: Fields = { sourceSyncedCommitId: 'dev@sha1:<target>' };

const GONE = { kind: 'gone' } as const;
const FORBIDDEN = { kind: 'status', status: 403 } as const;

/** Ends as soon as the outcome is certain. */
const WAIT = { timeout: '20s' };
/** Long enough for several polls. */
const SHORT = { timeout: '4s', interval: '100ms' };

/** Behind until the fourth poll. */
const LATE: FleetMember = { cluster: 'late', properties: OLDER, later: { 4: { properties: ON_TARGET } } };

/** Two clusters: the first has proven the commit at the first poll and then changes; the other one is late. */
function changed(
  name: string,
  first: Partial<FleetMember>,
  more: Pick<ComplianceScenario, 'expected' | 'inputs'>,
): ComplianceScenario {
  return {
    name: `one that has proven the commit, then ${name}`,
    fleet: [{ cluster: 'drone', ...first }, LATE],
    ...more,
  };
}

const fromPoll2 = (properties: Fields): Partial<FleetMember> => ({ later: { 2: { properties: properties as never } } });

/** Fleets that change from poll to poll. */
export const OVER_TIME: readonly ComplianceScenario[] = [
  // What has been proven stays counted while it reconciles, and for nothing worse.
  changed('reconciles', fromPoll2(RECONCILING), { inputs: WAIT, expected: COMPLIANT }),
  changed('fails for a short time', fromPoll2(FAILING), { inputs: WAIT, expected: COMPLIANT }),
  changed('fails for longer', fromPoll2(FAILING), {
    inputs: { ...WAIT, grace: '0s' },
    expected: { state: 'failing', verdict: 'failing' },
  }),
  changed('is suspended', fromPoll2({ suspend: true }), { inputs: SHORT, expected: timedOut('suspended') }),
  changed('is being deleted', fromPoll2({ provisioningState: 'Deleting' }), {
    inputs: SHORT,
    expected: timedOut('not-ready'),
  }),
  changed('reports something undocumented', fromPoll2({ complianceState: 'Odd' }), {
    inputs: SHORT,
    expected: timedOut('unknown'),
  }),
  changed('reports no statuses', fromPoll2({ statuses: null }), { inputs: SHORT, expected: timedOut('unknown') }),
  changed('moves back', fromPoll2(OLDER), { inputs: SHORT, expected: timedOut('behind') }),
  changed('moves to another history', fromPoll2({ ...RECONCILING, sourceSyncedCommitId: 'dev@sha1:<unrelated>' }), {
    inputs: SHORT,
    expected: timedOut('behind'),
  }),
  changed(
    'disconnects',
    { clusterLater: { 2: { properties: { connectivityStatus: 'Offline' } } } },
    { inputs: SHORT, expected: timedOut('disconnected') },
  ),
  changed(
    'vanishes',
    { later: { 2: { absent: true } }, resource: { 2: FORBIDDEN } },
    { inputs: SHORT, expected: timedOut('unknown') },
  ),
  changed(
    'vanishes from Resource Graph alone',
    { later: { 2: { absent: true } }, resource: { 2: { kind: 'found' } } },
    { inputs: WAIT, expected: COMPLIANT },
  ),
  changed(
    'is deleted',
    { later: { 2: { absent: true } }, resource: { 2: GONE } },
    { inputs: WAIT, expected: COMPLIANT },
  ),
  // A failure has to end, not only to vanish.
  createSingle(
    'one that fails, then recovers',
    { properties: FAILING, later: { 3: { properties: HEALTHY } } },
    COMPLIANT,
    { inputs: WAIT },
  ),
  createSingle(
    'one that fails for longer than the grace period',
    { properties: FAILING },
    { state: 'failing', verdict: 'failing' },
    { inputs: { ...WAIT, grace: '50ms' } },
  ),
  createSingle(
    'one that fails, and is retried again and again',
    {
      properties: FAILING,
      later: {
        2: { properties: RECONCILING },
        3: { properties: FAILING },
        4: { properties: RECONCILING },
        5: { properties: FAILING },
      },
    },
    { state: 'failing', verdict: 'failing' },
    { inputs: { ...WAIT, grace: '100ms' } },
  ),
  {
    name: 'one that fails, then vanishes for longer than the grace period',
    fleet: [
      { cluster: 'drone', properties: FAILING, later: { 2: { absent: true } }, resource: { 2: FORBIDDEN } },
      { cluster: 'large' },
    ],
    inputs: { ...SHORT, grace: '1s' },
    expected: timedOut('unknown', 'it was listed before'),
  },
  {
    name: 'one that fails, then vanishes from Resource Graph alone',
    fleet: [
      { cluster: 'drone', properties: FAILING, later: { 2: { absent: true } }, resource: { 2: { kind: 'found' } } },
      { cluster: 'large' },
    ],
    inputs: { ...WAIT, grace: '100ms' },
    expected: { state: 'failing', verdict: 'failing' },
  },
  {
    name: 'one that fails, then is deleted',
    fleet: [
      { cluster: 'drone', properties: FAILING, later: { 2: { absent: true } }, resource: { 2: GONE } },
      { cluster: 'large' },
    ],
    inputs: { ...WAIT, grace: '5s' },
    expected: COMPLIANT,
  },
  {
    name: 'a newer commit that fails',
    fleet: [
      { cluster: 'drone', commit: '<newer>', properties: { ...FAILING, sourceSyncedCommitId: 'dev@sha1:<newer>' } },
      { cluster: 'large' },
    ],
    inputs: { ...WAIT, grace: '50ms' },
    expected: { state: 'failing', verdict: 'failing' },
  },
  {
    name: 'an older commit that fails does not fail the fleet',
    fleet: [
      {
        cluster: 'drone',
        properties: { ...FAILING, sourceSyncedCommitId: 'dev@sha1:<older>' },
        later: { 4: { properties: { ...HEALTHY, ...ON_TARGET } } },
      },
      { cluster: 'large' },
    ],
    inputs: { ...WAIT, grace: '0s' },
    expected: COMPLIANT,
  },
  // Stability.
  createSingle('a single poll that has to hold for a while', {}, timedOut('pending'), {
    inputs: { timeout: '100ms', stability: '1m' },
  }),
  createSingle('proven for as long as required', {}, COMPLIANT, { inputs: { ...WAIT, stability: '100ms' } }),
  createSingle(
    'proven again and again, but never for long enough',
    {
      later: Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [index + 2, { properties: index % 2 === 0 ? RECONCILING : HEALTHY }]),
      ),
    },
    timedOut('pending'),
    { inputs: { timeout: '200ms', stability: '150ms', interval: '50ms' } },
  ),
  createSingle(
    'a single poll that does not accept what it shows',
    {},
    { state: '', log: 'input stability is "2m"' },
    { inputs: { stability: '' } },
  ),
  createSingle(
    'a single poll, of which the stability is left at its default',
    {},
    { state: '', log: 'input stability is "2m"' },
    { inputs: { timeout: '0s', stability: '2m' } },
  ),
  createSingle(
    'a Kustomization that waits for nothing has to hold for two minutes',
    { kustomizations: { apps: { wait: false } } },
    timedOut('pending', 'of 2m'),
    { inputs: { ...SHORT } },
  ),
  // Labels.
  {
    name: 'a canary whose labels are lost during the wait',
    fleet: [
      { cluster: 'canary', properties: OLDER, tags: { ring: 'canary' }, clusterLater: { 2: { tags: {} } } },
      { cluster: 'drone' },
      { cluster: 'large', tags: { ring: 'canary' } },
    ],
    inputs: { ...SHORT, require: '50%; ring=canary: 100%' },
    expected: timedOut('behind'),
  },
  {
    name: 'a canary that may not be read any more',
    fleet: [
      { cluster: 'canary', properties: OLDER, isClusterHidden: true },
      { cluster: 'drone' },
      { cluster: 'large', tags: { ring: 'canary' } },
    ],
    inputs: { require: '50%; ring=canary: 100%' },
    expected: timedOut('behind', 'cannot be read'),
  },
  {
    name: 'no canary at all',
    fleet: [{ cluster: 'drone' }, { cluster: 'large' }],
    inputs: { require: '50%; ring=canary: 100%' },
    expected: { state: 'timed-out', log: '"ring=canary: 100%": 1 needed, 0 compliant' },
  },
  {
    name: 'a canary with a misspelt label',
    fleet: [{ cluster: 'canary', tags: { ring: 'Canary' } }, { cluster: 'drone' }],
    inputs: { require: '50%; ring=canary: 100%' },
    expected: { state: 'timed-out' },
  },
  // Others.
  createSingle('one that appears late', { later: { 1: { absent: true }, 2: {} } }, COMPLIANT, { inputs: WAIT }),
  createSingle('one that never appears', { later: { 1: { absent: true } } }, { state: 'none' }, { inputs: WAIT }),
  {
    name: 'fewer than required',
    fleet: [{ cluster: 'drone' }, { cluster: 'large' }],
    inputs: { 'minimum-configurations': '3' },
    expected: { state: 'timed-out', log: '"at least 3": 3 needed, 2 compliant' },
  },
  {
    name: 'fewer than required, as a number',
    fleet: [{ cluster: 'drone' }, { cluster: 'large' }],
    inputs: { require: '3' },
    expected: { state: 'timed-out' },
  },
  {
    name: 'only suspended ones, excluded',
    fleet: [{ cluster: 'drone', properties: { suspend: true } }],
    inputs: { 'ignore-suspended': 'true' },
    expected: timedOut('suspended'),
  },
  {
    name: 'only pinned ones, all of them',
    fleet: [
      {
        cluster: 'drone',
        properties: { gitRepository: { url: '<url>', repositoryRef: { branch: 'dev', semver: '*' } } },
      },
    ],
    inputs: { 'minimum-configurations': '1' },
    expected: timedOut('pinned'),
  },
  {
    name: 'one configuration of a cluster that is behind',
    fleet: [{ cluster: 'drone' }, { cluster: 'drone', name: 'more', properties: OLDER }, { cluster: 'large' }],
    expected: timedOut('behind'),
  },
  createSingle(
    'a suspended Kustomization of the configuration, where suspended objects are ignored',
    { properties: { statuses: [gitRepository(), kustomization({ complianceState: 'Suspended' })] } },
    timedOut('not-ready'),
    { inputs: { 'ignore-suspended': 'true' } },
  ),
  createSingle(
    'a misspelt suspended object, where suspended objects are ignored',
    { properties: withObjects(child('HelmRelease', 'redis', { complianceState: 'suspended' })) },
    timedOut('unknown'),
    { inputs: { 'ignore-suspended': 'true' } },
  ),
  createSingle(
    'a Kustomization that is not ready, where objects of applications are left out',
    { properties: withConditions(ready('False', 'no such file')) },
    timedOut('not-ready'),
    { inputs: { children: 'declared' } },
  ),
  createSingle(
    'a failing object of an application does not explain that the configuration is in progress',
    {
      properties: {
        complianceState: 'Pending',
        ...withObjects(child('HelmRelease', 'redis', { complianceState: 'Non-Compliant' })),
      },
    },
    timedOut('pending'),
    { inputs: { children: 'declared' } },
  ),
  {
    name: 'an object of an application that fails, with the configuration itself',
    fleet: [{ cluster: 'drone', properties: { complianceState: 'Non-Compliant' } }],
    inputs: { children: 'declared' },
    expected: timedOut('not-ready'),
  },
];
