// packages/git-objects/src/commit-id.ts
const COMMIT_ID_PATTERN = /^[0-9a-f]{40}$/, WRITTEN_COMMIT_ID_PATTERN = /^[0-9a-fA-F]{40}$/;
function isCommitId(text) {
	return COMMIT_ID_PATTERN.test(text);
}
function parseCommitId(text) {
	let id = text.toLowerCase();
	return isCommitId(id) ? id : void 0;
}
function shortCommitId(id) {
	return id.slice(0, 7);
}
export { shortCommitId as a, parseCommitId as i, WRITTEN_COMMIT_ID_PATTERN as n, isCommitId as r, COMMIT_ID_PATTERN as t };
