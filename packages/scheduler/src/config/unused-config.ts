import { type Diagnostic, type Position, quote } from '@kalypso-actions/diagnostics';
import type { ConfigSchema } from '../resources/resource.ts';
import type { LabelCondition, UnusedItem } from './applicability.ts';
import type { ConfigPart } from './config-parts.ts';

type Reason = Pick<UnusedItem<unknown>, 'condition' | 'nearest'>;

/** Warns of configuration that applies to no assignment, at the label that prevents it. */
export function createUnusedConfigWarnings(unused: readonly UnusedItem<ConfigPart>[]): Diagnostic[] {
  return groupByReason(unused).map(([first, ...others]) => {
    const { configMap, appConfigKey: key } = first.item;
    if (key === undefined) {
      return createWarning(
        `config map ${configMap.name} applies`,
        first,
        locateLabel(configMap.locate, first.condition),
      );
    }
    const count = others.length === 0 ? 'applies' : `and ${others.length} of its other keys apply`;
    const subject = `key ${quote(key)} of config map ${configMap.name} ${count}`;
    return createWarning(subject, first, configMap.locate('data', key));
  });
}

/** Warns of schemas that apply to no assignment. */
export function createUnusedSchemaWarnings(unused: readonly UnusedItem<ConfigSchema>[]): Diagnostic[] {
  return unused.map((each) =>
    createWarning(`config schema ${each.item.name} applies`, each, locateLabel(each.item.locate, each.condition)),
  );
}

/** App Configuration is often shared by many environments, so keys of a config map with the same reason are reported once. */
function groupByReason(
  unused: readonly UnusedItem<ConfigPart>[],
): readonly (readonly [UnusedItem<ConfigPart>, ...UnusedItem<ConfigPart>[]])[] {
  const groups = new Map<string, [UnusedItem<ConfigPart>, ...UnusedItem<ConfigPart>[]]>();
  for (const each of unused) {
    const id = JSON.stringify([each.item.configMap.name, each.item.appConfigKey !== undefined, each.condition]);
    const group = groups.get(id);
    if (group) group.push(each);
    else groups.set(id, [each]);
  }
  return [...groups.values()];
}

function locateLabel(locate: ConfigSchema['locate'], condition: LabelCondition | undefined): Position {
  return condition ? locate('metadata', 'labels', condition[0]) : locate('metadata', 'labels');
}

function createWarning(subject: string, { condition, nearest }: Reason, at: Position): Diagnostic {
  return {
    code: 'config-unused',
    severity: 'warning',
    message: `${subject} nowhere: ${condition ? `no assignment has ${describeCondition(condition)}` : 'no assignment has all of its labels'}`,
    at,
    hint: nearest ? `Did you mean ${nearest}?` : 'Fix or remove the label, or assign a deployment target there.',
  };
}

function describeCondition([label, value]: LabelCondition): string {
  if (label === 'cluster-type') return `the cluster type ${quote(value)}`;
  if (label === 'deployment-target') return `the deployment target ${quote(value)}`;
  if (label === 'workload') return `the workload ${quote(value)}`;
  return `a cluster type or deployment target with the label ${label}: ${quote(value)}`;
}
