import { _ as Inputs, a as escapeProblem, c as inlineCode, d as paragraph, f as table, g as log, h as reportDiagnostics, m as runAction, n as hideToken, o as escapeText, p as trustedMarkdown, r as setOutputs, s as heading, t as addSummary, u as markdownDocument } from "../shared/action-kit.js";
import { a as createGitHub, c as hasHttpStatus, i as diagnoseGitHubError, n as findBranchHead } from "../shared/undici.js";
import { t as quote } from "../shared/diagnostics3.js";
import { t as fetchSources } from "../shared/git2.js";
import { n as isSameRepositoryName, r as parseRepositoryName, t as formatRepositoryName } from "../shared/github4.js";
import { i as GROUP_VERSION, t as loadFolder } from "../shared/scheduler3.js";
import { a as pointBranch, l as createTree, n as isBranchUpdate, o as addComment, r as isManagedCommit, s as createSignedCommit, t as addTreeTrailer } from "../shared/github3.js";
import { n as formatPosition, r as joinLimited } from "../shared/diagnostics.js";
import { i as updatePullRequest, n as listOpenPullRequests, t as createPullRequest } from "../shared/github5.js";
import { T as isAmbiguousScalar, r as DNS_LABEL_RULE } from "../shared/scheduler.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
// packages/github/src/commits/branch-commits.ts
async function readBranchCommits(github, repository, { base, head }) {
	let parameters = {
		...repository,
		basehead: `${base}...${head}`
	};
	try {
		let { data } = await github.request("GET /repos/{owner}/{repo}/compare/{basehead}", parameters), commits = data.commits.map(({ sha, parents, commit: { tree, message, committer } }) => ({
			id: sha,
			tree: tree.sha,
			parents: parents.map((parent) => parent.sha),
			committer: {
				name: committer?.name ?? "",
				email: committer?.email ?? ""
			},
			message
		}));
		return {
			mergeBase: data.merge_base_commit.sha,
			commits,
			total: data.total_commits
		};
	} catch (error) {
		if (hasHttpStatus(error, 404) && error.reason.includes("No common ancestor")) return;
		throw error;
	}
}
// packages/onboarding/src/observe/workload-repository.ts
const FILES = [
	"*.yaml",
	"*.yml",
	"Kustomization",
	".sourceignore"
], HINTS = {
	"repository-not-found": "Check the field Repository. If the repository is private, the GitHub App of the platform has to be installed on it.",
	"branch-not-found": "Check the field Branch, and push the branch.",
	"path-not-found": "Check the field Path, and push the folder with the workload file.",
	denied: "The GitHub App of the platform needs access to the repository."
};
function createReadWorkload(options) {
	let { token, ...rest } = options;
	return async ({ repository, branch, path }) => {
		let repo = `${options.serverUrl.replace(/\/+$/, "")}/${formatRepositoryName(repository)}`, source = {
			repo,
			ref: { branch },
			path
		}, result = (await fetchSources([source], {
			...rest,
			files: FILES,
			...token === void 0 ? {} : { token }
		})).get(source), fail = (message, hint = "Check the repository, and edit the issue to start the check again.") => ({
			value: [],
			diagnostics: [{
				code: "workload-not-readable",
				severity: "error",
				message,
				hint
			}]
		});
		if (result === void 0) throw Error(`no result for ${repo}`);
		if (result.kind === "failed") return fail(result.failure.message, HINTS[result.failure.kind]);
		let { root } = result.source;
		if (!existsSync(join(root, path))) return fail(`there is no ${quote(path)} in ${repo} on branch ${quote(branch)}`, HINTS["path-not-found"]);
		let loaded = await loadFolder({
			label: `${repo}@${branch}`,
			root,
			path,
			trusted: !1
		}), targets = loaded.value.resources.flatMap((resource) => resource.kind === "DeploymentTarget" ? [{
			name: resource.name,
			environment: resource.environment
		}] : resource.kind === "Workload" ? resource.deploymentTargets.map((target) => ({
			...target,
			name: `${resource.name}-${target.name}`
		})) : []), diagnostics = [...loaded.diagnostics];
		return targets.length === 0 && diagnostics.every(({ severity }) => severity !== "error") ? fail(`${quote(path)} in ${repo} on branch ${quote(branch)} has no Workload with deployment targets`, "Add a workload file: `kind: Workload` with `deploymentTargets`.") : {
			value: targets,
			diagnostics
		};
	};
}
// packages/onboarding/src/apply/propose-registration.ts
const BRANCH_PREFIX = "register-workload/";
async function listOpenRegistrations(github, settings) {
	let { repository, base, issue } = settings, fullName = formatRepositoryName(repository).toLowerCase(), all = (await listOpenPullRequests(github, repository, base)).filter(({ headBranch, headRepository }) => headBranch.startsWith(BRANCH_PREFIX) && headRepository?.toLowerCase() === fullName), branch = `${BRANCH_PREFIX}${issue}`;
	return {
		own: all.find(({ headBranch }) => headBranch === branch),
		others: all.filter(({ headBranch }) => headBranch !== branch)
	};
}
async function proposeRegistration(github, settings, { path, text, title, body }, own) {
	let { repository, base, issue } = settings, branch = `${BRANCH_PREFIX}${issue}`, main = await findBranchHead(github, repository, base);
	if (main === void 0) throw Error(`${formatRepositoryName(repository)} has no branch ${base}`);
	let head = await findBranchHead(github, repository, branch), file = {
		path,
		mode: "100644",
		content: { read: () => Buffer.from(text) }
	}, addFile = (to) => createTree(github, repository, to, {
		removed: [],
		written: [file]
	}), state = head === void 0 ? { kind: "missing" } : await inspectBranch(github, repository, {
		main,
		head,
		addFile
	});
	if (state.kind === "foreign") return {
		kind: "blocked",
		reason: `the branch ${branch} has commits by others, so it is not overwritten${state.commits}`
	};
	let isCurrent = state.kind === "current";
	if (!isCurrent) {
		let tree = await addFile(main), message = addTreeTrailer(title, tree), commit = await createSignedCommit(github, repository, {
			message,
			tree,
			parents: [main]
		}), pointed = await pointBranch(github, repository, branch, {
			from: head,
			to: commit.sha
		});
		if (pointed.kind !== "pointed") return {
			kind: "blocked",
			reason: `the branch ${branch} ${pointed.kind === "refused" ? `cannot be written: ${pointed.reason}` : "was moved meanwhile"}`
		};
	}
	if (own === void 0) {
		let { number, url } = await createPullRequest(github, repository, {
			base,
			head: branch,
			title,
			body,
			draft: !1
		});
		return {
			kind: "created",
			number,
			url
		};
	}
	let isSame = own.title === title && own.body.replaceAll("\r\n", "\n").trim() === body.trim();
	return isSame || await updatePullRequest(github, repository, own.number, {
		title,
		body
	}), {
		kind: isSame && isCurrent ? "unchanged" : "updated",
		number: own.number,
		url: own.url
	};
}
async function inspectBranch(github, repository, { main, head, addFile }) {
	let branch = await readBranchCommits(github, repository, {
		base: main,
		head
	});
	if (branch === void 0) return {
		kind: "foreign",
		commits: ""
	};
	let { mergeBase, commits, total } = branch, last = commits.find(({ id }) => id === head);
	if (last !== void 0 && last.tree === await addFile(mergeBase)) return { kind: "current" };
	let foreign = commits.filter((commit) => !isManagedCommit(commit) && !isBranchUpdate(commit));
	if (foreign.length === 0 && total === commits.length) return { kind: "managed" };
	let shown = joinLimited(foreign.map(({ id }) => id.slice(0, 7)), 5);
	return {
		kind: "foreign",
		commits: foreign.length === 0 ? "" : `: ${shown}`
	};
}
// packages/onboarding/src/request/registration-file.ts
function formatRegistration(request, serverUrl) {
	let { name, repository, branch, path, workspace, contact } = request, scalar = (text) => isAmbiguousScalar(text) ? JSON.stringify(text) : text;
	return [
		`apiVersion: ${GROUP_VERSION}`,
		"kind: WorkloadRegistration",
		"metadata:",
		`  name: ${scalar(name)}`,
		"  labels:",
		"    type: application",
		"  annotations:",
		`    contact: ${JSON.stringify(contact)}`,
		"spec:",
		"  workload:",
		`    repo: ${serverUrl.replace(/\/+$/, "")}/${formatRepositoryName(repository)}`,
		`    branch: ${scalar(branch)}`,
		`    path: ${path === "." ? "\".\"" : scalar(path)}`,
		`  workspace: ${scalar(workspace)}`,
		""
	].join("\n");
}
// packages/onboarding/src/decide/decide-registration.ts
function decideRegistration(request, facts, { folder, serverUrl }) {
	let { registered, targets, diagnostics, openRequests } = facts, path = `${folder}/${request.name}.yaml`, problems = [
		...findTakenName(request, path, facts),
		...openRequests.map((number) => ({
			...REGISTERED,
			message: `pull request #${number} registers ${quote(request.name)} already`,
			hint: "Choose another name, or close that one."
		})),
		...diagnostics.filter(({ severity }) => severity === "error")
	], same = registered.registrations.filter(({ workload }) => isSameRepository(workload.repo, request, serverUrl)), twin = same.find(({ workload }) => workload.branch === request.branch && overlaps(workload.path, request.path));
	if (twin !== void 0 && problems.push({
		...REGISTERED,
		message: `this folder of ${formatRepositoryName(request.repository)} is registered already, as ${quote(twin.name)} in ${formatPosition(twin.locate("spec", "workload", "path"))}`,
		hint: "Add deployment targets to its workload file; that needs no registration."
	}), problems.length > 0) return {
		kind: "refuse",
		problems
	};
	let notes = [
		...same.map(({ name, workload }) => `Another folder or branch of the same repository is registered as ${quote(name)}: ${workload.branch}, ${workload.path}.`),
		...describeUnknownEnvironments(targets, registered.environments),
		...diagnostics.map(({ message }) => `${message}.`)
	];
	return {
		kind: "propose",
		proposal: {
			request,
			path,
			text: formatRegistration(request, serverUrl),
			targets,
			notes
		}
	};
}
const REGISTERED = {
	code: "already-registered",
	severity: "error"
};
function findTakenName({ name }, path, { registered: { registrations, hasFile } }) {
	let taken = registrations.find((registration) => registration.name === name), hint = "Choose another name. To change a registration, open a pull request.";
	return taken === void 0 ? hasFile(path) ? [{
		...REGISTERED,
		message: `there is a file ${path} already`,
		hint
	}] : [] : [{
		...REGISTERED,
		message: `a workload is registered as ${quote(name)} already, in ${formatPosition(taken.locate("metadata", "name"))}`,
		hint
	}];
}
function isSameRepository(repo, { repository }, serverUrl) {
	let other = parseRepositoryName(repo, serverUrl);
	return other !== void 0 && isSameRepositoryName(other, repository);
}
function overlaps(one, other) {
	let [a, b] = [one, other].map((path) => path.replace(/^\.?\/+|^\.$/, "").replace(/\/+$/, ""));
	return a === b || a === "" || b === "" || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
function describeUnknownEnvironments(targets, environments) {
	return environments.length === 0 ? [] : targets.filter(({ environment }) => !environments.includes(environment)).map(({ name, environment }) => `The environment ${quote(environment)} of ${quote(name)} is not an environment of this control plane: ${environments.join(", ")}.`);
}
function formatTitle(name) {
	return `Register workload ${name}`;
}
function renderBody({ request, targets, notes }, issue) {
	let { name, repository, branch, path, workspace, contact } = request, row = (label, value) => [escapeText(label), inlineCode(value)];
	return markdownDocument([
		table([escapeText("workload"), inlineCode(name)], [
			row("repository", formatRepositoryName(repository)),
			row("branch", branch),
			row("path", path),
			row("workspace", workspace),
			row("contact", contact)
		]),
		table([escapeText("deployment target"), escapeText("environment")], targets.map((target) => [inlineCode(target.name), inlineCode(target.environment)]), 50),
		...notes.length === 0 ? [] : [list(notes.map((note) => escapeText(note)))],
		paragraph(escapeText("Check that the workspace belongs to the author of the issue: policies select workloads by it.")),
		trustedMarkdown(`Closes #${issue}\n`)
	]);
}
function renderProposed({ targets, notes }, pullRequest) {
	let count = targets.length === 1 ? "its deployment target" : `its ${targets.length} deployment targets`;
	return markdownDocument([trustedMarkdown(`#${pullRequest} registers the workload with ${count}. The platform team reviews it; when it is merged, this issue is closed.\n`), ...notes.length === 0 ? [] : [list(notes.map((note) => escapeText(note)))]]);
}
function renderRefused(problems, pullRequest) {
	return markdownDocument([
		paragraph(escapeText("The workload cannot be registered as it is described here:")),
		list(problems.map(describeProblem)),
		trustedMarkdown(`Edit the issue to start the checks again. If they do not start, a maintainer has to remove the label \`registration-approved\` and add it again.${pullRequest === void 0 ? "" : ` #${pullRequest} still proposes what the issue described before.`}\n`)
	]);
}
function describeProblem({ message, at, hint }) {
	let position = at === void 0 ? "" : `${at.file}:${at.line}:${at.column}: `;
	return escapeProblem(`${position}${message}.`, hint);
}
function list(items) {
	let more = items.length - 50, lines = items.slice(0, 50).map((item) => `- ${item}\n`);
	return trustedMarkdown(`${lines.join("")}${more > 0 ? `- \u2026and ${more} more\n` : ""}`);
}
// packages/onboarding/src/observe/registered-workloads.ts
const ENVIRONMENTS_FOLDER = ".environments";
async function readRegisteredWorkloads(root) {
	let [main, chain] = await Promise.all([loadFolder({
		label: ".",
		root,
		trusted: !0
	}), existsSync(join(root, ENVIRONMENTS_FOLDER)) ? loadFolder({
		label: ".",
		root,
		path: ENVIRONMENTS_FOLDER,
		trusted: !0
	}) : void 0]), resources = [...main.value.resources, ...chain?.value.resources ?? []];
	return {
		registrations: resources.filter((resource) => resource.kind === "WorkloadRegistration"),
		environments: resources.filter(({ kind }) => kind === "Environment").map(({ name }) => name),
		hasFile: (path) => existsSync(join(root, path))
	};
}
// packages/onboarding/src/request/issue-form.ts
const FORM_FIELDS = {
	Name: "name",
	Repository: "repository",
	Branch: "branch",
	Path: "path",
	Workspace: "workspace",
	Contact: "contact"
}, MAX_BODY_LENGTH = 1e4;
function parseIssueForm(body) {
	let values = /* @__PURE__ */ new Map(), diagnostics = [], addProblem = (message, hint) => diagnostics.push({
		code: "invalid-registration-request",
		severity: "error",
		message,
		hint
	});
	if (body.length > MAX_BODY_LENGTH) return addProblem(`the issue has ${body.length} characters; at most ${MAX_BODY_LENGTH} are allowed`, "Open a new issue with the form, and fill in its fields alone."), {
		value: values,
		diagnostics
	};
	let [, ...sections] = `\n${body.replaceAll("\r\n", "\n")}`.split(/\n### /);
	for (let section of sections) {
		let end = section.indexOf("\n"), label = (end < 0 ? section : section.slice(0, end)).trim(), value = (end < 0 ? "" : section.slice(end + 1)).trim(), field = Object.hasOwn(FORM_FIELDS, label) ? FORM_FIELDS[label] : void 0;
		field === void 0 ? addProblem(`the form has no field ${quote(label)}`, "Remove this heading.") : values.has(field) ? addProblem(`the field ${label} is there twice`, "Remove one of them.") : /[\n\r\u0085\u2028\u2029]/.test(value) ? addProblem(`the field ${label} has more than one line`, "Write one value.") : value.length > 300 ? addProblem(`the field ${label} has ${value.length} characters; at most 300 are allowed`, "Shorten it.") : values.set(field, value === "_No response_" ? "" : value);
	}
	return {
		value: values,
		diagnostics
	};
}
// packages/onboarding/src/request/registration-request.ts
const BRANCH$1 = /^(?!.*(?:\.\.|\/\/|\/\.|\.\/|\.lock(?:\/|$)))[A-Za-z0-9_](?:[A-Za-z0-9_./-]{0,198}[A-Za-z0-9_-])?$/, PATH = /^(?:\.|[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){0,9})$/, ACCOUNT = /^@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/, ADDRESS = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/, RULES = {
	name: DNS_LABEL_RULE,
	workspace: DNS_LABEL_RULE,
	branch: {
		holds: (text) => BRANCH$1.test(text),
		message: "is not the name of a branch",
		hint: "Use letters, digits, `-`, `_`, `.` and `/`."
	},
	path: {
		holds: (text) => PATH.test(text),
		message: "is not the path of a folder",
		hint: "Write it from the root of the repository, with letters, digits, `-`, `_` and `.`, without `..`; `.` is the root."
	},
	contact: {
		holds: (text) => ACCOUNT.test(text) || ADDRESS.test(text),
		message: "is neither an account nor an address",
		hint: "Write `@login`, `@organization/team` or an email address."
	}
}, DEFAULTS = {
	branch: "main",
	path: "workload"
};
function validateRequest(fields, limits) {
	let diagnostics = [], addProblem = (message, hint) => diagnostics.push({
		code: "invalid-registration-request",
		severity: "error",
		message,
		hint
	}), read = (field) => {
		let value = fields.get(field) || DEFAULTS[field] || "", label = Object.entries(FORM_FIELDS).find(([, name]) => name === field)?.[0] ?? field;
		return value === "" && addProblem(`the field ${label} is empty`, "Edit the issue, and fill it in."), value;
	}, readByRule = (field, normalize = (text) => text) => {
		let value = normalize(read(field)), { holds, message, hint } = RULES[field];
		return value !== "" && !holds(value) && addProblem(`${field} ${quote(value)} ${message}`, hint), value;
	}, name = readByRule("name"), repository = readRepository(read("repository"), limits, addProblem), branch = readByRule("branch"), path = readByRule("path", (text) => text.replace(/^(\.\/)+(?=.)/, "").replace(/(?<=.)\/+$/, "")), workspace = readByRule("workspace"), contact = readByRule("contact");
	return repository === void 0 || diagnostics.length > 0 ? {
		value: void 0,
		diagnostics
	} : {
		value: {
			name,
			repository,
			branch,
			path,
			workspace,
			contact
		},
		diagnostics
	};
}
function readRepository(text, { serverUrl, owners }, addProblem) {
	if (text === "") return;
	let repository = text.length <= 200 ? parseRepositoryName(text, serverUrl) : void 0;
	if (repository === void 0) {
		addProblem(`repository ${quote(text)} is not a repository of ${serverUrl}`, "Write `owner/name`, or its address on this server.");
		return;
	}
	let { repo } = repository;
	if (owners.some((owner) => isSameRepositoryName({
		owner,
		repo
	}, repository))) return repository;
	let hint = `Use a repository of ${joinLimited(owners, 5)}; the platform team can allow other owners in its workflow.`;
	addProblem(`repositories of ${quote(repository.owner)} are not registered here`, hint);
}
// packages/onboarding/src/run/register-workload.ts
async function registerWorkload(issue, settings, deps) {
	let { repository } = settings;
	if (!issue.isOpen) return {
		kind: "closed",
		pullRequest: void 0,
		problems: [],
		comment: void 0
	};
	let proposal = {
		repository,
		base: settings.base,
		issue: issue.number
	}, { own, others } = await listOpenRegistrations(deps.writer, proposal), refuse = async (problems) => {
		let comment = renderRefused(problems, own?.number);
		return await addComment(deps.commenter, repository, issue.number, comment), {
			kind: "refused",
			pullRequest: own,
			problems,
			comment
		};
	}, decision = await decide(issue, settings, deps, others);
	if (decision.kind === "refuse") return refuse(decision.problems);
	let { path, text, request } = decision.proposal, title = formatTitle(request.name), body = renderBody(decision.proposal, issue.number), result = await proposeRegistration(deps.writer, proposal, {
		path,
		text,
		title,
		body
	}, own);
	if (result.kind === "blocked") {
		let hint = `Update ${quote(path)} there by hand, or delete the branch and add the label again.`;
		return refuse([{
			code: "registration-blocked",
			severity: "error",
			message: result.reason,
			hint
		}]);
	}
	let { kind, number, url } = result, comment = renderProposed(decision.proposal, number);
	return await addComment(deps.commenter, repository, issue.number, comment), {
		kind,
		pullRequest: {
			number,
			url
		},
		problems: [],
		comment
	};
}
async function decide(issue, settings, { readWorkload }, others) {
	let form = parseIssueForm(issue.body), checked = validateRequest(form.value, settings), problems = [...form.diagnostics, ...checked.diagnostics], request = checked.value;
	if (request === void 0 || problems.length > 0) return {
		kind: "refuse",
		problems
	};
	let [registered, workload] = await Promise.all([readRegisteredWorkloads(settings.controlPlane), readWorkload(request)]), sameName = others.filter(({ title }) => title === formatTitle(request.name));
	return decideRegistration(request, {
		registered,
		targets: workload.value,
		diagnostics: workload.diagnostics,
		openRequests: sameName.map(({ number }) => number)
	}, settings);
}
// actions/register-workload/inputs.ts
const FOLDER = {
	pattern: /^[A-Za-z0-9_][\w.-]*(\/[A-Za-z0-9_][\w.-]*)*$/,
	hint: "Use a folder of the control plane that is not hidden, without `..`."
}, BRANCH = {
	pattern: /^[\w-][\w./-]*$/,
	hint: "Use the name of a branch."
}, OWNERS = {
	pattern: /^[\w-]+([\s,]+[\w-]+)*$/,
	hint: "Use logins of organizations or users."
};
function readRegisterWorkloadInputs(inputs, serverUrl) {
	let name = inputs.required("repository"), repository = parseRepositoryName(name, serverUrl);
	name !== "" && repository === void 0 && inputs.reject("repository", "is not the name of a repository", "Use `owner/name`.");
	let settings = {
		controlPlane: inputs.text("control-plane") || ".",
		folder: inputs.matching("folder", FOLDER) ?? "workloads",
		base: inputs.matching("base", BRANCH) ?? "main",
		token: inputs.optional("token"),
		issueToken: inputs.required("issue-token"),
		pullRequestToken: inputs.required("pull-request-token")
	}, owners = (inputs.matching("owners", OWNERS) ?? "").split(/[\s,]+/).filter((owner) => owner !== "");
	if (!(repository === void 0 || inputs.problems.length > 0)) return {
		...settings,
		repository,
		owners: owners.length > 0 ? owners : [repository.owner]
	};
}
// actions/register-workload/issue-event.ts
function readIssueEvent(path) {
	if (path === void 0) return;
	let event = JSON.parse(readFileSync(path, "utf8")), issue = isRecord(event) ? event.issue : void 0;
	if (isRecord(issue) && typeof issue.number == "number" && issue.pull_request === void 0) return {
		number: issue.number,
		body: typeof issue.body == "string" ? issue.body : "",
		isOpen: issue.state === "open"
	};
}
function isRecord(value) {
	return typeof value == "object" && !!value;
}
// actions/register-workload/summary.ts
function renderRegistrationSummary({ comment }) {
	return markdownDocument([heading("Registration of a workload"), comment ?? paragraph(trustedMarkdown("The issue is closed: nothing was done."))]);
}
// actions/register-workload/index.ts
await runAction(async () => {
	let { env } = process, workspace = env.GITHUB_WORKSPACE ?? ".", serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com", apiUrl = env.GITHUB_API_URL ?? "https://api.github.com", inputs = new Inputs(), settings = readRegisterWorkloadInputs(inputs, serverUrl), issue = readIssueEvent(env.GITHUB_EVENT_PATH);
	if (settings === void 0 || issue === void 0) {
		let event = issue === void 0 ? [{
			code: "input",
			severity: "error",
			message: "the workflow was not started by an event of an issue",
			hint: "Start it with `on: issues`."
		}] : [];
		return reportDiagnostics([...inputs.problems, ...event], {
			workspace,
			folders: /* @__PURE__ */ new Map()
		}), !1;
	}
	let { token, issueToken, pullRequestToken } = settings;
	for (let secret of [
		token ?? "",
		issueToken,
		pullRequestToken
	]) hideToken(secret);
	let directory = mkdtempSync(join(env.RUNNER_TEMP ?? tmpdir(), "kalypso-registration-")), deps = {
		writer: createGitHub({
			token: pullRequestToken,
			apiUrl,
			log
		}),
		commenter: createGitHub({
			token: issueToken,
			apiUrl,
			log
		}),
		readWorkload: createReadWorkload({
			directory,
			token,
			serverUrl,
			log
		})
	};
	try {
		let result = await registerWorkload(issue, {
			...settings,
			serverUrl
		}, deps), { kind, pullRequest } = result;
		return log(`issue #${issue.number}: ${kind}${pullRequest === void 0 ? "" : `, pull request #${pullRequest.number}`}`), addSummary(renderRegistrationSummary(result)), setOutputs({
			result: kind,
			"pull-request-number": String(pullRequest?.number ?? ""),
			"pull-request-url": pullRequest?.url ?? ""
		}), !0;
	} catch (error) {
		let diagnostic = diagnoseGitHubError(error);
		if (diagnostic === void 0) throw error;
		return reportDiagnostics([diagnostic], {
			workspace,
			folders: /* @__PURE__ */ new Map()
		}), !1;
	}
});
export {};
