import { readString } from '@kalypso-actions/azure';

/** Formats the name of an object of a configuration: `Kustomization flux-system/apps`. */
export function formatObjectName(status: Readonly<Record<string, unknown>>): string {
  const path = [readString(status.namespace), readString(status.name)].filter((part) => part !== '').join('/');
  return [readString(status.kind) || 'object', path].filter((part) => part !== '').join(' ');
}
