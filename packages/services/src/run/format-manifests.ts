import type { FetchedChart } from '../chart/fetch-chart.ts';
import type { Service } from '../definition/service.ts';
import type { InspectedTarget } from '../inspect/inspect-manifests.ts';
import type { RenderedObject } from '../inspect/rendered-object.ts';

/** Objects in the namespace of the assignment. */
const OWN_FILE = 'manifests.yaml';
/** Objects that act beyond it, in a file of their own: a `CODEOWNERS` file can require a security review for it. */
const BEYOND_FILE = 'beyond-namespace.yaml';

/** The files of all services, by `<environment>/<deployment target>/<file>`, sorted. */
export function formatManifests(
  services: readonly {
    readonly service: Service;
    readonly chart: FetchedChart;
    readonly targets: readonly InspectedTarget[];
  }[],
): ReadonlyMap<string, string> {
  const files = services.flatMap(({ service: { helm }, chart, targets }) => {
    const header = `# ${helm.chart} ${helm.version} of ${helm.repository} (sha256:${chart.digest}). Generated: change the service instead.\n`;
    return targets.flatMap(({ target, own, beyond }) => {
      const folder = `${target.environment}/${target.name}`;
      return [
        [`${folder}/${OWN_FILE}`, joinObjects(header, own)] as const,
        ...(beyond.length === 0 ? [] : [[`${folder}/${BEYOND_FILE}`, joinObjects(header, beyond)] as const]),
      ];
    });
  });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function joinObjects(header: string, objects: readonly RenderedObject[]): string {
  return header + objects.map(({ text }) => `---\n${text}`).join('');
}
