import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { diagnoseFailure } from './diagnose-failure.ts';

/** What a warning reports in addition to the reason. */
export type EffectWarning = Pick<Diagnostic, 'code' | 'message'> & {
  /** How to fix it, if the reason does not include that. */
  readonly hint: string;
};

/** What remains to be reported of an effect. */
export interface EffectResult {
  readonly isDone: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export const NO_EFFECT: EffectResult = { isDone: false, diagnostics: [] };

/**
 * Carries out an effect that only informs people. If GitHub does not allow it, now or ever, that is a warning: whatever follows does not depend on it.
 * @throws an error that is a bug
 */
export async function tryEffect(effect: () => Promise<unknown>, warning: EffectWarning): Promise<EffectResult> {
  try {
    await effect();
    return { isDone: true, diagnostics: [] };
  } catch (error) {
    return { isDone: false, diagnostics: [toWarning(warning, diagnoseFailure(error))] };
  }
}

/** The same for an effect that others depend on: its failure is an error. Whatever does not depend on it can still follow. */
export async function tryStep(step: () => Promise<unknown>): Promise<EffectResult> {
  try {
    await step();
    return { isDone: true, diagnostics: [] };
  } catch (error) {
    return { isDone: false, diagnostics: [diagnoseFailure(error)] };
  }
}

export function toWarning({ code, message, hint }: EffectWarning, reason: Diagnostic): Diagnostic {
  return { code, severity: 'warning', message: `${message}: ${reason.message}`, hint: reason.hint ?? hint };
}
