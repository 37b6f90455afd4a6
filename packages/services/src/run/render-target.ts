import { join } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { describeFailure, type FetchedChart } from '../chart/fetch-chart.ts';
import type { RunTool } from '../chart/helm.ts';
import type { Service, ServiceTarget } from '../definition/service.ts';

export type TargetRendering =
  | { readonly kind: 'rendered'; readonly text: string }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic };

/**
 * Renders a chart for a deployment target, without a cluster, and twice: what is scanned has to be what is proposed, and a second run must not propose
 * anything new.
 */
export async function renderTarget(
  service: Service,
  target: ServiceTarget,
  { archive }: FetchedChart,
  { root, run }: { readonly root: string; readonly run: RunTool },
): Promise<TargetRendering> {
  const { kubeVersion, apiVersions } = service;
  const at = service.locate('targets', service.targets.indexOf(target), 'name');
  const name = `service ${service.name} for ${target.name} in ${target.environment}`;
  const fail = (diagnostic: Omit<Diagnostic, 'severity' | 'at'>): TargetRendering => ({
    kind: 'failed',
    diagnostic: { ...diagnostic, severity: 'error', at },
  });
  const args = [
    ...['template', service.name, archive, '--namespace', target.namespace, '--include-crds'],
    ...target.values.flatMap((file) => ['--values', join(root, file)]),
    ...(kubeVersion === undefined ? [] : ['--kube-version', kubeVersion]),
    ...apiVersions.flatMap((version) => ['--api-versions', version]),
  ];
  const first = await run('helm', args);
  if (!first.succeeded) {
    const message = `the chart of ${name} cannot be rendered: ${describeFailure(first)}`;
    return fail({ code: 'chart-not-rendered', message, hint: 'Check the values of the target.' });
  }
  const second = await run('helm', args);
  if (second.stdout !== first.stdout) {
    const message = `the chart of ${name} renders something else each time: ${describeDifference(first.stdout, second.stdout)}`;
    const hint =
      'Set the value that it draws at random, such as a password or a certificate; name an existing Secret if the chart can use one.';
    return fail({ code: 'random-manifests', message, hint });
  }
  return { kind: 'rendered', text: first.stdout };
}

/** The template whose text differs. What differs may be a password, so it is not shown. */
function describeDifference(one: string, other: string): string {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const line = lines.findIndex((text, index) => text !== others[index]);
  const source = lines.slice(0, line + 1).findLast((text) => text.startsWith('# Source: '));
  const key = /^\s*([\w.-]{1,60}):/.exec(lines[line] ?? '')?.[1];
  return `${source?.slice('# Source: '.length) ?? 'its manifests'}${key === undefined ? '' : `, field ${key}`}`;
}
