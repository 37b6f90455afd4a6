import { type Diagnostic, findNearest, quote } from '@kalypso-actions/diagnostics';
import type { ClusterType, GitOpsRepo, Template } from '../resources/resource.ts';
import { deriveDeploymentTargets } from './deployment-targets.ts';
import type { Model } from './model.ts';

/** What is wrong between the objects of a model: references that lead nowhere, an environment that has nowhere to publish to. */
export function validateModel(model: Model): readonly Diagnostic[] {
  const templates = new Map(model.templates.map((template) => [template.name, template]));
  return [
    ...missingGitOpsRepo(model),
    ...overlappingGitOpsRepos(model.gitOpsRepos),
    ...model.clusterTypes.flatMap((clusterType) => templateReferences(clusterType, templates)),
    ...targetsWithoutRepo(model),
    ...silentRegistrations(model),
    ...unknownEnvironment(model),
  ];
}

function missingGitOpsRepo(model: Model): Diagnostic[] {
  if (model.gitOpsRepos.length > 0) return [];
  return [
    {
      code: 'missing-gitops-repo',
      severity: 'error',
      message: `environment ${quote(model.environment)} has no GitOpsRepo: there is nowhere to publish to`,
      hint: 'Add a GitOpsRepo to the branch of the environment.',
      subject: { kind: 'GitOpsRepo', name: '' },
    },
  ];
}

/** Two that are one place would overwrite each other; one within the other is legal, and hardly ever meant. */
function overlappingGitOpsRepos(repos: readonly GitOpsRepo[]): Diagnostic[] {
  return repos.flatMap((repo, index) =>
    repos.slice(0, index).flatMap((other): Diagnostic[] => {
      const [ours, theirs] = [placeOf(repo), placeOf(other)];
      if (!`${ours}/`.startsWith(`${theirs}/`) && !`${theirs}/`.startsWith(`${ours}/`)) return [];
      const isSame = ours === theirs;
      return [
        {
          code: isSame ? 'same-gitops-repo' : 'overlapping-gitops-repos',
          severity: isSame ? 'error' : 'warning',
          message: isSame
            ? `GitOpsRepos ${other.name} and ${repo.name} are the same place`
            : `the paths of GitOpsRepos ${other.name} and ${repo.name} lie within each other`,
          at: repo.locate('spec', isSame ? 'repo' : 'path'),
          hint: isSame
            ? 'Remove one of them, or give it another repository, branch or path.'
            : 'Give each a folder of its own.',
          related: [{ message: 'the other one', at: other.locate('spec', isSame ? 'repo' : 'path') }],
          subject: { kind: 'GitOpsRepo', name: repo.name },
        },
      ];
    }),
  );
}

/** A place in a repository, spelt in one way. */
function placeOf({ repo, branch, path }: GitOpsRepo): string {
  const address = repo.replace(/(\.git)?\/*$/, '').toLowerCase();
  const folders = path.split('/').filter((part) => part !== '' && part !== '.');
  return [`${address}\n${branch}`, ...folders].join('/');
}

const REFERENCES = [
  ['reconciler', 'reconciler'],
  ['namespaceService', 'namespace'],
  ['configType', 'config'],
] as const;

function templateReferences(clusterType: ClusterType, templates: ReadonlyMap<string, Template>): Diagnostic[] {
  return REFERENCES.flatMap(([field, type]): Diagnostic[] => {
    const name = clusterType[field];
    if (name === undefined) return [];
    const template = templates.get(name);
    if (!template) return [missingTemplate(clusterType, field, name, [...templates.keys()])];
    if (template.type === type) return [];
    return [
      {
        code: 'template-type',
        severity: 'warning',
        message: `cluster type ${clusterType.name} uses template ${name} as its ${field}, but that is a template of type ${template.type}`,
        at: clusterType.locate('spec', field),
        hint: `Name a template of type ${type}.`,
        related: [{ message: 'the template', at: template.locate('spec', 'type') }],
      },
    ];
  });
}

function missingTemplate(
  clusterType: ClusterType,
  field: string,
  name: string,
  templates: readonly string[],
): Diagnostic {
  const close = findNearest(name, templates);
  return {
    code: 'missing-template',
    severity: 'error',
    message: `cluster type ${clusterType.name} names the template ${quote(name)} as its ${field}; there is none`,
    at: clusterType.locate('spec', field),
    hint: close ? `Did you mean ${close}?` : 'Add a Template of that name, usually to the base repository.',
    subject: { kind: 'ClusterType', name: clusterType.name },
  };
}

/** A target may have any manifests; one without `repo` is worth a word when what reconciles it asks for that. */
function targetsWithoutRepo(model: Model): Diagnostic[] {
  const reconcilers = new Set(model.clusterTypes.map(({ reconciler }) => reconciler));
  const asks = ({ name, manifests }: Template) =>
    reconcilers.has(name) && manifests.some(({ text }) => /\.?Manifests\.repo\b/.test(text));
  const asking = model.templates.find(asks);
  if (!asking) return [];
  return deriveDeploymentTargets(model)
    .filter(({ manifests }) => !manifests.repo)
    .map((target) => ({
      code: 'target-without-repo',
      severity: 'warning',
      message: `deployment target ${target.name} does not say in which repository its manifests are, which template ${asking.name} asks for`,
      at: target.locate('manifests'),
      hint: 'Add `manifests: {repo, branch, path}`.',
    }));
}

function silentRegistrations(model: Model): Diagnostic[] {
  const heard = new Set([...model.workloads, ...model.standaloneTargets].map(({ registration }) => registration?.name));
  return model.registrations
    .filter(({ name }) => !heard.has(name))
    .map((registration) => ({
      code: 'no-workload',
      severity: 'warning',
      message: `registration ${registration.name} brings no workload`,
      at: registration.locate('spec', 'workload', 'path'),
      hint: 'Check that its path holds a file of kind Workload.',
    }));
}

/** An environment that no target is for has an empty tree: right for a new one, and a disaster where the name is misspelt. */
function unknownEnvironment({ environment, workloads, standaloneTargets }: Model): Diagnostic[] {
  const named = [
    ...workloads.flatMap(({ workload }) => workload.deploymentTargets.map((target) => target.environment)),
    ...standaloneTargets.map(({ target }) => target.environment),
  ];
  if (named.length === 0 || named.includes(environment)) return [];
  const others = [...new Set(named)].sort();
  const close = findNearest(environment, others);
  const some = others.slice(0, 5).map(quote).join(', ');
  return [
    {
      code: 'no-target',
      severity: 'warning',
      message: `no deployment target is for the environment ${quote(environment)}: nothing is scheduled`,
      hint: close ? `Did you mean ${close}?` : `There are targets for ${some}${others.length > 5 ? ', …' : ''}.`,
    },
  ];
}
