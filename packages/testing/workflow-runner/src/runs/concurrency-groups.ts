/** A run or job that runs alone in its concurrency group. */
export interface ConcurrencyMember {
  /** Called once, when the group becomes free. */
  start(): void;
  cancel(reason: string): void;
}

export interface ConcurrencyRequest {
  readonly group: string;
  readonly cancelInProgress: boolean;
  /** `single`: a newer request replaces the waiting one. `max`: up to 100 requests wait. */
  readonly queue: 'single' | 'max';
}

const MAX_QUEUE_LENGTH = 100;

/** The concurrency groups of a repository. */
export class ConcurrencyGroups {
  readonly #groups = new Map<
    string,
    { active: ConcurrencyMember | undefined; readonly waiting: ConcurrencyMember[] }
  >();

  enter({ group, cancelInProgress, queue }: ConcurrencyRequest, member: ConcurrencyMember): void {
    const state = this.#find(group);
    if (state.active === undefined) {
      state.active = member;
      member.start();
      return;
    }
    if (queue === 'max') {
      if (state.waiting.length < MAX_QUEUE_LENGTH) state.waiting.push(member);
      else member.cancel(`the queue of ${group} is full`);
      return;
    }
    for (const waiting of state.waiting.splice(0))
      waiting.cancel(`a higher priority waiting request for ${group} exists`);
    state.waiting.push(member);
    if (cancelInProgress) state.active.cancel(`a higher priority waiting request for ${group} exists`);
  }

  /** Removes a member that has finished, or that stopped waiting. */
  leave(group: string, member: ConcurrencyMember): void {
    const state = this.#find(group);
    const index = state.waiting.indexOf(member);
    if (index >= 0) state.waiting.splice(index, 1);
    if (state.active !== member) return;
    state.active = state.waiting.shift();
    state.active?.start();
  }

  #find(group: string) {
    const key = group.toLowerCase();
    const found = this.#groups.get(key) ?? { active: undefined, waiting: [] };
    this.#groups.set(key, found);
    return found;
  }
}
