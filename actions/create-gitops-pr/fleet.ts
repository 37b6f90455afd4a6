import type { DesiredFiles } from '@kalypso-actions/git';
import { fleetChange, folderOf, formerContents, type GitOpsLayout, publishedPlaces } from '@kalypso-actions/gitops';
import type { Report } from '@kalypso-actions/scheduler';
import { describeChanges } from './body/changes.ts';
import type { Origin } from './body/origin.ts';
import { keeping, ownership } from './desired.ts';
import type { Subject } from './subject.ts';

/** Former contents that are read to show what changes; each is downloaded. */
const MOST_READ = 200;

/** What the scheduler has decided: assignments of deployment targets to cluster types. */
export function fleetSubject(report: Report, layout: GitOpsLayout, files: DesiredFiles, origin: Origin): Subject {
  return {
    files,
    within: publishedPlaces(layout),
    keeps: keeping(layout, report, files),
    owns: (present) => ownership(layout, present, files.keys()),
    formerContents: (difference) => formerContents(difference, layout, MOST_READ),
    describe: (difference, before) => {
      const after = (path: string) => files.get(path)?.read();
      const change = fleetChange(difference, report, layout, { before, after });
      return {
        environment: report.environment,
        promotedCommit: report.promotedCommit ?? '',
        isPromotion: change.promoted !== undefined,
        added: change.assigned,
        changed: change.reconfigured,
        removed: change.unassigned,
        failed: report.failed.length,
        counts: change.counts,
        counted: 'assignments',
        gone: change.unassigned.map(folderOf),
        text: describeChanges({ change, report, origin }),
      };
    },
  };
}
