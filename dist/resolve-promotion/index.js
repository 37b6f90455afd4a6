import { _ as Inputs, a as escapeProblem, c as inlineCode, d as paragraph, f as table, g as log, h as reportDiagnostics, m as runAction, n as hideToken, o as escapeText, p as trustedMarkdown, r as setOutputs, s as heading, t as addSummary, u as markdownDocument } from "../shared/action-kit.js";
import { t as fetchSources } from "../shared/git2.js";
import { a as createGitHub, i as diagnoseGitHubError, n as findBranchHead, s as GitHubError } from "../shared/undici.js";
import { _ as parsePromotionMessage, a as REPOSITORY_RULE, c as runPromotion, d as readPromotionRoute, f as readPromotionOrder, g as findNamedCommit, h as describeIgnoredStatuses, i as FULL_COMMIT_HINT, m as readCommitOrder, n as STATUS_CREATORS, o as STATUS_CONTEXT_RULE, p as readEnvironmentBranches, r as parseStatusCreators, s as compileStatusContext, u as PromotionStatusReader, v as hasCommitOrNewer } from "../shared/promotion.js";
import { t as STATUS_DESCRIPTIONS } from "../shared/github2.js";
import { t as quote } from "../shared/diagnostics3.js";
import { a as shortCommitId, i as parseCommitId, n as WRITTEN_COMMIT_ID_PATTERN } from "../shared/git-objects2.js";
import "../shared/text-template.js";
import { i as listFileChanges, n as findLastChange } from "../shared/github.js";
import { t as readFileText } from "../shared/github6.js";
import { t as PROMOTED_COMMIT_PATH } from "../shared/conventions3.js";
import { r as parseRepositoryName, t as formatRepositoryName } from "../shared/github4.js";
import { i as ENVIRONMENT_NAME } from "../shared/scheduler6.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
// packages/github/src/workflows/workflow-runs.ts
async function listWorkflowRuns(github, repository, { workflow, max }) {
	let parameters = {
		...repository,
		workflow_id: workflow,
		per_page: max
	}, { data } = await github.request("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs", parameters);
	return data.workflow_runs.map(({ display_title, status, conclusion, run_started_at, created_at, html_url }) => ({
		title: display_title,
		isUnfinished: status !== "completed",
		isSuccess: conclusion === "success",
		startedAt: Date.parse(run_started_at ?? created_at),
		url: html_url
	}));
}
// packages/promotion/src/resolve/promotion-proposal.ts
const PROMOTED = [
	STATUS_DESCRIPTIONS.promoted,
	STATUS_DESCRIPTIONS.deploying,
	STATUS_DESCRIPTIONS.deployed,
	STATUS_DESCRIPTIONS.failed
], ENDED = [STATUS_DESCRIPTIONS.superseded, STATUS_DESCRIPTIONS.rolledBack];
function findProposal(statuses) {
	for (let { description } of statuses) {
		if (ENDED.some((text) => description.startsWith(text))) return "ended";
		if (PROMOTED.some((text) => description.startsWith(text))) return "open";
	}
	return "none";
}
// packages/promotion/src/resolve/decide-resolution.ts
function decideResolution(observation, settings) {
	let { gitops, link, promotion } = observation, ruling = promotion === void 0 ? describeUnrecorded(observation) : judge(observation, promotion), promotedCommit = ruling.reason === "promotion" || ruling.reason === "resume" ? promotion?.commit : void 0, resolution = {
		environment: link.environment.name,
		gitopsCommit: gitops.id,
		recordedCommit: gitops.promotedCommit,
		promotedCommit,
		nextEnvironments: [],
		failedAt: findFailure(observation),
		...ruling,
		diagnostics: [...describeIgnored(observation, settings), ...ruling.diagnostics ?? []]
	}, { claimedCommit } = settings;
	return claimedCommit === void 0 || claimedCommit === gitops.promotedCommit ? resolution : {
		...resolution,
		promotedCommit: void 0,
		nextEnvironments: [],
		reason: "refused",
		message: "",
		diagnostics: [...resolution.diagnostics, describeClaim(claimedCommit, observation)]
	};
}
function judge({ gitops, link }, promotion) {
	let { commit, named, statuses } = promotion, { name } = link.environment, short = shortCommitId(commit), proposal = findProposal(statuses.list(commit, name));
	if (named === "never") return {
		reason: "not-proposed",
		message: `environment ${name} was never asked to promote commit ${short}`,
		diagnostics: [describeUnproposed(gitops.id, promotion, name)]
	};
	if (proposal === "ended" || named === "undone" || !gitops.isCurrent) return {
		reason: "superseded",
		message: `environment ${name} has replaced commit ${short}`
	};
	if (proposal === "none") return judgeWithoutStatus(promotion, name);
	if (statuses.progress(commit, name).kind !== "deployed") return {
		reason: "promotion",
		message: `commit ${short} is promoted to environment ${name} and not deployed yet`,
		nextEnvironments: link.next
	};
	let missing = listMissing(promotion), { promotions } = promotion;
	if (missing.length === 0 || promotions.some(({ isUnfinished }) => isUnfinished)) return {
		reason: "deployed",
		message: `commit ${short} is deployed in environment ${name}`
	};
	let failed = promotions.find(({ isSuccess }) => !isSuccess);
	return failed ? {
		reason: "stopped",
		message: `commit ${short} is deployed in environment ${name}, and its promotion to ${missing.join(", ")} has failed`,
		diagnostics: [describeStopped(commit, missing, failed)]
	} : {
		reason: "resume",
		message: `commit ${short} is deployed in environment ${name}, and its promotion to ${missing.join(", ")} was not started`,
		nextEnvironments: missing
	};
}
function judgeWithoutStatus({ commit, isInterrupted }, name) {
	let short = shortCommitId(commit);
	return isInterrupted ? {
		reason: "interrupted",
		message: `the promotion of commit ${short} to environment ${name} was interrupted`,
		diagnostics: [describeInterrupted(commit, name)]
	} : {
		reason: "not-proposed",
		message: `commit ${short} was set in environment ${name} by hand, and not promoted to it`
	};
}
function listMissing({ commit, next, statuses }) {
	return next.filter((environment) => !hasCommitOrNewer(environment)).map(({ link }) => link.environment.name).filter((name) => statuses.newest(commit, name) === void 0);
}
function findFailure({ link, promotion }) {
	let newest = promotion?.statuses.newest(promotion.commit, link.environment.name);
	return newest?.description.startsWith(STATUS_DESCRIPTIONS.failed) ? newest.at : void 0;
}
function describeUnrecorded({ gitops }) {
	return {
		reason: "not-a-promotion",
		message: `GitOps commit ${shortCommitId(gitops.id)} records no promoted commit`
	};
}
function describeIgnored({ chain, promotion }, settings) {
	if (promotion === void 0) return [];
	let { commit, statuses } = promotion;
	return describeIgnoredStatuses(commit, [...chain.keys()], {
		statuses,
		settings
	});
}
function describeClaim(claimed, { gitops }) {
	return {
		code: "promoted-commit-differs",
		severity: "error",
		message: `the promoted commit is ${gitops.promotedCommit ?? "none"}, as GitOps commit ${gitops.id} records it, and not ${claimed}, as the input promoted-commit claims`,
		hint: "Start the check without a promoted commit: it is read from the GitOps commit."
	};
}
function describeUnproposed(gitopsCommit, { commit, branch }, name) {
	let { baseRepo } = branch;
	return {
		code: "promotion-not-proposed",
		severity: "warning",
		message: `GitOps commit ${shortCommitId(gitopsCommit)} records ${commit} as promoted commit, but BaseRepo ${quote(baseRepo.name)} of environment ${name} does not name it and did not do so in its last changes: it is not promoted`,
		hint: "Only `create-gitops-pr` writes this record. Find out who has merged it.",
		at: baseRepo.locate("spec", "commit"),
		subject: {
			kind: "BaseRepo",
			name: baseRepo.name
		}
	};
}
function describeInterrupted(commit, name) {
	return {
		code: "promotion-interrupted",
		severity: "warning",
		message: `environment ${name} has commit ${shortCommitId(commit)}, but the promotion that set it did not end: it is not promoted further`,
		hint: `Promote commit ${commit} to ${name} again: that does what is missing. The hourly timer does so, too.`
	};
}
function describeStopped(commit, environments, { url }) {
	return {
		code: "promotion-stopped",
		severity: "warning",
		message: `the promotion of commit ${shortCommitId(commit)} to ${environments.join(", ")} has failed, was cancelled or was rejected: ${url}`,
		hint: "It is not started again. If the commit should be promoted, re-run that run; otherwise promote a newer commit."
	};
}
// packages/promotion/src/resolve/gitops-commit.ts
async function readGitOpsCommit(settings, { gitops }) {
	let { gitopsRepository: repository, gitopsBranch: branch } = settings, head = await findBranchHead(gitops, repository, branch);
	if (head === void 0) return refuse(describeMissingBranch(settings));
	let id = settings.gitopsCommit ?? head, compare = (commit, other) => readCommitOrder(commit, other, { repository }, { github: gitops }), order = await compare(id, head);
	if (order !== "same" && order !== "older") return refuse(describeUnmerged(id, settings));
	let record = await readRecord(id, settings, gitops);
	if (record.value === void 0 || order === "same") return {
		value: {
			id,
			promotedCommit: record.value,
			isCurrent: !0
		},
		diagnostics: record.diagnostics
	};
	let lastChange = await findLastChange(gitops, repository, head, PROMOTED_COMMIT_PATH), change = lastChange === void 0 ? "diverged" : await compare(id, lastChange.id), isCurrent = change === "same" || change === "newer";
	return {
		value: {
			id,
			promotedCommit: record.value,
			isCurrent
		},
		diagnostics: record.diagnostics
	};
}
function refuse(diagnostic) {
	return {
		value: void 0,
		diagnostics: [diagnostic]
	};
}
async function readRecord(commit, { gitopsRepository }, gitops) {
	let text;
	try {
		text = (await readFileText(gitops, gitopsRepository, ".github/tracking/Promoted_Commit_Id", commit) ?? "").trim();
	} catch (error) {
		if (error instanceof GitHubError || !(error instanceof Error)) throw error;
		return refuse(describeRecord(commit, error.message));
	}
	let id = parseCommitId(text);
	return id !== void 0 || text === "" ? {
		value: id,
		diagnostics: []
	} : refuse(describeRecord(commit, `${quote(text)} is not a full commit ID`));
}
function describeMissingBranch({ gitopsRepository, gitopsBranch }) {
	return {
		code: "gitops-branch-not-found",
		severity: "error",
		message: `${formatRepositoryName(gitopsRepository)} has no branch ${quote(gitopsBranch)}, or the token may not see it`,
		hint: "Fix `gitops-repository` or `gitops-branch`, or use a token with `contents: read` on that repository."
	};
}
function describeUnmerged(commit, { gitopsRepository, gitopsBranch }) {
	return {
		code: "gitops-commit-not-on-branch",
		severity: "error",
		message: `GitOps commit ${commit} is not in the history of branch ${quote(gitopsBranch)} of ${formatRepositoryName(gitopsRepository)}`,
		hint: "Merge it first: only commits of the branch are deployed. If the history of the branch was rewritten, use the head of the branch."
	};
}
function describeRecord(commit, reason) {
	return {
		code: "promoted-commit-unreadable",
		severity: "error",
		message: `the promoted commit of GitOps commit ${shortCommitId(commit)} cannot be read from ${PROMOTED_COMMIT_PATH}: ${reason}`,
		hint: "Only `create-gitops-pr` writes this file. Restore it with a pull request."
	};
}
async function findRuns(github, repository, { workflow, commit, environments }) {
	return (await listWorkflowRuns(github, repository, {
		workflow,
		max: 100
	})).filter(({ title }) => {
		let words = title.split(" ");
		return words.includes(commit) && environments.some((name) => words.includes(name));
	});
}
async function observeResolution(settings, deps) {
	let route = await readPromotionRoute({
		...settings,
		fromEnvironment: void 0
	}), [link] = route.value.targets;
	if (!link || hasErrors(route.diagnostics)) return {
		value: void 0,
		diagnostics: route.diagnostics
	};
	let { chain } = route.value, gitops = await readGitOpsCommit(settings, deps), diagnostics = [...route.diagnostics, ...gitops.diagnostics];
	if (!gitops.value || hasErrors(diagnostics)) return {
		value: void 0,
		diagnostics
	};
	let observation = {
		chain,
		link,
		gitops: gitops.value
	}, { promotedCommit } = gitops.value;
	if (promotedCommit === void 0) return {
		value: {
			...observation,
			promotion: void 0
		},
		diagnostics
	};
	let proof = await readProof(promotedCommit, observation, settings, deps);
	return diagnostics.push(...proof.diagnostics), !proof.value || hasErrors(diagnostics) ? {
		value: void 0,
		diagnostics
	} : {
		value: {
			...observation,
			promotion: proof.value
		},
		diagnostics
	};
}
function hasErrors(diagnostics) {
	return diagnostics.some(({ severity }) => severity === "error");
}
async function readProof(commit, { chain, link }, settings, deps) {
	let { value, diagnostics } = await readEnvironmentBranches([link], settings, deps), [branch] = value;
	if (!branch) return {
		value: void 0,
		diagnostics
	};
	let reader = new PromotionStatusReader(settings, deps);
	await reader.read(commit);
	let { statuses } = reader, { name } = link.environment, proposal = findProposal(statuses.list(commit, name)), proof = {
		commit,
		branch,
		named: await readNamed(commit, branch, reader, settings, deps),
		isInterrupted: !1,
		statuses,
		next: [],
		promotions: []
	};
	if (proof.named !== "now") return {
		value: proof,
		diagnostics
	};
	if (proposal === "none") return {
		value: {
			...proof,
			isInterrupted: await isRecorded(commit, branch, deps)
		},
		diagnostics
	};
	if (statuses.progress(commit, name).kind !== "deployed") return {
		value: proof,
		diagnostics
	};
	let links = link.next.flatMap((next) => chain.get(next) ?? []), branches = await readEnvironmentBranches(links, settings, deps), next = [];
	for (let each of branches.value) next.push({
		link: each.link,
		order: await readPromotionOrder(each, {
			commit,
			reader,
			settings,
			deps
		})
	});
	return {
		value: {
			...proof,
			next,
			promotions: await findPromotions(commit, link, next, settings, deps)
		},
		diagnostics: [...diagnostics, ...branches.diagnostics]
	};
}
async function readNamed(commit, branch, reader, settings, deps) {
	if (commit === branch.current) return "now";
	if (!await wasNamed(commit, branch, deps)) return "never";
	let order = await readPromotionOrder(branch, {
		commit,
		reader,
		settings,
		deps
	});
	return hasCommitOrNewer({ order }) ? "earlier" : "undone";
}
async function wasNamed(commit, { repository, head, file: path }, { github }) {
	let changes = await listFileChanges(github, repository, {
		head,
		path,
		max: 30
	});
	for (let { id } of changes) {
		let text = await readFileText(github, repository, path, id);
		if (text !== void 0 && findNamedCommit(text, "main") === commit) return !0;
	}
	return !1;
}
async function isRecorded(commit, branch, { github }) {
	let { repository, head, file: path } = branch, [change] = await listFileChanges(github, repository, {
		head,
		path,
		max: 1
	});
	return change !== void 0 && parsePromotionMessage(change.message, commit) !== void 0;
}
async function findPromotions(commit, { environment }, next, { repository, workflows }, { github }) {
	if (next.every(hasCommitOrNewer)) return [];
	let environments = [environment.name, ...next.map(({ link }) => link.environment.name)];
	return findRuns(github, repository, {
		workflow: workflows.promote,
		commit,
		environments
	});
}
// packages/promotion/src/resolve/resolve-promotion.ts
async function resolvePromotion(settings, deps) {
	let { environment } = settings, nothing = {
		environment,
		gitopsCommit: void 0,
		recordedCommit: void 0,
		promotedCommit: void 0,
		nextEnvironments: [],
		failedAt: void 0,
		message: ""
	};
	try {
		let { value, diagnostics } = await observeResolution(settings, deps);
		if (value === void 0) return {
			...nothing,
			reason: "refused",
			diagnostics
		};
		let resolution = decideResolution(value, settings);
		return resolution.message !== "" && deps.log(`${environment}: ${resolution.reason}: ${resolution.message}`), {
			...resolution,
			diagnostics: [...diagnostics, ...resolution.diagnostics]
		};
	} catch (error) {
		let diagnostic = diagnoseGitHubError(error);
		if (!diagnostic) throw error;
		return {
			...nothing,
			reason: "failed",
			diagnostics: [diagnostic]
		};
	}
}
function decideStarts(work, workflows) {
	let { environment, promotedCommit, reason } = work.resolution, starts = [];
	reason === "resume" && promotedCommit !== void 0 && starts.push({
		title: `Promote from ${environment}`,
		workflow: workflows.promote,
		inputs: {
			commit: promotedCommit,
			"from-environment": environment
		}
	});
	let decisions = [decideCheck(work, workflows.check), decideReleased(work, workflows.promote)];
	return {
		starts: [...starts, ...decisions.flatMap((decision) => "start" in decision ? [decision.start] : [])],
		diagnostics: decisions.flatMap((decision) => "stopped" in decision ? [decision.stopped] : [])
	};
}
function decideCheck({ resolution: { environment, gitopsCommit, reason, failedAt }, checks }, workflow) {
	if (reason !== "promotion" || gitopsCommit === void 0 || isUnderWay(checks)) return {};
	let [newest] = checks, failed = countFailed(checks), hasResult = newest !== void 0 && failedAt !== void 0 && failedAt >= newest.startedAt;
	if (newest === void 0 || failed === 0 || failed < 3 && !hasResult) return { start: {
		title: `Check ${environment}`,
		workflow,
		inputs: {
			environment,
			commit_id: gitopsCommit
		}
	} };
	let count = hasResult ? "has failed" : `has failed or was cancelled ${failed} times in a row, without a result`;
	return { stopped: {
		code: "check-stopped",
		severity: "warning",
		message: `the check of GitOps commit ${shortCommitId(gitopsCommit)} of environment ${environment} ${count}: ${newest.url}`,
		hint: hasResult ? "Fix what the run reports, by another commit of the GitOps branch or of `main`. If the clusters have recovered, re-run it." : "It is not started again. Find out why it ends, and re-run it."
	} };
}
function decideReleased({ resolution: { environment, reason, recordedCommit }, releasedCommit, promotions }, workflow) {
	if (releasedCommit === void 0 || isUnderWay(promotions)) return {};
	let max = reason === "interrupted" && releasedCommit === recordedCommit ? 3 : 1, [newest] = promotions;
	return newest !== void 0 && countFailed(promotions) >= max ? { stopped: describeStopped(releasedCommit, [environment], newest) } : { start: {
		title: `Promote to ${environment}`,
		workflow,
		inputs: {
			commit: releasedCommit,
			environment
		}
	} };
}
function isUnderWay(runs) {
	return runs.some(({ isUnfinished }) => isUnfinished);
}
function countFailed(runs) {
	let end = runs.findIndex(({ isSuccess }) => isSuccess);
	return end === -1 ? runs.length : end;
}
// packages/promotion/src/resolve/find-work.ts
async function findWork(settings, deps) {
	let route = await readPromotionRoute({
		...settings,
		environment: void 0,
		fromEnvironment: void 0
	});
	if (route.diagnostics.some(({ severity }) => severity === "error")) return {
		starts: [],
		resolutions: [],
		diagnostics: route.diagnostics
	};
	let work = [];
	for (let link of route.value.chain.values()) work.push(await findEnvironmentWork(link, settings, deps));
	return {
		starts: work.flatMap(({ starts }) => starts),
		resolutions: work.flatMap(({ resolutions }) => resolutions),
		diagnostics: dropRepeated([...route.diagnostics, ...work.flatMap(({ diagnostics }) => diagnostics)])
	};
}
async function findEnvironmentWork(link, settings, deps) {
	let environment = link.environment.name, gitops = {
		gitopsBranch: environment,
		gitopsCommit: void 0,
		claimedCommit: void 0
	}, resolution = await resolvePromotion({
		...settings,
		...gitops,
		environment
	}, deps), waiting = await findWaiting(environment, settings, deps), errors = waiting.diagnostics.filter(({ severity }) => severity === "error"), diagnostics = [...resolution.diagnostics, ...errors];
	try {
		let decided = decideStarts(await observeRuns(resolution, waiting, link, settings, deps), settings.workflows);
		return {
			...decided,
			resolutions: [resolution],
			diagnostics: [...diagnostics, ...decided.diagnostics]
		};
	} catch (error) {
		let diagnostic = diagnoseGitHubError(error);
		if (!diagnostic) throw error;
		return {
			starts: [],
			resolutions: [resolution],
			diagnostics: [...diagnostics, diagnostic]
		};
	}
}
function findWaiting(environment, settings, deps) {
	let commit = {
		commit: void 0,
		fromEnvironment: void 0,
		allowRollback: !1
	};
	return runPromotion({
		...settings,
		...commit,
		environment,
		workflow: void 0,
		dryRun: !0,
		runUrl: ""
	}, deps);
}
async function observeRuns(resolution, waiting, link, { repository, workflows }, { github }) {
	let { environment, reason, gitopsCommit, recordedCommit } = resolution, find = async (workflow, commit, environments) => commit === void 0 ? [] : findRuns(github, repository, {
		workflow,
		commit,
		environments
	}), releasedCommit = waiting.environments[0]?.reason === "would-promote" ? waiting.commit : reason === "interrupted" ? recordedCommit : void 0;
	return {
		resolution,
		checks: await find(workflows.check, reason === "promotion" ? gitopsCommit : void 0, [environment]),
		releasedCommit,
		promotions: await find(workflows.promote, releasedCommit, [environment, ...link.previous])
	};
}
function dropRepeated(diagnostics) {
	let key = ({ code, message }) => `${code} ${message}`;
	return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
}
// packages/promotion/src/resolve/resolution-outputs.ts
function formatResolutionOutputs(resolution, starts) {
	return {
		"gitops-commit": resolution?.gitopsCommit ?? "",
		"promoted-commit": resolution?.promotedCommit ?? "",
		"next-environment": (resolution?.nextEnvironments ?? []).join(","),
		reason: resolution?.reason ?? "",
		starts: JSON.stringify(starts.map(({ title, workflow, inputs }) => ({
			title,
			workflow,
			inputs: JSON.stringify(inputs)
		})))
	};
}
// actions/resolve-promotion/inputs.ts
const COMMIT = {
	pattern: WRITTEN_COMMIT_ID_PATTERN,
	hint: FULL_COMMIT_HINT
}, BRANCH = {
	pattern: /^[^\p{Cc}\s~^:?*[\\]{1,250}$/u,
	hint: "Use the name of a branch, without `refs/heads/`."
}, WORKFLOW = {
	pattern: /^[\w-][\w.-]*\.ya?ml$/,
	hint: "Use the name of a file in `.github/workflows`: `cd.yml`."
};
function readResolveInputs(inputs, serverUrl) {
	let environment = inputs.matching("environment", ENVIRONMENT_NAME), branch = inputs.matching("gitops-branch", BRANCH), gitopsCommit = parseCommitId(inputs.matching("gitops-commit", COMMIT) ?? ""), claimedCommit = parseCommitId(inputs.matching("promoted-commit", COMMIT) ?? "");
	environment === void 0 && (branch ?? gitopsCommit ?? claimedCommit) !== void 0 && inputs.reject("environment", "is missing: a branch or a commit is of one environment", "Set it.");
	let all = readWorkSettings(inputs, serverUrl);
	if (!(inputs.problems.length > 0 || !all)) return environment === void 0 ? {
		one: void 0,
		all
	} : {
		one: {
			...all,
			environment,
			gitopsBranch: branch ?? environment,
			gitopsCommit,
			claimedCommit
		},
		all
	};
}
function readWorkSettings(inputs, serverUrl) {
	let [repository, gitopsRepository] = [inputs.matching("repository", REPOSITORY_RULE) ?? inputs.required("repository"), inputs.matching("gitops-repository", REPOSITORY_RULE) ?? inputs.required("gitops-repository")].map((text) => parseRepositoryName(text, serverUrl)), statusContext = readStatusContext(inputs), settings = {
		nextEnvironment: inputs.matching("next-environment", ENVIRONMENT_NAME),
		controlPlaneFolder: inputs.text("control-plane") || ".",
		statusCreators: parseStatusCreators(inputs.matching("status-creators", STATUS_CREATORS) ?? "github-actions[bot]"),
		workflows: {
			check: inputs.matching("check-workflow", WORKFLOW) ?? "check-promote.yml",
			promote: inputs.matching("promote-workflow", WORKFLOW) ?? "cd.yml"
		},
		serverUrl
	};
	if (repository && gitopsRepository && statusContext) return {
		...settings,
		repository,
		gitopsRepository,
		statusContext
	};
}
function readStatusContext(inputs) {
	let context = compileStatusContext(inputs.matching("status-context", STATUS_CONTEXT_RULE));
	if (context.kind === "valid") return context.contextOf;
	inputs.reject("status-context", context.problem, context.hint);
}
// actions/resolve-promotion/summary.ts
function renderResolutions({ resolutions, starts, diagnostics }) {
	return markdownDocument([
		heading("Promoted commits"),
		...resolutions.length > 0 ? [renderTable(resolutions)] : [],
		...starts.map(({ title, workflow }) => paragraph(escapeText(`${title}: `), inlineCode(workflow))),
		...diagnostics.map(({ message, hint }) => paragraph(escapeProblem(`${message}.`, hint)))
	]);
}
function renderTable(resolutions) {
	let commit = (id) => id === void 0 ? trustedMarkdown("") : inlineCode(shortCommitId(id));
	return table([
		"environment",
		"GitOps commit",
		"promoted commit",
		"result",
		"details"
	].map((name) => escapeText(name)), resolutions.map(({ environment, gitopsCommit, recordedCommit, reason, message }) => [
		inlineCode(environment),
		commit(gitopsCommit),
		commit(recordedCommit),
		escapeText(reason),
		escapeText(message)
	]));
}
// actions/resolve-promotion/index.ts
await runAction(async () => {
	let { env } = process, workspace = env.GITHUB_WORKSPACE ?? ".", serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com", apiUrl = env.GITHUB_API_URL ?? "https://api.github.com", inputs = new Inputs(), token = inputs.required("token"), gitopsToken = inputs.text("gitops-token") || token;
	hideToken(token), hideToken(gitopsToken);
	let settings = readResolveInputs(inputs, serverUrl);
	if (!settings) return reportDiagnostics(inputs.problems, {
		workspace,
		folders: /* @__PURE__ */ new Map()
	}), !1;
	let directory = join(env.RUNNER_TEMP ?? tmpdir(), "kalypso", "promotion"), files = [
		"*.yaml",
		"*.yml",
		".sourceignore"
	], deps = {
		github: createGitHub({
			token,
			apiUrl,
			log
		}),
		gitops: createGitHub({
			token: gitopsToken,
			apiUrl,
			log
		}),
		fetch: (sources) => fetchSources(sources, {
			directory,
			token,
			serverUrl,
			files,
			log
		}),
		log
	}, { one, all } = settings, resolution = one && await resolvePromotion(one, deps), work = resolution ? {
		starts: [],
		resolutions: [resolution],
		diagnostics: resolution.diagnostics
	} : await findWork(all, deps), { starts, diagnostics } = work;
	return reportDiagnostics(diagnostics, {
		workspace,
		folders: /* @__PURE__ */ new Map([[".", all.controlPlaneFolder]])
	}), setOutputs(formatResolutionOutputs(resolution, starts)), addSummary(renderResolutions(work)), !diagnostics.some(({ severity }) => severity === "error");
});
export {};
