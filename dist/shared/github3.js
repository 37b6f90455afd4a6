import { c as hasHttpStatus, n as findBranchHead } from "./undici.js";
// packages/github/src/commits/create-tree.ts
const MAX_BYTES = 1e6;
async function createTree(github, repository, base, change) {
	let tree = base, entries = [], bytes = 0, send = async () => {
		let { data } = await github.request("POST /repos/{owner}/{repo}/git/trees", {
			...repository,
			...tree === void 0 ? {} : { base_tree: tree },
			tree: entries.map((entry) => ({
				...entry,
				type: "blob"
			})),
			request: { idempotent: !0 }
		});
		tree = data.sha, entries = [], bytes = 0;
	}, add = async (entry, size) => {
		(entries.length === 500 || entries.length > 0 && bytes + size > MAX_BYTES) && await send(), entries.push(entry), bytes += size;
	};
	for (let { path } of change.removed) await add({
		path,
		mode: "100644",
		sha: null
	}, path.length);
	for (let { path, mode, content } of change.written) {
		let data = content.read(), text = data.length > MAX_BYTES ? void 0 : decodeUtf8(data);
		text === void 0 ? await add({
			path,
			mode,
			sha: await createBlob(github, repository, data)
		}, path.length) : await add({
			path,
			mode,
			content: text
		}, path.length + data.length);
	}
	if (entries.length > 0 && await send(), tree === void 0) throw Error("GitHub cannot create an empty tree");
	return tree;
}
async function createBlob(github, repository, data) {
	let content = Buffer.from(data).toString("base64"), parameters = {
		...repository,
		content,
		encoding: "base64",
		request: { idempotent: !0 }
	};
	return (await github.request("POST /repos/{owner}/{repo}/git/blobs", parameters)).data.sha;
}
function decodeUtf8(data) {
	let text = Buffer.from(data).toString("utf8");
	return Buffer.from(text).equals(data) ? text : void 0;
}
// packages/github/src/commits/signed-commits.ts
async function createSignedCommit(github, repository, commit) {
	let { data } = await github.request("POST /repos/{owner}/{repo}/git/commits", {
		...repository,
		...commit,
		parents: [...commit.parents],
		request: { idempotent: !0 }
	});
	return {
		sha: data.sha,
		isVerified: data.verification.verified,
		reason: data.verification.reason
	};
}
async function isCommitVerified(github, repository, sha) {
	let parameters = {
		...repository,
		commit_sha: sha
	}, { data } = await github.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", parameters);
	return data.verification.verified;
}
// packages/github/src/issues/comments.ts
async function addComment(github, repository, number, body) {
	let issue = {
		...repository,
		issue_number: number
	}, isLastComment = async () => (await github.paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		...issue,
		per_page: 100
	})).at(-1)?.body?.replaceAll("\r\n", "\n").trim() === body.trim() || void 0;
	if (await isLastComment()) return;
	let create = () => github.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		...issue,
		body
	});
	await github.createOnce(async () => (await create()).status === 201, isLastComment);
}
// packages/github/src/repository/point-branch.ts
async function pointBranch(github, repository, branch, { from, to }) {
	let current = await findBranchHead(github, repository, branch);
	if (current === to) return { kind: "pointed" };
	if (current !== from) return { kind: "lost-race" };
	try {
		if (from === void 0) await createBranch(github, repository, branch, to);
		else {
			let parameters = {
				...repository,
				ref: `heads/${branch}`,
				sha: to,
				force: !0
			};
			await github.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", parameters);
		}
		return { kind: "pointed" };
	} catch (error) {
		if (!hasHttpStatus(error, 422)) throw error;
		return await findBranchHead(github, repository, branch) === from ? {
			kind: "refused",
			reason: error.reason
		} : { kind: "lost-race" };
	}
}
async function createBranch(github, repository, branch, sha) {
	await github.createOnce(async () => {
		let parameters = {
			...repository,
			ref: `refs/heads/${branch}`,
			sha
		};
		return (await github.request("POST /repos/{owner}/{repo}/git/refs", parameters)).data.object.sha;
	}, async () => await findBranchHead(github, repository, branch) === sha ? sha : void 0);
}
// packages/conventions/src/managed-commit.ts
const TRAILER = "Kalypso-Tree";
function addTreeTrailer(message, tree) {
	let text = message.trim(), last = text.split(/\n\n+/).at(-1) ?? "";
	return `${text}${text.includes("\n\n") && last.split("\n").every((line) => /^[\w-]+: \S/.test(line)) ? "\n" : "\n\n"}${TRAILER}: ${tree}`;
}
const TRAILER_LINE = RegExp(`(?:^|\\n)${TRAILER}: ([0-9a-f]{40})$`);
function isManagedCommit({ tree, message, committer }) {
	let trailer = TRAILER_LINE.exec(message.trimEnd())?.[1];
	return trailer !== void 0 && (trailer === tree || isGitHub(committer));
}
function isUpToDate(head, base, tree) {
	return base === void 0 || head.tree !== tree || !isManagedCommit(head) ? !1 : head.parents.length === 1 && head.parents[0] === base.id;
}
function isBranchUpdate({ parents, committer }) {
	return parents.length > 1 && isGitHub(committer);
}
function isGitHub({ name, email }) {
	return /^GitHub( Enterprise)?$/.test(name) && email.startsWith("noreply@");
}
export { pointBranch as a, isCommitVerified as c, isUpToDate as i, createTree as l, isBranchUpdate as n, addComment as o, isManagedCommit as r, createSignedCommit as s, addTreeTrailer as t };
