import { compileGoTemplate, type FunctionMap, type GoTemplate, sprig } from '@kalypso-actions/gotemplate';
import { kalypsoFunctions } from '../functions/kalypso-functions.ts';

const FUNCTIONS: FunctionMap = { ...sprig, ...kalypsoFunctions };

/** Compiles a Go template with the functions of sprig and Kalypso. Throws `TemplateError`. */
export function compileTemplate(name: string, text: string): GoTemplate {
  return compileGoTemplate(name, text, { functions: FUNCTIONS });
}
