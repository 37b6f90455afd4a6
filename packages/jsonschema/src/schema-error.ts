/** A schema that cannot be used. The message continues a sentence that starts with "it". */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
}
