export { compilePattern } from './text-pattern.ts';
