import { c as hasHttpStatus } from "./undici.js";
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
export { compareCommits as t };
