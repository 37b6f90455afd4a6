import { type Diagnostic, quote } from './diagnostic.ts';
import type { ClusterType, Model, Template } from './model.ts';
import { nearest } from './nearest.ts';

/** What is wrong between the objects of a model: references that lead nowhere, an environment that has nowhere to publish to. */
export function validate(model: Model): readonly Diagnostic[] {
  const templates = new Map(model.templates.map((template) => [template.name, template]));
  return [
    ...missingGitOpsRepo(model),
    ...overlappingGitOpsRepos(model),
    ...model.clusterTypes.flatMap((clusterType) => templateReferences(clusterType, templates)),
    ...silentRegistrations(model),
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

function overlappingGitOpsRepos(model: Model): Diagnostic[] {
  const seen = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const repo of model.gitOpsRepos) {
    const place = [
      repo.repo.replace(/(\.git)?\/*$/, '').toLowerCase(),
      repo.branch,
      repo.path.replace(/^\.?\/+|\/+$/g, ''),
    ].join('\n');
    const other = seen.get(place);
    if (other === undefined) seen.set(place, repo.name);
    else {
      diagnostics.push({
        code: 'same-gitops-repo',
        severity: 'error',
        message: `GitOpsRepos ${other} and ${repo.name} are the same place`,
        at: repo.locate('spec', 'repo'),
        hint: 'Remove one of them, or give it another repository, branch or path.',
        subject: { kind: 'GitOpsRepo', name: repo.name },
      });
    }
  }
  return diagnostics;
}

const REFERENCES = [
  ['reconciler', 'reconciler'],
  ['namespaceService', 'namespace'],
  ['configType', 'config'],
] as const;

function templateReferences(clusterType: ClusterType, templates: ReadonlyMap<string, Template>): Diagnostic[] {
  const subject = { kind: 'ClusterType', name: clusterType.name };
  return REFERENCES.flatMap(([field, type]): Diagnostic[] => {
    const name = clusterType[field];
    if (name === undefined) return [];
    const at = clusterType.locate('spec', field);
    const template = templates.get(name);
    if (!template) {
      const close = nearest(name, [...templates.keys()]);
      return [
        {
          code: 'missing-template',
          severity: 'error',
          message: `cluster type ${clusterType.name} names the template ${quote(name)} as its ${field}; there is none`,
          at,
          hint: close ? `Did you mean ${close}?` : 'Add a Template of that name, usually to the base repository.',
          subject,
        },
      ];
    }
    if (template.type === type) return [];
    return [
      {
        code: 'template-type',
        severity: 'warning',
        message: `cluster type ${clusterType.name} uses template ${name} as its ${field}, but that is a template of type ${template.type}`,
        at,
        hint: `Name a template of type ${type}.`,
        related: [{ message: 'the template', at: template.locate('spec', 'type') }],
      },
    ];
  });
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
