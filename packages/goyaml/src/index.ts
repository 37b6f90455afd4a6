export { ConfigValueError } from './read/config-value-error.ts';
export type { DocumentNode, DocumentScalar } from './read/document-node.ts';
export { haveSameShape, isString, isWritable } from './read/document-shape.ts';
export { findInvalidKey } from './read/invalid-key.ts';
export { type ParsedDocuments, parseDocuments } from './read/parse-document.ts';
export { readConfigValue } from './read/read-config-value.ts';
export { hasOtherType, isAmbiguousScalar } from './scalars/ambiguous-scalar.ts';
export { resolvePlain, type ScalarTag } from './scalars/resolve-plain.ts';
export { marshalYaml } from './write/marshal-yaml.ts';
