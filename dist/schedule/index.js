import { $ as log, E as plan, J as reportDiagnostics, K as quote, Q as setOutputs, S as CONFIG_FILE_NAME, T as ENVIRONMENT_NAME, U as desiredTree, W as assemble, X as hideToken, Y as addSummary, Z as runAction, c as table, d as writeTree, f as makeReport, i as heading, j as withoutConsequences, k as loadFolder, l as text, n as details, o as markdown, q as formatPosition, r as document, s as paragraph, t as code, u as Inputs } from "../shared/action-kit.js";
import { a as fetchSources, i as headCommit } from "../shared/git.js";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
// actions/schedule/count.ts
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
// actions/schedule/sources.ts
function wantedBase(resource) {
	let { repo, branch, commit, path } = resource;
	return {
		resource,
		source: {
			repo,
			ref: commit === void 0 ? { branch } : {
				branch,
				commit
			},
			path
		}
	};
}
function wantedWorkload(resource) {
	let { repo, branch, path } = resource.workload;
	return {
		resource,
		source: {
			repo,
			ref: { branch },
			path
		}
	};
}
async function commitOf(folder, doors) {
	return existsSync(folder) ? doors.headCommit(folder) : void 0;
}
async function readSources(wanted, options) {
	let remote = wanted.filter(({ source }) => options.local(source) === void 0), fetched = remote.length === 0 ? /* @__PURE__ */ new Map() : await options.fetch(remote.map(({ source }) => source)), read = [], diagnostics = [];
	for (let want of wanted) {
		let local = options.local(want.source), found = local === void 0 ? fetched.get(want.source) : { ok: {
			root: local,
			commit: await commitOf(local, options)
		} };
		if (!found) throw Error(`no result for ${want.source.repo}`);
		if ("failure" in found) {
			diagnostics.push(failureDiagnostic(want.resource, found.failure));
			continue;
		}
		let result = await readOne(want, found.ok.root, found.ok.commit, options.trusted);
		diagnostics.push(...result.diagnostics), result.read && read.push({
			...result.read,
			isLocal: local !== void 0
		});
	}
	return {
		read,
		diagnostics
	};
}
async function readOne({ resource, source }, root, commit, trusted) {
	if (!existsSync(join(root, source.path))) return { diagnostics: [failureDiagnostic(resource, {
		kind: "path-not-found",
		message: existsSync(root) ? `there is no ${quote(source.path)} in ${source.repo} on branch ${quote(source.ref.branch)}` : `the folder ${quote(root)}, which should hold ${source.repo}, is not there`
	})] };
	let label = `${source.repo}@${source.ref.commit?.slice(0, 12) ?? source.ref.branch}`, loaded = await loadFolder({
		label,
		root,
		path: source.path,
		trusted
	}), origin = {
		kind: resource.kind === "BaseRepo" ? "base" : "workload",
		name: resource.name,
		repo: source.repo,
		branch: source.ref.branch,
		path: source.path,
		commit: commit ?? source.ref.commit ?? null
	};
	return {
		read: {
			resource,
			folder: loaded.value,
			origin
		},
		diagnostics: loaded.diagnostics
	};
}
const FAILURES = {
	"repository-not-found": {
		code: "source-repository-not-found",
		field: "repo"
	},
	"branch-not-found": {
		code: "source-branch-not-found",
		field: "branch"
	},
	"commit-not-found": {
		code: "source-commit-not-found",
		field: "commit"
	},
	"path-not-found": {
		code: "source-path-not-found",
		field: "path"
	},
	unreachable: {
		code: "source-unreachable",
		field: "repo"
	},
	denied: {
		code: "source-denied",
		field: "repo"
	},
	timeout: {
		code: "source-timeout",
		field: "repo"
	},
	"refused-url": {
		code: "source-refused-url",
		field: "repo"
	},
	"too-large": {
		code: "source-too-large",
		field: "repo"
	},
	"unsafe-content": {
		code: "source-unsafe-content",
		field: "repo"
	},
	"git-failed": {
		code: "source-git-failed",
		field: "repo"
	}
};
function failureDiagnostic(resource, failure) {
	let { code, field } = FAILURES[failure.kind];
	return {
		code,
		severity: "error",
		message: failure.message,
		at: resource.kind === "BaseRepo" ? resource.locate("spec", field) : resource.locate("spec", "workload", field),
		...failure.hint === void 0 ? {} : { hint: failure.hint },
		subject: {
			kind: resource.kind,
			name: resource.name
		}
	};
}
function repositoryName(repo) {
	let match = /([^/:\\]+)[/\\]([^/\\]+?)(?:\.git)?[/\\]*$/.exec(repo);
	return match ? `${match[1]}/${match[2]}` : void 0;
}
// actions/schedule/run.ts
async function run(inputs, doors) {
	let { model, sources, folders, diagnostics: found } = await readControlPlane(inputs, doors), decided = await plan(model, inputs), diagnostics = withoutConsequences([...found, ...decided.diagnostics]), stopped = stops(diagnostics, decided, inputs), manifests = "not-written";
	if (!stopped) {
		let written = writeTree(resolve(inputs.output), desiredTree(decided));
		written.outcome === "refused" ? diagnostics.push(notOurs(inputs.output, written.file)) : manifests = written.outcome;
	}
	let ok = manifests !== "not-written", report = makeReport({
		model,
		plan: decided,
		outcome: ok ? decided.failed.length > 0 ? "partial" : "complete" : "failed",
		configFileName: inputs.configFileName,
		sources,
		diagnostics
	});
	return doors.log(told(manifests, inputs.output, decided)), {
		ok,
		diagnostics,
		model,
		plan: decided,
		report,
		reportFile: writeReport(inputs.output, report),
		folders,
		output: resolve(inputs.output),
		manifests
	};
}
function told(manifests, output, { planned, failed, clusterTypes }) {
	let amount = `${count(planned.length, "assignment")} on ${count(clusterTypes.length, "cluster type")}`;
	return manifests === "unchanged" ? `${amount}: unchanged in ${output}` : manifests === "written" ? `${amount}: written to ${output}${failed.length > 0 ? `, without ${failed.length} that failed` : ""}` : "no manifests were written";
}
function outputsOf({ ok, output, reportFile, plan: decided, model }) {
	let targets = model.gitOpsRepos.map(({ repo, branch, path }) => ({
		repository: repositoryName(repo) ?? repo,
		branch,
		path
	}));
	return {
		report: reportFile,
		...ok ? { manifests: output } : {},
		assignments: String(decided.planned.length),
		"cluster-types": String(decided.clusterTypes.length),
		"promoted-commit": decided.promotedCommit ?? "",
		"gitops-repository": targets[0]?.repository ?? "",
		"gitops-branch": targets[0]?.branch ?? "",
		"gitops-path": targets[0]?.path ?? "",
		"gitops-targets": JSON.stringify(targets)
	};
}
function stops(diagnostics, decided, inputs) {
	let isolated = (diagnostic) => inputs.onError === "isolate" && diagnostic.subject?.kind === "Assignment";
	return inputs.failOnWarnings && diagnostics.some(({ severity }) => severity === "warning") || inputs.onError === "stop" && decided.failed.length > 0 ? !0 : diagnostics.some((diagnostic) => diagnostic.severity === "error" && !isolated(diagnostic));
}
function notOurs(output, file) {
	return {
		code: "output-not-ours",
		severity: "error",
		message: file === void 0 ? `the output ${quote(output)} is not a folder` : `the output folder ${quote(output)} holds ${quote(file)}, which no run has written`,
		hint: "Choose a folder of its own for the manifests: what is in it gets replaced."
	};
}
function writeReport(output, report) {
	let file = join(dirname(resolve(output)), `${basename(resolve(output))}.report.json`);
	return mkdirSync(dirname(file), { recursive: !0 }), writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`), file;
}
async function readControlPlane(inputs, doors) {
	let diagnostics = [], root = resolve(inputs.controlPlane), own = await loadFolder({
		label: ".",
		root,
		trusted: !0
	});
	diagnostics.push(...own.diagnostics);
	let bases = await readBases(own.value, inputs, doors);
	diagnostics.push(...bases.diagnostics);
	let base = joined(bases.read), workloads = await readSources(registrationsOf(own.value, base).map(wantedWorkload), {
		...doors,
		local: ({ repo }) => localWorkload(inputs.workloads, repo),
		trusted: !1
	});
	diagnostics.push(...workloads.diagnostics);
	let assembled = assemble({
		environment: inputs.environment,
		environmentFolder: own.value,
		base,
		workloads: workloads.read.map(({ resource, folder }) => ({
			registration: resource,
			folder
		}))
	});
	diagnostics.push(...assembled.diagnostics);
	let commit = await commitOf(root, doors) ?? null, self = {
		kind: "control-plane",
		name: inputs.environment,
		repo: null,
		branch: null,
		path: ".",
		commit
	}, local = [...bases.read, ...workloads.read].filter(({ isLocal }) => isLocal).map(({ folder: { folder } }) => folder);
	return {
		model: assembled.value,
		folders: new Map([own.value.folder, ...local].map(({ label, root: top }) => [label, top])),
		sources: [
			self,
			...bases.read.map(({ origin }) => origin),
			...workloads.read.map(({ origin }) => origin)
		],
		diagnostics
	};
}
async function readBases(own, inputs, doors) {
	return readSources(own.resources.filter((resource) => resource.kind === "BaseRepo").map(wantedBase), {
		...doors,
		local: () => inputs.base === void 0 ? void 0 : resolve(inputs.base),
		trusted: !0
	});
}
function joined(read) {
	let [first] = read;
	return first && {
		folder: first.folder.folder,
		resources: read.flatMap(({ folder }) => folder.resources)
	};
}
function registrationsOf(own, base) {
	let byName = /* @__PURE__ */ new Map();
	for (let resource of [...base?.resources ?? [], ...own.resources]) resource.kind === "WorkloadRegistration" && byName.set(resource.name, resource);
	return [...byName.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}
function localWorkload(folder, repo) {
	let name = repositoryName(repo);
	if (folder === void 0 || name === void 0 || name.split("/").some((part) => part === ".." || part === ".")) return;
	let root = join(resolve(folder), name);
	return existsSync(root) ? root : void 0;
}
function showResult(result) {
	addSummary(summaryOf(result));
}
function summaryOf({ plan, manifests, diagnostics }) {
	let errors = diagnostics.filter(({ severity }) => severity === "error"), warnings = diagnostics.filter(({ severity }) => severity === "warning");
	return document([
		heading(`Schedule of ${plan.environment}`),
		paragraph(text(outcome(plan, manifests))),
		...errors.length > 0 ? [heading("Errors"), problems(errors)] : [],
		...plan.clusterTypes.length > 0 ? [assignmentMatrix(plan)] : [],
		...unplaced("Deployment targets that no cluster type gets", plan.unassigned),
		...unplaced("Policies that select nothing", plan.idlePolicies),
		...warnings.length > 0 ? [heading("Warnings"), problems(warnings)] : []
	]);
}
function outcome({ planned, failed, clusterTypes, targets }, manifests) {
	let amount = `${count(planned.length, "assignment")} of ${count(targets.length, "deployment target")} to ${count(clusterTypes.length, "cluster type")}.`;
	return manifests === "not-written" ? `Nothing was written. ${amount}` : failed.length > 0 ? `${amount} ${count(failed.length, "assignment")} failed; what failed keeps what it has.` : amount;
}
function assignmentMatrix(plan) {
	let placed = /* @__PURE__ */ new Map(), add = (rows, mark) => {
		for (let { clusterType, target } of rows) {
			let cells = placed.get(target.name) ?? /* @__PURE__ */ new Set();
			placed.set(target.name, cells.add(`${mark}${clusterType.name}`));
		}
	};
	if (add(plan.planned, "\u2713"), add(plan.failed, "\u2717"), plan.clusterTypes.length > 12) return assignmentList(plan, placed);
	let header = [text("deployment target"), ...plan.clusterTypes.map(({ name }) => code(name))], rows = plan.targets.map(({ name }) => [code(name), ...plan.clusterTypes.map((clusterType) => cell(placed.get(name), clusterType.name))]);
	return table(header, rows, 200);
}
function cell(marks, clusterType) {
	return marks?.has(`\u2713${clusterType}`) ? markdown("\u2713") : markdown(marks?.has(`\u2717${clusterType}`) ? "\u2717" : "");
}
function assignmentList(plan, placed) {
	let rows = plan.targets.map(({ name }) => {
		let marks = [...placed.get(name) ?? []], shown = marks.slice(0, 12).map((mark) => code(mark)), more = marks.length - shown.length;
		return [
			code(name),
			text(String(marks.length)),
			markdown(`${shown.join(" ")}${more > 0 ? ` and ${more} more` : ""}`)
		];
	});
	return table([
		text("deployment target"),
		text("cluster types"),
		text("")
	], rows, 200);
}
function unplaced(title, entries) {
	if (entries.length === 0) return [];
	let rows = entries.map(({ name, reason }) => [code(name), text(reason)]);
	return [details(text(`${title}: ${entries.length}`), table([text("name"), text("why")], rows, 200))];
}
function problems(diagnostics) {
	let rows = diagnostics.map(({ at, message, hint, code: name }) => [
		at ? code(formatPosition(at)) : markdown(""),
		text(hint === void 0 ? message : `${message}. ${hint}`),
		code(name)
	]);
	return table([
		text("where"),
		text("what"),
		text("code")
	], rows, 200);
}
// actions/schedule/index.ts
await runAction(async () => {
	let inputs = new Inputs(), token = inputs.optional("token");
	hideToken(token ?? "");
	let temp = process.env.RUNNER_TEMP ?? tmpdir(), workspace = process.env.GITHUB_WORKSPACE ?? ".", environment = inputs.matching("environment", ENVIRONMENT_NAME) ?? inputs.required("environment"), settings = {
		environment,
		controlPlane: inputs.text("control-plane") || ".",
		base: inputs.optional("base"),
		workloads: inputs.optional("workloads"),
		output: inputs.text("output") || join(temp, "kalypso", environment),
		namespacePattern: inputs.optional("namespace-pattern") ?? "{{environment}}-{{clusterType}}-{{deploymentTarget}}",
		configFileName: inputs.matching("config-file-name", CONFIG_FILE_NAME) ?? "platform-config",
		onError: inputs.choice("on-error", ["stop", "isolate"]),
		failOnWarnings: inputs.flag("fail-on-warnings")
	};
	if (inputs.problems.length > 0) return reportDiagnostics(inputs.problems, {
		workspace,
		folders: /* @__PURE__ */ new Map()
	}), !1;
	let result = await run(settings, {
		headCommit,
		log,
		fetch: (sources) => fetchSources(sources, {
			directory: join(temp, "kalypso", "sources"),
			...token === void 0 ? {} : { token },
			serverUrl: process.env.GITHUB_SERVER_URL ?? "https://github.com",
			files: [
				"*.yaml",
				"*.yml",
				".sourceignore"
			],
			log
		})
	});
	return reportDiagnostics(result.diagnostics, {
		workspace,
		folders: result.folders
	}), showResult(result), setOutputs(outputsOf(result)), result.ok;
});
export {};
