export { marshalYaml } from './emit.ts';
