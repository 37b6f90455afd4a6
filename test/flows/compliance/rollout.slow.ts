import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTargetStatuses } from '@kalypso-actions/azure-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComplianceScenario, FleetMember } from '../../support/compliance-scenarios/scenario.ts';
import {
  openScenarioStage,
  type ScenarioStage,
  type ScenarioStep,
} from '../../support/compliance-scenarios/scenario-stage.ts';
import { type ActionResult, runBuiltAction } from '../../support/run-built-action.ts';

const TARGETS = ['hello-world-app-functional-test', 'hello-world-app-performance-test'] as const;
const [FUNCTIONAL, PERFORMANCE] = TARGETS;

let stage: ScenarioStage;
beforeAll(async () => {
  stage = await openScenarioStage(1);
});
afterAll(() => stage.stop());

function createMember(cluster: string, ...targets: readonly string[]): FleetMember {
  const objects = targets.flatMap((target) => createTargetStatuses({ target, commit: '<target>' }));
  return { cluster, url: '<platform>', commit: '9'.repeat(40), objects };
}

/** The checkouts that a job has: of the control plane's environment branch, and of the platform's GitOps branch. */
function writeCheckouts(workspace: string): void {
  const clusters = ['drone-1', 'drone-2', 'large'].map((name) => ({ name, clusterType: name.replace(/-.*/, '') }));
  const folders = [
    ['drone', FUNCTIONAL],
    ['large', PERFORMANCE],
  ].map(([clusterType, deploymentTarget]) => ({
    path: `${clusterType}/${deploymentTarget}`,
    registration: 'hello-world-app',
    workload: 'hello-world-app',
    deploymentTarget,
    clusterType,
    files: ['reconciler.yaml'],
  }));
  write(join(workspace, 'control-plane/.kalypso/inventory.yaml'), JSON.stringify({ clusters }));
  write(join(workspace, 'platform/.github/tracking/assignments.json'), JSON.stringify({ version: 1, folders }));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

interface RolloutRun {
  readonly fleet: readonly FleetMember[];
  readonly isExpectationKnown?: boolean;
}

/** Waits for the rollout as the pipeline of the application does, after the push that has merged the manifests. */
async function waitForRollout({ fleet, isExpectationKnown = true }: RolloutRun): Promise<ActionResult> {
  const scenario: ComplianceScenario = {
    name: 'a rollout',
    fleet,
    inputs: {
      'deployment-targets': TARGETS.join(' '),
      'platform-repository': 'contoso/platform',
      'platform-branch': 'dev',
      ...(isExpectationKnown ? { inventory: 'control-plane', assignments: 'platform' } : {}),
    },
    expected: { state: '' },
  };
  let result: ActionResult | undefined;
  await stage.play(scenario, async ({ inputs, environment, workspace }: ScenarioStep) => {
    writeCheckouts(workspace);
    const { commit = '', repository = '', ...others } = inputs;
    const event = { ref: 'refs/heads/dev', after: commit, repository: { full_name: repository } };
    const step = { action: 'check-compliance', workspace, temp: join(workspace, 'temp'), env: environment, event };
    result = await runBuiltAction({ ...step, inputs: { ...others, repository, commit: '' } });
    return { isSuccess: true, state: '', verdict: undefined, log: '' };
  });
  if (result === undefined) throw new Error('the action was not run');
  return result;
}

const linesWith = (text: string, part: string) => text.split('\n').filter((line) => line.includes(part));

describe('the rollout of an application', () => {
  it('succeeds once every cluster that its targets are assigned to has applied the commit', async () => {
    const fleet = [
      createMember('drone-1', FUNCTIONAL),
      createMember('drone-2', FUNCTIONAL),
      createMember('large', PERFORMANCE),
    ];
    const { exitCode, outputs, summary, log } = await waitForRollout({ fleet });
    expect(exitCode, log).toBe(0);
    expect(outputs).toMatchObject({ state: 'compliant', clusters: '3', compliant: '3' });
    expect(JSON.parse(outputs.targets ?? '')).toEqual({ [FUNCTIONAL]: 'compliant', [PERFORMANCE]: 'compliant' });
    const report = JSON.parse(readFileSync(outputs.report ?? '', 'utf8'));
    expect(report.targets.map(({ name, total, expected }: Record<string, unknown>) => [name, total, expected])).toEqual(
      [
        [FUNCTIONAL, 2, true],
        [PERFORMANCE, 1, true],
      ],
    );
    expect(linesWith(summary, FUNCTIONAL)[0]).toContain('rolled out');
    expect(linesWith(summary, FUNCTIONAL)[0]).toContain('2 of 2 clusters');
    expect(linesWith(summary, PERFORMANCE)[0]).toContain('1 of 1 cluster');
    // The clusters are in folded details, below the targets.
    expect(summary.indexOf('drone-1')).toBeGreaterThan(summary.indexOf('<details>'));
    expect(summary.indexOf('<details>')).toBeGreaterThan(summary.indexOf(PERFORMANCE));
    expect(summary).not.toContain('It was not checked');
  });

  it('fails if a cluster that a target is assigned to does not have it', async () => {
    const fleet = [createMember('drone-1', FUNCTIONAL), createMember('drone-2'), createMember('large', PERFORMANCE)];
    const { exitCode, outputs, summary, log } = await waitForRollout({ fleet });
    expect(exitCode).toBe(1);
    expect(JSON.parse(outputs.targets ?? '')).toEqual({ [FUNCTIONAL]: 'waiting', [PERFORMANCE]: 'compliant' });
    expect(linesWith(summary, FUNCTIONAL)[0]).toContain('1 of 2 clusters');
    expect(log).toContain(`${FUNCTIONAL}: 1 of 2 comply`);
    expect(log).toContain(`has applied ${FUNCTIONAL}`);
  });

  it('counts what was seen if nothing says which clusters are expected, and reports that', async () => {
    const fleet = [createMember('drone-1', FUNCTIONAL, PERFORMANCE), createMember('drone-2')];
    const { exitCode, outputs, summary, log } = await waitForRollout({ fleet, isExpectationKnown: false });
    expect(exitCode, log).toBe(0);
    expect(outputs).toMatchObject({ state: 'compliant', clusters: '2' });
    expect(summary).toContain('It was not checked whether these are all clusters');
    expect(summary).toContain('unknown: those that were seen');
  });
});
