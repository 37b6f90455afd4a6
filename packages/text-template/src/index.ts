export { compilePattern } from './compile-pattern.ts';
export { type CompiledText, compileText } from './text-template.ts';
