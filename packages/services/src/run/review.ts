import {
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { RenderedObject } from '../inspect/rendered-object.ts';
import type { RenderedService } from './render-services.ts';

/** A pull request's body holds 65,536 characters, and lists the changed folders as well. */
const MAX_ROWS = 40;

/**
 * What reviewers have to know of the services of an environment: which charts, who vouches for them, what acts beyond the namespace, what is left out, and
 * the images. No text of a chart is markup, and none can be a tag of a template.
 * @param environment all environments if `undefined`
 */
export function renderReview(services: readonly RenderedService[], environment?: string): Markdown {
  const inEnvironment = services
    .map((each) => ({
      ...each,
      targets: each.targets.filter(({ target }) => environment === undefined || target.environment === environment),
    }))
    .filter(({ targets }) => targets.length > 0);
  const charts = inEnvironment.map(({ service: { name, helm }, chart }) => [
    inlineCode(name),
    escapeText(`${helm.chart} ${helm.version}`),
    escapeText(helm.repository),
    inlineCode(`sha256:${chart.digest}`),
    escapeText(chart.verifiedBy.join(', ')),
  ]);
  const targets = inEnvironment.flatMap(({ targets: each }) => each);
  const rowsOf = (pick: (target: (typeof targets)[number]) => readonly RenderedObject[]) =>
    targets.flatMap((inspected) => {
      const { target } = inspected;
      const folder = environment === undefined ? `${target.environment}/${target.name}` : target.name;
      return pick(inspected).map(({ kind, namespace = '', name }) => [
        inlineCode(folder),
        inlineCode(kind),
        inlineCode(name),
        namespace === '' ? trustedMarkdown('') : inlineCode(namespace),
      ]);
    });
  const beyond = rowsOf((target) => target.beyond);
  const hooks = rowsOf((target) => target.omittedHooks);
  const images = [...new Set(targets.flatMap((target) => target.images))].sort();
  const columns = ['folder', 'kind', 'name', 'namespace'].map(escapeText);
  return markdownDocument([
    heading('Charts'),
    table(['service', 'chart', 'repository', 'digest', 'verified by'].map(escapeText), charts, MAX_ROWS),
    ...(beyond.length === 0
      ? [paragraph(escapeText('Every object is in the namespace of its assignment.'))]
      : [heading('Objects that act beyond the namespace of their assignment'), table(columns, beyond, MAX_ROWS)]),
    ...(hooks.length === 0 ? [] : [heading('Hooks of Helm that are left out'), table(columns, hooks, MAX_ROWS)]),
    ...(images.length === 0
      ? []
      : [
          heading('Images'),
          table(
            [escapeText('image')],
            images.map((image) => [inlineCode(image)]),
            MAX_ROWS,
          ),
        ]),
  ]);
}
