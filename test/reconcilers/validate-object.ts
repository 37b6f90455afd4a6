import { Application } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import { AppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import { HelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import { Kustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { GitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import { OCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository';
import { Ajv } from 'ajv';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { ClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import { ClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';
import { Role } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import { RoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import { PriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1/PriorityClass';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { LimitRange } from 'kubernetes-models/v1/LimitRange';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { ResourceQuota } from 'kubernetes-models/v1/ResourceQuota';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { GIT_REPO_SCHEMA, POLICY_SCHEMA, ZARF_SCHEMA } from './object-schemas.ts';

/** An object of a manifest, of any form. */
// biome-ignore lint/suspicious/noExplicitAny: what is missing fails the test
export type Manifest = any;

type Validate = (manifest: Manifest) => void;

const MODELS = [
  AppProject,
  Application,
  ClusterRole,
  ClusterRoleBinding,
  ConfigMap,
  GitRepository,
  HelmRelease,
  Kustomization,
  LimitRange,
  Namespace,
  NetworkPolicy,
  OCIRepository,
  PriorityClass,
  ResourceQuota,
  Role,
  RoleBinding,
  ServiceAccount,
];

function validateWith(Model: (typeof MODELS)[number]): Validate {
  return (manifest) => {
    // Each model is validated as itself: its constructor only accepts its own data.
    new (Model as new (data: Manifest) => { validate(): void })(manifest).validate();
  };
}

function validateBySchema(schema: object): Validate {
  const validate = new Ajv({ allErrors: true }).compile(schema);
  return (manifest) => {
    if (!validate(manifest)) throw new Error(JSON.stringify(validate.errors));
  };
}

const VALIDATORS: ReadonlyMap<string, Validate> = new Map([
  ...MODELS.map((Model) => [`${Model.apiVersion} ${Model.kind}`, validateWith(Model)] as const),
  ['fleet.cattle.io/v1alpha1 GitRepo', validateBySchema(GIT_REPO_SCHEMA)],
  ['fleet.cattle.io/v1alpha1 Policy', validateBySchema(POLICY_SCHEMA)],
  ['undefined ZarfPackageConfig', validateBySchema(ZARF_SCHEMA)],
]);

/** What is wrong with an object: what its model or schema rejects, or fields that it does not know. */
export function findObjectProblems(manifest: Manifest): readonly string[] {
  const type = `${manifest.apiVersion} ${manifest.kind}`;
  const validate = VALIDATORS.get(type);
  if (validate === undefined) return [`${type}: unknown`];
  const rejects = (value: Manifest) => {
    try {
      validate(value);
      return undefined;
    } catch (error) {
      return String(error);
    }
  };
  const rejection = rejects(manifest);
  if (rejection !== undefined) return [`${type}: ${rejection}`];
  // Models accept fields that they do not know, with any value. A value of a wrong type in a field that they know is rejected.
  const unknown = [...pathsOf(manifest)].filter((path) => rejects(spoil(manifest, path)) === undefined);
  return unknown.map((path) => `${type}: unknown field ${path.join('.')}`);
}

type Path = readonly (string | number)[];

function* pathsOf(value: Manifest, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value))
    yield* pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** A copy with a value of a wrong type: a function is of no type that YAML has. */
function spoil(value: Manifest, [key, ...rest]: Path): Manifest {
  if (key === undefined) return () => {};
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = spoil(copy[key], rest);
  return copy;
}
