import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { SourceText } from '@kalypso-actions/yaml';
import { substituteValues } from './substitute-values.ts';
import {
  configurationMissing,
  type RenderedTarget,
  type RenderRequest,
  renderedManifests,
  renderingFailed,
  toolFailed,
} from './target-files.ts';

/**
 * Builds the overlay of a target: `kustomize/overlays/<target>` of the source, or the folder of the target on the configuration branch, which is then
 * built as if it were there. `${IMAGE}` in the result is the image.
 */
export async function renderKustomize(request: RenderRequest): Promise<RenderedTarget> {
  const { target, source, configs, scratch, image, run } = request;
  const folder = join(scratch, 'kustomize');
  const overlay = join(folder, 'overlays', target.name);
  const config = join(configs, target.name);
  const isConfigured = existsSync(join(config, 'kustomization.yaml'));
  cpSync(join(source, 'kustomize'), folder, { recursive: true });
  if (existsSync(overlay) && isConfigured)
    return renderingFailed({
      code: 'configuration-missing',
      severity: 'error',
      at: target.at,
      message: `deployment target "${target.name}" has two overlays: kustomize/overlays/${target.name} of the source, and ${target.name}/ of the branch ${request.environment}-configs`,
      hint: 'Remove one of them.',
    });
  if (isConfigured) cpSync(config, overlay, { recursive: true });
  else if (!existsSync(overlay)) return configurationMissing(request, 'kustomization.yaml');
  const { succeeded, stdout, problem } = await run('kubectl', ['kustomize', overlay], folder);
  if (!succeeded) return toolFailed(request, 'kubectl kustomize', problem.replaceAll(scratch, '.'));
  const built = new SourceText(stdout, `manifests of ${target.name}`, 'manifests.yaml');
  const { text, diagnostics } = substituteValues(built, new Map(image === '' ? [] : [['IMAGE', image]]));
  if (diagnostics.length > 0) return renderingFailed(...diagnostics);
  return renderedManifests(text);
}
