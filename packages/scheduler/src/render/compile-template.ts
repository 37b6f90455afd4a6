import {
  compileGoTemplate,
  type FunctionMap,
  type GoTemplate,
  sprig,
  TemplateError,
} from '@kalypso-actions/gotemplate';
import type { Struct } from '@kalypso-actions/govalue';
import { kalypsoFunctions } from './functions/kalypso-functions.ts';

/** What the operator allows as well. */
const MOST_PASSES = 10;

const FUNCTIONS: FunctionMap = { ...sprig, ...kalypsoFunctions };

/** Compiles a manifest template with the functions that Kalypso has. Throws `TemplateError`. */
export function compileTemplate(name: string, text: string): GoTemplate {
  return compileGoTemplate(name, text, { functions: FUNCTIONS });
}

/**
 * Renders a text again until it holds no template any more: values of platform configuration may be templates themselves.
 *
 * Throws `TemplateError`; of kind `limit` when templates are left after ten passes.
 */
export function renderNestedTemplates(
  name: string,
  first: string,
  dot: Struct,
  compiled = new Map<string, GoTemplate>(),
): string {
  let text = first;
  for (let pass = 1; text.includes('{{'); pass += 1) {
    if (pass === MOST_PASSES) {
      throw new TemplateError(
        'limit',
        `a value still holds "{{" after ${MOST_PASSES} passes: does it refer to itself?`,
        {
          template: name,
          hint: 'Look for a configuration key whose value names the key itself.',
        },
      );
    }
    const template = compiled.get(text) ?? compileTemplate(name, text);
    compiled.set(text, template);
    text = template.render(dot);
  }
  return text;
}
