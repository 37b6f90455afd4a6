import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { type FetchedChart, fetchChart } from '../chart/fetch-chart.ts';
import type { RunTool } from '../chart/helm.ts';
import { readServices } from '../definition/read-services.ts';
import type { Service } from '../definition/service.ts';
import { type InspectedTarget, inspectManifests } from '../inspect/inspect-manifests.ts';
import { formatManifests } from './format-manifests.ts';
import { renderTarget } from './render-target.ts';

/** A service with what its chart renders. */
export interface RenderedService {
  readonly service: Service;
  readonly chart: FetchedChart;
  readonly targets: readonly InspectedTarget[];
}

export interface ServicesResult {
  readonly services: readonly RenderedService[];
  /** The files to propose, by `<environment>/<deployment target>/<file>`. */
  readonly files: ReadonlyMap<string, string>;
  /** SHA-256 of all files: two runs that have it in common render the same. */
  readonly digest: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Fetches and verifies the chart of every service, and renders it for every deployment target. With an error, there are no files: the branches of the GitOps
 * repository contain all services, so what is missing would be removed.
 */
export async function renderServices(options: {
  /** Folder with a checkout of the repository, as an absolute path: tools run in folders of their own. */
  readonly root: string;
  /** Folder of the services in it. */
  readonly folder: string;
  /** Folder for archives of charts. */
  readonly directory: string;
  readonly run: RunTool;
  readonly log: (line: string) => void;
}): Promise<ServicesResult> {
  const { root, folder, directory, run, log } = options;
  const read = readServices(root, folder);
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const services: RenderedService[] = [];
  for (const [index, service] of read.value.entries()) {
    const fetched = await fetchChart(service, { root, directory: join(directory, String(index)), run });
    diagnostics.push(...fetched.diagnostics);
    const chart = fetched.value;
    if (chart === undefined) continue;
    log(
      `${service.name}: chart ${service.helm.chart} ${service.helm.version}, sha256:${chart.digest}, verified by ${chart.verifiedBy.join(' and ')}`,
    );
    const targets: InspectedTarget[] = [];
    for (const target of service.targets) {
      const rendered = await renderTarget(service, target, chart, { root, run });
      if (rendered.kind === 'failed') diagnostics.push(rendered.diagnostic);
      else targets.push(inspectManifests(service, target, rendered.text));
    }
    diagnostics.push(...targets.flatMap((target) => target.diagnostics));
    services.push({ service, chart, targets });
  }
  const hasError = diagnostics.some(({ severity }) => severity === 'error');
  const files = hasError ? new Map<string, string>() : formatManifests(services);
  return { services, files, digest: digestOf(files), diagnostics };
}

function digestOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(`${path}\0${Buffer.byteLength(text)}\0${text}`);
  return hash.digest('hex');
}
