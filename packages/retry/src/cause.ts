const MAX_CAUSES = 5;

/** Returns the message of an error; another thrown value as a text. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Returns an error followed by its causes that are errors, outermost first: at most 5 entries, so that cyclic causes end. */
export function causeChain(error: unknown): readonly unknown[] {
  const chain = [error];
  for (let next = error; next instanceof Error && chain.length < MAX_CAUSES; ) {
    next = next.cause;
    if (next instanceof Error) chain.push(next);
  }
  return chain;
}

/** Returns the innermost error of a chain of causes; the value itself if it has no cause. */
export function rootCause(error: unknown): unknown {
  return causeChain(error).at(-1);
}
