import { GENERATED_FILE_NAME } from '@kalypso-actions/conventions';
import { COMMIT_ID_PATTERN } from '@kalypso-actions/git-objects';
import * as v from 'valibot';
import { REPORT_VERSION } from './report-version.ts';

/** Cluster types, deployment targets and workloads. Checked again when a report is read, since these names become paths and Markdown. */
const kubernetesName = v.pipe(
  v.string(),
  v.regex(/^(?!.*\.\.)[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, 'a Kubernetes name'),
);
const fileName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9]([-\w.]{0,98}[A-Za-z0-9])?$/, 'a file name without an extension'),
);
const generatedFile = v.pipe(v.string(), v.regex(GENERATED_FILE_NAME, 'the name of a generated file'));
/** Becomes part of titles and commit messages. */
const singleLine = v.pipe(
  v.string(),
  v.regex(/^[^\p{Cc}\u2028\u2029]{1,250}$/u, 'a single line of at most 250 characters'),
);
const commitId = v.pipe(v.string(), v.regex(COMMIT_ID_PATTERN, 'a full commit ID'));
const index = v.pipe(v.number(), v.safeInteger('a whole number'), v.minValue(0, 'at least 0'));
const ordinal = v.pipe(v.number(), v.safeInteger('a whole number'), v.minValue(1, 'at least 1'));
const labels = v.record(v.string(), v.string());
const strings = v.array(v.string());

const position = v.object({
  source: v.pipe(v.string(), v.description('Folder or repository that contains the file; `.` is the control plane')),
  file: v.string(),
  line: ordinal,
  column: ordinal,
});

const registration = v.exactOptional(
  v.pipe(
    kubernetesName,
    v.description('WorkloadRegistration whose team has to fix it; absent if it is the platform team'),
  ),
);

const related = v.array(v.object({ message: v.string(), at: position }));

const problem = v.object({
  code: v.string(),
  message: v.string(),
  at: v.exactOptional(position),
  hint: v.exactOptional(v.string()),
  related: v.exactOptional(related),
  registration,
});

const diagnostic = v.object({
  code: v.string(),
  severity: v.picklist(['error', 'warning']),
  message: v.string(),
  at: v.exactOptional(position),
  hint: v.exactOptional(v.string()),
  related: v.exactOptional(related),
  subject: v.exactOptional(v.object({ kind: v.string(), name: v.string() })),
  registration,
});

const source = v.object({
  kind: v.picklist(['control-plane', 'base', 'workload']),
  name: v.pipe(v.string(), v.description('Name of the environment, the BaseRepo or the WorkloadRegistration')),
  repo: v.nullable(v.string()),
  branch: v.nullable(v.string()),
  path: v.string(),
  commit: v.pipe(
    v.nullable(v.string()),
    v.description('Commit that was read; null for a folder that is not a Git checkout'),
  ),
});

const origin = v.object({ configMap: v.string(), source: v.string(), file: v.string(), line: ordinal });

const configKey = v.object({
  key: v.string(),
  value: v.unknown(),
  setBy: v.pipe(v.array(origin), v.description('What contributes to the value; the last entry has precedence')),
  overrode: v.array(origin),
});

const assignment = {
  clusterType: kubernetesName,
  deploymentTarget: kubernetesName,
  workload: kubernetesName,
  workspace: v.string(),
  registration: v.pipe(
    v.nullable(kubernetesName),
    v.description('WorkloadRegistration that it comes from; null for a workload of the control plane itself'),
  ),
  policies: v.pipe(strings, v.description('Every scheduling policy that selects this pair')),
};

const unplaced = v.object({ name: v.string(), reason: v.string() });

/**
 * The report of `schedule`. The TypeScript type {@link Report}, the check of a report that is read ({@link parseReport}) and
 * `schemas/report.schema.json` derive from it.
 */
export const reportSchema = v.pipe(
  v.object({
    version: v.literal(REPORT_VERSION),
    environment: singleLine,
    outcome: v.pipe(
      v.picklist(['complete', 'partial', 'failed']),
      v.description('failed: no manifests were written; partial: they do not contain the failed assignments'),
    ),
    promotedCommit: v.pipe(v.nullable(commitId), v.description('Commit of the BaseRepo named main')),
    isPromotionHeldBack: v.pipe(
      v.boolean(),
      v.description(
        'Whether the promoted commit must not be published, because content of the platform team holds assignments or infrastructure back',
      ),
    ),
    keepsPublished: v.pipe(
      v.boolean(),
      v.description(
        'Whether everything stays that is on the branch and not in the manifests, because a base is missing',
      ),
    ),
    layout: v.object({
      configFileName: v.pipe(
        fileName,
        v.description("Name of the platform configuration's file, without its extension"),
      ),
      configFiles: v.exactOptional(
        v.pipe(v.array(generatedFile), v.description('Names of platform configuration files that templates choose')),
      ),
    }),
    gitops: v.pipe(
      v.array(
        v.object({
          name: v.string(),
          repo: v.string(),
          branch: v.string(),
          path: v.string(),
          at: v.exactOptional(position),
        }),
      ),
      v.description('Every GitOpsRepo of the environment, sorted by name'),
    ),
    sources: v.pipe(
      v.array(source),
      v.description('Where each part of the control plane was read, and at which commit'),
    ),
    registrations: v.pipe(
      v.array(
        v.object({
          name: kubernetesName,
          workspace: v.string(),
          repo: v.string(),
          branch: v.string(),
          path: v.string(),
          isHeldBack: v.pipe(
            v.boolean(),
            v.description('Whether an error in its repository holds back all its assignments'),
          ),
        }),
      ),
      v.description('Every WorkloadRegistration, sorted by name. The commit that was read is in sources'),
    ),
    clusterTypes: v.array(
      v.object({
        name: kubernetesName,
        labels,
        files: v.exactOptional(
          v.pipe(
            strings,
            v.description('Paths in the manifests folder of what belongs to no workload; absent if there is none'),
          ),
        ),
        problems: v.exactOptional(
          v.pipe(
            v.array(problem),
            v.description('Why what belongs to no workload is held back: what the branch has of it stays'),
          ),
        ),
      }),
    ),
    deploymentTargets: v.array(
      v.object({ name: kubernetesName, workload: kubernetesName, workspace: v.string(), labels }),
    ),
    configs: v.pipe(
      v.array(v.array(configKey)),
      v.description('Platform configurations; assignments refer to them by position'),
    ),
    assignments: v.array(
      v.object({
        ...assignment,
        namespace: v.string(),
        config: v.pipe(index, v.description('Position in configs')),
        files: v.pipe(strings, v.description('Paths in the manifests folder')),
      }),
    ),
    failed: v.pipe(
      v.array(v.object({ ...assignment, problems: v.array(problem) })),
      v.description('Assignments that are held back: what the branch has of them stays'),
    ),
    unassigned: v.pipe(v.array(unplaced), v.description('Deployment targets that no policy assigned')),
    idlePolicies: v.pipe(v.array(unplaced), v.description('Policies that assigned nothing')),
    diagnostics: v.array(diagnostic),
  }),
  v.title('Report of the schedule action'),
  v.description('What a run of the scheduler decided for one environment, and why.'),
);

/** Parts of {@link reportSchema} that are used more than once, by their names in the JSON Schema. */
export const reportDefinitions = { position, related, origin, configKey, unplaced, problem, diagnostic };

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** What a run of the scheduler decided, for later steps and for readers. */
export type Report = DeepReadonly<v.InferOutput<typeof reportSchema>>;
/** Where a part of the control plane was read. */
export type ReportSource = Report['sources'][number];
export type ReportFailure = Report['failed'][number];
export type ReportConfigKey = Report['configs'][number][number];
