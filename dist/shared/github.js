import { c as hasHttpStatus } from "./undici.js";
// packages/github/src/commits/commit-history.ts
async function listCommitsAhead(github, repository, { base, head, max }) {
	let parameters = {
		...repository,
		basehead: `${base}...${head}`
	}, { data } = await github.request("GET /repos/{owner}/{repo}/compare/{basehead}", parameters);
	return data.commits.map(({ sha }) => sha).slice(-max);
}
async function listRecentCommits(github, repository, { head, max }) {
	let parameters = {
		...repository,
		sha: head,
		per_page: max
	}, { data } = await github.request("GET /repos/{owner}/{repo}/commits", parameters);
	return data.map(({ sha }) => sha).reverse();
}
async function listFileChanges(github, repository, { head, path, max }) {
	let parameters = {
		...repository,
		sha: head,
		path,
		per_page: max
	}, { data } = await github.request("GET /repos/{owner}/{repo}/commits", parameters);
	return data.map(({ sha, commit }) => ({
		id: sha,
		message: commit.message,
		at: Date.parse(commit.committer?.date ?? "")
	}));
}
async function findLastChange(github, repository, head, path) {
	let [last] = await listFileChanges(github, repository, {
		head,
		path,
		max: 1
	});
	return last;
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
export { listRecentCommits as a, listFileChanges as i, findLastChange as n, listCommitsAhead as r, compareCommits as t };
