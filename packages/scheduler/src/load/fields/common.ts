import type { LabelSelector, RepoRef } from '../../resources/resource.ts';
import { list, mapOf } from './collections.ts';
import { BRANCH, PATH, REPOSITORY } from './git-rules.ts';
import { object, optional, required } from './object.ts';
import { LABEL_KEY, LABEL_VALUE, MANIFEST_KEY, SCHEMA_TEXT } from './rules.ts';
import { text } from './text.ts';

/** What comes from workload files is looked at key by key for every template, so there is a bound to it. */
const MOST_KEYS = 100;

export const labels = mapOf(
  LABEL_KEY,
  text('Value of a label.', LABEL_VALUE),
  'Labels, as Kubernetes has them.',
  MOST_KEYS,
);

export const manifests = mapOf(
  MANIFEST_KEY,
  text('Any text.'),
  'Where the manifests of this target are, for the templates: `repo`, `branch`, `path` and whatever else they use.',
  MOST_KEYS,
);

export const schemaTexts = list(
  text('A JSON Schema, as JSON.', SCHEMA_TEXT),
  'JSON Schemas that the platform configuration has to meet.',
);

/** The fields of a place in a git repository. */
export const repoRefFields = {
  repo: required(text('Address of a git repository.', ...REPOSITORY)),
  branch: required(text('Name of a branch.', ...BRANCH)),
  path: optional(text('Folder within the repository; `.` for all of it.', PATH)),
};

/** A place in a git repository: all of it, without a path. */
export function repoRef({ repo, branch, path }: { repo: string; branch: string; path: string | undefined }): RepoRef {
  return { repo, branch, path: path || '.' };
}

const requirement = object(
  {
    key: required(text('Key of a label.')),
    operator: required(text('In, NotIn, Exists or DoesNotExist.')),
    values: optional(list(text('Value of a label.'), 'Values for In and NotIn.')),
  },
  'A requirement.',
);

/** What Kubernetes would not take in a selector is told by `compileSelector`, with the policy that it makes useless. */
export const labelSelector = object(
  {
    matchLabels: optional(
      mapOf(
        undefined,
        text('Value that the label has to have.'),
        'Labels that all have to be there with these values.',
      ),
    ),
    matchExpressions: optional(list(requirement, 'Requirements that all have to hold.')),
  },
  'A label selector, as Kubernetes has it. Empty: everything.',
);

type Written = ReturnType<typeof labelSelector.read>;

/** A selector as the model has it; an absent one is an empty one. */
export function selectorOf(written: Written): LabelSelector {
  return {
    matchLabels: written?.matchLabels ?? {},
    matchExpressions: (written?.matchExpressions ?? []).map(({ key, operator, values = [] }) => ({
      key,
      operator,
      values,
    })),
  };
}
