import { type Diagnostic, sanitizeText } from '@kalypso-actions/diagnostics';
import type { Resource } from '../resources/resource.ts';

export function compareNames(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Keeps the first resource of each kind and name, by the paths of their files, and reports the others as errors. */
export function dropDuplicates<R extends Resource>(resources: readonly R[], diagnostics: Diagnostic[]): R[] {
  const found = new Map<string, R>();
  for (const resource of resources) {
    const first = found.get(identify(resource));
    if (!first) found.set(identify(resource), resource);
    else {
      diagnostics.push({
        code: 'duplicate-resource',
        severity: 'error',
        message: `duplicate ${resource.kind} ${resource.name}: ${describeFile(first, resource)} already defines it`,
        at: locateName(resource),
        hint: 'Remove one, or give it another name.',
        related: [{ message: 'also defined here', at: locateName(first) }],
        subject: { kind: resource.kind, name: resource.name },
      });
    }
  }
  return [...found.values()];
}

/** Adds the base's resources to the environment's own ones, which override those with the same kind and name. */
export function overlayResources(
  own: readonly Resource[],
  base: readonly Resource[],
  diagnostics: Diagnostic[],
): Resource[] {
  const overrides = new Map(own.map((resource) => [identify(resource), resource]));
  const rest = base.filter((resource) => {
    const override = overrides.get(identify(resource));
    if (override) diagnostics.push(createOverrideWarning(override, resource));
    return !override;
  });
  return [...own, ...rest];
}

function createOverrideWarning(override: Resource, overridden: Resource): Diagnostic {
  return {
    code: 'overridden-resource',
    severity: 'warning',
    message: `${override.kind} ${override.name} overrides the one of the base, in ${describeFile(overridden, override)}`,
    at: locateName(override),
    hint: 'Give it another name unless this is intended.',
    related: [{ message: 'the overridden one', at: locateName(overridden) }],
  };
}

function identify({ kind, name }: Resource): string {
  return `${kind}/${name}`;
}

function locateName(resource: Resource) {
  return resource.locate('metadata', 'name');
}

/** The file of a resource; with its source, if a file of another source has the same path. */
function describeFile(resource: Resource, other: Resource): string {
  const [{ source, file }, position] = [locateName(resource), locateName(other)];
  return sanitizeText(file === position.file && source !== position.source ? `${file} of ${source}` : file);
}
