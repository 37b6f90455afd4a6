/** Something that runs alone in its group. */
export interface ConcurrencyMember {
  /** Called once, when its turn has come. */
  start(): void;
  cancel(reason: string): void;
}

export interface ConcurrencyRequest {
  readonly group: string;
  readonly cancelInProgress: boolean;
  /** `single`: a newer one takes the place of the one that waits. `max`: up to a hundred wait. */
  readonly queue: 'single' | 'max';
}

const MAX_QUEUE_LENGTH = 100;

/** The concurrency groups of a repository, as GitHub keeps them. */
export class ConcurrencyGroups {
  readonly #groups = new Map<
    string,
    { active: ConcurrencyMember | undefined; readonly waiting: ConcurrencyMember[] }
  >();

  enter({ group, cancelInProgress, queue }: ConcurrencyRequest, member: ConcurrencyMember): void {
    const place = this.#place(group);
    if (place.active === undefined) {
      place.active = member;
      member.start();
      return;
    }
    if (queue === 'max') {
      if (place.waiting.length < MAX_QUEUE_LENGTH) place.waiting.push(member);
      else member.cancel(`the queue of ${group} is full`);
      return;
    }
    for (const waiting of place.waiting.splice(0))
      waiting.cancel(`a higher priority waiting request for ${group} exists`);
    place.waiting.push(member);
    if (cancelInProgress) place.active.cancel(`a higher priority waiting request for ${group} exists`);
  }

  /** Tells that a member has ended, whether it ran or only waited. */
  leave(group: string, member: ConcurrencyMember): void {
    const place = this.#place(group);
    const index = place.waiting.indexOf(member);
    if (index >= 0) place.waiting.splice(index, 1);
    if (place.active !== member) return;
    place.active = place.waiting.shift();
    place.active?.start();
  }

  #place(group: string) {
    const key = group.toLowerCase();
    const found = this.#groups.get(key) ?? { active: undefined, waiting: [] };
    this.#groups.set(key, found);
    return found;
  }
}
