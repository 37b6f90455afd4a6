import { c as hasHttpStatus, o as isRecord } from "./undici.js";
// packages/github/src/repository/file-text.ts
async function readFileText(github, repository, path, commit) {
	try {
		let parameters = {
			...repository,
			path,
			ref: commit
		}, { data } = await github.request("GET /repos/{owner}/{repo}/contents/{path}", parameters);
		return decodeContent(data, path);
	} catch (error) {
		if (!hasHttpStatus(error, 404)) throw error;
		await github.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
			...repository,
			commit_sha: commit
		});
		return;
	}
}
function decodeContent(data, path) {
	if (isRecord(data) && data.type === "file" && data.encoding === "base64" && typeof data.content == "string") return Buffer.from(data.content, "base64").toString();
	throw Error(`${path} is not a file, or is too large`);
}
export { readFileText as t };
