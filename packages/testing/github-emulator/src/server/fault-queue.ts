import type { GitHubFault } from '../model/protocol.ts';

/** Faults that are still to come, in the order in which they were given; the first that matches befalls a request. */
export class FaultQueue {
  readonly #pending: { readonly fault: GitHubFault; seen: number }[] = [];

  add(fault: GitHubFault): void {
    this.#pending.push({ fault, seen: 0 });
  }

  clear(): void {
    this.#pending.length = 0;
  }

  /** How many are not used up. */
  get left(): number {
    return this.#pending.filter(({ fault, seen }) => seen < (fault.after ?? 0) + (fault.times ?? 1)).length;
  }

  /** Every fault that a request matches counts it, so that several do not push each other back. */
  next(method: string, path: string): GitHubFault['how'] | undefined {
    let befalling: GitHubFault['how'] | undefined;
    for (const pending of this.#pending) {
      const { fault } = pending;
      if (fault.method !== undefined && fault.method !== method) continue;
      if (fault.path !== undefined && !new RegExp(fault.path).test(path)) continue;
      const { after = 0, times = 1 } = fault;
      if (pending.seen >= after && pending.seen < after + times) befalling ??= fault.how;
      pending.seen++;
    }
    return befalling;
  }
}
