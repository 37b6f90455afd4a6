export { marshalYaml } from './emit.ts';
export { isOdd } from './plain-scalar.ts';
export { readConfigValue } from './read/config-value.ts';
export { ConfigValueError } from './read/error.ts';
export { resolvePlain, type ScalarTag } from './resolve.ts';
export { trimCharacter, trimGoSpace } from './space.ts';
