export { TemplateError, type TemplatePosition } from './error.ts';
export type { FunctionMap } from './functions.ts';
export { isAsGiven } from './rendering.ts';
export { sprig } from './sprig/index.ts';
export { compile, Template } from './template.ts';
