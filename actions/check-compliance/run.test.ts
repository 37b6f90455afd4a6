import { AzureError, type Configuration, type Policy } from '@kalypso-actions/compliance';
import { describe, expect, it } from 'vitest';
import { type Doors, run } from './run.ts';
import type { Settings } from './settings.ts';
import type { StatusWords } from './words.ts';

const COMMIT = 'a'.repeat(40);
const CLUSTER = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/drone';
const DRONE: Configuration = {
  id: `${CLUSTER}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/platform`,
  name: 'platform',
  cluster: { name: 'drone', kind: 'connectedClusters', id: CLUSTER, tags: {} },
  resourceGroup: 'rg',
  subscriptionId: '1',
  namespace: 'flux-system',
  url: 'https://github.com/contoso/gitops',
  branch: 'dev',
  suspended: false,
  complianceState: 'Compliant',
  syncedCommit: COMMIT,
  syncedBranch: 'dev',
  sourceUpdatedAt: undefined,
  statusUpdatedAt: undefined,
  errorMessage: '',
  provisioningState: 'Succeeded',
  problems: [],
  applied: [],
};

const policy: Policy = {
  commit: COMMIT,
  branch: 'dev',
  grace: 0,
  staleAfter: 0,
  requirements: [{ label: undefined, amount: { unit: 'percent', hundredths: 10_000 } }],
  minimum: 1,
  ignoreSuspended: false,
};

const SETTINGS: Settings = {
  name: 'contoso/gitops',
  watched: { repository: { host: 'github.com', path: 'contoso/gitops' }, branch: 'dev' },
  repository: { owner: 'contoso', repo: 'gitops' },
  policy,
  timeout: 3_000,
  interval: 1_000,
  stability: 0,
  status: undefined,
  scope: { kind: 'all' },
  cloud: 'public',
  resourceManager: undefined,
  clientId: undefined,
  tenantId: undefined,
};

interface World {
  /** What Azure answers, or fails with, look by look; the last one again and again. */
  readonly azure?: readonly (readonly Configuration[] | Error)[];
  /** Which statuses GitHub refuses, by their description. */
  readonly refused?: readonly string[];
  readonly cancelled?: AbortSignal;
}

/** Runs in a world like this; tells what came of it, and in which order things happened. */
async function play({ azure = [[DRONE]], refused = [], cancelled = new AbortController().signal }: World = {}) {
  const story: string[] = [];
  const setStatus = async ({ state, description }: StatusWords, hurry: boolean) => {
    story.push(`${state} ${description}${hurry ? ', in a hurry' : ''}`);
    if (refused.includes(description)) throw new AzureError({ kind: 'denied', message: 'refused' });
  };
  let now = 0;
  let looks = 0;
  const read = async () => {
    const answer = azure[Math.min(looks, azure.length - 1)] ?? [];
    looks += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const doors: Doors = {
    openAzure: async () => ({ source: { read }, portal: (id) => id }),
    commits: { compare: async () => 'older', promotedBy: async () => undefined },
    setStatus,
    clock: {
      now: () => now,
      sleep: async (milliseconds) => {
        now += milliseconds;
      },
    },
    log: (line) => story.push(line),
    cancelled,
  };
  const result = await run(SETTINGS, doors, ({ waited }) => story.push(`finished: ${waited.state}`)).catch(
    (error: unknown) => ({ outcome: 'thrown', error }) as const,
  );
  return { result, story };
}

describe('a run', () => {
  it('tells what it decided before the status does', async () => {
    const { result, story } = await play();
    expect(result).toMatchObject({ outcome: 'decided', ok: true, diagnostics: [] });
    expect(story).toEqual([
      'pending Deploying',
      '[0s] 1 of 1 comply (1 compliant)',
      'finished: compliant',
      'success Deployed',
    ]);
  });

  it('fails when the fleet does not comply', async () => {
    const { result, story } = await play({ azure: [[{ ...DRONE, complianceState: 'Non-Compliant' }]] });
    expect(result).toMatchObject({ outcome: 'decided', ok: false });
    expect(result).toHaveProperty('diagnostics', [
      expect.objectContaining({ code: 'compliance-failing' }),
      expect.objectContaining({ code: 'configuration-failing' }),
    ]);
    expect(story.slice(-2)).toEqual(['finished: failing', 'failure Failed to deploy']);
  });

  it.each([
    ['credentials', 'azure-credentials', 1],
    ['denied', 'azure-denied', 1],
    ['scope', 'azure-scope', 1],
    ['unexpected', 'azure-unexpected', 1],
    ['throttled', 'azure-throttled', 4],
    ['unreachable', 'azure-unreachable', 4],
    ['unsteady', 'azure-unsteady', 4],
  ] as const)('says so in the status when Azure cannot be asked: %s', async (kind, code, looks) => {
    const { result, story } = await play({ azure: [new AzureError({ kind, message: 'No.', hint: 'Do this.' })] });
    expect(story.filter((line) => line.includes('could not be asked'))).toHaveLength(looks);
    const diagnostics = [{ code, severity: 'error', message: 'No.', hint: 'Do this.' }];
    expect(result).toEqual({ outcome: 'failed', ok: false, diagnostics });
    expect(story.at(-1)).toBe('error Could not be checked, in a hurry');
  });

  it.each([
    ['an outage', new AzureError({ kind: 'unreachable', message: 'HTTP 503' })],
    ['a look that takes too long', new DOMException('late', 'TimeoutError')],
  ])('waits out %s', async (_, error) => {
    const { result } = await play({ azure: [error, [], [DRONE]] });
    expect(result).toMatchObject({ outcome: 'decided', ok: true });
  });

  it('does not stay pending for a bug either', async () => {
    const bug = new TypeError('x is not a function');
    const { result, story } = await play({ azure: [bug] });
    expect(result).toEqual({ outcome: 'thrown', error: bug });
    expect(story.at(-1)).toBe('error Could not be checked, in a hurry');
  });

  it('is no success when the status that tells it cannot be set', async () => {
    const { result, story } = await play({ refused: ['Deployed'] });
    expect(result).toMatchObject({ outcome: 'failed', ok: false });
    expect(story.slice(-3)).toEqual([
      'finished: compliant',
      'success Deployed',
      'error Could not be checked, in a hurry',
    ]);
  });

  it('tells the first of two failures', async () => {
    const { result, story } = await play({ refused: ['Deploying', 'Could not be checked'] });
    expect(result).toMatchObject({ outcome: 'failed', diagnostics: [{ message: 'refused' }] });
    expect(story.at(-1)).toBe('the commit status could not be set: refused');
  });

  it('says that it was cancelled, whatever else fails then', async () => {
    const cancelled = AbortSignal.abort(new Error('cancelled'));
    const { result, story } = await play({ cancelled, refused: ['Cancelled'] });
    expect(result).toEqual({ outcome: 'cancelled', ok: false, diagnostics: [] });
    expect(story.slice(-3)).toEqual([
      'cancelled',
      'error Cancelled, in a hurry',
      'the commit status could not be set: refused',
    ]);
  });
});
