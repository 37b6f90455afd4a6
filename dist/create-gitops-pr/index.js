import { $ as log, B as publishedPlaces, F as formerContents, H as PROMOTED_COMMIT_PATH, I as folderOf, J as reportDiagnostics, K as quote, L as keepsFailed, M as readRemovalLimit, N as removesTooMany, O as mustache, P as fleetChange, Q as setOutputs, R as placeOf$1, V as CLUSTER_TYPE_README, X as hideToken, Y as addSummary, Z as runAction, a as link, c as table, i as heading, l as text$1, n as details, o as markdown, q as formatPosition, r as document, s as paragraph, t as code, u as Inputs, z as publishedPath } from "../shared/action-kit.js";
import { n as isEmpty, o as RepositoryError, r as desiredFolder, t as Publication } from "../shared/git.js";
import { A as comment, C as createSignedCommit, E as pointBranch, M as GitHubError, T as isVerified, _ as updateIssue, a as reviewersOf, c as openPullRequests, d as mergeWhenReady, f as addLabels, g as openIssues, h as createIssue, i as requestReviewers, j as createGitHub, l as updatePullRequest, m as removeLabel, o as parseRepository, p as ensureLabel, r as addAssignees, s as createPullRequest, u as wasMerged, w as createTree } from "../shared/github.js";
import { a as createHash, c as init__lazy_crypto } from "../shared/_lazy_crypto.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync, readdirSync, statSync } from "node:fs";
// actions/create-gitops-pr/manifests.ts
init__lazy_crypto();
function openManifests(folder, hint) {
	let wrong = (message) => ({ problems: [{
		code: "manifests",
		severity: "error",
		message,
		hint
	}] });
	if (folder === "") return wrong("input manifests is required");
	if (!statSync(folder, { throwIfNoEntry: !1 })?.isDirectory()) return wrong(`there is no folder ${quote(folder)}`);
	let strange = readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => !entry.isFile() && !entry.isDirectory()).map(({ name }) => quote(name));
	if (strange.length === 0) return { files: desiredFolder(folder) };
	let more = strange.length > 5 ? ` and ${strange.length - 5} more` : "";
	return wrong(`the folder ${quote(folder)} holds links or devices: ${strange.slice(0, 5).join(", ")}${more}`);
}
// actions/create-gitops-pr/desired.ts
const HINT$3 = "Give the outputs `manifests` and `report` of one run of the schedule action.";
function readManifests(folder, report, { layout, promotedCommit }) {
	let found = openManifests(folder, HINT$3);
	if ("problems" in found) return found;
	let problems = strayed(new Set(found.files.keys()), report);
	if (problems.length > 0) return { problems };
	let files = /* @__PURE__ */ new Map();
	for (let [path, file] of found.files) path !== ".github/tracking/Promoted_Commit_Id" && files.set(publishedPath(path, layout), file);
	return promotedCommit !== null && files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(promotedCommit) }), { files };
}
function strayed(present, report) {
	let expected = /* @__PURE__ */ new Set([
		...report.clusterTypes.map(({ name }) => `${name}/README.md`),
		...report.assignments.flatMap(({ files }) => files),
		...report.promotedCommit === null ? [] : [PROMOTED_COMMIT_PATH]
	]), told = (files, what) => {
		if (files.length === 0) return [];
		let more = files.length > 10 ? ` and ${files.length - 10} more` : "";
		return [{
			code: "manifests-not-of-report",
			severity: "error",
			message: `${what}: ${files.slice(0, 10).map(quote).join(", ")}${more}`,
			hint: HINT$3
		}];
	};
	return [...told([...expected].filter((file) => !present.has(file)), "the folder lacks manifests that the report tells of"), ...told([...present].filter((file) => !expected.has(file)), "the folder holds files that the report does not know")];
}
function ownership(layout, entries, desired) {
	let folders = /* @__PURE__ */ new Set(), wanted = new Set(desired), present = new Map(entries.map(({ path, id }) => [path, id])), isOne = ({ path, id }) => README_IDS.includes(id) || path.endsWith("/namespace.yaml") && present.has(path.replace(/namespace\.yaml$/, "reconciler.yaml"));
	for (let path of wanted) folders.add(clusterTypeOf(path, layout) ?? "");
	for (let entry of entries) isOne(entry) && folders.add(clusterTypeOf(entry.path, layout) ?? "");
	return (path) => {
		let place = placeOf$1(path, layout);
		return place === void 0 || place.kind === "promoted-commit" ? place !== void 0 : place.kind === "cluster-type" && !wanted.has(path) && !README_IDS.includes(present.get(path) ?? "") ? !1 : folders.has(place.clusterType);
	};
}
function clusterTypeOf(path, layout) {
	let place = placeOf$1(path, layout);
	return place === void 0 || place.kind === "promoted-commit" ? void 0 : place.clusterType;
}
const README_IDS = ["sha1", "sha256"].map((format) => {
	let content = Buffer.from(CLUSTER_TYPE_README);
	return createHash(format).update(`blob ${content.length}\0`).update(content).digest("hex");
});
function keeping(layout, report, files) {
	let isFailed = keepsFailed(report, layout);
	return (path) => path === ".github/tracking/Promoted_Commit_Id" ? !files.has(path) : isFailed(path);
}
// actions/create-gitops-pr/failures.ts
init__lazy_crypto();
const LABEL = {
	name: "kalypso-failure",
	color: "b60205",
	description: "An assignment of the control plane fails; kept up to date by create-gitops-pr"
}, MARK$1 = "kalypso-actions:failed-assignment", PATTERN$1 = RegExp(`^\\s*<!-- ${MARK$1} (\\S+) digest=([0-9a-f]+) -->`);
async function reportFailures(github, repository, report, log) {
	let wanted = new Map(report.failed.map((failure) => wantedIssue(report.environment, failure)).map((one) => [one.key, one]));
	wanted.size > 0 && await ensureLabel(github, repository, LABEL);
	let seen = /* @__PURE__ */ new Set();
	for (let issue of await openIssues(github, repository, LABEL.name)) {
		let mark = markOf$1(issue);
		if (mark === void 0 || !mark.key.startsWith(`${environmentKey(report.environment)}/`)) continue;
		let want = wanted.get(mark.key);
		want === void 0 || seen.has(mark.key) ? (await close(github, repository, issue, want === void 0 ? "Mended: this assignment no longer fails." : "This is told twice."), log(`closed ${issue.url}`)) : want.digest !== mark.digest && (await updateIssue(github, repository, issue.number, {
			title: want.title,
			body: want.body
		}), log(`updated ${issue.url}`)), seen.add(mark.key);
	}
	for (let [key, { title, body }] of wanted) seen.has(key) || log(`opened ${(await createIssue(github, repository, {
		title,
		body,
		label: LABEL.name
	}, (issue) => markOf$1(issue)?.key === key)).url}`);
	return wanted.size;
}
async function close(github, repository, { number }, why) {
	await comment(github, repository, number, why), await updateIssue(github, repository, number, { state: "closed" });
}
function wantedIssue(environment, failure) {
	let key = `${environmentKey(environment)}/${folderOf(failure)}`, title = `${failure.deploymentTarget} cannot be deployed to ${failure.clusterType} (${environment})`, said = bodyOf(environment, failure), digest = createHash("sha256").update(`${title}\0${said}`).digest("hex").slice(0, 16);
	return {
		key,
		title: title.slice(0, 250),
		body: `<!-- ${MARK$1} ${key} digest=${digest} -->\n${said}`,
		digest
	};
}
function bodyOf(environment, { clusterType, deploymentTarget, workload, workspace, policies, problems }) {
	return document([paragraph(text$1("The deployment target "), code(deploymentTarget), text$1(` of workload ${workload} (workspace ${workspace}) is assigned to the cluster type `), code(clusterType), text$1(` in ${environment} by ${policies.join(", ")}, and fails. What it last had stays until this is mended.`)), table([
		text$1("where"),
		text$1("what"),
		text$1("code")
	], problems.map(({ at, message, hint, code: name }) => [
		at ? code(formatPosition(at)) : text$1(""),
		text$1(hint === void 0 ? message : `${message}. ${hint}`),
		code(name)
	]), 50)]);
}
function markOf$1({ body }) {
	let [, key, digest] = PATTERN$1.exec(body) ?? [];
	return key === void 0 || digest === void 0 ? void 0 : {
		key,
		digest
	};
}
function environmentKey(environment) {
	return encodeURIComponent(environment).replaceAll("-", "%2D");
}
// actions/create-gitops-pr/body/rows.ts
function tableOf(header, items, most, cells) {
	let shown = table(header.map(text$1), items.slice(0, most).map(cells), most), more = items.length - most;
	return more > 0 ? markdown(`${shown}\n${paragraph(text$1(`\u2026and ${more} more rows.`))}`) : shown;
}
// actions/create-gitops-pr/body/assignments.ts
const REASONS = {
	"cluster-type-gone": "the cluster type is gone",
	"deployment-target-gone": "the deployment target is gone",
	"no-policy": "no policy assigns it any more"
};
function assignmentSections(change, most) {
	let groups = Map.groupBy(rowsOf(change), (row) => row.change.clusterType), names = [...groups.keys()].sort(), shown = names.slice(0, most).flatMap((name) => clusterTypeSection(name, groups.get(name) ?? [], most)), more = names.length - Math.min(most, names.length);
	return more > 0 ? [...shown, paragraph(text$1(`\u2026and changes on ${more} more cluster types.`))] : shown;
}
function countsOf({ assigned, unassigned, reconfigured }) {
	return Object.entries({
		assigned,
		unassigned,
		reconfigured
	}).filter(([, all]) => all.length > 0).map(([what, all]) => `${all.length} ${what}`).join(", ");
}
function rowsOf({ assigned, unassigned, reconfigured }) {
	let made = (what) => (change) => ({
		what,
		change,
		why: policies(change)
	});
	return [
		...unassigned.map((change) => ({
			what: "unassigned",
			change,
			why: text$1(REASONS[change.reason])
		})),
		...assigned.map(made("assigned")),
		...reconfigured.map(made("reconfigured"))
	];
}
function clusterTypeSection(name, rows, most) {
	let of = (what) => rows.filter((row) => row.what === what), counts = countsOf({
		assigned: of("assigned"),
		unassigned: of("unassigned"),
		reconfigured: of("reconfigured")
	}), body = tableOf([
		"change",
		"deployment target",
		"why",
		"files"
	], rows, most, cells$1), title = markdown(`${code(name)}: ${text$1(counts)}`);
	return rows.length > 12 ? [details(title, body)] : [heading(`${name}: ${counts}`), body];
}
function cells$1({ what, change, why }) {
	let files = what === "reconfigured" ? change.files.map(({ file, what: how }) => `${file}${mark(how)}`) : [], name = what === "unassigned" ? markdown(`<del>${code(change.deploymentTarget)}</del>`) : code(change.deploymentTarget);
	return [
		text$1(what),
		name,
		why,
		markdown(files.map(code).join(", "))
	];
}
function mark(how) {
	return how === "changed" ? "" : ` (${how})`;
}
function policies({ policies: names }) {
	let shown = names.slice(0, 5).map(code), more = names.length - shown.length;
	if (names.length === 0) return markdown("");
	let label = names.length === 1 ? "policy" : "policies";
	return markdown(`${label} ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`);
}
function configSection({ configs, uncompared }, most) {
	if (configs.length === 0 && uncompared.length === 0) return [];
	let missing = uncompared.length === 1 ? "1 more platform configuration changes; its values are not compared here." : `${uncompared.length} more platform configurations change; their values are not compared here.`;
	return [
		heading("Platform configuration"),
		...configs.length > 0 ? [tableOf([
			"key",
			"before",
			"after",
			"assignments"
		], configs, most, cells)] : [],
		...uncompared.length > 0 ? [paragraph(text$1(missing))] : []
	];
}
function cells(change) {
	return [
		code(cut$1(change.key)),
		...values(change),
		assignments(change.assignments)
	];
}
function values({ value }) {
	return "hidden" in value ? [hidden(value.hidden.before), hidden(value.hidden.after)] : [shown(value.before), shown(value.after)];
}
function hidden(isSet) {
	return text$1(isSet ? "(hidden)" : "(not set)");
}
function shown(value) {
	return value === void 0 ? text$1("(not set)") : value === "" ? text$1("(empty)") : code(cut$1(value));
}
function assignments(all) {
	let named = all.slice(0, 3).map((assignment) => code(folderOf(assignment))), more = all.length - named.length;
	return markdown(`${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`);
}
function cut$1(value) {
	let characters = [...value.slice(0, 160)];
	return characters.length > 80 || value.length > 160 ? `${characters.slice(0, 80).join("")}\u2026` : value;
}
// actions/create-gitops-pr/body/origin.ts
const KINDS = {
	"control-plane": "environment",
	base: "base",
	workload: "workload registration"
};
function originSection({ sources }, origin, most) {
	let cells = (source) => {
		let repo = source.repo ?? (source.kind === "control-plane" ? origin.controlPlane : void 0), address = repo === void 0 ? void 0 : webAddress(repo, origin.serverUrl), name = address === void 0 ? code(short$1(repo ?? "")) : link(code(new URL(address).pathname.slice(1)), address);
		return [
			text$1(KINDS[source.kind]),
			code(source.name),
			name,
			commitLink(source.commit, address)
		];
	}, title = `Made from ${sources.length} ${sources.length === 1 ? "source" : "sources"}`;
	return details(text$1(title), tableOf([
		"what",
		"name",
		"repository",
		"commit"
	], sources, most, cells));
}
function promotion({ from, to }, { sources }, { serverUrl }) {
	let base = sources.find(({ kind, commit }) => kind === "base" && commit === to), address = base?.repo == null ? void 0 : webAddress(base.repo, serverUrl), after = to === void 0 ? text$1("none") : commitLink(to, address);
	if (from === void 0) return [
		text$1("Promotes "),
		after,
		text$1(".")
	];
	let between = address !== void 0 && to !== void 0 && isCommit(from) && isCommit(to) ? [
		text$1(" ("),
		link(text$1("what is between"), `${address}/compare/${from}...${to}`),
		text$1(")")
	] : [];
	return [
		text$1("Promotes "),
		after,
		text$1(" after "),
		commitLink(from, address),
		...between,
		text$1(".")
	];
}
function commitLink(commit, address) {
	if (commit === null) return text$1("");
	if (!isCommit(commit)) return code(short$1(commit));
	let label = code(commit.slice(0, 10));
	return address === void 0 ? label : link(label, `${address}/commit/${commit}`);
}
function short$1(text) {
	return text.length > 200 ? `${text.slice(0, 200)}\u2026` : text;
}
function isCommit(text) {
	return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);
}
function webAddress(repo, serverUrl) {
	if (!URL.canParse(repo) || !URL.canParse(serverUrl)) return;
	let [url, server] = [new URL(repo), new URL(serverUrl)], [, path] = /^(\/[\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url.pathname) ?? [];
	return url.origin === server.origin && path !== void 0 ? `${url.origin}${path}` : void 0;
}
function failedSection({ failed }, most) {
	if (failed.length === 0) return [];
	let problems = failed.flatMap((failure) => failure.problems.map((problem) => ({
		failure,
		problem
	}))), plural = failed.length === 1 ? "assignment failed and keeps" : "assignments failed and keep";
	return [heading(`${failed.length} ${plural} what the branch has`), tableOf([
		"assignment",
		"problem",
		"where"
	], problems, most, ({ failure, problem }) => [code(folderOf(failure)), ...problemCells(problem)])];
}
function warningSection({ diagnostics }, most) {
	let warnings = diagnostics.filter(({ severity }) => severity === "warning");
	if (warnings.length === 0) return [];
	let title = text$1(`${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"}`);
	return [details(title, tableOf(["warning", "where"], warnings, most, problemCells))];
}
function leftSection({ unassigned }, most) {
	let all = unassigned.filter(({ left }) => left.length > 0);
	return all.length === 0 ? [] : [
		heading("Folders with files of others"),
		paragraph(text$1("These assignments go, but clusters that read their folders go on reading what people have put there:")),
		tableOf(["assignment", "files that stay"], all, most, (removal) => {
			let named = removal.left.slice(0, 10).map((path) => code(short(path))), more = removal.left.length - named.length;
			return [code(folderOf(removal)), markdown(`${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`)];
		})
	];
}
function problemCells({ at, message, hint }) {
	let words = hint === void 0 ? message : `${message}. ${hint}`;
	return [text$1(short(words)), at === void 0 ? markdown("") : code(short(formatPosition(at)))];
}
function short(value) {
	return value.length > 400 ? `${value.slice(0, 400)}\u2026` : value;
}
// actions/create-gitops-pr/body/changes.ts
const LEVELS = [
	200,
	100,
	50,
	25,
	12,
	6,
	3,
	1
];
function describeChanges(input) {
	let { most = 6e4 } = input, lead = leadOf(input);
	for (let level of LEVELS) {
		let whole = join$1([...lead, ...sections(input, level)]);
		if (Buffer.byteLength(whole) <= most) return whole;
	}
	let alone = join$1([...lead, paragraph(text$1("The rest is too long to be shown here; the files tell."))]);
	return Buffer.byteLength(alone) <= most ? alone : paragraph(text$1("What changes is too long to be shown here."));
}
function sections({ change, report, origin }, level) {
	return [
		...failedSection(report, level),
		...leftSection(change, level),
		...assignmentSections(change, level),
		...configSection(change, level),
		...warningSection(report, level),
		originSection(report, origin, level)
	];
}
function leadOf({ change, report, origin }) {
	let { assigned, unassigned, reconfigured, promoted, clusterTypes } = change, counts = countsOf(change), touched = new Set([
		...assigned,
		...unassigned,
		...reconfigured
	].map(({ clusterType }) => clusterType)).size, where = touched === 0 ? "" : ` on ${touched} cluster ${touched === 1 ? "type" : "types"}`, told = counts === "" ? "No assignment changes" : `${counts}${where}`;
	return [
		heading(`Environment ${report.environment}`),
		paragraph(text$1(`${told}. ${change.counts.after} assignments after this, ${change.counts.before} before.`)),
		...promoted ? [paragraph(...promotion(promoted, report, origin))] : [],
		...names$1("New cluster types", clusterTypes.added),
		...names$1("Cluster types that are gone", clusterTypes.removed)
	];
}
function names$1(title, all) {
	if (all.length === 0) return [];
	let more = all.length > 20 ? ` and ${all.length - 20} more` : "";
	return [paragraph(text$1(`${title}: ${all.slice(0, 20).join(", ")}${more}.`))];
}
function join$1(parts) {
	return markdown(parts.join("\n"));
}
function fleetSubject(report, layout, files, origin) {
	return {
		files,
		within: publishedPlaces(layout),
		keeps: keeping(layout, report, files),
		owns: (present) => ownership(layout, present, files.keys()),
		formerContents: (difference) => formerContents(difference, layout, 200),
		describe: (difference, before) => {
			let change = fleetChange(difference, report, layout, {
				before,
				after: (path) => files.get(path)?.read()
			});
			return {
				environment: report.environment,
				promotedCommit: report.promotedCommit ?? "",
				isPromotion: change.promoted !== void 0,
				added: change.assigned,
				changed: change.reconfigured,
				removed: change.unassigned,
				failed: report.failed.length,
				counts: change.counts,
				counted: "assignments",
				gone: change.unassigned.map(folderOf),
				text: describeChanges({
					change,
					report,
					origin
				})
			};
		}
	};
}
// actions/create-gitops-pr/folders.ts
const HINT$2 = "Give a folder with a folder for each deployment target, as the branch should have them.";
function foldersSubject(manifests, { path, branch, promotedCommit }) {
	let found = openManifests(manifests, HINT$2);
	if ("problems" in found) return found;
	if (found.files.size === 0) return { problems: [{
		code: "manifests",
		severity: "error",
		message: `the folder ${quote(manifests)} is empty`,
		hint: HINT$2
	}] };
	let top = path === "" ? "" : `${path}/`, files = new Map([...found.files].map(([file, content]) => [`${top}${file}`, content]));
	promotedCommit !== void 0 && files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(promotedCommit) });
	let places = new Set([...files.keys()].map((file) => placeOf(file, top)));
	return { subject: {
		files,
		within: [...places].sort(),
		keeps: () => !1,
		owns: () => (file) => files.has(file) || places.has(placeOf(file, top)),
		formerContents: () => [],
		describe: (difference) => describe(difference, {
			top,
			branch,
			promotedCommit
		})
	} };
}
function placeOf(file, top) {
	let [folder = "", ...rest] = file.slice(top.length).split("/");
	return file.startsWith(top) && rest.length > 0 && !folder.startsWith(".") ? `${top}${folder}` : file;
}
function describe({ written, removed, owned }, { top, branch, promotedCommit }) {
	let changes = [...removed.map((entry) => ({
		path: entry.path,
		what: "removed"
	})), ...written.map((file) => ({
		path: file.path,
		what: file.before === void 0 ? "added" : "changed"
	}))].filter(({ path }) => path !== PROMOTED_COMMIT_PATH), before = new Set([...owned.keys()].map((file) => placeOf(file, top))), touched = [...new Set(changes.map(({ path }) => placeOf(path, top)))].sort(), part = (place) => ({
		clusterType: "",
		deploymentTarget: place.slice(top.length)
	}), isPromotion = written.some(({ path }) => path === PROMOTED_COMMIT_PATH), counts = `${changes.length} ${changes.length === 1 ? "file" : "files"} in ${touched.length} ${touched.length === 1 ? "place" : "places"}`;
	return {
		environment: branch,
		promotedCommit: promotedCommit ?? "",
		isPromotion,
		added: touched.filter((place) => !before.has(place)).map(part),
		changed: touched.filter((place) => before.has(place)).map(part),
		removed: [],
		failed: 0,
		counts: {
			before: owned.size,
			removed: removed.length,
			after: owned.size - removed.length + written.filter((file) => file.before === void 0).length
		},
		counted: "files",
		gone: removed.map((entry) => entry.path),
		text: document([
			heading(`Manifests of ${branch}`),
			paragraph(text$1(`${counts}.`)),
			table([text$1("change"), text$1("file")], changes.map(({ path, what }) => [text$1(what), code(path)]), 200)
		])
	};
}
// actions/create-gitops-pr/shape.ts
const kind = (word, is) => (value, at) => is(value) ? [] : [`${at} is no ${word}`], text = kind("text", (value) => typeof value == "string"), whole = kind("whole number", (value) => Number.isSafeInteger(value) && Number(value) >= 0);
function oneOf(...words) {
	return kind(`one of ${words.join(", ")}`, (value) => words.some((word) => word === value));
}
function nullable(check) {
	return (value, at) => value === null ? [] : check(value, at);
}
function list$1(check) {
	return (value, at) => Array.isArray(value) ? value.flatMap((item, index) => check(item, `${at}[${index}]`)) : [`${at} is no list`];
}
function object(required, optional = {}) {
	return (value, at) => {
		if (typeof value != "object" || !value || Array.isArray(value)) return [`${at} is no object`];
		let entries = new Map(Object.entries(value));
		return [...Object.entries(required).flatMap(([key, check]) => check(entries.get(key), `${at}.${key}`)), ...Object.entries(optional).flatMap(([key, check]) => entries.has(key) ? check(entries.get(key), `${at}.${key}`) : [])];
	};
}
// actions/create-gitops-pr/read-report.ts
const name = (value, at) => typeof value == "string" && /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(value) && !value.includes("..") ? [] : [`${at} is no name of Kubernetes`], line = (value, at) => typeof value == "string" && /^[^\p{Cc}\u2028\u2029]{1,250}$/u.test(value) ? [] : [`${at} is no line of text`], commit = (value, at) => typeof value == "string" && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? [] : [`${at} is no commit`], position = object({
	source: text,
	file: text,
	line: whole,
	column: whole
}), problem = object({
	code: text,
	message: text
}, {
	at: position,
	hint: text
}), origin = object({
	configMap: text,
	source: text,
	file: text,
	line: whole
}), pair = {
	clusterType: name,
	deploymentTarget: name,
	workload: name,
	workspace: text,
	policies: list$1(text)
}, unplaced = object({
	name: text,
	reason: text
}), REPORT = object({
	environment: line,
	outcome: oneOf("complete", "partial", "failed"),
	promotedCommit: nullable(commit),
	layout: object({ configFileName: name }),
	gitops: list$1(object({
		name: text,
		repo: text,
		branch: text,
		path: text
	})),
	sources: list$1(object({
		kind: oneOf("control-plane", "base", "workload"),
		name: text,
		repo: nullable(text),
		branch: nullable(text),
		path: text,
		commit: nullable(text)
	})),
	clusterTypes: list$1(object({ name })),
	deploymentTargets: list$1(object({
		name,
		workload: name,
		workspace: text
	})),
	configs: list$1(list$1(object({
		key: text,
		setBy: list$1(origin),
		overrode: list$1(origin)
	}))),
	assignments: list$1(object({
		...pair,
		namespace: text,
		config: whole,
		files: list$1(text)
	})),
	failed: list$1(object({
		...pair,
		problems: list$1(problem)
	})),
	unassigned: list$1(unplaced),
	idlePolicies: list$1(unplaced),
	diagnostics: list$1(object({
		code: text,
		severity: oneOf("error", "warning"),
		message: text
	}, {
		at: position,
		hint: text
	}))
});
function readReport(file) {
	let data;
	try {
		data = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		let why = error instanceof Error ? error.message : String(error);
		return wrong(`the report ${quote(file)} cannot be read: ${quote(why)}`);
	}
	let version = typeof data == "object" && data && "version" in data ? data.version : void 0;
	if (version === void 0) return wrong(`${quote(file)} is no report of the schedule action`);
	if (version !== 1) return wrong(`${quote(file)} is a report of version ${quote(String(version))}, and this reads 1`);
	let problems = REPORT(data, "report");
	if (problems.length > 0) {
		let more = problems.length > 5 ? ` and ${problems.length - 5} more problems` : "", told = problems.slice(0, 5).join("; ");
		return wrong(`${quote(file)} is no whole report of the schedule action: ${told}${more}`);
	}
	let report = data, lost = report.assignments.find(({ config }) => report.configs[config] === void 0);
	return lost ? wrong(`${quote(file)} has no configuration for ${quote(lost.deploymentTarget)}`) : { report };
}
function wrong(message) {
	return { problems: [{
		code: "report-not-ours",
		severity: "error",
		message,
		hint: "Give the output `report` of the schedule action, of the same release as this one."
	}] };
}
// actions/create-gitops-pr/result.ts
function failed(...diagnostics) {
	return {
		ok: !1,
		diagnostics
	};
}
function mistake(code, message, hint) {
	return {
		code,
		severity: "error",
		message,
		hint
	};
}
// actions/create-gitops-pr/ours.ts
init__lazy_crypto();
const MARK = "kalypso-actions:create-gitops-pr", TRAILER = "Kalypso-Tree";
function digestOf(title, body) {
	return createHash("sha256").update(`${title}\0${body}`).digest("hex").slice(0, 16);
}
function markLine({ base, path, digest }) {
	return `<!-- ${MARK} base=${encoded(base)} path=${encoded(path)} digest=${digest} -->`;
}
function encoded(text) {
	return encodeURIComponent(text).replaceAll("-", "%2D");
}
const PATTERN = RegExp(`^\\s*<!-- ${MARK} base=(\\S+) path=(\\S*) digest=([0-9a-f]+) -->`);
function markOf(body) {
	let [, base, path, digest] = PATTERN.exec(body) ?? [];
	if (base !== void 0 && path !== void 0 && digest !== void 0) try {
		return {
			base: decodeURIComponent(base),
			path: decodeURIComponent(path),
			digest
		};
	} catch {
		return;
	}
}
function withTrailer(message, tree) {
	let text = message.trim(), last = text.split(/\n\n+/).at(-1) ?? "";
	return `${text}${text.includes("\n\n") && last.split("\n").every((line) => /^[\w-]+: \S/.test(line)) ? "\n" : "\n\n"}${TRAILER}: ${tree}`;
}
function isOurs({ tree, message, committer }) {
	let told = TRAILER_LINE.exec(message.trimEnd())?.[1];
	return told !== void 0 && (told === tree || isGitHub(committer));
}
const TRAILER_LINE = RegExp(`(?:^|\\n)${TRAILER}: ([0-9a-f]{40,64})$`);
function isUpdateOfBranch({ parents, committer }) {
	return parents.length > 1 && isGitHub(committer);
}
function isGitHub({ name, email }) {
	return /^GitHub( Enterprise)?$/.test(name) && email.startsWith("noreply@");
}
async function peoplesWork(context, hasPull) {
	let { publication, target, github, log } = context, { head } = publication;
	if (head === void 0 || isOurs(head)) return;
	let commits = (await publication.strangers(isOurs)).filter((commit) => !isUpdateOfBranch(commit));
	if (commits.length === 0) return hasPull || isUpdateOfBranch(head) ? void 0 : mistake("head-branch-not-ours", `the branch ${quote(target.head)} is there already, and this action has not made it`, "Choose another `head-branch`, delete that branch, or set `force: true` to have it replaced. Nothing was published.");
	if (await wasMerged(github, target.repository, {
		branch: target.head,
		sha: head.id
	})) {
		log(`${target.head} holds commits of people, which have been merged`);
		return;
	}
	let named = commits.slice(0, 5).map(({ id, author, message }) => `${id.slice(0, 12)} by ${quote(author.name)}: ${quote(message.split("\n")[0] ?? "")}`), more = commits.length > 5 ? ` and ${commits.length - 5} more` : "";
	return mistake("head-branch-has-commits", `people have put commits on ${quote(target.head)}, which would be lost: ${named.join("; ")}${more}`, "Take them to another branch, or set `force: true` to go on without them. Nothing was published.");
}
// actions/create-gitops-pr/closing.ts
async function closePull({ github, target }, { number }, why) {
	await comment(github, target.repository, number, why), await updatePullRequest(github, target.repository, number, { state: "closed" });
}
async function deleteBranch(context, hadPull) {
	let { publication, settings, target, log } = context, { head } = publication;
	if (head === void 0 || !hadPull && !isOurs(head)) return "done";
	let work = settings.force ? void 0 : await peoplesWork(context, hadPull);
	if (work !== void 0) return log(`the branch stays: ${work.message}`), "done";
	let deleted = await publication.deleteHead();
	return deleted.kind === "refused" && log(`the branch ${target.head} could not be deleted: ${deleted.reason}`), deleted.kind === "pushed" && log(`deleted the branch ${target.head}`), deleted.kind === "lost-race" ? "lost-race" : "done";
}
// actions/create-gitops-pr/guard.ts
const ALLOW_REMOVALS = "allow-removals";
function removalProblem({ gone, counts, counted }, limit, pull) {
	if (limit.kind === "percent" && limit.most === 100 || pull?.labels.includes(ALLOW_REMOVALS) || !removesTooMany(counts, limit)) return;
	let named = gone.slice(0, 20).map(quote), more = gone.length > 20 ? ` and ${gone.length - 20} more` : "", rule = counts.after === 0 ? "nothing would be left" : `max-removals is ${limit.most}${limit.kind === "percent" ? "%" : ""}`, label = pull === void 0 ? "" : `put the label \`${ALLOW_REMOVALS}\` on pull request #${pull.number} and run this again, or `;
	return {
		code: "mass-removal",
		severity: "error",
		message: `${counts.removed} of ${counts.before} ${counted} would be removed, and ${rule}: ${named.join(", ")}${more}`,
		hint: `Nothing was published. If they are to go, ${label}set \`max-removals: 100%\` for one run.`
	};
}
// actions/create-gitops-pr/publish.ts
async function isPublished(context, tree) {
	let { publication, settings, github, target } = context, { head, base } = publication;
	return head === void 0 || base === void 0 || head.tree !== tree || !isOurs(head) || head.parents.length !== 1 || head.parents[0] !== base.id ? !1 : !settings.signCommits || isVerified(github, target.repository, head.id);
}
async function publish(context, difference, { tree, message }) {
	let { publication, settings } = context;
	if (await isPublished(context, tree)) return {
		kind: "published",
		head: publication.head?.id ?? "",
		isNew: !1
	};
	let text = withTrailer(message, tree);
	if (settings.signCommits) return publishSigned(context, difference, tree, text);
	let { committer } = settings, commit = await publication.commit({
		tree,
		message: text,
		author: committer,
		committer
	}), pushed = await publication.push(commit);
	return pushed.kind === "lost-race" ? { kind: "lost-race" } : pushed.kind === "refused" ? {
		kind: "refused",
		reason: [pushed.reason, ...pushed.words].join("; ")
	} : {
		kind: "published",
		head: commit,
		isNew: !pushed.already
	};
}
async function publishSigned({ github, target, publication, log }, difference, tree, message) {
	let { repository, head: branch } = target, base = publication.base;
	if (base === void 0) throw Error(`there is no branch ${target.branch} to publish for`);
	let made = await createTree(github, repository, base.tree, difference);
	if (made !== tree) throw Error(`GitHub made the tree ${made} of what git makes ${tree} of`);
	let commit = await createSignedCommit(github, repository, {
		message,
		tree,
		parents: [base.id]
	}), pointed = await pointBranch(github, repository, branch, {
		from: publication.head?.id,
		to: commit.sha
	});
	return pointed.kind === "pointed" ? (log(`${branch}: ${commit.sha}, ${commit.isVerified ? "signed by GitHub" : `not signed (${commit.reason})`}`), {
		kind: "published",
		head: commit.sha,
		isNew: !0,
		...commit.isVerified ? {} : { warning: commit.reason }
	}) : pointed;
}
// actions/create-gitops-pr/pull-request.ts
const PROMOTED = {
	name: "promoted",
	color: "1d76db",
	description: "Promotes a commit of the control plane to this environment"
};
function saysSo({ body }, text) {
	return markOf(body)?.digest === digestOf(text.title, text.body);
}
async function keepPull(context, ours, text) {
	let { github, target, settings } = context, { title } = text, body = `${markLine({
		base: target.branch,
		path: target.path,
		digest: digestOf(title, text.body)
	})}\n${text.body}`, pull = ours ?? await createPullRequest(github, target.repository, {
		base: target.branch,
		head: target.head,
		title,
		body,
		draft: settings.draft
	}), isStale = !saysSo(pull, text);
	return isStale && await updatePullRequest(github, target.repository, pull.number, {
		title,
		body
	}), {
		pull,
		isNew: ours === void 0,
		isChanged: isStale
	};
}
async function keepPeople(context, pull, isPromotion) {
	let labelled = await keepLabels(context, pull, isPromotion), asked = await keepReviewers(context, pull), { github, target, settings } = context, assignees = missing(settings.assignees, pull.assignees);
	return assignees.length > 0 && await addAssignees(github, target.repository, pull.number, assignees), labelled || asked || assignees.length > 0;
}
async function keepLabels({ github, target, settings }, pull, isPromotion) {
	let { repository } = target, wanted = [...settings.labels, ...isPromotion ? [PROMOTED.name] : []], labels = missing(wanted, pull.labels);
	labels.includes(PROMOTED.name) && await ensureLabel(github, repository, PROMOTED), labels.length > 0 && await addLabels(github, repository, pull.number, labels);
	let isLeft = !wanted.includes(PROMOTED.name) && pull.labels.includes(PROMOTED.name);
	return isLeft && await removeLabel(github, repository, pull.number, PROMOTED.name), labels.length > 0 || isLeft;
}
async function keepReviewers({ github, target, settings }, pull) {
	let reviewers = missing(settings.reviewers, pull.reviewers), teams = missing(settings.teams, pull.teams);
	if (reviewers.length === 0 && teams.length === 0) return !1;
	let done = await reviewersOf(github, target.repository, pull.number);
	return reviewers = missing(reviewers, [...done]), done.size > 0 && (teams = []), reviewers.length === 0 && teams.length === 0 ? !1 : (await requestReviewers(github, target.repository, pull.number, {
		reviewers,
		teams
	}), !0);
}
function missing(wanted, present) {
	let there = new Set(present.map((name) => name.toLowerCase()));
	return wanted.filter((name) => !there.has(name.toLowerCase()));
}
async function merge(context, pull, head) {
	let { github, target, settings, log } = context, { autoMerge: method } = settings;
	if (method === "none" || pull.isDraft || pull.autoMerges) return [];
	let merging = await mergeWhenReady(github, target.repository, pull, {
		method,
		head
	});
	return merging.kind === "merged" && log(`pull request #${pull.number} is merged: ${merging.sha}`), merging.kind === "waiting" && log(`pull request #${pull.number} will be merged by GitHub as soon as it may be`), merging.kind === "refused" ? [{
		code: "auto-merge",
		severity: "warning",
		message: `pull request #${pull.number} is not merged: ${merging.reason}`,
		hint: "Merge it by hand, or run this again; allow auto-merge in the settings of the repository to have GitHub wait."
	}] : [];
}
// actions/create-gitops-pr/pulls.ts
async function findPulls({ github, target }) {
	let { owner, repo } = target.repository, own = `${owner}/${repo}`.toLowerCase(), inside = (await openPullRequests(github, target.repository, target.branch)).filter(({ headRepository }) => headRepository?.toLowerCase() === own), marked = inside.filter(({ body }) => {
		let mark = markOf(body);
		return mark?.base === target.branch && mark.path === target.path;
	}), fromHead = inside.find(({ headBranch }) => headBranch === target.head);
	return {
		ours: marked.find(({ headBranch }) => headBranch === target.head),
		outdated: marked.filter(({ headBranch }) => headBranch !== target.head),
		foreign: fromHead !== void 0 && !marked.includes(fromHead) ? fromHead : void 0
	};
}
function foreignPull({ number }, head) {
	return mistake("pull-request-not-ours", `pull request #${number} comes from ${quote(head)}, the branch that this action would write, and was not opened by it for this folder`, "Close it, or choose another `head-branch`. Nothing was published.");
}
// actions/create-gitops-pr/told.ts
function conflictDiagnostics(conflicts) {
	return conflicts.map(({ path, at, found }) => mistake("path-taken", `${quote(path)} cannot be written: ${at === path ? "there" : `at ${quote(at)}`} is a ${found} that is not ours`, "Move it away on the base branch, or give the GitOpsRepo a `path` of its own. Nothing was published."));
}
function refusedPush(branch, reason) {
	return mistake("push-refused", `GitHub does not let ${quote(branch)} be written: ${quote(reason)}`, "Look at the branch rules of the repository; with required signatures, set `sign-commits: true`.");
}
function unsigned(reason) {
	return {
		code: "commit-not-signed",
		severity: "warning",
		message: `GitHub has not signed the commit: ${quote(reason)}`,
		hint: "It signs for GitHub Apps and for the token of a job, not for a personal token."
	};
}
function failureOf(thrown) {
	if (thrown instanceof GitHubError) {
		let { call, answer, hint } = thrown;
		return mistake("github-failed", `${call}: ${answer}`, `${hint ?? "Run the job again"}. Running it again goes on where this ended.`);
	}
	if (thrown instanceof RepositoryError) {
		let { message, hint } = thrown.failure;
		return mistake("repository-failed", message, `${hint ?? "Run the job again."} Running it again goes on where this ended.`);
	}
}
function textOf({ settings, target }, difference, change) {
	let { owner, repo } = target.repository, view = {
		environment: change.environment,
		repository: `${owner}/${repo}`,
		branch: target.branch,
		path: target.path,
		headBranch: target.head,
		promoted: change.isPromotion,
		promotedCommit: change.promotedCommit,
		shortCommit: change.promotedCommit.slice(0, 7),
		added: change.added.length,
		changed: change.changed.length,
		removed: change.removed.length,
		failed: change.failed,
		filesChanged: difference.written.length + difference.removed.length,
		addedAssignments: change.added,
		changedAssignments: change.changed,
		removedAssignments: change.removed,
		changes: change.text
	};
	return {
		title: cut(settings.title.render(view).replace(/\s+/g, " ").trim(), 250, "\u2026"),
		body: cut(settings.body.render(view).trim(), 65e3, "\n\n\u2026cut: GitHub shows no more."),
		message: settings.commitMessage.render(view)
	};
}
function cut(text, most, ending) {
	return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}${ending}`;
}
// actions/create-gitops-pr/round.ts
async function round(context) {
	let { publication, subject, target, settings, log } = context, pulls = await findPulls(context);
	if (pulls.foreign) return failed(foreignPull(pulls.foreign, target.head));
	if (publication.base === void 0) {
		let begun = await beginBranch(context);
		if (begun !== "begun") return begun;
	}
	let difference = await differenceOf(context);
	if (difference.conflicts.length > 0) return failed(...conflictDiagnostics(difference.conflicts));
	let change = subject.describe(difference, await publication.read(subject.formerContents(difference)));
	if (isEmpty(difference)) return settleNothing(context, pulls, change);
	let tooMany = removalProblem(change, settings.maxRemovals, pulls.ours);
	if (tooMany) return {
		...failed(tooMany),
		change,
		target
	};
	let work = settings.force ? void 0 : await peoplesWork(context, pulls.ours !== void 0);
	if (work) return {
		...failed(work),
		change,
		target
	};
	let { message, ...text } = textOf(context, difference, change), tree = await publication.writeTree(difference), known = {
		target,
		change,
		filesChanged: difference.written.length + difference.removed.length,
		...text
	};
	if (settings.dryRun) return {
		...known,
		...await foreseen(context, pulls, tree, text)
	};
	let published = await publish(context, difference, {
		tree,
		message
	});
	if (published.kind === "lost-race") return "lost-race";
	if (published.kind === "refused") return failed(refusedPush(target.head, published.reason));
	for (let pull of pulls.outdated) await closeOutdated(context, pull.number, pulls);
	let kept = await keepPull(context, pulls.ours, text), isCompleted = await keepPeople(context, kept.pull, change.isPromotion), warnings = await merge(context, kept.pull, published.head), isUpdated = published.isNew || kept.isChanged || isCompleted, operation = kept.isNew ? "created" : isUpdated ? "updated" : "unchanged";
	return log(`${kept.pull.url}: ${operation}`), {
		...known,
		ok: !0,
		operation,
		diagnostics: [...published.warning === void 0 ? [] : [unsigned(published.warning)], ...warnings],
		pull: kept.pull,
		headSha: published.head
	};
}
async function closeOutdated(context, number, { outdated }) {
	let pull = outdated.find((one) => one.number === number);
	pull !== void 0 && (await closePull(context, pull, `Closed: what this environment should run is proposed from the branch \`${context.target.head}\` now.`), context.log(`closed pull request #${number}, which came from another branch of ours`));
}
async function beginBranch(context) {
	let { publication, settings, target, log } = context, { owner, repo } = target.repository;
	if (!settings.createBranch) return failed(mistake("branch-missing", `${owner}/${repo} has no branch ${quote(target.branch)}`, "Create it, or set `create-branch: true` to have it begun empty."));
	if (settings.dryRun) return "begun";
	let { committer } = settings, created = await publication.createBase({
		message: `Begin ${target.branch}`,
		author: committer,
		committer
	});
	return created.kind === "refused" ? failed(refusedPush(target.branch, created.reason)) : (log(`created the branch ${target.branch}, empty`), publication.base === void 0 ? "lost-race" : "begun");
}
async function differenceOf({ publication, subject }) {
	let { files, within, keeps } = subject, present = await publication.compare({
		files: /* @__PURE__ */ new Map(),
		within,
		owns: () => !0
	}), owns = subject.owns([...present.owned.values()]);
	return publication.compare({
		files,
		within,
		keeps,
		owns
	});
}
async function settleNothing(context, pulls, change) {
	let { target, settings, log } = context, open = [...pulls.ours ? [pulls.ours] : [], ...pulls.outdated], [first] = open, base = {
		ok: !0,
		diagnostics: [],
		target,
		change,
		filesChanged: 0
	};
	if (settings.dryRun) return {
		...base,
		operation: first ? "closed" : "none",
		...first ? { pull: first } : {}
	};
	let why = `Closed: \`${target.branch}\` holds just what this environment should run, so nothing is left to change.`;
	for (let pull of open) await closePull(context, pull, why);
	return await deleteBranch(context, pulls.ours !== void 0) === "lost-race" ? "lost-race" : (log(first ? `closed pull request #${first.number}: nothing is left to change` : "nothing to change"), {
		...base,
		operation: first ? "closed" : "none",
		...first ? { pull: first } : {}
	});
}
async function foreseen(context, { ours }, tree, text) {
	let isSame = ours !== void 0 && await isPublished(context, tree) && saysSo(ours, text);
	return {
		ok: !0,
		operation: ours === void 0 ? "created" : isSame ? "unchanged" : "updated",
		diagnostics: [],
		...ours ? { pull: ours } : {}
	};
}
// actions/create-gitops-pr/target.ts
function targetOf(settings, known, serverUrl) {
	let wanted = settings.repository === void 0 ? void 0 : nameOf(settings.repository, serverUrl), found = known.find(({ repo, branch }) => (settings.repository === void 0 || nameOf(repo, serverUrl) === wanted) && (settings.branch === void 0 || branch === settings.branch)), place = settings.repository ?? found?.repo, branch = settings.branch ?? found?.branch, path = normalPath(settings.path ?? found?.path ?? "."), problems = [], wrong = (message) => problems.push({
		code: "gitops-target",
		severity: "error",
		message,
		hint: "Set `repository`, `branch` and `path`, or mend the GitOpsRepo of the environment."
	});
	(place === void 0 || branch === void 0) && wrong("neither the inputs nor a GitOpsRepo of the report say which branch of which repository this is for");
	let repository = place === void 0 ? void 0 : parseRepository(place, serverUrl);
	place !== void 0 && repository === void 0 && wrong(`${quote(place)} is no repository on ${serverUrl}: it has to be "owner/name", or an address there`), path === void 0 && wrong(`the path ${quote(settings.path ?? found?.path ?? "")} leaves the repository`);
	let head = settings.headBranch ?? `deployment/${branch}`;
	return branch !== void 0 && head === branch && wrong(`the branch of the pull request, ${quote(head)}, is the very branch that it is for`), problems.length > 0 || repository === void 0 || branch === void 0 || path === void 0 ? { problems } : { target: {
		repository,
		branch,
		path,
		head
	} };
}
function nameOf(place, serverUrl) {
	let name = parseRepository(place, serverUrl);
	return name === void 0 ? place : `${name.owner}/${name.repo}`.toLowerCase();
}
function normalPath(path) {
	let segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
	return path.startsWith("/") || segments.some((segment) => segment === ".." || /^\.git$/i.test(segment) || /[\\\p{Cc}]/u.test(segment)) ? void 0 : segments.join("/");
}
async function run(settings, doors) {
	let read = settings.report === void 0 ? { report: void 0 } : readReport(settings.report);
	if ("problems" in read) return failed(...read.problems);
	let { report } = read, aimed = targetOf(settings, report?.gitops ?? [], doors.serverUrl);
	if ("problems" in aimed) return failed(...aimed.problems);
	let { target } = aimed, result = await settled(() => publishSubject(settings, doors, target, subjectOf(settings, doors, report, target)));
	if (!report || !settings.reportIssues || settings.dryRun) return {
		target,
		...result
	};
	let issues = await settled(async () => (await reportFailures(doors.github, target.repository, report, doors.log), {
		ok: !0,
		diagnostics: []
	}));
	return {
		target,
		...result,
		ok: result.ok && issues.ok,
		diagnostics: [...result.diagnostics, ...issues.diagnostics]
	};
}
async function settled(act) {
	try {
		return await act();
	} catch (thrown) {
		let failure = failureOf(thrown);
		if (failure === void 0) throw thrown;
		return failed(failure);
	}
}
function subjectOf({ manifests, promotedCommit }, { serverUrl, controlPlane }, report, { path, branch }) {
	if (report === void 0) return foldersSubject(manifests, {
		path,
		branch,
		promotedCommit
	});
	if (report.outcome === "failed") return { problems: [scheduleFailed(report)] };
	let layout = {
		path,
		configFileName: report.layout.configFileName
	}, commit = promotedCommit ?? report.promotedCommit, read = readManifests(manifests, report, {
		layout,
		promotedCommit: commit
	});
	if ("problems" in read) return read;
	let origin = {
		serverUrl,
		...controlPlane === void 0 ? {} : { controlPlane }
	};
	return { subject: fleetSubject({
		...report,
		promotedCommit: commit
	}, layout, read.files, origin) };
}
async function publishSubject(settings, doors, target, found) {
	if ("problems" in found) return failed(...found.problems);
	let { github, log, openPublication } = doors, publication = await openPublication(target);
	try {
		return await rounds({
			settings,
			subject: found.subject,
			target,
			github,
			publication,
			log
		});
	} finally {
		await publication.close();
	}
}
async function rounds(context) {
	let { publication, target, log } = context;
	for (let number = 1; number <= 5; number += 1) {
		let result = await round(context);
		if (result !== "lost-race") return result;
		log(`somebody has moved ${target.branch} or ${target.head} meanwhile: looking again (${number} of 5)`), await publication.refresh();
	}
	return failed(mistake("lost-races", `${quote(target.branch)} or ${quote(target.head)} was moved by others 5 times while this ran`, "Run it again when they are done; a `concurrency` group keeps runs of a workflow apart."));
}
function scheduleFailed({ environment, diagnostics }) {
	let errors = diagnostics.filter(({ severity }) => severity === "error").length;
	return mistake("schedule-failed", `the schedule of ${quote(environment)} failed with ${errors} error${errors === 1 ? "" : "s"}, so there is nothing to publish`, "Mend what the schedule step reports.");
}
function outputsOf({ operation, pull, headSha, change, filesChanged }) {
	return {
		operation: operation ?? "",
		"pull-request-number": pull === void 0 ? "" : String(pull.number),
		"pull-request-url": pull?.url ?? "",
		"head-sha": headSha ?? "",
		promoted: String(change?.isPromotion ?? !1),
		added: String(change?.added.length ?? 0),
		changed: String(change?.changed.length ?? 0),
		removed: String(change?.removed.length ?? 0),
		"files-changed": String(filesChanged ?? 0)
	};
}
// actions/create-gitops-pr/templates.ts
const NAMES = [
	"environment",
	"repository",
	"branch",
	"path",
	"headBranch",
	"promoted",
	"promotedCommit",
	"shortCommit",
	"added",
	"changed",
	"removed",
	"failed",
	"filesChanged",
	"changes",
	"addedAssignments",
	"changedAssignments",
	"removedAssignments",
	"clusterType",
	"deploymentTarget"
], HINT = `It is mustache over ${NAMES.join(", ")}.`;
function compileText(text) {
	let writer = new mustache.Writer(), tokens;
	try {
		tokens = writer.parse(text);
	} catch (error) {
		return {
			problem: error instanceof Error ? error.message : String(error),
			hint: HINT
		};
	}
	let unknown = namesIn(tokens).filter((name) => !NAMES.includes(name) && name !== ".");
	return unknown.length > 0 ? {
		problem: `there is no ${unknown.map(quote).join(", ")}`,
		hint: HINT
	} : { render: (view) => writer.render(text, view, void 0, { escape: String }) };
}
function namesIn(tokens) {
	return Array.isArray(tokens) ? tokens.flatMap((token) => {
		if (!Array.isArray(token)) return [];
		let [type, value, , , inner] = token;
		return [...type === "text" || type === "!" || type === "=" ? [] : [type === ">" ? `> ${value}` : String(value)], ...namesIn(inner)];
	}) : [];
}
// actions/create-gitops-pr/settings.ts
const BOT = {
	name: "github-actions[bot]",
	email: "41898282+github-actions[bot]@users.noreply.github.com"
}, COMMIT = {
	pattern: /^[0-9a-f]{40}([0-9a-f]{24})?$/,
	hint: "Use the full id of a commit."
}, NAME = /^[\w.-]+$/;
function readSettings(inputs) {
	let maxRemovals = inputs.text("max-removals"), limit = readRemovalLimit(maxRemovals === "" ? "30%" : maxRemovals);
	limit === void 0 && inputs.reject("max-removals", `is ${quote(maxRemovals)}`, "Use a number of assignments, or a percentage.");
	let report = inputs.optional("report"), reportIssues = inputs.flag("report-issues");
	return reportIssues && report === void 0 && inputs.reject("report-issues", "is true without a report", "Give the output `report` of the schedule action."), {
		manifests: inputs.text("manifests"),
		report,
		repository: inputs.optional("repository"),
		branch: inputs.optional("branch"),
		path: inputs.optional("path"),
		promotedCommit: inputs.matching("promoted-commit", COMMIT),
		headBranch: inputs.optional("head-branch"),
		title: template(inputs, "title", inputs.text("title")),
		body: template(inputs, "body", inputs.text("body")),
		commitMessage: template(inputs, "commit-message", inputs.text("commit-message")),
		labels: list(inputs.text("labels")),
		reviewers: names(inputs, "reviewers", inputs.text("reviewers")),
		teams: names(inputs, "team-reviewers", inputs.text("team-reviewers")),
		assignees: names(inputs, "assignees", inputs.text("assignees")),
		draft: inputs.flag("draft"),
		autoMerge: inputs.choice("auto-merge", [
			"none",
			"merge",
			"squash",
			"rebase"
		]),
		signCommits: inputs.flag("sign-commits"),
		committer: person(inputs, inputs.text("committer")),
		maxRemovals: limit ?? {
			kind: "number",
			most: 0
		},
		force: inputs.flag("force"),
		createBranch: inputs.flag("create-branch"),
		reportIssues,
		dryRun: inputs.flag("dry-run")
	};
}
function template(inputs, name, text) {
	let compiled = compileText(text);
	return "render" in compiled ? compiled : (inputs.reject(name, `is no template of it: ${compiled.problem}`, compiled.hint), { render: () => "" });
}
function list(text) {
	let items = text.split(/[,\n]/).map((item) => item.trim());
	return [...new Set(items.filter((item) => item !== ""))];
}
function names(inputs, name, text) {
	let all = list(text).map((item) => item.replace(/^@/, "").replace(/^.*\//, "")), wrong = all.filter((item) => !NAME.test(item));
	return wrong.length > 0 && inputs.reject(name, `names ${wrong.map(quote).join(", ")}`, "Use GitHub's logins or the slugs of teams, one a line or with commas between."), all;
}
function person(inputs, text) {
	if (text === "") return BOT;
	let [, name, email] = /^([^<>\p{Cc}]+?)\s*<([^<>\s\p{Cc}]+)>$/u.exec(text) ?? [];
	return name !== void 0 && email !== void 0 ? {
		name,
		email
	} : (inputs.reject("committer", `is ${quote(text)}`, "Write `Name <address@example.com>`."), BOT);
}
// actions/create-gitops-pr/summary.ts
const DONE = {
	created: "A pull request was opened",
	updated: "The pull request was updated",
	unchanged: "The pull request says this already; nothing was done",
	closed: "Nothing is left to change; the pull request was closed",
	none: "The branch holds this already; nothing was done"
}, FORESEEN = {
	created: "A pull request would be opened",
	updated: "The pull request would be updated",
	unchanged: "The pull request says this already",
	closed: "The pull request would be closed, as nothing is left to change",
	none: "The branch holds this already"
};
function showResult(result, isDryRun) {
	addSummary(summaryOf(result, isDryRun));
}
function summaryOf({ target, operation, pull, diagnostics, title, body }, isDryRun) {
	let place = target === void 0 ? "" : ` of ${target.repository.owner}/${target.repository.repo}, ${target.branch}`, link = markdown(pull === void 0 ? "" : `: <a href="${pull.url}">#${pull.number}</a>`), said = operation === void 0 ? "Nothing was published" : (isDryRun ? FORESEEN : DONE)[operation];
	return document([
		heading(`Pull request${place}`),
		paragraph(text$1(said), link),
		...diagnostics.map(({ severity, message, hint, code: name }) => paragraph(text$1(`${severity}: ${message}. ${hint ?? ""} `), code(name))),
		...title === void 0 ? [] : [heading(title)],
		...body === void 0 ? [] : [markdown(body)]
	]);
}
// actions/create-gitops-pr/index.ts
await runAction(async () => {
	let inputs = new Inputs(), token = inputs.required("token");
	hideToken(token);
	let settings = readSettings(inputs), places = {
		workspace: process.env.GITHUB_WORKSPACE ?? ".",
		folders: /* @__PURE__ */ new Map()
	};
	if (inputs.problems.length > 0) return reportDiagnostics(inputs.problems, places), !1;
	let serverUrl = process.env.GITHUB_SERVER_URL ?? "https://github.com", directory = join(process.env.RUNNER_TEMP ?? tmpdir(), "kalypso"), result = await run(settings, {
		github: createGitHub({
			token,
			apiUrl: process.env.GITHUB_API_URL ?? "https://api.github.com",
			log
		}),
		openPublication: ({ repository: { owner, repo }, branch, head }) => Publication.open({
			repo: `${serverUrl}/${owner}/${repo}`,
			base: branch,
			head,
			directory,
			token,
			serverUrl,
			log
		}),
		serverUrl,
		controlPlane: process.env.GITHUB_REPOSITORY && `${serverUrl}/${process.env.GITHUB_REPOSITORY}`,
		log
	});
	return reportDiagnostics(result.diagnostics, places), showResult(result, settings.dryRun), setOutputs(outputsOf(result)), result.ok;
});
export {};
