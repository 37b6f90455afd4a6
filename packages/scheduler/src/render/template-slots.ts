import { type Position, quote } from '@kalypso-actions/diagnostics';
import { describeMissingTemplate, isBuiltInConfigType, type TemplateField } from '../model/missing-template.ts';
import type { ClusterType, Template } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { BUILT_IN_TEMPLATES, isBuiltInTemplate } from './built-in-template.ts';

/** A template that a cluster type names, and the file that it writes. */
export interface TemplateSlot {
  readonly field: TemplateField;
  readonly template: Template;
  /** Name of the file, with its extension. */
  readonly file: string;
}

/** The templates that a cluster type names for some purposes. */
export interface TemplateSlots {
  readonly slots: readonly TemplateSlot[];
  /** Templates that do not exist, and two that write the same file. */
  readonly problems: readonly AssignmentProblem[];
}

/** The purposes of the files of an assignment, in the order in which they are rendered. */
export const ASSIGNMENT_FIELDS: readonly TemplateField[] = ['namespaceService', 'configType', 'policy', 'reconciler'];

const USUAL_FILES: Readonly<Record<Exclude<TemplateField, 'configType'>, string>> = {
  namespaceService: 'namespace.yaml',
  policy: 'policy.yaml',
  reconciler: 'reconciler.yaml',
  infrastructure: 'infrastructure.yaml',
};

/** Finds the templates that a cluster type names in some of its fields. */
export function findTemplateSlots(
  clusterType: ClusterType,
  fields: readonly TemplateField[],
  templates: ReadonlyMap<string, Template>,
  configFileName: string,
): TemplateSlots {
  const names = new Set(templates.keys());
  const problems: AssignmentProblem[] = [];
  const slots = fields.flatMap((field): readonly TemplateSlot[] => {
    const template = findTemplate(clusterType, field, templates);
    const problem =
      describeMissingTemplate(clusterType, field, names) ??
      (template && describeRefusedType(clusterType, field, template));
    if (problem) problems.push(problem);
    return template && !problem ? [{ field, template, file: chooseFile(field, template, configFileName) }] : [];
  });
  return { slots, problems: [...problems, ...findSharedFiles(clusterType, slots)] };
}

/** Templates of these fields have other data, or are for other files, than those of any other type. */
const TYPED_FIELDS: readonly TemplateField[] = ['policy', 'infrastructure'];

/** The problem that a template is not of the type that its field needs; `undefined` if it is, or if the field accepts any type. */
function describeRefusedType(
  clusterType: ClusterType,
  field: TemplateField,
  template: Template,
): AssignmentProblem | undefined {
  if (!TYPED_FIELDS.includes(field) || template.type === field) return undefined;
  return {
    code: 'template-type',
    message: `cluster type ${clusterType.name} uses template ${template.name} as its ${field}, but its type is ${template.type}`,
    at: clusterType.locate('spec', field),
    hint: `Use a template of type ${field}.`,
    related: [{ message: 'the template', at: template.locate('spec', 'type') }],
  };
}

function findTemplate(
  clusterType: ClusterType,
  field: TemplateField,
  templates: ReadonlyMap<string, Template>,
): Template | undefined {
  const name = clusterType[field];
  const found = name === undefined ? undefined : templates.get(name);
  if (found !== undefined || field !== 'configType') return found;
  if (name === undefined) return BUILT_IN_TEMPLATES.configMap;
  return isBuiltInConfigType(name) ? BUILT_IN_TEMPLATES[name] : undefined;
}

function chooseFile(field: TemplateField, { file, contentType }: Template, configFileName: string): string {
  if (file !== undefined) return file;
  return field === 'configType' ? `${configFileName}.${contentType === 'sh' ? 'sh' : 'yaml'}` : USUAL_FILES[field];
}

/** Finds templates that write a file that another one writes. Names that differ only in letter case are one file on some systems. */
function findSharedFiles(clusterType: ClusterType, slots: readonly TemplateSlot[]): readonly AssignmentProblem[] {
  return slots.flatMap((slot, index): readonly AssignmentProblem[] => {
    const isSame = ({ file }: TemplateSlot) => file.toLowerCase() === slot.file.toLowerCase();
    const other = slots.slice(0, index).find(isSame);
    if (other === undefined) return [];
    const isOneTemplate = slot.template === other.template;
    const [named, unnamed] = slot.template.file === undefined ? [other, slot] : [slot, other];
    const files =
      slot.file === other.file
        ? quote(slot.file)
        : `${quote(other.file)} and ${quote(slot.file)}, one file on some systems`;
    return [
      {
        code: 'same-file',
        message: `cluster type ${clusterType.name}: templates ${other.template.name} (${other.field}) and ${slot.template.name} (${slot.field}) write ${files}`,
        at: locateFile(clusterType, named),
        hint: isOneTemplate ? 'Use a template of its own for each field.' : 'Give one of the templates another `file`.',
        related: isOneTemplate ? [] : [{ message: 'the other template', at: locateFile(clusterType, unnamed) }],
      },
    ];
  });
}

/** Where the name of a file is decided. */
function locateFile(clusterType: ClusterType, { field, template }: TemplateSlot): Position {
  if (template.file !== undefined) return template.locate('spec', 'file');
  return isBuiltInTemplate(template) ? clusterType.locate('spec', field) : template.locate('spec', 'type');
}
