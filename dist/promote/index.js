import { $ as log, A as nearest, D as compilePattern, J as reportDiagnostics, K as quote, Q as setOutputs, T as ENVIRONMENT_NAME, X as hideToken, Y as addSummary, Z as runAction, _ as baseRepoOf, b as formatInstant, c as table, g as PROMOTED_BASE, h as setCommit, i as heading, k as loadFolder, l as text, m as standingOf, o as markdown, p as SAYS, r as document, s as paragraph, t as code, u as Inputs, v as environmentsOf, x as chainOf, y as decide } from "../shared/action-kit.js";
import { a as fetchSources } from "../shared/git.js";
import { D as advanceBranch, M as GitHubError, N as isStatus, O as branchHead, S as compareCommits, j as createGitHub, k as commitFile, n as setCommitStatus, o as parseRepository, t as commitStatuses, v as lastChange, x as dispatchWorkflow, y as lastCommitsBetween } from "../shared/github.js";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readFileSync } from "node:fs";
// actions/promote/failure.ts
async function toldOf(running, { commit }) {
	try {
		return await running;
	} catch (thrown) {
		if (!(thrown instanceof GitHubError)) throw thrown;
		let { call, answer, hint } = thrown, problem = {
			code: "github-failed",
			severity: "error",
			message: `${call}: ${answer}`,
			hint: `${hint ?? "Run the job again"}. Running it again goes on where this ended.`
		};
		return {
			commit,
			chain: /* @__PURE__ */ new Map(),
			results: [],
			reason: "failed",
			diagnostics: [problem]
		};
	}
}
// actions/promote/inputs.ts
const COMMIT = {
	pattern: /^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/,
	hint: "Use all 40 hexadecimal digits of a commit: a branch or an abbreviated id can come to mean another one."
}, REPOSITORY = {
	pattern: /^[\w-][\w.-]*\/[\w.-]+$/,
	hint: "Use `owner/name`."
}, WORKFLOW = {
	pattern: /^[\w-][\w.-]*\.ya?ml(@[\w-][\w./-]*)?$/,
	hint: "Use the name of a file in `.github/workflows`: `schedule.yml`, or `schedule.yml@main` for another branch than the environment\u2019s."
}, CONTEXT = {
	pattern: /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u,
	hint: "Use one line of at most 200 characters."
}, wrong = (message, hint) => ({
	code: "input",
	severity: "error",
	message,
	hint
});
function readInputs(inputs, serverUrl) {
	let environment = inputs.matching("environment", ENVIRONMENT_NAME), fromEnvironment = inputs.matching("from-environment", ENVIRONMENT_NAME), repository = parseRepository(inputs.matching("repository", REPOSITORY) ?? inputs.required("repository"), serverUrl), [file = "", branch] = (inputs.matching("workflow", WORKFLOW) ?? "").split(/@(.*)/s), pattern = compilePattern(inputs.matching("status-context", CONTEXT) ?? "{{environment}} environment", ["environment"]), settings = {
		commit: inputs.matching("commit", COMMIT)?.toLowerCase(),
		environment,
		fromEnvironment,
		nextEnvironment: inputs.matching("next-environment", ENVIRONMENT_NAME),
		controlPlane: inputs.text("control-plane") || ".",
		workflow: file === "" ? void 0 : {
			file,
			branch
		},
		allowRollback: inputs.flag("allow-rollback"),
		dryRun: inputs.flag("dry-run")
	}, problems = [...inputs.problems];
	if (environment === void 0 == (fromEnvironment === void 0) && problems.push(wrong("one of the inputs environment and from-environment is needed, and not both", "Set one of them.")), "problem" in pattern && problems.push(wrong(`input status-context: ${pattern.problem}`, "Correct it.")), problems.length > 0 || !repository || "problem" in pattern) return {
		settings: void 0,
		problems
	};
	let statusContext = (name) => pattern.render({ environment: name });
	return {
		settings: {
			...settings,
			repository,
			statusContext
		},
		problems
	};
}
// actions/promote/base.ts
async function relationOf(commit, other, { repository }, { github }) {
	if (commit === other) return "same";
	try {
		return await compareCommits(github, repository, other, commit);
	} catch (error) {
		if (isStatus(error, 404, 422)) return "apart";
		throw error;
	}
}
async function notOnBase(commit, baseRepo, inputs, doors) {
	let { branch, locate } = baseRepo, subject = {
		kind: "BaseRepo",
		name: baseRepo.name
	}, at = locate("spec", "branch"), head = await branchHead(doors.github, inputs.repository, branch);
	if (head === void 0) return {
		code: "missing-base-branch",
		severity: "error",
		message: `${inputs.repository.owner}/${inputs.repository.repo} has no branch ${quote(branch)}`,
		hint: "Correct `branch`.",
		at,
		subject
	};
	let relation = await relationOf(commit, head, inputs, doors);
	if (relation !== "same" && relation !== "older") return {
		code: "commit-not-on-base",
		severity: "error",
		message: `commit ${commit} is not in the history of branch ${quote(branch)}`,
		hint: "Only what has been merged there can be promoted.",
		at,
		subject
	};
}
// actions/promote/branches.ts
async function readBranches(links, inputs, doors) {
	let diagnostics = [], wanted = links.flatMap((link) => {
		let { repo, branch, path } = link.environment.controlPlane, repository = parseRepository(repo, doors.serverUrl);
		return repository ? [{
			link,
			repository,
			source: {
				repo,
				ref: { branch },
				path
			}
		}] : (diagnostics.push(elsewhere(link.environment, doors.serverUrl)), []);
	}), fetched = await doors.fetch(wanted.map(({ source }) => source)), states = [];
	for (let { link, repository, source } of wanted) {
		let found = fetched.get(source);
		if (!found) throw Error(`no result for ${source.repo}`);
		if ("failure" in found) {
			diagnostics.push(unread(link.environment, found.failure));
			continue;
		}
		let { root, commit: head } = found.ok, read = await readBranch(link, source, root);
		diagnostics.push(...read.diagnostics);
		let { baseRepo, file } = read.value ?? {};
		if (baseRepo === void 0 || file === void 0) continue;
		let foreign = foreignBase(baseRepo, inputs, doors.serverUrl);
		foreign ? diagnostics.push(foreign) : states.push({
			link,
			repository,
			head,
			baseRepo,
			file,
			content: readFileSync(join(root, file))
		});
	}
	return {
		value: states,
		diagnostics
	};
}
async function readBranch({ environment }, { repo, ref, path }, root) {
	let { value, diagnostics } = await loadFolder({
		label: `${repo}@${ref.branch}`,
		root,
		path,
		trusted: !0
	}), found = baseRepoOf(value.resources), told = [...diagnostics.filter(({ subject }) => subject?.kind === "BaseRepo"), ...found.diagnostics];
	if (told.some(({ severity }) => severity === "error")) return {
		value: void 0,
		diagnostics: told
	};
	if (!found.value) return {
		value: void 0,
		diagnostics: [noBaseRepo(environment, diagnostics)]
	};
	let { file } = found.value.locate("metadata", "name");
	return {
		value: {
			baseRepo: found.value,
			file
		},
		diagnostics: told
	};
}
const subject = ({ name }) => ({
	kind: "Environment",
	name
});
function elsewhere(environment, serverUrl) {
	return {
		code: "environment-elsewhere",
		severity: "error",
		message: `environment ${environment.name} is in ${quote(environment.controlPlane.repo)}, which is no repository of ${serverUrl}`,
		hint: `Use \`${serverUrl}/<owner>/<name>\`.`,
		at: environment.locate("spec", "controlPlane", "repo"),
		subject: subject(environment)
	};
}
const FIELD_OF_FAILURE = {
	"branch-not-found": "branch",
	"path-not-found": "path"
};
function unread(environment, failure) {
	return {
		code: "environment-unreadable",
		severity: "error",
		message: `the branch of environment ${environment.name} cannot be read: ${failure.message}`,
		...failure.hint === void 0 ? {} : { hint: failure.hint },
		at: environment.locate("spec", "controlPlane", FIELD_OF_FAILURE[failure.kind] ?? "repo"),
		subject: subject(environment)
	};
}
function noBaseRepo(environment, others) {
	let unreadable = others.find(({ severity, at }) => severity === "error" && at !== void 0);
	return {
		code: "missing-base-repo",
		severity: "error",
		message: `the branch of environment ${environment.name} has no BaseRepo ${PROMOTED_BASE} that can be read`,
		hint: "Add a file that names repository, branch and path of what is promoted.",
		at: environment.locate("spec", "controlPlane", "branch"),
		...unreadable?.at === void 0 ? {} : { related: [{
			message: unreadable.message,
			at: unreadable.at
		}] },
		subject: subject(environment)
	};
}
function foreignBase(baseRepo, { repository }, serverUrl) {
	let found = parseRepository(baseRepo.repo, serverUrl), isSame = (a, b) => a.toLowerCase() === b?.toLowerCase();
	if (!(isSame(repository.owner, found?.owner) && isSame(repository.repo, found?.repo))) return {
		code: "foreign-base",
		severity: "error",
		message: `BaseRepo ${baseRepo.name} names ${quote(baseRepo.repo)}, and commits of ${repository.owner}/${repository.repo} are promoted`,
		hint: "Correct `repo` in the BaseRepo, or the input `repository`.",
		at: baseRepo.locate("spec", "repo"),
		subject: {
			kind: "BaseRepo",
			name: baseRepo.name
		}
	};
}
// actions/promote/chain.ts
const FOLDER = ".environments";
async function readRoute(inputs) {
	let { environment, fromEnvironment, nextEnvironment: next } = inputs, root = resolve(inputs.controlPlane), loaded = await loadFolder({
		label: ".",
		root,
		path: FOLDER,
		trusted: !0
	}), environments = environmentsOf(loaded.value.resources), problems = [...loaded.diagnostics, ...environments.diagnostics], isWhole = problems.every(({ severity }) => severity !== "error"), after = fromEnvironment ?? environment, hint = next === void 0 || after === void 0 ? void 0 : {
		after,
		next
	}, chain = chainOf(environments.value, hint), diagnostics = [...problems, ...isWhole ? chain.diagnostics : []], find = (name, input) => {
		let link = name === void 0 ? void 0 : chain.value.get(name);
		return name !== void 0 && !link && isWhole && diagnostics.push(unknown(name, input, [...chain.value.keys()])), link;
	}, target = find(environment, "environment"), from = find(fromEnvironment, "from-environment");
	find(next, "next-environment");
	let targets = target ? [target] : (from?.next ?? []).flatMap((name) => chain.value.get(name) ?? []);
	return {
		value: {
			chain: chain.value,
			from,
			targets
		},
		diagnostics
	};
}
function unknown(name, input, names) {
	let close = nearest(name, names), others = names.length === 0 ? `\`${FOLDER}\` holds none.` : `Environments are ${names.join(", ")}.`;
	return {
		code: "unknown-environment",
		severity: "error",
		message: `input ${input}: there is no environment ${name}`,
		hint: close ? `Did you mean ${close}?` : others
	};
}
async function newestWaiting({ baseRepo, link }, statuses, { repository }, { github }) {
	let head = await branchHead(github, repository, baseRepo.branch);
	if (head === void 0 || baseRepo.commit === void 0) return;
	let range = {
		base: baseRepo.commit,
		head,
		most: 50
	};
	for (let commit of (await lastCommitsBetween(github, repository, range)).toReversed()) if ((await statuses.standing(commit, link.environment.name)).state === "waiting" && !await hasFailed(commit, link.before, statuses)) return commit;
}
async function hasFailed(commit, environments, statuses) {
	for (let environment of environments) if ((await statuses.standing(commit, environment)).state === "failed") return !0;
	return !1;
}
// actions/promote/record.ts
function promotionMessage(environment, { commit, replaced }) {
	return [
		`Promote ${commit.slice(0, 12)} to ${environment}`,
		"",
		`Promoted-Commit: ${commit}`,
		...replaced === void 0 ? [] : [`Replaced-Commit: ${replaced}`]
	].join("\n");
}
function readPromotion(message, commit) {
	let field = (name) => RegExp(`^${name}: ([0-9a-f]{40,64})\\s*$`, "m").exec(message)?.[1];
	return field("Promoted-Commit") === commit ? {
		commit,
		replaced: field("Replaced-Commit")
	} : void 0;
}
async function settle({ link, chain }, { commit, replaced, relation }, statuses, { repository }, { github }) {
	let { name } = link.environment;
	if (relation === "older") {
		let passed = {
			base: commit,
			head: replaced,
			most: 30
		};
		for (let one of await lastCommitsBetween(github, repository, passed)) {
			await statuses.takeBack(one, name, commit);
			for (let later of after(link, chain)) await statuses.stopWaiting(one, later, commit);
		}
	} else if (relation === "newer") {
		let passed = {
			base: replaced,
			head: commit,
			most: 30
		};
		for (let one of [replaced, ...await lastCommitsBetween(github, repository, passed)]) one !== commit && await statuses.end(one, name, commit);
	}
}
function after(link, chain) {
	let names = new Set(link.next);
	for (let name of names) for (let next of chain.get(name)?.next ?? []) names.add(next);
	return names;
}
async function promoteTo(first, context) {
	let branch = first;
	for (let attempt = 1;; attempt += 1) {
		let result = await attemptAt(branch, context);
		if (result !== "moved") return result;
		let { name } = branch.link.environment;
		if (attempt === 5) throw Error(`the branch of environment ${name} moved ${attempt} times meanwhile`);
		context.doors.log(`the branch of environment ${name} has moved: reading it again`), await context.doors.github.clock.sleep(attempt * 500);
		let { value, diagnostics } = await readBranches([branch.link], context.inputs, context.doors), [again] = value;
		if (!again) return refused(branch, `the branch of environment ${name} can no longer be read`, ...diagnostics);
		branch = again;
	}
}
async function attemptAt(branch, context) {
	let { commit, inputs, doors } = context, current = branch.baseRepo.commit?.toLowerCase(), relation = current === void 0 ? "newer" : await relationOf(commit, current, inputs, doors), { environment } = branch.link, decision = decide(environment, {
		now: doors.github.clock.now(),
		commit,
		current,
		relation,
		before: await before(branch, context),
		allowRollback: inputs.allowRollback
	});
	switch (decision.outcome) {
		case "promote": return write(branch, {
			current,
			relation
		}, context);
		case "already": return converge(branch, context);
		case "superseded": return superseded(branch, decision.by, context);
		case "wait": return wait(branch, decision, context);
		case "refused": return refused(branch, decision.diagnostic.message, decision.diagnostic);
	}
}
async function before({ link }, { chain, commit, from, statuses }) {
	let found = [];
	for (let name of link.before) {
		let environment = chain.get(name)?.environment;
		if (!environment) throw Error(`there is no environment ${name}`);
		let standing = await statuses.standing(commit, name), isThere = name === from && (standing.state === "never" || standing.state === "waiting");
		found.push({
			environment,
			standing: isThere ? { state: "under-way" } : standing
		});
	}
	return found;
}
async function write(branch, { current, relation }, context) {
	let { commit, inputs, doors } = context, { name } = branch.link.environment, edited = setCommit(branch.content.toString("utf8"), PROMOTED_BASE, commit);
	if ("problem" in edited) return refused(branch, edited.problem, uneditable(branch, edited.problem));
	if (inputs.dryRun) return result(branch, "would-promote", `${commit} would come to environment ${name}`);
	try {
		let made = await commitFile(doors.github, branch.repository, {
			parent: branch.head,
			path: branch.file,
			before: branch.content,
			after: Buffer.from(edited.text),
			message: promotionMessage(name, {
				commit,
				replaced: current
			})
		});
		if (!await advanceBranch(doors.github, branch.repository, branch.link.environment.controlPlane.branch, made)) return "moved";
		doors.log(`${commit} came to environment ${name} with ${made}`);
	} catch (error) {
		if (!isStatus(error, 403, 404, 409, 422)) throw error;
		return refused(branch, error.message, unwritable(branch, error));
	}
	return {
		...await finish(branch, {
			replaced: current,
			relation
		}, context),
		before: current
	};
}
async function finish(branch, { replaced, relation }, context) {
	let { commit, statuses, inputs, doors } = context, { name } = branch.link.environment;
	replaced !== void 0 && await settle({
		link: branch.link,
		chain: context.chain
	}, {
		commit,
		replaced,
		relation
	}, statuses, inputs, doors), await completeEarlier(branch, context);
	let problem = await start(branch, inputs, doors);
	return problem ? refused(branch, problem.message, problem) : (await statuses.set(commit, name, "pending", SAYS.promoted), result(branch, "promoted", `${commit} came to environment ${name}`));
}
async function converge(branch, context) {
	let { commit, inputs, doors } = context, { name } = branch.link.environment, already = result(branch, "already-promoted", `environment ${name} has ${commit} already`);
	for (let earlier of branch.link.before) await context.statuses.complete(commit, earlier);
	let promotion = await unfinished(branch, context);
	if (promotion || await completeEarlier(branch, context), !promotion || inputs.dryRun) return already;
	doors.log(`${commit} is in the branch of environment ${name}: doing what is left to do`);
	let { replaced } = promotion, finished = await finish(branch, {
		replaced,
		relation: replaced === void 0 ? "newer" : await relationOf(commit, replaced, inputs, doors)
	}, context);
	return finished.reason === "refused" ? finished : already;
}
async function unfinished(branch, { commit, statuses, doors }) {
	let [newest] = await statuses.of(commit, branch.link.environment.name), change = await lastChange(doors.github, branch.repository, branch.head, branch.file), promotion = change && readPromotion(change.message, commit), isWaiting = newest?.state === "pending" && newest.description.startsWith(SAYS.waiting);
	return newest !== void 0 && !isWaiting && (!promotion || newest.at >= change.at) ? void 0 : { replaced: promotion?.replaced };
}
async function completeEarlier({ link }, { commit, statuses }) {
	for (let earlier of link.before) await statuses.complete(commit, earlier);
}
async function start({ link, repository }, { workflow }, { github, log }) {
	if (!workflow) return;
	let { environment } = link, branch = workflow.branch ?? environment.controlPlane.branch, inputs = workflow.branch === void 0 ? {} : { environment: environment.name };
	try {
		await dispatchWorkflow(github, repository, {
			workflow: workflow.file,
			branch,
			inputs
		});
	} catch (error) {
		if (!isStatus(error, 404, 422)) throw error;
		return {
			code: "workflow-not-started",
			severity: "error",
			message: `the workflow ${workflow.file} was not started on branch ${branch}: ${error.answer}`,
			hint: `Put it on the default branch and on ${branch}, with the trigger \`workflow_dispatch\`; or leave the input \`workflow\` empty. Then run this again.`,
			at: environment.locate("spec", "controlPlane", "branch"),
			subject: {
				kind: "Environment",
				name: environment.name
			}
		};
	}
	log(`started ${workflow.file} on branch ${branch}`);
}
async function superseded(branch, by, context) {
	let { commit, statuses } = context, { name } = branch.link.environment;
	return await statuses.end(commit, name, by), await completeEarlier(branch, context), result(branch, "superseded", `environment ${name} has ${by}, which is newer than ${commit}; to go back, set allow-rollback`);
}
async function wait(branch, { stops, until }, { commit, statuses }) {
	let { environment } = branch.link, [first] = stops;
	if (!stops.some(({ isDead }) => isDead)) {
		let [newest] = await statuses.of(commit, environment.name), words = `${SAYS.waiting} ${stops.map(({ brief }) => brief).join("; ")}`;
		await statuses.set(commit, environment.name, "pending", words, newest);
	}
	let hint = until === void 0 ? "Run this again when that is over." : `It can go on at ${formatInstant(until)}: run this again then.`, diagnostics = stops.map(({ code, message, at }) => ({
		code,
		severity: "warning",
		message,
		at,
		hint,
		subject: {
			kind: "Environment",
			name: environment.name
		}
	}));
	return {
		...result(branch, first.reason, first.message),
		until,
		diagnostics
	};
}
function result(branch, reason, message) {
	return {
		link: branch.link,
		reason,
		before: branch.baseRepo.commit,
		until: void 0,
		message,
		diagnostics: []
	};
}
function refused(branch, message, ...diagnostics) {
	return {
		...result(branch, "refused", message),
		diagnostics
	};
}
function uneditable({ baseRepo }, message) {
	return {
		code: "uneditable-base-repo",
		severity: "error",
		message: `the commit of BaseRepo ${baseRepo.name} cannot be set: ${message}`,
		hint: "Write `commit:` with the id behind it, on a line of its own.",
		at: baseRepo.locate("spec", "commit"),
		subject: {
			kind: "BaseRepo",
			name: baseRepo.name
		}
	};
}
function unwritable({ link: { environment } }, error) {
	return {
		code: "branch-not-written",
		severity: "error",
		message: `the branch of environment ${environment.name} cannot be written to: ${error.message}`,
		hint: "Use a token with `contents: write`; where the branch is protected, one that may bypass the protection.",
		at: environment.locate("spec", "controlPlane", "branch"),
		subject: {
			kind: "Environment",
			name: environment.name
		}
	};
}
var Statuses = class {
	#inputs;
	#doors;
	constructor(inputs, doors) {
		this.#inputs = inputs, this.#doors = doors;
	}
	async of(commit, environment) {
		let context = this.#inputs.statusContext(environment);
		return (await commitStatuses(this.#doors.github, this.#inputs.repository, commit)).filter((status) => status.context === context);
	}
	async standing(commit, environment) {
		return standingOf(await this.of(commit, environment));
	}
	async set(commit, environment, state, words, newest) {
		let description = oneLine(words);
		if (this.#inputs.dryRun || newest?.state === state && newest.description === description) return;
		let { github, runUrl, log } = this.#doors, context = this.#inputs.statusContext(environment);
		await setCommitStatus(github, this.#inputs.repository, {
			commit,
			context,
			state,
			description,
			targetUrl: runUrl
		}), log(`${commit}: ${context}: ${state}, ${description}`);
	}
	async end(commit, environment, by) {
		let [newest] = await this.of(commit, environment);
		newest?.state === "pending" && await (newest.description === SAYS.deployed ? this.set(commit, environment, "success", SAYS.deployed) : this.set(commit, environment, "error", `${SAYS.superseded} ${by.slice(0, 7)}`));
	}
	async takeBack(commit, environment, to) {
		let [newest] = await this.of(commit, environment);
		newest !== void 0 && newest.state !== "error" && newest.state !== "failure" && await this.set(commit, environment, "error", `Rolled back to ${to.slice(0, 7)}`);
	}
	async stopWaiting(commit, environment, to) {
		let found = await this.of(commit, environment);
		standingOf(found).state === "waiting" && await this.takeBack(commit, environment, to);
	}
	async complete(commit, environment) {
		let [newest] = await this.of(commit, environment);
		newest?.state === "pending" && newest.description === SAYS.deployed && await this.set(commit, environment, "success", SAYS.deployed);
	}
};
function oneLine(text) {
	let line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
	return line.length > 140 ? `${line.slice(0, 139).replace(/[\ud800-\udbff]$/, "")}\u2026` : line;
}
// actions/promote/run.ts
async function run(inputs, doors) {
	let route = await readRoute(inputs), whole = {
		chain: route.value.chain,
		commit: inputs.commit
	};
	if (hasErrors(route.diagnostics)) return {
		...whole,
		...nothing("refused", route.diagnostics)
	};
	let { from, targets } = route.value, branches = await readBranches([...from ? [from] : [], ...targets], inputs, doors), diagnostics = [...route.diagnostics, ...branches.diagnostics];
	if (hasErrors(diagnostics)) return {
		...whole,
		...nothing("refused", diagnostics)
	};
	let source = branches.value.find(({ link }) => link === from), states = branches.value.filter(({ link }) => link !== from), statuses = new Statuses(inputs, doors), found = await findCommit(inputs, doors, source, states, statuses);
	if ("reason" in found) return {
		...whole,
		...nothing(found.reason, [...diagnostics, ...found.diagnostics])
	};
	let done = await promote({
		commit: found.commit,
		source,
		states,
		route: route.value,
		statuses
	}, inputs, doors);
	return {
		...whole,
		commit: found.commit,
		...done,
		diagnostics: [...diagnostics, ...done.diagnostics]
	};
}
function nothing(reason, diagnostics) {
	return {
		results: [],
		reason,
		diagnostics
	};
}
function hasErrors(diagnostics) {
	return diagnostics.some(({ severity }) => severity === "error");
}
async function findCommit(inputs, doors, source, [target], statuses) {
	if (inputs.commit !== void 0) return { commit: inputs.commit };
	let commit = source ? source.baseRepo.commit?.toLowerCase() : target && await newestWaiting(target, statuses, inputs, doors);
	return commit === void 0 ? (doors.log("there is no commit that waits to be promoted"), {
		reason: "nothing-waiting",
		diagnostics: []
	}) : { commit };
}
async function promote(promotion, inputs, doors) {
	let { commit, source, states, route, statuses } = promotion, outside = await outsiders(promotion, inputs, doors);
	if (outside.length > 0) return nothing("refused", outside);
	let left = source && await leftBehind(source, promotion, inputs, doors);
	if (left) return left;
	let context = {
		commit,
		from: source?.link.environment.name,
		chain: route.chain,
		statuses,
		inputs,
		doors
	}, results = [];
	for (let state of states) {
		let result = await promoteTo(state, context);
		doors.log(`${result.reason}: ${result.message}`), results.push(result);
	}
	let atEnd = source !== void 0 && states.length === 0;
	return atEnd && (doors.log(`environment ${source.link.environment.name} is the last one of the chain`), await statuses.complete(commit, source.link.environment.name)), {
		results,
		reason: atEnd ? "end-of-chain" : void 0,
		diagnostics: results.flatMap(({ diagnostics }) => diagnostics)
	};
}
function hasCommit({ reason }) {
	return reason === "promoted" || reason === "already-promoted";
}
async function outsiders({ commit, source, states }, inputs, doors) {
	let found = [], seen = /* @__PURE__ */ new Set();
	for (let { baseRepo } of source ? [source, ...states] : states) {
		if (seen.has(baseRepo.branch)) continue;
		seen.add(baseRepo.branch);
		let problem = await notOnBase(commit, baseRepo, inputs, doors);
		problem && found.push(problem);
	}
	return found;
}
async function leftBehind(source, { commit, states, statuses }, inputs, doors) {
	let { environment } = source.link, current = source.baseRepo.commit?.toLowerCase(), relation = current === void 0 ? "newer" : await relationOf(commit, current, inputs, doors);
	if (relation !== "same") {
		if (relation === "older" && current !== void 0) {
			let message = `environment ${environment.name} has ${current} meanwhile, which is newer than ${commit}`;
			doors.log(`superseded: ${message}`);
			for (let link of [source.link, ...states.map((state) => state.link)]) await statuses.end(commit, link.environment.name, current);
			return {
				results: states.map(({ link, baseRepo }) => ({
					link,
					reason: "superseded",
					before: baseRepo.commit,
					until: void 0,
					message,
					diagnostics: []
				})),
				reason: "superseded",
				diagnostics: []
			};
		}
		return nothing("refused", [{
			code: "environment-skipped",
			severity: "error",
			message: `${commit} cannot go on from environment ${environment.name}, which has ${current ?? "no commit"}`,
			hint: `Promote it to ${environment.name} first.`,
			at: source.baseRepo.locate("spec", "commit"),
			subject: {
				kind: "Environment",
				name: environment.name
			}
		}]);
	}
}
// actions/promote/outputs.ts
const isoOf = (instant) => instant === void 0 ? "" : new Date(instant).toISOString().replace(".000Z", "Z");
function outputsOf({ commit, results, reason }) {
	let late = results.find((result) => !hasCommit(result)), told = reason ?? (late ?? results[0])?.reason ?? "refused", untils = results.flatMap(({ until }) => until ?? []);
	return {
		environment: results.map(nameOf).join(","),
		promoted: String(results.length > 0 && late === void 0),
		"next-environment": [...new Set(results.flatMap(({ link }) => link.next))].join(","),
		"base-commit": commit ?? "",
		reason: told,
		until: isoOf(untils.length === 0 ? void 0 : Math.min(...untils)),
		results: JSON.stringify(results.map((result) => ({
			environment: nameOf(result),
			promoted: hasCommit(result),
			reason: result.reason,
			until: isoOf(result.until),
			next: result.link.next
		})))
	};
}
const nameOf = ({ link }) => link.environment.name;
// actions/promote/standings.ts
async function standingsOf({ commit, chain, results, reason }, { repository, statusContext }, { github }) {
	if (commit === void 0 || results.length === 0 && (reason === "refused" || reason === "failed")) return /* @__PURE__ */ new Map();
	let statuses = await commitStatuses(github, repository, commit);
	return new Map([...chain.keys()].map((name) => [name, standingOf(statuses.filter(({ context }) => context === statusContext(name)))]));
}
// actions/promote/summary.ts
function showResult(result, standings) {
	let { commit, chain, results, diagnostics, reason } = result;
	addSummary(document([
		heading("Promotion"),
		...commit === void 0 ? [] : [paragraph(text("Commit "), code(commit))],
		...chain.size > 0 ? [picture(chain, standings)] : [],
		...results.length > 0 ? [outcomes(result)] : [paragraph(text(`Nothing was promoted: ${reason ?? "refused"}.`))],
		...diagnostics.map(({ message, hint }) => paragraph(text(`${message}.${hint === void 0 ? "" : ` ${hint}`}`)))
	]));
}
function outcomes({ results }) {
	return table([
		text("environment"),
		text("had"),
		text("what came of it"),
		text("why")
	], results.map(({ link, before, reason, message }) => [
		code(link.environment.name),
		before === void 0 ? markdown("") : code(before.slice(0, 12)),
		text(reason),
		text(message)
	]));
}
const LOOKS = {
	never: ["", "fill:#f6f8fa,stroke:#d0d7de,color:#57606a"],
	waiting: ["\u23F8 waiting", "fill:#fff8c5,stroke:#d4a72c,color:#24292f"],
	"under-way": ["\u23F3 under way", "fill:#ddf4ff,stroke:#54aeff,color:#24292f"],
	failed: ["\u2717 not deployed", "fill:#ffebe9,stroke:#ff8182,color:#24292f"],
	deployed: ["\u2713 deployed", "fill:#dafbe1,stroke:#4ac26b,color:#24292f"]
};
function picture(chain, standings) {
	let names = [...chain.keys()], id = (name) => `e${names.indexOf(name)}`, nodes = names.map((name) => {
		let [mark] = LOOKS[standings.get(name)?.state ?? "never"];
		return `  ${id(name)}["${name}${mark === "" ? "" : `<br/>${mark}`}"]`;
	}), arrows = [...chain].flatMap(([name, { next }]) => next.map((other) => `  ${id(name)} --> ${id(other)}`)), styles = names.map((name) => `  style ${id(name)} ${LOOKS[standings.get(name)?.state ?? "never"][1]}`);
	return markdown([
		"```mermaid",
		"flowchart LR",
		...nodes,
		...arrows,
		...styles,
		"```",
		""
	].join("\n"));
}
// actions/promote/index.ts
await runAction(async () => {
	let inputs = new Inputs(), token = inputs.required("token");
	hideToken(token);
	let temp = process.env.RUNNER_TEMP ?? tmpdir(), workspace = process.env.GITHUB_WORKSPACE ?? ".", serverUrl = process.env.GITHUB_SERVER_URL ?? "https://github.com", { settings, problems } = readInputs(inputs, serverUrl);
	if (!settings) return reportDiagnostics(problems, {
		workspace,
		folders: /* @__PURE__ */ new Map()
	}), !1;
	let doors = {
		github: createGitHub({
			token,
			apiUrl: process.env.GITHUB_API_URL ?? "https://api.github.com",
			log
		}),
		fetch: (sources) => fetchSources(sources, {
			directory: join(temp, "kalypso", "promotion"),
			token,
			serverUrl,
			files: [
				"*.yaml",
				"*.yml",
				".sourceignore"
			],
			log
		}),
		serverUrl,
		runUrl: `${serverUrl}/${process.env.GITHUB_REPOSITORY}/actions/runs/${process.env.GITHUB_RUN_ID}`,
		log
	}, result = await toldOf(run(settings, doors), settings);
	return reportDiagnostics(result.diagnostics, {
		workspace,
		folders: /* @__PURE__ */ new Map([[".", settings.controlPlane]])
	}), setOutputs(outputsOf(result)), showResult(result, await standingsOf(result, settings, doors)), !result.diagnostics.some(({ severity }) => severity === "error");
});
export {};
