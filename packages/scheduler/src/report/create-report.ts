import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { toJsonValue } from '@kalypso-actions/govalue';
import type { ConfigOrigin, KeyProvenance } from '../config/platform-config.ts';
import type { Model } from '../model/model.ts';
import type { FailedAssignment, Plan, PlannedAssignment } from '../plan/plan.ts';
import { formatGeneratedPath } from '../tree/layout.ts';
import type { Report, ReportConfigKey, ReportSource } from './report-schema.ts';
// Not from the schema, so that writing a report does not load the schema library.
import { REPORT_VERSION } from './report-version.ts';

/** Creates the report of a run. `diagnostics` are those of all stages, loading included. */
export function createReport(input: {
  readonly model: Model;
  readonly plan: Plan;
  readonly outcome: Report['outcome'];
  readonly configFileName: string;
  readonly sources: readonly ReportSource[];
  readonly diagnostics: readonly Diagnostic[];
}): Report {
  const { model, plan } = input;
  const indexes = new Map<readonly KeyProvenance[], number>();
  const configs: (readonly ReportConfigKey[])[] = [];
  // Assignments that the same config maps apply to share a configuration.
  const configIndex = (assignment: PlannedAssignment): number => {
    const known = indexes.get(assignment.config);
    if (known !== undefined) return known;
    indexes.set(assignment.config, configs.length);
    return configs.push(reportConfig(assignment)) - 1;
  };
  return {
    version: REPORT_VERSION,
    environment: plan.environment,
    outcome: input.outcome,
    promotedCommit: plan.promotedCommit ?? null,
    isPromotionHeldBack: plan.isPromotionHeldBack,
    keepsPublished: plan.keepsPublished,
    layout: { configFileName: input.configFileName },
    gitops: model.gitOpsRepos.map(({ name, repo, branch, path, locate }) => ({
      name,
      repo,
      branch,
      path,
      at: locate('spec', 'repo'),
    })),
    sources: input.sources,
    registrations: model.registrations.map(({ name, workspace, workload: { repo, branch, path } }) => ({
      name,
      workspace,
      repo,
      branch,
      path,
      isHeldBack: plan.heldBack.has(name),
    })),
    clusterTypes: plan.clusterTypes.map(({ name, labels }) => ({ name, labels })),
    deploymentTargets: plan.targets.map(({ name, workload, workspace, labels }) => ({
      name,
      workload,
      workspace,
      labels,
    })),
    configs,
    assignments: plan.planned.map((assignment) => ({
      ...reportPair(assignment),
      namespace: assignment.namespace,
      config: configIndex(assignment),
      files: assignment.files.map(({ name: file }) => {
        const { clusterType, target } = assignment;
        return formatGeneratedPath({
          kind: 'assignment',
          clusterType: clusterType.name,
          deploymentTarget: target.name,
          file,
        });
      }),
    })),
    failed: plan.failed.map((assignment) => ({ ...reportPair(assignment), problems: assignment.problems })),
    unassigned: plan.unassigned,
    idlePolicies: plan.idlePolicies,
    diagnostics: input.diagnostics,
  };
}

function reportPair({ clusterType, target, policies }: PlannedAssignment | FailedAssignment) {
  return {
    clusterType: clusterType.name,
    deploymentTarget: target.name,
    workload: target.workload,
    workspace: target.workspace,
    registration: target.registration ?? null,
    policies,
  };
}

function reportConfig({ config, configData }: PlannedAssignment): readonly ReportConfigKey[] {
  return config.map(({ key, setBy, overrode }) => ({
    key,
    value: toJsonValue(configData.entries.get(key) ?? null),
    setBy: setBy.map(reportOrigin),
    overrode: overrode.map(reportOrigin),
  }));
}

function reportOrigin({ configMap, at }: ConfigOrigin): ReportConfigKey['setBy'][number] {
  return { configMap, source: at.source, file: at.file, line: at.line };
}
