import type { GitHubFault } from '../model/protocol.ts';

/** The pending faults, in the order in which they were added; a request gets the first that matches. */
export class FaultQueue {
  readonly #pending: { readonly fault: GitHubFault; seen: number }[] = [];

  add(fault: GitHubFault): void {
    this.#pending.push({ fault, seen: 0 });
  }

  clear(): void {
    this.#pending.length = 0;
  }

  /** The number of faults that are not used up. */
  get remaining(): number {
    return this.#pending.filter(({ fault, seen }) => seen < (fault.after ?? 0) + (fault.times ?? 1)).length;
  }

  /** Every fault counts each request that matches it, so that faults do not delay each other. */
  next(method: string, path: string): GitHubFault['how'] | undefined {
    let injected: GitHubFault['how'] | undefined;
    for (const pending of this.#pending) {
      const { fault } = pending;
      if (fault.method !== undefined && fault.method !== method) continue;
      if (fault.path !== undefined && !new RegExp(fault.path).test(path)) continue;
      const { after = 0, times = 1 } = fault;
      if (pending.seen >= after && pending.seen < after + times) injected ??= fault.how;
      pending.seen++;
    }
    return injected;
  }
}
