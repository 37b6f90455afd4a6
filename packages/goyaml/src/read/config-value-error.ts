/** A config value is a structure, but cannot be read: it is too large, nested too deeply, or its aliases expand too far. */
export class ConfigValueError extends Error {
  override readonly name = 'ConfigValueError';
}
