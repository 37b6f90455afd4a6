import { stamp } from '../../git/commits.ts';
import { atMost, invalid, notFound } from '../../model/http-error.ts';
import { common } from '../../operations/webhook-events.ts';
import { created, issueOf, ok, page, type Route, route } from '../../routing/route.ts';
import { commentView, issueView } from '../../views/issues.ts';
import { READ, WRITE } from './issues.ts';

const REPO = '/repos/{owner}/{repo}';

interface Text {
  readonly body: string;
}

export const commentRoutes: readonly Route[] = [
  route(`GET ${REPO}/issues/{issue_number}/comments`, READ, (call) => {
    const issue = issueOf(call, 'read');
    return page(call, issue.comments, (comment) => commentView(call.world, call.api, call.repository, issue, comment));
  }),
  route<Text>(`POST ${REPO}/issues/{issue_number}/comments`, WRITE, (call) => {
    const issue = issueOf(call, 'write');
    const body = checked(call.body);
    const now = stamp();
    const comment = { id: call.world.nextId(), user: call.actor.user, body, createdAt: now, updatedAt: now };
    issue.comments.push(comment);
    issue.updatedAt = now;
    const view = commentView(call.world, call.api, call.repository, issue, comment);
    call.world.emit(call.actor, call.repository, {
      name: 'issue_comment',
      action: 'created',
      payload: {
        action: 'created',
        comment: view,
        issue: issueView(call.world, call.api, call.repository, issue),
        ...common(call.world, call.repository, call.actor),
      },
    });
    return created(view);
  }),
  route<Text>(`PATCH ${REPO}/issues/comments/{comment_id}`, WRITE, (call) => {
    const id = Number(call.path.comment_id);
    for (const issue of call.repository.issues.values()) {
      const comment = issue.comments.find((candidate) => candidate.id === id);
      if (comment === undefined) continue;
      comment.body = checked(call.body);
      comment.updatedAt = stamp();
      return ok(commentView(call.world, call.api, call.repository, issue, comment));
    }
    throw notFound();
  }),
];

function checked({ body }: Text): string {
  if (body.trim() === '') throw invalid('IssueComment', { code: 'missing_field', field: 'body' });
  atMost('IssueComment', 'body', body, 65_536);
  return body;
}
