/** A template function throws it for arguments that it does not accept; the engine adds the position of the call. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
}
