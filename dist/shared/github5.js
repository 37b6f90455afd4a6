import { t as formatRepositoryName } from "./github4.js";
// packages/github/src/pull-requests/pull-requests.ts
async function listOpenPullRequests(github, repository, base) {
	let parameters = {
		...repository,
		base,
		state: "open",
		per_page: 100
	};
	return (await github.paginate("GET /repos/{owner}/{repo}/pulls", parameters)).map(toPullRequest).sort((a, b) => a.number - b.number);
}
function createPullRequest(github, repository, { base, head, title, body, draft }) {
	return github.createOnce(async () => {
		let parameters = {
			...repository,
			base,
			head,
			title,
			body,
			draft
		};
		return toPullRequest((await github.request("POST /repos/{owner}/{repo}/pulls", parameters)).data);
	}, async () => {
		let name = formatRepositoryName(repository).toLowerCase();
		return (await listOpenPullRequests(github, repository, base)).find(({ headBranch, headRepository }) => headBranch === head && headRepository?.toLowerCase() === name);
	});
}
async function updatePullRequest(github, repository, number, change) {
	await github.request("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", {
		...repository,
		pull_number: number,
		...change
	});
}
async function wasMerged(github, repository, head) {
	return (await github.request("GET /repos/{owner}/{repo}/pulls", {
		...repository,
		head: `${repository.owner}:${head.branch}`,
		state: "closed",
		sort: "updated",
		direction: "desc",
		per_page: 20
	})).data.some(({ merged_at, head: { sha } }) => merged_at !== null && sha === head.sha);
}
async function readPullRequestState(github, repository, number) {
	let { data } = await github.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
		...repository,
		pull_number: number
	});
	return data.merged_at === null ? data.state === "open" ? "open" : "closed" : "merged";
}
function toPullRequest(pull) {
	return {
		number: pull.number,
		nodeId: pull.node_id,
		url: pull.html_url,
		title: pull.title,
		body: pull.body ?? "",
		isDraft: pull.draft ?? !1,
		headRepository: pull.head.repo?.full_name,
		headBranch: pull.head.ref,
		headSha: pull.head.sha,
		labels: pull.labels.map(({ name }) => name),
		reviewers: (pull.requested_reviewers ?? []).map(({ login }) => login),
		teams: (pull.requested_teams ?? []).map(({ slug }) => slug),
		assignees: (pull.assignees ?? []).map(({ login }) => login),
		autoMerges: pull.auto_merge !== null
	};
}
export { wasMerged as a, updatePullRequest as i, listOpenPullRequests as n, readPullRequestState as r, createPullRequest as t };
