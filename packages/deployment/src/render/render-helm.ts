import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { quote } from '@kalypso-actions/diagnostics';
import { Dict, type Value } from '@kalypso-actions/govalue';
import { marshalYaml, readConfigValue } from '@kalypso-actions/goyaml';
import {
  configurationMissing,
  type RenderedTarget,
  type RenderRequest,
  renderedManifests,
  renderingFailed,
  type TargetFiles,
  toolFailed,
} from './target-files.ts';

/** Renders `helm/` with the values of the target, then the image: as `helm template` does, later values win. */
export async function renderHelm(request: RenderRequest): Promise<RenderedTarget> {
  const { target, source, configs, scratch, image, run } = request;
  const values = join(configs, target.name, 'values.yaml');
  if (!existsSync(values)) return configurationMissing(request, 'values.yaml');
  const imageValues = join(scratch, 'image.yaml');
  // A file, because `--set` would read commas and brackets of the text as syntax. JSON is YAML.
  writeFileSync(imageValues, JSON.stringify(image === '' ? {} : { image }));
  const args = ['template', target.name, 'helm', '--values', values, '--values', imageValues];
  const { succeeded, stdout, problem } = await run('helm', args, source);
  return succeeded ? renderedManifests(stdout) : toolFailed(request, 'helm', problem);
}

/** For clusters that render charts themselves: the chart, with the values of the target as its own. */
export async function renderChart(request: RenderRequest): Promise<RenderedTarget> {
  const { target, source, configs, scratch, image } = request;
  const config = join(configs, target.name, 'values.yaml');
  if (!existsSync(config)) return configurationMissing(request, 'values.yaml');
  const chart = join(scratch, 'chart');
  cpSync(join(source, 'helm'), chart, { recursive: true });
  const layers = [join(chart, 'values.yaml'), config].filter(existsSync).map((file) => ({ file, value: read(file) }));
  const wrong = layers.find(({ value }) => value === undefined);
  if (wrong)
    return renderingFailed({
      code: 'rendering-failed',
      severity: 'error',
      at: target.at,
      message: `${quote(relative(scratch, wrong.file))} of deployment target "${target.name}" is not a YAML mapping`,
      hint: 'Write the values as `name: value`.',
    });
  const own = new Dict(new Map(image === '' ? [] : [['image', image]]));
  const merged = [...layers.map(({ value }) => value), own].reduce<Dict>(
    (base, over) => (over === undefined ? base : mergeValues(base, over)),
    new Dict(new Map()),
  );
  writeFileSync(join(chart, 'values.yaml'), marshalYaml(merged));
  const [, name = ''] = /^name:\s*(\S+)/m.exec(readFileSync(join(chart, 'Chart.yaml'), 'utf8')) ?? [];
  const description = readFileSync(join(chart, 'Chart.yaml'), 'utf8').replace(
    /^name:.*$/m,
    `name: ${target.location.folder}`,
  );
  if (name === '') return toolFailed(request, 'helm', 'Chart.yaml has no name');
  writeFileSync(join(chart, 'Chart.yaml'), description);
  return { kind: 'rendered', files: readFiles(chart) };
}

function read(file: string): Dict | undefined {
  const value = readConfigValue(readFileSync(file, 'utf8'));
  if (value instanceof Dict) return value;
  return typeof value === 'string' && /^(\s|#.*$)*$/m.test(value) ? new Dict(new Map()) : undefined;
}

/** As Helm merges values: mappings key by key, everything else is replaced. */
function mergeValues(base: Dict, over: Dict): Dict {
  const merged = new Map(base.entries);
  for (const [key, value] of over.entries) {
    const old = merged.get(key);
    const next: Value = old instanceof Dict && value instanceof Dict ? mergeValues(old, value) : value;
    merged.set(key, next);
  }
  return new Dict(merged, base.key, base.elem);
}

function readFiles(folder: string): TargetFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => {
    const file = join(entry.parentPath, entry.name);
    return [relative(folder, file).replaceAll('\\', '/'), readFileSync(file)] as const;
  });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
