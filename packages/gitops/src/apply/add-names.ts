import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { hasHttpStatus } from '@kalypso-actions/github';
import { diagnoseFailure } from '../failures/diagnose-failure.ts';
import { type EffectResult, type EffectWarning, toWarning } from '../failures/try-effect.ts';

/**
 * Adds names (labels, logins, slugs) with one call. GitHub rejects all of them if one is invalid: then each is added alone, and those that are rejected are
 * reported together.
 * @param add adds the given names, and returns those that GitHub left out
 * @param warning its message is followed by the names and the reason
 */
export async function addNames(
  names: readonly string[],
  add: (names: readonly string[]) => Promise<readonly string[]>,
  warning: EffectWarning,
): Promise<EffectResult> {
  if (names.length === 0) return { isDone: false, diagnostics: [] };
  const rejected = new Map<string, Diagnostic | undefined>();
  const addSome = async (some: readonly string[]): Promise<void> => {
    try {
      for (const name of await add(some)) rejected.set(name, undefined);
    } catch (error) {
      const reason = diagnoseFailure(error);
      if (some.length > 1 && hasHttpStatus(error, 422)) for (const name of some) await addSome([name]);
      else for (const name of some) rejected.set(name, reason);
    }
  };
  await addSome(names);
  return { isDone: rejected.size < names.length, diagnostics: describeRejected(rejected, warning) };
}

function describeRejected(
  rejected: ReadonlyMap<string, Diagnostic | undefined>,
  { code, message, hint }: EffectWarning,
): readonly Diagnostic[] {
  if (rejected.size === 0) return [];
  const what = `${message} ${[...rejected.keys()].map(quote).join(', ')}`;
  const reason = [...rejected.values()].find((each) => each !== undefined);
  if (reason !== undefined) return [toWarning({ code, message: what, hint }, reason)];
  return [{ code, severity: 'warning', message: what, hint }];
}
