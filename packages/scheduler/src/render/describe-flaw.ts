import { joinLimited, ownedBy, type Position, quote } from '@kalypso-actions/diagnostics';
import { Dict, List, type Value } from '@kalypso-actions/govalue';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { Template } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { isBuiltInTemplate } from './built-in-template.ts';
import { type CompiledManifest, toFilePosition } from './compile/compile-manifests.ts';
import { CONFIG_TEXT_FIELD, type TemplateData } from './data/template-data.ts';
import type { UntrustedValue } from './data/untrusted-values.ts';
import { toYaml } from './functions/to-yaml.ts';
import type { ManifestFlaw } from './judge/manifest-judge.ts';
import type { SourcedSlot } from './judge/rendered-text.ts';

/** Whether a manifest would be safe with harmless texts in place of some values. */
export type IsSafeWithout = (values: readonly UntrustedValue[]) => boolean;

/**
 * Explains what is wrong with a rendered manifest: the values that cause it, where they are written, and what to do. A problem without a registration is one
 * of the template or of the platform configuration.
 */
export function describeFlaw(
  flaw: ManifestFlaw,
  template: Template,
  manifest: CompiledManifest,
  data: TemplateData,
  isSafeWithout: IsSafeWithout,
): AssignmentProblem[] {
  const owner = ownedBy(data.assignment.target.registration);
  if (flaw.kind === 'invalid') {
    const isUntrusted = flaw.slots.some(({ source }) => source.isUntrusted);
    const culprits = isUntrusted ? findCulprits(flaw.slots, data, isSafeWithout) : [];
    if (culprits.length > 0) return culprits.map((value) => describeUnsafe(value, template, owner));
    return [describeInvalid(flaw, template, manifest, data)];
  }
  const absent = findAbsent(flaw.slots, data.assignment.target);
  if (absent.length > 0) return absent.map(([key, slot]) => describeAbsent(key, slot, template, manifest, data));
  const names = findNames(flaw.slots, data);
  if (names.length > 0) return names.map((value) => describeUnsafeName(value, template, owner));
  const culprits = findCulprits(flaw.slots, data, isSafeWithout);
  if (culprits.length > 0) return culprits.map((value) => describeUnsafe(value, template, owner));
  const [slot] = flaw.slots;
  return [
    {
      code: 'unsafe-value',
      message: `template ${template.name} prints values of workload files where any text changes the structure of the manifest`,
      at: slot ? toFilePosition(manifest.at, manifest.program.positionOf(slot.source.action)) : manifest.at,
      hint: 'Print them as values in quotes, and not as keys: `path: {{ .Manifests.path | quote }}`.',
    },
  ];
}

/** The values that a reconciler needs of every target. */
const USUAL_VALUES = ['repo', 'branch', 'path'];

/** The values of `manifests` that slots print and that a target does not have, with the first slot of each. */
function findAbsent(slots: readonly SourcedSlot[], { manifests }: DeploymentTarget): [string, SourcedSlot][] {
  const found = new Map<string, SourcedSlot>();
  for (const slot of slots) {
    const keys = [...slot.source.paths].map((path) => /^Manifests\.([^.]+)$/.exec(path)?.[1]);
    const [key] = keys;
    if (keys.length !== 1 || key === undefined || Object.hasOwn(manifests, key) || found.has(key)) continue;
    found.set(key, slot);
  }
  return [...found];
}

/** Reported at the target if every target has to have the value, otherwise at the template, of which it is not known what it expects. */
function describeAbsent(
  key: string,
  { source }: SourcedSlot,
  template: Template,
  manifest: CompiledManifest,
  { assignment: { target } }: TemplateData,
): AssignmentProblem {
  const at = toFilePosition(manifest.at, manifest.program.positionOf(source.action));
  if (!USUAL_VALUES.includes(key))
    return {
      code: 'target-without-value',
      message: `template ${template.name} prints \`manifests.${key}\`, which not every deployment target has`,
      at,
      hint: `Add \`${key}\` to the \`manifests\` of the target, or have the template print it only if it exists: \`{{ with .Manifests.${key} }}\`.`,
    };
  return {
    code: 'target-without-value',
    message: `deployment target ${target.name} has no \`manifests.${key}\`, which template ${template.name} uses`,
    at: target.locate('manifests'),
    hint: `Add \`${key}\` to its \`manifests\`.`,
    related: [{ message: 'the template prints it here', at }],
    ...ownedBy(target.registration),
  };
}

/** The values whose names are printed by slots that print nothing but names. */
function findNames(slots: readonly SourcedSlot[], data: TemplateData): readonly UntrustedValue[] {
  const names = slots.filter(({ source }) => source.isName);
  if (names.length === 0 || names.length < slots.length) return [];
  return data
    .values()
    .filter(({ key, paths }) =>
      names.some(({ text, source }) => text === key && paths.some((path) => source.paths.has(path))),
    );
}

/** More culprits in one manifest are not searched for: they are found once these are corrected. */
const MAX_CULPRITS = 10;

/** Values without which the manifest is safe: as few as it takes. The number of renderings grows with the culprits, and with the logarithm of the values. */
function findCulprits(
  slots: readonly SourcedSlot[],
  data: TemplateData,
  isSafeWithout: IsSafeWithout,
): readonly UntrustedValue[] {
  const paths = new Set(slots.flatMap(({ source }) => [...source.paths]));
  const isAnything = slots.length === 0 || paths.has('*');
  const candidates = data.values().filter((value) => isAnything || value.paths.some((path) => paths.has(path)));
  if (candidates.length === 0 || !isSafeWithout(candidates)) return [];
  const culprits: UntrustedValue[] = [];
  // Without the first `enough` candidates, and the culprits, the manifest is safe.
  for (let enough = candidates.length; culprits.length < MAX_CULPRITS && !isSafeWithout(culprits); ) {
    let few = 0;
    while (enough - few > 1) {
      const middle = Math.floor((few + enough) / 2);
      if (isSafeWithout([...culprits, ...candidates.slice(0, middle)])) enough = middle;
      else few = middle;
    }
    const culprit = candidates[enough - 1];
    if (culprit === undefined || culprits.includes(culprit)) break;
    culprits.push(culprit);
  }
  return culprits;
}

type Owner = Pick<AssignmentProblem, 'registration'>;

/** Values of workload files are never rendered as templates; one that contains a template is rejected wherever it would be inserted. */
export function describeTemplateInValue(
  { description, text, at }: UntrustedValue,
  target: DeploymentTarget,
): AssignmentProblem {
  return {
    code: 'template-in-value',
    message: `${description} is ${quote(text)}: values of workload files cannot be templates`,
    at,
    hint: 'Replace the template by a plain value.',
    ...ownedBy(target.registration),
  };
}

function describeUnsafe(
  { description, text, at }: UntrustedValue,
  template: Template,
  owner: Owner,
): AssignmentProblem {
  return {
    code: 'unsafe-value',
    message: `${description} is ${quote(text)}, which would change the structure of the manifests of template ${template.name}`,
    at,
    hint: 'Change the value, or quote it in the template: `{{ .Manifests.path | quote }}`.',
    related: [{ message: 'the template', at: template.locate('spec', 'manifests') }],
    ...owner,
  };
}

function describeUnsafeName(
  { description, key, at }: UntrustedValue,
  template: Template,
  owner: Owner,
): AssignmentProblem {
  return {
    code: 'unsafe-value',
    message: `the name of ${description} is ${quote(key ?? '')}, which YAML does not read as text where template ${template.name} prints it`,
    at,
    hint: 'Choose another name, or quote it in the template: `{{ $key | quote }}`.',
    related: [{ message: 'the template', at: template.locate('spec', 'manifests') }],
    ...owner,
  };
}

function describeInvalid(
  { format, message, line, slots }: Extract<ManifestFlaw, { kind: 'invalid' }>,
  template: Template,
  manifest: CompiledManifest,
  data: TemplateData,
): AssignmentProblem {
  const [slot] = slots;
  const isBuiltIn = isBuiltInTemplate(template);
  const action = slot && toFilePosition(manifest.at, manifest.program.positionOf(slot.source.action));
  const origins = slot === undefined ? [] : findConfigOrigins(slot, data);
  const [origin] = origins;
  const names = origins.map(({ key, configMap }) => `${key} of config map ${configMap}`);
  const cause = origin === undefined ? '' : `; the cause is ${joinLimited(names, 3)}: ${quote(slot?.text ?? '')}`;
  return {
    code: 'not-yaml',
    message: `template ${template.name} renders ${format === 'YAML' ? 'invalid YAML' : 'an invalid script'}: in line ${line} of the manifest, ${message}${cause}`,
    at: origin?.at ?? action ?? manifest.at,
    hint: isBuiltIn
      ? 'Change the value, or name a Template of type config that quotes it.'
      : origin === undefined
        ? 'Fix the template, or have it quote what it prints: `{{ .ConfigData.KEY | quote }}`.'
        : 'Change the value, or have the template quote it: `{{ .ConfigData.KEY | quote }}`.',
    ...(origin && action && !isBuiltIn ? { related: [{ message: 'the template prints it here', at: action }] } : {}),
  };
}

/** A manifest that is not the first of its template begins with what only a file may begin with. */
export function describeDirective(template: Template, { at }: CompiledManifest): AssignmentProblem {
  return {
    code: 'not-yaml',
    message: `template ${template.name} renders invalid YAML: a manifest after the first one begins with a directive or a byte order mark`,
    at,
    hint: 'Remove the line that begins with "%", or the byte order mark.',
  };
}

export interface ConfigOriginOfKey {
  readonly key: string;
  readonly configMap: string;
  readonly at: Position;
}

/** Where the platform configuration that a slot prints is written. Of a whole configuration, it is what has the text of the slot. */
export function findConfigOrigins({ text, source }: SourcedSlot, { assignment }: TemplateData): ConfigOriginOfKey[] {
  const { data, provenance } = assignment.config;
  const isWhole = ['ConfigData', CONFIG_TEXT_FIELD, '*'].some((path) => source.paths.has(path));
  return provenance.flatMap(({ key, setBy }) => {
    const origin = setBy.at(-1);
    const isPrinted =
      source.paths.has(`ConfigData.${key}`) ||
      (isWhole && (isPrintedAs(data.entries.get(key), text) || (setBy.length === 1 && origin?.text === text)));
    return origin !== undefined && isPrinted ? [{ key, configMap: origin.configMap, at: origin.at }] : [];
  });
}

function isPrintedAs(value: Value | undefined, text: string): boolean {
  if (typeof value !== 'string') return (value instanceof Dict || value instanceof List) && toYaml(value) === text;
  return [value, `'${value}'`, JSON.stringify(value)].includes(text);
}
