import { type Diagnostic, joinLimited, quote } from '@kalypso-actions/diagnostics';
import { isNullNode, type YamlNode } from '@kalypso-actions/yaml';
import type { AppliedFiles } from './applied-files.ts';
import { type Kustomization, locateField, toParent } from './kustomization.ts';

/** Fields that do not change what the scheduler reads. Secrets, images and annotations are not part of it. */
const HARMLESS_FIELDS: ReadonlySet<string> = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'bases',
  'components',
  'namespace',
  'commonAnnotations',
  'images',
  'imageTags',
  'replicas',
  'secretGenerator',
  'generatorOptions',
  'helmGlobals',
  'openapi',
  'crds',
  'configurations',
  'validators',
  'buildMetadata',
  'sortOptions',
]);
/** Fields that add objects. All others change those that are listed. */
const GENERATORS: ReadonlySet<string> = new Set(['generators', 'helmCharts', 'helmChartInflationGenerator']);
/** Adds config maps, which matter only if they are marked as platform configuration. */
const CONFIG_MAP_GENERATOR = 'configMapGenerator';
const CONFIG_MARK = /platform-config|azure-app-config/;
const MAX_NAMES = 5;
/** Fields of one kustomization that are reported. */
const MAX_FIELDS = 20;

interface KustomizationInput {
  readonly applied: AppliedFiles;
  readonly trusted: boolean;
  /** Whether a file may contain something that the scheduler reads. */
  readonly isRelevant: (file: string) => boolean;
  /** The files that contain a resource, by their paths below the part that is read. */
  readonly resourceFiles: Iterable<string>;
}

/**
 * Reports how what Flux applies differs from what is read here: objects that a kustomization generates or changes (an error, since they cannot be known),
 * files that it leaves out, and resources of it that are elsewhere.
 */
export function checkKustomizations(input: KustomizationInput): Diagnostic[] {
  const { applied } = input;
  const relevant = findRelevant(input);
  const marked = [...applied.kustomizations.keys()].some(({ source }) => CONFIG_MARK.test(source.text));
  const leftOut = groupLeftOut(input);
  return [...applied.kustomizations].flatMap(([kustomization, { unread }]) => [
    ...checkFields(kustomization, (field) => judgeField(field, relevant.has(kustomization), marked, input.trusted)),
    ...createUnreadWarning(kustomization, unread),
    ...createLeftOutWarning(kustomization, leftOut.get(kustomization) ?? []),
  ]);
}

/** The kustomizations that have effect on a file that is relevant. */
function findRelevant({ applied, isRelevant }: KustomizationInput): ReadonlySet<Kustomization> {
  const pending = [...applied.kustomizations].filter(([, { files }]) => files.some(isRelevant)).map(([each]) => each);
  const found = new Set(pending);
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const related of applied.kustomizations.get(next)?.related ?? []) {
      if (!found.has(related)) pending.push(related);
      found.add(related);
    }
  }
  return found;
}

function checkFields(
  kustomization: Kustomization,
  judge: (field: string) => Diagnostic['severity'] | undefined,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { key, value } of kustomization.root.entries) {
    const severity = isEmptyValue(value) ? undefined : judge(key.text);
    if (severity) found.push(createFieldDiagnostic(kustomization, key.text, severity));
    if (found.length === MAX_FIELDS) break;
  }
  return found;
}

/** How serious a field is; `undefined` if it has no effect on what is read. */
function judgeField(
  field: string,
  isRelevant: boolean,
  isMarked: boolean,
  trusted: boolean,
): Diagnostic['severity'] | undefined {
  if (HARMLESS_FIELDS.has(field)) return undefined;
  if (field === CONFIG_MAP_GENERATOR) return !trusted ? undefined : isMarked ? 'error' : 'warning';
  if (GENERATORS.has(field)) return trusted ? 'error' : 'warning';
  return isRelevant ? 'error' : undefined;
}

/** The resource files that Flux does not apply, by the kustomization that leaves them out: the nearest one above them that is used. */
function groupLeftOut({ applied, resourceFiles }: KustomizationInput): ReadonlyMap<Kustomization, readonly string[]> {
  const byFolder = new Map([...applied.kustomizations.keys()].map((each) => [each.folder, each]));
  const groups = new Map<Kustomization, string[]>();
  for (const file of resourceFiles) {
    if (applied.files.has(file)) continue;
    let folder = toParent(file);
    while (folder !== '' && !byFolder.has(folder)) folder = toParent(folder);
    const kustomization = byFolder.get(folder);
    if (!kustomization) continue;
    const group = groups.get(kustomization) ?? [];
    groups.set(kustomization, group);
    group.push(file);
  }
  return groups;
}

function createFieldDiagnostic(
  kustomization: Kustomization,
  field: string,
  severity: Diagnostic['severity'],
): Diagnostic {
  return {
    code: 'kustomization-changes',
    severity,
    message: `Flux applies what ${quote(field)} of this kustomization generates or changes; here, files are read as they are`,
    at: locateField(kustomization, field),
    hint: 'Write the resulting objects to files, for example with `kubectl kustomize`, and remove the field.',
  };
}

function createUnreadWarning(kustomization: Kustomization, unread: readonly string[]): Diagnostic[] {
  if (unread.length === 0) return [];
  return [
    {
      code: 'kustomization-resource',
      severity: 'warning',
      message: `this kustomization lists what is not read here: ${formatNames(unread)}`,
      at: locateField(kustomization, 'resources'),
      hint: 'Flux applies it. If it contains objects of the control plane, copy them to this folder.',
    },
  ];
}

function createLeftOutWarning(kustomization: Kustomization, files: readonly string[]): Diagnostic[] {
  if (files.length === 0) return [];
  return [
    {
      code: 'kustomization-leaves-out',
      severity: 'warning',
      message: `this kustomization does not list files that are read here: ${formatNames(files)}`,
      at: locateField(kustomization, 'resources'),
      hint: 'Flux does not apply them. Add them to `resources`, or exclude them with a .sourceignore.',
    },
  ];
}

function formatNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => quote(name));
  return joinLimited([...shown, ...names.slice(MAX_NAMES)], MAX_NAMES);
}

function isEmptyValue(value: YamlNode): boolean {
  if (value.kind === 'scalar') return isNullNode(value) || value.text === '';
  return value.kind === 'mapping' ? value.entries.length === 0 : value.items.length === 0;
}
