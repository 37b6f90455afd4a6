export { child, childText, isNull, locateOffset, type MappingNode, type ScalarNode, type YamlNode } from './node.ts';
export { parseYaml, type YamlProblem } from './parse-yaml.ts';
export { SourceText } from './source-text.ts';
