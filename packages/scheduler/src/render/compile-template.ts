import {
  compileGoTemplate,
  type FunctionMap,
  type GoTemplate,
  sprig,
  TemplateError,
} from '@kalypso-actions/gotemplate';
import type { Struct } from '@kalypso-actions/govalue';
import { kalypsoFunctions } from './functions/kalypso-functions.ts';

/** The limit of the operator. */
const MAX_PASSES = 10;

const FUNCTIONS: FunctionMap = { ...sprig, ...kalypsoFunctions };

/** Compiles a Go template with the functions of sprig and Kalypso. Throws `TemplateError`. */
export function compileTemplate(name: string, text: string): GoTemplate {
  return compileGoTemplate(name, text, { functions: FUNCTIONS });
}

/**
 * Renders the templates that a rendered text still contains, repeatedly, because values of platform configuration may be templates.
 *
 * Throws `TemplateError`; of kind `limit` if the text still contains a template after ten passes.
 */
export function renderNestedTemplates(
  name: string,
  rendered: string,
  data: Struct,
  compiled = new Map<string, GoTemplate>(),
): string {
  let text = rendered;
  for (let pass = 1; text.includes('{{'); pass += 1) {
    if (pass === MAX_PASSES) {
      throw new TemplateError(
        'limit',
        `a value still contains "{{" after ${MAX_PASSES} passes: does it refer to itself?`,
        {
          template: name,
          hint: 'Look for a configuration key whose value refers to the same key.',
        },
      );
    }
    const template = compiled.get(text) ?? compileTemplate(name, text);
    compiled.set(text, template);
    text = template.render(data);
  }
  return text;
}
