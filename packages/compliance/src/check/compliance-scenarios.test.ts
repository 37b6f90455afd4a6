import { type AssignmentRecord, parseAssignmentRecord } from '@kalypso-actions/assignment-record';
import { evaluateQuery, KqlParser, type KqlRow, RESOURCE_GRAPH_TABLES } from '@kalypso-actions/azure-emulator';
import { parseDuration } from '@kalypso-actions/calendar';
import { describe, expect, it } from 'vitest';
import { createAzureScenario } from '../../../../test/support/compliance-scenarios/azure-scenario.ts';
import { createTexts } from '../../../../test/support/compliance-scenarios/placeholders.ts';
import type { ComplianceScenario } from '../../../../test/support/compliance-scenarios/scenario.ts';
import { COMPLIANCE_SCENARIOS } from '../../../../test/support/compliance-scenarios/table.ts';
import { parseConfigurationReport } from '../evidence/azure/configuration/configuration-report.ts';
import { configurationsQuery } from '../evidence/azure/configurations-query.ts';
import { parseRolloutReport, splitByTarget } from '../evidence/azure/rollout/rollout-report.ts';
import type { PublishedArtifacts } from '../evidence/azure/rollout/target-evidence.ts';
import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { parseInventory } from '../inventory/parse-inventory.ts';
import { NO_SIGHTINGS, updateSightings } from '../observations/sightings.ts';
import { assessRollout } from '../rollout/assess-rollout.ts';
import { findExpectedClusters } from '../rollout/expected-clusters.ts';
import { DIVERGED, EXPECTED, NEWER, NEWER_SAME, OLDER, POLICY, RELATIONS } from '../test-support.ts';
import { assessFleet, type CompliancePolicy } from '../verdict/fleet-assessment.ts';
import { NO_PROOFS, updateProofs } from '../verdict/proof.ts';
import { parseRequirements } from '../verdict/requirement.ts';

const texts = createTexts('https://127.0.0.1', 'gitops', [OLDER, EXPECTED, NEWER_SAME, NEWER, DIVERGED]);
const parser = new KqlParser(RESOURCE_GRAPH_TABLES);
const parseQuery = (path: string) => parser.parse(configurationsQuery([{ host: '127.0.0.1', path }], 'dev'));
const query = parseQuery('contoso/gitops');
const platformQuery = parseQuery('contoso/platform');

/** Whether one response of Resource Graph decides. What watches something else is left out before it is judged. */
function isStill(scenario: ComplianceScenario): boolean {
  const { fleet, statuses, githubFaults, azureFaults, isRenamed, inputs = {}, expected } = scenario;
  const isChanging = fleet.some(({ later, clusterLater, resource }) => later ?? clusterLater ?? resource);
  const needed = [
    statuses,
    githubFaults,
    azureFaults,
    isRenamed,
    inputs.timeout,
    inputs.stability,
    inputs.subscriptions,
  ];
  const isDecided = expected.state !== 'none' && expected.state !== '';
  return !isChanging && isDecided && needed.every((each) => each === undefined);
}

function readReports(scenario: ComplianceScenario): readonly ReconcilerReport[] {
  const { clusters = [], configurations = [] } = texts(createAzureScenario(scenario, 0));
  const tables: Readonly<Record<string, readonly KqlRow[]>> = {
    kubernetesconfigurationresources: configurations.map(({ row }) => row),
    resources: clusters.map((cluster) => cluster.row as KqlRow),
  };
  const targets = listTargets(scenario);
  const used = targets.length === 0 ? query : platformQuery;
  if (used.kind === 'invalid') throw new Error('the query is invalid');
  const rows = evaluateQuery(used.syntax, (table) => tables[table]);
  const { children = 'all', 'ignore-suspended': ignored } = scenario.inputs ?? {};
  const options = {
    branch: 'dev',
    children: children === 'all' ? children : 'declared',
    ignoreSuspended: ignored === 'true',
    now: Date.now(),
  } as const;
  if (targets.length === 0) return rows.map((row) => parseConfigurationReport(row, options));
  return rows.flatMap((row) =>
    splitByTarget(
      parseRolloutReport(row, { ...options, deploymentTargets: targets, artifacts: readArtifacts(scenario) }),
    ),
  );
}

function listTargets({ inputs = {} }: ComplianceScenario): readonly string[] {
  return (inputs['deployment-targets'] ?? '').split(/[\s,]+/).filter((name) => name !== '');
}

function readArtifacts({ inputs: { digests = '' } = {} }: ComplianceScenario): PublishedArtifacts {
  const entries = digests.split(' ').map((entry) => entry.split('='));
  return { commit: EXPECTED, digests: new Map(entries.map(([name = '', digest = '']) => [name, digest])) };
}

function readRecord({ record }: ComplianceScenario): AssignmentRecord | undefined {
  if (record === undefined) return undefined;
  const parsed = parseAssignmentRecord(JSON.stringify(record));
  if (parsed.kind === 'invalid') throw new Error(parsed.reason);
  return parsed.record;
}

function readPolicy({ inputs = {} }: ComplianceScenario): CompliancePolicy {
  const staleAfter = parseDuration(inputs['stale-after'] ?? '24h', { minMs: 0, maxMs: Number.MAX_SAFE_INTEGER });
  return {
    ...POLICY,
    staleAfterMs: staleAfter.kind === 'valid' ? staleAfter.value : Number.NaN,
    requirements: parseRequirements(inputs.require ?? '').requirements,
    minimum: Number(inputs['minimum-configurations'] ?? '1'),
    ignoreSuspended: inputs['ignore-suspended'] === 'true',
  };
}

function readInventory({ inventory }: ComplianceScenario): Inventory | undefined {
  if (inventory === undefined) return undefined;
  const { value, diagnostics } = parseInventory(JSON.stringify(inventory), 'inventory.yaml');
  expect(diagnostics).toEqual([]);
  return value;
}

/** Judges a scenario by a single poll, without confirmation. */
function assess(scenario: ComplianceScenario) {
  const inventory = readInventory(scenario);
  const now = Date.now();
  const policy = readPolicy(scenario);
  const context = { policy, relations: RELATIONS, now, needsConfirmation: () => false };
  const sightings = updateSightings(NO_SIGHTINGS, readReports(scenario), now);
  const proofs = updateProofs(NO_PROOFS, sightings, context);
  const targets = findExpectedClusters(listTargets(scenario), inventory, readRecord(scenario));
  const { state, clusters } =
    targets.length === 0 ? assessFleet(proofs, policy, inventory, now) : assessRollout(proofs, policy, targets, now);
  return { state: state === 'waiting' ? 'timed-out' : state, verdict: clusters[0]?.verdict };
}

const still = Object.entries(COMPLIANCE_SCENARIOS).map(([subject, all]) => [subject, all.filter(isStill)] as const);

// test/flows/compliance/scenarios.slow.ts runs the built action for these scenarios, and for all others.
describe.each(still.filter(([, scenarios]) => scenarios.length > 0))('%s', (_, scenarios) => {
  it.each(scenarios)('$name', (scenario) => {
    const outcome = assess(scenario);
    const { state, verdict = outcome.verdict } = scenario.expected;
    expect(outcome).toEqual({ state, verdict });
  });
});
