/** What a template function throws for arguments that it does not take; the engine adds where it was called. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
}
