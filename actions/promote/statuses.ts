import { commitStatuses, type PastStatus, setCommitStatus } from '@kalypso-actions/github';
import { SAYS, type Standing, standingOf } from '@kalypso-actions/promotion';
import type { PromoteDoors, PromoteInputs } from './model.ts';

/** GitHub takes no longer descriptions. */
const LONGEST = 140;

/** The commit statuses of a promotion: section 10 of the specification. Nothing is written in a dry run. */
export class Statuses {
  readonly #inputs: PromoteInputs;
  readonly #doors: PromoteDoors;

  constructor(inputs: PromoteInputs, doors: PromoteDoors) {
    this.#inputs = inputs;
    this.#doors = doors;
  }

  /** What a commit got in an environment, the newest first. */
  async of(commit: string, environment: string): Promise<readonly PastStatus[]> {
    const context = this.#inputs.statusContext(environment);
    const all = await commitStatuses(this.#doors.github, this.#inputs.repository, commit);
    return all.filter((status) => status.context === context);
  }

  async standing(commit: string, environment: string): Promise<Standing> {
    return standingOf(await this.of(commit, environment));
  }

  /** Sets a status, unless the newest one says the same. */
  async set(
    commit: string,
    environment: string,
    state: 'error' | 'pending' | 'success',
    words: string,
    newest?: PastStatus,
  ): Promise<void> {
    const description = oneLine(words);
    if (this.#inputs.dryRun || (newest?.state === state && newest.description === description)) return;
    const { github, runUrl, log } = this.#doors;
    const context = this.#inputs.statusContext(environment);
    await setCommitStatus(github, this.#inputs.repository, { commit, context, state, description, targetUrl: runUrl });
    log(`${commit}: ${context}: ${state}, ${description}`);
  }

  /**
   * Ends what would stay pending for ever on a commit that an environment no longer has: a commit that was deployed stays so, any other is told what
   * replaced it.
   */
  async end(commit: string, environment: string, by: string): Promise<void> {
    const [newest] = await this.of(commit, environment);
    if (newest?.state !== 'pending') return;
    const isDeployed = newest.description === SAYS.deployed;
    await (isDeployed
      ? this.set(commit, environment, 'success', SAYS.deployed)
      : this.set(commit, environment, 'error', `${SAYS.superseded} ${by.slice(0, 7)}`));
  }

  /** Takes back what is said of a commit that an environment was rolled back from: so it does not go on from there. */
  async takeBack(commit: string, environment: string, to: string): Promise<void> {
    const [newest] = await this.of(commit, environment);
    if (newest === undefined || newest.state === 'error' || newest.state === 'failure') return;
    await this.set(commit, environment, 'error', `Rolled back to ${to.slice(0, 7)}`);
  }

  /** Takes back that a commit waits to come to an environment. */
  async stopWaiting(commit: string, environment: string, to: string): Promise<void> {
    const found = await this.of(commit, environment);
    if (standingOf(found).state === 'waiting') await this.takeBack(commit, environment, to);
  }

  /** What is deployed in an environment, and has gone on from there, is no longer pending. */
  async complete(commit: string, environment: string): Promise<void> {
    const [newest] = await this.of(commit, environment);
    if (newest?.state === 'pending' && newest.description === SAYS.deployed)
      await this.set(commit, environment, 'success', SAYS.deployed);
  }
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
