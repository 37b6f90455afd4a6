import type { Report } from '@kalypso-actions/scheduler';
import { type FolderOwner, type KeptFolder, listHeldBack } from '../content/kept-folders.ts';

export type ReportDiagnostic = Report['diagnostics'][number];

/** A registration that is held back. */
export interface HeldBackRegistration {
  readonly name: string;
  /** The errors that hold it back, as the report lists them. */
  readonly errors: readonly ReportDiagnostic[];
  /** Its folders on the base branch, which stay as they are. */
  readonly folders: readonly KeptFolder[];
}

/** Says of an assignment that its registration is held back, which is the consequence of another error. */
const CONSEQUENCE = 'registration-held-back';

/** Lists the registrations that are held back, sorted by name, with the reasons and what stays of them. */
export function describeHeldBack(
  report: Pick<Report, 'registrations' | 'diagnostics'>,
  kept: readonly KeptFolder[],
): readonly HeldBackRegistration[] {
  const folders = Map.groupBy(kept, ({ owner }): FolderOwner | undefined => owner);
  return listHeldBack(report).map((name) => ({
    name,
    errors: listErrorsOf(report, name),
    folders: folders.get(name) ?? [],
  }));
}

/** Lists the errors that the team of a registration has to fix. */
export function listErrorsOf(
  { diagnostics }: Pick<Report, 'diagnostics'>,
  registration: string,
): readonly ReportDiagnostic[] {
  return diagnostics.filter(
    (found) => found.severity === 'error' && found.registration === registration && found.code !== CONSEQUENCE,
  );
}
