import { GENERATED_FILE_NAME } from '@kalypso-actions/conventions';
import * as v from 'valibot';

/** A namespace, a platform configuration, a policy and a reconciler. A record with more names lists files that no run has written. */
const MAX_ASSIGNMENT_FILES = 4;
const MAX_INFRASTRUCTURE_FILES = 1;

/** Cluster types, deployment targets, workloads and registrations. They become paths and Markdown. */
const kubernetesName = v.pipe(
  v.string(),
  v.regex(/^(?!.*\.\.)[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, 'a Kubernetes name'),
);
const fileName = v.pipe(v.string(), v.regex(GENERATED_FILE_NAME, 'the name of a generated file'));
const folderPath = v.pipe(
  v.string(),
  v.regex(/^(?!.*(^|\/)(\.{0,2}|\.[gG][iI][tT])(\/|$))[^\\\p{Cc}]+$/u, 'the path of a folder in the repository'),
);

/**
 * The record of a GitOps branch. The TypeScript types, the check of a record that is read and `schemas/assignment-record.schema.json` derive from it.
 */
export const assignmentRecordSchema = v.pipe(
  v.object({
    version: v.literal(1),
    registrations: v.pipe(
      v.optional(v.record(kubernetesName, v.object({ repo: v.string(), branch: v.string(), path: v.string() })), {}),
      v.description(
        'Where each registration of a folder has its workload files, so that it is found again under another name',
      ),
    ),
    folders: v.pipe(
      v.array(
        v.object({
          path: v.pipe(
            folderPath,
            v.description(
              'From the root of the repository: `<path of the GitOpsRepo>/<cluster type>/<deployment target>`',
            ),
          ),
          registration: v.pipe(
            v.nullable(kubernetesName),
            v.description('WorkloadRegistration that it comes from; null for a workload of the control plane itself'),
          ),
          workload: kubernetesName,
          deploymentTarget: kubernetesName,
          clusterType: kubernetesName,
          namespace: v.exactOptional(v.string()),
          files: v.pipe(
            v.array(fileName),
            v.maxLength(MAX_ASSIGNMENT_FILES, `at most ${MAX_ASSIGNMENT_FILES} names`),
            v.description('Names of the generated files in the folder, sorted'),
          ),
        }),
      ),
      v.description('Every published folder, sorted by path. A path is listed once'),
    ),
    infrastructure: v.exactOptional(
      v.pipe(
        v.array(
          v.object({
            path: v.pipe(
              folderPath,
              v.description('From the root of the repository: `<path of the GitOpsRepo>/<cluster type>`'),
            ),
            clusterType: kubernetesName,
            files: v.pipe(
              v.array(fileName),
              v.maxLength(MAX_INFRASTRUCTURE_FILES, 'at most one name'),
              v.description('Names of the generated files in the folder that belong to no workload'),
            ),
          }),
        ),
        v.description(
          'What belongs to cluster types and to no workload: the platform team owns it. Sorted by path; a path is listed once. Absent if there is none',
        ),
      ),
    ),
  }),
  v.title('Record of the assignments on a GitOps branch'),
  v.description('Which workload registration each published folder belongs to. create-gitops-pr writes it.'),
);

type RecordOutput = v.InferOutput<typeof assignmentRecordSchema>;

/** Where a registration has its workload files. */
export type RegistrationSource = Readonly<RecordOutput['registrations'][string]>;

/** A published folder, and whose it is. */
export type RecordedFolder = Readonly<Omit<RecordOutput['folders'][number], 'files'>> & {
  readonly files: readonly string[];
};

/** A cluster type's own published files. */
export type RecordedInfrastructure = Readonly<
  Omit<NonNullable<RecordOutput['infrastructure']>[number], 'files'> & { readonly files: readonly string[] }
>;

/** Whose each published folder of a GitOps branch is. */
export interface AssignmentRecord {
  readonly version: RecordOutput['version'];
  /** By name: those that have a folder. */
  readonly registrations: Readonly<Record<string, RegistrationSource>>;
  readonly folders: readonly RecordedFolder[];
  /** Of the cluster types that have any. */
  readonly infrastructure?: readonly RecordedInfrastructure[];
}
