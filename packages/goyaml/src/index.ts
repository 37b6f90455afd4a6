export { ConfigValueError } from './read/config-value-error.ts';
export { readConfigValue } from './read/read-config-value.ts';
export { isAmbiguousScalar } from './scalars/ambiguous-scalar.ts';
export { resolvePlain, type ScalarTag } from './scalars/resolve-plain.ts';
export { marshalYaml } from './write/marshal-yaml.ts';
