export { TemplateError, type TemplatePosition } from './errors/template-error.ts';
export { isUnmodifiedInput } from './runtime/rendering.ts';
export type { FunctionMap } from './runtime/template-function.ts';
export { sprig } from './sprig/index.ts';
export { compileGoTemplate, GoTemplate } from './template.ts';
