import type { Desired, Publication } from '@kalypso-actions/git';
import type { GitHub } from '@kalypso-actions/github';
import type { GitOpsLayout, Report } from '@kalypso-actions/scheduler';
import type { Settings } from './settings.ts';
import type { Target } from './target.ts';

/** What all steps of a run need. */
export interface Context {
  readonly settings: Settings;
  readonly report: Report;
  readonly target: Target;
  readonly layout: GitOpsLayout;
  readonly desired: Pick<Desired, 'files' | 'keeps'>;
  readonly github: GitHub;
  readonly publication: Publication;
  /** `https://github.com` */
  readonly serverUrl: string;
  readonly log: (line: string) => void;
}
