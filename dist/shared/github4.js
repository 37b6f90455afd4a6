// packages/github/src/repository/repository-name.ts
function formatRepositoryName({ owner, repo }) {
	return `${owner}/${repo}`;
}
function isSameRepositoryName(one, other) {
	return formatRepositoryName(one).toLowerCase() === formatRepositoryName(other).toLowerCase();
}
function parseRepositoryName(text, serverUrl) {
	let server = serverUrl.replace(/\/+$/, "").toLowerCase(), name = text.toLowerCase().startsWith(`${server}/`) ? text.slice(server.length + 1).replace(/\/+$/, "") : text, [, owner, repo] = /^([\w-][\w.-]*)\/([\w.-]+?)(?:\.git)?$/.exec(name) ?? [];
	return owner === void 0 || repo === void 0 || /^\.+$/.test(repo) ? void 0 : {
		owner,
		repo
	};
}
export { isSameRepositoryName as n, parseRepositoryName as r, formatRepositoryName as t };
