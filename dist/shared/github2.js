import { m as hasHttpStatus, r as formatRepositoryName } from "./undici.js";
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
export { CanonicalNames as t };
