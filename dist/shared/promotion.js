import { c as hasHttpStatus, i as diagnoseGitHubError, n as findBranchHead, r as listBranchHeads, s as GitHubError, t as advanceBranch } from "./undici.js";
import { E as findNearest, b as mapShape, g as objectShape, r as DNS_LABEL_RULE, t as ShapeContext, v as required } from "./scheduler.js";
import { n as sanitizeText, t as quote } from "./diagnostics3.js";
import { i as backoffDelayMs, t as withRetries } from "./retry.js";
import { t as blobId } from "./git-objects.js";
import { a as shortCommitId } from "./git-objects2.js";
import { a as listRecentCommits, n as findLastChange, r as listCommitsAhead, t as compareCommits } from "./github.js";
import { c as setCommitStatus, n as isPublicationStatus, o as listCommitStatuses, r as CanonicalNames, s as formatStatusDescription, t as STATUS_DESCRIPTIONS } from "./github2.js";
import { n as isSameRepositoryName, r as parseRepositoryName, t as formatRepositoryName } from "./github4.js";
import { c as findLatestStart, n as promotionShape, o as toEnd, r as toPromotionRules, s as toStart, t as loadFolder, u as toWallTime } from "./scheduler3.js";
import { n as formatWait } from "./calendar.js";
import { i as PROMOTED_BASE_REPO, t as compilePattern } from "./text-template.js";
import { a as SourceText, l as resolvePlain, n as getChild, o as parseYaml, r as getChildText, t as findOffset } from "./yaml.js";
import { n as dropDuplicates } from "./scheduler4.js";
import { join, resolve } from "node:path";
import { isUtf8 } from "node:buffer";
import { lstatSync, readFileSync, readdirSync } from "node:fs";
// packages/github/src/commits/commit-file.ts
async function commitFile(github, repository, edit) {
	let { parent, path, message } = edit, { data: commit } = await github.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
		...repository,
		commit_sha: parent
	}), entry = await findFile(github, repository, commit.tree.sha, path.split("/"));
	if (entry?.sha !== blobId(edit.before)) throw Error(`${path} in ${parent} does not have the content that was read`);
	let common = {
		...repository,
		request: { idempotent: !0 }
	}, { data: blob } = await github.request("POST /repos/{owner}/{repo}/git/blobs", {
		...common,
		content: edit.after.toString("base64"),
		encoding: "base64"
	}), { data: tree } = await github.request("POST /repos/{owner}/{repo}/git/trees", {
		...common,
		base_tree: commit.tree.sha,
		tree: [{
			path,
			mode: entry.mode,
			type: "blob",
			sha: blob.sha
		}]
	}), { data: created } = await github.request("POST /repos/{owner}/{repo}/git/commits", {
		...common,
		message,
		tree: tree.sha,
		parents: [parent]
	});
	return created.sha;
}
async function findFile(github, repository, tree, [name = "", ...rest]) {
	let { data } = await github.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
		...repository,
		tree_sha: tree
	}), entry = data.tree.find(({ path }) => path === name);
	if (entry === void 0) return;
	if (rest.length > 0) return entry.type === "tree" ? findFile(github, repository, entry.sha, rest) : void 0;
	let { sha, mode } = entry;
	return mode === "100644" || mode === "100755" ? {
		sha,
		mode
	} : void 0;
}
// packages/github/src/commits/has-commit.ts
async function hasCommit(github, repository, commit, { visible }) {
	let find = (sha) => github.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
		...repository,
		commit_sha: sha
	});
	try {
		return await find(commit), !0;
	} catch (error) {
		if (!hasHttpStatus(error, 404)) throw error;
		return await find(visible), !1;
	}
}
// packages/github/src/repository/dispatch-workflow.ts
async function dispatchWorkflow(github, repository, { workflow, branch, inputs }) {
	await github.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
		...repository,
		workflow_id: workflow,
		ref: branch,
		inputs: { ...inputs },
		request: { idempotent: !0 }
	});
}
function findActiveFreeze(windows, at) {
	let active = findLastToEnd(windows, at);
	if (!active) return;
	let { end } = active;
	for (let count = 0; count < 50; count += 1) {
		let next = findLastToEnd(windows, end);
		if (!next) return {
			window: active.window,
			until: end
		};
		end = next.end;
	}
	return {
		window: active.window,
		until: void 0
	};
}
function findLastToEnd(windows, at) {
	let last;
	for (let [window, freeze] of windows.entries()) {
		let end = findEndIfActive(freeze, at);
		end !== void 0 && (last === void 0 || end > last.end) && (last = {
			window,
			end
		});
	}
	return last;
}
function findEndIfActive(freeze, at) {
	if (freeze.kind === "dated") {
		let end = toEnd(freeze.to, freeze.timeZone);
		return toStart(freeze.from, freeze.timeZone) <= at && at < end ? end : void 0;
	}
	let start = findLatestStart(freeze.cron, freeze.timeZone, at, at - freeze.durationMs);
	return start === void 0 ? void 0 : start + freeze.durationMs;
}
// packages/promotion/src/chain/platform-files.ts
const FOLDER = ".kalypso", RULES_NAME = "promotion.yaml", RULES_PATH = `${FOLDER}/${RULES_NAME}`, KNOWN_NAMES = [
	RULES_NAME,
	"promotion.example.yaml",
	"inventory.yaml",
	"inventory.example.yaml"
];
function listPlatformFiles(root) {
	if (!isPresent(root)) return {
		hasRules: !1,
		misnamed: [],
		unknown: []
	};
	let names = isPresent(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)) : [], similar = names.filter((name) => !KNOWN_NAMES.includes(name) && isSimilar(name));
	return {
		hasRules: names.includes(RULES_NAME),
		misnamed: [...similar.map((name) => `${FOLDER}/${name}`), ...listElsewhere(root)],
		unknown: names.filter((name) => !KNOWN_NAMES.includes(name) && !similar.includes(name) && !isIgnored(name)).map((name) => `${FOLDER}/${name}`)
	};
}
function listElsewhere(root) {
	return readdirSync(root, { withFileTypes: !0 }).filter((entry) => entry.isDirectory() && entry.name !== FOLDER && findNearest(entry.name, [FOLDER]) !== void 0).flatMap(({ name: folder }) => readdirSync(join(root, folder)).filter((name) => isSimilar(name) && /\.ya?ml$/i.test(name)).map((name) => `${folder}/${name}`));
}
function isSimilar(name) {
	let [stem = ""] = name.replace(/^\.+/, "").split(".");
	return /promotion/i.test(stem) || findNearest(stem, ["promotion"]) !== void 0;
}
function isIgnored(name) {
	return name.startsWith(".") || /^readme(\.|$)/i.test(name);
}
function isPresent(path) {
	return lstatSync(path, { throwIfNoEntry: !1 }) !== void 0;
}
// packages/promotion/src/chain/rules-file.ts
const rulesFileShape = objectShape({ environments: required(mapShape(DNS_LABEL_RULE, promotionShape, "The fields of `spec.promotion`, by the name of the environment.")) }, "The rules of promotion, for control planes that an operator reads: its definition of an `Environment` lacks `spec.promotion`.", "strict");
({ ...rulesFileShape.schema });
function readRulesFile(root) {
	try {
		let { hasRules, misnamed, unknown } = listPlatformFiles(root), [first] = misnamed;
		if (first !== void 0) return fail(createMisnamedError(first));
		let warnings = unknown.map(createUnknownFileWarning);
		if (!hasRules) return {
			value: /* @__PURE__ */ new Map(),
			diagnostics: warnings
		};
		let bytes = readFileSync(join(root, RULES_PATH)), { value, diagnostics } = isUtf8(bytes) ? parseRulesFile(bytes.toString("utf8")) : fail(createEncodingError());
		return {
			value,
			diagnostics: [...warnings, ...diagnostics]
		};
	} catch (error) {
		if (!isSystemError(error)) throw error;
		return fail(createUnreadableError(error.code));
	}
}
function parseRulesFile(text) {
	let source = new SourceText(text, ".", RULES_PATH), { documents, problem } = parseYaml(source, 1e5), problems = [...problem ? [problem] : [], ...documents.flatMap((document) => document.problems)];
	if (problems.length > 0) return {
		value: void 0,
		diagnostics: problems.map((each) => toError(each, source))
	};
	let context = new ShapeContext(source, {
		subject: {
			kind: "File",
			name: RULES_PATH
		},
		trusted: !0
	}), [document, second] = documents;
	if (document === void 0) return context.error(0, "not-one-document", `${RULES_PATH} is empty`, "Add the rules below `environments:`, or remove it."), {
		value: void 0,
		diagnostics: context.diagnostics
	};
	if (second !== void 0) {
		let message = `${RULES_PATH} is one YAML document, but a second one starts here`;
		context.error(second.root.offset, "not-one-document", message, "Move its environments to the first one.");
	}
	let fields = rulesFileShape.read(document.root, "", context);
	if (!(fields !== void 0 && context.diagnostics.every(({ severity }) => severity !== "error"))) return {
		value: void 0,
		diagnostics: context.diagnostics
	};
	let toRules = (name, read) => ({
		rules: toPromotionRules(read),
		locate: (...path) => source.positionAt(findOffset(document.root, [
			"environments",
			name,
			...path
		]))
	}), rules = Object.entries(fields.environments).map(([name, read]) => [name, toRules(name, read)]);
	return {
		value: new Map(rules),
		diagnostics: context.diagnostics
	};
}
function toError({ code, message, hint, offset }, source) {
	let at = source.positionAt(offset);
	return {
		code,
		severity: "error",
		message: code === "yaml-syntax" ? `invalid YAML: ${message}` : message,
		at,
		...hint === void 0 ? {} : { hint }
	};
}
function createMisnamedError(file) {
	return {
		code: "misnamed-promotion-rules",
		severity: "error",
		message: `the rules of promotion are in ${RULES_PATH}; this file has another name, so it would not be read`,
		at: startOf(file),
		hint: `Rename it to ${RULES_PATH}, or move it out of the folder if it contains none.`
	};
}
function createUnknownFileWarning(file) {
	return {
		code: "unknown-platform-file",
		severity: "warning",
		message: `${quote(file)} is not read: no file of this name is known in this folder`,
		at: startOf(file),
		hint: `The rules of promotion are in ${RULES_PATH}. If the file is for something else, move it to another folder.`
	};
}
function createEncodingError() {
	return {
		code: "not-utf8",
		severity: "error",
		message: `${RULES_PATH} is not UTF-8 text`,
		at: startOf(RULES_PATH),
		hint: "Save it as UTF-8."
	};
}
function createUnreadableError(reason) {
	return {
		code: "unreadable-file",
		severity: "error",
		message: `${RULES_PATH} cannot be read: ${sanitizeText(reason)}`,
		at: startOf(RULES_PATH),
		hint: "Check the checkout in front of this step, and the permissions of the file."
	};
}
function startOf(file) {
	return {
		source: ".",
		file,
		line: 1,
		column: 1
	};
}
function fail(diagnostic) {
	return {
		value: void 0,
		diagnostics: [diagnostic]
	};
}
function isSystemError(error) {
	return error instanceof Error && "code" in error && typeof error.code == "string";
}
// packages/promotion/src/records/commit-status.ts
function readProgress(statuses) {
	let [newest] = statuses;
	if (!newest) return { kind: "none" };
	if (isDeployedStatus(newest)) {
		let end = statuses.findIndex((status) => !isDeployedStatus(status)), uninterrupted = end === -1 ? statuses : statuses.slice(0, end);
		return {
			kind: "deployed",
			since: Math.min(...uninterrupted.map(({ at }) => at))
		};
	}
	return newest.state === "pending" ? { kind: newest.description.startsWith(STATUS_DESCRIPTIONS.waiting) ? "waiting" : "promoted" } : {
		kind: "failed",
		description: newest.description
	};
}
function isDeployedStatus({ state, description }) {
	return description === STATUS_DESCRIPTIONS.deployed && (state === "pending" || state === "success");
}
// packages/promotion/src/records/commit-statuses.ts
var CommitStatuses = class {
	#byCommit;
	#settings;
	constructor(byCommit, settings) {
		this.#byCommit = byCommit, this.#settings = settings;
	}
	newest(commit, environment) {
		return this.list(commit, environment)[0];
	}
	progress(commit, environment) {
		return readProgress(this.list(commit, environment));
	}
	list(commit, environment) {
		return this.#listAll(commit, environment).filter((status) => isTrustedStatus(status, this.#settings));
	}
	listIgnored(commit, environment) {
		return this.#listAll(commit, environment).filter((status) => !isTrustedStatus(status, this.#settings));
	}
	#listAll(commit, environment) {
		let statuses = this.#byCommit.get(commit);
		if (!statuses) throw Error(`the statuses of commit ${commit} were not read`);
		let context = this.#settings.statusContext(environment);
		return statuses.filter((status) => status.context === context);
	}
};
function isTrustedStatus({ creator }, { statusCreators }) {
	return creator !== void 0 && statusCreators.includes(creator);
}
// packages/promotion/src/apply/describe-write.ts
function describeWrite(write, tense) {
	switch (write.kind) {
		case "commit": {
			let repository = formatRepositoryName(write.repository);
			return `set the commit in ${write.path} on branch ${write.branch} of ${repository} to ${write.promotedCommit}`;
		}
		case "status": return `set the status "${write.context}" of commit ${write.commit} to ${write.state}: ${write.description}`;
		case "workflow": {
			let inputs = Object.entries(write.inputs).map(([name, value]) => ` with ${name}=${value}`);
			return `${tense === "past" ? "started" : "start"} the workflow ${write.workflow} on branch ${write.branch}${inputs.join("")}`;
		}
	}
}
// packages/promotion/src/apply/apply-writes.ts
async function applyWrites(writes, environment, settings, deps) {
	let warnings = [];
	for (let write of writes) if (write.kind === "status") warnings.push(...await applyStatusWrite(write, settings, deps));
	else {
		let result = await (write.kind === "commit" ? applyCommitWrite(write, environment, deps) : startWorkflow(write, environment, deps));
		if (result.kind === "branch-moved") return result;
		if (result.kind === "refused-write") return {
			kind: "refused",
			diagnostics: [result.diagnostic, ...warnings]
		};
	}
	return {
		kind: "applied",
		warnings
	};
}
async function applyStatusWrite(write, settings, deps) {
	try {
		return await setStatus(write, settings, deps), [];
	} catch (error) {
		if (!(error instanceof GitHubError)) throw error;
		return [describeMissingStatus(write, error)];
	}
}
async function setStatus(write, settings, { github, log }) {
	if (write.replaces !== "any") {
		let newest = (await listCommitStatuses(github, write.repository, write.commit)).find((status) => status.context === write.context && isTrustedStatus(status, settings)), isNewest = (other) => newest?.state === other.state && newest.description === other.description;
		if (isNewest(write)) return;
		if (write.replaces === "none" ? newest !== void 0 : !isNewest(write.replaces)) {
			log(`the status "${write.context}" of commit ${write.commit} has changed meanwhile and is not replaced`);
			return;
		}
	}
	await setCommitStatus(github, write.repository, write), log(describeWrite(write, "past"));
}
async function applyCommitWrite(write, environment, { github, log }) {
	try {
		let commit = await commitFile(github, write.repository, write);
		return await advanceBranch(github, write.repository, write.branch, commit) ? (log(`${describeWrite(write, "past")}, with commit ${commit}`), { kind: "done" }) : { kind: "branch-moved" };
	} catch (error) {
		if (!hasHttpStatus(error, 403, 404, 409, 422)) throw error;
		return {
			kind: "refused-write",
			diagnostic: describeRefusedCommit(write, environment, error)
		};
	}
}
async function startWorkflow(write, environment, { github, log }) {
	try {
		await dispatchWorkflow(github, write.repository, write);
	} catch (error) {
		if (!hasHttpStatus(error, 403, 404, 422)) throw error;
		return {
			kind: "refused-write",
			diagnostic: describeRefusedStart(write, environment, error)
		};
	}
	return log(describeWrite(write, "past")), { kind: "done" };
}
function describeRefusedCommit({ branch }, { name, locate }, error) {
	return {
		code: "branch-not-written",
		severity: "error",
		message: `GitHub refused a commit to branch ${branch} of environment ${name}: ${error.reason}`,
		hint: "Use a token with `contents: write`; if the branch is protected, one that may bypass the protection.",
		at: locate("spec", "controlPlane", "branch"),
		subject: {
			kind: "Environment",
			name
		}
	};
}
function describeRefusedStart({ workflow, branch }, { name, locate }, error) {
	return {
		code: "workflow-not-started",
		severity: "error",
		message: `GitHub did not start the workflow ${workflow} on branch ${branch}: ${error.reason}`,
		hint: error.httpStatus === 403 ? `${error.hint ?? "Use a token with `actions: write`."} Then re-run the promotion.` : `Add it to the default branch and to ${branch}, with the trigger \`workflow_dispatch\`; or set the input \`workflow\` to an empty text. Then re-run the promotion.`,
		at: locate("spec", "controlPlane", "branch"),
		subject: {
			kind: "Environment",
			name
		}
	};
}
function describeMissingStatus({ context, commit, description }, error) {
	return {
		code: "status-not-written",
		severity: "warning",
		message: `GitHub did not set the status ${quote(context)} of commit ${shortCommitId(commit)} to ${quote(description)}: ${error.reason}`,
		hint: `The promotion continues. ${error.hint ?? "Use a token with `statuses: write`."} The next run for this commit sets the status.`
	};
}
// packages/promotion/src/chain/chain-link.ts
function listLater(chain, names) {
	let later = new Set(names.flatMap((name) => chain.get(name)?.next ?? []));
	for (let name of later) for (let next of chain.get(name)?.next ?? []) later.add(next);
	return later;
}
// packages/promotion/src/observe/promotion-observation.ts
function isOnBaseBranch({ order }) {
	return order === "same" || order === "older";
}
function hasCommitOrNewer({ order }) {
	return order === "same" || order === "older";
}
function formatPromotionMessage(environment, { commit, replaced }) {
	return [
		`Promote ${commit.slice(0, 12)} to ${environment}`,
		"",
		`Promoted-Commit: ${commit}`,
		...replaced === void 0 ? [] : [`Replaced-Commit: ${replaced}`]
	].join("\n");
}
function parsePromotionMessage(message, commit) {
	let readField = (name) => RegExp(`^${name}: ([0-9a-f]{40})\\s*$`, "m").exec(message)?.[1];
	if (readField("Promoted-Commit") === commit) return {
		commit,
		replaced: readField("Replaced-Commit")
	};
}
// packages/promotion/src/rules/format-local-time.ts
function formatLocalTime(instant, timeZone = "UTC") {
	let wallTime = new Date(toWallTime(instant, timeZone)).toISOString();
	return `${wallTime.slice(0, 10)} ${wallTime.slice(11, 16)} ${timeZone}`;
}
// packages/promotion/src/rules/promotion-blocker.ts
function findHold({ name, promotion, locate }) {
	return promotion.hold === void 0 ? [] : [{
		reason: "held",
		code: "promotion-held",
		message: `promotion to environment ${name} is on hold: ${quote(promotion.hold)}`,
		summary: `on hold: ${promotion.hold}`,
		at: locate("spec", "promotion", "hold"),
		isFailure: !1
	}];
}
function findFreeze({ name, promotion, locate }, now) {
	let active = findActiveFreeze(promotion.freeze, now), window = active && promotion.freeze[active.window];
	if (!window) return [];
	let { timeZone, reason } = window, end = active.until === void 0 ? "indefinitely" : `until ${formatLocalTime(active.until, timeZone)}`;
	return [{
		reason: "frozen",
		code: "promotion-frozen",
		message: `promotion to environment ${name} is frozen ${end}${reason === void 0 ? "" : `: ${quote(reason)}`}`,
		summary: `frozen ${end}${reason === void 0 ? "" : `: ${reason}`}`,
		at: locate("spec", "promotion", "freeze", active.window),
		isFailure: !1
	}];
}
function findUndeployed({ name }, { commit, previous }) {
	let refusal = `commit ${shortCommitId(commit)} cannot be promoted to environment ${name}`;
	return previous.flatMap(({ environment, progress }) => {
		let blocker = {
			reason: "not-deployed",
			code: "promotion-not-deployed",
			at: environment.locate("spec", "promotion", "next")
		};
		if (progress.kind === "promoted") {
			let message = `${refusal} until it is deployed in ${environment.name}`;
			return [{
				...blocker,
				message,
				summary: `not deployed in ${environment.name} yet`,
				isFailure: !1
			}];
		}
		if (progress.kind !== "failed") return [];
		let message = `${refusal} because it is not deployed in ${environment.name}: ${quote(progress.description)}`;
		return [{
			...blocker,
			message,
			summary: `not deployed in ${environment.name}`,
			isFailure: !0
		}];
	});
}
function findSoak({ name, promotion, locate }, { commit, previous, now }, end) {
	if (end === void 0) return [];
	let names = previous.map(({ environment }) => environment.name).join(" and "), soak = formatWait(promotion.soakMs ?? 0), remaining = `${formatWait(end - now)} left, until ${formatLocalTime(end)}`;
	return [{
		reason: "soaking",
		code: "promotion-soaking",
		message: `commit ${shortCommitId(commit)} has to be deployed in ${names} for ${soak} before it is promoted to environment ${name}: ${remaining}`,
		summary: `soaking in ${names} until ${formatLocalTime(end)}`,
		at: locate("spec", "promotion", "soak"),
		isFailure: !1
	}];
}
// packages/promotion/src/rules/promotion-rules.ts
function checkPromotionRules(environment, facts) {
	let { order, current, allowRollback } = facts;
	if (order === "same") return { kind: "already-promoted" };
	if (order === "diverged") return {
		kind: "refused",
		diagnostic: describeDiverged(environment, facts)
	};
	if (order === "older" && !allowRollback) return {
		kind: "superseded",
		by: current ?? ""
	};
	let skipped = facts.previous.filter(({ progress: { kind } }) => kind === "none" || kind === "waiting");
	if (skipped.length > 0) return {
		kind: "refused",
		diagnostic: describeSkipped(environment, facts, skipped)
	};
	let undone = facts.previous.find(({ progress, hasCommit }) => progress.kind === "deployed" && !hasCommit);
	if (undone && order !== "older") return {
		kind: "refused",
		diagnostic: describeUndone(environment, facts, undone)
	};
	let soakEnd = findSoakEnd(environment, facts), [first, ...others] = [
		...findHold(environment),
		...findFreeze(environment, facts.now),
		...findUndeployed(environment, facts),
		...findSoak(environment, facts, soakEnd)
	];
	if (!first) return { kind: "promote" };
	let blockers = [first, ...others];
	return {
		kind: "wait",
		blockers,
		until: blockers.every(({ reason }) => reason === "frozen" || reason === "soaking") ? findEnd(environment, soakEnd ?? facts.now) : void 0
	};
}
function findSoakEnd({ promotion }, { previous, now }) {
	let ends = previous.flatMap(({ progress }) => progress.kind === "deployed" ? progress.since + (promotion.soakMs ?? 0) : []), end = Math.max(...ends);
	return end > now ? end : void 0;
}
function findEnd({ promotion }, at) {
	let freeze = findActiveFreeze(promotion.freeze, at);
	return freeze ? freeze.until : at;
}
function describeDiverged({ name, locate }, { commit, current = "" }) {
	return {
		code: "commit-apart",
		severity: "error",
		message: `commit ${shortCommitId(commit)} is neither newer nor older than ${shortCommitId(current)}, the commit of environment ${name}`,
		hint: "Promote a commit whose history contains it. If the history of the base branch was rewritten, set the commit in the BaseRepo by a pull request.",
		at: locate("metadata", "name"),
		subject: {
			kind: "Environment",
			name
		}
	};
}
function describeUndone({ name }, { commit }, { environment, current }) {
	let short = shortCommitId(commit), has = current === void 0 ? "has no commit" : `has ${shortCommitId(current)}, which does not contain it`;
	return {
		code: "environment-skipped",
		severity: "error",
		message: `commit ${short} cannot be promoted to environment ${name}: environment ${environment.name}, where it was deployed, ${has}`,
		hint: `Environment ${environment.name} was rolled back. Promote ${short} to it again first, or promote another commit.`,
		at: environment.locate("spec", "promotion", "next"),
		subject: {
			kind: "Environment",
			name
		}
	};
}
function describeSkipped({ name, locate }, { commit }, skipped) {
	let names = skipped.map(({ environment }) => environment.name).join(", ");
	return {
		code: "environment-skipped",
		severity: "error",
		message: `commit ${shortCommitId(commit)} cannot be promoted to environment ${name}: it was never promoted to ${names}`,
		hint: `Promote it to ${names} first.`,
		at: skipped[0]?.environment.locate("spec", "promotion", "next") ?? locate("metadata", "name"),
		subject: {
			kind: "Environment",
			name
		}
	};
}
// packages/promotion/src/decide/set-commit.ts
function setCommit(text, name, commit) {
	let mark = text.startsWith("\uFEFF") ? "\uFEFF" : "", body = text.slice(mark.length), roots = parseRoots(body), index = roots.findIndex((root) => isBaseRepo(root, name)), spec = getChild(roots[index], "spec");
	if (spec?.kind !== "mapping") return {
		kind: "failed",
		reason: `the file has no valid BaseRepo ${name}`
	};
	for (let edit of listEdits(body, spec, commit)) {
		let changed = body.slice(0, edit.start) + edit.text + body.slice(edit.end);
		if (changesOnlyCommit(roots, parseRoots(changed), index, commit)) return {
			kind: "edited",
			text: mark + changed
		};
	}
	return {
		kind: "failed",
		reason: "`spec.commit` cannot be changed without changing other values"
	};
}
function findNamedCommit(text, name) {
	let root = parseRoots(text.replace(/^\ufeff/, "")).find((each) => isBaseRepo(each, name));
	return getChildText(getChild(root, "spec"), "commit")?.toLowerCase() || void 0;
}
function parseRoots(text) {
	return parseYaml(new SourceText(text, ".", "")).documents.flatMap(({ root, problems }) => problems.length === 0 ? root : []);
}
function isBaseRepo(root, name) {
	return getChildText(root, "apiVersion") === "scheduler.kalypso.io/v1alpha1" && getChildText(root, "kind") === "BaseRepo" && getChildText(getChild(root, "metadata"), "name") === name;
}
function* listEdits(text, spec, commit) {
	let quoted = resolvePlain(commit, "v2").tag === "str" ? commit : `"${commit}"`, old = spec.byKey.get("commit")?.value, quotes = old === void 0 ? "" : text.slice(old.offset - 1, old.offset + 1);
	if (old?.kind === "scalar" && old.text === "" && (quotes === "\"\"" || quotes === "''")) yield {
		start: old.offset - 1,
		end: old.offset + 1,
		text: quoted
	};
	else if (old?.kind === "scalar" && old.text !== "") {
		let start = text.indexOf(old.text, old.offset), end = start + old.text.length;
		start !== -1 && (yield {
			start,
			end,
			text: commit
		}, yield {
			start,
			end,
			text: quoted
		});
	} else if (spec.byKey.has("commit")) {
		let end = (spec.byKey.get("commit")?.key.offset ?? 0) + 7;
		yield {
			start: end,
			end,
			text: ` ${quoted}`
		};
		return;
	}
	yield* listAdditions(text, spec, quoted);
}
function* listAdditions(text, spec, commit) {
	let [first] = spec.entries;
	if (!first) return;
	let last = spec.entries.filter(({ key }) => text.startsWith(key.text, key.offset)).reduce((most, entry) => entry.key.offset > most.key.offset ? entry : most, first), indentation = /[^\r\n]*$/.exec(text.slice(0, first.key.offset))?.[0] ?? "", lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
	if (/^[ ]*$/.test(indentation)) {
		let end = findLineEnd(text, Math.max(last.key.offset, last.value.offset));
		yield {
			start: end,
			end,
			text: `${lineBreak}${indentation}commit: ${commit}`
		};
		let { offset } = first.key;
		yield {
			start: offset,
			end: offset,
			text: `commit: ${commit}${lineBreak}${indentation}`
		};
	}
	text[spec.offset] === "{" && (yield {
		start: spec.offset + 1,
		end: spec.offset + 1,
		text: `commit: ${commit}, `
	});
}
function findLineEnd(text, from) {
	let length = text.slice(from).search(/\r?\n|\r/);
	return length === -1 ? text.length : from + length;
}
function changesOnlyCommit(before, after, index, commit) {
	return before.length === after.length && before.every((root, at) => {
		let other = after[at];
		if (!other) return !1;
		if (at !== index) return isSame(root, other);
		let written = getChild(getChild(other, "spec"), "commit");
		return written?.kind === "scalar" && written.text === commit && written.type === "str" && isSame(root, other, ["spec", "commit"]);
	});
}
function isSame(one, other, except) {
	if (one.kind === "scalar") return other.kind === "scalar" && one.text === other.text && one.type === other.type;
	if (one.kind === "sequence") return other.kind === "sequence" && one.items.length === other.items.length && one.items.every((item, index) => isSame(item, other.items[index] ?? one));
	if (other.kind !== "mapping") return !1;
	let [key, ...rest] = except ?? [], isExcepted = (name) => name === key && rest.length === 0;
	return other.entries.every(({ key: { text } }) => one.byKey.has(text) || isExcepted(text)) && one.entries.every(({ key: { text }, value }) => {
		let found = other.byKey.get(text)?.value;
		return isExcepted(text) || found !== void 0 && isSame(value, found, text === key ? rest : void 0);
	});
}
// packages/promotion/src/decide/status-writes.ts
function writePromoted(environment, context) {
	let update = {
		state: "pending",
		description: STATUS_DESCRIPTIONS.promoted
	};
	return toStatusWrite(context.commit, environment, update, "any", context);
}
function writeWaiting(environment, summaries, context) {
	let newest = context.statuses.newest(context.commit, environment), description = formatStatusDescription(`${STATUS_DESCRIPTIONS.waiting} ${summaries.join("; ")}`);
	return newest?.state === "pending" && newest.description === description ? [] : [toStatusWrite(context.commit, environment, {
		state: "pending",
		description
	}, newest ?? "none", context)];
}
function completeDeployed(commit, environment, context) {
	let newest = context.statuses.newest(commit, environment);
	return newest?.state !== "pending" || newest.description !== STATUS_DESCRIPTIONS.deployed ? [] : [toStatusWrite(commit, environment, {
		state: "success",
		description: STATUS_DESCRIPTIONS.deployed
	}, newest, context)];
}
function settleSuperseded(commit, environment, by, context) {
	let newest = context.statuses.newest(commit, environment);
	return newest?.state === "pending" ? newest.description === STATUS_DESCRIPTIONS.deployed ? completeDeployed(commit, environment, context) : [toStatusWrite(commit, environment, {
		state: "error",
		description: `${STATUS_DESCRIPTIONS.superseded} ${shortCommitId(by)}`
	}, newest, context)] : [];
}
function revokeRolledBack(commit, environment, context) {
	let newest = context.statuses.newest(commit, environment);
	return newest === void 0 || newest.state === "error" || newest.state === "failure" ? [] : [toStatusWrite(commit, environment, {
		state: "error",
		description: `${STATUS_DESCRIPTIONS.rolledBack} ${shortCommitId(context.commit)}`
	}, newest, context)];
}
function revokeWaiting(commit, environment, context) {
	return context.statuses.progress(commit, environment).kind === "waiting" ? revokeRolledBack(commit, environment, context) : [];
}
function toStatusWrite(commit, environment, update, replaces, { settings: { repository, statusContext, runUrl } }) {
	return {
		kind: "status",
		repository,
		commit,
		context: statusContext(environment),
		...update,
		targetUrl: runUrl,
		replaces: typeof replaces == "string" ? replaces : {
			state: replaces.state,
			description: replaces.description
		}
	};
}
// packages/promotion/src/decide/decide-environment.ts
function decideEnvironment(target, context) {
	let { branch, order, replaced } = target, { link, current } = branch, { commit, now } = context, { name } = link.environment, ruling = checkPromotionRules(link.environment, {
		now,
		commit,
		current,
		order,
		previous: listPrevious(target, context),
		allowRollback: context.settings.allowRollback
	}), decision = {
		link,
		current,
		diagnostics: []
	}, previous = link.previous.flatMap((environment) => completeDeployed(commit, environment, context));
	switch (ruling.kind) {
		case "promote": return decidePromotionTo(target, context);
		case "already-promoted": {
			let message = `environment ${name} already has commit ${shortCommitId(commit)}`, writes = target.isInterrupted ? listFinalWrites(branch, replaced, context) : previous;
			return {
				...decision,
				kind: "already-promoted",
				message,
				writes
			};
		}
		case "superseded": {
			let message = `environment ${name} has commit ${shortCommitId(ruling.by)}, which is newer than ${shortCommitId(commit)}; to roll back, set \`allow-rollback\``, writes = [...settleSuperseded(commit, name, ruling.by, context), ...previous];
			return {
				...decision,
				kind: "superseded",
				message,
				writes
			};
		}
		case "wait": return decideWait(branch, ruling, context);
		case "refused": return refuse(branch, ruling.diagnostic);
	}
}
function refuse({ link, current }, ...diagnostics) {
	return {
		link,
		current,
		kind: "refused",
		message: diagnostics[0]?.message ?? "refused",
		diagnostics,
		writes: []
	};
}
function listPrevious({ branch: { link }, previous }, context) {
	return link.previous.map((name) => {
		let environment = context.chain.get(name)?.environment;
		if (!environment) throw Error(`environment ${name} is not in the chain`);
		let progress = context.statuses.progress(context.commit, name), isPromoted = name === context.source && (progress.kind === "none" || progress.kind === "waiting"), observed = previous.find(({ branch }) => branch.link.environment.name === name);
		if (!observed) throw Error(`the branch of environment ${name} was not read`);
		return {
			environment,
			progress: isPromoted ? { kind: "promoted" } : progress,
			current: observed.branch.current,
			hasCommit: hasCommitOrNewer(observed)
		};
	});
}
function decidePromotionTo({ branch, order, replaced }, context) {
	let { commit } = context, { link, current, repository, head, file, content } = branch, { name, controlPlane } = link.environment, edited = setCommit(content.toString("utf8"), PROMOTED_BASE_REPO, commit);
	if (edited.kind === "failed") return refuse(branch, describeUneditable(branch, edited.reason));
	let write = {
		kind: "commit",
		repository,
		branch: controlPlane.branch,
		parent: head,
		path: file,
		before: content,
		after: Buffer.from(edited.text),
		message: formatPromotionMessage(name, {
			commit,
			replaced: current
		}),
		promotedCommit: commit
	};
	return {
		link,
		current,
		kind: "promote",
		...describePromotion(branch, order, context),
		writes: [write, ...listFinalWrites(branch, replaced, context)]
	};
}
function describePromotion({ link, current, baseRepo }, order, { commit, settings }) {
	let { name } = link.environment, first = `commit ${shortCommitId(commit)} is the first in environment ${name}`;
	if (current === void 0) return {
		message: first,
		diagnostics: []
	};
	let old = shortCommitId(current);
	if (order !== "first") return {
		message: `commit ${shortCommitId(commit)} replaces ${old} in environment ${name}`,
		diagnostics: []
	};
	let repository = formatRepositoryName(settings.repository), warning = {
		code: "unknown-commit-replaced",
		severity: "warning",
		message: `commit ${current}, which BaseRepo ${baseRepo.name} names, is not in any branch of ${repository}`,
		hint: `The promotion replaces it by commit ${shortCommitId(commit)}.`,
		at: baseRepo.locate("spec", "commit"),
		subject: {
			kind: "BaseRepo",
			name: baseRepo.name
		}
	};
	return {
		message: `${first}: it replaces ${old}, which is not a commit of ${repository}`,
		diagnostics: [warning]
	};
}
function listFinalWrites({ link, repository }, replaced, context) {
	let { commit, settings } = context, { name, controlPlane } = link.environment, { workflow } = settings, writes = [];
	if (workflow) {
		let branch = workflow.branch ?? controlPlane.branch, inputs = workflow.branch === void 0 ? {} : { environment: name };
		writes.push({
			kind: "workflow",
			repository,
			workflow: workflow.file,
			branch,
			inputs
		});
	}
	return [
		...writes,
		...settlePassed(name, replaced, context),
		...link.previous.flatMap((previous) => completeDeployed(commit, previous, context)),
		writePromoted(name, context)
	];
}
function settlePassed(environment, replaced, context) {
	if (!replaced) return [];
	if (replaced.order === "newer" || replaced.order === "first") return replaced.passed.flatMap((passed) => settleSuperseded(passed, environment, context.commit, context));
	if (replaced.order !== "older") return [];
	let later = [...listLater(context.chain, [environment])];
	return replaced.passed.flatMap((passed) => [...revokeRolledBack(passed, environment, context), ...later.flatMap((name) => revokeWaiting(passed, name, context))]);
}
function decideWait({ link, current }, { blockers, until }, context) {
	let { name } = link.environment, hint = until === void 0 ? "Re-run the promotion when this no longer applies." : `Re-run the promotion at ${formatLocalTime(until)} or later.`, diagnostics = blockers.map(({ code, message, at }) => ({
		code,
		severity: "warning",
		message,
		at,
		hint,
		subject: {
			kind: "Environment",
			name
		}
	})), isFailure = blockers.some((blocker) => blocker.isFailure), summaries = blockers.map(({ summary }) => summary), writes = isFailure ? [] : writeWaiting(name, summaries, context), [{ reason, message }] = blockers;
	return {
		link,
		current,
		kind: "wait",
		reason,
		message,
		until,
		diagnostics,
		writes
	};
}
function describeUneditable({ baseRepo: { name, locate } }, reason) {
	return {
		code: "uneditable-base-repo",
		severity: "error",
		message: `the commit of BaseRepo ${name} cannot be set: ${reason}`,
		hint: "Write `commit:` and the commit ID on a line of its own.",
		at: locate("spec", "commit"),
		subject: {
			kind: "BaseRepo",
			name
		}
	};
}
// packages/promotion/src/decide/decision-context.ts
function createDecisionContext({ now, commit, source, route, statuses }, settings) {
	return {
		now,
		commit,
		source: source?.branch.link.environment.name,
		chain: route.chain,
		statuses,
		settings
	};
}
// packages/promotion/src/decide/ignored-statuses.ts
function describeIgnoredStatuses(commit, environments, { statuses, settings }) {
	return environments.flatMap((environment) => {
		let ignored = statuses.listIgnored(commit, environment);
		if (ignored.length === 0) return [];
		let creators = [...new Set(ignored.map(({ creator }) => creator ?? "an account that no longer exists"))].sort(), trusted = settings.statusCreators.join(", ");
		return [{
			code: "status-ignored",
			severity: "warning",
			message: `commit ${shortCommitId(commit)} has statuses ${quote(settings.statusContext(environment))} that were set by ${creators.join(", ")}: they are ignored`,
			hint: `Only statuses of ${trusted} count. If another account of yours sets them, name it in the input \`status-creators\`.`
		}];
	});
}
// packages/promotion/src/decide/decide-promotion.ts
function decidePromotion(observation, settings) {
	let { diagnostics, commit, baseBranches, source, route, targets } = observation, start = {
		message: void 0,
		diagnostics,
		writes: [],
		environments: []
	};
	if (diagnostics.some(({ severity }) => severity === "error")) return {
		...start,
		kind: "refused"
	};
	if (commit === void 0) return {
		...start,
		kind: "nothing-waiting",
		message: "no commit waits for this promotion"
	};
	let foreign = baseBranches.filter((branch) => !isOnBaseBranch(branch));
	if (foreign.length > 0) {
		let errors = foreign.map((branch) => describeForeignCommit(branch, commit, settings));
		return {
			...start,
			kind: "refused",
			diagnostics: [...diagnostics, ...errors]
		};
	}
	let context = createDecisionContext({
		...observation,
		commit
	}, settings), warnings = describeIgnoredStatuses(commit, [...route.chain.keys()], context), decision = {
		...start,
		diagnostics: [...diagnostics, ...warnings]
	};
	if (source && source.order !== "same") return {
		...decision,
		...decideWithoutSource(source, targets, decision.diagnostics, context)
	};
	if (source && route.targets.length === 0) {
		let { name } = source.branch.link.environment, message = `environment ${name} is the last one of the chain`;
		return {
			...decision,
			kind: "end-of-chain",
			message,
			writes: completeDeployed(commit, name, context)
		};
	}
	return {
		...decision,
		kind: "environments",
		environments: targets.map((target) => decideEnvironment(target, context))
	};
}
function decideWithoutSource({ branch, order }, targets, diagnostics, context) {
	let { commit } = context, { current, baseRepo } = branch, { name } = branch.link.environment;
	if (order === "older" && current !== void 0) {
		let message = `environment ${name} has commit ${shortCommitId(current)}, which is newer than ${shortCommitId(commit)}`, environments = targets.map((target) => ({
			link: target.branch.link,
			current: target.branch.current,
			kind: "superseded",
			message,
			diagnostics: [],
			writes: settleSuperseded(commit, target.branch.link.environment.name, current, context)
		}));
		return {
			kind: "superseded",
			message,
			writes: settleSuperseded(commit, name, current, context),
			environments
		};
	}
	let error = {
		code: "environment-skipped",
		severity: "error",
		message: `commit ${shortCommitId(commit)} cannot be promoted from environment ${name}, which has ${current === void 0 ? "no commit" : `commit ${shortCommitId(current)}`}`,
		hint: `Promote it to ${name} first.`,
		at: baseRepo.locate("spec", "commit"),
		subject: {
			kind: "Environment",
			name
		}
	};
	return {
		kind: "refused",
		diagnostics: [...diagnostics, error]
	};
}
function describeForeignCommit({ baseRepo, order }, commit, { repository, commit: namedCommit, fromEnvironment }) {
	let { name, branch, locate } = baseRepo, diagnostic = {
		severity: "error",
		at: locate("spec", "branch"),
		subject: {
			kind: "BaseRepo",
			name
		}
	};
	if (order === void 0) {
		let message = `${formatRepositoryName(repository)} has no branch ${quote(branch)}`;
		return {
			...diagnostic,
			code: "missing-base-branch",
			message,
			hint: "Fix `branch`."
		};
	}
	let message = `commit ${shortCommitId(commit)} is not in the history of branch ${quote(branch)}`;
	if (namedCommit === void 0 && fromEnvironment !== void 0) {
		let hint = `Promote a commit of branch ${quote(branch)} to ${fromEnvironment} first.`;
		return {
			...diagnostic,
			code: "commit-not-on-base",
			message,
			hint,
			at: locate("spec", "commit")
		};
	}
	return {
		...diagnostic,
		code: "commit-not-on-base",
		message,
		hint: "Merge it first: only merged commits can be promoted."
	};
}
// packages/promotion/src/observe/commit-order.ts
async function readCommitOrder(commit, other, { repository }, { github }) {
	if (commit === other) return "same";
	try {
		return await compareCommits(github, repository, other, commit);
	} catch (error) {
		if (hasHttpStatus(error, 404, 422)) return "diverged";
		throw error;
	}
}
async function readBaseBranches(commit, branches, settings, deps) {
	let baseRepos = branches.map(({ baseRepo }) => baseRepo), found = [];
	for (let baseRepo of baseRepos) {
		if (found.some((other) => other.baseRepo.branch === baseRepo.branch)) continue;
		let head = await findBranchHead(deps.github, settings.repository, baseRepo.branch), order = head === void 0 ? void 0 : await readCommitOrder(commit, head, settings, deps);
		found.push({
			baseRepo,
			order
		});
	}
	return found;
}
// packages/promotion/src/chain/promotion-resources.ts
function findEnvironments(resources) {
	let diagnostics = [], environments = resources.filter((resource) => resource.kind === "Environment");
	return {
		value: dropDuplicates(environments, diagnostics),
		diagnostics
	};
}
function findPromotedBaseRepo(resources) {
	let diagnostics = [], baseRepos = resources.filter((resource) => resource.kind === "BaseRepo" && resource.name === "main");
	return {
		value: dropDuplicates(baseRepos, diagnostics)[0],
		diagnostics
	};
}
// packages/promotion/src/observe/environment-branch-diagnostics.ts
function describeForeignServer({ name, controlPlane, locate }, serverUrl) {
	return {
		code: "environment-elsewhere",
		severity: "error",
		message: `the repository of environment ${name}, ${quote(controlPlane.repo)}, is not on ${serverUrl}`,
		hint: `Use \`${serverUrl}/<owner>/<name>\`.`,
		at: locate("spec", "controlPlane", "repo"),
		subject: {
			kind: "Environment",
			name
		}
	};
}
const FIELD_OF_FAILURE = {
	"branch-not-found": "branch",
	"path-not-found": "path"
};
function describeUnreadableBranch({ name, locate }, failure) {
	return {
		code: "environment-unreadable",
		severity: "error",
		message: `the branch of environment ${name} cannot be read: ${failure.message}`,
		...failure.hint === void 0 ? {} : { hint: failure.hint },
		at: locate("spec", "controlPlane", FIELD_OF_FAILURE[failure.kind] ?? "repo"),
		subject: {
			kind: "Environment",
			name
		}
	};
}
function describeMissingBaseRepo({ name, locate }, others, diagnostics) {
	let related = [...diagnostics.flatMap(({ severity, message, at }) => severity === "error" && at ? {
		message,
		at
	} : []).slice(0, 1), ...others.map((other) => ({
		message: `this BaseRepo is named ${other.name}`,
		at: other.locate("metadata", "name")
	}))];
	return {
		code: "missing-base-repo",
		severity: "error",
		message: `the branch of environment ${name} has no valid BaseRepo named ${PROMOTED_BASE_REPO}`,
		hint: others.length === 0 ? "Add one that names the repository, branch and path of what is promoted." : `Rename ${others.map((other) => other.name).join(" or ")} to ${PROMOTED_BASE_REPO}: its commit is the one that is promoted.`,
		at: locate("spec", "controlPlane", "branch"),
		...related.length === 0 ? {} : { related },
		subject: {
			kind: "Environment",
			name
		}
	};
}
function describeForeignBaseRepo({ name, repo, locate }, repository, serverUrl) {
	return {
		code: "foreign-base",
		severity: "error",
		message: `BaseRepo ${name} names ${quote(repo)}, but the commits to promote are of ${formatRepositoryName(repository)}`,
		hint: `Set \`repo\` to \`${serverUrl}/${formatRepositoryName(repository)}\` in the BaseRepo, or fix the input \`repository\`.`,
		at: locate("spec", "repo"),
		subject: {
			kind: "BaseRepo",
			name
		}
	};
}
// packages/promotion/src/observe/environment-branch.ts
async function readEnvironmentBranches(links, { repository: baseRepository, serverUrl }, deps) {
	let diagnostics = [], requests = links.flatMap((link) => {
		let { repo, branch, path } = link.environment.controlPlane, repository = parseRepositoryName(repo, serverUrl);
		return repository ? [{
			link,
			repository,
			source: {
				repo,
				ref: { branch },
				path
			}
		}] : (diagnostics.push(describeForeignServer(link.environment, serverUrl)), []);
	}), results = await deps.fetch(requests.map(({ source }) => source)), names = new CanonicalNames(deps.github), branches = [];
	for (let { link, repository, source } of requests) {
		let result = results.get(source);
		if (!result) throw Error(`no result for ${source.repo}`);
		if (result.kind === "failed") {
			diagnostics.push(describeUnreadableBranch(link.environment, result.failure));
			continue;
		}
		let { root, commit: head } = result.source, read = await readBaseRepo(link, source, root);
		diagnostics.push(...read.diagnostics);
		let baseRepo = read.value;
		if (!baseRepo) continue;
		if (!await isNameOf(baseRepository, parseRepositoryName(baseRepo.repo, serverUrl), names)) {
			diagnostics.push(describeForeignBaseRepo(baseRepo, baseRepository, serverUrl));
			continue;
		}
		let { file } = baseRepo.locate("metadata", "name"), content = readFileSync(join(root, file)), current = baseRepo.commit?.toLowerCase() || void 0;
		branches.push({
			link,
			repository,
			head,
			baseRepo,
			current,
			file,
			content
		});
	}
	return {
		value: branches,
		diagnostics
	};
}
async function isNameOf(repository, name, names) {
	if (name === void 0) return !1;
	if (isSameRepositoryName(name, repository)) return !0;
	let [present, other] = [await names.resolve(name), await names.resolve(repository)];
	return present !== void 0 && other !== void 0 && isSameRepositoryName(present, other);
}
function listPreviousBranches({ link }, branches) {
	return branches.filter((other) => link.previous.includes(other.link.environment.name));
}
async function readBaseRepo({ environment }, { repo, ref, path }, root) {
	let { value, diagnostics } = await loadFolder({
		label: `${repo}@${ref.branch}`,
		root,
		path,
		trusted: !0
	}), found = findPromotedBaseRepo(value.resources), relevant = [...diagnostics.filter(({ subject }) => subject?.kind === "BaseRepo" && subject.name === "main"), ...found.diagnostics];
	return relevant.some(({ severity }) => severity === "error") ? {
		value: void 0,
		diagnostics: relevant
	} : found.value ? {
		value: found.value,
		diagnostics: relevant
	} : {
		value: void 0,
		diagnostics: [describeMissingBaseRepo(environment, value.resources.filter((resource) => resource.kind === "BaseRepo"), diagnostics)]
	};
}
// packages/promotion/src/records/interrupted-promotion.ts
function findInterruptedPromotion(commit, statuses, lastChange) {
	let record = lastChange && parsePromotionMessage(lastChange.message, commit), newest = statuses.find((status) => !isPublicationStatus(status)), isWaiting = newest?.state === "pending" && newest.description.startsWith(STATUS_DESCRIPTIONS.waiting);
	return newest !== void 0 && !isWaiting && (!record || newest.at >= lastChange.at) ? void 0 : { replaced: record?.replaced };
}
async function readPromotionOrder({ current, link }, context) {
	if (current === void 0) return "first";
	let order = await readCommitOrder(context.commit, current, context.settings, context.deps);
	return order === "diverged" ? await isCommitOfRepository(current, link.environment.name, context) ? order : "first" : order;
}
async function isCommitOfRepository(current, environment, { commit, reader, settings, deps }) {
	let { repository } = settings;
	if (!await hasCommit(deps.github, repository, current, { visible: commit })) return !1;
	if (await reader.read(current), reader.statuses.newest(current, environment) !== void 0) return !0;
	let heads = await listBranchHeads(deps.github, repository, { max: 100 });
	if (heads.length === 100) return !0;
	for (let head of new Set(heads)) {
		let order = await readCommitOrder(current, head, settings, deps);
		if (order === "same" || order === "older") return !0;
	}
	return !1;
}
async function observeEnvironment(branch, context) {
	return {
		branch,
		order: await readPromotionOrder(branch, context)
	};
}
async function observeTarget(branch, branches, { allowRollback }, context) {
	let { commit, reader, deps } = context, previous = [];
	for (let each of listPreviousBranches(branch, branches)) previous.push(await observeEnvironment(each, context));
	let observation = {
		...await observeEnvironment(branch, context),
		previous
	}, { order } = observation;
	if (await reader.read(commit), order !== "same") {
		let replaced = order === "newer" || order === "first" || order === "older" && allowRollback ? await observeReplaced(branch.current, order, context) : void 0;
		return {
			...observation,
			isInterrupted: !1,
			replaced
		};
	}
	let lastChange = await findLastChange(deps.github, branch.repository, branch.head, branch.file), interrupted = findInterruptedPromotion(commit, reader.statuses.list(commit, branch.link.environment.name), lastChange);
	if (!interrupted) return {
		...observation,
		isInterrupted: !1,
		replaced: void 0
	};
	let current = interrupted.replaced, earlierOrder = await readPromotionOrder({
		...branch,
		current
	}, context);
	return {
		...observation,
		isInterrupted: !0,
		replaced: await observeReplaced(current, earlierOrder, context)
	};
}
async function observeReplaced(current, order, { commit, reader, settings: { repository }, deps: { github } }) {
	let passed = [];
	order === "first" ? passed = await listRecentCommits(github, repository, {
		head: commit,
		max: 30
	}) : current !== void 0 && order === "newer" ? passed = [current, ...await listCommitsAhead(github, repository, {
		base: current,
		head: commit,
		max: 30
	})] : current !== void 0 && order === "older" && (passed = await listCommitsAhead(github, repository, {
		base: commit,
		head: current,
		max: 30
	})), passed = passed.filter((other) => other !== commit);
	for (let other of passed) await reader.read(other);
	return {
		order,
		passed
	};
}
// packages/promotion/src/chain/check-chain.ts
function checkChain(environments, chain, order) {
	return [
		...environments.flatMap((environment) => checkNames(environment, [...chain.keys()])),
		...order === "declared" ? checkStructure(chain) : [],
		...order === "unknown" ? describeUnknownOrder([...chain.values()]) : [],
		...[...chain.values()].flatMap(checkSoak)
	];
}
function locateNext({ environment }, next) {
	let index = environment.promotion.next?.indexOf(next) ?? -1;
	return environment.locate("spec", "promotion", "next", ...index === -1 ? [] : [index]);
}
function environmentError(environment, diagnostic) {
	return {
		severity: "error",
		...diagnostic,
		subject: {
			kind: "Environment",
			name: environment.name
		}
	};
}
function environmentWarning(environment, diagnostic) {
	return {
		...environmentError(environment, diagnostic),
		severity: "warning"
	};
}
function checkNames(environment, names) {
	return (environment.promotion.next ?? []).flatMap((next, index) => names.includes(next) ? [] : environmentError(environment, {
		code: "unknown-environment",
		message: `environment ${next} does not exist`,
		at: environment.locate("spec", "promotion", "next", index),
		hint: suggestEnvironment(next, names)
	}));
}
function suggestEnvironment(name, names) {
	let nearest = findNearest(name, names);
	return nearest === void 0 ? names.length === 0 ? "There are no environments." : `Use one of the environments ${names.join(", ")}.` : `Did you mean ${nearest}?`;
}
function checkStructure(chain) {
	let links = [...chain.values()], cycles = findCycles(chain), inCycle = new Set(cycles.flat()), isolated = links.filter(({ previous, next }) => previous.length === 0 && next.length === 0), first = links.filter(({ previous, next }) => previous.length === 0 && next.length > 0), firstNames = first.map(({ environment }) => environment.name), reached = /* @__PURE__ */ new Set([...firstNames, ...listLater(chain, firstNames)]), unreachable = links.filter((link) => !reached.has(link.environment.name) && !inCycle.has(link.environment.name) && !isolated.includes(link));
	return [
		...cycles.map((names) => describeCycle(chain, names)),
		...first.length > 1 ? describeSeveralFirst(first) : [],
		...unreachable.map(describeUnreachable),
		...chain.size > 1 ? isolated.map(describeIsolated) : []
	];
}
function describeUnreachable({ environment }) {
	return environmentError(environment, {
		code: "unreachable-environment",
		message: `environment ${environment.name} is unreachable: only a cycle leads to it`,
		at: environment.locate("metadata", "name"),
		hint: "Fix the cycle."
	});
}
function describeIsolated({ environment }) {
	return environmentWarning(environment, {
		code: "environment-outside-chain",
		message: `environment ${environment.name} is not part of the promotion chain: no other environment promotes to it`,
		at: environment.locate("metadata", "name"),
		hint: "If this is not intended, add it to `spec.promotion.next` of the environment before it."
	});
}
function describeUnknownOrder([first, second]) {
	if (!first || !second) return [];
	let [name, next] = [first.environment.name, second.environment.name];
	return [environmentWarning(first.environment, {
		code: "chain-not-declared",
		message: "no environment declares which one comes next, so the chain ends at each of them: nothing is promoted further",
		at: first.environment.locate("spec"),
		hint: `Declare it in .environments (for example \`spec.promotion.next: ${next}\` of environment ${name}) or, while an operator reads that folder, in .kalypso/promotion.yaml (\`environments: { ${name}: { next: ${next} } }\`). \`next: []\` ends the chain without this warning. Variables and secrets such as NEXT_ENVIRONMENT are not read.`
	})];
}
function describeSeveralFirst(first) {
	let names = first.map(({ environment }) => environment.name).join(", ");
	return first.map(({ environment }) => environmentError(environment, {
		code: "several-first-environments",
		message: `the promotion chain has ${first.length} first environments: ${names}`,
		at: environment.locate("spec", "promotion", "next"),
		hint: "Add all but one of them to `spec.promotion.next` of another environment.",
		related: first.filter((other) => other.environment !== environment).map((other) => ({
			message: `${other.environment.name} is another one`,
			at: other.environment.locate("metadata", "name")
		}))
	}));
}
function checkSoak({ environment, previous }) {
	return environment.promotion.soakMs === void 0 || previous.length > 0 ? [] : [environmentWarning(environment, {
		code: "idle-soak",
		message: `\`soak\` has no effect: no environment comes before ${environment.name}`,
		at: environment.locate("spec", "promotion", "soak"),
		hint: "Remove `soak`, or move it to the next environment."
	})];
}
function findCycles(chain) {
	let found = [];
	for (let name of chain.keys()) {
		let cycle = findPathBack(chain, name);
		cycle?.toSorted()[0] === name && !found.some((other) => other.includes(name)) && found.push(cycle);
	}
	return found;
}
function findPathBack(chain, start) {
	let paths = [[start]], seen = /* @__PURE__ */ new Set();
	for (; paths.length > 0;) {
		let longer = [];
		for (let path of paths) for (let next of chain.get(path.at(-1) ?? "")?.next ?? []) {
			if (next === start) return path;
			seen.has(next) || (seen.add(next), longer.push([...path, next]));
		}
		paths = longer;
	}
}
function describeCycle(chain, names) {
	let [first = ""] = names, [start, ...others] = names.flatMap((name) => chain.get(name) ?? []);
	if (!start) throw Error(`environment ${first} is not in the chain`);
	let next = (index) => names[(index + 1) % names.length] ?? first;
	return environmentError(start.environment, {
		code: "environment-cycle",
		message: `the promotion chain has a cycle: ${[...names, first].join(" \u2192 ")}`,
		at: locateNext(start, next(0)),
		hint: "Remove one of these links from `spec.promotion.next`.",
		related: others.map((link, index) => ({
			message: `${link.environment.name} promotes to ${next(index + 1)}`,
			at: locateNext(link, next(index + 1))
		}))
	});
}
// packages/promotion/src/chain/filed-rules.ts
function applyFiledRules(environments, file) {
	let names = environments.map(({ name }) => name), diagnostics = [...file].filter(([name]) => !names.includes(name)).map(([name, { locate }]) => ({
		code: "unknown-environment",
		severity: "error",
		message: `environment ${name} does not exist in .environments`,
		at: locate(),
		hint: suggestEnvironment(name, names)
	}));
	return {
		value: environments.map((environment) => {
			let filed = file.get(environment.name);
			return filed === void 0 ? environment : hasRules(environment) ? (diagnostics.push(describeBoth(environment, filed)), environment) : {
				...environment,
				promotion: filed.rules,
				locate: redirect(environment.locate, filed.locate)
			};
		}),
		diagnostics
	};
}
function hasRules({ promotion: { next, soakMs, hold, freeze } }) {
	return next !== void 0 || soakMs !== void 0 || hold !== void 0 || freeze.length > 0;
}
function redirect(locate, locateFiled) {
	return (...path) => {
		let [first, second, ...rest] = path;
		return first === "spec" && second === "promotion" ? locateFiled(...rest) : locate(...path);
	};
}
function describeBoth(environment, { locate }) {
	let { name } = environment;
	return {
		code: "promotion-declared-twice",
		severity: "error",
		message: `environment ${name} has rules of promotion both in its \`spec.promotion\` and here`,
		at: locate(),
		hint: "Keep them in one place: here, as long as an operator reads the environment.",
		subject: {
			kind: "Environment",
			name
		},
		related: [{
			message: "the other ones",
			at: environment.locate("spec", "promotion")
		}]
	};
}
// packages/promotion/src/chain/promotion-chain.ts
function buildChain(environments, hint) {
	let names = new Set(environments.map(({ name }) => name)), isDeclared = environments.some(({ promotion }) => promotion.next !== void 0), nextOf = ({ name, promotion }) => isDeclared ? [...new Set(promotion.next ?? [])].filter((next) => names.has(next)) : hint?.after === name && names.has(hint.next) ? [hint.next] : [], toLink = (environment) => ({
		environment,
		previous: environments.filter((other) => nextOf(other).includes(environment.name)).map(({ name }) => name).sort(),
		next: nextOf(environment)
	}), sorted = [...environments].sort((a, b) => a.name < b.name ? -1 : 1), chain = new Map(sorted.map((environment) => [environment.name, toLink(environment)]));
	return {
		value: chain,
		diagnostics: checkChain(environments, chain, isDeclared ? "declared" : hint ? "given" : "unknown")
	};
}
// packages/promotion/src/observe/promotion-route.ts
const ENVIRONMENTS_FOLDER = ".environments";
async function readPromotionRoute(settings) {
	let { environment, fromEnvironment, nextEnvironment: next } = settings, root = resolve(settings.controlPlaneFolder), loaded = await loadFolder({
		label: ".",
		root,
		path: ENVIRONMENTS_FOLDER,
		trusted: !0
	}), found = findEnvironments(loaded.value.resources), file = readRulesFile(root), environments = applyFiledRules(found.value, file.value ?? /* @__PURE__ */ new Map()), diagnostics = [
		loaded,
		found,
		file,
		environments
	].flatMap((read) => read.diagnostics), isComplete = diagnostics.every(({ severity }) => severity !== "error"), after = fromEnvironment ?? environment, chain = buildChain(environments.value, next === void 0 || after === void 0 ? void 0 : {
		after,
		next
	});
	isComplete && diagnostics.push(...chain.diagnostics);
	let find = (name, input) => {
		let link = name === void 0 ? void 0 : chain.value.get(name);
		return name !== void 0 && !link && isComplete && diagnostics.push(describeUnknown(name, input, [...chain.value.keys()])), link;
	}, target = find(environment, "environment"), source = find(fromEnvironment, "from-environment");
	find(next, "next-environment");
	let targets = target ? [target] : (source?.next ?? []).flatMap((name) => chain.value.get(name) ?? []);
	return {
		value: {
			chain: chain.value,
			source,
			targets
		},
		diagnostics
	};
}
function describeUnknown(name, input, names) {
	return {
		code: "unknown-environment",
		severity: "error",
		message: `input ${input}: environment ${name} does not exist in ${ENVIRONMENTS_FOLDER}`,
		hint: suggestEnvironment(name, names)
	};
}
// packages/promotion/src/observe/promotion-status-reader.ts
var PromotionStatusReader = class {
	statuses;
	#byCommit = /* @__PURE__ */ new Map();
	#settings;
	#deps;
	constructor(settings, deps) {
		this.#settings = settings, this.#deps = deps, this.statuses = new CommitStatuses(this.#byCommit, settings);
	}
	async read(commit) {
		this.#byCommit.has(commit) || this.#byCommit.set(commit, await listCommitStatuses(this.#deps.github, this.#settings.repository, commit));
	}
};
async function findWaitingCommit(branch, previous, reader, settings, deps) {
	let { baseRepo, link } = branch, head = await findBranchHead(deps.github, settings.repository, baseRepo.branch);
	if (head !== void 0) for (let commit of (await listCandidates(branch, head, reader, settings, deps)).toReversed()) {
		await reader.read(commit);
		let progressIn = (environment) => reader.statuses.progress(commit, environment).kind;
		if (!(progressIn(link.environment.name) !== "waiting" || link.previous.some((name) => progressIn(name) === "failed")) && await isInAll(previous, {
			commit,
			reader,
			settings,
			deps
		})) return commit;
	}
}
async function isInAll(branches, context) {
	for (let branch of branches) if (!hasCommitOrNewer({ order: await readPromotionOrder(branch, context) })) return !1;
	return !0;
}
async function listCandidates(branch, head, reader, settings, deps) {
	let range = {
		head,
		max: 50
	}, { current } = branch, order = await readPromotionOrder(branch, {
		commit: head,
		reader,
		settings,
		deps
	});
	return order === "same" || order === "older" ? [] : order === "newer" && current !== void 0 ? listCommitsAhead(deps.github, settings.repository, {
		...range,
		base: current
	}) : listRecentCommits(deps.github, settings.repository, range);
}
// packages/promotion/src/observe/observe-promotion.ts
async function observePromotion(settings, deps) {
	let reader = new PromotionStatusReader(settings, deps), route = await readPromotionRoute(settings), { source, targets } = route.value, start = {
		now: deps.github.clock.now(),
		route: route.value,
		diagnostics: route.diagnostics,
		commit: settings.commit,
		baseBranches: [],
		source: void 0,
		targets: [],
		statuses: reader.statuses
	};
	if (hasErrors(start.diagnostics)) return start;
	let branches = await readEnvironmentBranches(withPrevious(source ? [source, ...targets] : targets, route.value.chain), settings, deps), diagnostics = [...route.diagnostics, ...branches.diagnostics];
	if (hasErrors(diagnostics)) return {
		...start,
		diagnostics
	};
	let sourceBranch = branches.value.find(({ link }) => link === source), targetBranches = branches.value.filter(({ link }) => targets.includes(link)), commit = await findCommit(sourceBranch, targetBranches, branches.value, reader, settings, deps);
	if (commit === void 0) return {
		...start,
		diagnostics
	};
	let baseBranches = await readBaseBranches(commit, sourceBranch ? [sourceBranch, ...targetBranches] : targetBranches, settings, deps), found = {
		...start,
		diagnostics,
		commit,
		baseBranches
	};
	if (!baseBranches.every(isOnBaseBranch)) return found;
	await reader.read(commit);
	let context = {
		commit,
		reader,
		settings,
		deps
	}, targetObservations = [];
	for (let branch of targetBranches) targetObservations.push(await observeTarget(branch, branches.value, settings, context));
	return {
		...found,
		source: sourceBranch && await observeEnvironment(sourceBranch, context),
		targets: targetObservations
	};
}
async function observeTargetAgain(link, { commit, ...observation }, settings, deps) {
	let reader = new PromotionStatusReader(settings, deps), { value, diagnostics } = await readEnvironmentBranches(withPrevious([link], observation.route.chain), settings, deps), targets = [], target = hasErrors(diagnostics) ? void 0 : value.find((branch) => branch.link === link);
	target && targets.push(await observeTarget(target, value, settings, {
		commit,
		reader,
		settings,
		deps
	}));
	let now = deps.github.clock.now();
	return {
		...observation,
		now,
		commit,
		targets,
		diagnostics,
		statuses: reader.statuses
	};
}
function withPrevious(links, chain) {
	let previous = links.flatMap((link) => link.previous.flatMap((name) => chain.get(name) ?? []));
	return [.../* @__PURE__ */ new Set([...links, ...previous])];
}
function hasErrors(diagnostics) {
	return diagnostics.some(({ severity }) => severity === "error");
}
async function findCommit(source, [target], branches, reader, settings, deps) {
	return settings.commit === void 0 ? source ? source.current : target && findWaitingCommit(target, listPreviousBranches(target, branches), reader, settings, deps) : settings.commit;
}
// packages/promotion/src/result/promotion-result.ts
function isPromoted({ reason }) {
	return reason === "promoted" || reason === "already-promoted";
}
function toEnvironmentResult(decision, { dryRun }) {
	let { link, current: previousCommit, message, diagnostics } = decision, result = {
		link,
		previousCommit,
		message,
		diagnostics,
		until: void 0
	};
	return decision.kind === "wait" ? {
		...result,
		reason: decision.reason,
		until: decision.until
	} : decision.kind === "promote" ? {
		...result,
		reason: dryRun ? "would-promote" : "promoted"
	} : {
		...result,
		reason: decision.kind
	};
}
async function runPromotion(settings, deps) {
	try {
		return await promote(settings, deps);
	} catch (error) {
		let diagnostic = diagnoseGitHubError(error);
		if (!diagnostic) throw error;
		let hint = `${diagnostic.hint ?? ""} Re-running the promotion resumes from here.`.trim(), { commit } = settings, diagnostics = [{
			...diagnostic,
			hint
		}];
		return {
			commit,
			chain: /* @__PURE__ */ new Map(),
			environments: [],
			reason: "failed",
			diagnostics,
			dryRunWrites: []
		};
	}
}
async function promote(settings, deps) {
	let observation = await observePromotion(settings, deps), decision = decidePromotion(observation, settings);
	decision.message !== void 0 && deps.log(`${decision.kind}: ${decision.message}`);
	let dryRunWrites = settings.dryRun ? listWrites(decision) : [];
	for (let line of dryRunWrites) deps.log(`dry run: would ${line}`);
	let environments = [], warnings = [];
	if (!settings.dryRun) for (let write of decision.writes) warnings.push(...await applyStatusWrite(write, settings, deps));
	for (let environment of decision.environments) {
		let result = settings.dryRun ? toEnvironmentResult(environment, settings) : await applyEnvironment(environment, observation, settings, deps);
		deps.log(`${result.reason}: ${result.message}`), environments.push(result);
	}
	return {
		commit: observation.commit,
		chain: observation.route.chain,
		environments,
		reason: decision.kind === "environments" ? void 0 : decision.kind,
		diagnostics: [
			...decision.diagnostics,
			...warnings,
			...environments.flatMap(({ diagnostics }) => diagnostics)
		],
		dryRunWrites
	};
}
function listWrites({ writes, environments }) {
	return [...writes, ...environments.flatMap((environment) => environment.writes)].map((write) => describeWrite(write, "infinitive"));
}
var BranchMovedError = class extends Error {
	name = "BranchMovedError";
};
async function applyEnvironment(first, observation, settings, deps) {
	let decision = first;
	return withRetries(async () => {
		decision ??= await decideAgain(first, observation, settings, deps);
		let applied = await applyWrites(decision.writes, decision.link.environment, settings, deps);
		if (applied.kind === "applied") {
			let diagnostics = [...decision.diagnostics, ...applied.warnings];
			return toEnvironmentResult({
				...decision,
				diagnostics
			}, settings);
		}
		if (applied.kind === "refused") return toEnvironmentResult(refuse(decision, ...applied.diagnostics), settings);
		throw decision = void 0, new BranchMovedError(`the branch of environment ${first.link.environment.name} has moved meanwhile`);
	}, {
		retries: 4,
		delayMs: (error, retry) => error instanceof BranchMovedError ? backoffDelayMs(retry) : void 0,
		clock: deps.github.clock,
		log: deps.log
	});
}
async function decideAgain(first, observation, settings, deps) {
	let { commit } = observation;
	if (commit === void 0) throw Error("a decision about an environment needs a commit");
	let again = await observeTargetAgain(first.link, {
		...observation,
		commit
	}, settings, deps), [target] = again.targets;
	return target ? decideEnvironment(target, createDecisionContext({
		...again,
		commit
	}, settings)) : refuse(first, ...again.diagnostics);
}
// packages/promotion/src/settings/input-rules.ts
const REPOSITORY_RULE = {
	pattern: /^[\w-][\w.-]*\/[\w.-]+$/,
	hint: "Use `owner/name`."
}, STATUS_CONTEXT_RULE = {
	pattern: /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u,
	hint: "Use one line of at most 200 characters."
}, FULL_COMMIT_HINT = "Use the full commit ID of 40 digits: a branch or an abbreviated ID may refer to another commit later.";
function compileStatusContext(text) {
	let pattern = compilePattern(text ?? "{{environment}} environment", ["environment"]);
	return pattern.kind === "compiled" ? {
		kind: "valid",
		contextOf: (environment) => pattern.render({ environment })
	} : {
		kind: "invalid",
		problem: `is not a valid pattern: ${pattern.reason}`,
		hint: "Use text and `{{environment}}`."
	};
}
// packages/promotion/src/settings/status-creators.ts
const DEFAULT_STATUS_CREATOR = "github-actions[bot]", STATUS_CREATORS = {
	pattern: /^\s*[a-z\d][\w.-]*(\[bot\])?(\s*[,\n]\s*[a-z\d][\w.-]*(\[bot\])?)*\s*$/i,
	hint: "Use logins, separated by commas: `github-actions[bot]`, or `<name>[bot]` for another App."
};
function parseStatusCreators(text) {
	return text.split(/[,\n]/).map((login) => login.trim().toLowerCase()).filter((login) => login !== "");
}
export { parsePromotionMessage as _, REPOSITORY_RULE as a, runPromotion as c, readPromotionRoute as d, readPromotionOrder as f, findNamedCommit as g, describeIgnoredStatuses as h, FULL_COMMIT_HINT as i, isPromoted as l, readCommitOrder as m, STATUS_CREATORS as n, STATUS_CONTEXT_RULE as o, readEnvironmentBranches as p, parseStatusCreators as r, compileStatusContext as s, DEFAULT_STATUS_CREATOR as t, PromotionStatusReader as u, hasCommitOrNewer as v, CommitStatuses as y };
