import { AzureError } from './azure-error.ts';
import type { Configuration } from './configuration.ts';
import type { Scope } from './scope.ts';

/**
 * Watches that no subscription falls silent. Azure leaves out those that the identity may not read, without a word, so the clusters there would not be
 * missed.
 */
export class Coverage {
  /** Subscriptions that were asked for by name and have not been seen yet. */
  #unconfirmed: ReadonlySet<string>;
  /** Those that had configurations when last looked. */
  #last: ReadonlySet<string> = new Set();

  constructor(scope: Scope) {
    this.#unconfirmed = new Set(scope.kind === 'subscriptions' ? scope.ids.map((id) => id.toLowerCase()) : []);
  }

  /**
   * Checks what was found. Looks only at first, and when a subscription that had configurations has none.
   * @param visible the subscriptions that the identity can see, in lower case
   * @throws an {@link AzureError} that names those that it cannot
   */
  async check(found: readonly Configuration[], visible: () => Promise<ReadonlySet<string>>): Promise<void> {
    const present = new Set(found.map(({ subscriptionId }) => subscriptionId.toLowerCase()));
    const silent = [...new Set([...this.#unconfirmed, ...this.#last])].filter((id) => !present.has(id));
    if (silent.length > 0) {
      const seen = await visible();
      const missing = silent.filter((id) => !seen.has(id));
      if (missing.length > 0) throw unseen(missing);
    }
    this.#unconfirmed = new Set();
    this.#last = present;
  }
}

function unseen(subscriptions: readonly string[]): AzureError {
  const what = subscriptions.length === 1 ? 'the subscription' : 'the subscriptions';
  const message = `the identity cannot see ${what} ${subscriptions.join(', ')}, so nothing can be said of the clusters there`;
  const hint = 'Look at the id, and give the identity the role Reader on the subscription.';
  return new AzureError({ kind: 'scope', message, hint });
}
