import { AzureError } from '../azure-error.ts';
import type { QueryScope } from './query-scope.ts';

/**
 * Detects subscriptions that a result silently leaves out. Azure omits subscriptions that the identity cannot read, without reporting it, so clusters
 * in them would not be missed.
 */
export class SubscriptionCoverage {
  /** Subscriptions that the scope names and that have not been confirmed yet. */
  #unconfirmed: ReadonlySet<string>;
  /** Subscriptions that the previous result had rows of. */
  #previous: ReadonlySet<string> = new Set();

  constructor(scope: QueryScope) {
    this.#unconfirmed = new Set(scope.kind === 'subscriptions' ? scope.ids.map((id) => id.toLowerCase()) : []);
  }

  /**
   * Checks a result. Looks up the visible subscriptions only the first time, and when a subscription that had rows has none.
   * @param subscriptionIds the subscriptions that the result has rows of
   * @param listVisible lists the subscriptions that the identity can see, in lower case
   * @throws an {@link AzureError} that names the subscriptions that the identity cannot see
   */
  async check(subscriptionIds: readonly string[], listVisible: () => Promise<ReadonlySet<string>>): Promise<void> {
    const present = new Set(subscriptionIds.map((id) => id.toLowerCase()));
    const absent = [...new Set([...this.#unconfirmed, ...this.#previous])].filter((id) => !present.has(id));
    if (absent.length > 0) {
      const visible = await listVisible();
      const hidden = absent.filter((id) => !visible.has(id));
      if (hidden.length > 0) throw invisibleSubscriptions(hidden);
    }
    this.#unconfirmed = new Set();
    this.#previous = present;
  }
}

function invisibleSubscriptions(ids: readonly string[]): AzureError {
  const what = ids.length === 1 ? 'the subscription' : 'the subscriptions';
  const message = `the identity cannot see ${what} ${ids.join(', ')}, so the state of the clusters there is unknown`;
  const hint = 'Check the subscription ID, and give the identity the role Reader on the subscription.';
  return new AzureError({ kind: 'scope', message, hint });
}
