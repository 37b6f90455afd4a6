import { n as listFoldersElsewhere, r as listFoldersBelow, t as createOwnerLookup } from "./assignment-record2.js";
import { t as parseAssignmentRecord } from "./assignment-record.js";
import { t as ASSIGNMENT_RECORD_PATH } from "./conventions.js";
import { t as quote } from "./diagnostics3.js";
import { r as toRecordedOwners } from "./scheduler5.js";
import { join, resolve } from "node:path";
import { existsSync, readFileSync } from "node:fs";
// packages/control-plane/src/observe/read-recorded-owners.ts
const RECORD_FOLDER = ASSIGNMENT_RECORD_PATH.slice(0, ASSIGNMENT_RECORD_PATH.lastIndexOf("/")), MISSING = /* @__PURE__ */ new Set(["branch-not-found", "path-not-found"]);
async function readRecordedOwners(repos, registrations, checkout, deps) {
	let texts = checkout === void 0 ? await fetchRecords(repos, deps) : repos.map(() => readCheckout(checkout)), folders = [], elsewhere = [], diagnostics = [];
	for (let [index, repo] of repos.entries()) {
		let text = texts[index] ?? { kind: "missing" };
		if (text.kind === "failed" && diagnostics.push(createRecordWarning(repo, text.reason)), text.kind !== "read") continue;
		let parsed = parseAssignmentRecord(text.text);
		if (parsed.kind === "valid") {
			let ownerOf = createOwnerLookup(parsed.record, registrations);
			elsewhere.push(...listFoldersElsewhere(parsed.record, repo.path, registrations));
			let own = listFoldersBelow(parsed.record, repo.path);
			for (let folder of own) folder.registration !== null && folders.push({
				...folder,
				registration: ownerOf(folder.registration)
			});
		} else diagnostics.push(createRecordWarning(repo, `it ${parsed.reason}`));
	}
	let owners = toRecordedOwners(folders), workloads = new Map([...toRecordedOwners(elsewhere).workloads, ...owners.workloads]);
	return {
		value: repos.length > 0 && diagnostics.length === repos.length ? void 0 : {
			...owners,
			workloads
		},
		diagnostics
	};
}
function readCheckout(folder) {
	let file = join(resolve(folder), ASSIGNMENT_RECORD_PATH);
	return existsSync(file) ? {
		kind: "read",
		text: readFileSync(file, "utf8")
	} : { kind: "missing" };
}
async function fetchRecords(repos, deps) {
	let sources = repos.map(({ repo, branch }) => ({
		repo,
		ref: { branch },
		path: RECORD_FOLDER
	})), results = await deps.fetchRecords(sources);
	return sources.map((source) => {
		let result = results.get(source);
		if (!result) throw Error(`no result for ${source.repo}`);
		if (result.kind === "fetched") return readCheckout(result.source.root);
		let { kind, message } = result.failure;
		return MISSING.has(kind) ? { kind: "missing" } : {
			kind: "failed",
			reason: message
		};
	});
}
function createRecordWarning({ name, branch, locate }, reason) {
	return {
		code: "record-unreadable",
		severity: "warning",
		message: `it is not known whose folders are on branch ${quote(branch)} of GitOpsRepo ${name}, because its ${ASSIGNMENT_RECORD_PATH} cannot be read: ${reason}`,
		at: locate("spec", "repo"),
		hint: "If the token has no access to the GitOps repository, let it read contents. Until then, a name that two registrations claim is held back for both."
	};
}
export { readRecordedOwners };
