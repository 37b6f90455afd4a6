import { type Diagnostic, joinLimited, type Position, quote } from '@kalypso-actions/diagnostics';
import type { ConfigSchema } from '../resources/resource.ts';
import type { LabelCondition, UnusedItem } from './applicability.ts';
import type { ConfigPart } from './config-parts.ts';

type Reason = Pick<UnusedItem<unknown>, 'conditions' | 'nearest'>;

const MAX_CONDITIONS = 5;

/** Warns of configuration that can apply to nothing, at the label that prevents it. */
export function createUnusedConfigWarnings(unused: readonly UnusedItem<ConfigPart>[]): Diagnostic[] {
  return groupByReason(unused).map(([first, ...others]) => {
    const { configMap, appConfigKey: key } = first.item;
    if (key === undefined) {
      return createWarning(
        `config map ${configMap.name} applies`,
        first,
        locateLabel(configMap.locate, first.conditions),
      );
    }
    const count = others.length === 0 ? 'applies' : `and ${others.length} of its other keys apply`;
    const subject = `key ${quote(key)} of config map ${configMap.name} ${count}`;
    return createWarning(subject, first, configMap.locate('data', key));
  });
}

/** Warns of schemas that can apply to nothing. */
export function createUnusedSchemaWarnings(unused: readonly UnusedItem<ConfigSchema>[]): Diagnostic[] {
  return unused.map((each) =>
    createWarning(`config schema ${each.item.name} applies`, each, locateLabel(each.item.locate, each.conditions)),
  );
}

/** App Configuration is often shared by many environments, so keys of a config map with the same reason are reported once. */
function groupByReason(
  unused: readonly UnusedItem<ConfigPart>[],
): readonly (readonly [UnusedItem<ConfigPart>, ...UnusedItem<ConfigPart>[]])[] {
  const groups = new Map<string, [UnusedItem<ConfigPart>, ...UnusedItem<ConfigPart>[]]>();
  for (const each of unused) {
    const { configMap, appConfigKey } = each.item;
    const reason = each.conditions.length === 1 ? each.conditions : [];
    const id = JSON.stringify([configMap.name, appConfigKey !== undefined, reason]);
    const group = groups.get(id);
    if (group) group.push(each);
    else groups.set(id, [each]);
  }
  return [...groups.values()];
}

function locateLabel(locate: ConfigSchema['locate'], conditions: readonly LabelCondition[]): Position {
  const [[label] = [], ...others] = conditions;
  return label === undefined || others.length > 0 ? locate('metadata', 'labels') : locate('metadata', 'labels', label);
}

function createWarning(subject: string, { conditions, nearest }: Reason, at: Position): Diagnostic {
  return {
    code: 'config-unused',
    severity: 'warning',
    message: `${subject} nowhere: ${describeReason(conditions)}`,
    at,
    hint: nearest
      ? `Did you mean ${nearest}?`
      : conditions.length === 1
        ? 'Fix or remove the label.'
        : 'Fix or remove one of the labels.',
  };
}

function describeReason(conditions: readonly LabelCondition[]): string {
  const [first, ...others] = conditions;
  if (first && others.length === 0) return `the environment has no ${describeCondition(first)}`;
  const labels = conditions.map(([label, value]) => `${label}: ${quote(value)}`);
  return `no cluster type and deployment target together have the labels ${joinLimited(labels, MAX_CONDITIONS)}`;
}

function describeCondition([label, value]: LabelCondition): string {
  if (label === 'cluster-type') return `cluster type ${quote(value)}`;
  if (label === 'deployment-target') return `deployment target ${quote(value)}`;
  if (label === 'workload') return `workload ${quote(value)}`;
  return `cluster type or deployment target with the label ${label}: ${quote(value)}`;
}
