import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { type Plain, toPlain } from '@kalypso-actions/govalue';
import type { ConfigOrigin, KeyProvenance } from '../config/config.ts';
import type { Model } from '../model/model.ts';
import type { FailedAssignment, Plan, PlannedAssignment } from '../plan/plan.ts';
import type { Labels } from '../resources/resource.ts';
import type { Unplaced } from '../schedule/schedule.ts';

export const REPORT_VERSION = 1;

/** Where a part of the control plane was read from. */
export interface ReportSource {
  readonly kind: 'control-plane' | 'base' | 'workload';
  /** The name of the environment, the `BaseRepo` or the `WorkloadRegistration`. */
  readonly name: string;
  readonly repo: string | null;
  readonly branch: string | null;
  readonly path: string;
  /** What was read; null for a folder that is no checkout. */
  readonly commit: string | null;
}

interface ReportOrigin {
  readonly configMap: string;
  readonly source: string;
  readonly file: string;
  readonly line: number;
}

/** One key of a platform configuration: its value, what set it and what it overrode. */
export interface ReportConfigKey {
  readonly key: string;
  readonly value: Plain;
  readonly setBy: readonly ReportOrigin[];
  readonly overrode: readonly ReportOrigin[];
}

interface ReportPair {
  readonly clusterType: string;
  readonly deploymentTarget: string;
  readonly workload: string;
  readonly workspace: string;
  readonly policies: readonly string[];
}

export interface ReportAssignment extends ReportPair {
  readonly namespace: string;
  /** Position in `configs`: assignments to which the same config maps apply share one. */
  readonly config: number;
  readonly files: readonly string[];
}

export interface ReportFailure extends ReportPair {
  readonly problems: readonly Pick<Diagnostic, 'code' | 'message' | 'at' | 'hint'>[];
}

/** What a run of the scheduler decided, for later steps and for people. Its JSON Schema is `schemas/report.schema.json`. */
export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly environment: string;
  /** `failed`: nothing was written; `partial`: failed assignments are left out of the manifests, and a later step keeps what they last had. */
  readonly outcome: 'complete' | 'partial' | 'failed';
  readonly promotedCommit: string | null;
  readonly layout: { readonly configFileName: string };
  readonly gitops: readonly {
    readonly name: string;
    readonly repo: string;
    readonly branch: string;
    readonly path: string;
  }[];
  readonly sources: readonly ReportSource[];
  readonly clusterTypes: readonly { readonly name: string; readonly labels: Labels }[];
  readonly deploymentTargets: readonly {
    readonly name: string;
    readonly workload: string;
    readonly workspace: string;
    readonly labels: Labels;
  }[];
  readonly configs: readonly (readonly ReportConfigKey[])[];
  readonly assignments: readonly ReportAssignment[];
  readonly failed: readonly ReportFailure[];
  readonly unassigned: readonly Unplaced[];
  readonly idlePolicies: readonly Unplaced[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the report of a run. `diagnostics` are all there were, those of loading included. */
export function makeReport(input: {
  readonly model: Model;
  readonly plan: Plan;
  readonly outcome: Report['outcome'];
  readonly configFileName: string;
  readonly sources: readonly ReportSource[];
  readonly diagnostics: readonly Diagnostic[];
}): Report {
  const { model, plan } = input;
  const configs = new Map<readonly KeyProvenance[], number>();
  const tables: ReportConfigKey[][] = [];
  const configOf = (assignment: PlannedAssignment): number => {
    const known = configs.get(assignment.config);
    if (known !== undefined) return known;
    configs.set(assignment.config, tables.length);
    return tables.push(configTable(assignment)) - 1;
  };
  return {
    version: REPORT_VERSION,
    environment: plan.environment,
    outcome: input.outcome,
    promotedCommit: plan.promotedCommit ?? null,
    layout: { configFileName: input.configFileName },
    gitops: model.gitOpsRepos.map(({ name, repo, branch, path }) => ({ name, repo, branch, path })),
    sources: input.sources,
    clusterTypes: plan.clusterTypes.map(({ name, labels }) => ({ name, labels })),
    deploymentTargets: plan.targets.map(({ name, workload, workspace, labels }) => ({
      name,
      workload,
      workspace,
      labels,
    })),
    configs: tables,
    assignments: plan.planned.map((assignment) => ({
      ...pair(assignment),
      namespace: assignment.namespace,
      config: configOf(assignment),
      files: assignment.files.map(({ name }) => `${assignment.clusterType.name}/${assignment.target.name}/${name}`),
    })),
    failed: plan.failed.map((assignment) => ({ ...pair(assignment), problems: assignment.problems })),
    unassigned: plan.unassigned,
    idlePolicies: plan.idlePolicies,
    diagnostics: input.diagnostics,
  };
}

function pair({ clusterType, target, policies }: PlannedAssignment | FailedAssignment): ReportPair {
  return {
    clusterType: clusterType.name,
    deploymentTarget: target.name,
    workload: target.workload,
    workspace: target.workspace,
    policies,
  };
}

function configTable({ config, configData }: PlannedAssignment): ReportConfigKey[] {
  return config.map(({ key, setBy, overrode }) => ({
    key,
    value: toPlain(configData.entries.get(key) ?? null),
    setBy: setBy.map(origin),
    overrode: overrode.map(origin),
  }));
}

function origin({ configMap, at }: ConfigOrigin): ReportOrigin {
  return { configMap, source: at.source, file: at.file, line: at.line };
}
