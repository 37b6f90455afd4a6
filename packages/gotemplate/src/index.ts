export type { Dependencies } from './analyze/action-dependencies.ts';
export type { FormatSlip, RenderedSlot, RenderPath } from './compile/render-recorder.ts';
export { TemplateError, type TemplatePosition } from './errors/template-error.ts';
export type { ActionNode } from './parse/syntax-tree.ts';
export { isUnmodifiedInput } from './runtime/rendering.ts';
export type { FunctionMap } from './runtime/template-function.ts';
export { sprig } from './sprig/index.ts';
export { compileGoTemplate, GoTemplate, type RecordedRendering } from './template.ts';
