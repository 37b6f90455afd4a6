import { type Diagnostic, findNearest, joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { ClusterType, GitOpsRepo, Template } from '../resources/resource.ts';
import { deriveDeploymentTargets } from './deployment-targets.ts';
import type { Model } from './model.ts';

/** Checks what resources require of each other: references to templates, a repository to publish to, targets for the environment. */
export function validateModel(model: Model): readonly Diagnostic[] {
  const templates = new Map(model.templates.map((template) => [template.name, template]));
  return [
    ...checkGitOpsRepoExists(model),
    ...checkGitOpsRepoOverlaps(model.gitOpsRepos),
    ...model.clusterTypes.flatMap((clusterType) => checkTemplateReferences(clusterType, templates)),
    ...checkTargetRepositories(model),
    ...checkRegistrations(model),
    ...checkEnvironmentName(model),
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
] as const;

function checkTemplateReferences(clusterType: ClusterType, templates: ReadonlyMap<string, Template>): Diagnostic[] {
  return REFERENCES.flatMap(([field, type]): Diagnostic[] => {
    const name = clusterType[field];
    if (name === undefined) return [];
    const template = templates.get(name);
    if (!template) return [createMissingTemplateError(clusterType, field, name, [...templates.keys()])];
    if (template.type === type) return [];
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

function createMissingTemplateError(
  clusterType: ClusterType,
  field: string,
  name: string,
  templates: readonly string[],
): Diagnostic {
  const nearest = findNearest(name, templates);
  return {
    code: 'missing-template',
    severity: 'error',
    message: `cluster type ${clusterType.name} uses template ${quote(name)} as its ${field}, but there is no such template`,
    at: clusterType.locate('spec', field),
    hint: nearest ? `Did you mean ${nearest}?` : 'Add a Template with this name, usually to the base repository.',
    subject: { kind: 'ClusterType', name: clusterType.name },
  };
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
    }));
}

function checkRegistrations(model: Model): Diagnostic[] {
  const providers = new Set(
    [...model.workloads, ...model.standaloneTargets].map(({ registration }) => registration?.name),
  );
  return model.registrations
    .filter(({ name }) => !providers.has(name))
    .map((registration) => ({
      code: 'no-workload',
      severity: 'warning',
      message: `registration ${registration.name} provides no workload`,
      at: registration.locate('spec', 'workload', 'path'),
      hint: 'Check that its path contains a file of kind Workload.',
    }));
}

/** Without targets, the tree is empty: right for a new environment, but a disaster if its name is misspelled. */
function checkEnvironmentName({ environment, workloads, standaloneTargets }: Model): Diagnostic[] {
  const used = [
    ...workloads.flatMap(({ workload }) => workload.deploymentTargets.map((target) => target.environment)),
    ...standaloneTargets.map(({ target }) => target.environment),
  ];
  if (used.length === 0 || used.includes(environment)) return [];
  const others = [...new Set(used)].sort();
  const nearest = findNearest(environment, others);
  return [
    {
      code: 'no-target',
      severity: 'warning',
      message: `there are no deployment targets for environment ${quote(environment)}: nothing is scheduled`,
      hint: nearest ? `Did you mean ${nearest}?` : `There are targets for ${joinLimited(others.map(quote), 5)}.`,
    },
  ];
}
