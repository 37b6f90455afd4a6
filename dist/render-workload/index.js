import { _ as Inputs, c as inlineCode, d as paragraph, f as table, g as log, h as reportDiagnostics, m as runAction, o as escapeText, r as setOutputs, s as heading, t as addSummary, u as markdownDocument } from "../shared/action-kit.js";
import { t as loadFolder } from "../shared/scheduler3.js";
import { t as quote } from "../shared/diagnostics3.js";
import { i as ENVIRONMENT_NAME } from "../shared/scheduler6.js";
import { r as parseRepositoryName } from "../shared/github4.js";
import { a as SourceText, i as isNullNode, o as parseYaml, r as getChildText, u as Dict } from "../shared/yaml.js";
import { r as joinLimited } from "../shared/diagnostics.js";
import { n as readConfigValue, t as marshalYaml } from "../shared/goyaml2.js";
import { E as findNearest } from "../shared/scheduler.js";
import { n as execFile } from "../shared/shared3.js";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
// packages/deployment/src/plan/environment-stages.ts
function toDeploymentStages(plan, autoMerge) {
	return plan.map(({ environment, branch }, index) => {
		let merges = autoMerge.includes(environment);
		return {
			environment,
			branch,
			"auto-merge": merges ? "squash" : "none",
			wait: merges || index < plan.length - 1
		};
	});
}
// packages/deployment/src/render/run-tool.ts
const runTool = (program, args, folder) => new Promise((done) => {
	let options = {
		cwd: folder,
		env: withoutSecrets(process.env),
		maxBuffer: 67108864,
		timeout: 12e4
	};
	execFile(program, [...args], options, (error, stdout, stderr) => {
		let problem = error !== null && error.code === "ENOENT" ? `${program} is not installed on this runner` : stderr.trim() || String(error);
		done({
			succeeded: error === null,
			stdout,
			problem
		});
	});
});
function withoutSecrets(env) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT_|ACTIONS_)|TOKEN|SECRET/i.test(name)));
}
// packages/deployment/src/plan/manifests-location.ts
const FOLDER_NAME = /^[A-Za-z0-9_][\w.-]{0,99}$/, BRANCH_NAME = /^(?![-./])(?!.*(?:\.\.|@\{|\/\/))[^\p{Cc}\s~^:?*[\\]{1,200}(?<![./])$/u, REGISTRY_NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
function readManifestsLocation(manifests, repository) {
	let { storage = "git", branch = "" } = manifests;
	return BRANCH_NAME.test(branch) ? storage === "git" ? readGitLocation(manifests, branch, repository) : storage === "oci" || storage === "helm" ? readRegistryLocation(manifests, {
		storage,
		branch
	}, repository) : problem("storage", `manifests.storage is ${quote(storage)}`, "Use `git`, `oci` or `helm`, or remove it: the default is `git`.") : problem("branch", `manifests.branch is ${quote(branch)}`, "Write the branch of the environment: `dev`.");
}
function readGitLocation({ repo = "", path = "" }, branch, { name, serverUrl }) {
	let parsed = parseRepositoryName(repo, serverUrl), written = parsed && `${parsed.owner}/${parsed.repo}`;
	if (written === void 0 || name !== void 0 && written.toLowerCase() !== name.toLowerCase()) return problem("repo", `manifests.repo is ${quote(repo)}, but the manifests are proposed to ${quote(name ?? serverUrl)}`, `Write \`${serverUrl}/${name ?? "<owner>/<repository>"}\`, or change the variable GITOPS_REPOSITORY.`);
	let segments = path.replace(/^\.\//, "").replace(/\/$/, "").split("/"), folder = segments.pop() ?? "";
	return [...segments, folder].every((segment) => FOLDER_NAME.test(segment)) ? {
		storage: "git",
		repository: written.toLowerCase(),
		branch,
		parent: segments.join("/"),
		folder
	} : problem("path", `manifests.path is ${quote(path)}`, "Write a folder of the GitOps repository, from its root: `./functional-test`.");
}
function readRegistryLocation({ repo = "", chart = "" }, { storage, branch }, { name }) {
	let [, path = "", last = ""] = /^oci:\/\/[\w.:-]+\/([^\s]+)\/([^/\s]+)$/.exec(repo) ?? [], folder = storage === "oci" ? last : chart, rest = storage === "oci" ? "<folder>" : branch, isPublished = name === void 0 || path.toLowerCase() === name.toLowerCase();
	return path === "" || !isPublished || storage === "helm" && last !== branch ? problem("repo", `manifests.repo is ${quote(repo)}, which the GitOps repository does not publish`, `Write \`oci://ghcr.io/${name?.toLowerCase() ?? "<owner>/<GitOps repository>"}/${rest}\`.`) : REGISTRY_NAME.test(branch) ? REGISTRY_NAME.test(folder) ? {
		storage,
		repository: path.toLowerCase(),
		branch,
		parent: "",
		folder
	} : problem(storage === "oci" ? "repo" : "chart", `the folder of the target is ${quote(folder)}, which cannot be a name in a registry`, storage === "oci" ? "End `repo` with the name of the folder." : "Write the folder of the target as `chart`: `functional-test`.") : problem("branch", `manifests.branch is ${quote(branch)}, which cannot be a name in a registry`, "Use lower-case letters, digits, `-`, `_` and `.` for branches of this storage.");
}
function problem(field, message, hint) {
	return {
		kind: "problem",
		field,
		message,
		hint
	};
}
// packages/deployment/src/plan/deployment-plan.ts
function createDeploymentPlan(workloads, repository) {
	let diagnostics = [], found = /* @__PURE__ */ new Map();
	for (let workload of workloads) for (let [index, { name, environment, manifests }] of workload.deploymentTargets.entries()) {
		let locate = (...path) => workload.locate("spec", "deploymentTargets", index, ...path), report = (at, message, hint) => diagnostics.push({
			code: "deployment-target",
			severity: "error",
			at,
			message,
			hint
		});
		if (!ENVIRONMENT_NAME.pattern.test(environment)) {
			report(locate("environment"), `${quote(environment)} cannot be an environment`, ENVIRONMENT_NAME.hint);
			continue;
		}
		let targets = found.get(environment) ?? [];
		found.set(environment, targets);
		let location = readManifestsLocation(manifests, repository);
		"kind" in location ? report(locate("manifests", location.field), location.message, location.hint) : targets.push({
			name,
			fullName: `${workload.name}-${name}`,
			location,
			at: locate("name"),
			branchAt: locate("manifests", "branch")
		});
	}
	for (let targets of found.values()) diagnostics.push(...findConflicts(targets));
	return diagnostics.push(...findSharedBranches(found)), {
		value: [...found].flatMap(([environment, targets]) => {
			let [first] = targets;
			if (first === void 0) return [];
			let { branch, parent } = first.location;
			return [{
				environment,
				branch,
				parent,
				targets
			}];
		}),
		diagnostics
	};
}
function findSharedBranches(found) {
	let isSameBranch = ({ location: a }, { location: b }) => a.branch === b.branch && a.repository === b.repository, environments = [...found];
	return environments.flatMap(([environment, targets], index) => targets.flatMap((target) => {
		for (let [other, others] of environments.slice(0, index)) {
			let twin = others.find((each) => isSameBranch(each, target));
			if (twin !== void 0) return [{
				code: "deployment-target",
				severity: "error",
				at: target.branchAt,
				message: `target ${quote(target.name)} of environment ${quote(environment)} is on the branch ${quote(target.location.branch)}, which is that of environment ${quote(other)}`,
				hint: "Write the branch of its environment. Each environment needs a branch of its own in the GitOps repository.",
				related: [{
					message: `target ${quote(twin.name)} of environment ${quote(other)}`,
					at: twin.branchAt
				}]
			}];
		}
		return [];
	}));
}
function findConflicts(targets) {
	return targets.flatMap((target, index) => {
		let { location, at } = target, earlier = targets.slice(0, index), conflict = (message, other, hint) => ({
			code: "deployment-target",
			severity: "error",
			at,
			message,
			hint,
			related: [{
				message: `target ${quote(other.name)}`,
				at: other.at
			}]
		}), [first] = earlier;
		if (first && (first.location.branch !== location.branch || first.location.parent !== location.parent)) return [conflict(`target ${quote(target.name)} and target ${quote(first.name)} of the same environment are in different branches or parent folders`, first, "Write the same `branch`, and a `path` below the same folder.")];
		let twin = earlier.find((other) => other.location.folder === location.folder);
		return twin === void 0 ? [] : [conflict(`target ${quote(target.name)} has the folder ${quote(location.folder)} of target ${quote(twin.name)}`, twin, "Give each target a folder of its own.")];
	});
}
// packages/deployment/src/run/plan-workloads.ts
async function planWorkloads(source, path, repository) {
	let { value, diagnostics } = await loadFolder({
		label: ".",
		root: source,
		path,
		trusted: !1
	}), plan = createDeploymentPlan(value.resources.filter((resource) => resource.kind === "Workload"), repository), all = [...diagnostics, ...plan.diagnostics];
	return plan.value.length === 0 && !all.some(({ severity }) => severity === "error") && all.push({
		code: "no-deployment-targets",
		severity: "error",
		message: `no workload file below "${path}" has a deployment target`,
		hint: "Declare deployment targets in `workload/workload.yaml`. To retire the application, ask the platform team to remove its registration."
	}), {
		value: plan.value,
		diagnostics: all
	};
}
// packages/deployment/src/render/check-manifests.ts
function checkManifests(text, target) {
	let source = new SourceText(text, `manifests of ${target.name}`, "manifests.yaml"), { documents, problem } = parseYaml(source), report = (offset, message, hint) => ({
		code: "invalid-manifests",
		severity: "error",
		at: target.at,
		message: `the manifests of target ${quote(target.name)} ${message}${offset === void 0 ? "" : ` (line ${source.positionAt(offset).line} of what was rendered)`}`,
		hint
	}), hint = "Fix the chart, the overlay or the manifest.";
	if (problem) return [report(problem.offset, `are not valid YAML: ${problem.message}`, problem.hint ?? hint)];
	let objects = documents.filter(({ root, problems }) => !isNullNode(root) || problems.length > 0);
	return objects.length === 0 ? [report(void 0, "are empty", "An empty folder would remove everything of the target from its clusters.")] : objects.flatMap(({ root, problems: [first] }) => {
		if (first) return [report(first.offset, `are not valid YAML: ${first.message}`, first.hint ?? hint)];
		let missing = ["apiVersion", "kind"].find((field) => !getChildText(root, field));
		return missing === void 0 ? [] : [report(root.offset, `contain a document without ${missing}`, hint)];
	});
}
// packages/deployment/src/render/find-renderer.ts
const MARKS = {
	helm: "helm/Chart.yaml",
	kustomize: "kustomize",
	plain: "manifests"
}, KINDS = [
	"helm",
	"kustomize",
	"plain"
];
function findRenderer(source) {
	let found = KINDS.filter((kind) => existsSync(join(source, MARKS[kind]))), [kind] = found;
	if (kind !== void 0 && found.length === 1) return {
		value: kind,
		diagnostics: []
	};
	let names = joinLimited(found.map((each) => MARKS[each]), KINDS.length);
	return {
		value: void 0,
		diagnostics: [{
			code: "renderer-not-clear",
			severity: "error",
			message: found.length === 0 ? "there is nothing to render manifests from" : `there is more than one thing to render manifests from: ${names}`,
			hint: "Keep a Helm chart in `helm/`, or a base and overlays in `kustomize/`, or plain manifests in `manifests/`, and one of them only."
		}]
	};
}
// packages/deployment/src/render/refuse-links.ts
function refuseLinks({ label, root }, path) {
	return listLinks(root, path).map((file) => ({
		code: "link-refused",
		severity: "error",
		at: {
			source: label,
			file,
			line: 1,
			column: 1
		},
		message: `${file} is a link, which could lead to any file of the runner`,
		hint: "Replace it by the file or folder that it leads to."
	}));
}
function listLinks(root, path) {
	let found = lstatSync(join(root, path), { throwIfNoEntry: !1 });
	return found?.isSymbolicLink() ? [path] : found?.isDirectory() ? readdirSync(join(root, path)).sort().flatMap((name) => listLinks(root, `${path}/${name}`)) : [];
}
// packages/deployment/src/render/target-files.ts
function renderedManifests(text) {
	return {
		kind: "rendered",
		files: /* @__PURE__ */ new Map([["manifests.yaml", Buffer.from(text)]])
	};
}
function renderingFailed(...diagnostics) {
	return {
		kind: "failed",
		diagnostics
	};
}
function configurationMissing({ target, environment }, file) {
	return renderingFailed({
		code: "configuration-missing",
		severity: "error",
		at: target.at,
		message: `deployment target "${target.name}" has no configuration: the branch ${environment}-configs has no file ${target.name}/${file}`,
		hint: "Add the file to that branch, or remove the target from the workload file."
	});
}
function toolFailed({ target }, program, problem) {
	let isMissing = problem.endsWith("is not installed on this runner");
	return renderingFailed({
		code: "rendering-failed",
		severity: "error",
		at: target.at,
		message: `${program} could not render deployment target "${target.name}": ${limitProblem(problem)}`,
		hint: isMissing ? `Install ${program} in an earlier step, as deploy.yml does.` : "Run the same command in a checkout of the source and of the configuration branch."
	});
}
function limitProblem(problem) {
	return problem.replace(/\s+/g, " ").slice(0, 1e3);
}
// packages/deployment/src/render/render-helm.ts
async function renderHelm(request) {
	let { target, source, configs, scratch, image, run } = request, values = join(configs, target.name, "values.yaml");
	if (!existsSync(values)) return configurationMissing(request, "values.yaml");
	let imageValues = join(scratch, "image.yaml");
	writeFileSync(imageValues, JSON.stringify(image === "" ? {} : { image }));
	let { succeeded, stdout, problem } = await run("helm", [
		"template",
		target.name,
		"helm",
		"--values",
		values,
		"--values",
		imageValues
	], source);
	return succeeded ? renderedManifests(stdout) : toolFailed(request, "helm", problem);
}
async function renderChart(request) {
	let { target, source, configs, scratch, image } = request, config = join(configs, target.name, "values.yaml");
	if (!existsSync(config)) return configurationMissing(request, "values.yaml");
	let chart = join(scratch, "chart");
	cpSync(join(source, "helm"), chart, { recursive: !0 });
	let layers = [join(chart, "values.yaml"), config].filter(existsSync).map((file) => ({
		file,
		value: read(file)
	})), wrong = layers.find(({ value }) => value === void 0);
	if (wrong) return renderingFailed({
		code: "rendering-failed",
		severity: "error",
		at: target.at,
		message: `${quote(relative(scratch, wrong.file))} of deployment target "${target.name}" is not a YAML mapping`,
		hint: "Write the values as `name: value`."
	});
	let own = new Dict(new Map(image === "" ? [] : [["image", image]])), merged = [...layers.map(({ value }) => value), own].reduce((base, over) => over === void 0 ? base : mergeValues(base, over), new Dict(/* @__PURE__ */ new Map()));
	writeFileSync(join(chart, "values.yaml"), marshalYaml(merged));
	let [, name = ""] = /^name:\s*(\S+)/m.exec(readFileSync(join(chart, "Chart.yaml"), "utf8")) ?? [], description = readFileSync(join(chart, "Chart.yaml"), "utf8").replace(/^name:.*$/m, `name: ${target.location.folder}`);
	return name === "" ? toolFailed(request, "helm", "Chart.yaml has no name") : (writeFileSync(join(chart, "Chart.yaml"), description), {
		kind: "rendered",
		files: readFiles(chart)
	});
}
function read(file) {
	let value = readConfigValue(readFileSync(file, "utf8"));
	return value instanceof Dict ? value : typeof value == "string" && /^(\s|#.*$)*$/m.test(value) ? new Dict(/* @__PURE__ */ new Map()) : void 0;
}
function mergeValues(base, over) {
	let merged = new Map(base.entries);
	for (let [key, value] of over.entries) {
		let old = merged.get(key), next = old instanceof Dict && value instanceof Dict ? mergeValues(old, value) : value;
		merged.set(key, next);
	}
	return new Dict(merged, base.key, base.elem);
}
function readFiles(folder) {
	let files = readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => entry.isFile()).map((entry) => {
		let file = join(entry.parentPath, entry.name);
		return [relative(folder, file).replaceAll("\\", "/"), readFileSync(file)];
	});
	return new Map(files.sort(([a], [b]) => a < b ? -1 : 1));
}
// packages/deployment/src/render/substitute-values.ts
const PLACEHOLDER = /\$(\$?)\{([A-Za-z_]\w*)\}/g;
function substituteValues(source, values) {
	let diagnostics = [];
	return {
		text: source.text.replace(PLACEHOLDER, (written, dollar, name, offset) => {
			if (dollar !== "") return written.slice(1);
			let value = values.get(name);
			if (value !== void 0) return value;
			let nearest = findNearest(name, values.keys()), advice = nearest === void 0 ? "" : `Did you mean \`\${${nearest}}\`? `;
			return diagnostics.push({
				code: "unknown-placeholder",
				severity: "error",
				at: source.positionAt(offset),
				message: `${quote(name)} has no value`,
				hint: `${advice}Add it to the configuration of the deployment target, or write \`$\${${name}}\` if the cluster should see it as it is.`
			}), written;
		}),
		diagnostics
	};
}
function parseValues(source) {
	let values = /* @__PURE__ */ new Map(), diagnostics = [], offset = 0;
	for (let line of source.text.split("\n")) {
		let [, name, value = ""] = /^\s*([A-Za-z_]\w*)\s*=([^\n]*)$/.exec(line) ?? [];
		name === void 0 ? /^\s*(#.*)?$/.test(line) || diagnostics.push({
			code: "invalid-values",
			severity: "error",
			at: source.positionAt(offset),
			message: `${quote(line)} is not a value`,
			hint: "Write `NAME=value`, or start a comment with `#`."
		}) : values.set(name, value.trim()), offset += line.length + 1;
	}
	return {
		values,
		diagnostics
	};
}
// packages/deployment/src/render/render-kustomize.ts
async function renderKustomize(request) {
	let { target, source, configs, scratch, image, run } = request, folder = join(scratch, "kustomize"), overlay = join(folder, "overlays", target.name), config = join(configs, target.name), isConfigured = existsSync(join(config, "kustomization.yaml"));
	if (cpSync(join(source, "kustomize"), folder, { recursive: !0 }), existsSync(overlay) && isConfigured) return renderingFailed({
		code: "configuration-missing",
		severity: "error",
		at: target.at,
		message: `deployment target "${target.name}" has two overlays: kustomize/overlays/${target.name} of the source, and ${target.name}/ of the branch ${request.environment}-configs`,
		hint: "Remove one of them."
	});
	if (isConfigured) cpSync(config, overlay, { recursive: !0 });
	else if (!existsSync(overlay)) return configurationMissing(request, "kustomization.yaml");
	let { succeeded, stdout, problem } = await run("kubectl", ["kustomize", overlay], folder);
	if (!succeeded) return toolFailed(request, "kubectl kustomize", problem.replaceAll(scratch, "."));
	let { text, diagnostics } = substituteValues(new SourceText(stdout, `manifests of ${target.name}`, "manifests.yaml"), new Map(image === "" ? [] : [["IMAGE", image]]));
	return diagnostics.length > 0 ? renderingFailed(...diagnostics) : renderedManifests(text);
}
// packages/deployment/src/render/render-plain.ts
async function renderPlain(request) {
	let { target, source, configs, environment, image } = request, config = join(configs, target.name, "values.env");
	if (!existsSync(config)) return configurationMissing(request, "values.env");
	let { values, diagnostics: problems } = parseValues(new SourceText(readFileSync(config, "utf8"), `${environment}-configs`, `${target.name}/values.env`)), all = new Map([...values, ...image === "" ? [] : [["IMAGE", image]]]), diagnostics = [...problems], parts = listYamlFiles(join(source, "manifests")).map((path) => {
		let file = `manifests/${path}`, substituted = substituteValues(new SourceText(readFileSync(join(source, file), "utf8"), ".", file), all);
		return diagnostics.push(...substituted.diagnostics), `---\n# Source: ${file}\n${substituted.text.replace(/^---\s*\n/, "").trimEnd()}\n`;
	});
	return diagnostics.length > 0 ? renderingFailed(...diagnostics) : renderedManifests(parts.join(""));
}
function listYamlFiles(folder) {
	return readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name)).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
}
// packages/deployment/src/run/generated-folders.ts
const MARKED_FILES = ["manifests.yaml", "values.yaml"], MARK = /^# Generated from (\S+) by render-workload\. /;
function formatGeneratedMark(repository) {
	return `# Generated from ${repository.replace(/[^\w./-]/g, "")} by render-workload. Change it there.\n`;
}
function markGenerated(files, mark) {
	let marked = MARKED_FILES.find((name) => files.has(name));
	return new Map([...files].map(([path, content]) => [path, path === marked ? Buffer.concat([Buffer.from(mark), content]) : content]));
}
function findGeneratedFolders(folder, repository) {
	return existsSync(folder) ? readdirSync(folder, { withFileTypes: !0 }).filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name).filter((name) => listSources(join(folder, name)).includes(repository)).sort() : [];
}
function findFolderConflict(gitops, path, repository) {
	let segments = path.split("/");
	for (let [index] of segments.slice(1).entries()) {
		let parent = segments.slice(0, index + 1).join("/"), [source] = listSources(join(gitops, parent));
		if (source !== void 0) return `${quote(parent)} was generated from ${quote(source)}`;
	}
	let folder = join(gitops, path), present = lstatSync(folder, { throwIfNoEntry: !1 });
	if (present === void 0) return;
	if (!present.isDirectory()) return "a file is in its place";
	let sources = listSources(folder), other = sources.find((source) => source !== repository);
	if (other !== void 0) return `it was generated from ${quote(other)}`;
	let [file] = readdirSync(folder).sort();
	if (!(sources.length > 0 || file === void 0)) return `it contains ${quote(file)}, and the first line of no file marks it as generated`;
}
function listSources(folder) {
	return MARKED_FILES.map((name) => join(folder, name)).filter(existsSync).flatMap((file) => MARK.exec(readFileSync(file, "utf8"))?.[1] ?? []);
}
// packages/deployment/src/run/render-environment.ts
const SOURCE_FOLDERS = {
	helm: "helm",
	kustomize: "kustomize",
	plain: "manifests"
};
async function renderEnvironment(deployment, settings, run) {
	let { environment, parent, targets } = deployment, { source, configs, image, output, scratch, repository } = settings, { value: renderer, diagnostics } = findRenderer(source);
	if (renderer === void 0) return {
		renderer,
		retired: [],
		diagnostics
	};
	let problems = [
		...refuseLinks({
			label: ".",
			root: source
		}, SOURCE_FOLDERS[renderer]),
		...targets.flatMap(({ name }) => refuseLinks({
			label: `${environment}-configs`,
			root: configs
		}, name)),
		...findFolderConflicts(deployment, settings)
	];
	if (problems.length > 0) return {
		renderer,
		retired: [],
		diagnostics: problems
	};
	let rendered = /* @__PURE__ */ new Map();
	for (let target of targets) {
		let own = join(scratch, target.name);
		rmSync(own, {
			recursive: !0,
			force: !0
		}), mkdirSync(own, { recursive: !0 });
		let result = await renderTarget(renderer, {
			target,
			environment,
			source,
			configs,
			image,
			scratch: own,
			run
		}), manifests = result.kind === "rendered" ? result.files.get("manifests.yaml") : void 0;
		result.kind === "failed" ? problems.push(...result.diagnostics) : manifests !== void 0 && problems.push(...checkManifests(manifests.toString("utf8"), target)), result.kind === "rendered" && rendered.set(target.location.folder, result.files);
	}
	if (problems.length > 0) return {
		renderer,
		retired: [],
		diagnostics: problems
	};
	let mark = formatGeneratedMark(repository), retired = (settings.gitops === void 0 ? [] : findGeneratedFolders(join(settings.gitops, parent), repository)).filter((folder) => !rendered.has(folder));
	rmSync(output, {
		recursive: !0,
		force: !0
	});
	for (let folder of retired) mkdirSync(join(output, folder), { recursive: !0 });
	for (let [folder, files] of rendered) writeFolder(join(output, folder), markGenerated(files, mark));
	return {
		renderer,
		retired,
		diagnostics: []
	};
}
function findFolderConflicts({ branch, parent, targets }, { gitops, repository }) {
	return gitops === void 0 ? [] : targets.flatMap(({ name, location, at }) => {
		let path = parent === "" ? location.folder : `${parent}/${location.folder}`, conflict = findFolderConflict(gitops, path, repository);
		return conflict === void 0 ? [] : [{
			code: "folder-in-use",
			severity: "error",
			at,
			message: `deployment target ${quote(name)} cannot have the folder ${quote(path)} of the GitOps branch ${quote(branch)}: ${conflict}`,
			hint: `Use another folder. If this one belongs to the target, delete its files there, or write this as the first line of its manifests.yaml, in a chart of its values.yaml: \`${formatGeneratedMark(repository).trim()}\``
		}];
	});
}
function renderTarget(renderer, request) {
	let { target } = request;
	return target.location.storage === "helm" ? renderer === "helm" ? renderChart(request) : Promise.resolve(chartMissing(target)) : renderer === "helm" ? renderHelm(request) : renderer === "kustomize" ? renderKustomize(request) : renderPlain(request);
}
function chartMissing({ name, at }) {
	return renderingFailed({
		code: "rendering-failed",
		severity: "error",
		at,
		message: `deployment target "${name}" has the storage helm, but the source has no chart`,
		hint: "Keep a chart in `helm/`, or use the storage `git` or `oci`."
	});
}
function writeFolder(folder, files) {
	for (let [path, content] of files) {
		let file = join(folder, path);
		mkdirSync(dirname(file), { recursive: !0 }), writeFileSync(file, content);
	}
}
// actions/render-workload/inputs.ts
const IMAGE = {
	pattern: /^[a-z0-9][\w.:/-]{0,250}(@sha256:[0-9a-f]{64})?$/,
	hint: "Use `name@digest` in lower case, for example `ghcr.io/contoso/app@sha256:\u2026`."
}, ENVIRONMENTS = {
	pattern: /^[a-z0-9-]+([\s,]+[a-z0-9-]+)*$/,
	hint: "Use names of environments, separated by commas, or `none`."
}, REPOSITORY = {
	pattern: /^[\w.-]+\/[\w.-]+$/,
	hint: "Use `owner/name`."
};
function readRenderInputs(inputs, serverUrl) {
	let autoMerge = inputs.matching("auto-merge", ENVIRONMENTS) ?? "none", repository = parseRepositoryName(inputs.matching("gitops-repository", REPOSITORY) ?? "", serverUrl);
	return {
		environment: inputs.matching("environment", ENVIRONMENT_NAME),
		source: resolve(inputs.text("source") || "."),
		workload: inputs.text("workload") || "workload",
		configs: resolve(inputs.text("configs") || "configs"),
		gitops: inputs.optional("gitops"),
		gitopsRepository: repository && `${repository.owner}/${repository.repo}`,
		image: inputs.matching("image", IMAGE) ?? "",
		autoMerge: autoMerge.split(/[\s,]+/).filter((name) => name !== "none")
	};
}
// actions/render-workload/summary.ts
function renderDeploymentSummary({ environment, branch, parent, targets }, retired) {
	let path = (folder) => inlineCode(parent === "" ? folder : `${parent}/${folder}`);
	return markdownDocument([
		heading(`Manifests for ${environment}`),
		table([
			"deployment target",
			"storage",
			"branch",
			"folder"
		].map((name) => escapeText(name)), targets.map(({ fullName, location }) => [
			inlineCode(fullName),
			escapeText(location.storage),
			inlineCode(branch),
			path(location.folder)
		])),
		...retired.map((folder) => paragraph(escapeText("No longer in the workload files, so the pull request removes it: "), path(folder)))
	]);
}
// actions/render-workload/index.ts
await runAction(async () => {
	let { env } = process, workspace = env.GITHUB_WORKSPACE ?? ".", serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com", temp = env.RUNNER_TEMP ?? tmpdir(), inputs = new Inputs(), { environment, source, workload, configs, gitops, gitopsRepository, image, autoMerge } = readRenderInputs(inputs, serverUrl), context = {
		workspace,
		folders: /* @__PURE__ */ new Map([[".", source]])
	};
	if (inputs.problems.length > 0) return reportDiagnostics(inputs.problems, context), !1;
	let plan = await planWorkloads(source, workload, {
		name: gitopsRepository,
		serverUrl
	});
	if (reportDiagnostics(plan.diagnostics, context), plan.diagnostics.some(({ severity }) => severity === "error")) return !1;
	let stages = toDeploymentStages(plan.value, autoMerge);
	if (setOutputs({ stages: JSON.stringify(stages) }), log(`Environments in the order of deployment: ${stages.map((stage) => stage.environment).join(", ")}`), environment === void 0) return !0;
	let deployment = plan.value.find((each) => each.environment === environment);
	if (deployment === void 0) return inputs.reject("environment", `is ${environment}, to which no workload file deploys`, "Use an environment of a deployment target."), reportDiagnostics(inputs.problems, context), !1;
	let scratch = mkdtempSync(join(temp, "kalypso-render-")), output = join(temp, "kalypso", "manifests", environment), { renderer, retired, diagnostics } = await renderEnvironment(deployment, {
		source,
		configs,
		gitops,
		repository: env.GITHUB_REPOSITORY ?? "",
		image,
		output,
		scratch
	}, runTool).finally(() => rmSync(scratch, {
		recursive: !0,
		force: !0
	}));
	return reportDiagnostics(diagnostics, context), !diagnostics.some(({ severity }) => severity === "error") && (log(`Rendered ${deployment.targets.map(({ name }) => name).join(", ")} with ${renderer} to ${output}`), retired.length > 0 && log(`No longer in the workload files: ${retired.join(", ")}`), addSummary(renderDeploymentSummary(deployment, retired)), setOutputs({
		manifests: output,
		branch: deployment.branch,
		path: deployment.parent,
		"deployment-targets": deployment.targets.filter(({ location }) => location.storage === "git").map(({ fullName }) => fullName).join("\n")
	}), !0);
});
export {};
