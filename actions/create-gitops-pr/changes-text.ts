import { code, document, heading, type Markdown, paragraph, table, text } from '@kalypso-actions/action-kit';
import type { AssignmentChange, FleetChange } from '@kalypso-actions/scheduler';
import type { Context } from './context.ts';

export function changesText(_context: Context, change: FleetChange, _longest: number): Markdown {
  const part = (title: string, all: readonly AssignmentChange[]) => [
    heading(`${title}: ${all.length}`),
    table(
      [text('cluster type'), text('deployment target')],
      all.map((one) => [code(one.clusterType), code(one.deploymentTarget)]),
    ),
  ];
  return document([
    ...part('Assigned', change.assigned),
    ...part('Unassigned', change.unassigned),
    ...part('Reconfigured', change.reconfigured),
    paragraph(text('')),
  ]);
}
