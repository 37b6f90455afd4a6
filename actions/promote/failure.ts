import { GitHubError } from '@kalypso-actions/github';
import type { PromoteInputs, PromoteResult } from './model.ts';

/** What came of a run; a GitHub that refuses or fails is told as what it is. Anything else that is thrown is a bug, and stays thrown. */
export async function toldOf(running: Promise<PromoteResult>, { commit }: PromoteInputs): Promise<PromoteResult> {
  try {
    return await running;
  } catch (thrown) {
    if (!(thrown instanceof GitHubError)) throw thrown;
    const { call, answer, hint } = thrown;
    const problem = {
      code: 'github-failed',
      severity: 'error',
      message: `${call}: ${answer}`,
      hint: `${hint ?? 'Run the job again'}. Running it again goes on where this ended.`,
    } as const;
    return { commit, chain: new Map(), results: [], reason: 'failed', diagnostics: [problem] };
  }
}
