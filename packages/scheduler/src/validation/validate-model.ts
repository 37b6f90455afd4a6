import { type Diagnostic, findNearest, joinLimited, ownedBy, quote } from '@kalypso-actions/diagnostics';
import { deriveDeploymentTargets } from '../model/deployment-targets.ts';
import { describeMissingTemplate } from '../model/missing-template.ts';
import type { Model } from '../model/model.ts';
import { ASSIGNMENT_FIELDS, findTemplateSlots } from '../render/template-slots.ts';
import type { ClusterType, GitOpsRepo, Template } from '../resources/resource.ts';
import { findVanishedTargets } from './vanished-targets.ts';

const MAX_NAMES = 5;

/** Checks what resources require of each other: references to templates, a repository to publish to, targets for the environment. */
export function validateModel(model: Model): readonly Diagnostic[] {
  const templates = new Map(model.templates.map((template) => [template.name, template]));
  return [
    ...checkGitOpsRepoExists(model),
    ...checkGitOpsRepoOverlaps(model.gitOpsRepos),
    ...checkBaseRepoExists(model),
    ...model.clusterTypes.flatMap((clusterType) => checkTemplateReferences(clusterType, templates)),
    ...checkTargetRepositories(model),
    ...checkRegistrations(model),
    ...checkEnvironmentName(model),
    ...findVanishedTargets(model),
    ...checkPolicies(model),
  ];
}

function checkGitOpsRepoExists(model: Model): Diagnostic[] {
  if (model.gitOpsRepos.length > 0) return [];
  return [
    {
      code: 'missing-gitops-repo',
      severity: 'error',
      message: `environment ${quote(model.environment)} has no GitOpsRepo, so its manifests cannot be published`,
      hint: 'Add a GitOpsRepo to the branch of the environment.',
      subject: { kind: 'GitOpsRepo', name: '' },
    },
  ];
}

/** Two for the same folder would overwrite each other; one within the other is allowed, but hardly ever intended. */
function checkGitOpsRepoOverlaps(repos: readonly GitOpsRepo[]): Diagnostic[] {
  return repos.flatMap((repo, index) =>
    repos.slice(0, index).flatMap((other): Diagnostic[] => {
      const [location, otherLocation] = [normalizeLocation(repo), normalizeLocation(other)];
      if (!`${location}/`.startsWith(`${otherLocation}/`) && !`${otherLocation}/`.startsWith(`${location}/`)) return [];
      const isSame = location === otherLocation;
      return [
        {
          code: isSame ? 'same-gitops-repo' : 'overlapping-gitops-repos',
          severity: isSame ? 'error' : 'warning',
          message: isSame
            ? `GitOpsRepos ${other.name} and ${repo.name} have the same repository, branch and path`
            : `the path of one of the GitOpsRepos ${other.name} and ${repo.name} is within the other`,
          at: repo.locate('spec', isSame ? 'repo' : 'path'),
          hint: isSame
            ? 'Remove one of them, or give it another repository, branch or path.'
            : 'Give each a folder of its own.',
          related: [{ message: 'the other GitOpsRepo', at: other.locate('spec', isSame ? 'repo' : 'path') }],
          subject: { kind: 'GitOpsRepo', name: repo.name },
        },
      ];
    }),
  );
}

/** Repository, branch and path, with equal spellings for equal locations. */
function normalizeLocation({ repo, branch, path }: GitOpsRepo): string {
  const address = repo.replace(/(\.git)?\/*$/, '').toLowerCase();
  const folders = path.split('/').filter((part) => part !== '' && part !== '.');
  return [`${address}\n${branch}`, ...folders].join('/');
}

const REFERENCES = [
  ['reconciler', 'reconciler'],
  ['namespaceService', 'namespace'],
  ['configType', 'config'],
  ['policy', 'policy'],
  ['infrastructure', 'infrastructure'],
] as const;

function checkTemplateReferences(clusterType: ClusterType, templates: ReadonlyMap<string, Template>): Diagnostic[] {
  return REFERENCES.flatMap(([field, type]): Diagnostic[] => {
    // These are not rendered with a template of another type: an error.
    if (field === 'policy' || field === 'infrastructure') return [];
    const name = clusterType[field];
    if (name === undefined) return [];
    const template = templates.get(name);
    if (!template || template.type === type) return [];
    return [
      {
        code: 'template-type',
        severity: 'warning',
        message: `cluster type ${clusterType.name} uses template ${name} as its ${field}, but its type is ${template.type}`,
        at: clusterType.locate('spec', field),
        hint: `Use a template of type ${type}.`,
        related: [{ message: 'the template', at: template.locate('spec', 'type') }],
      },
    ];
  });
}

/** Without its base, an environment lacks whatever is promoted: one error instead of one for each template. */
function checkBaseRepoExists(model: Model): Diagnostic[] {
  if (model.baseRepos.length > 0) return [];
  const missing = new Set(
    findMissingTemplates(model.clusterTypes, model.templates)
      // A name that is close to an existing one is misspelled.
      .filter(({ problem }) => !problem.hint?.startsWith('Did you mean'))
      .map(({ name }) => name),
  );
  if (missing.size === 0) return [];
  const listed = joinLimited([...missing].map(quote), MAX_NAMES);
  return [
    {
      code: 'no-base-repo',
      severity: 'error',
      message: `environment ${quote(model.environment)} has no BaseRepo, so nothing is read from \`main\`: it lacks the templates ${listed}`,
      hint: 'Add a BaseRepo named `main` to the branch of the environment, with the repository and branch of the promoted content.',
      subject: { kind: 'BaseRepo', name: 'main' },
    },
  ];
}

/**
 * Warns of problems with the templates of cluster types that nothing is assigned to: an assignment to them would fail. Infrastructure is rendered without
 * assignments, so its template is not one of them.
 */
export function checkUnassignedClusterTypes(
  { clusterTypes, templates }: Pick<Model, 'clusterTypes' | 'templates'>,
  assigned: ReadonlySet<ClusterType>,
  configFileName: string,
): readonly Diagnostic[] {
  const byName = new Map(templates.map((template) => [template.name, template]));
  return clusterTypes
    .filter((clusterType) => !assigned.has(clusterType))
    .flatMap((clusterType) =>
      findTemplateSlots(clusterType, ASSIGNMENT_FIELDS, byName, configFileName).problems.map((problem) => ({
        ...problem,
        severity: 'warning',
        message: `${problem.message}; nothing is assigned to it`,
        subject: { kind: 'ClusterType', name: clusterType.name },
      })),
    );
}

function findMissingTemplates(clusterTypes: readonly ClusterType[], templates: readonly Template[]) {
  const names = new Set(templates.map(({ name }) => name));
  return clusterTypes.flatMap((clusterType) =>
    REFERENCES.flatMap(([field]) => {
      const problem = describeMissingTemplate(clusterType, field, names);
      return problem ? [{ problem, name: clusterType[field] ?? '' }] : [];
    }),
  );
}

/** A target without `repo` in its manifests is only a problem if a reconciler template uses it. */
function checkTargetRepositories(model: Model): Diagnostic[] {
  const reconcilers = new Set(model.clusterTypes.map(({ reconciler }) => reconciler));
  const usesRepo = ({ name, manifests }: Template) =>
    reconcilers.has(name) && manifests.some(({ text }) => /\.?Manifests\.repo\b/.test(text));
  const template = model.templates.find(usesRepo);
  if (!template) return [];
  return deriveDeploymentTargets(model)
    .filter(({ manifests }) => !manifests.repo)
    .map((target) => ({
      code: 'target-without-repo',
      severity: 'warning',
      message: `deployment target ${target.name} has no \`manifests.repo\`, which template ${template.name} uses`,
      at: target.locate('manifests'),
      hint: 'Add `repo`, `branch` and `path` to its `manifests`.',
      ...ownedBy(target.registration),
    }));
}

function checkRegistrations(model: Model): Diagnostic[] {
  return [...checkWorkspaces(model), ...checkProviders(model)];
}

/** The operator accepts a registration without a workspace. */
function checkWorkspaces({ registrations }: Model): Diagnostic[] {
  return registrations
    .filter(({ workspace }) => workspace === '')
    .map((registration) => ({
      code: 'no-workspace',
      severity: 'warning',
      message: `registration ${registration.name} has no workspace: policies of a workspace do not select its targets, and policies without one do`,
      at: registration.locate('spec'),
      hint: 'Add the `workspace` of its team to its `spec`.',
      subject: { kind: 'WorkloadRegistration', name: registration.name },
    }));
}

/** An emptied repository would remove whatever is published for it. Whoever means that removes the registration. */
function checkProviders(model: Model): Diagnostic[] {
  const providers = new Set(
    [...model.workloads, ...model.standaloneTargets].map(({ registration }) => registration?.name),
  );
  return model.registrations
    .filter(({ name }) => !providers.has(name))
    .map((registration) => ({
      code: 'no-workload',
      severity: 'error',
      message: `registration ${registration.name} provides no workload`,
      at: registration.locate('spec', 'workload', 'path'),
      hint: 'Check that its path contains a file of kind Workload. To remove its workloads from the fleet, remove the registration.',
      registration: registration.name,
    }));
}

/** Without a policy, nothing is assigned, and everything that is published would be removed. */
function checkPolicies(model: Model): Diagnostic[] {
  if (model.policies.length > 0 || deriveDeploymentTargets(model).length === 0) return [];
  return [
    {
      code: 'no-policy',
      severity: 'warning',
      message: `environment ${quote(model.environment)} has no SchedulingPolicy, so none of its deployment targets is assigned`,
      hint: 'Add a SchedulingPolicy to the branch of the environment.',
    },
  ];
}

/** Without targets, the tree is empty: right for a new environment, but a disaster if its name is misspelled. */
function checkEnvironmentName(model: Model): Diagnostic[] {
  const { environment, knownEnvironments, gitOpsRepos, workloads, standaloneTargets, heldBack } = model;
  const used = new Set([
    ...workloads.flatMap(({ workload }) => workload.deploymentTargets.map((target) => target.environment)),
    ...standaloneTargets.map(({ target }) => target.environment),
  ]);
  if (used.has(environment)) return [];
  // The commit of the base may be older than the Environment. By convention, the GitOpsRepo and its branch have its name, too.
  const isDeclared =
    knownEnvironments.includes(environment) ||
    gitOpsRepos.some(({ name, branch }) => name === environment || branch === environment);
  const others = [...new Set([...used, ...knownEnvironments])].filter((name) => name !== environment).sort();
  if (used.size === 0 && (isDeclared || others.length === 0)) return [];
  // A repository that cannot be read may have targets for it.
  const isUnknown = !isDeclared && heldBack.size === 0;
  const nearest = isDeclared ? undefined : findNearest(environment, others);
  const names = joinLimited(others.map(quote), MAX_NAMES);
  return [
    {
      code: isUnknown ? 'no-environment' : 'no-target',
      severity: isUnknown ? 'error' : 'warning',
      message: isUnknown
        ? `there is no environment ${quote(environment)}: neither an Environment nor a deployment target has that name`
        : `there are no deployment targets for environment ${quote(environment)}: nothing is scheduled`,
      hint: nearest
        ? `Did you mean ${nearest}?`
        : isUnknown
          ? `Known are ${names}. To add an environment, declare it in \`.environments/\` of the base.`
          : `There are targets for ${names}.`,
    },
  ];
}
