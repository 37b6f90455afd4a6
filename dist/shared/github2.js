import { c as hasHttpStatus } from "./undici.js";
import { t as formatRepositoryName } from "./github4.js";
function formatStatusDescription(text) {
	let line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
	return line.length <= 140 ? line : `${line.slice(0, 139).replace(/[\ud800-\udbff]$/, "")}\u2026`;
}
async function setCommitStatus(github, repository, { commit, context, state, description, targetUrl }) {
	await github.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
		...repository,
		sha: commit,
		context,
		state,
		description: formatStatusDescription(description),
		target_url: targetUrl,
		request: { idempotent: !0 }
	});
}
// packages/github/src/commits/commit-status-history.ts
async function listCommitStatuses(github, repository, commit) {
	return new CommitStatusHistory(github, repository).list(commit);
}
var CommitStatusHistory = class {
	#github;
	#repository;
	#known = /* @__PURE__ */ new Map();
	constructor(github, repository) {
		this.#github = github, this.#repository = repository;
	}
	async list(commit) {
		let known = this.#known.get(commit) ?? /* @__PURE__ */ new Map(), parameters = {
			...this.#repository,
			ref: commit,
			per_page: 100
		}, added = await this.#github.paginate("GET /repos/{owner}/{repo}/commits/{ref}/statuses", parameters, ({ data }, done) => (data.some(({ id }) => known.has(id)) && done(), data)), statuses = new Map(added.map((status) => [status.id, toPastStatus(status)]));
		for (let [id, status] of known) statuses.set(id, status);
		return this.#known.set(commit, statuses), [...statuses.values()];
	}
};
function toPastStatus({ context, state, description, target_url, creator, created_at }) {
	return {
		context,
		state,
		description: description ?? "",
		targetUrl: target_url ?? "",
		creator: creator?.login?.toLowerCase(),
		at: Date.parse(created_at)
	};
}
// packages/github/src/repository/canonical-name.ts
async function readCanonicalName(github, repository) {
	try {
		let { data } = await github.request("GET /repos/{owner}/{repo}", { ...repository });
		return {
			repository: {
				owner: data.owner.login,
				repo: data.name
			},
			id: Number(data.id)
		};
	} catch (error) {
		if (hasHttpStatus(error, 403, 404)) return;
		throw error;
	}
}
var CanonicalNames = class {
	#github;
	#known = /* @__PURE__ */ new Map();
	constructor(github) {
		this.#github = github;
	}
	resolve(name) {
		let key = formatRepositoryName(name).toLowerCase(), known = this.#known.get(key);
		if (known !== void 0) return known;
		let resolved = this.#read(name).catch((error) => {
			throw this.#known.delete(key), error;
		});
		return this.#known.set(key, resolved), resolved;
	}
	async #read(name) {
		let repository = (await readCanonicalName(this.#github, name))?.repository;
		return repository !== void 0 && this.#known.set(formatRepositoryName(repository).toLowerCase(), Promise.resolve(repository)), repository;
	}
};
// packages/conventions/src/status-descriptions.ts
const STATUS_DESCRIPTIONS = {
	promoted: "Promoted",
	deploying: "Deploying",
	deployed: "Deployed",
	failed: "Failed to deploy",
	superseded: "Superseded by",
	waiting: "Waiting:",
	heldBack: "Held back:",
	waitsFor: "Waits for",
	rolledBack: "Rolled back to"
};
function isPublicationStatus({ state, description }) {
	let { heldBack, waitsFor } = STATUS_DESCRIPTIONS;
	return state === "pending" && [heldBack, waitsFor].some((text) => description.startsWith(text));
}
export { CommitStatusHistory as a, setCommitStatus as c, readCanonicalName as i, isPublicationStatus as n, listCommitStatuses as o, CanonicalNames as r, formatStatusDescription as s, STATUS_DESCRIPTIONS as t };
