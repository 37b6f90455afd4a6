import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { type KubernetesObject, mergePatch, setLabels, setNamespace } from './change-object.ts';

interface ImageChange {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

/** The fields of a kustomization that are emulated; any other one is an error. */
interface EmulatedKustomization {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly resources?: readonly string[];
  readonly namespace?: string;
  readonly namePrefix?: string;
  readonly labels?: readonly {
    readonly pairs: Readonly<Record<string, string>>;
    readonly includeSelectors?: boolean;
  }[];
  readonly images?: readonly ImageChange[];
  readonly replicas?: readonly { readonly name: string; readonly count: number }[];
  readonly patches?: readonly { readonly path?: string; readonly patch?: string }[];
}

const FIELDS = [
  'apiVersion',
  'kind',
  'resources',
  'namespace',
  'namePrefix',
  'labels',
  'images',
  'replicas',
  'patches',
];

/** Builds a folder with a kustomization: its resources, changed by its fields. @throws as kustomize, and for what is not emulated */
export function buildKustomization(folder: string): readonly KubernetesObject[] {
  const file = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].find((name) =>
    existsSync(join(folder, name)),
  );
  if (file === undefined) throw new Error(`unable to find one of 'kustomization.yaml', … in directory '${folder}'`);
  const kustomization = (load(readFileSync(join(folder, file), 'utf8')) ?? {}) as EmulatedKustomization;
  const unknown = Object.keys(kustomization).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) throw new Error(`the field ${unknown} of a kustomization is not emulated`);
  const resources = (kustomization.resources ?? []).flatMap((path) => readResource(join(folder, path)));
  if (resources.length === 0) throw new Error('kustomization.yaml is empty');
  return resources
    .map((object) => applyPatches(object, folder, kustomization))
    .map((object) => applyFields(object, kustomization));
}

function readResource(path: string): readonly KubernetesObject[] {
  if (!existsSync(path)) throw new Error(`accumulating resources: ${path}: no such file or directory`);
  if (statSync(path).isDirectory()) return buildKustomization(path);
  return loadAll(readFileSync(path, 'utf8')).filter((document) => document !== null) as KubernetesObject[];
}

/** Patches without a target: merges into the object of the same kind and name. Lists of containers are merged by name, others replaced. */
function applyPatches(
  object: KubernetesObject,
  folder: string,
  { patches = [] }: EmulatedKustomization,
): KubernetesObject {
  return patches.reduce<KubernetesObject>((current, { path, patch }) => {
    const text = patch ?? readFileSync(join(folder, path ?? ''), 'utf8');
    const change = load(text) as KubernetesObject;
    const applies = change.kind === current.kind && change.metadata.name === current.metadata.name;
    return applies ? (mergePatch(current, change) as KubernetesObject) : current;
  }, object);
}

function applyFields(object: KubernetesObject, kustomization: EmulatedKustomization): KubernetesObject {
  const { namespace, namePrefix = '', labels = [], images = [], replicas = [] } = kustomization;
  let changed = structuredClone(object) as KubernetesObject;
  const count = replicas.find(({ name }) => name === object.metadata.name)?.count;
  if (count !== undefined && changed.spec !== undefined && 'replicas' in changed.spec)
    changed = { ...changed, spec: { ...changed.spec, replicas: count } };
  for (const { pairs, includeSelectors = false } of labels) changed = setLabels(changed, pairs, includeSelectors);
  changed = changeImages(changed, images) as KubernetesObject;
  changed = { ...changed, metadata: { ...changed.metadata, name: `${namePrefix}${changed.metadata.name}` } };
  return namespace === undefined ? changed : setNamespace(changed, namespace);
}

function changeImages(value: unknown, images: readonly ImageChange[]): unknown {
  if (Array.isArray(value)) return value.map((each) => changeImages(each, images));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === 'image' && typeof inner === 'string'
        ? [key, changeImage(inner, images)]
        : [key, changeImages(inner, images)],
    ),
  );
}

function changeImage(image: string, images: readonly ImageChange[]): string {
  const [, name = image, rest = ''] = /^([^:@]+)(.*)$/.exec(image) ?? [];
  const change = images.find((each) => each.name === name);
  if (change === undefined) return image;
  const suffix = change.digest ? `@${change.digest}` : change.newTag ? `:${change.newTag}` : rest;
  return `${change.newName ?? name}${suffix}`;
}
