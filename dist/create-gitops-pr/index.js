import { _ as Inputs, a as escapeProblem, c as inlineCode, d as paragraph, f as table, g as log, h as reportDiagnostics, i as details, l as link, m as runAction, n as hideToken, o as escapeText, p as trustedMarkdown, r as setOutputs, s as heading, t as addSummary, u as markdownDocument } from "../shared/action-kit.js";
import { n as sanitizeText, r as createMask, t as quote } from "../shared/diagnostics3.js";
import { r as systemClock } from "../shared/retry.js";
import { a as runLocalGit, f as parseRemoteUrl, l as parseRevision, m as RepositoryError, n as GitRemote, o as runGit, r as isHiddenObject, s as createGitEnvironment, t as runInParallel } from "../shared/git.js";
import { t as blobId } from "../shared/git-objects.js";
import { a as createGitHub, c as hasHttpStatus, i as diagnoseGitHubError, s as GitHubError } from "../shared/undici.js";
import { n as isSameRepositoryName, r as parseRepositoryName, t as formatRepositoryName } from "../shared/github4.js";
import { c as setCommitStatus, n as isPublicationStatus, o as listCommitStatuses, r as CanonicalNames, s as formatStatusDescription, t as STATUS_DESCRIPTIONS } from "../shared/github2.js";
import { n as formatPosition, r as joinLimited, t as formatCount } from "../shared/diagnostics.js";
import { a as pointBranch, c as isCommitVerified, i as isUpToDate, l as createTree, n as isBranchUpdate, o as addComment, r as isManagedCommit, s as createSignedCommit, t as addTreeTrailer } from "../shared/github3.js";
import { a as generatedScope, c as isConfigFile, d as createFairSelector, f as omittedParagraph, i as formatGeneratedPath, l as parseRepositoryPath, r as formatAssignmentFolder, s as hasUsualName, t as CLUSTER_TYPE_README, u as toRepositoryPath } from "../shared/scheduler2.js";
import { a as createHash, c as init__lazy_crypto } from "../shared/shared2.js";
import { _ as string, a as exactOptional, c as nullable, d as picklist, f as pipe, g as safeParse, h as safeInteger, i as description, l as number, m as regex, n as array, o as literal, p as record, r as boolean, s as minValue, t as parseAssignmentRecord, u as object, v as title, y as unknown } from "../shared/assignment-record.js";
import { t as GENERATED_FILE_NAME } from "../shared/conventions2.js";
import { a as shortCommitId, i as parseCommitId, r as isCommitId, t as COMMIT_ID_PATTERN } from "../shared/git-objects2.js";
import { t as PROMOTED_COMMIT_PATH } from "../shared/conventions3.js";
import { n as MAX_RECORD_BYTES, t as ASSIGNMENT_RECORD_PATH } from "../shared/conventions.js";
import { a as SourceText, n as getChild, o as parseYaml, r as getChildText } from "../shared/yaml.js";
import { t as limitText } from "../shared/diagnostics2.js";
import { i as listInfrastructureBelow, r as listFoldersBelow, t as createOwnerLookup } from "../shared/assignment-record2.js";
import { a as wasMerged, i as updatePullRequest, n as listOpenPullRequests, t as createPullRequest } from "../shared/github5.js";
import { n as parseMustache, r as mustache, t as compilePattern } from "../shared/text-template.js";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
// packages/github/src/issues/issues.ts
async function listOpenIssues(github, repository, label) {
	let parameters = {
		...repository,
		labels: label,
		state: "open",
		per_page: 100
	};
	return (await github.paginate("GET /repos/{owner}/{repo}/issues", parameters)).filter(({ pull_request }) => pull_request === void 0).map(toIssue$1).sort((a, b) => a.number - b.number);
}
function createIssue(github, repository, { title, body, label }, isSame) {
	let parameters = {
		...repository,
		title,
		body,
		labels: [label]
	};
	return github.createOnce(async () => toIssue$1((await github.request("POST /repos/{owner}/{repo}/issues", parameters)).data), async () => (await listOpenIssues(github, repository, label)).find(isSame));
}
async function updateIssue(github, repository, number, change) {
	await github.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
		...repository,
		issue_number: number,
		..."state" in change ? {
			...change,
			state_reason: "completed"
		} : change
	});
}
function toIssue$1(data) {
	return {
		number: data.number,
		url: data.html_url,
		title: data.title,
		body: data.body ?? ""
	};
}
// packages/github/src/issues/labels.ts
async function ensureLabel(github, repository, label) {
	if (await hasLabel(github, repository, label.name)) return;
	let create = () => github.request("POST /repos/{owner}/{repo}/labels", {
		...repository,
		...label
	});
	await github.createOnce(async () => (await create()).status === 201, async () => await hasLabel(github, repository, label.name) || void 0);
}
async function hasLabel(github, repository, name) {
	try {
		return await github.request("GET /repos/{owner}/{repo}/labels/{name}", {
			...repository,
			name
		}), !0;
	} catch (error) {
		if (hasHttpStatus(error, 404)) return !1;
		throw error;
	}
}
async function addLabels(github, repository, number, labels) {
	await github.request("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", {
		...repository,
		issue_number: number,
		labels: [...labels],
		request: { idempotent: !0 }
	});
}
async function removeLabel(github, repository, number, name) {
	let parameters = {
		...repository,
		issue_number: number,
		name
	};
	try {
		await github.request("DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", parameters);
	} catch (error) {
		if (!hasHttpStatus(error, 404)) throw error;
	}
}
async function mergeWhenReady(github, repository, pull, { method, head }) {
	let refusal = await enableAutoMerge(github, pull.nodeId, method, head);
	return refusal === void 0 ? { kind: "waiting" } : mergeNow(github, repository, pull.number, method, head, refusal);
}
async function enableAutoMerge(github, id, method, head) {
	try {
		let variables = {
			id,
			mergeMethod: method.toUpperCase(),
			head,
			request: { idempotent: !0 }
		};
		await github.graphql("mutation ($id: ID!, $mergeMethod: PullRequestMergeMethod!, $head: GitObjectID!) {\n  enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: $mergeMethod, expectedHeadOid: $head }) { clientMutationId }\n}", variables);
		return;
	} catch (error) {
		if (!hasHttpStatus(error, 200, 403, 404, 422)) throw error;
		return error.reason;
	}
}
async function mergeNow(github, repository, number, method, head, refusal) {
	let parameters = {
		...repository,
		pull_number: number
	}, delayMs = 1e3;
	for (let poll = 1;; poll += 1) {
		let { data: pull } = await github.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", parameters);
		if (pull.merged) return {
			kind: "merged",
			sha: pull.merge_commit_sha ?? head
		};
		if (pull.state === "closed") return {
			kind: "refused",
			reason: "it was closed"
		};
		if (pull.head.sha !== head) return {
			kind: "refused",
			reason: "its branch was changed meanwhile"
		};
		if (pull.draft) return {
			kind: "refused",
			reason: "it is a draft"
		};
		if (pull.mergeable === !1) return {
			kind: "refused",
			reason: "it conflicts with its base branch"
		};
		if (pull.mergeable !== null) break;
		if (poll === 10) return {
			kind: "refused",
			reason: "GitHub does not report whether it can be merged"
		};
		github.log(`pull request #${number}: waiting for GitHub to find out whether it can be merged`), await github.clock.sleep(delayMs), delayMs = Math.min(delayMs * 2, 5e3);
	}
	try {
		let merge = {
			...parameters,
			sha: head,
			merge_method: method
		}, { data } = await github.request("PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge", merge);
		return {
			kind: "merged",
			sha: data.sha
		};
	} catch (error) {
		if (!hasHttpStatus(error, 405, 409, 422)) throw error;
		let { data: pull } = await github.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", parameters);
		return pull.merged ? {
			kind: "merged",
			sha: pull.merge_commit_sha ?? head
		} : {
			kind: "refused",
			reason: describeRefusal(error, refusal)
		};
	}
}
function describeRefusal(error, refusal) {
	return `GitHub cannot merge it now (${error.reason}), and auto-merge cannot be enabled (${refusal})`;
}
async function markReadyForReview(github, { nodeId }) {
	await github.graphql("mutation ($id: ID!) {\n  markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId }\n}", {
		id: nodeId,
		request: { idempotent: !0 }
	});
}
// packages/github/src/pull-requests/reviewers.ts
async function requestReviewers(github, repository, number, { reviewers, teams }) {
	await github.request("POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", {
		...repository,
		pull_number: number,
		reviewers: [...reviewers],
		team_reviewers: [...teams],
		request: { idempotent: !0 }
	});
}
async function listReviewers(github, repository, number) {
	let parameters = {
		...repository,
		pull_number: number,
		per_page: 100
	}, reviews = await github.paginate("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", parameters);
	return new Set(reviews.flatMap(({ user }) => user === null ? [] : [user.login]));
}
async function addAssignees(github, repository, number, assignees) {
	let { data } = await github.request("POST /repos/{owner}/{repo}/issues/{issue_number}/assignees", {
		...repository,
		issue_number: number,
		assignees: [...assignees],
		request: { idempotent: !0 }
	});
	return (data.assignees ?? []).map(({ login }) => login);
}
// packages/text-template/src/text-template.ts
function compileText(template, names) {
	let parsed = parseMustache(template);
	if (parsed.kind === "invalid") return parsed;
	let writer = new mustache.Writer(), unknown = referencedNames(parsed.tokens).filter((name) => !names.includes(name) && name !== ".");
	return unknown.length > 0 ? {
		kind: "invalid",
		reason: `unknown name ${[...new Set(unknown)].map((name) => JSON.stringify(name)).join(", ")}`
	} : {
		kind: "compiled",
		render: (view) => writer.render(template, view, void 0, { escape: String })
	};
}
function referencedNames(tokens) {
	return Array.isArray(tokens) ? tokens.flatMap((token) => {
		if (!Array.isArray(token)) return [];
		let [type, value, , , inner] = token;
		return type === "text" || type === "!" || type === "=" ? [] : [type === ">" ? `> ${value}` : String(value), ...referencedNames(inner)];
	}) : [];
}
// packages/scheduler/src/report/report-schema.ts
const kubernetesName = pipe(string(), regex(/^(?!.*\.\.)[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "a Kubernetes name")), fileName = pipe(string(), regex(/^[A-Za-z0-9]([-\w.]{0,98}[A-Za-z0-9])?$/, "a file name without an extension")), generatedFile = pipe(string(), regex(GENERATED_FILE_NAME, "the name of a generated file")), singleLine = pipe(string(), regex(/^[^\p{Cc}\u2028\u2029]{1,250}$/u, "a single line of at most 250 characters")), commitId = pipe(string(), regex(COMMIT_ID_PATTERN, "a full commit ID")), index = pipe(number(), safeInteger("a whole number"), minValue(0, "at least 0")), ordinal = pipe(number(), safeInteger("a whole number"), minValue(1, "at least 1")), labels = record(string(), string()), strings = array(string()), position = object({
	source: pipe(string(), description("Folder or repository that contains the file; `.` is the control plane")),
	file: string(),
	line: ordinal,
	column: ordinal
}), registration = exactOptional(pipe(kubernetesName, description("WorkloadRegistration whose team has to fix it; absent if it is the platform team"))), related = array(object({
	message: string(),
	at: position
})), problem = object({
	code: string(),
	message: string(),
	at: exactOptional(position),
	hint: exactOptional(string()),
	related: exactOptional(related),
	registration
}), diagnostic = object({
	code: string(),
	severity: picklist(["error", "warning"]),
	message: string(),
	at: exactOptional(position),
	hint: exactOptional(string()),
	related: exactOptional(related),
	subject: exactOptional(object({
		kind: string(),
		name: string()
	})),
	registration
}), source = object({
	kind: picklist([
		"control-plane",
		"base",
		"workload"
	]),
	name: pipe(string(), description("Name of the environment, the BaseRepo or the WorkloadRegistration")),
	repo: nullable(string()),
	branch: nullable(string()),
	path: string(),
	commit: pipe(nullable(string()), description("Commit that was read; null for a folder that is not a Git checkout"))
}), origin = object({
	configMap: string(),
	source: string(),
	file: string(),
	line: ordinal
}), configKey = object({
	key: string(),
	value: unknown(),
	setBy: pipe(array(origin), description("What contributes to the value; the last entry has precedence")),
	overrode: array(origin)
}), assignment = {
	clusterType: kubernetesName,
	deploymentTarget: kubernetesName,
	workload: kubernetesName,
	workspace: string(),
	registration: pipe(nullable(kubernetesName), description("WorkloadRegistration that it comes from; null for a workload of the control plane itself")),
	policies: pipe(strings, description("Every scheduling policy that selects this pair"))
}, unplaced = object({
	name: string(),
	reason: string()
}), reportSchema = pipe(object({
	version: literal(2),
	environment: singleLine,
	outcome: pipe(picklist([
		"complete",
		"partial",
		"failed"
	]), description("failed: no manifests were written; partial: they do not contain the failed assignments")),
	promotedCommit: pipe(nullable(commitId), description("Commit of the BaseRepo named main")),
	isPromotionHeldBack: pipe(boolean(), description("Whether the promoted commit must not be published, because content of the platform team holds assignments or infrastructure back")),
	keepsPublished: pipe(boolean(), description("Whether everything stays that is on the branch and not in the manifests, because a base is missing")),
	layout: object({
		configFileName: pipe(fileName, description("Name of the platform configuration's file, without its extension")),
		configFiles: exactOptional(pipe(array(generatedFile), description("Names of platform configuration files that templates choose")))
	}),
	gitops: pipe(array(object({
		name: string(),
		repo: string(),
		branch: string(),
		path: string(),
		at: exactOptional(position)
	})), description("Every GitOpsRepo of the environment, sorted by name")),
	sources: pipe(array(source), description("Where each part of the control plane was read, and at which commit")),
	registrations: pipe(array(object({
		name: kubernetesName,
		workspace: string(),
		repo: string(),
		branch: string(),
		path: string(),
		isHeldBack: pipe(boolean(), description("Whether an error in its repository holds back all its assignments"))
	})), description("Every WorkloadRegistration, sorted by name. The commit that was read is in sources")),
	clusterTypes: array(object({
		name: kubernetesName,
		labels,
		files: exactOptional(pipe(strings, description("Paths in the manifests folder of what belongs to no workload; absent if there is none"))),
		problems: exactOptional(pipe(array(problem), description("Why what belongs to no workload is held back: what the branch has of it stays")))
	})),
	deploymentTargets: array(object({
		name: kubernetesName,
		workload: kubernetesName,
		workspace: string(),
		labels
	})),
	configs: pipe(array(array(configKey)), description("Platform configurations; assignments refer to them by position")),
	assignments: array(object({
		...assignment,
		namespace: string(),
		config: pipe(index, description("Position in configs")),
		files: pipe(strings, description("Paths in the manifests folder"))
	})),
	failed: pipe(array(object({
		...assignment,
		problems: array(problem)
	})), description("Assignments that are held back: what the branch has of them stays")),
	unassigned: pipe(array(unplaced), description("Deployment targets that no policy assigned")),
	idlePolicies: pipe(array(unplaced), description("Policies that assigned nothing")),
	diagnostics: array(diagnostic)
}), title("Report of the schedule action"), description("What a run of the scheduler decided for one environment, and why."));
function parseReport(data) {
	let version = typeof data == "object" && data && "version" in data ? data.version : void 0;
	if (version === void 0) return invalid("is not a report of the schedule action");
	if (version !== 2) return invalid(`is a report of version ${quote(String(version))}; this release reads version 2`);
	let { success, output: report, issues } = safeParse(reportSchema, data);
	if (!success) return invalid(`is not a valid report of the schedule action: ${joinLimited(issues.map(describeIssue$1), 5, "; ")}`);
	let lost = report.assignments.findIndex(({ config }) => report.configs[config] === void 0);
	if (lost >= 0) {
		let { config } = report.assignments[lost] ?? {};
		return invalid(`is not a valid report: report.configs has no entry ${config}, which report.assignments[${lost}] uses`);
	}
	return {
		kind: "valid",
		report
	};
}
function invalid(reason) {
	return {
		kind: "invalid",
		reason
	};
}
function describeIssue$1(issue) {
	let path = `report${(issue.path ?? []).map(({ key }) => typeof key == "number" ? `[${key}]` : `.${String(key)}`).join("")}`;
	return issue.input === void 0 ? `${path} is missing` : `${path} must be ${expectation(issue)}, not ${describeValue(issue.input)}`;
}
function expectation({ type, message, expected }) {
	return type === "string" ? "a string" : type === "number" ? "a number" : type === "array" ? "a list" : type === "object" || type === "record" ? "an object" : type === "picklist" ? `one of ${String(expected).slice(1, -1).replaceAll(" | ", ", ")}` : message;
}
function describeValue(value) {
	return typeof value == "string" ? quote(value) : Array.isArray(value) ? "a list" : typeof value == "object" && value ? "an object" : String(value);
}
// packages/assignment-record/src/format-record.ts
function formatAssignmentRecord({ version, registrations, folders, infrastructure = [] }) {
	let sources = Object.entries(registrations).sort(([a], [b]) => compareTexts(a, b)).map(([name, { repo, branch, path }]) => `${JSON.stringify(name)}: ${JSON.stringify({
		repo,
		branch,
		path
	})}`), lines = [...folders].sort((a, b) => compareTexts(a.path, b.path)).map(formatFolder), own = [...infrastructure].sort((a, b) => compareTexts(a.path, b.path)).map(formatInfrastructure);
	return [
		"{",
		`  "version": ${version},`,
		`  "registrations": ${formatBlock("{", sources, "}")},`,
		`  "folders": ${formatBlock("[", lines, "]")}${own.length === 0 ? "" : ","}`,
		...own.length === 0 ? [] : [`  "infrastructure": ${formatBlock("[", own, "]")}`],
		"}",
		""
	].join("\n");
}
function formatBlock(start, lines, end) {
	return lines.length === 0 ? `${start}${end}` : `${start}\n    ${lines.join(",\n    ")}\n  ${end}`;
}
function formatFolder(folder) {
	let { path, registration, workload, deploymentTarget, clusterType, namespace, files } = folder, sorted = [...files].sort();
	return JSON.stringify({
		path,
		registration,
		workload,
		deploymentTarget,
		clusterType,
		namespace,
		files: sorted
	});
}
function formatInfrastructure({ path, clusterType, files }) {
	return JSON.stringify({
		path,
		clusterType,
		files: [...files].sort()
	});
}
function compareTexts(a, b) {
	return a < b ? -1 : +(a > b);
}
// packages/git/src/publish/desired-files.ts
function listDesiredFiles(folder, toPath = (path) => path) {
	let files = readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => !entry.isDirectory()).map((entry) => {
		let file = join(entry.parentPath, entry.name), path = relative(folder, file).replaceAll("\\", "/");
		if (!entry.isFile()) throw Error(`${JSON.stringify(path)} in ${folder} is not a regular file`);
		return [toPath(path), { read: () => readFileSync(file) }];
	});
	return new Map(files.sort(([a], [b]) => a < b ? -1 : 1));
}
// packages/git/src/publish/bare-repository.ts
var BareRepository = class {
	folder;
	#timeoutMs;
	constructor(folder, timeoutMs) {
		this.folder = folder, this.#timeoutMs = timeoutMs;
	}
	async init() {
		await rm(this.folder, {
			recursive: !0,
			force: !0
		});
		let args = [
			"init",
			"--quiet",
			"--bare",
			"--template=",
			"--object-format=sha1",
			this.folder
		];
		if (await runLocalGit(dirname(this.folder), args) === void 0) throw Error(`git could not create a repository in ${this.folder}`);
	}
	resolve(name) {
		return runLocalGit(this.folder, [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			name
		]);
	}
	async run(args, command = {}) {
		let output = [];
		return await this.#run(args, {
			onStdout: (chunk) => void output.push(chunk),
			...command
		}), Buffer.concat(output).toString("utf8");
	}
	async runForBytes(args, stdin) {
		let output = [];
		return await this.#run(args, {
			stdin,
			onStdout: (chunk) => void output.push(chunk)
		}), Buffer.concat(output);
	}
	async #run(args, { stdin, env, onStdout }) {
		let result = await runGit({
			args,
			cwd: this.folder,
			env: {
				...createGitEnvironment(dirname(this.folder)),
				...env
			},
			timeoutMs: this.#timeoutMs,
			...onStdout === void 0 ? {} : { onStdout },
			...stdin === void 0 ? {} : { stdin }
		});
		if (result.kind === "timed-out") throw Error(`git ${args[0]} took more than ${this.#timeoutMs / 1e3} s on this machine`);
		if (result.code !== 0) throw Error(`git ${args[0]} failed: ${result.stderr.trim().slice(-1e3)}`);
	}
};
// packages/git/src/publish/commit-tree.ts
async function commitTree(repository, parent, { tree, message, author, committer, date = parent?.date ?? 0 }) {
	let parents = parent === void 0 ? [] : ["-p", parent.id], env = {
		GIT_AUTHOR_NAME: author.name,
		GIT_AUTHOR_EMAIL: author.email,
		GIT_AUTHOR_DATE: `@${date} +0000`,
		GIT_COMMITTER_NAME: committer.name,
		GIT_COMMITTER_EMAIL: committer.email,
		GIT_COMMITTER_DATE: `@${date} +0000`
	}, stdin = `${message.replaceAll("\0", " ").trimEnd()}\n`;
	return (await repository.run([
		"commit-tree",
		tree,
		...parents,
		"-F",
		"-"
	], {
		stdin,
		env
	})).trim();
}
// packages/git/src/publish/parse-commit.ts
function parseCommit(id, raw) {
	let end = raw.indexOf("\n\n"), lines = (end === -1 ? raw : raw.slice(0, end)).split("\n"), valuesOf = (key) => lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1)), [tree] = valuesOf("tree"), [author] = valuesOf("author").map(parseSignature), [committer] = valuesOf("committer").map(parseSignature);
	if (tree === void 0 || author === void 0 || committer === void 0) throw Error(`${id} is not a readable commit`);
	return {
		id,
		tree,
		parents: valuesOf("parent"),
		author: author.identity,
		committer: committer.identity,
		date: committer.date,
		message: end === -1 ? "" : raw.slice(end + 2).replace(/\n+$/, "")
	};
}
function parseSignature(text) {
	let [, name = "", email = "", seconds = "0"] = /^(.*?) ?<([^>]*)>(?: (-?\d+))?/.exec(text) ?? [];
	return {
		identity: {
			name,
			email
		},
		date: Number(seconds)
	};
}
// packages/git/src/publish/read-objects.ts
async function readCommits(repository, names) {
	let objects = await readObjects(repository, names, "commit");
	return Array.from(objects, ([id, raw]) => parseCommit(id, raw.toString("utf8")));
}
async function readBlobs(repository, ids, maxBytes) {
	return readObjects(repository, (await repository.run(["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"], { stdin: ids })).split("\n").map((line) => line.split(" ")).filter(([, type, size]) => type === "blob" && Number(size) <= maxBytes).map(([id]) => `${id}\n`).join(""), "blob");
}
async function readObjects(repository, names, type) {
	return parseBatch(await repository.runForBytes([
		"cat-file",
		"--batch",
		"--buffer"
	], names), type);
}
function parseBatch(output, wanted) {
	let found = /* @__PURE__ */ new Map();
	for (let at = 0; at < output.length;) {
		let end = output.indexOf(10, at);
		if (end === -1) break;
		let match = /^([0-9a-f]+) (\w+) (\d+)$/.exec(output.toString("latin1", at, end));
		if (at = end + 1, match === null) continue;
		let [, id = "", type, size] = match, next = at + Number(size);
		type === wanted && found.set(id, output.subarray(at, next)), at = next + 1;
	}
	return found;
}
// packages/git/src/publish/head-history.ts
const HEAD_REF = "refs/kalypso/head", BASE_REF$1 = "refs/kalypso/base";
var HeadHistory = class {
	#remote;
	#repository;
	#branch;
	constructor(remote, repository, branch) {
		this.#remote = remote, this.#repository = repository, this.#branch = branch;
	}
	async tip() {
		await this.#repository.init(), await this.#fetch(this.#branch, HEAD_REF, ["--depth=1"]);
		let [tip] = await readCommits(this.#repository, HEAD_REF);
		return tip;
	}
	async foreignCommits(tip, base, isManaged) {
		if (isManaged(tip)) return [];
		let commits = new Map((await this.#commitsAhead(base)).map((commit) => [commit.id, commit])), found = [], seen = /* @__PURE__ */ new Set();
		for (let queue = [tip.id]; queue.length > 0 && found.length < 100;) {
			let commit = commits.get(queue.shift() ?? "");
			commit === void 0 || seen.has(commit.id) || isManaged(commit) || (seen.add(commit.id), found.push(commit), queue.push(...commit.parents));
		}
		return found;
	}
	async #commitsAhead(base) {
		let commits = await this.#fetchAhead(base), known = new Set(commits?.map(({ id }) => id));
		return commits === void 0 || commits.some(({ parents }) => parents.length > 1 && parents.some((parent) => !known.has(parent))) ? this.#compareHistories(base) : commits;
	}
	async #fetchAhead(base) {
		await this.#repository.init();
		try {
			await this.#fetch(this.#branch, HEAD_REF, base === void 0 ? [] : [`--shallow-exclude=refs/heads/${base}`]);
		} catch (error) {
			if (error instanceof RepositoryError && ["git-failed", "unreachable"].includes(error.failure.kind)) return;
			throw error;
		}
		return this.#list([HEAD_REF]);
	}
	async #compareHistories(base) {
		return this.#remote.log("reading the history of both branches to find commits by others"), await this.#repository.init(), await this.#fetch(this.#branch, HEAD_REF), base === void 0 ? this.#list([HEAD_REF]) : (await this.#fetch(base, BASE_REF$1), this.#list([HEAD_REF, `^${BASE_REF$1}`]));
	}
	#fetch(branch, ref, options = []) {
		return this.#remote.fetch(this.#repository.folder, [...options, "--filter=tree:0"], `+refs/heads/${branch}:${ref}`);
	}
	async #list(range) {
		let ids = await this.#repository.run([
			"rev-list",
			"--topo-order",
			"--max-count=10000",
			...range
		]);
		return readCommits(this.#repository, ids);
	}
};
// packages/git/src/publish/import-stream.ts
function* importStream(ref, base, { removed, written }) {
	yield Buffer.from(`feature done\ncommit ${ref}\ncommitter Kalypso <kalypso@localhost> 0 +0000\ndata 0\n`), base !== void 0 && (yield Buffer.from(`from ${base}\n`));
	for (let { path } of removed) yield Buffer.from(`D ${quotePath(path)}\n`);
	for (let { path, mode, id, content } of sortBySimilarity(written)) {
		let bytes = content.read();
		if (blobId(bytes) !== id) throw Error(`${JSON.stringify(path)} was changed while it was published`);
		yield Buffer.from(`M ${mode} inline ${quotePath(path)}\ndata ${bytes.length}\n`), yield bytes, yield Buffer.from("\n");
	}
	yield Buffer.from("done\n");
}
function sortBySimilarity(written) {
	let name = ({ path }) => path.slice(path.lastIndexOf("/") + 1);
	return written.toSorted((a, b) => name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a.path < b.path ? -1 : 1);
}
function quotePath(path) {
	return `"${path.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}
// packages/git/src/publish/tree-entry.ts
function isRegularFile({ mode }) {
	return mode.startsWith("100");
}
function parentFolders(path) {
	let parts = path.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
// packages/git/src/publish/list-commit-tree.ts
async function listCommitTree(repository, commit, within) {
	let entries = /* @__PURE__ */ new Map(), list = (args, paths, isWanted) => {
		let reader = new TreeEntryReader((entry) => {
			isWanted(entry) && entries.set(entry.path, entry);
		}), command = [
			"ls-tree",
			...args,
			"-z",
			"--full-tree",
			"--end-of-options",
			commit,
			...paths
		];
		return repository.run(command, { onStdout: (chunk) => reader.feed(chunk) });
	}, isEverything = within.includes("");
	await list(["-r"], isEverything ? [] : within, () => !0);
	let parents = isEverything ? [] : [...new Set(within.flatMap(parentFolders))];
	return parents.length > 0 && await list([], parents, ({ mode }) => mode !== "040000"), [...entries.values()];
}
var TreeEntryReader = class {
	#onEntry;
	#rest = Buffer.alloc(0);
	constructor(onEntry) {
		this.#onEntry = onEntry;
	}
	feed(chunk) {
		let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]), start = 0;
		for (let end = data.indexOf(0, start); end !== -1; end = data.indexOf(0, start)) this.#read(data.toString("utf8", start, end)), start = end + 1;
		this.#rest = data.subarray(start);
	}
	#read(line) {
		let tab = line.indexOf("	"), [mode = "", , id = ""] = line.slice(0, tab).split(" ");
		this.#onEntry({
			path: line.slice(tab + 1),
			mode,
			id
		});
	}
};
// packages/git/src/publish/push-result.ts
const LOST_RACE = /stale info|fetch first|cannot lock ref|failed to (update|lock) ref|reference already exists|incorrect old value|remote ref updated since checkout/i, NAME_CONFLICT = /exists; cannot create|directory file conflict/i;
function parsePushResult(response, base, head) {
	let results = /* @__PURE__ */ new Map();
	for (let line of response.references.split("\n")) {
		let match = /^([ +*=!-])\t[^\t]*:([^\t:]+)\t(.*)$/.exec(line);
		match !== null && results.set(match[2] ?? "", {
			flag: match[1] ?? "",
			summary: match[3] ?? ""
		});
	}
	let baseResult = results.get(`refs/heads/${base}`);
	if (baseResult?.flag === "!" && LOST_RACE.test(baseResult.summary)) return {
		kind: "lost-race",
		moved: "base"
	};
	let result = results.get(`refs/heads/${head}`);
	if (result === void 0) throw Error(`git printed no result for ${head}: ${response.references}`);
	if (result.flag !== "!") return {
		kind: "pushed",
		already: result.flag === "="
	};
	let serverMessages = parseServerMessages(response.stderr), text = [result.summary, ...serverMessages].join("\n");
	return LOST_RACE.test(text) && !NAME_CONFLICT.test(text) ? {
		kind: "lost-race",
		moved: "head"
	} : {
		kind: "refused",
		reason: toPrintable(/\((.*)\)$/.exec(result.summary)?.[1] ?? result.summary),
		serverMessages
	};
}
function parseServerMessages(stderr) {
	return stderr.split(/[\r\n]+/).flatMap((line) => {
		let message = /^remote: (.*)$/.exec(line)?.[1]?.trim();
		return message ? [toPrintable(message)] : [];
	}).slice(0, 8);
}
function toPrintable(text) {
	return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").slice(0, 300);
}
// packages/git/src/publish/tree-difference.ts
function compareTree(entries, desired) {
	let present = new Map(entries.map((entry) => [entry.path, entry])), folders = new Set(entries.flatMap(({ path }) => parentFolders(path))), managed = new Map([...present].filter(([path, entry]) => isRegularFile(entry) && desired.isManaged(path))), isKept = desired.isKept ?? (() => !1), written = [], conflicts = [];
	for (let [path, content] of desired.files) {
		if (!desired.isManaged(path)) throw Error(`${JSON.stringify(path)} is not a path that this action manages`);
		if (isKept(path)) continue;
		let conflict = findConflict(path, present, folders);
		conflict === void 0 ? written.push(...compareFile(path, content, present.get(path))) : conflicts.push(conflict);
	}
	return {
		written: written.sort(byPath),
		removed: [...managed.values()].filter(({ path }) => !desired.files.has(path) && !isKept(path)).sort(byPath),
		conflicts: conflicts.sort(byPath),
		managed,
		foreign: entries.filter(({ path }) => !managed.has(path)).sort(byPath)
	};
}
function isEmptyDifference({ written, removed }) {
	return written.length === 0 && removed.length === 0;
}
function compareFile(path, content, entry) {
	let id = blobId(content.read());
	return entry === void 0 ? [{
		path,
		mode: "100644",
		id,
		content
	}] : entry.id === id ? [] : [{
		path,
		mode: entry.mode === "100755" ? "100755" : "100644",
		id,
		before: entry.id,
		content
	}];
}
function findConflict(path, present, folders) {
	if (folders.has(path)) return {
		path,
		at: path,
		found: "folder"
	};
	for (let folder of parentFolders(path)) {
		let entry = present.get(folder);
		if (entry !== void 0) return {
			path,
			at: folder,
			found: kindOf(entry)
		};
	}
	let entry = present.get(path);
	return entry === void 0 || isRegularFile(entry) ? void 0 : {
		path,
		at: path,
		found: kindOf(entry)
	};
}
function kindOf(entry) {
	return isRegularFile(entry) ? "file" : entry.mode === "120000" ? "link" : "submodule";
}
function byPath(a, b) {
	return a.path < b.path ? -1 : 1;
}
// packages/git/src/publish/publication.ts
const BASE_REF = "refs/kalypso/base", TREE_REF = "refs/kalypso/tree", WITHOUT_BLOBS = "--filter=blob:none";
var Publication = class Publication {
	#options;
	#folder;
	#remote;
	#repository;
	#history;
	#base;
	#head;
	#listings = /* @__PURE__ */ new Map();
	constructor(options, folder, remote, timeoutMs) {
		this.#options = options, this.#folder = folder, this.#remote = remote, this.#repository = new BareRepository(join(folder, "base.git"), timeoutMs), this.#history = new HeadHistory(remote, new BareRepository(join(folder, "head.git"), timeoutMs), options.head);
	}
	static async open(options) {
		let { timeoutMs = 6e5 } = options, remote = openRemote(options, timeoutMs);
		await mkdir(options.directory, { recursive: !0 });
		let folder = await mkdtemp(join(options.directory, "publication-")), publication = new Publication(options, folder, remote, timeoutMs);
		try {
			await publication.refresh();
		} catch (error) {
			throw await publication.close(), error;
		}
		return publication;
	}
	async refresh() {
		let { base, head } = this.#options;
		this.#listings.clear(), await this.#repository.init();
		let branches = await this.#remote.branches(this.#repository.folder, [base, head]);
		this.#base = branches.has(base) ? await this.#fetchBase() : void 0, this.#head = branches.has(head) ? await this.#history.tip() : void 0;
	}
	get base() {
		return this.#base;
	}
	get head() {
		return this.#head;
	}
	async foreignCommits(isManaged) {
		if (this.#head === void 0) return [];
		let base = this.#base === void 0 ? void 0 : this.#options.base;
		return this.#history.foreignCommits(this.#head, base, isManaged);
	}
	async compare(desired) {
		return compareTree(await this.#listBase(desired.within), desired);
	}
	async readContents(ids, maxBytes = 1e6) {
		if (ids.length === 0) return /* @__PURE__ */ new Map();
		let request = [...new Set(ids)].map((id) => `${id}\n`).join("");
		try {
			await this.#remote.fetch(this.#repository.folder, [WITHOUT_BLOBS, "--stdin"], void 0, request);
		} catch (error) {
			if (!isHiddenObject(error)) throw error;
			return this.#remote.log("the server does not serve single files; previous contents are not shown"), /* @__PURE__ */ new Map();
		}
		return readBlobs(this.#repository, request, maxBytes);
	}
	async writeTree({ conflicts, removed, written }) {
		if (conflicts.length > 0) throw Error("a difference with conflicts cannot be written");
		if (this.#base !== void 0 && removed.length + written.length === 0) return this.#base.tree;
		let stdin = importStream(TREE_REF, this.#base?.id, {
			removed,
			written
		});
		await this.#repository.run([
			"fast-import",
			"--quiet",
			"--force"
		], { stdin });
		let tree = await this.#repository.resolve(`${TREE_REF}^{tree}`);
		if (tree === void 0) throw Error("git fast-import created no tree");
		return tree;
	}
	commit(details) {
		return commitTree(this.#repository, this.#base, details);
	}
	push(commit) {
		let { head, base } = this.#options;
		if (this.#base === void 0) throw Error(`the base branch ${base} does not exist`);
		return this.#push(`${commit}:refs/heads/${head}`);
	}
	async deleteHead() {
		return this.#head === void 0 ? {
			kind: "pushed",
			already: !0
		} : this.#push(`:refs/heads/${this.#options.head}`);
	}
	async createBase(details) {
		let { base } = this.#options;
		if (this.#base !== void 0) throw Error(`the base branch ${base} exists already`);
		let tree = await this.writeTree({
			written: [],
			removed: [],
			conflicts: []
		}), commit = await this.commit({
			...details,
			tree
		}), ref = `refs/heads/${base}`, lease = `--force-with-lease=${ref}:`, result = parsePushResult(await this.#remote.push(this.#repository.folder, [lease], [`${commit}:${ref}`]), void 0, base);
		return result.kind !== "refused" && await this.refresh(), result;
	}
	async close() {
		await rm(this.#folder, {
			recursive: !0,
			force: !0
		});
	}
	async #push(refspec) {
		let { base, head } = this.#options, guard = this.#base === void 0 ? [] : [`${this.#base.id}:refs/heads/${base}`], leases = [`--force-with-lease=refs/heads/${head}:${this.#head?.id ?? ""}`, ...this.#base === void 0 ? [] : [`--force-with-lease=refs/heads/${base}:${this.#base.id}`]];
		return parsePushResult(await this.#remote.push(this.#repository.folder, ["--atomic", ...leases], [refspec, ...guard]), base, head);
	}
	async #fetchBase() {
		let refspec = `+refs/heads/${this.#options.base}:${BASE_REF}`;
		await this.#remote.fetch(this.#repository.folder, ["--depth=1", WITHOUT_BLOBS], refspec);
		let [base] = await readCommits(this.#repository, BASE_REF);
		return base;
	}
	#listBase(within) {
		if (this.#base === void 0) return Promise.resolve([]);
		let key = JSON.stringify(within), listing = this.#listings.get(key) ?? listCommitTree(this.#repository, this.#base.id, within);
		return this.#listings.set(key, listing), listing;
	}
};
function openRemote(options, timeoutMs) {
	let { base, head, serverUrl = "https://github.com", token, log = () => void 0 } = options, mask = createMask(token), revision = parseRevision({ branch: base });
	if (parseRevision({ branch: head }), base === head) throw Error("the head branch must not be the base branch");
	return new GitRemote(parseRemoteUrl(options.repo, serverUrl), revision, {
		serverUrl,
		timeoutMs,
		retries: options.retries ?? 3,
		maxDownloadBytes: 2e9,
		clock: options.clock ?? systemClock,
		log: (line) => log(mask(line)),
		mask,
		...token ? { token } : {}
	});
}
// packages/gitops/src/markers/github-names.ts
function hasName(names, name) {
	return [...names].some((each) => each.toLowerCase() === name.toLowerCase());
}
function missingNames(wanted, present) {
	let missing = [], all = [...present];
	for (let name of wanted) !hasName(all, name) && !hasName(missing, name) && missing.push(name);
	return missing;
}
// packages/gitops/src/markers/labels.ts
const PROMOTED_LABEL = {
	name: "promoted",
	color: "1d76db",
	description: "Promotes a commit of the control plane to this environment"
}, ALLOW_REMOVALS_LABEL = {
	name: "allow-removals",
	color: "d93f0b",
	description: "Consents to the removals that this pull request shows"
}, FAILURE_LABEL = {
	name: "kalypso-failure",
	color: "b60205",
	description: "An assignment of the control plane fails; kept up to date by create-gitops-pr"
};
function resolveTarget(options, gitOpsRepos, serverUrl) {
	let match = gitOpsRepos.find(({ repo, branch }) => (options.repository === void 0 || isSameAddress(repo, options.repository, serverUrl)) && (options.base === void 0 || branch === options.base)), address = options.repository ?? match?.repo, base = options.base ?? match?.branch, folder = options.path ?? match?.path ?? ".";
	if (address === void 0 || base === void 0) return refuse$1("neither the inputs nor a GitOpsRepo of the report define the repository and its base branch");
	let messages = [], repository = parseRepositoryName(address, serverUrl);
	repository === void 0 && messages.push(`${quote(address)} is not a repository on ${serverUrl}: use "owner/name", or an address there`);
	let path = normalizeFolder(folder);
	path === void 0 && messages.push(`the path ${quote(folder)} leaves the repository`);
	let branch = options.branch ?? `deployment/${base}`;
	return branch === base && messages.push(`the branch of the pull request, ${quote(branch)}, is its base branch`), messages.length > 0 || repository === void 0 || path === void 0 ? refuse$1(...messages) : {
		kind: "resolved",
		target: {
			repository,
			base,
			branch,
			path
		},
		gitOpsRepo: match
	};
}
function refuse$1(...messages) {
	return {
		kind: "refused",
		diagnostics: messages.map((message) => ({
			code: "gitops-target",
			severity: "error",
			message,
			hint: "Set `repository`, `base` and `path`, or fix the GitOpsRepo of the environment."
		}))
	};
}
function isSameAddress(one, other, serverUrl) {
	let [a, b] = [one, other].map((address) => {
		let name = parseRepositoryName(address, serverUrl);
		return name === void 0 ? address : formatRepositoryName(name).toLowerCase();
	});
	return a === b;
}
function normalizeFolder(folder) {
	let segments = folder.split("/").filter((segment) => segment !== "" && segment !== ".");
	return folder.startsWith("/") || segments.some((segment) => segment === ".." || /^\.git$/i.test(segment) || /[\\\p{Cc}]/u.test(segment)) ? void 0 : segments.join("/");
}
// packages/gitops/src/decide/describe-decision.ts
function describeDecision(decision, target) {
	return [
		...describeBranches(decision, target),
		...decision.issues.map(describeIssue),
		...decision.statuses.map(describeStatus)
	];
}
function describeBranches(decision, target) {
	if (decision.kind === "refuse") return decision.request === void 0 ? [] : describeRequest(decision.request);
	let createBase = decision.createBase === void 0 ? [] : [`create the empty branch ${target.base} of ${formatRepositoryName(target.repository)}`], close = decision.close.map(({ pullRequest, comment }) => `close pull request #${pullRequest.number} with the comment: ${comment}`);
	return decision.kind === "propose" ? [
		...createBase,
		...describeCommit(decision, target),
		...close,
		...describePullRequest$1(decision.pullRequest, target)
	] : [
		...createBase,
		...close,
		...describeHeadBranch(decision, target)
	];
}
function describeRequest({ pullRequest }) {
	return [
		...describeVoidedConsent(pullRequest),
		describeLabel(ALLOW_REMOVALS_LABEL),
		`list at the top of pull request #${pullRequest.number} what would be removed`
	];
}
function describeVoidedConsent({ number, labels }) {
	let { name } = ALLOW_REMOVALS_LABEL;
	return hasName(labels, name) ? [`remove the label ${name} from pull request #${number}`] : [];
}
function describeCommit({ commit, summary }, { branch }) {
	return commit.kind === "keep" ? [] : [`push ${commit.isSigned ? "a commit signed by GitHub" : "a commit"} to ${branch} that changes ${formatCount(summary.filesChanged, "file")}`];
}
function describePullRequest$1(decision, { base }) {
	let { existing, title } = decision, name = existing === void 0 ? "the pull request" : `pull request #${existing.number}`, open = `open a ${decision.isDraft ? "draft " : ""}pull request to ${base}: ${title}`;
	return [
		...existing !== void 0 && decision.voidsConsent ? describeVoidedConsent(existing) : [],
		...existing === void 0 ? [open] : decision.updatesTexts ? [`update title and body of ${name}: ${title}`] : [],
		...decision.marksReady ? [`mark ${name} as ready for review`] : [],
		...decision.ensureLabels.map(describeLabel),
		...describeList(decision.addLabels, (labels) => `add to ${name} the labels ${labels}`),
		...describeList(decision.removeLabels, (labels) => `remove from ${name} the labels ${labels}`),
		...describeList(decision.requestReviewers, (logins) => `request reviews of ${name} by ${logins}`),
		...describeList(decision.requestTeams, (teams) => `request reviews of ${name} by the teams ${teams}`),
		...describeList(decision.addAssignees, (logins) => `assign ${name} to ${logins}`),
		...decision.merge === void 0 ? [] : [`merge ${name} as soon as possible (${decision.merge})`]
	];
}
function describeList(names, format) {
	return names.length === 0 ? [] : [format(names.join(", "))];
}
function describeHeadBranch({ headBranch }, { branch }) {
	return headBranch.kind === "delete" ? [`delete the branch ${branch}`] : [];
}
function describeIssue(decision) {
	if (decision.kind === "ensure-label") return describeLabel(decision.label);
	if (decision.kind === "create") return `open an issue with the label ${decision.label}: ${decision.title}`;
	let issue = `issue #${decision.issue.number}`;
	return decision.kind === "update" ? `update ${issue}: ${decision.title}` : `close ${issue} with the comment: ${decision.comment}`;
}
function describeLabel({ name }) {
	return `create the label ${name}, unless it exists`;
}
function describeStatus({ repository, commit, context, state, description }) {
	return `set the status "${context}" of commit ${commit} in ${formatRepositoryName(repository)} to ${state}: ${description}`;
}
// packages/gitops/src/options/pull-request-templates.ts
const TEMPLATE_NAMES = [
	"environment",
	"repository",
	"base",
	"branch",
	"path",
	"promoted",
	"promotedCommit",
	"shortCommit",
	"added",
	"changed",
	"removed",
	"failed",
	"filesChanged",
	"infrastructureChanged",
	"recordOnly",
	"changes",
	"addedAssignments",
	"changedAssignments",
	"removedAssignments",
	"clusterType",
	"deploymentTarget"
];
function compilePullRequestTemplate(template) {
	return compileText(template, TEMPLATE_NAMES);
}
// packages/gitops/src/options/removal-limit.ts
const UNLIMITED = {
	kind: "percent",
	max: 100
};
function parseRemovalLimit(text) {
	let [, digits, percent] = /^\s*(\d{1,9})\s*(%?)\s*$/.exec(text) ?? [];
	if (digits === void 0) return;
	let max = Number(digits);
	return percent === "" ? {
		kind: "number",
		max
	} : max <= 100 ? {
		kind: "percent",
		max
	} : void 0;
}
function formatRemovalLimit({ kind, max }) {
	return kind === "percent" ? `${max}%` : String(max);
}
function isUnlimited({ kind, max }) {
	return kind === "percent" && max === 100;
}
function formatExceededRule(counts, limit) {
	return partsOf(counts).some(({ before, after }) => before > 0 && after === 0) ? "none would remain" : `max-removals is ${formatRemovalLimit(limit)}`;
}
function exceedsRemovalLimit(counts, { kind, max }) {
	return partsOf(counts).some(({ before, removed, after }) => before > 0 && after === 0 ? !0 : kind === "number" ? removed > max : removed > 3 && removed * 100 > before * max);
}
function partsOf(counts) {
	return counts.parts ?? [counts];
}
// packages/gitops/src/failures/diagnose-failure.ts
function diagnoseFailure(error) {
	let diagnostic = diagnoseGitHubError(error) ?? diagnoseRepositoryError(error);
	if (diagnostic === void 0) throw error;
	if (!isTemporary(error)) return diagnostic;
	let hint = (diagnostic.hint ?? "Re-run the job").replace(/\.$/, "");
	return {
		...diagnostic,
		hint: `${hint}. Re-running resumes from here.`
	};
}
function isTemporary(error) {
	return error instanceof GitHubError ? error.isTemporary : error instanceof RepositoryError && (error.isTransient || error.failure.kind === "git-failed");
}
function diagnoseRepositoryError(error) {
	if (!(error instanceof RepositoryError)) return;
	let { kind, message, hint = kind === "repository-not-found" ? "Check the name, and that the token has \"contents: write\" on that repository. For the token of a GitHub App, the App has to be installed there." : void 0 } = error.failure;
	return {
		code: "repository-failed",
		severity: "error",
		message,
		...hint === void 0 ? {} : { hint }
	};
}
// packages/gitops/src/failures/try-effect.ts
const NO_EFFECT = {
	isDone: !1,
	diagnostics: []
};
async function tryEffect(effect, warning) {
	try {
		return await effect(), {
			isDone: !0,
			diagnostics: []
		};
	} catch (error) {
		return {
			isDone: !1,
			diagnostics: [toWarning(warning, diagnoseFailure(error))]
		};
	}
}
async function tryStep(step) {
	try {
		return await step(), {
			isDone: !0,
			diagnostics: []
		};
	} catch (error) {
		return {
			isDone: !1,
			diagnostics: [diagnoseFailure(error)]
		};
	}
}
function toWarning({ code, message, hint }, reason) {
	return {
		code,
		severity: "warning",
		message: `${message}: ${reason.message}`,
		hint: reason.hint ?? hint
	};
}
// packages/gitops/src/markers/content-digest.ts
init__lazy_crypto();
function contentDigest(...texts) {
	return createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 16);
}
function encodeForComment(text) {
	return encodeURIComponent(text).replaceAll("-", "%2D");
}
// packages/gitops/src/markers/issue-marker.ts
const MARKER$1 = "kalypso-actions:failed-assignment", PATTERN$1 = RegExp(`^\\s*<!-- ${MARKER$1} (\\S+) digest=([0-9a-f]+) -->`);
function formatAssignmentKey(environment, assignment) {
	return `${keyPrefix(environment)}${formatAssignmentFolder(assignment)}`;
}
function formatRegistrationKey(environment, registration) {
	return `${keyPrefix(environment)}registration:${registration}`;
}
function isKeyOfEnvironment(key, environment) {
	return key.startsWith(keyPrefix(environment));
}
function isRegistrationKey(key) {
	return key.includes("/registration:");
}
function keyPrefix(environment) {
	return `${encodeForComment(environment)}/`;
}
function formatIssueMarker({ key, digest }) {
	return `<!-- ${MARKER$1} ${key} digest=${digest} -->`;
}
function parseIssueMarker(body) {
	let [, key, digest] = PATTERN$1.exec(body) ?? [];
	return key === void 0 || digest === void 0 ? void 0 : {
		key,
		digest
	};
}
async function applyIssues(decisions, target, { github, log }) {
	let failures = [], written = 0;
	for (let decision of decisions) try {
		await applyIssue(decision, target, github, log), written += 1;
	} catch (error) {
		if (failures.push(diagnoseFailure(error)), failures.length === 3 || error instanceof GitHubError && error.isTemporary) break;
	}
	let [first] = failures;
	if (first === void 0) return [];
	let count = formatCount(decisions.length, "change");
	return [warnOfIssues(`${written} of ${count} to issues about failed assignments were made`, first)];
}
function warnOfIssues(message, reason) {
	return toWarning({
		code: "issues-not-written",
		message,
		hint: "Check that the GitOps repository has issues, and that the token has \"issues: write\" there."
	}, reason);
}
async function applyIssue(decision, { repository }, github, log) {
	if (decision.kind === "ensure-label") await ensureLabel(github, repository, decision.label);
	else if (decision.kind === "create") {
		let { key, title, body, label } = decision;
		log(`opened ${(await createIssue(github, repository, {
			title,
			body,
			label
		}, (other) => parseIssueMarker(other.body)?.key === key)).url}`);
	} else if (decision.kind === "update") {
		let { issue, title, body } = decision;
		await updateIssue(github, repository, issue.number, {
			title,
			body
		}), log(`updated ${issue.url}`);
	} else {
		let { issue, comment } = decision;
		try {
			await addComment(github, repository, issue.number, comment);
		} finally {
			await updateIssue(github, repository, issue.number, { state: "closed" }), log(`closed ${issue.url}`);
		}
	}
}
// packages/gitops/src/content/load-result.ts
function refuseLoading(code, messages, hint) {
	return {
		kind: "refused",
		diagnostics: messages.map((message) => ({
			code,
			severity: "error",
			message,
			hint
		}))
	};
}
// packages/gitops/src/content/load-report.ts
const HINT$2 = "Use the output `report` of the schedule action, of the same release as this action.";
function loadReport(file) {
	let data;
	try {
		data = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		let reason = error instanceof Error ? error.message : String(error);
		return refuseLoading("report-not-ours", [`the report ${quote(file)} cannot be read: ${quote(reason)}`], HINT$2);
	}
	let parsed = parseReport(data);
	return parsed.kind === "valid" ? {
		kind: "loaded",
		value: parsed.report
	} : refuseLoading("report-not-ours", [`${quote(file)} ${parsed.reason}`], HINT$2);
}
function loadManifests(folder, hint) {
	if (folder === "") return refuseLoading("manifests", ["input manifests is required"], hint);
	if (!statSync(folder, { throwIfNoEntry: !1 })?.isDirectory()) return refuseLoading("manifests", [`the folder ${quote(folder)} does not exist`], hint);
	let special = readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => !entry.isFile() && !entry.isDirectory()).map(({ name }) => quote(name));
	return special.length === 0 ? {
		kind: "loaded",
		value: listDesiredFiles(folder)
	} : refuseLoading("manifests", [`the folder ${quote(folder)} contains links or devices: ${joinLimited(special, 5)}`], hint);
}
// packages/gitops/src/content/folder-content.ts
const HINT$1 = "Use a folder with a folder for each deployment target, as they should be on the branch.";
function loadFolderContent({ manifests, promotedCommit }, { path }) {
	let found = loadManifests(manifests, HINT$1);
	if (found.kind === "refused") return found;
	if (found.value.size === 0) return refuseLoading("manifests", [`the folder ${quote(manifests)} is empty`], HINT$1);
	let toPath = (name) => path === "" ? name : `${path}/${name}`, files = new Map([...found.value].map(([file, content]) => [toPath(file), content])), emptyFolders = listEmptyFolders(manifests, found.value).map(toPath);
	return promotedCommit !== void 0 && files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(promotedCommit) }), {
		kind: "loaded",
		value: {
			kind: "folders",
			files,
			emptyFolders,
			path,
			promotedCommit
		}
	};
}
function listEmptyFolders(manifests, files) {
	let used = new Set([...files.keys()].map((file) => file.split("/")[0]));
	return readdirSync(manifests, { withFileTypes: !0 }).filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !used.has(entry.name)).map(({ name }) => name).sort();
}
function findManagedFolder(file, { path }) {
	let prefix = path === "" ? "" : `${path}/`, [folder = "", ...rest] = file.slice(prefix.length).split("/");
	return file.startsWith(prefix) && rest.length > 0 && !folder.startsWith(".") ? `${prefix}${folder}` : file;
}
// packages/gitops/src/content/scheduled-content.ts
const HINT = "Use the outputs `manifests` and `report` of the same run of the schedule action.";
function loadScheduledContent({ manifests, promotedCommit }, report, path) {
	if (report.outcome === "failed") return refuseLoading("schedule-failed", [describeFailedSchedule(report)], "Fix what the schedule step reports.");
	let found = loadManifests(manifests, HINT);
	if (found.kind === "refused") return found;
	let messages = describeMismatch(new Set(found.value.keys()), report);
	if (messages.length > 0) return refuseLoading("manifests-not-of-report", messages, HINT);
	let layout = {
		path,
		...report.layout
	}, commit = promotedCommit ?? report.promotedCommit, files = /* @__PURE__ */ new Map();
	for (let [file, content] of found.value) file !== ".github/tracking/Promoted_Commit_Id" && files.set(toRepositoryPath(file, layout), content);
	return commit !== null && !report.isPromotionHeldBack && files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(commit) }), {
		kind: "loaded",
		value: {
			kind: "scheduled",
			report: {
				...report,
				promotedCommit: commit
			},
			layout,
			files
		}
	};
}
function describeFailedSchedule({ environment, diagnostics }) {
	let errors = diagnostics.filter(({ severity }) => severity === "error").length;
	return `the schedule of ${quote(environment)} failed with ${formatCount(errors, "error")}, so there are no manifests to publish`;
}
function describeMismatch(present, report) {
	let expected = /* @__PURE__ */ new Set([
		...report.clusterTypes.map(({ name }) => formatGeneratedPath({
			kind: "cluster-type-readme",
			clusterType: name
		})),
		...report.clusterTypes.flatMap(({ files = [] }) => files),
		...report.assignments.flatMap(({ files }) => files),
		...report.promotedCommit === null || report.isPromotionHeldBack ? [] : [PROMOTED_COMMIT_PATH]
	]), missing = [...expected].filter((file) => !present.has(file)), unexpected = [...present].filter((file) => !expected.has(file));
	return [...missing.length > 0 ? [`the folder lacks manifests that the report lists: ${listFiles(missing)}`] : [], ...unexpected.length > 0 ? [`the folder contains files that the report does not list: ${listFiles(unexpected)}`] : []];
}
function listFiles(files) {
	return joinLimited(files.map(quote), 10);
}
// packages/gitops/src/content/proposed-content.ts
function loadContent(source, report, target) {
	return report === void 0 ? loadFolderContent(source, target) : loadScheduledContent(source, report, target.path);
}
// packages/gitops/src/held-back/claim-warnings.ts
function warnOfClaims(kept) {
	return kept.flatMap((folder) => {
		let { owner, claimedBy } = folder;
		return claimedBy === void 0 || owner == null ? [] : [{
			code: "folder-of-held-back-registration",
			severity: "warning",
			message: `${quote(formatAssignmentFolder(folder))} of ${describeOwner(claimedBy)} is not published: the folder belongs to ${describeOwner(owner)}, which is held back`,
			hint: `Fix what holds ${quote(owner)} back or remove its registration, or give the deployment target another name.`,
			registration: owner
		}];
	});
}
function describeOwner(owner) {
	return owner === null ? "the control plane itself" : `registration ${quote(owner)}`;
}
// packages/gitops/src/difference/config-values.ts
const MAX_VALUES = 2e3;
function parseConfigValues(file, text) {
	if (!(text.length > 2e5)) return file.endsWith(".sh") ? parseScript(text) : parseConfigMaps(file, text);
}
function parseConfigMaps(file, text) {
	let { documents, problem } = parseYaml(new SourceText(text, "", file));
	if (problem) return;
	let maps = documents.filter(({ root }) => getChildText(root, "kind") === "ConfigMap"), values = /* @__PURE__ */ new Map();
	for (let { root } of maps) {
		let data = getChild(root, "data");
		if (data?.kind === "mapping" && !flatten(data, [], values)) return;
	}
	return maps.length > 0 ? values : void 0;
}
function flatten(node, path, values) {
	return node.kind === "mapping" && node.entries.length > 0 && path.length < 8 ? node.entries.every(({ key, value }) => flatten(parseNested(value), [...path, key.text], values)) : values.size >= MAX_VALUES || node.size > MAX_VALUES ? !1 : (values.set(path.join("."), formatNode(node)), !0);
}
function parseNested(node) {
	if (node.kind !== "scalar" || !node.text.includes("\n")) return node;
	let { documents, problem } = parseYaml(new SourceText(node.text, "", "")), [document] = documents;
	return !problem && documents.length === 1 && document?.root.kind === "mapping" && document.problems.length === 0 ? document.root : node;
}
function formatNode(node) {
	return node.kind === "scalar" ? node.text : node.kind === "sequence" ? `[${node.items.map(formatNode).join(", ")}]` : `{${node.entries.map(({ key, value }) => `${key.text}: ${formatNode(value)}`).join(", ")}}`;
}
function parseScript(text) {
	let values = /* @__PURE__ */ new Map();
	for (let line of text.split("\n")) {
		let [, key, value] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)=(.*?)\s*$/.exec(line) ?? [];
		if (key !== void 0 && value !== void 0) {
			if (values.size >= MAX_VALUES) return;
			values.set(key, /^(["'])(.*)\1$/.exec(value)?.[2] ?? value);
		}
	}
	return values.size > 0 ? values : void 0;
}
// packages/gitops/src/difference/secret-values.ts
const SECRET_WORDS = /* @__PURE__ */ new Set([
	"auth",
	"cert",
	"certificate",
	"credential",
	"credentials",
	"creds",
	"dsn",
	"key",
	"keys",
	"pass",
	"passphrase",
	"password",
	"passwords",
	"passwd",
	"pat",
	"private",
	"pwd",
	"sas",
	"secret",
	"secrets",
	"sig",
	"signature",
	"token",
	"tokens"
]), SECRET_WORDS_JOINED = /password|passwd|passphrase|secret|token|credential|connectionstring|connstr|(api|access|account|private|shared|storage|signing|encryption|master|host)keys?/, SECRET_VALUES = /:\/\/[^/@\s]*:[^/@\s]+@|\b(account|shared ?access) ?key(name)? ?=|\b(password|pwd|sig|token|secret) ?=|-----BEGIN |\bgh[opsur]_\w{20}|\bgithub_pat_|\b(AKIA|ASIA)[A-Z0-9]{12}|\beyJ[\w-]+\.[\w-]+\.|\bxox[abpr]-/i;
function looksSecret(key, ...values) {
	let words = key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/);
	return words.some((word) => SECRET_WORDS.has(word)) || SECRET_WORDS_JOINED.test(words.join("")) ? !0 : values.some((value) => value !== void 0 && SECRET_VALUES.test(value));
}
// packages/gitops/src/difference/config-differences.ts
function compareConfigs(tree, layout, contents, folders) {
	let differences = /* @__PURE__ */ new Map(), uncompared = [];
	for (let file of findConfigFiles(tree, layout, folders)) {
		let { clusterType, deploymentTarget } = file, assignment = {
			clusterType,
			deploymentTarget
		}, before = file.before && parseContent(file.before.path, contents.before.get(file.before.id)), after = file.after === void 0 ? void 0 : parseContent(file.after, contents.after.get(file.after));
		if (file.before && !before || file.after !== void 0 && !after) uncompared.push(assignment);
		else for (let { key, value } of compareValues(before ?? /* @__PURE__ */ new Map(), after ?? /* @__PURE__ */ new Map())) {
			let id = JSON.stringify([key, value]), known = differences.get(id) ?? {
				key,
				value,
				assignments: []
			};
			known.assignments.push(assignment), differences.set(id, known);
		}
	}
	return {
		configs: [...differences.values()].sort((a, b) => a.key < b.key ? -1 : +(a.key > b.key)),
		uncompared
	};
}
function findConfigFiles({ written, removed }, layout, folders) {
	let files = /* @__PURE__ */ new Map(), find = (path) => {
		let parsed = parseRepositoryPath(path, layout);
		if (parsed?.kind !== "assignment" || !isConfigFile(parsed, layout)) return;
		let folder = formatAssignmentFolder(parsed);
		if (!folders.has(folder)) return;
		let { clusterType, deploymentTarget } = parsed, file = files.get(folder) ?? {
			clusterType,
			deploymentTarget
		};
		return files.set(folder, file), file;
	};
	for (let { path, id } of removed) {
		let file = find(path);
		file && (file.before = {
			path,
			id
		});
	}
	for (let { path, before } of written) {
		let file = find(path);
		file && (file.after = path, before !== void 0 && (file.before = {
			path,
			id: before
		}));
	}
	return files.values();
}
function parseContent(path, content) {
	return content === void 0 ? void 0 : parseConfigValues(path, new TextDecoder().decode(content));
}
function compareValues(before, after) {
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
		let [was, is] = [before.get(key), after.get(key)];
		return was === is ? [] : looksSecret(key, was, is) ? [{
			key,
			value: {
				kind: "hidden",
				before: was !== void 0,
				after: is !== void 0
			}
		}] : [{
			key,
			value: {
				kind: "shown",
				...was === void 0 ? {} : { before: was },
				...is === void 0 ? {} : { after: is }
			}
		}];
	});
}
// packages/gitops/src/difference/infrastructure-difference.ts
function compareInfrastructure(tree, layout) {
	let files = [...tree.written.map(({ path, before }) => ({
		path,
		kind: before === void 0 ? "added" : "changed"
	})), ...tree.removed.map(({ path }) => ({
		path,
		kind: "removed"
	}))].flatMap(({ path, kind }) => {
		let file = parseRepositoryPath(path, layout);
		return file?.kind === "infrastructure" ? [{
			clusterType: file.clusterType,
			kind,
			file: file.file
		}] : [];
	});
	return [...Map.groupBy(files, ({ clusterType }) => clusterType)].map(([clusterType, own]) => ({
		clusterType,
		files: own.map(({ kind, file }) => ({
			kind,
			file
		})).sort(byFile)
	})).sort((a, b) => a.clusterType < b.clusterType ? -1 : 1);
}
function listLostInfrastructure(changes) {
	return changes.filter(({ files }) => files.every(({ kind }) => kind === "removed")).map(({ clusterType, files: [first] }) => `${clusterType}/${first?.file}`);
}
function countInfrastructure({ managed, written }, layout, removed) {
	let namesIn = (paths) => {
		let files = [...paths].map((path) => parseRepositoryPath(path, layout));
		return new Set(files.flatMap((file) => file?.kind === "infrastructure" ? [file.clusterType] : []));
	}, before = namesIn(managed.keys()), added = [...namesIn(written.map(({ path }) => path))].filter((name) => !before.has(name)).length;
	return {
		before: before.size,
		removed,
		after: before.size - removed + added
	};
}
function byFile(a, b) {
	return a.file < b.file ? -1 : 1;
}
// packages/gitops/src/difference/fleet-difference.ts
function toFleetDifference(tree, report, layout, contents) {
	let folders = findAssignmentFolders(tree, layout), policies = new Map(report.assignments.map((entry) => [formatAssignmentFolder(entry), entry.policies])), teamOf = createTeamLookup(report), toDifference = ({ clusterType, deploymentTarget, files }) => {
		let team = teamOf(deploymentTarget);
		return {
			clusterType,
			deploymentTarget,
			...team === void 0 ? {} : { team },
			files: files.toSorted((a, b) => a.file < b.file ? -1 : 1),
			policies: policies.get(formatAssignmentFolder({
				clusterType,
				deploymentTarget
			})) ?? []
		};
	}, changed = folders.filter(({ files }) => files.length > 0), assigned = changed.filter(({ before }) => before === 0), unassigned = changed.filter(isRemoved), reconfigured = changed.filter(isReconfigured), before = folders.filter((folder) => folder.before > 0).length, promoted = comparePromotedCommit(tree, report, contents);
	return {
		assigned: assigned.map(toDifference),
		unassigned: unassigned.map((folder) => ({
			...toDifference(folder),
			reason: findReason(folder, report),
			remaining: findRemaining(folder, tree, layout)
		})),
		reconfigured: reconfigured.map(toDifference),
		clusterTypes: compareClusterTypes(tree, layout),
		infrastructure: compareInfrastructure(tree, layout),
		...promoted ? { promoted } : {},
		...compareConfigs(tree, layout, contents, new Set(reconfigured.map(formatAssignmentFolder))),
		counts: {
			before,
			removed: unassigned.length,
			after: before - unassigned.length + assigned.length
		},
		isRecordOnly: tree.removed.length === 0 && tree.written.length === 1 && tree.written[0]?.path === ".github/tracking/assignments.json"
	};
}
function createTeamLookup({ deploymentTargets }) {
	let teams = new Map(deploymentTargets.map(({ name, workspace }) => [name, workspace]));
	return (deploymentTarget) => teams.get(deploymentTarget);
}
function findReconfiguredAssignments(tree, layout) {
	return new Set(findAssignmentFolders(tree, layout).filter(isReconfigured).map(formatAssignmentFolder));
}
function findAssignmentFolders(tree, layout) {
	let folders = /* @__PURE__ */ new Map(), update = (path, change) => {
		let file = parseRepositoryPath(path, layout);
		if (file?.kind !== "assignment") return;
		let { clusterType, deploymentTarget } = file, key = formatAssignmentFolder(file), folder = folders.get(key) ?? {
			clusterType,
			deploymentTarget,
			files: [],
			before: 0,
			removed: 0
		};
		folders.set(key, folder), change(folder, file);
	};
	for (let path of tree.managed.keys()) update(path, (folder) => {
		folder.before += 1;
	});
	for (let { path, before } of tree.written) update(path, ({ files }, { file }) => files.push({
		file,
		kind: before === void 0 ? "added" : "changed"
	}));
	for (let { path } of tree.removed) update(path, (folder, { file }) => {
		folder.files.push({
			file,
			kind: "removed"
		}), folder.removed += 1;
	});
	return [...folders.values()].sort(byKey);
}
function isRemoved({ before, removed, files }) {
	return before > 0 && removed === before && files.length === removed;
}
function isReconfigured(folder) {
	return folder.files.length > 0 && folder.before > 0 && !isRemoved(folder);
}
function findReason({ clusterType, deploymentTarget }, report) {
	return report.clusterTypes.some(({ name }) => name === clusterType) ? report.deploymentTargets.some(({ name }) => name === deploymentTarget) ? "no-policy" : "deployment-target-removed" : "cluster-type-removed";
}
function findRemaining(assignment, tree, layout) {
	let folder = `${toRepositoryPath(formatAssignmentFolder(assignment), layout)}/`;
	return tree.foreign.map(({ path }) => path).filter((path) => path.startsWith(folder));
}
function compareClusterTypes({ written, removed }, layout) {
	let names = (files) => files.flatMap(({ path }) => {
		let file = parseRepositoryPath(path, layout);
		return file?.kind === "cluster-type-readme" ? [file.clusterType] : [];
	});
	return {
		added: names(written.filter(({ before }) => before === void 0)).sort(),
		removed: names(removed).sort()
	};
}
function comparePromotedCommit({ written, removed, managed }, { promotedCommit }, contents) {
	if (![...written, ...removed].some(({ path }) => path === ".github/tracking/Promoted_Commit_Id")) return;
	let id = managed.get(PROMOTED_COMMIT_PATH)?.id, from = id === void 0 ? void 0 : contents.before.get(id);
	return {
		...from === void 0 ? {} : { from: new TextDecoder().decode(from).trim() },
		...promotedCommit === null ? {} : { to: promotedCommit }
	};
}
function byKey(a, b) {
	return a.clusterType === b.clusterType ? a.deploymentTarget < b.deploymentTarget ? -1 : 1 : a.clusterType < b.clusterType ? -1 : 1;
}
// packages/gitops/src/difference/folder-difference.ts
function toFolderDifference({ written, removed, managed }, content) {
	let files = [...removed.map(({ path }) => ({
		kind: "removed",
		file: path
	})), ...written.map(({ path, before }) => ({
		kind: before === void 0 ? "added" : "changed",
		file: path
	}))].filter(({ file }) => file !== PROMOTED_COMMIT_PATH), present = new Set([...managed.keys()].map((path) => findManagedFolder(path, content)));
	return {
		files,
		folders: [...new Set(files.map(({ file }) => findManagedFolder(file, content)))].sort().map((path) => ({
			path,
			isNew: !present.has(path)
		})),
		isPromotion: written.some(({ path }) => path === PROMOTED_COMMIT_PATH)
	};
}
// packages/gitops/src/body/limited-lists.ts
function limitedTable(header, items, maxRows, cells) {
	let shown = table(header.map(escapeText), items.slice(0, maxRows).map(cells), maxRows), more = items.length - maxRows;
	return more > 0 ? trustedMarkdown(`${shown}\n${paragraph(escapeText(`\u2026and ${formatCount(more, "more row", "more rows")}.`))}`) : shown;
}
function limitedList(items, maxItems, format) {
	let more = items.length - maxItems, shown = items.slice(0, maxItems).map(format).join(", ");
	return trustedMarkdown(more > 0 ? `${shown} and ${more} more` : shown);
}
function createRowSelector(rows, maxRowsOfOwner = 100) {
	let select = createFairSelector(rows, {
		maxRowsOfGroup: maxRowsOfOwner,
		groupOf: ({ kind, owner }) => `${kind} ${owner}`,
		turnsOf: ({ kind, owner, parts = [] }) => [
			owner,
			kind,
			...parts
		]
	});
	return (maxRows) => {
		let { shown, omitted } = select(maxRows);
		return {
			shown,
			omitted: omitted.size === 0 ? [] : [omittedParagraph(omitted, formatGroup, Math.min(maxRows, 50))]
		};
	};
}
function createOwnedTable(header, rows, cells) {
	let select = createRowSelector(rows);
	return (maxRows) => {
		let { shown, omitted } = select(maxRows);
		return trustedMarkdown([table(header.map(escapeText), shown.map(cells), shown.length), ...omitted].join("\n"));
	};
}
function ofTeam(team, unknown) {
	return team === void 0 ? unknown : team === "" ? "without a workspace" : `for ${team}`;
}
const PLURALS = {
	problem: "problems",
	folder: "folders",
	value: "values",
	warning: "warnings"
};
function formatGroup(group, count) {
	let [kind = "", ...owner] = group.split(" ");
	return `${count} more ${count === 1 ? kind : PLURALS[kind] ?? kind} ${limitText(owner.join(" "), 100)}`;
}
// packages/gitops/src/body/assignment-sections.ts
const REASONS = {
	"cluster-type-removed": "the cluster type was removed",
	"deployment-target-removed": "the deployment target was removed",
	"no-policy": "no policy assigns it any more"
};
function createChangedSections({ unassigned, reconfigured }) {
	let rows = [...unassigned.map((assignment) => ({
		...toRow("unassigned", assignment),
		reason: assignment.reason
	})), ...reconfigured.map((assignment) => toRow("reconfigured", assignment))], select = createRowSelector(rows);
	return (maxRows) => clusterTypeSections(rows, select(maxRows));
}
function createAssignedSections({ assigned }) {
	let rows = assigned.map((assignment) => toRow("assigned", assignment)), select = createRowSelector(rows, 20);
	return (maxRows) => clusterTypeSections(rows, select(maxRows));
}
function formatAssignmentCounts({ assigned, unassigned, reconfigured }) {
	return Object.entries({
		assigned,
		unassigned,
		reconfigured
	}).filter(([, all]) => all.length > 0).map(([kind, all]) => `${all.length} ${kind}`).join(", ");
}
function toRow(kind, assignment) {
	let { team, deploymentTarget } = assignment;
	return {
		kind,
		owner: ofTeam(team, "for unknown teams"),
		...team === void 0 ? { parts: deploymentTarget.split("-").slice(0, 4) } : {},
		assignment
	};
}
function clusterTypeSections(rows, { shown, omitted }) {
	let clusterTypeOf = ({ assignment }) => assignment.clusterType, all = Map.groupBy(rows, clusterTypeOf);
	return [...[...Map.groupBy(shown, clusterTypeOf)].sort(([a], [b]) => a < b ? -1 : 1).map(([name, group]) => clusterTypeSection(name, all.get(name) ?? [], group)), ...omitted];
}
function clusterTypeSection(name, all, shown) {
	let select = (kind) => all.filter((row) => row.kind === kind), counts = formatAssignmentCounts({
		assigned: select("assigned"),
		unassigned: select("unassigned"),
		reconfigured: select("reconfigured")
	}), header = [
		"change",
		"deployment target",
		"reason",
		"files"
	].map(escapeText), body = table(header, shown.map(toCells$1), shown.length);
	return shown.length <= 12 ? trustedMarkdown(`${heading(`${name}: ${counts}`)}\n${body}`) : details(trustedMarkdown(`${inlineCode(name)}: ${escapeText(counts)}`), body);
}
function toCells$1({ kind, assignment, reason }) {
	let files = kind === "reconfigured" ? assignment.files.map(formatFileChange).map(inlineCode) : [], name = inlineCode(assignment.deploymentTarget);
	return [
		escapeText(kind),
		kind === "unassigned" ? trustedMarkdown(`<del>${name}</del>`) : name,
		reason === void 0 ? formatPolicies(assignment) : escapeText(REASONS[reason]),
		trustedMarkdown(files.join(", "))
	];
}
function formatFileChange({ kind, file }) {
	return kind === "changed" ? file : `${file} (${kind})`;
}
function formatPolicies({ policies }) {
	if (policies.length === 0) return trustedMarkdown("");
	let label = policies.length === 1 ? "policy" : "policies";
	return trustedMarkdown(`${label} ${limitedList(policies, 5, inlineCode)}`);
}
function createConfigSection(difference) {
	let { configs, uncompared } = difference;
	if (configs.length === 0 && uncompared.length === 0) return () => [];
	let missing = uncompared.length === 1 ? "1 more platform configuration changes; its values are not compared here." : `${uncompared.length} more platform configurations change; their values are not compared here.`, renderTable = createOwnedTable([
		"key",
		"before",
		"after",
		"assignments"
	], toRows(difference), toCells);
	return (maxRows) => [
		heading("Platform configuration"),
		...configs.length > 0 ? [renderTable(maxRows)] : [],
		...uncompared.length > 0 ? [paragraph(escapeText(missing))] : []
	];
}
function toRows({ configs, reconfigured }) {
	let teams = new Map(reconfigured.map((assignment) => [formatAssignmentFolder(assignment), assignment.team]));
	return configs.map((config) => {
		let [first, ...others] = config.assignments, team = first && teams.get(formatAssignmentFolder(first));
		return {
			kind: "value",
			owner: ofTeam(others.some((other) => teams.get(formatAssignmentFolder(other)) !== team) ? void 0 : team, "for several teams"),
			config
		};
	});
}
function toCells({ config: { key, value, assignments } }) {
	let list = limitedList(assignments, 3, (assignment) => inlineCode(formatAssignmentFolder(assignment)));
	return [
		inlineCode(limitText(key, 80)),
		...formatValues(value),
		list
	];
}
function formatValues(value) {
	return value.kind === "hidden" ? [formatHidden(value.before), formatHidden(value.after)] : [formatValue(value.before), formatValue(value.after)];
}
function formatHidden(isSet) {
	return escapeText(isSet ? "(hidden)" : "(not set)");
}
function formatValue(value) {
	return value === void 0 ? escapeText("(not set)") : value === "" ? escapeText("(empty)") : inlineCode(limitText(value, 80));
}
// packages/gitops/src/content/kept-folders.ts
function findKeptFolders(report, layout, present, record) {
	let heldBack = new Set(listHeldBack(report)), recorded = findRecordedOwners(report, layout, record), assigned = new Map(report.assignments.map((entry) => [formatAssignmentFolder(entry), entry.registration])), failed = Map.groupBy(report.failed, formatAssignmentFolder);
	return present.flatMap(({ clusterType, deploymentTarget }) => {
		let key = {
			clusterType,
			deploymentTarget
		}, name = formatAssignmentFolder(key), path = toRepositoryPath(name, layout), failures = failed.get(name), owner = recorded.has(path) ? recorded.get(path) : findOnlyOwner(failures ?? []), claimant = assigned.get(name);
		if (heldBack.has(owner)) {
			let isClaimed = claimant !== void 0 && claimant !== owner;
			return [{
				...key,
				reason: "registration-held-back",
				owner,
				...isClaimed ? { claimedBy: claimant } : {}
			}];
		}
		return failures === void 0 ? claimant === void 0 ? report.keepsPublished ? [{
			...key,
			reason: "base-missing",
			owner
		}] : heldBack.size > 0 && !recorded.has(path) ? [{
			...key,
			reason: "owner-unknown",
			owner
		}] : [] : [] : [{
			...key,
			reason: "assignment-failed",
			owner
		}];
	});
}
function findRecordedOwners({ registrations }, layout, record) {
	if (record === void 0) return /* @__PURE__ */ new Map();
	let ownerOf = createOwnerLookup(record, registrations);
	return new Map(listFoldersBelow(record, layout.path).map(({ path, registration }) => [path, registration === null ? null : ownerOf(registration)]));
}
function listHeldBack({ registrations }) {
	return registrations.filter(({ isHeldBack }) => isHeldBack).map(({ name }) => name);
}
function findOnlyOwner(failures) {
	let owners = new Set(failures.map(({ registration }) => registration)), [owner] = owners;
	return owners.size === 1 ? owner : void 0;
}
// packages/gitops/src/held-back/promotion-hold.ts
function describePromotionHold(report) {
	let reasons = report.failed.flatMap(({ problems }) => {
		let reason = problems.find(({ registration }) => registration === void 0);
		return reason === void 0 ? [] : [reason.message];
	}), infrastructure = report.clusterTypes.flatMap(({ problems: [first] = [] }) => first ? [first.message] : []), [firstReason] = [...reasons, ...infrastructure];
	return firstReason === void 0 ? {
		summary: describeIncompleteSchedule(report),
		firstReason
	} : {
		summary: describeFailures(reasons.length, infrastructure.length),
		firstReason
	};
}
function describeFailures(assignments, clusterTypes) {
	let subjects = [...assignments > 0 ? [formatCount(assignments, "assignment")] : [], ...clusterTypes > 0 ? [`the infrastructure of ${formatCount(clusterTypes, "cluster type")}`] : []], isSingular = subjects.length === 1 && assignments < 2;
	return `${subjects.join(" and ")} ${isSingular ? "fails" : "fail"}`;
}
function describeIncompleteSchedule({ keepsPublished, registrations }) {
	return keepsPublished ? "a base is missing" : registrations.length > 0 && registrations.every(({ isHeldBack }) => isHeldBack) ? "every registration is held back" : "the schedule is not complete";
}
function describeHeldBack(report, kept) {
	let folders = Map.groupBy(kept, ({ owner }) => owner);
	return listHeldBack(report).map((name) => ({
		name,
		errors: listErrorsOf(report, name),
		folders: folders.get(name) ?? []
	}));
}
function listErrorsOf({ diagnostics }, registration) {
	return diagnostics.filter((found) => found.severity === "error" && found.registration === registration && found.code !== "registration-held-back");
}
function createFailedSection(report) {
	let heldBack = new Set(listHeldBack(report)), failed = report.failed.filter(({ registration }) => !heldBack.has(registration));
	if (failed.length === 0) return () => [];
	let rows = failed.flatMap((failure) => failure.problems.map((problem) => ({
		kind: "problem",
		owner: ofTeam(failure.workspace, ""),
		failure,
		problem
	}))), title = failed.length === 1 ? "1 assignment failed and keeps its" : `${failed.length} assignments failed and keep their`, renderTable = createOwnedTable([
		"assignment",
		"problem",
		"position"
	], rows, ({ failure, problem }) => [inlineCode(formatAssignmentFolder(failure)), ...problemCells(problem)]);
	return (maxRows) => [heading(`${title} published manifests`), renderTable(maxRows)];
}
function createWarningSection({ diagnostics }) {
	let warnings = diagnostics.filter(({ severity }) => severity === "warning");
	if (warnings.length === 0) return () => [];
	let title = escapeText(formatCount(warnings.length, "warning")), renderTable = createOwnedTable(["warning", "position"], warnings.map((warning) => ({
		...warning,
		kind: "warning",
		owner: describeSource(warning)
	})), problemCells);
	return (maxRows) => [details(title, renderTable(maxRows))];
}
function createRemovedFilesSection({ reconfigured }) {
	let rows = reconfigured.flatMap((assignment) => {
		let files = assignment.files.filter(({ kind }) => kind === "removed").map(({ file }) => file);
		return files.length === 0 ? [] : [{
			...assignment,
			files,
			kind: "folder",
			owner: ofTeam(assignment.team, "for unknown teams")
		}];
	});
	if (rows.length === 0) return () => [];
	let title = rows.every(({ files }) => files.every((file) => file === "policy.yaml")) ? "Policies removed" : "Files removed from assignments that remain", renderTable = createOwnedTable(["assignment", "removed files"], rows, ({ files, ...assignment }) => [inlineCode(formatAssignmentFolder(assignment)), limitedList(files, 10, (file) => inlineCode(limitText(file, 400)))]);
	return (maxRows) => [
		heading(title),
		paragraph(escapeText("Clusters remove what these files contain, although the applications stay assigned:")),
		renderTable(maxRows)
	];
}
function createRemainingFilesSection({ unassigned }) {
	let rows = unassigned.filter(({ remaining }) => remaining.length > 0).map((removed) => ({
		...removed,
		kind: "folder",
		owner: ofTeam(removed.team, "for unknown teams")
	}));
	if (rows.length === 0) return () => [];
	let renderTable = createOwnedTable(["assignment", "remaining files"], rows, (removed) => [inlineCode(formatAssignmentFolder(removed)), limitedList(removed.remaining, 10, (path) => inlineCode(limitText(path, 400)))]);
	return (maxRows) => [
		heading("Folders with foreign files"),
		paragraph(escapeText("These assignments are removed, but their folders contain files that others added. Clusters that read these folders continue to apply them:")),
		renderTable(maxRows)
	];
}
function describeSource({ at }) {
	return at === void 0 || at.source === "." ? "of the control plane" : `of ${at.source}`;
}
function problemCells({ at, message, hint }) {
	let text = limitText(hint === void 0 ? message : `${message}.`, 400), remaining = 400 - text.length;
	return [escapeProblem(text, hint === void 0 || remaining <= 0 ? void 0 : limitText(hint, remaining)), at === void 0 ? trustedMarkdown("") : inlineCode(limitText(formatPosition(at), 400))];
}
// packages/gitops/src/body/infrastructure-sections.ts
const OWNER = "of the platform team";
function createInfrastructureSection({ infrastructure }) {
	if (infrastructure.length === 0) return () => [];
	let renderTable = createOwnedTable(["cluster type", "files"], infrastructure.map((each) => ({
		...each,
		kind: "folder",
		owner: OWNER
	})), ({ clusterType, files }) => [inlineCode(clusterType), trustedMarkdown(files.map(formatFileChange).map(inlineCode).join(", "))]);
	return (maxRows) => [heading("Infrastructure of cluster types"), renderTable(maxRows)];
}
function createFailedInfrastructureSection({ clusterTypes }) {
	let failed = clusterTypes.filter(({ problems }) => problems !== void 0);
	if (failed.length === 0) return () => [];
	let renderTable = createOwnedTable([
		"cluster type",
		"problem",
		"position"
	], failed.flatMap(({ name, problems = [] }) => problems.map((problem) => ({
		kind: "problem",
		owner: OWNER,
		name,
		problem
	}))), ({ name, problem }) => [inlineCode(name), ...problemCells(problem)]), title = `The infrastructure of ${formatCount(failed.length, "cluster type")} failed and stays as it is`;
	return (maxRows) => [heading(title), renderTable(maxRows)];
}
// packages/gitops/src/body/origin-section.ts
const SOURCE_KINDS = {
	"control-plane": "environment",
	base: "base",
	workload: "workload registration"
};
function originSection({ sources }, context, maxRows) {
	return details(escapeText(`Generated from ${formatCount(sources.length, "source")}`), limitedTable([
		"kind",
		"name",
		"repository",
		"commit"
	], sources, maxRows, (source) => {
		let repo = source.repo ?? (source.kind === "control-plane" ? context.controlPlaneUrl : void 0), url = repo === void 0 ? void 0 : findRepositoryPage(repo, context.serverUrl), name = url === void 0 ? inlineCode(limitText(repo ?? "", 200)) : link(inlineCode(new URL(url).pathname.slice(1)), url);
		return [
			escapeText(SOURCE_KINDS[source.kind]),
			inlineCode(source.name),
			name,
			formatCommit(source.commit, url)
		];
	}));
}
function formatPromotion({ from, to }, { sources }, { serverUrl }) {
	let base = sources.find(({ kind, commit }) => kind === "base" && commit === to), url = base?.repo == null ? void 0 : findRepositoryPage(base.repo, serverUrl), after = to === void 0 ? escapeText("none") : formatCommit(to, url);
	if (from === void 0) return [
		escapeText("Promoted commit: "),
		after,
		escapeText(".")
	];
	let comparison = url !== void 0 && to !== void 0 && isCommitId(from) && isCommitId(to) ? [escapeText(", "), link(escapeText("compare"), `${url}/compare/${from}...${to}`)] : [];
	return [
		escapeText("Promoted commit: "),
		after,
		escapeText(" (previously "),
		formatCommit(from, url),
		...comparison,
		escapeText(").")
	];
}
function formatCommit(commit, repositoryUrl) {
	if (commit === null) return escapeText("");
	if (!isCommitId(commit)) return inlineCode(limitText(commit, 200));
	let label = inlineCode(commit.slice(0, 10));
	return repositoryUrl === void 0 ? label : link(label, `${repositoryUrl}/commit/${commit}`);
}
function findRepositoryPage(repo, serverUrl) {
	if (!URL.canParse(repo) || !URL.canParse(serverUrl)) return;
	let [url, server] = [new URL(repo), new URL(serverUrl)], [, path] = /^(\/[\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url.pathname) ?? [];
	return url.origin === server.origin && path !== void 0 ? `${url.origin}${path}` : void 0;
}
function formatHeldBackCounts(report, kept) {
	let { length } = listHeldBack(report), failing = report.clusterTypes.filter(({ problems }) => problems !== void 0).length, folders = kept.length === 1 ? "1 folder stays as it is" : `${kept.length} folders stay as they are`, text = [
		...report.keepsPublished ? ["a base is missing, so nothing is removed"] : [],
		...length > 0 ? [`${formatCount(length, "registration")} ${length === 1 ? "is" : "are"} held back`] : [],
		...kept.length > 0 ? [folders] : [],
		...failing > 0 ? [`the infrastructure of ${formatCount(failing, "cluster type")} stays as it is`] : []
	].join(", and ");
	return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
function heldPromotionParagraphs(report, publishedCommit) {
	let { isPromotionHeldBack, promotedCommit } = report;
	if (!isPromotionHeldBack || promotedCommit === null || promotedCommit === publishedCommit) return [];
	let { summary, firstReason } = describePromotionHold(report), reason = firstReason === void 0 ? "" : ` because of content of the platform team. The first reason: ${limitText(firstReason, 400)}`;
	return [paragraph(escapeText("The promoted commit "), formatCommit(promotedCommit, void 0), escapeText(" is held back, and "), ...publishedCommit === void 0 ? [escapeText("the branch stays without one")] : [formatCommit(publishedCommit, void 0), escapeText(" stays")], escapeText(`: ${summary}${reason}.`))];
}
function createHeldBackSection(report, kept) {
	let registrations = describeHeldBack(report, kept);
	if (registrations.length === 0) return () => [];
	let rows = registrations.flatMap(({ name, errors, folders }) => {
		let toRow = (error) => ({
			kind: "problem",
			owner: ofTeam(name, ""),
			name,
			folders: folders.length,
			error
		});
		return errors.length === 0 ? [toRow()] : errors.map((error) => toRow(error));
	}), title = registrations.length === 1 ? "1 registration is held back" : `${registrations.length} registrations are held back`, renderTable = createOwnedTable([
		"registration",
		"folders that stay",
		"problem",
		"position"
	], rows, ({ name, folders, error }) => [
		inlineCode(name),
		escapeText(String(folders)),
		...error === void 0 ? [escapeText(""), escapeText("")] : problemCells(error)
	]), unknown = kept.filter(({ reason }) => reason === "owner-unknown");
	return (maxRows) => [
		heading(title),
		paragraph(escapeText("Their published folders stay as they are until these problems are fixed:")),
		renderTable(maxRows),
		...unknown.length === 0 ? [] : [describeUnknown(unknown, Math.min(maxRows, 20))]
	];
}
function describeUnknown(folders, maxFolders) {
	let why = folders.length === 1 ? "1 more folder stays, since the record does not list whose it is" : `${folders.length} more folders stay, since the record does not list whose they are`;
	return paragraph(escapeText(`${why} (`), inlineCode(ASSIGNMENT_RECORD_PATH), escapeText("). As soon as no registration is held back, what is not scheduled is removed: "), limitedList(folders, maxFolders, (folder) => inlineCode(formatAssignmentFolder(folder))), escapeText("."));
}
function renderHeldBack(report, kept, publishedCommit) {
	let counts = formatHeldBackCounts(report, kept);
	return trustedMarkdown([
		...counts === "" ? [] : [paragraph(escapeText(counts))],
		...heldPromotionParagraphs(report, publishedCommit),
		...createHeldBackSection(report, kept)(50),
		...createFailedSection(report)(50),
		...createFailedInfrastructureSection(report)(50)
	].join("\n"));
}
// packages/gitops/src/body/fleet-body.ts
const MAX_ROWS$1 = [
	400,
	200,
	100,
	50,
	25,
	12,
	6,
	3,
	1
], RECORD_ONLY = [
	escapeText("Only "),
	inlineCode(ASSIGNMENT_RECORD_PATH),
	escapeText(", the record of whose each folder is, changes: clusters apply the same as before.")
];
function renderFleetBody(input) {
	let { maxBytes = 6e4 } = input, lead = leadSection(input), renderSections = createSections(input);
	for (let maxRows of MAX_ROWS$1) {
		let body = joinSections([...lead, ...renderSections(maxRows)]);
		if (Buffer.byteLength(body) <= maxBytes) return body;
	}
	let short = joinSections([...lead, paragraph(escapeText("The details are too long to show here. See the changed files."))]);
	return Buffer.byteLength(short) <= maxBytes ? short : paragraph(escapeText("The changes are too long to show here."));
}
function createSections({ difference, report, kept, origin }) {
	let before = [
		createRemovedFilesSection(difference),
		createHeldBackSection(report, kept),
		createFailedSection(report),
		createFailedInfrastructureSection(report),
		createRemainingFilesSection(difference),
		createChangedSections(difference),
		createInfrastructureSection(difference),
		createConfigSection(difference)
	], assigned = createAssignedSections(difference), warnings = createWarningSection({ diagnostics: [...report.diagnostics, ...warnOfClaims(kept)] });
	return (maxRows) => [
		...before.flatMap((render) => render(maxRows)),
		...assigned(Math.ceil(maxRows * .5)),
		...warnings(maxRows),
		originSection(report, origin, maxRows)
	];
}
function leadSection({ difference, report, kept, publishedCommit, origin }) {
	let { assigned, unassigned, reconfigured, promoted, clusterTypes, infrastructure, counts } = difference, changed = new Set([
		...assigned,
		...unassigned,
		...reconfigured
	].map(({ clusterType }) => clusterType)).size, changes = changed === 0 ? "No assignment changes" : `${formatAssignmentCounts(difference)} on ${formatCount(changed, "cluster type")}`, heldBack = formatHeldBackCounts(report, kept), ofClusterTypes = infrastructure.length === 0 ? [] : [`The infrastructure of ${formatCount(infrastructure.length, "cluster type")} changes.`], total = `${formatCount(counts.after, "assignment")} after this change, ${counts.before} before.`;
	return [
		heading(`Environment ${report.environment}`),
		paragraph(escapeText([
			`${changes}. ${total}`,
			...ofClusterTypes,
			heldBack
		].join(" ").trim())),
		...difference.isRecordOnly ? [paragraph(...RECORD_ONLY)] : [],
		...heldPromotionParagraphs(report, publishedCommit),
		...promoted ? [paragraph(...formatPromotion(promoted, report, origin))] : [],
		...namesParagraph("New cluster types", clusterTypes.added),
		...namesParagraph("Removed cluster types", clusterTypes.removed)
	];
}
function namesParagraph(title, names) {
	return names.length === 0 ? [] : [paragraph(escapeText(`${title}: ${joinLimited(names, 20)}.`))];
}
function joinSections(sections) {
	return trustedMarkdown(sections.join("\n"));
}
function renderFolderBody({ files, folders }, base) {
	let counts = `${formatCount(files.length, "file")} in ${formatCount(folders.length, "folder")}`;
	return markdownDocument([
		heading(`Manifests of ${base}`),
		paragraph(escapeText(`${counts}.`)),
		limitedTable(["change", "file"], files, 200, ({ kind, file }) => [escapeText(kind), inlineCode(file)])
	]);
}
// packages/gitops/src/body/change-summary.ts
function summarizeChange({ content, difference, kept, contents }, origin, { base }) {
	return content.kind === "scheduled" ? summarizeScheduled(content, difference, kept, contents, origin) : summarizeFolders(content, difference, base);
}
function summarizeScheduled({ report, layout }, tree, kept, contents, origin) {
	let difference = toFleetDifference(tree, report, layout, contents), publishedCommit = findPublishedCommit(tree, contents);
	return {
		environment: report.environment,
		promotedCommit: (report.isPromotionHeldBack ? publishedCommit : report.promotedCommit) ?? "",
		isPromotion: difference.promoted !== void 0,
		isPromotedCommitPublished: hasPromotedCommit(tree, report.promotedCommit),
		added: difference.assigned,
		changed: difference.reconfigured,
		removed: difference.unassigned,
		failed: report.failed.length,
		kept: kept.length,
		heldBack: renderHeldBack(report, kept, publishedCommit),
		filesChanged: countFiles(tree),
		infrastructureChanged: difference.infrastructure.flatMap(({ files }) => files).length,
		isRecordOnly: difference.isRecordOnly,
		removals: countRemovals(difference, tree, layout),
		markdown: renderFleetBody({
			difference,
			report,
			kept,
			publishedCommit,
			origin
		})
	};
}
function findRemovals$1({ report, layout }, tree) {
	return countRemovals(toFleetDifference(tree, report, layout, NO_CONTENTS), tree, layout);
}
const NO_CONTENTS = {
	before: /* @__PURE__ */ new Map(),
	after: /* @__PURE__ */ new Map()
};
function countRemovals({ counts, unassigned, infrastructure }, tree, layout) {
	let assignments = {
		unit: "assignment",
		counts,
		names: unassigned.map(formatAssignmentFolder)
	}, lost = listLostInfrastructure(infrastructure);
	if (lost.length === 0) return assignments;
	let own = countInfrastructure(tree, layout, lost.length);
	if (counts.removed === 0) return {
		unit: "infrastructure file",
		counts: own,
		names: lost
	};
	let sum = (key) => counts[key] + own[key];
	return {
		unit: "published item",
		counts: {
			before: sum("before"),
			removed: sum("removed"),
			after: sum("after"),
			parts: [counts, own]
		},
		names: [...assignments.names, ...lost]
	};
}
function summarizeFolders(content, tree, base) {
	let difference = toFolderDifference(tree, content), { managed, removed, written } = tree, prefix = content.path === "" ? "" : `${content.path}/`, toKey = ({ path }) => ({
		clusterType: "",
		deploymentTarget: path.slice(prefix.length)
	}), added = written.filter(({ before }) => before === void 0).length;
	return {
		environment: base,
		promotedCommit: content.promotedCommit ?? "",
		isPromotion: difference.isPromotion,
		isPromotedCommitPublished: hasPromotedCommit(tree, content.promotedCommit ?? null),
		added: difference.folders.filter(({ isNew }) => isNew).map(toKey),
		changed: difference.folders.filter(({ isNew }) => !isNew).map(toKey),
		removed: [],
		failed: 0,
		kept: 0,
		heldBack: trustedMarkdown(""),
		filesChanged: countFiles(tree),
		infrastructureChanged: 0,
		isRecordOnly: !1,
		removals: {
			unit: "file",
			counts: {
				before: managed.size,
				removed: removed.length,
				after: managed.size - removed.length + added
			},
			names: removed.map(({ path }) => path)
		},
		markdown: renderFolderBody(difference, base)
	};
}
function findPublishedCommit({ managed }, { before }) {
	let content = before.get(managed.get(".github/tracking/Promoted_Commit_Id")?.id ?? "");
	return content === void 0 ? void 0 : new TextDecoder().decode(content).trim();
}
function hasPromotedCommit({ managed }, commit) {
	let id = managed.get(PROMOTED_COMMIT_PATH)?.id;
	return commit !== null && [commit, `${commit}\n`].some((text) => blobId(Buffer.from(text)) === id);
}
function countFiles({ written, removed }) {
	return written.length + removed.length;
}
// packages/gitops/src/markers/pull-request-marker.ts
const MARKER = "kalypso-actions:create-gitops-pr";
function formatMarker({ base, path, digest, needsConsent, removals, isAllowed }) {
	let fields = [
		`base=${encodeForComment(base)}`,
		`path=${encodeForComment(path)}`,
		`digest=${digest}`,
		...needsConsent ? ["needs-consent"] : [],
		...removals === void 0 ? [] : [`removals=${removals}`],
		...isAllowed ? ["allowed"] : []
	];
	return `<!-- ${MARKER} ${fields.join(" ")} -->`;
}
const PATTERN = RegExp(`^\\s*<!-- ${MARKER} base=(\\S+) path=(\\S*) digest=([0-9a-f]+)( needs-consent)?(?: removals=([a-z]+:[0-9a-f]*))?( allowed)? -->`);
function parseMarker(body) {
	let [, base, path, digest, consent, removals, allowed] = PATTERN.exec(body) ?? [];
	if (base !== void 0 && path !== void 0 && digest !== void 0) try {
		return {
			base: decodeURIComponent(base),
			path: decodeURIComponent(path),
			digest,
			needsConsent: consent !== void 0,
			removals,
			isAllowed: allowed !== void 0
		};
	} catch {
		return;
	}
}
const REQUEST = "kalypso-actions:consent-request", REQUEST_PATTERN = RegExp(`^<!-- ${REQUEST} -->[^]*?<!-- /${REQUEST} -->\\r?\\n?`);
function formatRequest(text) {
	return `<!-- ${REQUEST} -->\n${text}\n<!-- /${REQUEST} -->\n`;
}
function removeMarker(body) {
	return body.replace(PATTERN, "").replace(/^\r?\n/, "").replace(REQUEST_PATTERN, "");
}
// packages/gitops/src/markers/removal-digest.ts
const EACH = "each:";
function digestRemovals(names) {
	return names.length <= 100 ? `${EACH}${names.map(digestName).sort().join("")}` : `all:${contentDigest(...names.toSorted())}`;
}
function coversRemovals(shown, names) {
	if (shown === void 0) return !1;
	if (!shown.startsWith(EACH)) return shown === digestRemovals(names);
	let digests = new Set(shown.slice(5).match(/* @__PURE__ */ RegExp(".{10}", "g")));
	return names.every((name) => digests.has(digestName(name)));
}
function digestName(name) {
	return contentDigest(name).slice(0, 10);
}
// packages/gitops/src/markers/removal-consent.ts
function judgeConsent({ allowsRemovals }, pullRequest, names) {
	if (allowsRemovals) return "given";
	if (pullRequest === void 0) return "none";
	let marker = parseMarker(pullRequest.body);
	return !hasName(pullRequest.labels, ALLOW_REMOVALS_LABEL.name) && !marker?.isAllowed ? "none" : coversRemovals(marker?.removals, names) ? "given" : "outdated";
}
function waitsForConsent(pullRequest) {
	return pullRequest !== void 0 && parseMarker(pullRequest.body)?.needsConsent === !0;
}
// packages/gitops/src/decide/decide-pull-request.ts
function decidePullRequest({ managed: existing, reviewedBy, reviewsProblem }, texts, isPromotion, target, { review, merge, guard }, removals) {
	let present = existing && parseMarker(existing.body), needsConsent = removals.ruling === "needs-consent", isConsented = removals.ruling === "consented" && !removals.isRequested, marker = {
		base: target.base,
		path: target.path,
		digest: contentDigest(texts.title, texts.body),
		needsConsent,
		removals: removals.isRequested || isConsented ? digestRemovals(removals.names) : void 0,
		isAllowed: isConsented && (guard.allowsRemovals || present?.isAllowed === !0)
	}, isOutdated = present?.digest !== marker.digest, isMarkerOutdated = present === void 0 || formatMarker(present) !== formatMarker(marker), shown = existing === void 0 || isOutdated || !isMarkerOutdated ? texts : withoutMarker(existing), labels = [...review.labels, ...isPromotion ? [PROMOTED_LABEL.name] : []], hasObsoleteLabel = !hasName(labels, PROMOTED_LABEL.name) && hasName(existing?.labels ?? [], PROMOTED_LABEL.name), addLabels = missingNames(labels, existing?.labels ?? []), requested = [...existing?.reviewers ?? [], ...reviewedBy], marksReady = !needsConsent && !merge.isDraft && existing?.isDraft === !0 && waitsForConsent(existing), isDraft = existing === void 0 ? merge.isDraft : existing.isDraft && !marksReady, canMerge = merge.autoMerge !== "none" && !isDraft && !needsConsent && !existing?.autoMerges, involvesReviewers = !needsConsent && !reviewsProblem;
	return {
		existing,
		title: shown.title,
		body: `${formatMarker(marker)}\n${shown.body}`,
		updatesTexts: existing !== void 0 && (isOutdated || isMarkerOutdated),
		voidsConsent: existing !== void 0 && removals.isRequested && present?.removals !== marker.removals,
		isDraft: merge.isDraft || needsConsent,
		marksReady,
		ensureLabels: [...[PROMOTED_LABEL].filter(({ name }) => hasName(addLabels, name)), ...removals.isRequested ? [ALLOW_REMOVALS_LABEL] : []],
		addLabels,
		removeLabels: hasObsoleteLabel ? [PROMOTED_LABEL.name] : [],
		requestReviewers: involvesReviewers ? missingNames(review.reviewers, requested) : [],
		requestTeams: involvesReviewers && reviewedBy.size === 0 ? missingNames(review.teams, existing?.teams ?? []) : [],
		addAssignees: missingNames(review.assignees, existing?.assignees ?? []),
		merge: canMerge ? merge.autoMerge : void 0
	};
}
function withoutMarker({ title, body }) {
	return {
		title,
		body: removeMarker(body)
	};
}
function changesPullRequest(decision) {
	let { addLabels, removeLabels, requestReviewers, requestTeams, addAssignees } = decision, additions = [
		addLabels,
		removeLabels,
		requestReviewers,
		requestTeams,
		addAssignees
	];
	return decision.updatesTexts || decision.marksReady || additions.some(({ length }) => length > 0);
}
function guardForeignCommits(head, hasPullRequest, { branch }) {
	if (head === void 0 || isManagedCommit(head.commit)) return;
	if (head.foreignCommits.length === 0) return hasPullRequest || isBranchUpdate(head.commit) ? void 0 : {
		code: "head-branch-not-ours",
		severity: "error",
		message: `the branch ${quote(branch)} exists already, and this action did not create it`,
		hint: "Choose another `branch`, delete this one, or set `force: true` to replace it. Nothing was published."
	};
	if (head.wasMerged) return;
	let commits = head.foreignCommits.map(({ id, author, message }) => `${id.slice(0, 12)} by ${quote(author.name)}: ${quote(message.split("\n")[0] ?? "")}`);
	return {
		code: "head-branch-has-commits",
		severity: "error",
		message: `${quote(branch)} contains commits by others, which would be lost: ${joinLimited(commits, 5)}`,
		hint: "Move them to another branch, or set `force: true` to discard them. Nothing was published."
	};
}
function formatConsentTitle({ unit, counts }, title) {
	return `Consent needed to remove ${counts.removed} of ${formatCount(counts.before, unit)}: ${title}`;
}
function renderRefusedRemovals(removals, limit) {
	return trustedMarkdown([...renderRemovals(removals, limit), paragraph(escapeText("This pull request proposes an earlier change and stays as it is. If the removals are intended, add the label "), inlineCode(ALLOW_REMOVALS_LABEL.name), escapeText(" and re-run the job that has opened this pull request, or wait for its next run: then it proposes them, too. Otherwise, restore in the control plane what is gone."))].join("\n"));
}
function renderConsentRequest(removals, limit) {
	let label = inlineCode(ALLOW_REMOVALS_LABEL.name);
	return trustedMarkdown([...renderRemovals(removals, limit), paragraph(escapeText("If this is intended, add the label "), label, escapeText(" and re-run the job that has opened this pull request, or wait for its next run: that makes it ready for review. Do not merge it before. "), escapeText("Otherwise, restore in the control plane what is gone: the next run updates or closes this pull request."))].join("\n"));
}
function renderRemovals({ unit, counts, names }, limit) {
	return [heading(`Consent needed to remove ${counts.removed} of ${formatCount(counts.before, unit)}`), paragraph(escapeText(`These would be removed, and ${formatExceededRule(counts, limit)}: `), limitedList(names, 20, (name) => inlineCode(limitText(name, 140))), escapeText("."))];
}
// packages/gitops/src/decide/pull-request-texts.ts
const MAX_LISTED = [
	1e3,
	300,
	100,
	30,
	10,
	3,
	1,
	0
];
function renderTexts(templates, summary, { repository, base, branch, path }, exceeded) {
	let view = {
		environment: summary.environment,
		repository: formatRepositoryName(repository),
		base,
		branch,
		path,
		promoted: summary.isPromotion,
		promotedCommit: summary.promotedCommit,
		shortCommit: shortCommitId(summary.promotedCommit),
		added: summary.added.length,
		changed: summary.changed.length,
		removed: summary.removed.length,
		failed: summary.failed,
		filesChanged: summary.filesChanged,
		infrastructureChanged: summary.infrastructureChanged,
		recordOnly: summary.isRecordOnly,
		addedAssignments: summary.added,
		changedAssignments: summary.changed,
		removedAssignments: summary.removed,
		changes: summary.markdown
	}, title = templates.title.render(view).replace(/\s+/g, " ").trim(), request = exceeded === void 0 ? "" : `${renderConsentRequest(summary.removals, exceeded)}\n`, body = renderBody(templates.body, view, summary, 64e3 - request.length);
	return {
		title: truncate(exceeded === void 0 ? title : formatConsentTitle(summary.removals, title), 250, "\u2026"),
		body: `${request}${body}`,
		commitMessage: templates.commitMessage.render(view)
	};
}
function renderBody(template, view, summary, maxLength) {
	let body = template.render(view).trim();
	if (body.length <= maxLength) return body;
	let toRows = (kind, all) => createRowSelector(all.map((assignment) => ({
		...assignment,
		kind,
		owner: ofTeam(assignment.team, "without a team")
	})), Infinity), select = {
		removed: toRows("unassigned", summary.removed),
		changed: toRows("reconfigured", summary.changed),
		added: toRows("assigned", summary.added)
	}, shortest = body;
	for (let max of MAX_LISTED) {
		let [removed, changed, added] = [
			select.removed(max),
			select.changed(max),
			select.added(max)
		], lists = {
			removedAssignments: removed.shown,
			changedAssignments: changed.shown,
			addedAssignments: added.shown
		}, omitted = [
			removed,
			changed,
			added
		].flatMap((selected) => selected.omitted).join("\n");
		shortest = template.render({
			...view,
			...lists
		}).trim();
		let text = `${shortest}\n\n${omitted}`.trim();
		if (text.length <= maxLength) return text;
	}
	return truncate(shortest, maxLength, "\n\n\u2026truncated: GitHub does not accept more.");
}
function truncate(text, maxLength, ending) {
	return text.length <= maxLength ? text : `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "")}${ending}`;
}
// packages/gitops/src/decide/removal-guard.ts
const LABEL = ALLOW_REMOVALS_LABEL.name;
function judgeRemovals({ removals: { counts, names } }, guard, pullRequest) {
	let { maxRemovals } = guard;
	return isUnlimited(maxRemovals) || !exceedsRemovalLimit(counts, maxRemovals) ? "permitted" : judgeConsent(guard, pullRequest, names) === "given" ? "consented" : "needs-consent";
}
function describeOutdatedConsent(guard, pullRequest, names) {
	if (pullRequest === void 0 || judgeConsent(guard, pullRequest, names) !== "outdated") return;
	let shown = parseMarker(pullRequest.body)?.removals, others = names.filter((name) => !coversRemovals(shown, [name]));
	return {
		code: "removal-consent-outdated",
		severity: "error",
		message: `the consent on pull request #${pullRequest.number} does not count: what would be removed has changed since it was given, or was not shown then: ${joinLimited(others.map(quote), 20)}`,
		hint: `Read there what would be removed now. If it is intended, add the label \`${LABEL}\` again and re-run the job. This run removes the label.`
	};
}
function refuseRemovals(summary, limit, { number }) {
	return describeRemovals(summary, limit, `Nothing was published: pull request #${number} stays as it is, and lists at the top what would be removed. If the removals are intended, add the label \`${LABEL}\` to it and re-run the job. Or merge or close it: then the next run opens a draft that shows what would be removed.`);
}
function describeNeededConsent(summary, limit, pullRequest) {
	return describeRemovals(summary, limit, `Nothing is removed yet. ${pullRequest === void 0 ? "A draft pull request shows what would go" : `See ${pullRequest.url}`}. If the removals are intended, add the label \`${LABEL}\` to the pull request and re-run the job. Otherwise, restore what is gone: the next run updates or closes the pull request.`);
}
function describeRemovals({ removals: { unit, counts, names } }, limit, hint) {
	return {
		code: "mass-removal",
		severity: "error",
		message: `${counts.removed} of ${formatCount(counts.before, unit)} would be removed, and ${formatExceededRule(counts, limit)}: ${joinLimited(names.map(quote), 20)}`,
		hint
	};
}
function requestConsent({ removals }, limit, pullRequest) {
	let marker = parseMarker(pullRequest.body), digest = digestRemovals(removals.names);
	return marker === void 0 || marker.removals === digest && !marker.isAllowed ? {} : { request: {
		pullRequest,
		body: [
			`${formatMarker({
				...marker,
				removals: digest,
				isAllowed: !1
			})}\n`,
			formatRequest(renderRefusedRemovals(removals, limit)),
			removeMarker(pullRequest.body)
		].join("").slice(0, 65536).replace(/[\ud800-\udbff]$/, "")
	} };
}
// packages/gitops/src/decide/decide-branches.ts
function decideBranches(observation, target, policy) {
	if (observation.kind === "failed") return {
		kind: "refuse",
		diagnostics: observation.diagnostics
	};
	let { base, head, difference, pullRequests, recordProblems } = observation, { guard, commit } = policy, recordErrors = recordProblems.filter(({ severity }) => severity === "error");
	if (recordErrors.length > 0) return refuse(...recordErrors);
	if (pullRequests.foreign) return refuse(foreignPullRequest(pullRequests.foreign.number, target));
	if (base === void 0 && !guard.createBase) return refuse(missingBase(target));
	if (difference.conflicts.length > 0) return refuse(...difference.conflicts.map(pathConflict));
	let createBase = base === void 0 ? {
		message: `Create ${target.base}`,
		committer: commit.committer
	} : void 0, summary = summarizeChange(observation, policy.origin, target), change = {
		summary,
		createBase
	};
	if (isEmptyDifference(difference)) return withdraw(observation, change, target, guard.force);
	let { managed } = pullRequests, removals = judgeRemovals(summary, guard, managed);
	if (removals === "needs-consent" && managed !== void 0 && !waitsForConsent(managed)) {
		let outdated = describeOutdatedConsent(guard, managed, summary.removals.names);
		return {
			...refuse(refuseRemovals(summary, guard.maxRemovals, managed), ...outdated ? [outdated] : []),
			summary,
			...requestConsent(summary, guard.maxRemovals, managed)
		};
	}
	let refusal = guard.force ? void 0 : guardForeignCommits(head, managed !== void 0, target);
	return refusal ? {
		...refuse(refusal),
		summary
	} : propose$1(observation, change, target, policy, removals);
}
function propose$1(observation, { summary, createBase }, target, policy, removals) {
	let { pullRequests } = observation, needsConsent = removals === "needs-consent", exceeded = needsConsent ? policy.guard.maxRemovals : void 0, texts = renderTexts(policy.templates, summary, target, exceeded), commit = decideCommit(observation, texts.commitMessage, policy.commit), requested = observation.heldRemovals ?? (needsConsent ? summary.removals.names : void 0), shown = {
		ruling: removals,
		names: requested ?? summary.removals.names,
		isRequested: requested !== void 0
	}, pullRequest = decidePullRequest(pullRequests, texts, summary.isPromotion, target, policy, shown), isUpdate = commit.kind === "push" || changesPullRequest(pullRequest), comment = `Superseded: this change is now proposed from the branch \`${target.branch}\`.`;
	return {
		kind: "propose",
		operation: pullRequest.existing === void 0 ? "created" : isUpdate ? "updated" : "unchanged",
		summary,
		createBase,
		commit,
		close: pullRequests.outdated.map((outdated) => ({
			pullRequest: outdated,
			comment
		})),
		pullRequest,
		needsConsent,
		outdatedConsent: requested && describeOutdatedConsent(policy.guard, pullRequests.managed, requested)
	};
}
function decideCommit({ base, head, difference, tree }, message, { isSigned, committer }) {
	if (head && isUpToDate(head.commit, base, tree) && (head.isVerified || !isSigned)) return {
		kind: "keep",
		id: head.commit.id
	};
	if (tree === void 0) throw Error("the tree of a difference to propose is unknown");
	return {
		kind: "push",
		message: addTreeTrailer(message, tree),
		tree,
		difference,
		committer,
		isSigned
	};
}
function withdraw({ pullRequests: { managed, outdated }, head }, { summary, createBase }, target, force) {
	let open = managed === void 0 ? outdated : [managed, ...outdated], content = summary.heldBack === "" ? "exactly what this environment should run" : "everything that can be published", comment = `Closed, since nothing is left to change: \`${target.base}\` contains ${content}.`;
	return {
		kind: "withdraw",
		operation: open.length > 0 ? "closed" : "none",
		summary,
		createBase,
		close: open.map((pullRequest) => ({
			pullRequest,
			comment
		})),
		headBranch: decideHeadBranch(head, managed !== void 0, target, force)
	};
}
function decideHeadBranch(head, hasPullRequest, target, force) {
	if (head === void 0 || !hasPullRequest && !isManagedCommit(head.commit)) return { kind: "none" };
	let refusal = force ? void 0 : guardForeignCommits(head, hasPullRequest, target);
	return refusal === void 0 ? { kind: "delete" } : {
		kind: "keep",
		reason: refusal.message
	};
}
function refuse(...diagnostics) {
	return {
		kind: "refuse",
		diagnostics
	};
}
function foreignPullRequest(number, { branch }) {
	return {
		code: "pull-request-not-ours",
		severity: "error",
		message: `pull request #${number} uses the branch ${quote(branch)}, but this action did not open it for this folder`,
		hint: "Close it, or choose another `branch`. Nothing was published."
	};
}
function missingBase({ repository, base }) {
	return {
		code: "branch-missing",
		severity: "error",
		message: `${formatRepositoryName(repository)} has no branch ${quote(base)}`,
		hint: "Create it, or set `create-branch: true` to have it created with an empty first commit."
	};
}
function pathConflict({ path, at, found }) {
	let where = at === path ? "its path" : quote(at);
	return {
		code: "path-taken",
		severity: "error",
		message: `${quote(path)} cannot be written: ${where} is a ${found} that this action does not manage`,
		hint: "Move it away on the base branch, or give the GitOpsRepo a `path` of its own. Nothing was published."
	};
}
function renderIssues(report, kept) {
	let { environment, failed } = report, heldBack = new Set(listHeldBack(report));
	return [...describeHeldBack(report, kept ?? []).map((registration) => toIssue(formatRegistrationKey(environment, registration.name), `Registration ${registration.name} is held back (${environment})`, renderRegistration(environment, registration, kept !== void 0), kept === void 0)), ...failed.filter(({ registration }) => !heldBack.has(registration)).map((failure) => toIssue(formatAssignmentKey(environment, failure), `${failure.deploymentTarget} cannot be deployed to ${failure.clusterType} (${environment})`, renderFailure(environment, failure), !1))];
}
function toIssue(key, title, text, isIncomplete) {
	let digest = contentDigest(title, text), body = `${formatIssueMarker({
		key,
		digest
	})}\n${text}`;
	return {
		key,
		title: limitText(title, 250),
		body,
		digest,
		isIncomplete
	};
}
function renderRegistration(environment, { name, errors, folders }, areFoldersKnown) {
	let counts = folders.length === 1 ? "1 folder stays as it is" : `${folders.length} folders stay as they are`;
	return markdownDocument([
		paragraph(escapeText("Errors hold back the assignments of the workload registration "), inlineCode(name), escapeText(` in ${environment}. Other registrations are not affected.`), escapeText(areFoldersKnown ? ` On the branch, ${counts} until this is fixed.` : "")),
		problemTable(errors),
		...folders.length > 0 ? [table(["folder that stays"].map(escapeText), folders.map((folder) => [inlineCode(formatAssignmentFolder(folder))]), 100)] : []
	]);
}
function renderFailure(environment, failure) {
	let { clusterType, deploymentTarget, workload, workspace, policies, problems } = failure;
	return markdownDocument([paragraph(escapeText("The deployment target "), inlineCode(deploymentTarget), escapeText(` of workload ${workload} (workspace ${workspace}) is assigned to the cluster type `), inlineCode(clusterType), escapeText(` in ${environment} by ${policies.join(", ")}, and fails.`), escapeText(" Its last published manifests stay in place until this is fixed.")), problemTable(problems)]);
}
function problemTable(problems) {
	return table([
		"position",
		"problem",
		"code"
	].map(escapeText), problems.map(({ at, message, hint, code }) => [
		at ? inlineCode(formatPosition(at)) : escapeText(""),
		escapeProblem(hint === void 0 ? message : `${message}.`, hint),
		inlineCode(code)
	]), 50);
}
// packages/gitops/src/decide/decide-issues.ts
function decideIssues(report, kept, issues) {
	let wanted = new Map(renderIssues(report, kept).map((issue) => [issue.key, issue])), decisions = [], seen = /* @__PURE__ */ new Map();
	for (let issue of issues) {
		let marker = parseIssueMarker(issue.body);
		if (marker === void 0 || !isKeyOfEnvironment(marker.key, report.environment)) continue;
		let duplicated = seen.get(marker.key), want = wanted.get(marker.key);
		(want !== void 0 || report.outcome !== "failed") && (want === void 0 ? decisions.push({
			kind: "close",
			issue,
			comment: describeEnd(marker.key, report)
		}) : duplicated === void 0 ? want.digest !== marker.digest && !want.isIncomplete && decisions.push({
			kind: "update",
			issue,
			title: want.title,
			body: want.body
		}) : decisions.push({
			kind: "close",
			issue,
			comment: `Duplicate of #${duplicated}.`
		}), duplicated === void 0 && seen.set(marker.key, issue.number));
	}
	let missing = [...wanted.values()].filter(({ key }) => !seen.has(key)), label = FAILURE_LABEL;
	return [
		...missing.length > 0 ? [{
			kind: "ensure-label",
			label
		}] : [],
		...decisions,
		...missing.map(({ key, title, body }) => ({
			kind: "create",
			key,
			title,
			body,
			label: label.name
		}))
	];
}
function describeEnd(key, { environment, failed }) {
	return isRegistrationKey(key) ? "Fixed: this registration is no longer held back." : failed.some((failure) => formatAssignmentKey(environment, failure) === key) ? "Replaced by the issue about its registration, which is held back." : "Fixed: this assignment no longer fails.";
}
// packages/gitops/src/decide/decide.ts
function decide(input, target, policy) {
	let { repository } = input, branches = decideBranches(repository, target, policy);
	return {
		...branches,
		statuses: [],
		errors: repository.kind === "observed" && branches.kind !== "refuse" ? repository.removalErrors : [],
		warnings: repository.kind === "observed" ? [
			...repository.pullRequests.reviewsProblem ? [repository.pullRequests.reviewsProblem] : [],
			...repository.recordProblems.filter(({ severity }) => severity === "warning"),
			...warnOfClaims(repository.kept)
		] : [],
		issues: decideReportedIssues(input)
	};
}
function decideReportedIssues({ repository, issues, report }) {
	if (issues.kind !== "observed") return [];
	if (repository.kind !== "observed") return report === void 0 ? [] : decideIssues(report, void 0, issues.issues);
	let { shownRemovals } = repository;
	if (shownRemovals !== void 0) return decideIssues(shownRemovals.report, shownRemovals.kept, issues.issues);
	let known = repository.content.kind === "scheduled" ? repository.content.report : report;
	return known === void 0 ? [] : decideIssues(known, repository.kept, issues.issues);
}
// packages/gitops/src/observe/observe-issues.ts
async function observeIssues(github, { repository }) {
	return {
		kind: "observed",
		issues: await listOpenIssues(github, repository, FAILURE_LABEL.name)
	};
}
// packages/gitops/src/apply/add-names.ts
async function addNames(names, add, warning) {
	if (names.length === 0) return {
		isDone: !1,
		diagnostics: []
	};
	let rejected = /* @__PURE__ */ new Map(), addSome = async (some) => {
		try {
			for (let name of await add(some)) rejected.set(name, void 0);
		} catch (error) {
			let reason = diagnoseFailure(error);
			if (some.length > 1 && hasHttpStatus(error, 422)) for (let name of some) await addSome([name]);
			else for (let name of some) rejected.set(name, reason);
		}
	};
	return await addSome(names), {
		isDone: rejected.size < names.length,
		diagnostics: describeRejected(rejected, warning)
	};
}
function describeRejected(rejected, { code, message, hint }) {
	if (rejected.size === 0) return [];
	let what = `${message} ${[...rejected.keys()].map(quote).join(", ")}`, reason = [...rejected.values()].find((each) => each !== void 0);
	return reason === void 0 ? [{
		code,
		severity: "warning",
		message: what,
		hint
	}] : [toWarning({
		code,
		message: what,
		hint
	}, reason)];
}
// packages/gitops/src/apply/apply-pull-request.ts
async function openPullRequest({ existing, title, body, isDraft, updatesTexts }, { repository, base, branch }, { github }) {
	if (existing) return {
		pullRequest: existing,
		needsTexts: updatesTexts,
		warnings: []
	};
	let create = (draft) => createPullRequest(github, repository, {
		base,
		head: branch,
		title,
		body,
		draft
	}), markerOf = (text) => {
		let marker = parseMarker(text);
		return marker && formatMarker(marker);
	}, needsTexts = (created) => markerOf(created.body) !== markerOf(body);
	try {
		let pullRequest = await create(isDraft);
		return {
			pullRequest,
			needsTexts: needsTexts(pullRequest),
			warnings: []
		};
	} catch (error) {
		if (!(isDraft && hasHttpStatus(error, 422) && /\bdrafts?\b/i.test(error.reason))) throw error;
		let pullRequest = await create(!1);
		return {
			pullRequest,
			needsTexts: needsTexts(pullRequest),
			warnings: [draftNotSupported(pullRequest, error.reason)]
		};
	}
}
function draftNotSupported(pullRequest, reason) {
	return {
		code: "draft-not-supported",
		severity: "warning",
		message: `pull request #${pullRequest.number} is not a draft: ${quote(reason)}`,
		hint: waitsForConsent(pullRequest) ? "Do not merge it before it has the label. Protect the branch, so that a merge requires an approval." : "The plan of a private repository decides whether it can have drafts. Set `draft: false`."
	};
}
function voidConsent({ number }, { repository }, { github }) {
	return tryStep(() => removeLabel(github, repository, number, ALLOW_REMOVALS_LABEL.name));
}
function readyPullRequest(pullRequest, { marksReady }, { github }) {
	return marksReady ? tryStep(() => markReadyForReview(github, pullRequest)) : Promise.resolve(NO_EFFECT);
}
function describePullRequest({ number }, { title, body }, { repository }, { github }) {
	return tryStep(() => updatePullRequest(github, repository, number, {
		title,
		body
	}));
}
async function labelPullRequest({ number }, { ensureLabels, addLabels: labels, removeLabels }, { repository }, { github }) {
	let hint = "Give the token \"pull-requests: write\". A label has at most 50 characters.";
	for (let label of ensureLabels) await ignoreFailure(() => ensureLabel(github, repository, label));
	let added = await addNames(labels, async (names) => (await addLabels(github, repository, number, names), []), {
		code: "labels-not-set",
		message: `pull request #${number} did not get the labels`,
		hint
	}), removed = [];
	for (let label of removeLabels) {
		let message = `pull request #${number} still has the label ${quote(label)}`;
		removed.push(await tryEffect(() => removeLabel(github, repository, number, label), {
			code: "labels-not-set",
			message,
			hint
		}));
	}
	return [added, ...removed];
}
function ensureConsentLabel({ repository }, { github }) {
	return ignoreFailure(() => ensureLabel(github, repository, ALLOW_REMOVALS_LABEL));
}
async function ignoreFailure(effect) {
	try {
		await effect();
	} catch (error) {
		diagnoseFailure(error);
	}
}
async function involvePeople({ number }, { requestReviewers: reviewers, requestTeams, addAssignees: assignees }, { repository }, { github }) {
	let request = async (given) => (await requestReviewers(github, repository, number, {
		reviewers: [],
		teams: [],
		...given
	}), []), code = "reviewers-not-requested";
	return [
		await addNames(reviewers, (names) => request({ reviewers: names }), {
			code,
			message: `reviews of pull request #${number} were not requested from`,
			hint: "A reviewer needs access to the repository, and cannot be the author of the pull request. For a team, use `team-reviewers`."
		}),
		await addNames(requestTeams, (names) => request({ teams: names }), {
			code,
			message: `reviews of pull request #${number} were not requested from the teams`,
			hint: "A team needs access to the repository, and the token has to be that of a GitHub App with \"members: read\"."
		}),
		await addNames(assignees, async (names) => missingNames(names, await addAssignees(github, repository, number, names)), {
			code: "assignees-not-set",
			message: `pull request #${number} was not assigned to`,
			hint: "An assignee needs access to the repository, and a pull request has at most 10 of them."
		})
	];
}
async function closePullRequest({ pullRequest: { number }, comment }, { repository }, { github, log }) {
	let commented = await tryEffect(() => addComment(github, repository, number, comment), {
		code: "comment-not-written",
		message: `pull request #${number} did not get the comment that explains why it was closed`,
		hint: "Give the token \"pull-requests: write\". A locked pull request accepts no comments."
	}), closed = await tryStep(() => updatePullRequest(github, repository, number, { state: "closed" }));
	return closed.isDone && log(`closed pull request #${number}: ${comment}`), [commented, closed];
}
async function mergePullRequest(pullRequest, { merge: method }, head, { repository }, { github, log }) {
	if (method === void 0) return {
		isMerged: !1,
		diagnostics: []
	};
	let { number } = pullRequest;
	try {
		let merged = await mergeWhenReady(github, repository, pullRequest, {
			method,
			head
		});
		return merged.kind === "merged" && log(`pull request #${number} is merged: ${merged.sha}`), merged.kind === "waiting" && log(`GitHub will merge pull request #${number} as soon as its requirements are met`), {
			isMerged: merged.kind === "merged",
			diagnostics: merged.kind === "refused" ? [notMerged(number, merged.reason)] : []
		};
	} catch (error) {
		return {
			isMerged: !1,
			diagnostics: [diagnoseFailure(error)]
		};
	}
}
function notMerged(number, reason) {
	return {
		code: "auto-merge",
		severity: "warning",
		message: `pull request #${number} was not merged: ${reason}`,
		hint: "Merge it manually, or re-run the job later. To have GitHub wait, allow auto-merge in the settings of the repository."
	};
}
// packages/gitops/src/apply/push-commit.ts
async function pushCommit(commit, target, deps) {
	if (commit.isSigned) return pushSignedCommit(commit, target, deps);
	let { publication } = deps, { tree, message, committer } = commit, id = await publication.commit({
		tree,
		message,
		author: committer,
		committer
	}), pushed = await publication.push(id);
	return pushed.kind === "lost-race" ? { kind: "lost-race" } : pushed.kind === "refused" ? refusePush(target.branch, [pushed.reason, ...pushed.serverMessages].join("; ")) : {
		kind: "pushed",
		id,
		warnings: []
	};
}
async function pushSignedCommit(commit, target, deps) {
	let { github, publication, log } = deps, { repository, branch } = target, { base, head } = publication;
	if (base === void 0) throw Error(`the base branch ${target.base} does not exist`);
	let tree = await createTree(github, repository, base.tree, commit.difference);
	if (tree !== commit.tree) throw Error(`GitHub created the tree ${tree} instead of ${commit.tree}`);
	let created = await createSignedCommit(github, repository, {
		message: commit.message,
		tree,
		parents: [base.id]
	}), pointed = await pointBranch(github, repository, branch, {
		from: head?.id,
		to: created.sha
	});
	return pointed.kind === "lost-race" ? pointed : pointed.kind === "refused" ? refusePush(branch, pointed.reason) : (log(`${branch}: ${created.sha}, ${created.isVerified ? "signed by GitHub" : `not signed (${created.reason})`}`), {
		kind: "pushed",
		id: created.sha,
		warnings: created.isVerified ? [] : [unsignedCommit(created.reason)]
	});
}
function refusePush(branch, reason) {
	return {
		kind: "refused",
		diagnostics: [{
			code: "push-refused",
			severity: "error",
			message: `GitHub rejected the push to ${quote(branch)}: ${quote(reason)}`,
			hint: "Check the branch rules of the repository. If they require signatures, set `sign-commits: true`."
		}]
	};
}
function unsignedCommit(reason) {
	return {
		code: "commit-not-signed",
		severity: "warning",
		message: `GitHub did not sign the commit: ${quote(reason)}`,
		hint: "GitHub signs commits of GitHub Apps and of the token of a job, not those of a personal token."
	};
}
// packages/gitops/src/apply/apply-branches.ts
async function applyBranches(decision, target, deps) {
	if (decision.createBase) {
		let outcome = await createBase(decision.createBase, target, deps);
		if (outcome !== void 0) return outcome;
	}
	return decision.kind === "propose" ? applyProposal(decision, target, deps) : applyWithdrawal(decision, target, deps);
}
async function createBase({ message, committer }, { base }, { publication, log }) {
	let created = await publication.createBase({
		message,
		author: committer,
		committer
	});
	if (created.kind === "refused") return refusePush(base, [created.reason, ...created.serverMessages].join("; "));
	if (created.kind === "lost-race" || publication.base === void 0) return { kind: "lost-race" };
	log(`created the empty branch ${base}`);
}
async function applyProposal({ commit, close, pullRequest: wanted, operation, createBase: isBaseNew }, target, deps) {
	isBaseNew && commit.kind === "push" && await deps.publication.writeTree(commit.difference);
	let pushed = commit.kind === "push" ? await pushCommit(commit, target, deps) : {
		kind: "pushed",
		id: commit.id,
		warnings: []
	};
	if (pushed.kind !== "pushed") return pushed;
	let { pullRequest, needsTexts, warnings } = await openPullRequest(wanted, target, deps);
	deps.onPullRequest(pullRequest), deps.log(`${pullRequest.url}: ${operation}`);
	let ready = await readyPullRequest(pullRequest, wanted, deps), voided = wanted.voidsConsent ? await voidConsent(pullRequest, target, deps) : NO_EFFECT, isStuck = wanted.marksReady && !ready.isDone || voided.diagnostics.length > 0, texts = needsTexts && !isStuck ? [await describePullRequest(pullRequest, wanted, target, deps)] : [], labels = await labelPullRequest(pullRequest, wanted, target, deps), merge = await mergePullRequest(pullRequest, !isStuck && texts.every(({ isDone }) => isDone) ? wanted : { merge: void 0 }, pushed.id, target, deps), closed = await closeAll(close, target, deps), people = merge.isMerged ? [] : await involvePeople(pullRequest, wanted, target, deps), effects = [
		ready,
		{
			...voided,
			isDone: !1
		},
		...texts,
		...labels,
		...closed,
		...people
	];
	return {
		kind: "applied",
		pullRequest,
		headSha: pushed.id,
		isChanged: commit.kind === "push" || effects.some(({ isDone }) => isDone),
		isMerged: merge.isMerged,
		diagnostics: [
			...pushed.warnings,
			...warnings,
			...merge.diagnostics,
			...diagnosticsOf(effects)
		]
	};
}
async function applyRequest({ pullRequest, body }, target, deps) {
	let voided = await voidConsent(pullRequest, target, deps), { title } = pullRequest, effects = [voided];
	return voided.isDone && (await ensureConsentLabel(target, deps), effects.push(await describePullRequest(pullRequest, {
		title,
		body
	}, target, deps))), {
		kind: "applied",
		pullRequest,
		isChanged: !0,
		isMerged: !1,
		diagnostics: diagnosticsOf(effects)
	};
}
async function applyWithdrawal({ close, headBranch }, target, deps) {
	let effects = await closeAll(close, target, deps);
	if (await applyHeadBranch(headBranch, target, deps) === "lost-race") return { kind: "lost-race" };
	close.length === 0 && deps.log(`${target.base} already contains the proposed manifests: nothing to change`);
	let pullRequest = close[0]?.pullRequest;
	return {
		kind: "applied",
		...pullRequest ? { pullRequest } : {},
		isChanged: !0,
		isMerged: !1,
		diagnostics: diagnosticsOf(effects)
	};
}
async function closeAll(close, target, deps) {
	let effects = [];
	for (let decision of close) effects.push(...await closePullRequest(decision, target, deps));
	return effects;
}
function diagnosticsOf(effects) {
	return effects.flatMap(({ diagnostics }) => diagnostics);
}
async function applyHeadBranch(decision, { branch }, { publication, log }) {
	if (decision.kind === "none") return "done";
	if (decision.kind === "keep") return log(`keeping the branch ${branch}: ${decision.reason}`), "done";
	let deleted = await publication.deleteHead();
	return deleted.kind === "lost-race" ? "lost-race" : (log(deleted.kind === "pushed" ? `deleted the branch ${branch}` : `cannot delete the branch ${branch}: ${deleted.reason}`), "done");
}
// packages/gitops/src/content/next-record.ts
function createNextRecord(report, layout, previous, kept, keepsInfrastructure) {
	let { assignments, registrations } = report, toPath = (key) => toRepositoryPath(formatAssignmentFolder(key), layout), staying = new Set(kept.map(toPath)), published = assignments.filter((assignment) => !staying.has(toPath(assignment))), managed = new Set(previous === void 0 ? [] : listFoldersBelow(previous, layout.path)), folders = [...previous?.folders.filter((folder) => staying.has(folder.path) || !managed.has(folder)) ?? [], ...published.map((entry) => toRecordedFolder(entry, toPath(entry)))], current = registrations.map(({ name, repo, branch, path }) => [name, {
		repo,
		branch,
		path
	}]), sources = {
		...previous?.registrations,
		...Object.fromEntries(current)
	}, infrastructure = listInfrastructure(report, layout, previous, keepsInfrastructure);
	return {
		version: 1,
		registrations: selectSources(sources, folders),
		folders,
		...infrastructure.length === 0 ? {} : { infrastructure }
	};
}
function listInfrastructure({ clusterTypes }, layout, previous, keeps) {
	let managed = new Set(previous === void 0 ? [] : listInfrastructureBelow(previous, layout.path)), unchanged = previous?.infrastructure?.filter((each) => !managed.has(each) || keeps(each.clusterType)) ?? [], published = clusterTypes.flatMap(({ name, files = [] }) => files.length === 0 ? [] : [{
		path: toRepositoryPath(name, layout),
		clusterType: name,
		files: files.map(toFileName)
	}]);
	return [...unchanged, ...published];
}
function selectSources(sources, folders) {
	let owners = new Set(folders.map(({ registration }) => registration));
	return Object.fromEntries(Object.entries(sources).filter(([name]) => owners.has(name)));
}
function toRecordedFolder({ registration, workload, deploymentTarget, clusterType, namespace, files }, path) {
	return {
		path,
		registration,
		workload,
		deploymentTarget,
		clusterType,
		namespace,
		files: files.map(toFileName)
	};
}
function toFileName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function listRecordedPaths(record, { path }) {
	if (record === void 0) return /* @__PURE__ */ new Set();
	let folders = [...listFoldersBelow(record, path), ...listInfrastructureBelow(record, path)];
	return new Set(folders.flatMap((folder) => folder.files.map((file) => `${folder.path}/${file}`)));
}
function hasChosenName(path, layout) {
	let file = parseRepositoryPath(path, layout);
	return file?.kind === "infrastructure" || file?.kind === "assignment" && !hasUsualName(file, layout.configFileName);
}
function warnOfReplacedFiles(content, { written }, record) {
	let { layout, report } = content, recorded = listRecordedPaths(record, layout), replaced = written.filter(({ path, before }) => before !== void 0 && hasChosenName(path, layout) && !recorded.has(path));
	if (replaced.length === 0) return content;
	let warning = {
		code: "file-replaced",
		severity: "warning",
		message: `the record does not list ${joinLimited(replaced.map(({ path }) => quote(path)), 10)}, which this change replaces: someone else may have put ${replaced.length === 1 ? "it" : "them"} there`,
		hint: "To keep a file, close the pull request and give the template another `file`, or the file another name."
	};
	return {
		...content,
		report: {
			...report,
			diagnostics: [...report.diagnostics, warning]
		}
	};
}
// packages/gitops/src/content/unrecorded-files.ts
const DEFAULT_NAMES = ["policy.yaml", "infrastructure.yaml"];
function createUnrecordedLookup({ layout, report }, isPresent, record) {
	let isScheduled = createScheduleLookup(report), isGenerated = createNameLookup(report), recorded = new Set(record && listFoldersBelow(record, layout.path).map(({ path }) => path));
	return (path) => {
		let file = parseRepositoryPath(path, layout);
		return !isFolderFile(file) || isScheduled(file) || !isGenerated(file) ? !1 : file.kind === "infrastructure" ? record === void 0 : !recorded.has(toRepositoryPath(formatAssignmentFolder(file), layout)) && isPresent(toRepositoryPath(formatGeneratedPath({
			...file,
			file: "namespace.yaml"
		}), layout));
	};
}
function warnOfRemainingFiles(content, { removed, foreign }, record) {
	let { layout, report } = content, isScheduled = createScheduleLookup(report), isGenerated = createNameLookup(report), emptied = new Set(removed.map(({ path }) => folderOf(path))), remaining = foreign.filter(({ path }) => {
		let file = parseRepositoryPath(path, layout);
		return !isFolderFile(file) || !hasChosenName(path, layout) ? !1 : isScheduled(file) ? record === void 0 && (isGenerated(file) || DEFAULT_NAMES.includes(file.file)) : emptied.has(folderOf(path));
	});
	if (remaining.length === 0) return content;
	let paths = joinLimited(remaining.map(({ path }) => quote(path)), 10), [they, them, stay, doNotBelong] = remaining.length === 1 ? [
		"it",
		"it",
		"stays",
		"does not belong"
	] : [
		"they",
		"them",
		"stay",
		"do not belong"
	], warning = {
		code: "file-left-behind",
		severity: "warning",
		message: `the record does not list ${paths}, so ${they} ${stay} on the branch, although ${they} ${doNotBelong} to what is scheduled: a template may have written ${them}`,
		hint: `If so, remove ${them} with a pull request of your own. Until then, clusters read ${them}; Flux applies nothing of a cluster type while the namespace of one of its objects is missing.`
	};
	return {
		...content,
		report: {
			...report,
			diagnostics: [...report.diagnostics, warning]
		}
	};
}
function isFolderFile(file) {
	return file?.kind === "infrastructure" || file?.kind === "assignment";
}
function createScheduleLookup({ clusterTypes, assignments }) {
	let folders = new Set(assignments.map(formatAssignmentFolder)), names = new Set(clusterTypes.flatMap(({ name, problems }) => problems === void 0 ? [name] : []));
	return (file) => file.kind === "assignment" ? folders.has(formatAssignmentFolder(file)) : names.has(file.clusterType);
}
function createNameLookup({ clusterTypes, assignments }) {
	let names = {
		assignment: new Set(assignments.flatMap(({ files }) => files.map(nameOf))),
		infrastructure: new Set(clusterTypes.flatMap(({ files = [] }) => files.map(nameOf)))
	};
	return ({ kind, file }) => names[kind].has(file);
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function folderOf(path) {
	return path.slice(0, path.lastIndexOf("/"));
}
// packages/gitops/src/content/managed-paths.ts
function contentScope(content) {
	if (content.kind === "folders") return [...managedFolders(content)].sort();
	let scope = generatedScope(content.layout);
	return scope.includes("") ? scope : [...scope, ASSIGNMENT_RECORD_PATH];
}
function toDesiredBranch(content, present, record) {
	let within = contentScope(content);
	if (content.kind === "folders") {
		let folders = managedFolders(content);
		return {
			desired: {
				files: content.files,
				within,
				isManaged: (path) => content.files.has(path) || folders.has(findManagedFolder(path, content))
			},
			kept: []
		};
	}
	let { report, layout } = content, isManaged = managedByScheduler(content, present, record), kept = findKeptFolders(report, layout, findPresentAssignments(content, present, record), record), keepsInfrastructure = createInfrastructureKeeper(report, kept), next = formatAssignmentRecord(createNextRecord(report, layout, record, kept, keepsInfrastructure));
	return {
		desired: {
			files: new Map(content.files).set(ASSIGNMENT_RECORD_PATH, { read: () => Buffer.from(next) }),
			within,
			isManaged,
			isKept: keptPaths(content, kept, keepsInfrastructure)
		},
		kept
	};
}
function findPresentAssignments(content, present, record) {
	let { layout } = content, isManaged = managedByScheduler(content, present, record), found = /* @__PURE__ */ new Map();
	for (let { path } of present) {
		let file = parseRepositoryPath(path, layout);
		file?.kind === "assignment" && isManaged(path) && found.set(formatAssignmentFolder(file), file);
	}
	return [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([, key]) => key);
}
function managedFolders(content) {
	return /* @__PURE__ */ new Set([...[...content.files.keys()].map((file) => findManagedFolder(file, content)), ...content.emptyFolders]);
}
const README_ID = blobId(Buffer.from(CLUSTER_TYPE_README));
function managedByScheduler(content, present, record) {
	let { layout, files } = content, recorded = listRecordedPaths(record, layout), ids = new Map(present.map(({ path, id }) => [path, id])), marksClusterType = ({ path, id }) => id === README_ID || isAssignment(path, layout, ids), isUnrecorded = createUnrecordedLookup(content, (path) => ids.has(path), record), folders = /* @__PURE__ */ new Set();
	for (let path of files.keys()) folders.add(clusterTypeOf(path, layout));
	for (let entry of present) marksClusterType(entry) && folders.add(clusterTypeOf(entry.path, layout));
	return (path) => {
		if (path === ".github/tracking/assignments.json") return !0;
		let file = parseRepositoryPath(path, layout);
		return file === void 0 || file.kind === "promoted-commit" ? file !== void 0 : file.kind === "cluster-type-readme" && !files.has(path) && ids.get(path) !== README_ID || hasChosenName(path, layout) && !files.has(path) && !recorded.has(path) && !isUnrecorded(path) ? !1 : folders.has(file.clusterType);
	};
}
function isAssignment(path, layout, present) {
	let file = parseRepositoryPath(path, layout);
	return file?.kind !== "assignment" || file.file !== "namespace.yaml" ? !1 : present.has(toRepositoryPath(formatGeneratedPath({
		...file,
		file: "reconciler.yaml"
	}), layout));
}
function clusterTypeOf(path, layout) {
	let file = parseRepositoryPath(path, layout);
	return file === void 0 || file.kind === "promoted-commit" ? void 0 : file.clusterType;
}
function createInfrastructureKeeper({ clusterTypes, keepsPublished }, kept) {
	let declared = new Map(clusterTypes.map((each) => [each.name, each])), withFolders = new Set(kept.map(({ clusterType }) => clusterType));
	return (name) => {
		let clusterType = declared.get(name);
		return clusterType?.problems !== void 0 || clusterType?.files === void 0 && (keepsPublished || clusterType === void 0 && withFolders.has(name));
	};
}
function keptPaths({ layout, report, files }, kept, keepsInfrastructure) {
	let folders = new Set(kept.map(formatAssignmentFolder)), clusterTypes = new Set(kept.map(({ clusterType }) => clusterType));
	return (path) => {
		if (path === ".github/tracking/Promoted_Commit_Id") return report.isPromotionHeldBack || !files.has(path);
		if (report.keepsPublished && !files.has(path)) return path !== ASSIGNMENT_RECORD_PATH;
		let file = parseRepositoryPath(path, layout);
		return file?.kind === "assignment" ? folders.has(formatAssignmentFolder(file)) : file?.kind === "infrastructure" ? keepsInfrastructure(file.clusterType) : file?.kind === "cluster-type-readme" && !files.has(path) && clusterTypes.has(file.clusterType);
	};
}
function holdMassRemovals(content, present, record, limit) {
	let unchanged = {
		content,
		errors: []
	};
	if (isUnlimited(limit)) return unchanged;
	let { report } = content, folders = findPresentAssignments(content, present, record), names = new Set(folders.map(formatAssignmentFolder)), removals = findRemovals(content, folders, record), added = report.assignments.filter((entry) => !names.has(formatAssignmentFolder(entry))), held = /* @__PURE__ */ new Set(), isExceeded = () => {
		let removed = removals.filter(({ owner }) => !held.has(owner)).length, after = names.size - removed + added.filter(({ registration }) => !held.has(registration)).length;
		return exceedsRemovalLimit({
			before: names.size,
			removed,
			after
		}, limit);
	}, errors = [];
	for (let [cause, own] of groupByCause(removals)) {
		if (!isExceeded()) break;
		held.add(cause), errors.push(createError(cause, own, {
			before: names.size,
			removed: removals.length
		}, limit));
	}
	let isRestPublished = !isExceeded() && report.assignments.some(({ registration }) => !held.has(registration));
	return errors.length > 0 && isRestPublished ? {
		content: withhold(content, held, errors),
		errors
	} : unchanged;
}
function findRemovals({ report, layout }, present, record) {
	let staying = [...report.assignments, ...findKeptFolders(report, layout, present, record)], names = new Set(staying.map(formatAssignmentFolder)), owners = findRecordedOwners(report, layout, record), registrations = new Set(report.registrations.map(({ name }) => name)), clusterTypes = new Set(report.clusterTypes.map(({ name }) => name)), targets = new Set(report.deploymentTargets.map(({ name }) => name));
	return present.flatMap((key) => {
		let name = formatAssignmentFolder(key);
		if (names.has(name)) return [];
		let owner = owners.get(toRepositoryPath(name, layout)) ?? void 0;
		return [{
			name,
			owner,
			cause: registrations.has(owner) && clusterTypes.has(key.clusterType) && !targets.has(key.deploymentTarget) ? owner : void 0
		}];
	});
}
function groupByCause(removals) {
	return [...Map.groupBy(removals, ({ cause }) => cause)].flatMap(([cause, own]) => cause === void 0 ? [] : [[cause, own]]).sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1));
}
function createError(registration, own, { before, removed }, limit) {
	let names = joinLimited(own.map(({ name }) => quote(name)), 20);
	return {
		code: "mass-removal",
		severity: "error",
		message: `${removed} of ${formatCount(before, "assignment")} would be removed, and max-removals is ${formatRemovalLimit(limit)}; registration ${quote(registration)} no longer declares the deployment targets of ${own.length} of them: ${names}`,
		hint: `Everything of this registration stays as it is, and the rest is proposed. Restore its deployment targets. If the removals are intended, add the label \`${ALLOW_REMOVALS_LABEL.name}\` to the pull request and re-run the job.`,
		registration
	};
}
function withhold({ report, layout, files, ...rest }, held, errors) {
	let withheld = report.assignments.filter(({ registration }) => held.has(registration)), paths = new Set(withheld.flatMap((entry) => entry.files.map((file) => toRepositoryPath(file, layout))));
	return {
		...rest,
		layout,
		files: new Map([...files].filter(([path]) => !paths.has(path))),
		report: {
			...report,
			outcome: "partial",
			registrations: report.registrations.map((entry) => held.has(entry.name) ? {
				...entry,
				isHeldBack: !0
			} : entry),
			assignments: report.assignments.filter(({ registration }) => !held.has(registration)),
			diagnostics: [...errors, ...report.diagnostics]
		}
	};
}
// packages/gitops/src/difference/compared-contents.ts
function selectComparedContents(tree, layout, teamOf, maxConfigs) {
	let reconfigured = findReconfiguredAssignments(tree, layout), former = [...tree.written, ...tree.removed.map(({ path, id }) => ({
		path,
		before: id
	}))], promoted = [], configs = [];
	for (let { path, before: id } of former) {
		let file = parseRepositoryPath(path, layout);
		if (id !== void 0 && file !== void 0) {
			if (file.kind === "promoted-commit") promoted.push(id);
			else if (file.kind === "assignment" && isConfigFile(file, layout)) {
				if (!reconfigured.has(formatAssignmentFolder(file))) continue;
				configs.push({
					id,
					team: teamOf(file.deploymentTarget) ?? ""
				});
			}
		}
	}
	let select = createFairSelector(configs, {
		maxRowsOfGroup: maxConfigs,
		groupOf: ({ team }) => team,
		turnsOf: ({ team }) => [team]
	}), before = /* @__PURE__ */ new Set([...promoted, ...select(maxConfigs).shown.map(({ id }) => id)]);
	return {
		before: [...before],
		after: selectProposed(tree, layout, reconfigured, before)
	};
}
function selectProposed(tree, layout, reconfigured, selected) {
	return tree.written.filter(({ path, before }) => {
		let file = parseRepositoryPath(path, layout);
		return file?.kind !== "assignment" || !isConfigFile(file, layout) ? !1 : reconfigured.has(formatAssignmentFolder(file)) && (before === void 0 || selected.has(before));
	}).map(({ path }) => path);
}
function warnOfOtherPaths({ report, layout }, record) {
	if (record === void 0) return [];
	let below = new Set(listFoldersBelow(record, layout.path)), ownerOf = createOwnerLookup(record, report.registrations), folders = Map.groupBy(record.folders, ({ registration }) => registration && ownerOf(registration));
	return listHeldBack(report).flatMap((registration) => {
		let own = folders.get(registration) ?? [];
		if (own.length === 0 || own.some((folder) => below.has(folder))) return [];
		let paths = [...new Set(own.map(({ path }) => path.split("/").slice(0, -2).join("/") || "."))].sort(), others = joinLimited(paths.map(quote), 5);
		return [{
			code: "folders-under-another-path",
			severity: "warning",
			message: `registration ${quote(registration)} is held back and has no folder under ${quote(layout.path || ".")}, but ${formatCount(own.length, "folder")} under ${others} of the same branch`,
			hint: "If the `path` of the GitOpsRepo was changed, let clusters read the old path until this registration is fixed: under the new one, its workloads are missing. If the other path is that of another environment, ignore this.",
			registration
		}];
	});
}
// packages/gitops/src/observe/observe-head.ts
async function observeHead(publication, github, target, needs) {
	let { base, head: commit } = publication;
	if (commit === void 0) return;
	let { repository, branch } = target, foreignCommits = (!needs.force && !isManagedCommit(commit) ? await publication.foreignCommits(isManagedCommit) : []).filter((other) => !isBranchUpdate(other)), needsSignature = needs.isSigned && isUpToDate(commit, base, needs.tree);
	return {
		commit,
		foreignCommits,
		wasMerged: foreignCommits.length > 0 && await wasMerged(github, repository, {
			branch,
			sha: commit.id
		}),
		isVerified: needsSignature && await isCommitVerified(github, repository, commit.id)
	};
}
// packages/gitops/src/observe/observe-pull-requests.ts
async function observePullRequests(github, target, review) {
	let { repository } = target, sorted = sortPullRequests(await listOpenPullRequests(github, repository, target.base), target), { managed } = sorted, lacksReviewers = managed !== void 0 && (missingNames(review.reviewers, managed.reviewers).length > 0 || missingNames(review.teams, managed.teams).length > 0);
	return {
		...sorted,
		...lacksReviewers ? await observeReviews(github, target, managed) : { reviewedBy: /* @__PURE__ */ new Set() }
	};
}
async function observeReviews(github, { repository }, { number }) {
	try {
		return { reviewedBy: await listReviewers(github, repository, number) };
	} catch (error) {
		let warning = {
			code: "reviewers-not-requested",
			message: `reviews of pull request #${number} were not requested, because it is not known who has reviewed it`,
			hint: "Give the token \"pull-requests: read\"."
		};
		return {
			reviewedBy: /* @__PURE__ */ new Set(),
			reviewsProblem: toWarning(warning, diagnoseFailure(error))
		};
	}
}
function sortPullRequests(open, target) {
	let repository = formatRepositoryName(target.repository), inside = open.filter(({ headRepository }) => hasName([repository], headRepository ?? "")), marked = inside.filter(({ body }) => {
		let marker = parseMarker(body);
		return marker?.base === target.base && marker.path === target.path;
	}), fromHead = inside.find(({ headBranch }) => headBranch === target.branch);
	return {
		managed: marked.find(({ headBranch }) => headBranch === target.branch),
		outdated: marked.filter(({ headBranch }) => headBranch !== target.branch),
		foreign: fromHead !== void 0 && !marked.includes(fromHead) ? fromHead : void 0
	};
}
// packages/gitops/src/observe/observe-record.ts
const NO_RECORD = {
	record: void 0,
	recordProblems: []
};
async function observeRecord(publication, present, { base }, isNeeded) {
	let id = present.find(({ path }) => path === ASSIGNMENT_RECORD_PATH)?.id;
	if (id === void 0) return NO_RECORD;
	let content = (await publication.readContents([id], MAX_RECORD_BYTES)).get(id);
	if (content === void 0) return refuseRecord(base, "is too large, or the server does not serve it", isNeeded);
	let parsed = parseAssignmentRecord(content.toString("utf8"));
	return parsed.kind === "valid" ? {
		record: parsed.record,
		recordProblems: []
	} : refuseRecord(base, parsed.reason, isNeeded);
}
function refuseRecord(base, reason, isNeeded) {
	return {
		record: void 0,
		recordProblems: [{
			code: "assignment-record-invalid",
			severity: isNeeded ? "error" : "warning",
			message: `the record ${ASSIGNMENT_RECORD_PATH} on branch ${quote(base)} ${reason}`,
			hint: isNeeded ? "Restore its last valid version, or delete it: then nothing is removed while a registration is held back. Nothing was published." : "It is ignored, and this run writes a new one."
		}]
	};
}
async function observeRepository({ github, publication }, target, proposed, needs) {
	let pullRequests = await observePullRequests(github, target, needs.review), { managed } = pullRequests, { content, difference, ...compared } = await compareWithBase(publication, proposed, target, {
		toLimit: (removed) => judgeConsent(needs.guard, managed, removed) === "given" ? UNLIMITED : needs.guard.maxRemovals,
		showsHeld: managed === void 0 || waitsForConsent(managed)
	}), tree = difference.conflicts.length === 0 && !isEmptyDifference(difference) ? await publication.writeTree(difference) : void 0;
	return {
		kind: "observed",
		pullRequests,
		base: publication.base,
		head: await observeHead(publication, github, target, {
			tree,
			isSigned: needs.commit.isSigned,
			force: needs.guard.force
		}),
		content,
		difference,
		contents: await readContents(publication, content, difference),
		tree,
		...compared
	};
}
async function compareWithBase(publication, content, target, { toLimit, showsHeld }) {
	let everything = {
		files: /* @__PURE__ */ new Map(),
		within: contentScope(content),
		isManaged: () => !0
	}, present = [...(await publication.compare(everything)).managed.values()];
	if (content.kind === "folders") {
		let { desired, kept } = toDesiredBranch(content, present, void 0);
		return {
			content,
			difference: await publication.compare(desired),
			kept,
			removalErrors: [],
			recordProblems: []
		};
	}
	let { record, recordProblems } = await observeRecord(publication, present, target, listHeldBack(content.report).length > 0), problems = { recordProblems: [...recordProblems, ...warnOfOtherPaths(content, record)] }, compare = async (wanted) => {
		let { desired, kept } = toDesiredBranch(wanted, present, record), difference = await publication.compare(desired), warned = warnOfRemainingFiles(warnOfReplacedFiles(wanted, difference, record), difference, record);
		return {
			...problems,
			content: warned,
			difference,
			kept
		};
	}, all = {
		...await compare(content),
		removalErrors: []
	}, heldRemovals = findRemovals$1(content, all.difference).names, held = holdMassRemovals(content, present, record, toLimit(heldRemovals));
	if (held.errors.length === 0) return all;
	let rest = await compare(held.content);
	return showsHeld && isEmptyDifference(rest.difference) ? {
		...all,
		shownRemovals: {
			report: held.content.report,
			kept: rest.kept
		}
	} : {
		...rest,
		removalErrors: held.errors,
		heldRemovals
	};
}
async function readContents(publication, content, difference) {
	if (content.kind === "folders") return {
		before: /* @__PURE__ */ new Map(),
		after: /* @__PURE__ */ new Map()
	};
	let { layout, report, files } = content, selected = selectComparedContents(difference, layout, createTeamLookup(report), 200), promoted = report.isPromotionHeldBack ? difference.managed.get(PROMOTED_COMMIT_PATH) : void 0;
	return {
		before: await publication.readContents([...selected.before, ...promoted === void 0 ? [] : [promoted.id]]),
		after: new Map(selected.after.flatMap((path) => {
			let file = files.get(path);
			return file === void 0 ? [] : [[path, file.read()]];
		}))
	};
}
async function attemptProposal(content, target, options, decideOn, { github, openPublication, onPullRequest = () => void 0, log }) {
	let publication = await openPublication(target);
	try {
		for (let attempt = 1; attempt <= 5; attempt += 1) {
			let observation = await observeRepository({
				github,
				publication
			}, target, content, options), decision = decideOn(observation);
			if (options.isDryRun) return {
				observation,
				decision
			};
			if (decision.kind === "refuse") {
				let { request } = decision;
				return request === void 0 ? {
					observation,
					decision
				} : {
					observation,
					decision,
					outcome: await applyRequest(request, target, {
						github,
						log
					})
				};
			}
			let outcome = await applyBranches(decision, target, {
				github,
				publication,
				onPullRequest,
				log
			});
			if (outcome.kind !== "lost-race") return {
				observation,
				decision,
				outcome
			};
			log(`${target.base} or ${target.branch} was moved by someone else; retrying (${attempt} of 5)`), await publication.refresh();
		}
	} finally {
		await publication.close();
	}
	return failAttempt([lostRaces(target)], decideOn);
}
function failAttempt(diagnostics, decideOn) {
	let observation = {
		kind: "failed",
		diagnostics
	};
	return {
		observation,
		decision: decideOn(observation)
	};
}
function lostRaces({ base, branch }) {
	return {
		code: "lost-races",
		severity: "error",
		message: `someone else moved ${quote(base)} or ${quote(branch)} during each of 5 attempts`,
		hint: "Re-run the job later. A `concurrency` group prevents concurrent runs of a workflow."
	};
}
// packages/gitops/src/run/find-target.ts
async function findTarget(options, gitOpsRepos, serverUrl, names) {
	let resolved = resolveTarget(options, gitOpsRepos, serverUrl), { repository, base, path } = options, isComplete = base !== void 0 && path !== void 0, isMatched = resolved.kind === "resolved" && resolved.gitOpsRepo !== void 0;
	if (repository === void 0 || isComplete || isMatched) return resolved;
	let others = gitOpsRepos.filter(({ repo }) => parseRepositoryName(repo, serverUrl) !== void 0);
	if (others.length === 0) return resolved;
	let toPresent = async (address) => {
		let name = parseRepositoryName(address, serverUrl), present = name && await names.resolve(name);
		return present === void 0 ? address : formatRepositoryName(present);
	};
	try {
		let present = await Promise.all(others.map(async (each) => ({
			...each,
			repo: await toPresent(each.repo)
		})));
		return resolveTarget({
			...options,
			repository: await toPresent(repository)
		}, present, serverUrl);
	} catch (error) {
		return {
			kind: "refused",
			diagnostics: [diagnoseFailure(error)]
		};
	}
}
async function toPresentTarget(target, names) {
	return {
		...target,
		repository: await names.resolve(target.repository) ?? target.repository
	};
}
function warnOfFormerName(present, { repository: input }, gitOpsRepo, serverUrl) {
	let isFormer = (address) => {
		let name = address === void 0 ? void 0 : parseRepositoryName(address, serverUrl);
		return name !== void 0 && !isSameRepositoryName(name, present);
	}, name = formatRepositoryName(present), url = `${serverUrl.replace(/\/+$/, "")}/${name}`, renamed = {
		code: "gitops-repository-renamed",
		severity: "warning"
	};
	if (gitOpsRepo !== void 0 && isFormer(gitOpsRepo.repo)) {
		let { repo, name: resource, at } = gitOpsRepo, message = `the repository of GitOpsRepo ${quote(resource)}, ${quote(repo)}, was renamed or transferred: it is ${quote(name)} now`, hint = `Change \`repo\` to ${url}${at === void 0 ? "" : ` in ${at.file} on the branch of the environment`}. The former name works until another repository gets it.`;
		return [{
			...renamed,
			message,
			...at === void 0 ? {} : { at },
			hint
		}];
	}
	if (!isFormer(input)) return [];
	let message = `the repository ${quote(input)} was renamed or transferred: it is ${quote(name)} now`, hint = `Change the input \`repository\` in the workflow to ${name}. The former name works until another repository gets it.`;
	return [{
		...renamed,
		message,
		hint
	}];
}
// packages/gitops/src/statuses/decide-statuses.ts
function formatCommitKey({ repository, commit }) {
	return `${formatRepositoryName(repository).toLowerCase()}@${commit}`;
}
function decideStatuses(wanted, present) {
	return wanted.flatMap(({ mayReplace, isOptional, ...status }) => {
		let statuses = present.get(formatCommitKey(status))?.filter(({ context }) => context === status.context), newest = statuses?.[0], isSet = newest?.state === status.state && newest.description === status.description;
		return statuses !== void 0 && !isSet && mayReplace(statuses) ? [status] : [];
	});
}
async function observeStatuses(wanted, { statuses: { github }, log }) {
	let present = /* @__PURE__ */ new Map(), { failures } = await tryAll([...new Map(wanted.map((status) => [formatCommitKey(status), status])).values()], async (status) => {
		present.set(formatCommitKey(status), await listCommitStatuses(github, status.repository, status.commit));
	});
	for (let { status, reason } of failures) log(`cannot read the statuses of ${formatCommitKey(status)}: ${reason.message}`);
	let optional = new Set(wanted.filter(({ isOptional }) => isOptional));
	return {
		present,
		failures: failures.filter(({ status }) => !optional.has(status))
	};
}
async function applyStatuses(decisions, { statuses: { github, runUrl }, log }) {
	let { failures } = await tryAll(decisions, async (status) => {
		await setCommitStatus(github, status.repository, {
			targetUrl: runUrl,
			...status
		}), log(`set the status "${status.context}" of ${formatCommitKey(status)}: ${status.description}`);
	});
	return failures;
}
function warnOfStatuses(failures) {
	let [first] = failures;
	if (first === void 0) return [];
	let { repository, commit, context } = first.status, { message, hint } = first.reason, others = failures.length === 1 ? "" : ` (and ${failures.length - 1} more)`;
	return [{
		code: "commit-status-failed",
		severity: "warning",
		message: `the status "${context}" of commit ${commit} in ${formatRepositoryName(repository)}${others} was not set: ${message}`,
		hint: `Give \`status-token\` the permission \`statuses: write\` on that repository. ${hint ?? ""}`.trim()
	}];
}
async function tryAll(items, call) {
	let failures = [], outage;
	return await runInParallel(items, 4, async (status) => {
		if (outage !== void 0) failures.push({
			status,
			reason: outage
		});
		else try {
			await call(status);
		} catch (error) {
			let reason = diagnoseGitHubError(error);
			if (reason === void 0) throw error;
			error instanceof GitHubError && error.isTemporary && (outage = reason), failures.push({
				status,
				reason
			});
		}
	}), { failures: items.flatMap((item) => failures.filter(({ status }) => status === item)) };
}
// packages/gitops/src/statuses/promoted-commit-status.ts
function wantPromotedCommitStatus(report, publication, statusContext, serverUrl) {
	let { environment, sources, promotedCommit: commit, isPromotionHeldBack } = report, repo = sources.find(({ kind, name }) => kind === "base" && name === "main")?.repo, repository = repo == null ? void 0 : parseRepositoryName(repo, serverUrl);
	if (repository === void 0 || commit === null) return [];
	let status = {
		repository,
		commit,
		context: statusContext(environment),
		state: "pending"
	}, reason = isPromotionHeldBack && !isPublished(publication) ? describeHold(report) : findRefusal(publication);
	if (reason !== void 0) {
		let description = formatStatusDescription(`${STATUS_DESCRIPTIONS.heldBack} ${reason}`), mayReplace = (statuses) => statuses.length === 0 || isBeforeCheck(statuses);
		return [{
			...status,
			description,
			mayReplace,
			isOptional: !isPromotionHeldBack
		}];
	}
	let description = formatStatusDescription(`${STATUS_DESCRIPTIONS.waitsFor} ${describeWait(publication)}`), { url } = publication;
	return [{
		...status,
		description,
		...url === void 0 ? {} : { targetUrl: url },
		mayReplace: (statuses) => isBeforeCheck(statuses) && hasPromotion(statuses),
		isOptional: !0
	}, {
		...status,
		description: STATUS_DESCRIPTIONS.promoted,
		mayReplace: (statuses) => isBeforeCheck(statuses) && !hasPromotion(statuses),
		isOptional: !0
	}];
}
function isPublished({ kind }) {
	return kind === "published";
}
function findRefusal(publication) {
	return publication.kind === "refused" ? publication.reason : void 0;
}
function describeWait(publication) {
	switch (publication.kind) {
		case "needs-consent": return `consent to remove ${publication.removals} by ${publication.pullRequest}`;
		case "proposed": return `the merge of ${publication.pullRequest}`;
		default: return "the check of the clusters";
	}
}
function describeHold(report) {
	let { summary, firstReason } = describePromotionHold(report);
	return firstReason === void 0 ? summary : `${summary}: ${firstReason}`;
}
function isBeforeCheck([newest]) {
	return newest !== void 0 && (isPublicationStatus(newest) || isPromotedStatus(newest));
}
function hasPromotion(statuses) {
	return statuses.some(isPromotedStatus);
}
function isPromotedStatus({ state, description }) {
	return state === "pending" && description === STATUS_DESCRIPTIONS.promoted;
}
function wantWorkloadStatuses(report, isProposed, serverUrl) {
	let commits = /* @__PURE__ */ new Map();
	for (let { kind, name, repo, commit } of report.sources) {
		let repository = repo === null ? void 0 : parseRepositoryName(repo, serverUrl);
		if (kind !== "workload" || repository === void 0 || commit === null) continue;
		let key = `${formatRepositoryName(repository).toLowerCase()} ${commit}`, known = commits.get(key) ?? {
			repository,
			commit,
			names: []
		};
		known.names.push(name), commits.set(key, known);
	}
	let context = `kalypso/${report.environment}`;
	return [...commits.values()].flatMap(({ repository, commit, names }) => {
		let { state, description } = describeRegistrations(report, names);
		if (state !== "failure" && !isProposed) return [];
		let text = {
			state,
			description: formatStatusDescription(description)
		};
		return [{
			repository,
			commit,
			context,
			...text,
			mayReplace: () => !0,
			isOptional: !1
		}];
	});
}
function describeRegistrations(report, names) {
	let isAmong = ({ registration }) => registration !== null && names.includes(registration), [error] = names.flatMap((name) => listErrorsOf(report, name));
	if (error !== void 0) {
		let { at, message } = error;
		return {
			state: "failure",
			description: at === void 0 ? message : `${at.file}:${at.line}: ${message}`
		};
	}
	if (listHeldBack(report).some((name) => names.includes(name))) return {
		state: "failure",
		description: "Held back: see the report of the run"
	};
	let assignments = report.assignments.filter(isAmong), failed = report.failed.filter(isAmong), [reason] = failed.flatMap(({ problems }) => problems);
	if (assignments.length > 0) {
		let clusterTypes = [...new Set(assignments.map(({ clusterType }) => clusterType))].sort(), where = joinLimited(clusterTypes, 5), rest = failed.length === 0 ? "" : `; ${failed.length} held back by the platform team`;
		return {
			state: "success",
			description: `Scheduled on ${where} (${formatCount(assignments.length, "assignment")}${rest})`
		};
	}
	return reason === void 0 ? {
		state: "success",
		description: "Not assigned to any cluster type"
	} : {
		state: "pending",
		description: `Held back by the platform team: ${reason.message}`
	};
}
// packages/gitops/src/run/to-publication-progress.ts
function toPublicationProgress(decision, outcome) {
	let { summary } = decision, isPublished = summary?.isPromotedCommitPublished === !0, refusal = decision.kind === "refuse" ? decision : outcome?.kind === "refused" ? outcome : void 0;
	if (isPublished || decision.kind === "withdraw" && refusal === void 0 || outcome?.kind === "applied" && outcome.isMerged) return { kind: "published" };
	if (refusal !== void 0) return {
		kind: "refused",
		reason: refusal.diagnostics[0]?.message ?? "nothing is published"
	};
	if (decision.kind !== "propose") throw Error("a decision is neither refused, nor withdrawn, nor proposed");
	let existing = outcome?.kind === "applied" ? outcome.pullRequest : decision.pullRequest.existing, link = {
		...existing === void 0 ? {} : { url: existing.url },
		pullRequest: formatLink(existing)
	};
	if (!decision.needsConsent) return {
		kind: "proposed",
		...link
	};
	let { unit, counts } = decision.summary.removals;
	return {
		kind: "needs-consent",
		...link,
		removals: `${counts.removed} of ${formatCount(counts.before, unit)}`
	};
}
function formatLink(pullRequest) {
	return pullRequest === void 0 ? "a pull request" : `pull request #${pullRequest.number}`;
}
// packages/gitops/src/run/report-statuses.ts
async function reportStatuses(report, { decision, outcome }, { statuses: options, source, isDryRun }, serverUrl, deps) {
	if (report === void 0) return {
		statuses: [],
		warnings: []
	};
	let promotedCommit = source.promotedCommit ?? report.promotedCommit, publication = toPublicationProgress(decision, outcome), isProposed = publication.kind === "proposed" || publication.kind === "published", wanted = [...wantPromotedCommitStatus({
		...report,
		promotedCommit
	}, publication, options.promotionContext, serverUrl), ...options.reportsWorkloads ? wantWorkloadStatuses(report, isProposed, serverUrl) : []], { present, failures } = await observeStatuses(wanted, deps), statuses = decideStatuses(wanted, present), notSet = isDryRun ? [] : await applyStatuses(statuses, deps);
	return {
		statuses,
		warnings: warnOfStatuses([...failures, ...notSet])
	};
}
// packages/gitops/src/run/create-gitops-pull-request.ts
const NO_ISSUES = { kind: "not-requested" };
async function createGitOpsPullRequest(options, deps) {
	let { source } = options, { serverUrl } = deps.origin, loaded = source.report === void 0 ? void 0 : loadReport(source.report);
	if (loaded?.kind === "refused") return {
		ok: !1,
		diagnostics: loaded.diagnostics
	};
	let report = loaded?.value, gitOpsRepos = report?.gitops ?? [], names = new CanonicalNames(deps.github), found = await findTarget(options.target, gitOpsRepos, serverUrl, names);
	if (found.kind === "refused") {
		let { diagnostics } = found, { warnings } = await reportStatuses(report, {
			decision: {
				kind: "refuse",
				diagnostics,
				errors: [],
				warnings: [],
				issues: [],
				statuses: []
			},
			outcome: void 0
		}, options, serverUrl, deps);
		return {
			ok: !1,
			diagnostics: [...diagnostics, ...warnings]
		};
	}
	let { target, observation, decision: proposal, outcome } = await propose(options, report, found.target, names, deps), reported = await reportStatuses((observation.kind === "observed" ? observation.shownRemovals?.report : void 0) ?? (report && {
		...report,
		diagnostics: [...proposal.errors, ...report.diagnostics]
	}), {
		decision: proposal,
		outcome
	}, options, serverUrl, deps), issues = await reportIssues(options, report, observation, target, deps), decision = {
		...proposal,
		statuses: reported.statuses,
		issues: issues.decisions
	}, described = describeOutcome(decision, outcome), gitOpsRepo = gitOpsRepos.find(({ name }) => name === found.gitOpsRepo?.name), diagnostics = [
		...decision.kind === "refuse" ? decision.diagnostics : [],
		...decision.kind === "propose" && decision.needsConsent ? [describeNeededConsent(decision.summary, options.guard.maxRemovals, described.pullRequest)] : [],
		...decision.kind === "propose" && decision.outdatedConsent ? [decision.outdatedConsent] : [],
		...decision.errors,
		...outcome?.diagnostics ?? [],
		...warnOfFormerName(target.repository, options.target, gitOpsRepo, serverUrl),
		...decision.warnings,
		...reported.warnings,
		...issues.warnings
	], errors = diagnostics.filter(({ severity }) => severity === "error"), warnings = diagnostics.filter(({ severity }) => severity === "warning");
	return {
		ok: errors.length === 0,
		diagnostics: [...errors, ...warnings],
		target,
		decision,
		...described
	};
}
async function propose(options, report, written, names, deps) {
	let target = written, decideOn = (repository) => decide({
		repository,
		issues: NO_ISSUES,
		report
	}, target, {
		...options,
		origin: deps.origin
	}), content = loadContent(options.source, report, target);
	if (content.kind === "refused") return {
		target,
		...failAttempt(content.diagnostics, decideOn)
	};
	try {
		return target = await toPresentTarget(written, names), {
			target,
			...await attemptProposal(content.value, target, options, decideOn, deps)
		};
	} catch (error) {
		return {
			target,
			...failAttempt([diagnoseFailure(error)], decideOn)
		};
	}
}
function describeOutcome(decision, outcome) {
	if (decision.kind === "refuse" || outcome?.kind === "refused") return {};
	let { operation } = decision;
	if (outcome !== void 0) {
		let { pullRequest, headSha, isChanged } = outcome;
		return {
			operation: operation === "updated" && !isChanged ? "unchanged" : operation,
			...pullRequest ? { pullRequest } : {},
			...headSha === void 0 ? {} : { headSha }
		};
	}
	let existing = decision.kind === "propose" ? decision.pullRequest.existing : decision.close[0]?.pullRequest;
	return {
		operation,
		...existing ? { pullRequest: existing } : {}
	};
}
async function reportIssues({ reportIssues: isRequested, isDryRun }, report, repository, target, deps) {
	if (!isRequested || report === void 0) return {
		decisions: [],
		warnings: []
	};
	let issues;
	try {
		issues = await observeIssues(deps.github, target);
	} catch (error) {
		return {
			decisions: [],
			warnings: [warnOfIssues("the issues about failed assignments cannot be read", diagnoseFailure(error))]
		};
	}
	let decisions = decideReportedIssues({
		repository,
		issues,
		report
	});
	return {
		decisions,
		warnings: isDryRun ? [] : await applyIssues(decisions, target, deps)
	};
}
// packages/gitops/src/run/gitops-pull-request-result.ts
function toPullRequestOutputs(result) {
	let { decision, operation, pullRequest, headSha } = result, summary = decision?.summary;
	return {
		"pull-request-operation": operation ?? "",
		"pull-request-number": pullRequest === void 0 ? "" : String(pullRequest.number),
		"pull-request-url": pullRequest?.url ?? "",
		"pull-request-head-sha": headSha ?? "",
		promoted: String(summary?.isPromotion ?? !1),
		added: String(summary?.added.length ?? 0),
		changed: String(summary?.changed.length ?? 0),
		removed: String(summary?.removed.length ?? 0),
		"held-back": String(summary?.kept ?? 0),
		"files-changed": String(summary?.filesChanged ?? 0)
	};
}
// actions/create-gitops-pr/inputs.ts
const WORKFLOW_BOT = {
	name: "github-actions[bot]",
	email: "41898282+github-actions[bot]@users.noreply.github.com"
}, CONTEXT = {
	pattern: /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u,
	hint: "Use one line of at most 200 characters."
}, GITHUB_NAME = /^[\w.-]+$/;
function readOptions(inputs) {
	let source = readSource(inputs), reportIssues = inputs.flag("report-issues");
	return reportIssues && source.report === void 0 && inputs.reject("report-issues", "is true without a report", "Set `report` to the output `report` of the schedule action."), {
		source,
		target: {
			repository: inputs.optional("repository"),
			base: inputs.optional("base"),
			path: inputs.optional("path"),
			branch: inputs.optional("branch")
		},
		templates: {
			title: readTemplate(inputs, "title", inputs.text("title")),
			body: readTemplate(inputs, "body", inputs.text("body")),
			commitMessage: readTemplate(inputs, "commit-message", inputs.text("commit-message"))
		},
		review: {
			labels: parseList(inputs.text("labels")),
			...readReviewers(inputs),
			assignees: readNames(inputs, "assignees", parseList(inputs.text("assignees")))
		},
		merge: {
			isDraft: inputs.flag("draft"),
			autoMerge: inputs.choice("auto-merge", [
				"none",
				"merge",
				"squash",
				"rebase"
			])
		},
		commit: {
			isSigned: inputs.flag("sign-commits"),
			committer: readCommitter(inputs)
		},
		guard: readGuard(inputs),
		reportIssues,
		statuses: {
			promotionContext: readStatusContext(inputs),
			reportsWorkloads: readReportStatuses(inputs, source)
		},
		isDryRun: inputs.flag("dry-run")
	};
}
function readReportStatuses(inputs, { report }) {
	let isRequested = inputs.flag("report-statuses");
	return isRequested && report === void 0 && inputs.reject("report-statuses", "is true without a report", "Set `report` to the output `report` of the schedule action."), isRequested;
}
function readStatusContext(inputs) {
	let pattern = compilePattern(inputs.matching("status-context", CONTEXT) ?? "{{environment}} environment", ["environment"]);
	return pattern.kind === "compiled" ? (environment) => pattern.render({ environment }) : (inputs.reject("status-context", `is not a valid pattern: ${pattern.reason}`, "Use text and `{{environment}}`."), () => "");
}
function readSource(inputs) {
	let commit = inputs.optional("promoted-commit"), promotedCommit = commit === void 0 ? void 0 : parseCommitId(commit);
	return commit !== void 0 && promotedCommit === void 0 && inputs.reject("promoted-commit", `is ${quote(commit)}`, "Use a full commit ID: 40 hexadecimal digits."), {
		manifests: inputs.text("manifests"),
		report: inputs.optional("report"),
		promotedCommit
	};
}
function readGuard(inputs) {
	let text = inputs.text("max-removals") || "30%", maxRemovals = parseRemovalLimit(text);
	return maxRemovals === void 0 && inputs.reject("max-removals", `is ${quote(text)}`, "Use a number of assignments, or a percentage."), {
		maxRemovals: maxRemovals ?? {
			kind: "number",
			max: 0
		},
		allowsRemovals: inputs.flag("allow-removals"),
		force: inputs.flag("force"),
		createBase: inputs.flag("create-branch")
	};
}
function readTemplate(inputs, name, text) {
	let compiled = compilePullRequestTemplate(text);
	if (compiled.kind === "compiled") return compiled;
	let hint = `It is a mustache template that may refer to ${TEMPLATE_NAMES.join(", ")}.`;
	return inputs.reject(name, `is not a valid template: ${sanitizeText(compiled.reason)}`, hint), { render: () => "" };
}
function parseList(text) {
	let items = text.split(/[,\n]/).map((item) => item.trim());
	return [...new Set(items.filter((item) => item !== ""))];
}
function readReviewers(inputs) {
	let all = parseList(inputs.text("reviewers")), isTeam = (item) => /^@?[\w.-]+\/[\w.-]+$/.test(item), teams = [...all.filter(isTeam), ...parseList(inputs.text("team-reviewers"))];
	return {
		reviewers: readNames(inputs, "reviewers", all.filter((item) => !isTeam(item))),
		teams: readNames(inputs, "team-reviewers", teams.map((item) => item.replace(/^@?[\w.-]+\//, "")))
	};
}
function readNames(inputs, name, items) {
	let names = items.map((item) => item.replace(/^@/, "")), invalid = names.filter((item) => !GITHUB_NAME.test(item));
	return invalid.length > 0 && inputs.reject(name, `contains ${invalid.map(quote).join(", ")}`, "Use GitHub logins or team slugs, separated by commas or newlines."), [...new Set(names)];
}
function readCommitter(inputs) {
	let text = inputs.text("committer");
	if (text === "") return WORKFLOW_BOT;
	let [, name, email] = /^([^<>\p{Cc}]+?)\s*<([^<>\s\p{Cc}]+)>$/u.exec(text) ?? [];
	return name !== void 0 && email !== void 0 ? {
		name,
		email
	} : (inputs.reject("committer", `is ${quote(text)}`, "Use the form `Name <address@example.com>`."), WORKFLOW_BOT);
}
// actions/create-gitops-pr/summary.ts
const DONE = {
	created: "A pull request was opened",
	updated: "The pull request was updated",
	unchanged: "The pull request is up to date; nothing was changed",
	closed: "Nothing is left to change; the pull request was closed",
	none: "The branch is up to date; nothing was changed"
}, PLANNED = {
	created: "A pull request would be opened",
	updated: "The pull request would be updated",
	unchanged: "The pull request is up to date",
	closed: "Nothing is left to change; the pull request would be closed",
	none: "The branch is up to date"
};
function addPullRequestSummary(result, isDryRun) {
	let steps = isDryRun ? listSteps(result) : [];
	for (let step of steps) log(`dry run: would ${step}`);
	addSummary(renderSummary(result, isDryRun, steps));
}
function isShown(decision) {
	return decision?.summary === void 0 || decision.kind !== "propose" ? !1 : decision.pullRequest.body.includes(decision.summary.markdown.trim());
}
function listSteps({ decision, target }) {
	return decision === void 0 || target === void 0 ? [] : describeDecision(decision, target);
}
function renderSummary(result, isDryRun, steps) {
	let { target, operation, pullRequest, diagnostics, decision } = result, title = target === void 0 ? "Pull request" : `Pull request of ${formatRepositoryName(target.repository)}, ${target.base}`, outcome = operation === void 0 ? "Nothing was published" : (isDryRun ? PLANNED : DONE)[operation], address = pullRequest === void 0 ? [] : [escapeText(": "), link(trustedMarkdown(`#${pullRequest.number}`), pullRequest.url)];
	return markdownDocument([
		heading(title),
		paragraph(escapeText(isDryRun ? `Dry run: nothing was written. ${outcome}` : outcome), ...address),
		...steps.length > 0 ? [trustedMarkdown(steps.map((step) => `- ${escapeText(step)}\n`).join(""))] : [],
		...diagnostics.map(({ severity, message, hint, code }) => paragraph(escapeProblem(`${severity}: ${message}.`, hint), escapeText(" "), inlineCode(code))),
		...decision?.kind === "propose" ? [heading(decision.pullRequest.title), trustedMarkdown(decision.pullRequest.body)] : [],
		...isShown(decision) ? [] : [decision?.summary?.heldBack ?? trustedMarkdown("")]
	]);
}
// actions/create-gitops-pr/index.ts
await runAction(async () => {
	let inputs = new Inputs(), token = inputs.required("token"), statusToken = inputs.optional("status-token") ?? token;
	for (let secret of [token, statusToken]) hideToken(secret);
	let options = readOptions(inputs), annotations = {
		workspace: process.env.GITHUB_WORKSPACE ?? ".",
		folders: /* @__PURE__ */ new Map()
	};
	if (inputs.problems.length > 0) return reportDiagnostics(inputs.problems, annotations), !1;
	let serverUrl = process.env.GITHUB_SERVER_URL ?? "https://github.com", controlPlane = process.env.GITHUB_REPOSITORY, directory = join(process.env.RUNNER_TEMP ?? tmpdir(), "kalypso"), apiUrl = process.env.GITHUB_API_URL ?? "https://api.github.com", result = await createGitOpsPullRequest(options, {
		github: createGitHub({
			token,
			apiUrl,
			log
		}),
		statuses: {
			github: createGitHub({
				token: statusToken,
				apiUrl,
				log
			}),
			runUrl: `${serverUrl}/${controlPlane}/actions/runs/${process.env.GITHUB_RUN_ID}`
		},
		openPublication: ({ repository, base, branch }) => {
			let repo = `${serverUrl}/${formatRepositoryName(repository)}`;
			return Publication.open({
				repo,
				base,
				head: branch,
				directory,
				token,
				serverUrl,
				log
			});
		},
		origin: {
			serverUrl,
			controlPlaneUrl: controlPlane ? `${serverUrl}/${controlPlane}` : void 0
		},
		onPullRequest: ({ number, url }) => setOutputs({
			"pull-request-number": String(number),
			"pull-request-url": url
		}),
		log
	});
	return setOutputs(toPullRequestOutputs(result)), reportDiagnostics(result.diagnostics, annotations), addPullRequestSummary(result, options.isDryRun), result.ok;
});
export {};
