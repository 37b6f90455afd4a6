import type { CauseKind } from './verdict/migration-verdict.ts';

const MERGE_FIRST = "merge the operator's open pull request, or wait until it has opened one";
const SAME_TO_CLUSTERS = 'Nothing: clusters apply the same. The first pull request rewrites these files.';

/** What to do about each cause that is not a setting, in the order in which they are reported. */
export const CAUSE_ACTIONS = {
  'promoted-commit': `If the BaseRepo is right, ${MERGE_FIRST}.`,
  'held-back': 'Fix the errors that are named.',
  'not-selected': `If the control plane is right, ${MERGE_FIRST}. To keep the assignment, change the policy or the labels.`,
  'not-declared': `No workload declares this deployment target for the environment. If that is right, ${MERGE_FIRST}.`,
  'removed-cluster-type': `The control plane has no such cluster type. If that is right, ${MERGE_FIRST}.`,
  'overlapping-policies':
    'The operator does not publish a pair that several policies select. If the assignment is wanted, do nothing; otherwise make the policies disjoint.',
  'hyphenated-environment':
    'The operator finds no registrations of an environment with a hyphen in its name. If the assignments are wanted, do nothing.',
  'new-assignment': `If the control plane is right, ${MERGE_FIRST}.`,
  'new-cluster-type': `If the control plane is right, ${MERGE_FIRST}.`,
  'config-value': `If the control plane is right, ${MERGE_FIRST}. If the branch is right, write its value at the line that is named.`,
  'config-precedence':
    'Only the order of names decides. Give one of the config maps more labels, or remove the key from it.',
  'nameless-elements':
    'Give each mapping in the list a `name`: without one, the operator merges them, and here they are appended.',
  'structured-value':
    'Operators before April 2024 wrote such a value as text. To keep it text, put it in single quotes in the config map.',
  'workload-value': `If the workload file is right, ${MERGE_FIRST}. If the branch is right, write its value at the line that is named.`,
  template: `If the template is right, ${MERGE_FIRST}. If the branch is right, change the template.`,
  'edited-by-hand':
    'Move the change into the control plane. Otherwise the first pull request reverts it, as the operator does.',
  'incomplete-folder':
    'Files were removed from the folder of an assignment. If that is not intended, the first pull request adds them.',
  addition:
    'Remove what the errors of the check name while the operator still reads the repository; afterwards, nothing: the first pull request adds these files.',
  'stale-file': 'Nothing: the operator leaves such files, the first pull request removes them.',
  'not-a-text-file': 'Remove it from the branch: a link or a binary file is at the path of a generated file.',
  'invalid-yaml': 'Nothing: the file on the branch is not valid YAML. The first pull request replaces it.',
  'joined-documents':
    'Nothing: what the operator writes is not what the template means. The first pull request separates the documents.',
  'quoted-text':
    'Nothing: the operator writes such text so that it is read as another text. The first pull request quotes it.',
  'key-order': SAME_TO_CLUSTERS,
  formatting: SAME_TO_CLUSTERS,
  'line-endings':
    'Check out the branch with `git -c core.autocrlf=false`. If the branch itself has these line endings: clusters apply the same, and the first pull request rewrites these files.',
  'final-newline': SAME_TO_CLUSTERS,
  'readme-text': 'Nothing: clusters do not read it. The first pull request writes the text of the operator.',
  unexplained: 'Report it with this output: https://github.com/kalypso-actions/kalypso-actions/issues',
} as const satisfies Partial<Record<CauseKind, string>>;
