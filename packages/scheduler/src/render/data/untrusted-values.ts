import type { Position } from '@kalypso-actions/diagnostics';
import type { EntryPath } from '@kalypso-actions/govalue';
import type { DeploymentTarget } from '../../model/deployment-targets.ts';

/** A value that a workload file decides. */
export interface UntrustedValue {
  /** For messages: `manifests.path`, `label purpose`, `the name of the workload`. */
  readonly description: string;
  readonly text: string;
  /** The name under which the workload file has it; `undefined` for the names of the target and its workload. */
  readonly key: string | undefined;
  readonly at: Position;
  /** The paths in the data of templates whose text it is, or is a part of. */
  readonly paths: readonly string[];
  /** Puts another text in place of the value. */
  readonly replaceIn: (target: TargetDraft, standIn: string) => void;
}

/** What a workload file decides of a target. */
export interface TargetDraft {
  name: string;
  workload: string;
  readonly labels: Record<string, string>;
  readonly manifests: Record<string, string>;
}

/** Fields that the data of templates had until March 2023, and what they became. */
export const FORMER_FIELDS: Readonly<Record<string, EntryPath>> = {
  Repo: ['Manifests', 'repo'],
  Branch: ['Manifests', 'branch'],
  Path: ['Manifests', 'path'],
};

/** The fields of the data of templates that a workload file decides, or takes part in. */
export const UNTRUSTED_FIELDS: ReadonlySet<string> = new Set([
  'DeploymentTargetName',
  'Namespace',
  'Workload',
  'Labels',
  'Manifests',
  ...Object.keys(FORMER_FIELDS),
]);

/** Finds all values of a target that its workload file decides. */
export function findUntrustedValues(target: DeploymentTarget): readonly UntrustedValue[] {
  const { name, workload, labels, manifests } = target;
  const value = (
    description: string,
    text: string,
    path: readonly string[],
    paths: readonly string[],
    replaceIn: UntrustedValue['replaceIn'],
  ): UntrustedValue => ({
    description,
    text,
    key: path[1],
    at: target.locate(...path),
    paths,
    replaceIn,
  });
  return [
    value('the name of the target', name, ['name'], ['DeploymentTargetName', 'Namespace'], (draft, standIn) => {
      draft.name = standIn;
    }),
    value('the name of the workload', workload, ['name'], ['Workload', 'Namespace'], (draft, standIn) => {
      draft.workload = standIn;
    }),
    ...Object.entries(labels).map(([key, text]) =>
      value(`label ${key}`, text, ['labels', key], ['Labels', `Labels.${key}`, 'Labels#key'], (draft, standIn) => {
        draft.labels[key] = standIn;
      }),
    ),
    ...Object.entries(manifests).map(([key, text]) =>
      value(
        `manifests.${key}`,
        text,
        ['manifests', key],
        ['Manifests', `Manifests.${key}`, 'Manifests#key', ...findFormerFields(key)],
        (draft, standIn) => {
          draft.manifests[key] = standIn;
        },
      ),
    ),
  ];
}

function findFormerFields(key: string): readonly string[] {
  return Object.keys(FORMER_FIELDS).filter((field) => FORMER_FIELDS[field]?.[1] === key);
}
