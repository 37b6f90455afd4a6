export { parseYaml } from './parse-yaml.ts';
export { SourceText } from './source-text.ts';
export {
  findOffset,
  getChild,
  getChildText,
  isNullNode,
  type MappingNode,
  type ScalarNode,
  type YamlNode,
} from './yaml-node.ts';
export type { YamlProblem } from './yaml-problem.ts';
