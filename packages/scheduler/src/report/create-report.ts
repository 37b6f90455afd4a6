import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { toJsonValue } from '@kalypso-actions/govalue';
import type { ConfigOrigin, KeyProvenance } from '../config/platform-config.ts';
import type { Model } from '../model/model.ts';
import type { FailedAssignment, Plan, PlannedAssignment, PlannedInfrastructure } from '../plan/plan.ts';
import type { RenderedFile } from '../render/renderer.ts';
import { formatGeneratedPath, isConfigFile } from '../tree/layout.ts';
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
  const infrastructure = new Map(
    plan.infrastructure.map((each) => [each.clusterType.name, reportInfrastructure(each)]),
  );
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
    layout: { configFileName: input.configFileName, ...reportConfigFiles(plan, input.configFileName) },
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
    clusterTypes: plan.clusterTypes.map(({ name, labels }) => ({ name, labels, ...infrastructure.get(name) })),
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

/** Names that the setting does not explain. */
function reportConfigFiles({ planned }: Plan, configFileName: string): { readonly configFiles?: readonly string[] } {
  const files = planned.flatMap(({ files: all }) => all.filter(({ field }) => field === 'configType'));
  const chosen = new Set(files.map(({ name }) => name).filter((file) => !isConfigFile({ file }, { configFileName })));
  return chosen.size === 0 ? {} : { configFiles: [...chosen].sort() };
}

function reportInfrastructure(
  infrastructure: PlannedInfrastructure,
): Pick<Report['clusterTypes'][number], 'files' | 'problems'> {
  const { clusterType } = infrastructure;
  if (infrastructure.kind === 'failed') return { problems: infrastructure.problems };
  const toPath = ({ name: file }: RenderedFile) =>
    formatGeneratedPath({ kind: 'infrastructure', clusterType: clusterType.name, file });
  return infrastructure.files.length === 0 ? {} : { files: infrastructure.files.map(toPath) };
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
