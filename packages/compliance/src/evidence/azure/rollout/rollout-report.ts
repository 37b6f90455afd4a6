import type { ReconcilerReport, TargetEvidence } from '../../reconciler-report.ts';
import { type ConfigurationReportOptions, parseConfigurationReport } from '../configuration/configuration-report.ts';
import { findTargetEvidence, type TargetEvidenceOptions } from './target-evidence.ts';

export type RolloutReportOptions = ConfigurationReportOptions & TargetEvidenceOptions;

/**
 * Parses a row of the configurations query, with what it reports of each deployment target that the configuration may have. What else the configuration
 * applies has no bearing on them. Whether its report is current has: its reference, suspension, provisioning, connection and times are facts of the report.
 * @throws a `TypeError` for a row without an ID
 */
export function parseRolloutReport(row: unknown, options: RolloutReportOptions): ReconcilerReport {
  return parseConfigurationReport(row, options, (fields, identity) => ({
    facts: [],
    // Azure does not report whether the Kustomization of a target waits.
    skipsHealthChecks: false,
    targets: findTargetEvidence(fields, identity, options),
  }));
}

/**
 * Splits the report on a configuration into one for each deployment target that it may have.
 *
 * @param report of {@link parseRolloutReport}
 */
export function splitByTarget(report: ReconcilerReport): readonly ReconcilerReport[] {
  return (report.targets ?? []).map((target) => createTargetReport(report, target));
}

/** Picks the report on one deployment target; one of which the configuration reports nothing is missing. */
export function pickTarget(report: ReconcilerReport, deploymentTarget: string): ReconcilerReport {
  const target = report.targets?.find((each) => each.deploymentTarget === deploymentTarget);
  if (target !== undefined) return createTargetReport(report, target);
  const object = `Kustomization ${deploymentTarget}`;
  const facts = [{ kind: 'missing', object, detail: 'is not reported any more' }] as const;
  return createTargetReport(report, { deploymentTarget, isReported: true, facts });
}

function createTargetReport(
  { targets: _, ...report }: ReconcilerReport,
  { deploymentTarget, isReported, facts }: TargetEvidence,
): ReconcilerReport {
  return {
    ...report,
    // The ID of a resource contains no `#`.
    id: `${report.id}#${deploymentTarget}`,
    facts: [...report.facts, ...facts],
    rollout: { deploymentTarget, isReported, reconcilerId: report.id },
  };
}
