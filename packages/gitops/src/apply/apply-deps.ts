import type { Publication } from '@kalypso-actions/git';
import type { GitHub } from '@kalypso-actions/github';

/** What a decision is applied with. */
export interface ApplyDeps {
  readonly github: GitHub;
  readonly publication: Publication;
  readonly log: (line: string) => void;
}
