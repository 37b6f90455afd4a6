/** The text is not YAML, or Go's yaml.v2 rejects it. It never leaves this package: such a config value is plain text. */
export class YamlSyntaxError extends Error {
  override readonly name = 'YamlSyntaxError';
}
