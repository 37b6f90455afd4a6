import { d as paragraph, o as escapeText } from "./action-kit.js";
import { t as GENERATED_FILE_NAME } from "./conventions2.js";
import { t as PROMOTED_COMMIT_PATH } from "./conventions3.js";
// packages/markdown/src/fair-selection.ts
function createFairSelector(rows, { groupOf, turnsOf, maxRowsOfGroup }) {
	let ordered = takeTurns(rows.map((row, index) => ({
		row,
		index,
		group: groupOf(row),
		turns: turnsOf(row)
	})), 0), counts = /* @__PURE__ */ new Map(), allowed = ordered.filter(({ group }) => {
		let count = (counts.get(group) ?? 0) + 1;
		return counts.set(group, count), count <= maxRowsOfGroup;
	});
	return (maxRows) => {
		let shown = allowed.slice(0, maxRows).sort((a, b) => a.index - b.index), omitted = new Map(counts);
		for (let { group } of shown) omitted.set(group, (omitted.get(group) ?? 0) - 1);
		for (let [group, count] of omitted) count === 0 && omitted.delete(group);
		return {
			shown: shown.map(({ row }) => row),
			omitted
		};
	};
}
function omittedParagraph(omitted, format, maxGroups) {
	let counts = [...omitted], shown = counts.slice(0, maxGroups).map(([group, count]) => format(group, count)), rest = counts.slice(maxGroups).reduce((sum, [, count]) => sum + count, 0);
	return paragraph(escapeText(`\u2026and ${shown.join(", ")}${rest === 0 ? "" : `, and ${rest} more of others`}.`));
}
function takeTurns(rows, depth) {
	if (rows.length < 2 || rows.every(({ turns }) => turns.length <= depth)) return rows;
	let waiting = [...Map.groupBy(rows, ({ turns }) => turns[depth]).values()].map((group) => takeTurns(group, depth + 1)), ordered = [];
	for (let turn = 0; waiting.length > 0; turn += 1) {
		for (let group of waiting) ordered.push(group[turn]);
		waiting = waiting.filter((group) => group.length > turn + 1);
	}
	return ordered;
}
// packages/scheduler/src/tree/layout.ts
const KUBERNETES_NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/, MANIFEST_FILES = ["namespace", "reconciler"], CONFIG_FILES = ["platform-config", "config"], README = "README.md";
function formatGeneratedPath(file) {
	return file.kind === "promoted-commit" ? PROMOTED_COMMIT_PATH : file.kind === "cluster-type-readme" ? `${file.clusterType}/${README}` : file.kind === "infrastructure" ? `${file.clusterType}/${file.file}` : `${formatAssignmentFolder(file)}/${file.file}`;
}
function formatAssignmentFolder({ clusterType, deploymentTarget }) {
	return `${clusterType}/${deploymentTarget}`;
}
function parseGeneratedPath(path) {
	if (path === ".github/tracking/Promoted_Commit_Id") return { kind: "promoted-commit" };
	let [clusterType = "", second = "", file, ...deeper] = path.split("/");
	if (!(!KUBERNETES_NAME.test(clusterType) || deeper.length > 0)) {
		if (file === void 0) return second === README ? {
			kind: "cluster-type-readme",
			clusterType
		} : GENERATED_FILE_NAME.test(second) ? {
			kind: "infrastructure",
			clusterType,
			file: second
		} : void 0;
		if (KUBERNETES_NAME.test(second) && GENERATED_FILE_NAME.test(file)) return {
			kind: "assignment",
			clusterType,
			deploymentTarget: second,
			file
		};
	}
}
function hasUsualName({ file }, configFileName) {
	let name = withoutExtension(file);
	return MANIFEST_FILES.includes(name) || isConfigName(name, configFileName);
}
function isConfigFile({ file }, { configFileName, configFiles = [] }) {
	return isConfigName(withoutExtension(file), configFileName) || configFiles.includes(file);
}
function isConfigName(name, configFileName) {
	return CONFIG_FILES.includes(name) || name === configFileName;
}
function withoutExtension(file) {
	return file.replace(/\.(?:yaml|sh)$/, "");
}
const GENERATED_FORM = /^(?!\.)[^/]+\/(?:README\.md|[^/]+\/[^/]+\.(?:yaml|sh))$/, INFRASTRUCTURE_FORM = /^(?!\.)[^/]+\/(?=[^/]+\.(?:yaml|sh)$)/;
function hasGeneratedForm(path, isPresent = () => !1) {
	if (path === ".github/tracking/Promoted_Commit_Id" || GENERATED_FORM.test(path)) return !0;
	let folder = INFRASTRUCTURE_FORM.exec(path)?.[0];
	return folder !== void 0 && isPresent(`${folder}${README}`);
}
function toRepositoryPath(path, { path: folder }) {
	return path === ".github/tracking/Promoted_Commit_Id" ? path : `${folderPrefix(folder)}${path}`;
}
function parseRepositoryPath(path, { path: folder }) {
	if (path === ".github/tracking/Promoted_Commit_Id") return { kind: "promoted-commit" };
	let prefix = folderPrefix(folder), below = path.slice(prefix.length);
	return path.startsWith(prefix) && below !== ".github/tracking/Promoted_Commit_Id" ? parseGeneratedPath(below) : void 0;
}
function generatedScope({ path: folder }) {
	let top = folderPrefix(folder).slice(0, -1);
	return top === "" ? [""] : [top, PROMOTED_COMMIT_PATH];
}
function folderPrefix(folder) {
	return folder.split("/").filter((segment) => segment !== "" && segment !== ".").map((segment) => `${segment}/`).join("");
}
// packages/scheduler/src/tree/desired-tree.ts
const CLUSTER_TYPE_README = "This folder contains deployment targets scheduled on the cluster type";
function createDesiredTree(plan) {
	let tree = /* @__PURE__ */ new Map();
	plan.promotedCommit !== void 0 && !plan.isPromotionHeldBack && tree.set(formatGeneratedPath({ kind: "promoted-commit" }), plan.promotedCommit);
	let infrastructure = new Map(plan.infrastructure.map((each) => [each.clusterType.name, each])), next = 0;
	for (let { name: clusterType } of plan.clusterTypes) {
		let files = [[formatGeneratedPath({
			kind: "cluster-type-readme",
			clusterType
		}), CLUSTER_TYPE_README]], own = infrastructure.get(clusterType);
		for (let { name: file, content } of own?.kind === "rendered" ? own.files : []) files.push([formatGeneratedPath({
			kind: "infrastructure",
			clusterType,
			file
		}), content]);
		for (let entry = plan.planned[next]; entry?.clusterType.name === clusterType; entry = plan.planned[++next]) for (let { name: file, content } of entry.files) {
			let deploymentTarget = entry.target.name;
			files.push([formatGeneratedPath({
				kind: "assignment",
				clusterType,
				deploymentTarget,
				file
			}), content]);
		}
		for (let [path, content] of files.sort(([a], [b]) => a < b ? -1 : 1)) tree.set(path, content);
	}
	return tree;
}
export { generatedScope as a, isConfigFile as c, createFairSelector as d, omittedParagraph as f, formatGeneratedPath as i, parseRepositoryPath as l, createDesiredTree as n, hasGeneratedForm as o, formatAssignmentFolder as r, hasUsualName as s, CLUSTER_TYPE_README as t, toRepositoryPath as u };
