import { quote } from '@kalypso-actions/diagnostics';
import { isLabelKey, isLabelValue } from '../resources/label-syntax.ts';
import type { LabelSelector, LabelSelectorRequirement, Labels } from '../resources/resource.ts';

type LabelMatcher = (labels: Labels) => boolean;

/** What is wrong with a selector; `path` leads from the selector to the field. */
export interface SelectorProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

type CompiledSelector =
  | { readonly kind: 'valid'; readonly matches: LabelMatcher }
  | { readonly kind: 'invalid'; readonly problems: readonly SelectorProblem[] };

/**
 * Checks a label selector as `metav1.LabelSelectorAsSelector` does, and compiles it. Labels match if they meet all requirements; without requirements,
 * all labels match.
 *
 * Source: Kubernetes, "Labels and Selectors"; `k8s.io/apimachinery/pkg/labels`.
 */
export function compileSelector(selector: LabelSelector): CompiledSelector {
  const problems: SelectorProblem[] = [];
  const matchers: LabelMatcher[] = [];
  for (const [key, value] of Object.entries(selector.matchLabels)) {
    problems.push(...checkKey(key, ['matchLabels', key]), ...checkValue(value, ['matchLabels', key]));
    matchers.push((labels) => hasLabel(labels, key) && labels[key] === value);
  }
  for (const [index, requirement] of selector.matchExpressions.entries()) {
    const path = ['matchExpressions', index];
    problems.push(...checkKey(requirement.key, [...path, 'key']));
    const matcher = compileRequirement(requirement, path, problems);
    if (matcher) matchers.push(matcher);
  }
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'valid', matches: (labels) => matchers.every((matches) => matches(labels)) };
}

function compileRequirement(
  { key, operator, values }: LabelSelectorRequirement,
  path: readonly (string | number)[],
  problems: SelectorProblem[],
): LabelMatcher | undefined {
  switch (operator) {
    case 'In':
    case 'NotIn': {
      if (values.length === 0) {
        problems.push({
          path,
          message: `operator ${operator} needs at least one value`,
          hint: 'List the accepted values under `values:`, or use Exists or DoesNotExist.',
        });
      }
      for (const [index, value] of values.entries()) problems.push(...checkValue(value, [...path, 'values', index]));
      const listed = new Set(values);
      return operator === 'In'
        ? (labels) => hasLabel(labels, key) && listed.has(labels[key] ?? '')
        : (labels) => !hasLabel(labels, key) || !listed.has(labels[key] ?? '');
    }
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        problems.push({
          path: [...path, 'values'],
          message: `operator ${operator} takes no values`,
          hint: 'Remove `values:`, or use In or NotIn.',
        });
      }
      return operator === 'Exists' ? (labels) => hasLabel(labels, key) : (labels) => !hasLabel(labels, key);
    default:
      problems.push({
        path: [...path, 'operator'],
        message: `${quote(operator)} is not a label selector operator`,
        hint: 'Use In, NotIn, Exists or DoesNotExist.',
      });
      return undefined;
  }
}

function hasLabel(labels: Labels, key: string): boolean {
  return Object.hasOwn(labels, key);
}

function checkKey(key: string, path: readonly (string | number)[]): SelectorProblem[] {
  if (isLabelKey(key)) return [];
  return [
    {
      path,
      message: `${quote(key)} is not a valid label key`,
      hint: 'A key is an optional DNS prefix and `/`, then up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.',
    },
  ];
}

function checkValue(value: string, path: readonly (string | number)[]): SelectorProblem[] {
  if (isLabelValue(value)) return [];
  return [
    {
      path,
      message: `${quote(value)} is not a valid label value`,
      hint: 'A value is empty or up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.',
    },
  ];
}
