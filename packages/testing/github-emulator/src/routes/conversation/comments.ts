import { formatTimestamp } from '../../git/commits.ts';
import { assertMaxLength, notFound, validationFailed } from '../../model/http-error.ts';
import { commonPayload } from '../../operations/webhook-events.ts';
import { type ApiRoute, created, defineRoute, findIssue, ok, paginate } from '../../routing/route.ts';
import { commentView, issueView } from '../../views/issues.ts';
import { ISSUE_READ, ISSUE_WRITE } from './issues.ts';

const REPO = '/repos/{owner}/{repo}';

interface CommentBody {
  readonly body: string;
}

export const commentRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${REPO}/issues/{issue_number}/comments`, ISSUE_READ, (call) => {
    const issue = findIssue(call, 'read');
    return paginate(call, issue.comments, (comment) =>
      commentView(call.github, call.api, call.repository, issue, comment),
    );
  }),
  defineRoute<CommentBody>(`POST ${REPO}/issues/{issue_number}/comments`, ISSUE_WRITE, (call) => {
    const issue = findIssue(call, 'write');
    const body = validateBody(call.body);
    const now = formatTimestamp();
    const comment = { id: call.github.nextId(), user: call.actor.user, body, createdAt: now, updatedAt: now };
    issue.comments.push(comment);
    issue.updatedAt = now;
    const view = commentView(call.github, call.api, call.repository, issue, comment);
    call.github.emitEvent(call.actor, call.repository, {
      name: 'issue_comment',
      action: 'created',
      payload: {
        action: 'created',
        comment: view,
        issue: issueView(call.github, call.api, call.repository, issue),
        ...commonPayload(call.github, call.repository, call.actor),
      },
    });
    return created(view);
  }),
  defineRoute<CommentBody>(`PATCH ${REPO}/issues/comments/{comment_id}`, ISSUE_WRITE, (call) => {
    const id = Number(call.path.comment_id);
    for (const issue of call.repository.issues.values()) {
      const comment = issue.comments.find((candidate) => candidate.id === id);
      if (comment === undefined) continue;
      comment.body = validateBody(call.body);
      comment.updatedAt = formatTimestamp();
      return ok(commentView(call.github, call.api, call.repository, issue, comment));
    }
    throw notFound();
  }),
];

function validateBody({ body }: CommentBody): string {
  if (body.trim() === '') throw validationFailed('IssueComment', { code: 'missing_field', field: 'body' });
  assertMaxLength('IssueComment', 'body', body, 65_536);
  return body;
}
