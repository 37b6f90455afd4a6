import { r as createMask } from "./diagnostics3.js";
import { t as formatCount } from "./diagnostics.js";
import { r as systemClock } from "./retry.js";
import { a as runLocalGit, c as parsePath, d as isGitHubServer, f as parseRemoteUrl, h as createOutOfTimeFailure, i as removeLeftovers, l as parseRevision, m as RepositoryError, n as GitRemote, o as runGit, p as repositoryKey, r as isHiddenObject, s as createGitEnvironment, t as runInParallel, u as getServer } from "./git.js";
import { join, posix } from "node:path";
import { mkdirSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
var FetchSession = class {
	#clock;
	#silences = /* @__PURE__ */ new Map();
	#leftMs;
	#running = 0;
	#startedAt = 0;
	constructor({ maxMs = 3e5, clock = systemClock } = {}) {
		this.#leftMs = maxMs, this.#clock = clock;
	}
	get remainingMs() {
		return this.#leftMs - (this.#running > 0 ? this.#clock.now() - this.#startedAt : 0);
	}
	async run(task) {
		this.#running === 0 && (this.#startedAt = this.#clock.now()), this.#running += 1;
		try {
			return await task();
		} finally {
			let left = this.remainingMs;
			--this.#running, this.#running === 0 && (this.#leftMs = left);
		}
	}
	record(server, responded, isGitHub) {
		return this.#silences.set(server, responded ? 0 : (this.#silences.get(server) ?? 0) + 1), !responded && this.#silences.get(server) === maxSilences(isGitHub);
	}
	isUnresponsive(server, isGitHub) {
		return (this.#silences.get(server) ?? 0) >= maxSilences(isGitHub);
	}
};
function maxSilences(isGitHub) {
	return isGitHub ? 2 : 1;
}
// packages/git/src/fetch/extraction.ts
var Extraction = class {
	#root;
	#failures;
	#files;
	#created = /* @__PURE__ */ new Set();
	#header = Buffer.alloc(0);
	#blob;
	#written = 0;
	constructor(root, files, failures) {
		this.#root = root, this.#failures = failures, this.#files = Map.groupBy(files, ({ blob }) => blob);
	}
	request() {
		return Array.from(this.#files.keys(), (id) => `${id}\n`).join("");
	}
	get isComplete() {
		return this.#written === this.#files.size;
	}
	feed(chunk) {
		let rest = chunk;
		for (; rest.length > 0;) rest = this.#blob === void 0 ? this.#readHeader(rest) : this.#readBody(this.#blob, rest);
	}
	makeFolder(path) {
		this.#guard(path, [path], () => this.#create(path));
	}
	#create(folder) {
		this.#created.has(folder) || (mkdirSync(join(this.#root, folder), { recursive: !0 }), this.#created.add(folder));
	}
	#readHeader(chunk) {
		let end = chunk.indexOf(10);
		if (end === -1) return this.#header = Buffer.concat([this.#header, chunk]), chunk.subarray(chunk.length);
		let line = Buffer.concat([this.#header, chunk.subarray(0, end)]).toString("latin1");
		this.#header = Buffer.alloc(0);
		let { id, size } = parseBlobHeader(line);
		return this.#blob = {
			id,
			size,
			parts: [],
			missing: size + 1
		}, chunk.subarray(end + 1);
	}
	#readBody(blob, chunk) {
		let part = chunk.subarray(0, blob.missing);
		return blob.parts.push(part), blob.missing -= part.length, blob.missing === 0 && (this.#write(blob), this.#blob = void 0), chunk.subarray(part.length);
	}
	#write(blob) {
		let content = Buffer.concat(blob.parts, blob.size);
		for (let { path, folders } of this.#files.get(blob.id) ?? []) this.#guard(path, folders, () => {
			this.#create(posix.dirname(path)), writeFileSync(join(this.#root, path), content, {
				flag: "wx",
				mode: 420
			});
		});
		this.#written++;
	}
	#guard(path, folders, write) {
		try {
			write();
		} catch (error) {
			let failure = findPathFailure(path, error);
			if (failure === void 0) throw error;
			this.#failures.add(folders, failure);
		}
	}
};
function parseBlobHeader(line) {
	let [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
	if (id !== void 0 && size !== void 0) return {
		id,
		size: Number(size)
	};
	throw new RepositoryError({
		kind: "git-failed",
		message: `git did not find a file: ${line}`
	});
}
function findPathFailure(path, error) {
	let code = error instanceof Error && "code" in error ? error.code : void 0;
	if (typeof code == "string" && [
		"EEXIST",
		"ENOTDIR",
		"EISDIR",
		"ENAMETOOLONG",
		"EINVAL",
		"ENOENT",
		"EILSEQ"
	].includes(code)) return {
		kind: "unsafe-content",
		message: `the path ${JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}\u2026` : path)} conflicts with another path of the repository, or the disk cannot store it (${code})`
	};
}
// packages/git/src/fetch/folder-failures.ts
const HINT = "Set the path to a folder that contains only the files to read.";
var FolderError = class extends Error {
	name = "FolderError";
	folders;
	failure;
	constructor(folders, failure) {
		super(failure.message), this.folders = folders, this.failure = failure;
	}
}, FolderFailures = class {
	#requested;
	#failures = /* @__PURE__ */ new Map();
	constructor(requested) {
		this.#requested = requested;
	}
	get readable() {
		return this.#requested.filter((folder) => !this.#failures.has(folder));
	}
	get(folder) {
		return this.#failures.get(folder);
	}
	add(folders, failure) {
		for (let folder of folders) this.#failures.has(folder) || this.#failures.set(folder, failure);
	}
	isNeeded({ folders }) {
		return folders.some((folder) => !this.#failures.has(folder));
	}
};
function createNoFolderFailure(path, obstacle, where) {
	let name = `the path ${JSON.stringify(path)}`, kind = "path-not-found";
	if (obstacle === void 0) return {
		kind,
		message: `${name} does not exist in ${where}`
	};
	let subject = obstacle.path === path ? "it" : JSON.stringify(obstacle.path);
	switch (obstacle.kind) {
		case "link": return {
			kind,
			message: `${name} is not a folder in ${where}: ${subject} is a symbolic link, which is not followed`,
			hint: "Set the path to the folder that the link leads to."
		};
		case "submodule": return {
			kind,
			message: `${name} is not a folder in ${where}: ${subject} is a submodule, which is not read`,
			hint: "Set the repository to that of the submodule."
		};
		default: return {
			kind,
			message: `${name} is not a folder in ${where}`,
			...obstacle.path === path ? { hint: `The path has to be a folder: use \`${posix.dirname(path)}\`.` } : {}
		};
	}
}
function createTooManyFailure(folder, limit) {
	return {
		kind: "too-large",
		message: `${folder === "" ? "the repository" : `the folder ${JSON.stringify(folder)}`} contains more than ${limit}`,
		hint: HINT
	};
}
function createLargeFileFailure(file, maxBytes) {
	return {
		kind: "too-large",
		message: `the file ${JSON.stringify(file)} is larger than ${formatMegabytes(maxBytes)}`,
		hint: HINT
	};
}
function createTotalSizeFailure(folder, maxBytes) {
	return {
		kind: "too-large",
		message: `${folder === "" ? "the files" : `the files in ${JSON.stringify(folder)}`} total more than ${formatMegabytes(maxBytes)}`,
		hint: HINT
	};
}
function formatMegabytes(bytes) {
	return `${(bytes / 1e6).toLocaleString("en")} MB`;
}
var TreeListingReader = class {
	#isWanted;
	#requested;
	#namesAbove;
	#maxFiles;
	#kinds = /* @__PURE__ */ new Map();
	#files = [];
	#skipped = [];
	#entryCounts = /* @__PURE__ */ new Map();
	#fileCounts = /* @__PURE__ */ new Map();
	#rest = Buffer.alloc(0);
	constructor(paths, patterns, maxFiles) {
		this.#requested = new Set(paths), this.#isWanted = createMatcher(patterns), this.#namesAbove = findNamesAbove(paths, patterns), this.#maxFiles = maxFiles;
	}
	feed(chunk) {
		let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
		for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0)) this.#readEntry(data.toString("utf8", 0, end)), data = data.subarray(end + 1);
		this.#rest = data;
	}
	listing() {
		return {
			kinds: this.#kinds,
			files: this.#files,
			skipped: this.#skipped
		};
	}
	#readEntry(line) {
		let tab = line.indexOf("	"), [mode = "", type = "", blob = ""] = line.slice(0, tab).split(" "), path = line.slice(tab + 1), kind = findKind(mode, type);
		this.#requested.has(path) && this.#kinds.set(path, kind);
		let folders = this.#findFolders(path);
		if (folders.length !== 0) {
			if (this.#count(folders, this.#entryCounts, 1e6, "entries"), !isSafePath(path)) throw unsafePath(path, folders);
			kind !== "folder" && this.#isWanted(path) && (kind === "file" ? this.#files.push({
				path,
				blob,
				folders
			}) : this.#skipped.push({
				path,
				kind,
				folders
			}), this.#count(folders, this.#fileCounts, this.#maxFiles, "files"));
		}
	}
	#findFolders(path) {
		let folders = this.#namesAbove.get(path)?.slice() ?? [];
		this.#requested.has("") && folders.push("");
		for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
			let folder = path.slice(0, end);
			folder !== "" && this.#requested.has(folder) && folders.push(folder);
		}
		return folders;
	}
	#count(folders, counts, max, what) {
		for (let folder of folders) {
			let count = (counts.get(folder) ?? 0) + 1;
			if (counts.set(folder, count), count > max) throw new FolderError([folder], createTooManyFailure(folder, `${max.toLocaleString("en")} ${what}`));
		}
	}
};
function findNamesAbove(paths, patterns = []) {
	let names = patterns.filter((pattern) => !pattern.startsWith("*")), found = /* @__PURE__ */ new Map();
	for (let path of paths.filter((each) => each !== "")) for (let above of listFoldersAbove(path)) for (let name of names) {
		let file = above === "" ? name : `${above}/${name}`;
		found.set(file, [...found.get(file) ?? [], path]);
	}
	return found;
}
function listFoldersAbove(path) {
	return path.split("/").map((_, index, parts) => parts.slice(0, index).join("/"));
}
function createMatcher(patterns) {
	if (patterns === void 0) return () => !0;
	let names = new Set(patterns.filter((pattern) => !pattern.startsWith("*"))), endings = patterns.filter((pattern) => pattern.startsWith("*")).map((pattern) => pattern.slice(1));
	return (path) => names.has(path.slice(path.lastIndexOf("/") + 1)) || endings.some((ending) => path.endsWith(ending));
}
function findKind(mode, type) {
	return type === "tree" ? "folder" : type === "blob" ? mode === "120000" ? "link" : "file" : "submodule";
}
function isSafePath(path) {
	let forbidden = process.platform === "win32" ? /[\\:]/ : /\0/, reserved = /* @__PURE__ */ new Set([
		"",
		".",
		"..",
		".git"
	]);
	return !forbidden.test(path) && path.split("/").every((name) => !reserved.has(name.toLowerCase()));
}
function unsafePath(path, folders) {
	return new FolderError(folders, {
		kind: "unsafe-content",
		message: `the repository contains the unsafe path ${JSON.stringify(path)}`
	});
}
// packages/git/src/fetch/checkout.ts
const SOURCE_REF = "refs/kalypso/source", LIST_TREE = [
	"ls-tree",
	"-z",
	"--full-tree"
], WITHOUT_BLOBS = ["--filter=blob:none"];
async function checkOutFolders(address, revision, paths, settings) {
	let folder = await mkdtemp(join(settings.directory, "source-"));
	try {
		let result = await new Checkout(folder, new GitRemote(address, revision, settings), revision, settings).read(paths);
		return result.failures.readable.length === 0 && await rm(folder, {
			recursive: !0,
			force: !0
		}), result;
	} catch (error) {
		throw await rm(folder, {
			recursive: !0,
			force: !0
		}), error;
	}
}
var Checkout = class {
	#folder;
	#remote;
	#revision;
	#settings;
	#repository;
	constructor(folder, remote, revision, settings) {
		this.#folder = folder, this.#remote = remote, this.#revision = revision, this.#settings = settings, this.#repository = join(folder, "repository.git");
	}
	async read(paths) {
		let root = join(this.#folder, "files");
		await mkdir(root), await this.#init();
		let commit = await this.#fetchCommit(WITHOUT_BLOBS), failures = new FolderFailures(paths), listing = await this.#list(commit, failures);
		return await this.#findMissing(commit, listing, failures), await this.#fetchFiles(listing.files, failures), await this.#checkSizes(listing.files, failures), await this.#extract(root, listing.files, failures), await rm(this.#repository, {
			recursive: !0,
			force: !0
		}), {
			source: {
				root,
				commit
			},
			skipped: listing.skipped,
			failures
		};
	}
	async #init() {
		if (await runLocalGit(this.#folder, [
			"init",
			"--quiet",
			"--bare",
			"--template=",
			this.#repository
		]) === void 0) throw Error(`git could not create a repository in ${this.#folder}`);
	}
	async #fetchCommit(filter) {
		let { branch, commit } = this.#revision;
		commit === void 0 ? await this.#remote.fetch(this.#repository, ["--depth=1", ...filter], `+refs/heads/${branch}:${SOURCE_REF}`) : await this.#fetchExactly(commit, filter);
		let name = `${commit ?? SOURCE_REF}^{commit}`, found = await runLocalGit(this.#repository, [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			name
		]);
		if (found !== void 0 && (commit === void 0 || found === commit)) return found;
		throw this.#remote.failure(`not our ref ${commit}`);
	}
	async #fetchExactly(commit, filter) {
		try {
			await this.#remote.fetch(this.#repository, ["--depth=1", ...filter], `+${commit}:${SOURCE_REF}`);
		} catch (error) {
			if (!isHiddenObject(error)) throw error;
			this.#remote.log("the server does not serve single commits; fetching the history of the branch"), await this.#remote.fetch(this.#repository, filter, `+refs/heads/${this.#revision.branch}:${SOURCE_REF}`);
		}
	}
	async #list(commit, failures) {
		let { files, maxFiles } = this.#settings;
		for (;;) {
			let paths = failures.readable, reader = new TreeListingReader(paths, files, maxFiles), wanted = paths.includes("") ? [] : [...paths, ...findNamesAbove(paths, files).keys()];
			try {
				return paths.length > 0 && await this.#runLocally([
					...LIST_TREE,
					"-r",
					"-t",
					"--end-of-options",
					commit,
					...wanted
				], (chunk) => reader.feed(chunk)), reader.listing();
			} catch (error) {
				if (!(error instanceof FolderError)) throw error;
				failures.add(error.folders, error.failure);
			}
		}
	}
	async #findMissing(commit, { kinds }, failures) {
		for (let path of failures.readable) {
			let kind = path === "" ? "folder" : kinds.get(path);
			if (kind === "folder") continue;
			let obstacle = kind === void 0 ? await this.#findObstacle(commit, path) : {
				path,
				kind
			};
			failures.add([path], createNoFolderFailure(path, obstacle, `${this.#remote.url} at ${commit}`));
		}
	}
	async #findObstacle(commit, path) {
		let above = listFoldersAbove(path).filter((folder) => folder !== "");
		if (above.length === 0) return;
		let reader = new TreeListingReader(above, [], Infinity);
		await this.#runLocally([
			...LIST_TREE,
			"--end-of-options",
			commit,
			...above
		], (chunk) => reader.feed(chunk));
		let [found] = [...reader.listing().kinds].filter(([, kind]) => kind === "link" || kind === "submodule");
		return found && {
			path: found[0],
			kind: found[1]
		};
	}
	async #fetchFiles(all, failures) {
		let files = all.filter((file) => failures.isNeeded(file));
		try {
			await this.#fetchBlobs(files);
		} catch (error) {
			if (isHiddenObject(error)) this.#remote.log("the server does not serve single files; fetching the whole commit"), await rm(this.#repository, {
				recursive: !0,
				force: !0
			}), await this.#init(), await this.#fetchCommit([]);
			else if (isTooMuch(error) && failures.readable.length > 1) await this.#fetchEachFolder(files, failures);
			else throw error;
		}
	}
	async #fetchEachFolder(files, failures) {
		this.#remote.log("fetching each folder on its own, because all together are too large or take too long");
		let folders = failures.readable.map((folder) => ({
			folder,
			files: files.filter((file) => file.folders.includes(folder))
		}));
		for (let { folder, files } of folders.sort((a, b) => a.files.length - b.files.length)) {
			removeLeftovers(this.#repository);
			try {
				await this.#fetchBlobs(files);
			} catch (error) {
				if (!isTooMuch(error)) throw error;
				failures.add([folder], error.failure);
			}
		}
		removeLeftovers(this.#repository);
	}
	async #fetchBlobs(files) {
		files.length !== 0 && await this.#remote.fetch(this.#repository, [...WITHOUT_BLOBS, "--stdin"], void 0, listBlobs(files));
	}
	async #checkSizes(all, failures) {
		let files = all.filter((file) => failures.isNeeded(file));
		if (files.length === 0) return;
		let { maxFileBytes, maxTotalBytes } = this.#settings, output = [];
		await this.#runLocally([
			"cat-file",
			"--batch-check",
			"--buffer"
		], (chunk) => void output.push(chunk), listBlobs(files));
		let headers = Buffer.concat(output).toString("latin1").split("\n").filter(Boolean).map(parseBlobHeader), sizes = new Map(headers.map(({ id, size }) => [id, size])), totals = /* @__PURE__ */ new Map();
		for (let { path, blob, folders } of files) {
			let size = sizes.get(blob) ?? 0;
			size > maxFileBytes && failures.add(folders, createLargeFileFailure(path, maxFileBytes));
			for (let folder of folders) {
				let total = (totals.get(folder) ?? 0) + size;
				totals.set(folder, total), total > maxTotalBytes && failures.add([folder], createTotalSizeFailure(folder, maxTotalBytes));
			}
		}
	}
	async #extract(root, all, failures) {
		let files = all.filter((file) => failures.isNeeded(file)), extraction = new Extraction(root, files, failures);
		for (let folder of failures.readable) extraction.makeFolder(folder);
		if (files.length !== 0 && (await this.#runLocally([
			"cat-file",
			"--batch",
			"--buffer"
		], (chunk) => extraction.feed(chunk), extraction.request()), !extraction.isComplete)) throw Error(`git printed fewer files than requested of ${this.#remote.url}`);
	}
	async #runLocally(args, onStdout, stdin) {
		let { session } = this.#settings;
		if (session.remainingMs <= 0) throw new RepositoryError(createOutOfTimeFailure(this.#remote.url));
		let timeoutMs = Math.min(this.#settings.timeoutMs, session.remainingMs), result = await runGit({
			args,
			cwd: this.#repository,
			env: createGitEnvironment(this.#folder),
			timeoutMs,
			onStdout,
			...stdin === void 0 ? {} : { stdin }
		});
		if (result.kind === "timed-out") {
			if (session.remainingMs <= 0) throw new RepositoryError(createOutOfTimeFailure(this.#remote.url));
			let message = `${this.#remote.url} could not be unpacked within ${timeoutMs / 1e3} s`;
			throw new RepositoryError({
				kind: "timeout",
				message
			});
		}
		if (result.code !== 0) throw this.#remote.failure(result.stderr);
	}
};
function isTooMuch(error) {
	return error instanceof RepositoryError ? error.failure.kind === "too-large" || error.failure.kind === "timeout" && !error.isServerSilent : !1;
}
function listBlobs(files) {
	return [...new Set(files.map(({ blob }) => `${blob}\n`))].join("");
}
// packages/git/src/fetch/server-observer.ts
var ServerObserver = class {
	#remote;
	#settings;
	#server;
	#isGitHub;
	constructor(remote, settings) {
		this.#remote = remote, this.#settings = settings, this.#server = getServer(remote), this.#isGitHub = isGitHubServer(remote, settings.serverUrl);
	}
	checkResponsive() {
		let { session } = this.#settings, { url } = this.#remote;
		if (session.remainingMs <= 0) throw new RepositoryError(createOutOfTimeFailure(url));
		if (this.#server === void 0 || !session.isUnresponsive(this.#server, this.#isGitHub)) return;
		let message = `${url} was not read, because its server ${this.#server} did not respond to another request of this run`;
		throw new RepositoryError({
			kind: "timeout",
			message
		});
	}
	record(responded) {
		let { session, log } = this.#settings;
		this.#server !== void 0 && session.record(this.#server, responded, this.#isGitHub) && log(`${this.#server} does not respond; repositories on it that are not being read yet are left out`);
	}
};
// packages/git/src/fetch/fetch-sources.ts
const DEFAULT_LIMITS = {
	maxFiles: 2e4,
	maxFileBytes: 1e7,
	maxTotalBytes: 2e8,
	maxDownloadBytes: 1e9
};
async function fetchSources(sources, options) {
	let settings = toSettings(options), results = /* @__PURE__ */ new Map(), groups = groupSources(sources, settings, results);
	return await mkdir(settings.directory, { recursive: !0 }), await settings.session.run(() => runInParallel(groups, options.concurrency ?? 8, (group) => fetchGroup(group, settings, results))), results;
}
function toSettings(options) {
	let { token, files, log = () => void 0 } = options, mask = createMask(token), clock = options.clock ?? systemClock, session = options.session ?? new FetchSession({ clock });
	return {
		...DEFAULT_LIMITS,
		...options.limits,
		directory: options.directory,
		serverUrl: options.serverUrl ?? "https://github.com",
		timeoutMs: options.timeoutMs ?? 12e4,
		retries: options.retries ?? 3,
		session,
		sourceLimits: {
			idleTimeoutMs: options.idleTimeoutMs ?? 3e4,
			remainingMs: () => session.remainingMs
		},
		clock,
		log: (line) => log(mask(line)),
		mask,
		...token ? { token } : {},
		...files === void 0 ? {} : { files }
	};
}
function groupSources(sources, { serverUrl, mask }, results) {
	let groups = /* @__PURE__ */ new Map();
	for (let source of sources) try {
		let remote = parseRemoteUrl(source.repo, serverUrl), revision = parseRevision(source.ref), request = {
			source,
			path: parsePath(source.path)
		}, key = JSON.stringify([
			repositoryKey(remote, serverUrl),
			revision.branch,
			revision.commit
		]), group = groups.get(key);
		group === void 0 ? groups.set(key, {
			remote,
			revision,
			requests: [request]
		}) : group.requests.push(request);
	} catch (error) {
		results.set(source, toFailedResult(error, mask));
	}
	let isElsewhere = ({ remote }) => Number(!isGitHubServer(remote, serverUrl));
	return [...groups.values()].sort((a, b) => isElsewhere(a) - isElsewhere(b));
}
async function fetchGroup(group, settings, results) {
	let { remote, revision, requests } = group, server = new ServerObserver(remote, settings);
	try {
		server.checkResponsive(), settings.log(`${remote.url}: reading ${revision.commit ?? `branch ${revision.branch}`}`);
		let { source: fetched, skipped, failures } = await checkOutFolders(remote, revision, [...new Set(requests.map(({ path }) => path))], settings);
		server.record(!0), logSkipped(skipped, (line) => settings.log(`${remote.url}: ${line}`));
		for (let { source, path } of requests) {
			let failure = failures.get(path);
			results.set(source, failure ? {
				kind: "failed",
				failure
			} : toFetchedResult(fetched, path, skipped));
		}
	} catch (error) {
		error instanceof RepositoryError && error.isServerSilent && server.record(!1);
		let result = toFailedResult(error, settings.mask);
		for (let { source } of requests) results.set(source, result);
	}
}
function toFetchedResult(source, folder, all) {
	let skipped = all.filter(({ folders }) => folders.includes(folder)).map(({ path, kind }) => ({
		path,
		kind
	}));
	return {
		kind: "fetched",
		source,
		...skipped.length === 0 ? {} : { skipped }
	};
}
function toFailedResult(error, mask) {
	if (!(error instanceof RepositoryError)) throw error;
	return {
		kind: "failed",
		failure: {
			...error.failure,
			message: mask(error.failure.message)
		}
	};
}
function logSkipped(skipped, log) {
	let shown = skipped.slice(0, 10);
	for (let { path } of shown) log(`skipped ${JSON.stringify(path)}: links and submodules are not followed`);
	let more = skipped.length - shown.length;
	more > 0 && log(`skipped ${formatCount(more, "more link or submodule", "more links and submodules")}`);
}
export { FetchSession as n, fetchSources as t };
