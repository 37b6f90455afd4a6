import { a as createHash, c as init__lazy_crypto } from "./shared2.js";
import { m as hasHttpStatus } from "./undici.js";
// packages/git-objects/src/blob-id.ts
init__lazy_crypto();
function blobId(content) {
	return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
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
export { blobId as i, findBranchHead as n, listBranchHeads as r, advanceBranch as t };
