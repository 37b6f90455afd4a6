import { a as createHash, c as init__lazy_crypto } from "./shared2.js";
import { c as hasHttpStatus, s as GitHubError } from "./undici.js";
// packages/git-objects/src/blob-id.ts
init__lazy_crypto();
function blobId(content) {
	return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
// packages/github/src/client/diagnose-github-error.ts
function diagnoseGitHubError(error) {
	if (!(error instanceof GitHubError)) return;
	let { call, reason, hint } = error;
	return {
		code: "github-failed",
		severity: "error",
		message: `${call}: ${reason}`,
		...hint === void 0 ? {} : { hint }
	};
}
// packages/github/src/commits/commit-status-history.ts
async function listCommitStatuses(github, repository, commit) {
	return (await github.paginate("GET /repos/{owner}/{repo}/commits/{ref}/statuses", {
		...repository,
		ref: commit,
		per_page: 100
	})).map(({ context, state, description, created_at }) => ({
		context,
		state,
		description: description ?? "",
		at: Date.parse(created_at)
	}));
}
// packages/github/src/repository/branches.ts
async function findBranchHead(github, repository, branch) {
	try {
		let ref = `heads/${branch}`, { data } = await github.request("GET /repos/{owner}/{repo}/git/ref/{ref}", {
			...repository,
			ref
		});
		return data.object.sha;
	} catch (error) {
		if (hasHttpStatus(error, 404)) return;
		throw error;
	}
}
async function listBranchHeads(github, repository, { max }) {
	let parameters = {
		...repository,
		per_page: max
	}, { data } = await github.request("GET /repos/{owner}/{repo}/branches", parameters);
	return data.map(({ commit }) => commit.sha);
}
async function advanceBranch(github, repository, branch, commit) {
	try {
		return await github.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
			...repository,
			ref: `heads/${branch}`,
			sha: commit,
			force: !1
		}), !0;
	} catch (error) {
		if (hasHttpStatus(error, 409, 422) && /fast.?forward/i.test(error.reason)) return !1;
		throw error;
	}
}
export { diagnoseGitHubError as a, listCommitStatuses as i, findBranchHead as n, blobId as o, listBranchHeads as r, advanceBranch as t };
