import type { Publication } from '@kalypso-actions/git';
import type { GitHub } from '@kalypso-actions/github';
import type { Settings } from './settings.ts';
import type { Subject } from './subject.ts';
import type { Target } from './target.ts';

/** What all steps of a run need. */
export interface Context {
  readonly settings: Settings;
  readonly subject: Subject;
  readonly target: Target;
  readonly github: GitHub;
  readonly publication: Publication;
  readonly log: (line: string) => void;
}
