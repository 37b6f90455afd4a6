import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { SourceText } from '@kalypso-actions/yaml';
import { parseValues, substituteValues } from './substitute-values.ts';
import {
  configurationMissing,
  type RenderedTarget,
  type RenderRequest,
  renderedManifests,
  renderingFailed,
} from './target-files.ts';

/** Joins the files of `manifests/`, with the values of the target's `values.env` and `IMAGE` in place of `${NAME}`. */
export async function renderPlain(request: RenderRequest): Promise<RenderedTarget> {
  const { target, source, configs, environment, image } = request;
  const config = join(configs, target.name, 'values.env');
  if (!existsSync(config)) return configurationMissing(request, 'values.env');
  const configText = new SourceText(
    readFileSync(config, 'utf8'),
    `${environment}-configs`,
    `${target.name}/values.env`,
  );
  const { values, diagnostics: problems } = parseValues(configText);
  const all = new Map([...values, ...(image === '' ? [] : [['IMAGE', image] as const])]);
  const diagnostics: Diagnostic[] = [...problems];
  const parts = listYamlFiles(join(source, 'manifests')).map((path) => {
    const file = `manifests/${path}`;
    const substituted = substituteValues(new SourceText(readFileSync(join(source, file), 'utf8'), '.', file), all);
    diagnostics.push(...substituted.diagnostics);
    return `---\n# Source: ${file}\n${substituted.text.replace(/^---\s*\n/, '').trimEnd()}\n`;
  });
  if (diagnostics.length > 0) return renderingFailed(...diagnostics);
  return renderedManifests(parts.join(''));
}

/** The YAML files below a folder without links, sorted. */
function listYamlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
