import { quote } from '@kalypso-actions/diagnostics';
import type { Template } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { isInsertedAsText } from './is-inserted-as-text.ts';
import type { ManifestProgram } from './manifest-program.ts';
import type { SuspiciousValue } from './suspicious-values.ts';
import type { TemplateData } from './template-data.ts';

/**
 * Checks what each suspicious value of a workload file does to a manifest.
 *
 * @param hasNested whether the rendered manifest contains templates, which the value must not change
 */
export function checkValues(
  template: Template,
  program: ManifestProgram,
  templateData: TemplateData,
  hasNested: boolean,
): AssignmentProblem[] {
  return templateData.suspiciousValues.flatMap((value) => {
    if (value.text.includes('{{')) return [createTemplateProblem(value)];
    const rendered = program.renderBoth(templateData.data, templateData.withTarget(value.createTarget()));
    const changesNested = hasNested && /[{}]/.test(value.text);
    const isSafe = !changesNested && isInsertedAsText(value, rendered, template.contentType !== 'sh');
    return isSafe ? [] : [createUnsafeProblem(value, template)];
  });
}

/** Values of workload files are never rendered as templates; one that contains a template is rejected wherever it would be inserted. */
function createTemplateProblem({ description, text, at }: SuspiciousValue): AssignmentProblem {
  return {
    code: 'template-in-value',
    message: `${description} is ${quote(text)}: values of workload files cannot be templates`,
    at,
    hint: 'Replace the template by a plain value.',
  };
}

function createUnsafeProblem({ description, text, at }: SuspiciousValue, template: Template): AssignmentProblem {
  return {
    code: 'unsafe-value',
    message: `${description} is ${quote(text)}, which would change the structure of the manifests of template ${template.name}`,
    at,
    hint: 'Change the value, or quote it in the template: `{{ .Manifests.path | quote }}`.',
    related: [{ message: 'the template', at: template.locate('spec', 'manifests') }],
  };
}
