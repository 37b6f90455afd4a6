import { formatRepositoryName } from '@kalypso-actions/github';
import type { PromotionWrite } from '../decide/promotion-decision.ts';

/** A write in one line, for the log: `set the status "dev environment" of …`, in the infinitive for a dry run. */
export function describeWrite(write: PromotionWrite, tense: 'infinitive' | 'past'): string {
  switch (write.kind) {
    case 'commit': {
      const repository = formatRepositoryName(write.repository);
      return `set the commit in ${write.path} on branch ${write.branch} of ${repository} to ${write.promotedCommit}`;
    }
    case 'status':
      return `set the status "${write.context}" of commit ${write.commit} to ${write.state}: ${write.description}`;
    case 'workflow': {
      const inputs = Object.entries(write.inputs).map(([name, value]) => ` with ${name}=${value}`);
      return `${tense === 'past' ? 'started' : 'start'} the workflow ${write.workflow} on branch ${write.branch}${inputs.join('')}`;
    }
  }
}
