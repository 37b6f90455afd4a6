import { isRecord, list, text } from './json.ts';
import { syncedOf } from './revision.ts';

/** A commit that an object of a configuration says it has applied. */
export interface Applied {
  /** `Kustomization flux-system/platform-apps`. */
  readonly object: string;
  readonly commit: string;
}

/** What of a row tells which objects are the configuration's own. */
export interface Owner {
  readonly name: string;
  readonly namespace: string;
  readonly syncedBranch: string | undefined;
}

const APPLIED = /\bApplied revision: ([^\s']+)/;

/**
 * What the configuration's own Kustomizations say they have applied. Flux fetches a commit first and applies it then: between the two, the configuration
 * is at the new commit and all its objects are still content with the old one. Only this tells that from being done.
 *
 * Azure names the Kustomizations of a configuration after it; those that they apply in turn follow sources of their own, and say nothing about this one.
 */
export function appliedOf(statuses: readonly unknown[], { name, namespace, syncedBranch }: Owner): readonly Applied[] {
  return statuses.flatMap((status) => {
    if (!isRecord(status) || text(status.kind) !== 'Kustomization') return [];
    if (!text(status.name).startsWith(`${name}-`)) return [];
    if (text(status.namespace) !== '' && namespace !== '' && text(status.namespace) !== namespace) return [];
    const object = ['Kustomization', [text(status.namespace), text(status.name)].filter(Boolean).join('/')].join(' ');
    return list(status.statusConditions).flatMap((condition) => {
      const [, revision] = (isRecord(condition) && APPLIED.exec(text(condition.message))) || [];
      const applied = revision === undefined ? undefined : syncedOf(revision);
      // Of another branch: left from before the configuration was pointed here, or not of this source.
      return applied !== undefined && applied.branch === syncedBranch ? [{ object, commit: applied.commit }] : [];
    });
  });
}
