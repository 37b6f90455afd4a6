export type { Checked, Diagnostic, Position } from './diagnostic.ts';
export { nearest } from './nearest.ts';
export { harmless, quote } from './sanitize.ts';
