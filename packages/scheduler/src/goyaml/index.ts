export { marshalYaml } from './emit.ts';
export { readConfigValue } from './read/configvalue.ts';
export { ConfigValueError } from './read/error.ts';
