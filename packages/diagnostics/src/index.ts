export type { Checked, Diagnostic, Position } from './diagnostic.ts';
export { findNearest } from './find-nearest.ts';
export { formatCount, formatPosition, joinLimited } from './format.ts';
export { limitText } from './limit-text.ts';
export { createMask, encodeTokenCredentials, listSecretForms } from './mask.ts';
export { ownedBy } from './owned-by.ts';
export { quote, sanitizeText } from './sanitize-text.ts';
