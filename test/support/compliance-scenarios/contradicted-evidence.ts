import { secondsAgo } from '@kalypso-actions/azure-emulator';
import {
  type ComplianceScenario,
  child,
  condition,
  createSingle,
  type ExpectedOutcome,
  type Fields,
  type FleetMember,
  gitRepository,
  kustomization,
  REVISION,
  ready,
  timedOut,
  withConditions,
  withObjects,
} from './scenario.ts';

/** What one cluster reports, and the verdict, or the state of the fleet if the cluster does not belong to it. */
type Contradiction = readonly [name: string, member: Partial<FleetMember>, expected: string | ExpectedOutcome];

const NONE: ExpectedOutcome = { state: 'none' };
const properties = (fields: Fields): Partial<FleetMember> => ({ properties: fields });
const reference = (repositoryRef: unknown) => properties({ gitRepository: { url: '<url>', repositoryRef } });
const OTHER_COMMIT = '1111111111111111111111111111111111111111';

const WATCHED: readonly Contradiction[] = [
  ['no repository', properties({ gitRepository: null }), NONE],
  ['another repository', { url: '<url>-old' }, NONE],
  ['a repository in the repository', { url: '<url>/more' }, NONE],
  ['a misspelt repository', { url: '<server>/contoso/gitop' }, NONE],
  ['the repository on another server', { url: 'https://github.com/contoso/<repository>' }, NONE],
  ['another branch', { branch: 'stage' }, NONE],
  ['the branch in capitals', { branch: 'DEV' }, NONE],
  ['the full name of the branch', { branch: 'refs/heads/dev' }, NONE],
  ['no reference', reference(null), NONE],
  ['a reference without a branch', reference({}), NONE],
  ['a tag', reference({ tag: 'v1' }), NONE],
  ['a tag of the branch', reference({ branch: 'dev', tag: 'v1' }), 'pinned'],
  ['a version range of the branch', reference({ branch: 'dev', semver: '>=1.0.0' }), 'pinned'],
  ['a commit of the branch, the expected one', reference({ branch: 'dev', commit: '<target>' }), 'pinned'],
  ['a tag in an undocumented form', reference({ branch: 'dev', tag: { name: 'v1' } }), 'unknown'],
  ['a name of a reference', reference({ branch: 'dev', name: 'refs/pull/1/head' }), 'unknown'],
  ['a source of another kind', properties({ sourceKind: 'Bucket' }), 'unknown'],
  ['a misspelt kind of source', properties({ sourceKind: 'gitRepository' }), 'unknown'],
];

const PROVISIONED: readonly Contradiction[] = [
  ['no provisioning state', properties({ provisioningState: undefined }), 'unknown'],
  ['an empty provisioning state', properties({ provisioningState: '' }), 'unknown'],
  ['a misspelt provisioning state', properties({ provisioningState: 'succeeded' }), 'unknown'],
  ['an undocumented provisioning state', properties({ provisioningState: 'Accepted' }), 'unknown'],
  ['one that is being created', properties({ provisioningState: 'Creating' }), 'pending'],
  ['one that is being updated', properties({ provisioningState: 'Updating' }), 'pending'],
  ['one that is being deleted', properties({ provisioningState: 'Deleting' }), 'not-ready'],
  ['one that could not be provisioned', properties({ provisioningState: 'Failed' }), 'not-ready'],
  ['one whose change was canceled', properties({ provisioningState: 'Canceled' }), 'not-ready'],
  ['an error', properties({ errorMessage: 'the agent is too old' }), 'not-ready'],
  ['an error in an undocumented form', properties({ errorMessage: { code: 'Old' } }), 'unknown'],
  ['suspended', properties({ suspend: true }), 'suspended'],
  ['suspended, as text', properties({ suspend: 'True' }), 'suspended'],
  ['suspended, as a number', properties({ suspend: 1 }), 'suspended'],
  ['suspended, misspelt', properties({ suspend: 'yes' }), 'unknown'],
  ['suspended, in an undocumented form', properties({ suspend: {} }), 'unknown'],
];

const FETCHED: readonly Contradiction[] = [
  ['no fetched commit', properties({ sourceSyncedCommitId: undefined }), 'unknown'],
  ['an empty fetched commit', properties({ sourceSyncedCommitId: '' }), 'unknown'],
  ['a fetched commit in an undocumented form', properties({ sourceSyncedCommitId: { commit: '<target>' } }), 'unknown'],
  ['an abbreviated commit', properties({ sourceSyncedCommitId: 'dev@sha1:<target:7>' }), 'unknown'],
  ['the digest of an artifact', properties({ sourceSyncedCommitId: 'dev@sha256:<target>' }), 'unknown'],
  ['more than a commit', properties({ sourceSyncedCommitId: 'dev@sha1:<target>-dirty' }), 'unknown'],
  ['an older commit', properties({ sourceSyncedCommitId: 'dev@sha1:<older>' }), 'behind'],
  ['a commit without a common history', properties({ sourceSyncedCommitId: 'dev@sha1:<unrelated>' }), 'behind'],
  ['a commit that does not exist', properties({ sourceSyncedCommitId: `dev@sha1:${OTHER_COMMIT}` }), 'unknown'],
  ['the commit, fetched from another branch', properties({ sourceSyncedCommitId: 'main@sha1:<target>' }), 'behind'],
  [
    'a newer commit without its branch',
    {
      commit: '<tuned>',
      properties: { sourceSyncedCommitId: '<tuned>', ...withConditions(ready('True', 'Applied revision: <tuned>')) },
    },
    'unknown',
  ],
  ['the commit, fetched from a misspelt branch', properties({ sourceSyncedCommitId: 'Dev/<target>' }), 'behind'],
];

const applied = (message: unknown) => properties(withConditions(ready('True', message)));

const APPLIED: readonly Contradiction[] = [
  ['no declared Kustomizations', properties({ kustomizations: undefined }), 'unknown'],
  ['an empty declaration', properties({ kustomizations: {} }), 'unknown'],
  ['a declaration in an undocumented form', properties({ kustomizations: ['apps'] }), 'unknown'],
  [
    'a Kustomization that is not reported',
    { ...properties({ statuses: [gitRepository(), kustomization()] }), kustomizations: { apps: {}, infra: {} } },
    'unknown',
  ],
  [
    'a misspelt Kustomization',
    properties({ statuses: [gitRepository(), kustomization({ name: 'platform_apps' })] }),
    'unknown',
  ],
  ['a misspelt kind', properties({ statuses: [gitRepository(), kustomization({ kind: 'kustomization' })] }), 'unknown'],
  [
    'the Kustomization of another namespace',
    properties({ statuses: [gitRepository(), kustomization({ namespace: 'shop' })] }),
    'unknown',
  ],
  ['no conditions', properties(withConditions()), 'unknown'],
  [
    'conditions in an undocumented form',
    properties({ statuses: [gitRepository(), kustomization({ statusConditions: { Ready: 'True' } })] }),
    'unknown',
  ],
  [
    'no condition Ready',
    properties(withConditions(condition('Healthy', 'True', `Applied revision: ${REVISION}`))),
    'unknown',
  ],
  [
    'a misspelt condition Ready',
    properties(withConditions(condition('ready', 'True', `Applied revision: ${REVISION}`))),
    'unknown',
  ],
  ['a condition Ready without a status', properties(withConditions(ready(undefined))), 'unknown'],
  ['a misspelt status of Ready', properties(withConditions(ready('true'))), 'unknown'],
  ['a status of Ready that is not text', properties(withConditions(ready(true))), 'unknown'],
  ['not ready', properties(withConditions(ready('False', 'kustomization path not found'))), 'not-ready'],
  ['still reconciling', properties(withConditions(ready('Unknown', 'Reconciliation in progress'))), 'pending'],
  [
    'ready, but reconciling again',
    properties(withConditions(ready('True'), condition('Reconciling', 'True'))),
    'pending',
  ],
  ['ready, but stalled', properties(withConditions(ready('True'), condition('Stalled', 'True'))), 'not-ready'],
  ['ready, but not healthy', properties(withConditions(ready('True'), condition('Healthy', 'False'))), 'not-ready'],
  ['ready and not ready', properties(withConditions(ready('True'), ready('False', 'no such file'))), 'not-ready'],
  [
    'ready, of two revisions',
    properties(withConditions(ready('True'), ready('True', 'Applied revision: dev@sha1:<older>'))),
    'pending',
  ],
  ['no message', applied(''), 'unknown'],
  ['a message that is not text', applied({ applied: '<target>' }), 'unknown'],
  ['a fetched revision instead of an applied one', applied(`Fetched revision: ${REVISION}`), 'unknown'],
  ['a misspelt message', applied(`applied revision: ${REVISION}`), 'unknown'],
  ['an abbreviated applied revision', applied('Applied revision: dev@sha1:<target:7>'), 'unknown'],
  ['an applied revision of another branch', applied('Applied revision: stage@sha1:<target>'), 'behind'],
  [
    'an applied revision of another branch, at another commit',
    applied(`Applied revision: main@sha1:${OTHER_COMMIT}`),
    'behind',
  ],
  ['an older applied revision', applied('Applied revision: dev@sha1:<older>'), 'pending'],
  ['an applied revision without a common history', applied('Applied revision: dev@sha1:<unrelated>'), 'pending'],
  [
    'an older applied revision, of one Kustomization',
    {
      kustomizations: { infra: {}, apps: {} },
      properties: {
        statuses: [
          gitRepository(),
          kustomization(),
          kustomization({
            name: 'platform-infra',
            statusConditions: [ready('True', 'Applied revision: dev@sha1:<older>')],
          }),
        ],
      },
    },
    'pending',
  ],
  [
    'a Kustomization that is reported twice, differently',
    properties(withObjects(kustomization({ statusConditions: [ready('True', 'Applied revision: dev@sha1:<older>')] }))),
    'pending',
  ],
  [
    'a suspended Kustomization',
    properties({ statuses: [gitRepository(), kustomization({ complianceState: 'Suspended' })] }),
    'not-ready',
  ],
  [
    'a Kustomization that is not compliant',
    properties({ statuses: [gitRepository(), kustomization({ complianceState: 'Non-Compliant' })] }),
    'not-ready',
  ],
  [
    'a Kustomization without a state',
    properties({ statuses: [gitRepository(), kustomization({ complianceState: undefined })] }),
    'unknown',
  ],
  [
    'a Kustomization in a misspelt state',
    properties({ statuses: [gitRepository(), kustomization({ complianceState: 'compliant' })] }),
    'unknown',
  ],
  [
    'a Git repository that is not ready',
    properties({ statuses: [gitRepository({ statusConditions: [ready('False', 'auth failed')] }), kustomization()] }),
    'not-ready',
  ],
  ['a Kustomization that waits for nothing, at once', { kustomizations: { apps: { wait: false } } }, 'pending'],
  ['a Kustomization that waits for nothing, as text', { kustomizations: { apps: { wait: 'false' } } }, 'pending'],
  ['a declared Kustomization without a definition', properties({ kustomizations: { apps: null } }), 'unknown'],
];

const object = (kind: string, fields: Fields) => properties(withObjects(child(kind, 'redis', fields)));

const OBJECTS: readonly Contradiction[] = [
  ['no statuses', properties({ statuses: undefined }), 'unknown'],
  ['empty statuses', properties({ statuses: [] }), 'unknown'],
  ['statuses that are null', properties({ statuses: null }), 'unknown'],
  ['statuses in an undocumented form', properties({ statuses: { apps: kustomization() } }), 'unknown'],
  ['an object in an undocumented form', properties(withObjects('HelmRelease shop/redis')), 'unknown'],
  ['an object without a kind', object('HelmRelease', { kind: undefined }), 'unknown'],
  ['an object without a name', object('HelmRelease', { name: '' }), 'unknown'],
  ['an object that is not compliant', object('HelmRelease', { complianceState: 'Non-Compliant' }), 'not-ready'],
  ['an object in progress', object('HelmRelease', { complianceState: 'Pending' }), 'pending'],
  ['an object in an unknown state', object('HelmRelease', { complianceState: 'Unknown' }), 'unknown'],
  ['an object in a misspelt state', object('HelmRelease', { complianceState: 'COMPLIANT' }), 'unknown'],
  ['an object without a state', object('HelmRelease', { complianceState: null }), 'unknown'],
  [
    'an object that is not ready',
    object('HelmRelease', { statusConditions: [ready('False', 'install retries exhausted')] }),
    'not-ready',
  ],
  [
    'an object that is not ready yet',
    object('HelmRelease', { statusConditions: [ready('Unknown', 'installing')] }),
    'pending',
  ],
  ['an object without conditions', object('HelmRelease', { statusConditions: [] }), 'unknown'],
  [
    'an object of a kind that is not documented to have no conditions',
    object('HelmChart', { statusConditions: null }),
    'unknown',
  ],
  [
    'an OCI Helm repository that is not compliant',
    object('HelmRepository', { complianceState: 'Non-Compliant', statusConditions: [] }),
    'not-ready',
  ],
  [
    'an OCI Helm repository in a misspelt state',
    object('HelmRepository', { complianceState: 'none', statusConditions: [] }),
    'unknown',
  ],
  [
    'a Helm repository that is not ready',
    object('HelmRepository', { statusConditions: [ready('False', 'no such host')] }),
    'not-ready',
  ],
  ['a suspended object', object('HelmRelease', { complianceState: 'Suspended' }), 'not-ready'],
  [
    'a Kustomization of an application that is not ready',
    object('Kustomization', { statusConditions: [ready('False', 'build failed')] }),
    'not-ready',
  ],
];

const STATE: readonly Contradiction[] = [
  ['no state', properties({ complianceState: undefined }), 'unknown'],
  ['a misspelt state', properties({ complianceState: 'compliant' }), 'unknown'],
  ['an undocumented state', properties({ complianceState: 'Noncompliant' }), 'unknown'],
  ['an unknown state', properties({ complianceState: 'Unknown' }), 'unknown'],
  ['not compliant', properties({ complianceState: 'Non-Compliant' }), 'not-ready'],
  ['in progress', properties({ complianceState: 'Pending' }), 'pending'],
  ['in the state suspended', properties({ complianceState: 'Suspended' }), 'not-ready'],
  ['no time of the status', properties({ statusUpdatedAt: undefined }), 'unknown'],
  ['a time of the status that is not one', properties({ statusUpdatedAt: 'yesterday' }), 'unknown'],
  ['a status of the future', properties({ statusUpdatedAt: secondsAgo(-3_600) }), 'unknown'],
  [
    'a source of the future',
    properties({ sourceUpdatedAt: secondsAgo(-3_600), statusUpdatedAt: secondsAgo(-3_601) }),
    'unknown',
  ],
  [
    'a status that is older than its source',
    properties({ sourceUpdatedAt: secondsAgo(10), statusUpdatedAt: secondsAgo(60) }),
    'pending',
  ],
  ['no time of the source', properties({ sourceUpdatedAt: null }), 'unknown'],
  ['a time of the source that is not one', properties({ sourceUpdatedAt: 1_700_000_000 }), 'unknown'],
  [
    'an old status, of a cluster that may be offline',
    {
      ...properties({ sourceUpdatedAt: secondsAgo(2 * 86_400 + 60), statusUpdatedAt: secondsAgo(2 * 86_400) }),
      clusterProperties: { connectivityStatus: undefined },
    },
    'stale',
  ],
  [
    'an old status, of a cluster that may not be read',
    {
      ...properties({ sourceUpdatedAt: secondsAgo(2 * 86_400 + 60), statusUpdatedAt: secondsAgo(2 * 86_400) }),
      isClusterHidden: true,
    },
    'stale',
  ],
];

const arc = (connectivityStatus: unknown): Partial<FleetMember> => ({ clusterProperties: { connectivityStatus } });
const aks = (powerState: unknown): Partial<FleetMember> => ({
  clusterType: 'managedClusters',
  clusterProperties: { powerState },
});

const CONNECTED: readonly Contradiction[] = [
  ['an offline cluster', arc('Offline'), 'disconnected'],
  ['an expired cluster', arc('Expired'), 'disconnected'],
  ['a cluster that is connecting', arc('Connecting'), 'disconnected'],
  ['a cluster without its agent', arc('AgentNotInstalled'), 'disconnected'],
  ['a misspelt connection', arc('connected'), 'unknown'],
  ['a connection in an undocumented form', arc({ status: 'Connected' }), 'unknown'],
  ['a stopped AKS cluster', aks({ code: 'Stopped' }), 'disconnected'],
  ['a misspelt power state', aks({ code: 'running' }), 'unknown'],
  ['an undocumented power state', aks({ code: 'Deallocated' }), 'unknown'],
];

const CHAPTERS: Readonly<Record<string, readonly Contradiction[]>> = {
  watches: WATCHED,
  'is provisioned': PROVISIONED,
  'has fetched': FETCHED,
  'has applied': APPLIED,
  objects: OBJECTS,
  state: STATE,
  'is connected': CONNECTED,
};

/** Every piece of evidence, taken away, contradicted and misspelt: none may end in a yes. */
export const CONTRADICTED_EVIDENCE: readonly ComplianceScenario[] = Object.entries(CHAPTERS).flatMap(
  ([chapter, contradictions]) =>
    contradictions.map(([name, member, expected]) =>
      createSingle(`${chapter}: ${name}`, member, typeof expected === 'string' ? timedOut(expected) : expected),
    ),
);
