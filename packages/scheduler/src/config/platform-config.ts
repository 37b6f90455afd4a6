import type { Position } from '@kalypso-actions/diagnostics';
import type { Dict } from '@kalypso-actions/govalue';

/** Where a key's value is defined. */
export interface ConfigOrigin {
  readonly configMap: string;
  readonly at: Position;
  /** The value as the config map has it. */
  readonly text: string;
}

/** Where the value of a key comes from. */
export interface KeyProvenance {
  readonly key: string;
  /** What contributes to the value, in the order of precedence, the highest last. More than one if mappings or sequences were merged. */
  readonly setBy: readonly ConfigOrigin[];
  readonly overrode: readonly ConfigOrigin[];
}

/** The platform configuration of an assignment. Assignments to which the same config maps apply share one object. */
export interface PlatformConfig {
  readonly data: Dict;
  readonly provenance: readonly KeyProvenance[];
}
