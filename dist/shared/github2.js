import { o as hasHttpStatus } from "./undici.js";
// packages/conventions/src/status-descriptions.ts
const STATUS_DESCRIPTIONS = {
	promoted: "Promoted",
	deploying: "Deploying",
	deployed: "Deployed",
	failed: "Failed to deploy",
	superseded: "Superseded by",
	waiting: "Waiting:",
	rolledBack: "Rolled back to"
};
async function setCommitStatus(github, repository, { commit, context, state, description, targetUrl }) {
	let isTooLong = description.length > 140;
	await github.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
		...repository,
		sha: commit,
		context,
		state,
		description: isTooLong ? `${description.slice(0, 139)}\u2026` : description,
		target_url: targetUrl,
		request: { idempotent: !0 }
	});
}
// packages/github/src/commits/compare-commits.ts
async function compareCommits(github, repository, base, head) {
	let parameters = {
		...repository,
		basehead: `${base}...${head}`,
		per_page: 1,
		page: 2
	}, data;
	try {
		({data} = await github.request("GET /repos/{owner}/{repo}/compare/{basehead}", parameters));
	} catch (error) {
		if (hasHttpStatus(error, 404) && error.reason.includes("No common ancestor")) return "diverged";
		throw error;
	}
	let mergeBase = data.merge_base_commit.sha.toLowerCase();
	return mergeBase === base && mergeBase === head ? "same" : mergeBase === base && data.status === "ahead" ? "newer" : mergeBase === head ? "older" : "diverged";
}
export { setCommitStatus as n, STATUS_DESCRIPTIONS as r, compareCommits as t };
