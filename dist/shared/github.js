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
export { listRecentCommits as i, listCommitsAhead as n, listFileChanges as r, findLastChange as t };
