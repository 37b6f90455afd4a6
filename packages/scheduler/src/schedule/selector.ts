import { quote } from '@kalypso-actions/diagnostics';
import { isLabelKey, isLabelValue } from '../resources/label-syntax.ts';
import type { LabelSelector, LabelSelectorRequirement, Labels } from '../resources/resource.ts';

/** A checked selector, ready to be asked many times. */
export type LabelMatcher = (labels: Labels) => boolean;

/** What is wrong with a selector: `path` leads from the selector to the field. */
export interface SelectorProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

export type CompiledSelector =
  | { readonly ok: true; readonly matches: LabelMatcher }
  | { readonly ok: false; readonly problems: readonly SelectorProblem[] };

/**
 * Checks a label selector as `metav1.LabelSelectorAsSelector` does and makes a matcher of it. All requirements are ANDed; none selects everything.
 *
 * Source: Kubernetes, "Labels and Selectors"; `k8s.io/apimachinery/pkg/labels`.
 */
export function compileSelector(selector: LabelSelector): CompiledSelector {
  const problems: SelectorProblem[] = [];
  const matchers: LabelMatcher[] = [];
  for (const [key, value] of Object.entries(selector.matchLabels)) {
    problems.push(...keyProblems(key, ['matchLabels', key]), ...valueProblems(value, ['matchLabels', key]));
    matchers.push((labels) => has(labels, key) && labels[key] === value);
  }
  for (const [index, requirement] of selector.matchExpressions.entries()) {
    const path = ['matchExpressions', index];
    problems.push(...keyProblems(requirement.key, [...path, 'key']));
    const matcher = compileRequirement(requirement, path, problems);
    if (matcher) matchers.push(matcher);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, matches: (labels) => matchers.every((matches) => matches(labels)) };
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
      for (const [index, value] of values.entries()) problems.push(...valueProblems(value, [...path, 'values', index]));
      const wanted = new Set(values);
      return operator === 'In'
        ? (labels) => has(labels, key) && wanted.has(labels[key] ?? '')
        : (labels) => !has(labels, key) || !wanted.has(labels[key] ?? '');
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
      return operator === 'Exists' ? (labels) => has(labels, key) : (labels) => !has(labels, key);
    default:
      problems.push({
        path: [...path, 'operator'],
        message: `${quote(operator)} is not a label selector operator`,
        hint: 'Use In, NotIn, Exists or DoesNotExist.',
      });
      return undefined;
  }
}

function has(labels: Labels, key: string): boolean {
  return Object.hasOwn(labels, key);
}

function keyProblems(key: string, path: readonly (string | number)[]): SelectorProblem[] {
  if (isLabelKey(key)) return [];
  return [
    {
      path,
      message: `${quote(key)} is not a label key`,
      hint: 'A key is up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit, after an optional DNS prefix and `/`.',
    },
  ];
}

function valueProblems(value: string, path: readonly (string | number)[]): SelectorProblem[] {
  if (isLabelValue(value)) return [];
  return [
    {
      path,
      message: `${quote(value)} is not a label value`,
      hint: 'A value is empty or up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.',
    },
  ];
}
