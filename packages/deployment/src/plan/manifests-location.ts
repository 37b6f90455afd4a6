import { quote } from '@kalypso-actions/diagnostics';
import { parseRepositoryName } from '@kalypso-actions/github';

/** How clusters fetch the manifests of a deployment target. In every case, they are reviewed in the application's GitOps repository. */
export type ManifestsStorage = 'git' | 'oci' | 'helm';

/** The folder of a deployment target in the application's GitOps repository. */
export interface ManifestsLocation {
  readonly storage: ManifestsStorage;
  /** The GitOps repository, `owner/name` in lower case. */
  readonly repository: string;
  readonly branch: string;
  /** The folder that contains those of the targets; empty for the root. */
  readonly parent: string;
  readonly folder: string;
}

/** Why `manifests` of a deployment target names no such folder, at which of its fields. */
export interface LocationProblem {
  readonly kind: 'problem';
  readonly field: string;
  readonly message: string;
  readonly hint: string;
}

/** The GitOps repository that the manifests are proposed to. */
export interface GitOpsRepository {
  /** `owner/name`; `undefined`: any. */
  readonly name: string | undefined;
  readonly serverUrl: string;
}

type ManifestsField = Readonly<Record<string, string>>;

/** Neither `.` nor `..`, nor a hidden folder, nor an option of a program. */
const FOLDER_NAME = /^[A-Za-z0-9_][\w.-]{0,99}$/;
const BRANCH_NAME = /^(?![-./])(?!.*(?:\.\.|@\{|\/\/))[^\p{Cc}\s~^:?*[\\]{1,200}(?<![./])$/u;

/** A part of a repository's name in a registry, and a tag that is one, too: https://github.com/opencontainers/distribution-spec/blob/main/spec.md, read 2026-11-30. */
const REGISTRY_NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** Reads the open map `manifests` of a deployment target. */
export function readManifestsLocation(
  manifests: ManifestsField,
  repository: GitOpsRepository,
): ManifestsLocation | LocationProblem {
  const { storage = 'git', branch = '' } = manifests;
  if (!BRANCH_NAME.test(branch))
    return problem('branch', `manifests.branch is ${quote(branch)}`, 'Write the branch of the environment: `dev`.');
  if (storage === 'git') return readGitLocation(manifests, branch, repository);
  if (storage === 'oci') return readRegistryLocation(manifests, { storage, branch }, repository);
  if (storage === 'helm') return readRegistryLocation(manifests, { storage, branch }, repository);
  return problem(
    'storage',
    `manifests.storage is ${quote(storage)}`,
    'Use `git`, `oci` or `helm`, or remove it: the default is `git`.',
  );
}

function readGitLocation(
  { repo = '', path = '' }: ManifestsField,
  branch: string,
  { name, serverUrl }: GitOpsRepository,
): ManifestsLocation | LocationProblem {
  const parsed = parseRepositoryName(repo, serverUrl);
  const written = parsed && `${parsed.owner}/${parsed.repo}`;
  if (written === undefined || (name !== undefined && written.toLowerCase() !== name.toLowerCase()))
    return problem(
      'repo',
      `manifests.repo is ${quote(repo)}, but the manifests are proposed to ${quote(name ?? serverUrl)}`,
      `Write \`${serverUrl}/${name ?? '<owner>/<repository>'}\`, or change the variable GITOPS_REPOSITORY.`,
    );
  const segments = path.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  const folder = segments.pop() ?? '';
  if (![...segments, folder].every((segment) => FOLDER_NAME.test(segment)))
    return problem(
      'path',
      `manifests.path is ${quote(path)}`,
      'Write a folder of the GitOps repository, from its root: `./functional-test`.',
    );
  return { storage: 'git', repository: written.toLowerCase(), branch, parent: segments.join('/'), folder };
}

function readRegistryLocation(
  { repo = '', chart = '' }: ManifestsField,
  { storage, branch }: { readonly storage: 'oci' | 'helm'; readonly branch: string },
  { name }: GitOpsRepository,
): ManifestsLocation | LocationProblem {
  const [, path = '', last = ''] = /^oci:\/\/[\w.:-]+\/([^\s]+)\/([^/\s]+)$/.exec(repo) ?? [];
  const folder = storage === 'oci' ? last : chart;
  const rest = storage === 'oci' ? '<folder>' : branch;
  const isPublished = name === undefined || path.toLowerCase() === name.toLowerCase();
  if (path === '' || !isPublished || (storage === 'helm' && last !== branch))
    return problem(
      'repo',
      `manifests.repo is ${quote(repo)}, which the GitOps repository does not publish`,
      `Write \`oci://ghcr.io/${name?.toLowerCase() ?? '<owner>/<GitOps repository>'}/${rest}\`.`,
    );
  if (!REGISTRY_NAME.test(branch))
    return problem(
      'branch',
      `manifests.branch is ${quote(branch)}, which cannot be a name in a registry`,
      'Use lower-case letters, digits, `-`, `_` and `.` for branches of this storage.',
    );
  if (!REGISTRY_NAME.test(folder))
    return problem(
      storage === 'oci' ? 'repo' : 'chart',
      `the folder of the target is ${quote(folder)}, which cannot be a name in a registry`,
      storage === 'oci'
        ? 'End `repo` with the name of the folder.'
        : 'Write the folder of the target as `chart`: `functional-test`.',
    );
  return { storage, repository: path.toLowerCase(), branch, parent: '', folder };
}

function problem(field: string, message: string, hint: string): LocationProblem {
  return { kind: 'problem', field, message, hint };
}
