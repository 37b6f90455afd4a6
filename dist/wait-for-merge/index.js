import { _ as Inputs, g as log, h as reportDiagnostics, m as runAction, n as hideToken, r as setOutputs } from "../shared/action-kit.js";
import { r as parseDuration, t as formatDuration } from "../shared/calendar.js";
import { a as createGitHub, i as diagnoseGitHubError, n as findBranchHead } from "../shared/undici.js";
import { r as parseRepositoryName, t as formatRepositoryName } from "../shared/github4.js";
import { r as readPullRequestState } from "../shared/github5.js";
import { t as quote } from "../shared/diagnostics3.js";
// packages/deployment/src/merge/wait-for-merge.ts
async function waitForMerge(wait, github) {
	let { repository, pullRequest, branch, timeoutMs, intervalMs, isRequired } = wait, { clock, log } = github, end = clock.now() + timeoutMs, name = `pull request ${wait.serverUrl}/${formatRepositoryName(repository)}/pull/${pullRequest}`, isFirst = !0;
	for (; pullRequest !== void 0;) {
		let state = await readPullRequestState(github, repository, pullRequest);
		if (state === "merged") break;
		if (state === "closed") return failMerge("pull-request-closed", `${name} was closed without a merge`, "Start the workflow again: it proposes the manifests again.");
		if (!isRequired) return {
			kind: "open",
			message: `${name} waits for a reviewer`
		};
		if (clock.now() + intervalMs > end) return failMerge("not-merged", `${name} was not merged within ${formatDuration(timeoutMs)}`, "Find out there what it waits for. After the merge, re-run the failed jobs: the run continues here.");
		isFirst && log(`Waiting up to ${formatDuration(timeoutMs)} until ${name} is merged`), isFirst = !1, await clock.sleep(intervalMs);
	}
	let commit = await findBranchHead(github, repository, branch);
	return commit === void 0 ? failMerge("not-merged", `${formatRepositoryName(repository)} has no branch ${branch}`, "Create the branch.") : {
		kind: "merged",
		commit
	};
}
function failMerge(code, message, hint) {
	return {
		kind: "failed",
		diagnostic: {
			code,
			severity: "error",
			message,
			hint
		}
	};
}
// actions/wait-for-merge/inputs.ts
const NUMBER = {
	pattern: /^[1-9]\d{0,9}$/,
	hint: "Use the output `pull-request-number` of create-gitops-pr."
}, BRANCH = {
	pattern: /^[^\p{Cc}\s~^:?*[\\]{1,250}$/u,
	hint: "Use the name of a branch, without `refs/heads/`."
};
function readMergeInputs(inputs, serverUrl) {
	let name = inputs.required("repository"), repository = parseRepositoryName(name, serverUrl);
	name !== "" && !repository && inputs.reject("repository", `is ${quote(name)}`, "Use `owner/name`.");
	let number = inputs.matching("pull-request", NUMBER), branch = inputs.matching("branch", BRANCH) ?? inputs.required("branch"), timeoutMs = readDuration(inputs, "timeout", inputs.text("timeout") || "30m", 0), intervalMs = readDuration(inputs, "interval", inputs.text("interval") || "15s", 50), isRequired = inputs.text("wait") === "" || inputs.flag("wait");
	if (!(!repository || inputs.problems.length > 0)) return {
		repository,
		pullRequest: number === void 0 ? void 0 : Number(number),
		branch,
		timeoutMs,
		intervalMs,
		isRequired,
		serverUrl
	};
}
function readDuration(inputs, name, text, minMs) {
	let duration = parseDuration(text, {
		minMs,
		maxMs: 216e5
	});
	return duration.kind === "valid" ? duration.value : (inputs.reject(name, `is ${quote(text)}`, "Use numbers with units, for example `90s`, `30m` or `1h30m`; at most 6 hours."), 0);
}
// actions/wait-for-merge/index.ts
await runAction(async () => {
	let { env } = process, context = {
		workspace: env.GITHUB_WORKSPACE ?? ".",
		folders: /* @__PURE__ */ new Map()
	}, inputs = new Inputs(), token = inputs.required("token");
	hideToken(token);
	let wait = readMergeInputs(inputs, env.GITHUB_SERVER_URL ?? "https://github.com");
	if (!wait) return reportDiagnostics(inputs.problems, context), !1;
	let result = await waitForMerge(wait, createGitHub({
		token,
		apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
		log
	})).catch((error) => {
		let diagnostic = diagnoseGitHubError(error);
		if (diagnostic === void 0) throw error;
		return {
			kind: "failed",
			diagnostic
		};
	});
	return result.kind === "failed" ? (reportDiagnostics([result.diagnostic], context), !1) : (log(result.kind === "open" ? result.message : `Branch ${wait.branch} has the manifests at commit ${result.commit}`), setOutputs({ commit: result.kind === "merged" ? result.commit : "" }), !0);
});
export {};
