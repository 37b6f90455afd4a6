/** The text is no YAML, or YAML that Go's yaml.v2 refuses. Never leaves this folder: such a config value simply is text. */
export class YamlSyntaxError extends Error {
  override readonly name = 'YamlSyntaxError';
}

/** A config value that cannot be read, although it is meant as a structure: it is too large, too deep, or expands without measure. */
export class ConfigValueError extends Error {
  override readonly name = 'ConfigValueError';
}
