export { readConfigValue } from './read/read-config-value.ts';
export { ConfigValueError } from './read/scan/yaml-syntax-error.ts';
export { isAmbiguousScalar } from './scalars/ambiguous-text.ts';
export { resolvePlain, type ScalarTag } from './scalars/resolve-plain.ts';
export { trimCharacter, trimGoSpace } from './trim.ts';
export { marshalYaml } from './write/marshal-yaml.ts';
