import { $ as log, G as harmless, H as PROMOTED_COMMIT_PATH, J as reportDiagnostics, K as quote, Q as setOutputs, X as hideToken, Y as addSummary, Z as runAction, c as table, i as heading, l as text, o as markdown, p as SAYS, r as document, s as paragraph, t as code, u as Inputs } from "../shared/action-kit.js";
import { a as isRecord, c as record, l as text$1, n as inALine, o as list, r as quotaReset, s as moment, u as AzureError } from "../shared/failure.js";
import { M as GitHubError, S as compareCommits, b as fileText, j as createGitHub, n as setCommitStatus, o as parseRepository } from "../shared/github.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
var Ancestors = class {
	#commit;
	#commits;
	#known = /* @__PURE__ */ new Map();
	#promoted;
	constructor(commit, commits) {
		this.#commit = commit, this.#commits = commits;
	}
	async of(commits) {
		let asked = mostFrequentFirst(commits).filter((commit) => commit !== this.#commit && !this.#known.has(commit)), failed = /* @__PURE__ */ new Map(), queue = asked.slice(0, 40);
		for (let commit of asked.slice(40)) failed.set(commit, {
			is: "unknown",
			reason: "not asked about yet"
		});
		return await Promise.all(Array.from({ length: 4 }, async () => {
			for (let commit = queue.shift(); commit !== void 0; commit = queue.shift()) {
				let relation = await this.#ask(commit);
				(relation.is === "unknown" ? failed : this.#known).set(commit, relation);
			}
		})), new Map([...this.#known, ...failed]);
	}
	async #ask(commit) {
		try {
			let is = await this.#commits.compare(this.#commit, commit);
			return is === "newer" ? {
				is,
				promotes: await this.#promotes(commit)
			} : is === "same" ? {
				is: "unknown",
				reason: "GitHub says that it is the same commit"
			} : { is };
		} catch (error) {
			return {
				is: "unknown",
				reason: error instanceof Error ? error.message : String(error)
			};
		}
	}
	async #promotes(commit) {
		this.#promoted ??= this.#commits.promotedBy(this.#commit);
		try {
			let promoted = await this.#promoted;
			return promoted !== void 0 && promoted === await this.#commits.promotedBy(commit) ? "same" : "other";
		} catch (error) {
			throw this.#promoted = void 0, error;
		}
	}
};
function mostFrequentFirst(commits) {
	let counts = /* @__PURE__ */ new Map();
	for (let commit of commits) counts.set(commit, (counts.get(commit) ?? 0) + 1);
	return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([commit]) => commit);
}
// packages/compliance/src/requirement.ts
const EVERYTHING = {
	label: void 0,
	amount: {
		unit: "percent",
		hundredths: 1e4
	}
};
function parseRequirements(text) {
	let entries = text.split(/[;\n]/).map((entry) => entry.trim()).filter((entry) => entry !== ""), requirements = [], problems = [];
	for (let entry of entries) {
		let found = parseEntry(entry);
		typeof found == "string" ? problems.push(found) : requirements.some((other) => describeLabel(other) === describeLabel(found)) ? problems.push(`there are two amounts for ${describeLabel(found)}`) : requirements.push(found);
	}
	return requirements.some(({ label }) => label === void 0) || requirements.unshift(EVERYTHING), {
		requirements,
		problems
	};
}
function parseEntry(entry) {
	let [, name, value, number] = /^(?:([^=]+)=(.*):)?([^:]*)$/.exec(entry) ?? [], amount = parseAmount((number ?? "").trim());
	if (amount === void 0) return `${JSON.stringify(entry)} does not end in a percentage from 0% to 100% or a number`;
	if (name === void 0) return {
		label: void 0,
		amount
	};
	let label = {
		name: name.trim(),
		value: (value ?? "").trim()
	};
	return label.name === "" ? `${JSON.stringify(entry)} names no label` : {
		label,
		amount
	};
}
function parseAmount(text) {
	if (/^\d{1,9}$/.test(text)) return {
		unit: "number",
		number: Number(text)
	};
	let [, whole, fraction = ""] = /^(\d{1,3})(?:\.(\d{1,2}))? ?%$/.exec(text) ?? [];
	if (whole === void 0) return;
	let hundredths = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
	return hundredths <= 1e4 ? {
		unit: "percent",
		hundredths
	} : void 0;
}
function concerns({ label }, tags) {
	if (label === void 0) return !0;
	let name = label.name.toLowerCase();
	return Object.entries(tags).some(([tag, value]) => tag.toLowerCase() === name && value === label.value);
}
function needed({ label, amount }, total) {
	if (amount.unit === "number") return amount.number;
	let part = Math.ceil(total * amount.hundredths / 1e4);
	return label !== void 0 && amount.hundredths > 0 ? Math.max(1, part) : part;
}
function describeRequirement(requirement) {
	let { label, amount } = requirement, text = amount.unit === "number" ? String(amount.number) : `${amount.hundredths / 100}%`;
	return label === void 0 ? text : `${describeLabel(requirement)}: ${text}`;
}
function describeLabel({ label }) {
	return label === void 0 ? "all" : `${label.name}=${label.value}`;
}
// packages/compliance/src/duration.ts
const UNITS = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5
}, DURATION = /^(?:0|(?:\d{1,9}(?:ms|s|m|h|d))+)$/, LONGEST = 2 ** 31 - 1;
function parseDuration(text) {
	if (!DURATION.test(text)) return;
	let sum = 0;
	for (let [, amount, unit] of text.matchAll(/(\d+)(ms|s|m|h|d)/g)) sum += Number(amount) * (UNITS[unit ?? ""] ?? 0);
	return sum <= LONGEST ? sum : void 0;
}
const FOR_PEOPLE = [
	"d",
	"h",
	"m",
	"s"
];
function formatDuration(milliseconds) {
	let whole = Math.max(0, Math.floor(milliseconds));
	if (whole < 1e3) return whole === 0 ? "0s" : `${whole}ms`;
	let first = FOR_PEOPLE.findIndex((unit) => whole >= (UNITS[unit] ?? 1)), rest = whole;
	return FOR_PEOPLE.slice(first, first + 2).map((unit) => {
		let size = UNITS[unit] ?? 1, amount = Math.floor(rest / size);
		return rest %= size, amount === 0 ? "" : `${amount}${unit}`;
	}).filter((part) => part !== "").join(" ");
}
// packages/compliance/src/verdict.ts
const VERDICTS = [
	"failing",
	"unknown",
	"stale",
	"suspended",
	"behind",
	"pending",
	"ahead",
	"compliant"
];
function judge(sighting, standard, ancestry, now) {
	let { configuration } = sighting;
	return {
		configuration,
		promotes: void 0,
		...doubt(sighting, standard, now) ?? place(sighting, standard, ancestry, now)
	};
}
function doubt(sighting, { staleAfter }, now) {
	let { configuration, isThere, isContradictory, seenAt } = sighting, { suspended, complianceState, statusUpdatedAt } = configuration;
	if (!isThere) return {
		verdict: "unknown",
		reason: `Azure has not listed it for ${formatDuration(now - seenAt)}, as it did before`
	};
	if (isContradictory) return {
		verdict: "unknown",
		reason: "Azure says two different things of it"
	};
	if (suspended || complianceState === "Suspended") return {
		verdict: "suspended",
		reason: "its reconciliation is suspended"
	};
	if (staleAfter === 0 || statusUpdatedAt === void 0) return;
	let age = now - Date.parse(statusUpdatedAt);
	return age <= staleAfter ? void 0 : {
		verdict: "stale",
		reason: `it last reported ${formatDuration(age)} ago: ${complianceState}`
	};
}
function place(sighting, standard, ancestry, now) {
	let { syncedCommit, syncedBranch, complianceState } = sighting.configuration;
	if (syncedCommit === void 0) return complianceState === "Pending" || complianceState === "Non-Compliant" ? {
		verdict: "pending",
		reason: "it has not fetched a commit yet"
	} : {
		verdict: "unknown",
		reason: "Azure does not say which commit it is on"
	};
	if (syncedBranch !== standard.branch) return {
		verdict: "behind",
		reason: `what it fetched last is of branch ${syncedBranch ?? ""}`
	};
	let relation = relationOf(syncedCommit, standard, ancestry);
	if (relation === "same") return state(sighting, standard, ancestry, now);
	switch (relation.is) {
		case "newer": return state(sighting, standard, ancestry, now);
		case "older": return {
			verdict: "behind",
			reason: `it is on the older commit ${short(syncedCommit)}`
		};
		case "apart": return {
			verdict: "behind",
			reason: `it is on ${short(syncedCommit)}, whose history does not hold the commit`
		};
		case "unknown": return {
			verdict: "unknown",
			reason: `whether ${short(syncedCommit)} holds the commit is unknown: ${relation.reason}`
		};
	}
}
function state(sighting, standard, ancestry, now) {
	let { syncedCommit = "", complianceState } = sighting.configuration, where = syncedCommit === standard.commit ? "" : `on the newer commit ${short(syncedCommit)}: `;
	switch (complianceState) {
		case "Compliant": return compliance(sighting.configuration, standard, ancestry);
		case "Non-Compliant": {
			let since = now - (sighting.failingSince ?? now);
			return since >= standard.grace ? {
				verdict: "failing",
				reason: `${where}non-compliant for ${formatDuration(since)}`
			} : {
				verdict: "pending",
				reason: `${where}non-compliant for ${formatDuration(since)}, may last ${formatDuration(standard.grace)}`
			};
		}
		case "Pending": return {
			verdict: "pending",
			reason: `${where}it is being applied`
		};
		default: return {
			verdict: "unknown",
			reason: `${where}Azure does not know its state`
		};
	}
}
function compliance(configuration, standard, ancestry) {
	let { syncedCommit = "", applied, problems, statusUpdatedAt } = configuration, failing = problems.find((problem) => problem.state === "Non-Compliant");
	if (failing) return {
		verdict: "pending",
		reason: `it calls itself compliant, but ${failing.object} is not`
	};
	if (standard.staleAfter > 0 && statusUpdatedAt === void 0) return {
		verdict: "stale",
		reason: "it does not say when it last reported"
	};
	let newer;
	for (let { object, commit } of [...applied, {
		object: "it",
		commit: syncedCommit
	}]) {
		let relation = relationOf(commit, standard, ancestry);
		if (relation !== "same") {
			if (relation.is === "unknown") return {
				verdict: "unknown",
				reason: `whether ${object} has applied the commit is unknown: ${relation.reason}`
			};
			if (relation.is !== "newer") return {
				verdict: "pending",
				reason: `fetched, but ${object} has applied only ${short(commit)}`
			};
			newer = {
				commit,
				promotes: newer?.promotes === "other" ? "other" : relation.promotes
			};
		}
	}
	if (newer === void 0) return {
		verdict: "compliant",
		reason: "it has applied the commit"
	};
	let { commit, promotes } = newer;
	return {
		verdict: "ahead",
		reason: `it has applied the newer commit ${short(commit)}`,
		promotes
	};
}
function relationOf(commit, standard, ancestry) {
	return commit === standard.commit ? "same" : ancestry.get(commit) ?? {
		is: "unknown",
		reason: "not asked about yet"
	};
}
function commitsOf$1({ syncedCommit, applied }) {
	return [...syncedCommit === void 0 ? [] : [syncedCommit], ...applied.map(({ commit }) => commit)];
}
function short(commit) {
	return commit.slice(0, 7);
}
// packages/compliance/src/assessment.ts
function assess(history, policy, ancestry, now) {
	let judged = [...history.values()].map((sighting) => judge(sighting, policy, ancestry, now)).sort(troubleFirst), counted = judged.filter(({ verdict }) => !(policy.ignoreSuspended && verdict === "suspended")), states = statesOf(policy, counted, complies);
	return {
		standing: standingOf(history, states, statesOf(policy, counted, compliesWithSame)),
		judged,
		counts: countsOf(judged),
		total: counted.length,
		complying: counted.filter(complies).length,
		requirements: states
	};
}
function standingOf(history, states, strictly) {
	return strictly.every(isKept) ? "compliant" : states.every(isKept) ? "superseded" : history.size === 0 ? "none" : states.some(isLost) ? "failing" : "waiting";
}
function isKept({ complying, needed: count }) {
	return complying >= count;
}
function isLost({ total, failing, needed: count }) {
	return failing > 0 && total - failing < count;
}
function complies({ verdict }) {
	return verdict === "compliant" || verdict === "ahead";
}
function compliesWithSame({ verdict, promotes }) {
	return verdict === "compliant" || verdict === "ahead" && promotes === "same";
}
function statesOf({ requirements, minimum }, counted, isGood) {
	let atLeast = {
		label: void 0,
		amount: {
			unit: "number",
			number: minimum
		}
	};
	return [...requirements.map((requirement) => stateOf$1(requirement, describeRequirement(requirement), counted, isGood)), stateOf$1(atLeast, `at least ${minimum}`, counted, isGood)];
}
function stateOf$1(requirement, description, counted, isGood) {
	let group = counted.filter(({ configuration }) => concerns(requirement, configuration.cluster.tags));
	return {
		requirement: description,
		total: group.length,
		needed: needed(requirement, group.length),
		complying: group.filter(isGood).length,
		failing: group.filter(({ verdict }) => verdict === "failing").length
	};
}
function countsOf(judged) {
	let counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0]));
	for (let { verdict } of judged) counts[verdict] += 1;
	return counts;
}
function troubleFirst(one, other) {
	let rank = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
	return rank === 0 ? keyOf(one) < keyOf(other) ? -1 : 1 : rank;
}
function keyOf({ configuration: { cluster, id } }) {
	return `${cluster.name}\0${id}`;
}
// packages/compliance/src/cloud.ts
const CLOUDS = {
	public: {
		resourceManager: "https://management.azure.com",
		authority: "https://login.microsoftonline.com",
		audience: "https://management.azure.com",
		federationAudience: "api://AzureADTokenExchange",
		portal: "https://portal.azure.com",
		isMicrosofts: !0
	},
	usgovernment: {
		resourceManager: "https://management.usgovcloudapi.net",
		authority: "https://login.microsoftonline.us",
		audience: "https://management.usgovcloudapi.net",
		federationAudience: "api://AzureADTokenExchangeUSGov",
		portal: "https://portal.azure.us",
		isMicrosofts: !0
	},
	china: {
		resourceManager: "https://management.chinacloudapi.cn",
		authority: "https://login.chinacloudapi.cn",
		audience: "https://management.chinacloudapi.cn",
		federationAudience: "api://AzureADTokenExchangeChina",
		portal: "https://portal.azure.cn",
		isMicrosofts: !0
	}
};
Object.keys(CLOUDS);
function cloudNamed(name) {
	return CLOUDS[name];
}
async function discoverCloud(resourceManager, base, signal) {
	let endpoint = trimmed(resourceManager);
	if (!isHttps(endpoint)) {
		let message = `${JSON.stringify(resourceManager)} is no address of an Azure Resource Manager: it has to begin with https://`;
		throw new AzureError({
			kind: "unexpected",
			message
		});
	}
	let { getJson } = await import("../shared/http2.js");
	return cloudOf(endpoint, await getJson(`${endpoint}/metadata/endpoints?api-version=2022-09-01`, {}, signal), base);
}
function cloudOf(resourceManager, metadata, base) {
	let told = record(Array.isArray(metadata) ? metadata[0] : metadata), authentication = record(told.authentication), authority = trimmed(text$1(authentication.loginEndpoint)), audience = trimmed(text$1(list(authentication.audiences)[0]));
	if (!isHttps(authority) || audience === "") {
		let message = `${resourceManager} does not say where to sign in: its metadata has no authentication.loginEndpoint over https, or no audience`;
		throw new AzureError({
			kind: "unexpected",
			message,
			hint: "Is it an Azure Resource Manager?"
		});
	}
	let portal = trimmed(text$1(told.portal) || text$1(told.portalEndpoint));
	return {
		resourceManager,
		authority,
		audience,
		federationAudience: base.federationAudience,
		portal: isHttps(portal) ? portal : base.portal,
		isMicrosofts: Object.values(CLOUDS).some((cloud) => cloud.authority === authority)
	};
}
function portalLink({ portal }, resourceId) {
	return `${portal}/#resource${resourceId.split("/").map(encodeURIComponent).join("/")}`;
}
function isHttps(url) {
	return URL.canParse(url) && new URL(url).protocol === "https:";
}
function trimmed(url) {
	return url.replace(/\/+$/, "");
}
// packages/compliance/src/sign-in.ts
function methods(where) {
	return [
		openIdConnect(where),
		secret(where),
		certificate(where),
		azureCli(where)
	];
}
function openIdConnect({ clientId, tenantId, environment, cloud }) {
	let name = "OpenID Connect from the workflow", url = environment.ACTIONS_ID_TOKEN_REQUEST_URL, requestToken = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
	return !clientId || !tenantId ? {
		name,
		missing: `${absent({
			"client-id": clientId,
			"tenant-id": tenantId
		})} not given`
	} : !url || !requestToken ? {
		name,
		missing: "the job lacks the permission 'id-token: write'"
	} : {
		name,
		secrets: () => [requestToken],
		open: async (signal) => {
			let { clientAssertion } = await import("../shared/identity.js"), { getJson } = await import("../shared/http2.js"), address = `${url}${url.includes("?") ? "&" : "?"}audience=${encodeURIComponent(cloud.federationAudience)}`;
			return clientAssertion({
				cloud,
				tenantId,
				clientId
			}, async () => {
				let body = await getJson(address, { authorization: `bearer ${requestToken}` }, signal), token = text$1(record(body).value);
				if (token === "") throw Error("GitHub gave no token of the workflow");
				return token;
			});
		}
	};
}
function secret({ environment, cloud }) {
	let name = "Secret in the environment", { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_SECRET: value } = environment;
	return !clientId || !tenantId || !value ? {
		name,
		missing: `${absent({
			AZURE_CLIENT_ID: clientId,
			AZURE_TENANT_ID: tenantId,
			AZURE_CLIENT_SECRET: value
		})} not set`
	} : {
		name,
		secrets: () => [value, encodeURIComponent(value)],
		open: async () => (await import("../shared/identity.js")).clientSecret({
			cloud,
			tenantId,
			clientId
		}, value)
	};
}
function certificate({ environment, cloud }) {
	let name = "Certificate in the environment", { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_CERTIFICATE_PATH: path } = environment, password = environment.AZURE_CLIENT_CERTIFICATE_PASSWORD || void 0;
	return !clientId || !tenantId || !path ? {
		name,
		missing: `${absent({
			AZURE_CLIENT_ID: clientId,
			AZURE_TENANT_ID: tenantId,
			AZURE_CLIENT_CERTIFICATE_PATH: path
		})} not set`
	} : {
		name,
		secrets: () => [password ?? ""],
		open: async () => (await import("../shared/identity.js")).clientCertificate({
			cloud,
			tenantId,
			clientId
		}, path, password)
	};
}
function azureCli({ tenantId }) {
	return {
		name: "Azure CLI",
		secrets: () => [],
		open: async () => (await import("../shared/identity.js")).azureCli(tenantId)
	};
}
function absent(values) {
	let names = Object.entries(values).flatMap(([name, value]) => value ? [] : [name]);
	return `${names.join(", ")} ${names.length === 1 ? "is" : "are"}`;
}
var SignIn = class {
	#options;
	#chosen;
	#held;
	constructor(options) {
		this.#options = options;
	}
	async token(signal) {
		if (signal.throwIfAborted(), this.#held && this.#held.expires - 12e4 > Date.now()) return this.#held.token;
		try {
			this.#held = await this.#signIn(signal);
		} catch (error) {
			if (signal.throwIfAborted(), this.#held && this.#held.expires > Date.now()) return this.#held.token;
			throw error;
		}
		return this.#held.token;
	}
	forget() {
		this.#held = void 0;
	}
	async #signIn(signal) {
		let { log } = this.#options, tried = [];
		for (let method of this.#chosen ? [this.#chosen] : methods(this.#options)) if ("missing" in method) tried.push({
			name: method.name,
			answer: `not tried, ${method.missing}`,
			wasTried: !1,
			mayPass: !1
		});
		else try {
			let held = await this.#try(method, signal);
			if (!this.#chosen) {
				for (let { name, answer, wasTried } of tried) wasTried && log(`${name}: ${answer}`);
				log(`signed in to Azure: ${method.name}`);
			}
			return this.#chosen = method, held;
		} catch (error) {
			signal.throwIfAborted(), tried.push({
				name: method.name,
				answer: this.#answer(method, error),
				wasTried: !0,
				mayPass: mayPass$1(error)
			});
		}
		throw notSignedIn(tried);
	}
	async #try(method, signal) {
		let { cloud, timeoutMs = 6e4 } = this.#options, timeout = AbortSignal.timeout(timeoutMs), limit = AbortSignal.any([signal, timeout]), got = await unlessAborted$1((await method.open(limit)).getToken(`${cloud.audience}/.default`, { abortSignal: limit }), limit).catch((error) => {
			throw timeout.aborted ? new Late(`no answer within ${Math.ceil(timeoutMs / 1e3)} s`, { cause: error }) : error;
		});
		if (!got?.token) throw Error("it gave no token");
		return {
			token: got.token,
			expires: got.expiresOnTimestamp
		};
	}
	#answer({ secrets }, error) {
		let message = error instanceof Error ? error.message : String(error), hidden = secrets().reduce((text, secret) => secret === "" ? text : text.replaceAll(secret, "***"), message), [told = hidden] = /AADSTS\d+: .*?(?=\s*(Trace ID:|$))/s.exec(hidden) ?? [];
		return inALine(told.replace(/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, "***")).replace(/\.$/, "");
	}
}, Late = class extends Error {};
function mayPass$1(error) {
	for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
		if (cause instanceof AzureError) return cause.isTransient;
		let { code, statusCode } = cause;
		if (cause instanceof Late || typeof code == "string" && /^(E[A-Z_]+|REQUEST_SEND_ERROR)$/.test(code)) return !0;
		if (typeof statusCode == "number") return statusCode === 429 || statusCode >= 500;
	}
	return !1;
}
function notSignedIn(tried) {
	let answers = tried.map(({ name, answer }) => `${name}: ${answer}`).join(". ");
	return tried.some((one) => one.mayPass) ? new AzureError({
		kind: "unreachable",
		message: `could not sign in to Azure. ${answers}`
	}) : new AzureError({
		kind: "credentials",
		message: `could not sign in to Azure. ${answers}`,
		hint: "Give client-id and tenant-id and the job the permission 'id-token: write', or run azure/login before."
	});
}
async function unlessAborted$1(promise, signal) {
	signal.throwIfAborted();
	let stop = () => void 0, aborted = new Promise((_, reject) => {
		stop = () => reject(signal.reason), signal.addEventListener("abort", stop, { once: !0 });
	});
	try {
		return await Promise.race([promise, aborted]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}
// packages/compliance/src/repository.ts
const URL_FORM = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(\[[^\]/]*\]|[^/:@[]+)(?::\d*)?\/(.*)$/is, SCP_FORM = /^(?:[^/@:]+@)?([^/:@]+):(?!\/\/)(.*)$/s, ALIASES = {
	"www.github.com": "github.com",
	"ssh.github.com": "github.com"
};
function repositoryOf(url) {
	let [, host, rest] = URL_FORM.exec(url) ?? SCP_FORM.exec(url) ?? [];
	if (host === void 0 || rest === void 0) return;
	let path = withoutEnds(withoutEnds(rest).replace(/\.git$/i, ""));
	if (path === "") return;
	let name = host.toLowerCase();
	return {
		host: Object.hasOwn(ALIASES, name) ? ALIASES[name] ?? name : name,
		path: path.toLowerCase()
	};
}
function isSameRepository(one, other) {
	return one.host === other.host && one.path === other.path;
}
function withoutEnds(path) {
	let [start, end] = [0, path.length];
	for (; path[start] === "/";) start += 1;
	for (; end > start && path[end - 1] === "/";) --end;
	return path.slice(start, end);
}
// packages/compliance/src/ask.ts
const LONGEST_WAIT_MS = 3e5;
var TooLarge = class extends Error {}, Asker = class {
	#asking;
	#graph;
	#notBefore = 0;
	constructor(asking) {
		this.#asking = asking;
	}
	async ask(query, signal) {
		let renewed = !1;
		for (let retry = 1;;) {
			await this.#quota(signal);
			let answer = await this.#once(query, signal);
			if (!("failed" in answer)) {
				if (this.#remember(answer.headers), answer.headers("x-ms-tenant-subscription-limit-hit") === "true") throw tooWide();
				return answer.body;
			}
			let { failed } = answer;
			if (failed.remedy === "too-large") throw new TooLarge(failed.error.message, { cause: failed.error });
			if (failed.remedy === "unauthorized" && !renewed) renewed = !0, this.#asking.log(`${failed.error.message}; signing in again`), this.#asking.credential.forget();
			else {
				if (!failed.error.isTransient || retry > 5) throw failed.error;
				await this.#pause(failed, retry, signal), retry += 1;
			}
		}
	}
	async #once(query, signal) {
		let { cloud, credential, timeoutMs } = this.#asking, token = await credential.token(signal);
		this.#graph ??= new (await (import("../shared/graph.js"))).Graph(cloud);
		let timeout = AbortSignal.timeout(timeoutMs);
		try {
			return await this.#graph.ask(query, token, AbortSignal.any([signal, timeout]));
		} catch (error) {
			if (signal.throwIfAborted(), !timeout.aborted) throw error;
			let message = `${new URL(cloud.resourceManager).host} did not answer within ${seconds(timeoutMs)} s`;
			return { failed: {
				error: new AzureError({
					kind: "unreachable",
					message
				}, { cause: error }),
				remedy: "none",
				retryAfterMs: void 0
			} };
		}
	}
	async #pause({ error, retryAfterMs }, retry, signal) {
		let { clock, log } = this.#asking, delay = retryAfterMs ?? Math.min(1e3 * 2 ** (retry - 1), 3e4);
		if (delay > LONGEST_WAIT_MS) throw error;
		log(`${error.message}; trying again in ${seconds(delay)} s (${retry} of 5)`), await clock.sleep(delay, signal);
	}
	async #quota(signal) {
		let { clock, log } = this.#asking, wait = this.#notBefore - clock.now();
		wait <= 0 || (log(`the quota of queries is used up; going on in ${seconds(wait)} s`), await clock.sleep(wait, signal));
	}
	#remember(headers) {
		let left = headers("x-ms-user-quota-remaining"), reset = quotaReset(headers);
		left === "0" && reset !== void 0 && (this.#notBefore = this.#asking.clock.now() + Math.min(reset, LONGEST_WAIT_MS));
	}
};
function tooWide() {
	return new AzureError({
		kind: "scope",
		message: "there are more than 10,000 subscriptions, and Azure answers for the first of them only",
		hint: "Name subscriptions, or management groups with fewer."
	});
}
function seconds(milliseconds) {
	return Math.ceil(milliseconds / 1e3);
}
// packages/compliance/src/revision.ts
const FORMS = [/^(.+)\/([0-9a-f]{40})$/i, /^(.+)@sha1:([0-9a-f]{40})$/i];
function syncedOf(value) {
	for (let form of FORMS) {
		let [, branch, commit] = form.exec(value) ?? [];
		if (branch !== void 0 && commit !== void 0) return {
			branch,
			commit: commit.toLowerCase()
		};
	}
}
// packages/compliance/src/applied.ts
const APPLIED = /\bApplied revision: ([^\s']+)/;
function appliedOf(statuses, { name, namespace, syncedBranch }) {
	return statuses.flatMap((status) => {
		if (!isRecord(status) || text$1(status.kind) !== "Kustomization" || !text$1(status.name).startsWith(`${name}-`) || text$1(status.namespace) !== "" && namespace !== "" && text$1(status.namespace) !== namespace) return [];
		let object = ["Kustomization", [text$1(status.namespace), text$1(status.name)].filter(Boolean).join("/")].join(" ");
		return list(status.statusConditions).flatMap((condition) => {
			let [, revision] = isRecord(condition) && APPLIED.exec(text$1(condition.message)) || [], applied = revision === void 0 ? void 0 : syncedOf(revision);
			return applied !== void 0 && applied.branch === syncedBranch ? [{
				object,
				commit: applied.commit
			}] : [];
		});
	});
}
// packages/compliance/src/state.ts
const STATES = [
	"Compliant",
	"Non-Compliant",
	"Pending",
	"Suspended",
	"Unknown"
];
function stateOf(value) {
	return STATES.find((state) => state === value) ?? "Unknown";
}
// packages/compliance/src/problem.ts
const WRONG_WHEN_TRUE = /* @__PURE__ */ new Set([
	"Stalled",
	"FetchFailed",
	"BuildFailed",
	"StorageOperationFailed",
	"IncludeUnavailable",
	"ArtifactOutdated"
]), PROGRESS = /* @__PURE__ */ new Set(["Reconciling"]), WORST_FIRST = [
	"Non-Compliant",
	"Unknown",
	"Pending",
	"Suspended",
	"Compliant"
];
function problemsOf$1(statuses) {
	return statuses.flatMap(problemsOfObject).sort((one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state));
}
function problemsOfObject(status) {
	if (!isRecord(status)) return [];
	let object = objectName(text$1(status.kind), text$1(status.namespace), text$1(status.name)), state = stateOf(status.complianceState), problems = list(status.statusConditions).flatMap((condition) => !isRecord(condition) || isFine(text$1(condition.type), text$1(condition.status)) ? [] : [{
		object,
		state,
		reason: text$1(condition.reason),
		message: unquoted(text$1(condition.message)),
		since: moment(condition.lastTransitionTime)
	}]);
	return problems.length > 0 || state === "Compliant" ? problems : [{
		object,
		state,
		reason: "",
		message: "",
		since: void 0
	}];
}
function isFine(type, status) {
	return PROGRESS.has(type) ? !0 : WRONG_WHEN_TRUE.has(type) ? status === "False" : status === "True";
}
function objectName(kind, namespace, name) {
	let path = namespace === "" ? name : `${namespace}/${name}`;
	return [kind || "object", path].filter((part) => part !== "").join(" ");
}
function unquoted(message) {
	return /^'.*'$/s.test(message) ? message.slice(1, -1) : message;
}
// packages/compliance/src/configuration.ts
function configurationOf(row) {
	if (!isRecord(row) || text$1(row.id) === "") throw TypeError("Azure Resource Graph gave a row that is no configuration: it has no id");
	let id = text$1(row.id), cluster = clusterOf(id), name = text$1(row.name) || (id.split("/").at(-1) ?? ""), namespace = text$1(row.namespace), synced = syncedOf(text$1(row.sourceSyncedCommitId));
	return {
		id,
		name,
		cluster: {
			name: cluster?.name ?? "",
			kind: cluster?.kind ?? "",
			id: cluster?.id ?? "",
			tags: tagsOf(row.tags)
		},
		resourceGroup: text$1(row.resourceGroup) || (cluster?.resourceGroup ?? ""),
		subscriptionId: text$1(row.subscriptionId) || (cluster?.subscriptionId ?? ""),
		namespace,
		url: text$1(row.url),
		branch: branchOf(record(row.ref)),
		suspended: row.suspend === !0,
		complianceState: cluster ? stateOf(row.complianceState) : "Unknown",
		syncedCommit: synced?.commit,
		syncedBranch: synced?.branch,
		sourceUpdatedAt: moment(row.sourceUpdatedAt),
		statusUpdatedAt: moment(row.statusUpdatedAt),
		errorMessage: text$1(row.errorMessage) || (cluster ? "" : "its resource id is not that of a configuration of a cluster"),
		provisioningState: text$1(row.provisioningState),
		problems: problemsOf$1(list(row.statuses)),
		applied: appliedOf(list(row.statuses), {
			name,
			namespace,
			syncedBranch: synced?.branch
		})
	};
}
function branchOf(ref) {
	let others = [
		ref.tag,
		ref.semver,
		ref.commit
	].some((value) => value != null && value !== "");
	return text$1(ref.branch) || (others ? "" : "master");
}
const RESOURCE_ID = /^(\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/[^/]+\/([^/]+)\/([^/]+))\/providers\/Microsoft\.KubernetesConfiguration\/fluxConfigurations\/[^/]+$/i;
function clusterOf(resourceId) {
	let [, id, subscriptionId, resourceGroup, kind, name] = RESOURCE_ID.exec(resourceId) ?? [];
	if (id && subscriptionId && resourceGroup && kind && name) return {
		id,
		subscriptionId,
		resourceGroup,
		kind,
		name
	};
}
function tagsOf(value) {
	let tags = Object.create(null);
	for (let [name, tag] of Object.entries(record(value))) typeof tag == "string" && (tags[name] = tag);
	return tags;
}
// packages/compliance/src/coverage.ts
var Coverage = class {
	#unconfirmed;
	#last = /* @__PURE__ */ new Set();
	constructor(scope) {
		this.#unconfirmed = new Set(scope.kind === "subscriptions" ? scope.ids.map((id) => id.toLowerCase()) : []);
	}
	async check(found, visible) {
		let present = new Set(found.map(({ subscriptionId }) => subscriptionId.toLowerCase())), silent = [.../* @__PURE__ */ new Set([...this.#unconfirmed, ...this.#last])].filter((id) => !present.has(id));
		if (silent.length > 0) {
			let seen = await visible(), missing = silent.filter((id) => !seen.has(id));
			if (missing.length > 0) throw unseen(missing);
		}
		this.#unconfirmed = /* @__PURE__ */ new Set(), this.#last = present;
	}
};
function unseen(subscriptions) {
	let message = `the identity cannot see ${subscriptions.length === 1 ? "the subscription" : "the subscriptions"} ${subscriptions.join(", ")}, so nothing can be said of the clusters there`;
	return new AzureError({
		kind: "scope",
		message,
		hint: "Look at the id, and give the identity the role Reader on the subscription."
	});
}
// packages/compliance/src/pages.ts
var Pages = class {
	#rows = /* @__PURE__ */ new Map();
	#tokens = /* @__PURE__ */ new Set();
	#total;
	add(body) {
		let { rows, total, skipToken } = pageOf(body);
		if (this.#total ??= total, total !== this.#total) throw unsteady(`there were ${this.#total} rows, then ${total}`);
		for (let row of rows) {
			let id = isRecord(row) ? text$1(row.id).toLowerCase() : "";
			if (id === "") throw unexpected("a row without an id");
			if (this.#rows.has(id)) throw unsteady(`${id} came twice`);
			this.#rows.set(id, row);
		}
		if (skipToken === void 0) {
			if (this.#rows.size !== total) throw unsteady(`${this.#rows.size} of ${total} rows came`);
		} else {
			if (this.#tokens.has(skipToken)) throw unsteady("a page came again");
			if (rows.length === 0) throw unsteady("an empty page came before the last");
			return this.#tokens.add(skipToken), skipToken;
		}
	}
	get rows() {
		return [...this.#rows.values()];
	}
};
function pageOf(body) {
	if (!isRecord(body)) throw unexpected("an answer that is no object");
	let { data, count, totalRecords, resultTruncated, skipToken } = body;
	if (!Array.isArray(data)) throw unexpected("an answer without rows");
	if (count !== data.length) throw unexpected(`${data.length} rows where it tells ${JSON.stringify(count)}`);
	if (!Number.isSafeInteger(totalRecords)) throw unexpected("an answer without a total");
	let next = text$1(skipToken) || void 0;
	if (resultTruncated !== "false" && next === void 0) throw unexpected("an answer that is cut off");
	return {
		rows: data,
		total: Number(totalRecords),
		skipToken: next
	};
}
function unexpected(what) {
	return new AzureError({
		kind: "unexpected",
		message: `Azure Resource Graph gave ${what}`
	});
}
function unsteady(what) {
	let message = `the answer of Azure Resource Graph changed while it was read: ${what}`;
	return new AzureError({
		kind: "unsteady",
		message
	});
}
// packages/compliance/src/query.ts
const CLUSTER_TYPES = [
	"microsoft.kubernetes/connectedclusters",
	"microsoft.containerservice/managedclusters",
	"microsoft.hybridcontainerservice/provisionedclusters",
	"microsoft.resourceconnector/appliances"
];
function configurationsQuery({ repository, branch }) {
	let branches = branch === "master" ? [branch, ""] : [branch];
	return `kubernetesconfigurationresources
| where type =~ 'microsoft.kubernetesconfiguration/fluxconfigurations'
| extend url = tostring(properties.gitRepository.url), ref = properties.gitRepository.repositoryRef
| where url contains ${literal(repository.path)} and tostring(ref.branch) in (${branches.map(literal).join(", ")})
| extend clusterId = tolower(substring(id, 0, indexof(tolower(id), '/providers/microsoft.kubernetesconfiguration/')))
| join kind=leftouter (
    resources
    | where type in~ (${CLUSTER_TYPES.map(literal).join(", ")})
    | project clusterId = tolower(id), clusterTags = tags
  ) on clusterId
| project id, name, subscriptionId, resourceGroup, tags = clusterTags, url, ref, namespace = properties.namespace,
    suspend = properties.suspend, complianceState = properties.complianceState, statuses = properties.statuses,
    sourceSyncedCommitId = properties.sourceSyncedCommitId, sourceUpdatedAt = properties.sourceUpdatedAt,
    statusUpdatedAt = properties.statusUpdatedAt, errorMessage = properties.errorMessage,
    provisioningState = properties.provisioningState
| order by id asc`;
}
function literal(text) {
	return `'${text.replace(/[^A-Za-z0-9 ._/:@+-]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}'`;
}
// packages/compliance/src/scope.ts
function scopeOf$1(scope) {
	switch (scope.kind) {
		case "subscriptions": return { subscriptions: [...scope.ids] };
		case "management-groups": return { managementGroups: [...scope.names] };
		case "all": return {};
	}
}
var AzureSource = class {
	#options;
	#asker;
	#coverage;
	#rowsAtOnce;
	constructor(options) {
		this.#options = options, this.#asker = new Asker(options), this.#coverage = new Coverage(options.scope), this.#rowsAtOnce = options.rowsAtOnce ?? 1e3;
	}
	async read(signal) {
		let all = (await this.#rows(configurationsQuery(this.#options.watched), signal)).map(configurationOf), found = all.filter((configuration) => this.#isWatching(configuration));
		return await this.#coverage.check(all, () => this.#subscriptions(signal)), found;
	}
	#isWatching({ url, branch }) {
		let { watched } = this.#options;
		if (!url.toLowerCase().includes(watched.repository.path)) throw notAsked(`the repository ${JSON.stringify(url)}`);
		if (branch !== watched.branch && branch !== "") throw notAsked(`the branch ${JSON.stringify(branch)}`);
		let address = repositoryOf(url);
		return branch === watched.branch && address !== void 0 && isSameRepository(address, watched.repository);
	}
	async #subscriptions(signal) {
		let rows = await this.#rows("resourcecontainers\n| where type =~ 'microsoft.resources/subscriptions'\n| project id, subscriptionId\n| order by id asc", signal);
		return new Set(rows.map((row) => text$1(record(row).subscriptionId).toLowerCase()));
	}
	async #rows(query, signal) {
		for (let reading = 1;;) try {
			return await this.#reading(query, signal);
		} catch (error) {
			if (error instanceof TooLarge) {
				if (this.#rowsAtOnce <= 50) throw error.cause;
				this.#rowsAtOnce = Math.max(50, Math.floor(this.#rowsAtOnce / 2)), this.#options.log(`${error.message}; reading ${this.#rowsAtOnce} rows at once`);
				continue;
			}
			if (!(error instanceof AzureError && error.failure.kind === "unsteady") || reading >= 4) throw error;
			this.#options.log(`${error.message}; reading it again`), reading += 1;
		}
	}
	async #reading(query, signal) {
		let pages = new Pages(), skipToken;
		do {
			let options = {
				resultFormat: "objectArray",
				top: this.#rowsAtOnce,
				allowPartialScopes: !1
			}, body = await this.#asker.ask({
				...scopeOf$1(this.#options.scope),
				query,
				options: skipToken === void 0 ? options : {
					...options,
					skipToken
				}
			}, signal);
			skipToken = pages.add(body);
		} while (skipToken !== void 0);
		return pages.rows;
	}
};
function notAsked(what) {
	return new AzureError({
		kind: "unexpected",
		message: `Azure Resource Graph gave ${what}, which was not asked for`
	});
}
// packages/compliance/src/history.ts
const NOTHING_SEEN = /* @__PURE__ */ new Map();
function remember(history, answer, now, forgetAfter) {
	let next = /* @__PURE__ */ new Map();
	for (let configuration of answer) {
		let id = configuration.id.toLowerCase(), twin = next.get(id);
		next.set(id, {
			configuration,
			seenAt: now,
			isThere: !0,
			isContradictory: twin !== void 0 && (twin.isContradictory || !agrees(twin.configuration, configuration)),
			failingSince: failingSince(history.get(id), configuration, now)
		});
	}
	for (let [id, sighting] of history) !next.has(id) && now - sighting.seenAt < forgetAfter && next.set(id, {
		...sighting,
		isThere: !1
	});
	return next;
}
function failingSince(before, configuration, now) {
	if (configuration.complianceState !== "Compliant") return before?.failingSince !== void 0 && before.configuration.syncedCommit === configuration.syncedCommit ? before.failingSince : configuration.complianceState === "Non-Compliant" ? now : void 0;
}
function agrees(one, other) {
	return JSON.stringify(one) === JSON.stringify(other);
}
// packages/compliance/src/wait.ts
const systemClock = {
	now: () => performance.timeOrigin + performance.now(),
	sleep: (milliseconds, signal) => setTimeout(milliseconds, void 0, { signal })
};
async function wait(waiting) {
	let { clock, signal } = waiting, watch = new Watch(waiting);
	for (;;) {
		signal.throwIfAborted();
		let result = await watch.look();
		if (result) return result;
		await unlessAborted(clock.sleep(watch.pause(), signal), signal);
	}
}
var Watch = class {
	#waiting;
	#start;
	#history = NOTHING_SEEN;
	#last;
	#heldSince;
	#failures = 0;
	constructor(waiting) {
		this.#waiting = waiting, this.#start = waiting.clock.now();
	}
	async look() {
		let configurations;
		try {
			configurations = await this.#read();
		} catch (error) {
			return this.#waiting.signal.throwIfAborted(), this.#failed(error);
		}
		return this.#assessed(configurations);
	}
	pause() {
		let { clock, interval, timeout, stability } = this.#waiting, now = clock.now(), moments = [this.#start + timeout - now, interval];
		return this.#heldSince !== void 0 && moments.push(this.#heldSince + stability - now), Math.max(0, Math.min(...moments));
	}
	#read() {
		let { source, signal, timeout } = this.#waiting, left = timeout - this.#elapsed(), limit = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(Math.max(left, 6e4)))]);
		return unlessAborted(source.read(limit), limit);
	}
	#failed(error) {
		let { onPoll, mayPass } = this.#waiting, elapsed = this.#elapsed();
		this.#failures += 1, this.#heldSince = void 0, onPoll({
			outcome: "failed",
			error,
			inARow: this.#failures,
			elapsed
		});
		let isOver = elapsed >= this.#waiting.timeout;
		if (isOver && this.#last !== void 0 && mayPass(error)) return this.#timedOut(this.#last, elapsed);
		if (isOver || !mayPass(error) || this.#failures >= 10) throw error;
	}
	async #assessed(configurations) {
		let { policy, interval, ancestors, signal, clock, onPoll, timeout, stability } = this.#waiting, now = clock.now();
		this.#failures = 0, this.#history = remember(this.#history, configurations, now, Math.max(policy.grace, interval));
		let commits = [...this.#history.values()].flatMap(({ configuration }) => commitsOf$1(configuration)), ancestry = await unlessAborted(ancestors.of(commits), signal), assessment = assess(this.#history, policy, ancestry, now), { standing } = assessment, isGood = standing === "compliant" || standing === "superseded";
		this.#heldSince = isGood ? this.#heldSince ?? now : void 0;
		let heldFor = this.#heldSince === void 0 ? void 0 : now - this.#heldSince, elapsed = this.#elapsed();
		return onPoll({
			outcome: "assessed",
			elapsed,
			assessment,
			before: this.#last,
			heldFor
		}), this.#last = assessment, standing === "failing" || isGood && heldFor !== void 0 && heldFor >= stability ? {
			state: standing,
			assessment,
			elapsed
		} : elapsed >= timeout ? this.#timedOut(assessment, elapsed) : void 0;
	}
	#timedOut(assessment, elapsed) {
		return {
			state: assessment.standing === "none" ? "none" : "timed-out",
			assessment,
			elapsed
		};
	}
	#elapsed() {
		return this.#waiting.clock.now() - this.#start;
	}
};
async function unlessAborted(promise, signal) {
	signal.throwIfAborted();
	let aborted = Promise.withResolvers(), stop = () => aborted.reject(signal.reason);
	signal.addEventListener("abort", stop, { once: !0 });
	try {
		return await Promise.race([promise, aborted.promise]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}
// actions/check-compliance/cancellation.ts
function cancellation() {
	let controller = new AbortController();
	for (let name of ["SIGINT", "SIGTERM"]) process.on(name, () => controller.abort(/* @__PURE__ */ Error("the job was cancelled")));
	return controller.signal;
}
async function openAzure(settings, environment, log, signal) {
	let known = cloudNamed(settings.cloud), cloud = settings.resourceManager === void 0 ? known : await discoverCloud(settings.resourceManager, known, signal), { clientId, tenantId, watched, scope } = settings;
	return {
		source: new AzureSource({
			watched,
			scope,
			cloud,
			credential: new SignIn({
				clientId,
				tenantId,
				environment,
				cloud,
				log
			}),
			clock: systemClock,
			log,
			timeoutMs: 6e4
		}),
		portal: (resourceId) => portalLink(cloud, resourceId)
	};
}
function openGitHub(token, apiUrl, log) {
	return token === "" ? {
		patient: void 0,
		hurried: void 0
	} : {
		patient: createGitHub({
			token,
			apiUrl,
			log,
			timeoutMs: 15e3,
			retries: 3,
			longestWaitMs: 6e4
		}),
		hurried: createGitHub({
			token,
			apiUrl,
			log,
			timeoutMs: 3e3,
			retries: 1,
			longestWaitMs: 1e3
		})
	};
}
function commitsOf(github, { repository, name }) {
	let ask = async (question) => {
		if (repository === void 0) throw Error(`${name} is not on this GitHub server`);
		if (github === void 0) throw Error("there is no token to ask GitHub with");
		return question(github, repository);
	};
	return {
		compare: (base, head) => ask((api, where) => compareCommits(api, where, base, head)),
		promotedBy: async (commit) => (await ask((api, where) => fileText(api, where, PROMOTED_COMMIT_PATH, commit)))?.trim()
	};
}
function statusSetter({ patient, hurried }, settings, targetUrl) {
	return async ({ state, description }, hurry) => {
		let github = hurry ? hurried : patient;
		if (settings === void 0 || github === void 0) return;
		let { repository, commit, context } = settings;
		await setCommitStatus(github, repository, {
			commit,
			context,
			state,
			description,
			targetUrl
		});
	};
}
// actions/check-compliance/report.ts
function makeReport(settings, waited, portal) {
	let { policy } = settings, { assessment } = waited;
	return {
		version: 1,
		repository: settings.name,
		branch: policy.branch,
		commit: policy.commit,
		state: waited.state,
		waitedMs: Math.round(waited.elapsed),
		policy: {
			require: policy.requirements.map(describeRequirement),
			minimumConfigurations: policy.minimum,
			ignoreSuspended: policy.ignoreSuspended,
			timeoutMs: settings.timeout,
			intervalMs: settings.interval,
			graceMs: policy.grace,
			stabilityMs: settings.stability,
			staleAfterMs: policy.staleAfter
		},
		total: assessment.total,
		complying: assessment.complying,
		counts: assessment.counts,
		requirements: assessment.requirements,
		configurations: assessment.judged.map((judged) => entry(judged, portal))
	};
}
function entry({ verdict, reason, promotes, configuration }, portal) {
	let { cluster } = configuration;
	return {
		verdict,
		reason,
		promotes: promotes ?? null,
		id: configuration.id,
		name: configuration.name,
		cluster: {
			name: cluster.name,
			kind: cluster.kind,
			id: cluster.id,
			labels: cluster.tags
		},
		resourceGroup: configuration.resourceGroup,
		subscription: configuration.subscriptionId,
		namespace: configuration.namespace,
		portal: portal(configuration.id),
		complianceState: configuration.complianceState,
		suspended: configuration.suspended,
		provisioningState: configuration.provisioningState,
		syncedCommit: configuration.syncedCommit ?? null,
		syncedBranch: configuration.syncedBranch ?? null,
		applied: configuration.applied,
		sourceUpdatedAt: configuration.sourceUpdatedAt ?? null,
		statusUpdatedAt: configuration.statusUpdatedAt ?? null,
		errorMessage: configuration.errorMessage,
		problems: configuration.problems.map((problem) => ({
			...problem,
			since: problem.since ?? null
		}))
	};
}
function writeReport(folder, settings, waited, portal) {
	let { name, policy } = settings, file = [
		name,
		policy.branch,
		policy.commit.slice(0, 12)
	].map((part) => part.replace(/[^\w.-]/g, "_")).join("-");
	mkdirSync(folder, { recursive: !0 });
	let path = join(folder, `compliance-${file}.json`);
	return writeFileSync(path, `${JSON.stringify(makeReport(settings, waited, portal), null, 1)}\n`), path;
}
function outputsOf({ state, assessment: { judged, counts } }, report) {
	return {
		state,
		configurations: String(judged.length),
		compliant: String(counts.compliant),
		ahead: String(counts.ahead),
		behind: String(counts.behind),
		failing: String(counts.failing),
		pending: String(counts.pending),
		suspended: String(counts.suspended),
		unknown: String(counts.unknown),
		stale: String(counts.stale),
		report
	};
}
// actions/check-compliance/words.ts
const DEPLOYING = {
	state: "pending",
	description: SAYS.deploying
}, CANCELLED = {
	state: "error",
	description: "Cancelled"
}, NOT_CHECKED = {
	state: "error",
	description: "Could not be checked"
};
function decided({ state, assessment }, onSuccess) {
	return state === "compliant" ? {
		state: onSuccess,
		description: SAYS.deployed
	} : state === "superseded" ? {
		state: "error",
		description: `${SAYS.superseded} ${overtakenBy(assessment)}`
	} : {
		state: "failure",
		description: SAYS.failed
	};
}
function overtakenBy({ judged }) {
	let counts = /* @__PURE__ */ new Map();
	for (let { verdict, promotes, configuration } of judged) {
		let { syncedCommit } = configuration;
		verdict === "ahead" && promotes === "other" && syncedCommit !== void 0 && counts.set(syncedCommit, (counts.get(syncedCommit) ?? 0) + 1);
	}
	let [most] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
	return most?.[0].slice(0, 7) ?? "a newer commit";
}
function nameOf({ configuration: { cluster, name } }) {
	return cluster.name === "" ? name : `${cluster.name}/${name}`;
}
function why({ verdict, reason, configuration }) {
	if (verdict === "compliant" || verdict === "ahead") return reason;
	let [problem] = configuration.problems;
	return [reason, (problem && [
		problem.object,
		problem.reason,
		problem.message
	].filter((part) => part !== "").join(": ")) ?? configuration.errorMessage].filter((part) => part !== "").join("; ");
}
// actions/check-compliance/diagnostics.ts
const FLEET = {
	failing: { code: "compliance-failing" },
	"timed-out": { code: "compliance-timed-out" }
}, CONFIGURATION = {
	failing: { code: "configuration-failing" },
	unknown: { code: "configuration-unknown" },
	stale: { code: "configuration-stale" },
	suspended: { code: "configuration-suspended" },
	behind: { code: "configuration-behind" },
	pending: { code: "configuration-pending" }
}, AZURE = {
	credentials: { code: "azure-credentials" },
	denied: { code: "azure-denied" },
	scope: { code: "azure-scope" },
	throttled: { code: "azure-throttled" },
	unreachable: { code: "azure-unreachable" },
	unsteady: { code: "azure-unsteady" },
	unexpected: { code: "azure-unexpected" }
};
function problemsOf(settings, { state, assessment, elapsed }) {
	if (state === "compliant" || state === "superseded") return [];
	if (state === "none") return [nobody(settings)];
	let message = state === "failing" ? "the fleet does not comply: too many fail" : `the fleet did not comply within ${formatDuration(elapsed)}`, rules = assessment.requirements.filter((requirement) => !isKept(requirement)).map(({ requirement, complying, needed }) => `${quote(requirement)} asks for ${needed}, and ${complying} comply`), rest = rules.length > 0 ? `: ${rules.join("; ")}` : ", or not for as long as `stability` asks for";
	return [{
		...FLEET[state],
		severity: "error",
		message: `${message}${rest}`
	}, ...assessment.judged.flatMap((judged) => state === "failing" && judged.verdict !== "failing" ? [] : inTrouble(judged))];
}
function nobody({ name, policy: { branch } }) {
	return {
		code: "compliance-none",
		severity: "error",
		message: `no Flux configuration watches branch ${quote(branch)} of ${quote(name)}, and silence proves nothing`,
		hint: "Check the repository and branch, and that the identity has the role Reader where the clusters are; set `minimum-configurations: 0` if there are to be none"
	};
}
function inTrouble(judged) {
	let { verdict, configuration } = judged;
	if (verdict === "compliant" || verdict === "ahead") return [];
	let message = `${`${quote(nameOf(judged))} in resource group ${quote(configuration.resourceGroup)}`} is ${verdict}: ${harmless(why(judged), 500)}`, subject = {
		kind: "Cluster",
		name: configuration.cluster.name
	};
	return [{
		...CONFIGURATION[verdict],
		severity: "error",
		message,
		subject
	}];
}
function mendable(error) {
	if (error instanceof AzureError) {
		let { kind, message, hint } = error.failure;
		return {
			...AZURE[kind],
			severity: "error",
			message,
			...hint === void 0 ? {} : { hint }
		};
	}
	if (error instanceof GitHubError) return {
		code: "github-failed",
		severity: "error",
		message: error.message
	};
}
function progressLine(poll, stability) {
	let at = `[${formatDuration(poll.elapsed)}]`;
	if (poll.outcome === "failed") {
		let message = poll.error instanceof Error ? poll.error.message : String(poll.error);
		return `${at} Azure could not be asked (${poll.inARow} in a row): ${message}`;
	}
	return `${at} ${[
		amount(poll),
		...held(poll, stability),
		...changes(poll)
	].join("; ")}`;
}
function amount({ assessment: { judged, total, complying, counts } }) {
	return judged.length === 0 ? "no configuration found" : `${complying} of ${total} comply (${VERDICTS.toReversed().flatMap((verdict) => counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : []).join(", ")})`;
}
function held({ heldFor }, stability) {
	return heldFor === void 0 || stability === 0 ? [] : [`has held for ${formatDuration(heldFor)} of ${formatDuration(stability)}`];
}
function changes({ assessment, before }) {
	if (before === void 0) return listed(assessment.judged.filter(isInTrouble).map(found));
	let known = new Map(before.judged.map((judged) => [judged.configuration.id, judged])), changed = assessment.judged.flatMap((judged) => {
		let last = known.get(judged.configuration.id);
		return known.delete(judged.configuration.id), last === void 0 ? `new: ${found(judged)}` : last.verdict === judged.verdict ? [] : `${nameOf(judged)}: ${last.verdict} \u2192 ${because(judged)}`;
	}), gone = [...known.values()].map((judged) => `gone: ${nameOf(judged)}`);
	return listed([...changed, ...gone]);
}
function found(judged) {
	return `${nameOf(judged)}: ${because(judged)}`;
}
function because(judged) {
	return isInTrouble(judged) ? `${judged.verdict} (${harmless(why(judged), 200)})` : judged.verdict;
}
function isInTrouble({ verdict }) {
	return verdict !== "compliant" && verdict !== "ahead";
}
function listed(lines) {
	let more = lines.length - 5;
	return more > 0 ? [...lines.slice(0, 5), `and ${more} more`] : [...lines];
}
// actions/check-compliance/run.ts
async function run(settings, doors, finish) {
	try {
		await doors.setStatus(DEPLOYING, !1);
		let { waited, portal } = await look(settings, doors), result = {
			outcome: "decided",
			ok: waited.state === "compliant" || waited.state === "superseded",
			waited,
			portal,
			diagnostics: problemsOf(settings, waited)
		};
		return finish(result), await doors.setStatus(decided(waited, settings.status?.onSuccess ?? "success"), !1), result;
	} catch (error) {
		if (doors.cancelled.aborted) return doors.log("cancelled"), await lastWords(CANCELLED, doors), {
			outcome: "cancelled",
			ok: !1,
			diagnostics: []
		};
		let diagnostic = mendable(error);
		if (await lastWords(NOT_CHECKED, doors), diagnostic === void 0) throw error;
		return {
			outcome: "failed",
			ok: !1,
			diagnostics: [diagnostic]
		};
	}
}
async function look(settings, doors) {
	let { policy, timeout, interval, stability } = settings, { clock, log, cancelled } = doors, { source, portal } = await doors.openAzure(cancelled);
	return {
		waited: await wait({
			source,
			ancestors: new Ancestors(policy.commit, doors.commits),
			policy,
			timeout,
			interval,
			stability,
			mayPass,
			clock,
			signal: cancelled,
			onPoll: (poll) => log(progressLine(poll, stability))
		}),
		portal
	};
}
function mayPass(error) {
	return error instanceof AzureError ? error.isTransient : error instanceof DOMException && error.name === "TimeoutError";
}
async function lastWords(words, doors) {
	try {
		await doors.setStatus(words, !0);
	} catch (error) {
		doors.log(`the commit status could not be set: ${error instanceof Error ? error.message : String(error)}`);
	}
}
// actions/check-compliance/event.ts
function commitOfEvent(file, repository, branch) {
	if (!file) return;
	let payload = readPayload(file), dispatched = payload.inputs?.commit_id ?? payload.client_payload?.commit_id;
	if (typeof dispatched == "string" && dispatched !== "") return dispatched;
	let name = payload.repository?.full_name;
	return typeof name == "string" && name.toLowerCase() === repository.toLowerCase() && payload.ref === `refs/heads/${branch}` && typeof payload.after == "string" ? payload.after : void 0;
}
function readPayload(file) {
	let text;
	try {
		text = readFileSync(file, "utf8");
	} catch {
		return {};
	}
	let payload = JSON.parse(text);
	return typeof payload == "object" && payload ? payload : {};
}
// actions/check-compliance/settings.ts
const COMMIT = {
	pattern: /^[0-9a-f]{40}$/i,
	hint: "Give all 40 digits of it."
}, SUBSCRIPTION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, HTTPS = {
	pattern: /^https:\/\/[^\s/]+\/?$/,
	hint: "Use `https://<host>`."
};
function readSettings(inputs, around) {
	let problems = [], reject = (name, value, hint) => {
		let message = value === "" ? `input ${name} is not given` : `input ${name} is ${quote(value)}`;
		problems.push({
			code: "input",
			severity: "error",
			message,
			hint
		});
	}, watched = readWatched(inputs, around, reject), interval = duration("interval", inputs.text("interval") || "30s", reject);
	return interval === 0 && reject("interval", "0", "Use more than nothing."), {
		settings: {
			...watched,
			policy: readPolicy(inputs, around, watched, reject),
			timeout: duration("timeout", inputs.text("timeout") || "30m", reject),
			interval,
			stability: duration("stability", inputs.text("stability") || "0s", reject),
			status: readStatus(inputs, around, watched.watched.branch, reject),
			...readAzure(inputs, reject)
		},
		problems: [...inputs.problems, ...problems]
	};
}
function readWatched(inputs, { serverUrl }, reject) {
	let address = inputs.required("repository"), branch = inputs.required("branch"), repository = parseRepository(address, serverUrl), found = repositoryOf(repository ? `${serverUrl}/${fullName(repository)}` : address);
	return address !== "" && found === void 0 && reject("repository", address, "Use `owner/name` or an address."), {
		name: repository ? fullName(repository) : address,
		watched: {
			repository: found ?? {
				host: "",
				path: ""
			},
			branch
		},
		repository
	};
}
function readPolicy(inputs, around, { name, watched }, reject) {
	let require = inputs.text("require"), { requirements, problems } = parseRequirements(require);
	for (let problem of problems) reject("require", require, `There, ${problem}.`);
	let minimum = inputs.text("minimum-configurations") || "1";
	return /^\d{1,9}$/.test(minimum) || reject("minimum-configurations", minimum, "Use a number, 0 or more."), {
		commit: readCommit(inputs, around, name, watched.branch, reject),
		branch: watched.branch,
		grace: duration("grace", inputs.text("grace") || "5m", reject),
		staleAfter: duration("stale-after", inputs.text("stale-after") || "24h", reject),
		requirements,
		minimum: Number(minimum),
		ignoreSuspended: inputs.flag("ignore-suspended")
	};
}
function readCommit(inputs, { eventFile }, name, branch, reject) {
	let given = inputs.matching("commit", COMMIT);
	if (given !== void 0) return given.toLowerCase();
	let found = commitOfEvent(eventFile, name, branch) ?? "";
	return COMMIT.pattern.test(found) || reject("commit", found, "Set it to all 40 digits of a commit: the event does not name one of that branch."), found.toLowerCase();
}
function readStatus(inputs, around, branch, reject) {
	let commit = inputs.matching("status-commit", COMMIT), where = inputs.optional("status-repository"), context = inputs.text("status-context") || `${branch} environment`, onSuccess = inputs.choice("status-on-success", ["success", "pending"]), repository = parseRepository(where ?? around.repository, around.serverUrl);
	if (where !== void 0 && repository === void 0 && reject("status-repository", where, "Use `owner/name`."), commit !== void 0) {
		if (inputs.text("token") === "" && reject("token", "", "The commit status is set with it."), repository !== void 0) return {
			repository,
			commit: commit.toLowerCase(),
			context,
			onSuccess
		};
		where === void 0 && reject("status-repository", "", "Set it: nothing says where the workflow runs.");
	}
}
function readAzure(inputs, reject) {
	let ids = listOf(inputs.text("subscriptions")), names = listOf(inputs.text("management-groups"));
	for (let id of ids) SUBSCRIPTION.test(id) || reject("subscriptions", id, "Use the ids of subscriptions.");
	ids.length > 0 && names.length > 0 && reject("management-groups", names.join(","), "Give either subscriptions or management groups.");
	let clientId = inputs.optional("client-id"), tenantId = inputs.optional("tenant-id");
	return clientId !== void 0 && tenantId === void 0 && reject("tenant-id", "", "Set it: `client-id` needs it."), {
		scope: scopeOf(ids, names),
		cloud: inputs.choice("cloud", [
			"public",
			"usgovernment",
			"china"
		]),
		resourceManager: inputs.matching("resource-manager-endpoint", HTTPS),
		clientId,
		tenantId
	};
}
function duration(name, value, reject) {
	let milliseconds = parseDuration(value);
	return milliseconds === void 0 && reject(name, value, "Use numbers with units, for example `90s`, `5m` or `1h30m`; 24 days at most."), milliseconds ?? NaN;
}
function scopeOf(ids, names) {
	return ids.length > 0 ? {
		kind: "subscriptions",
		ids
	} : names.length > 0 ? {
		kind: "management-groups",
		names
	} : { kind: "all" };
}
function listOf(text) {
	return [...new Set(text.split(/[\s,]+/).filter((part) => part !== ""))];
}
function fullName({ owner, repo }) {
	return `${owner}/${repo}`;
}
function summary({ name, policy }, { state, assessment, elapsed }, portal) {
	let { judged, counts, complying, total, requirements } = assessment, parts = VERDICTS.flatMap((verdict) => counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : []), rules = requirements.filter((requirement) => !isKept(requirement)).map((rule) => [
		code(rule.requirement),
		text(`${rule.complying} of ${rule.total}`),
		text(String(rule.needed))
	]);
	return document([
		heading(`${name}, branch ${policy.branch}: ${state}`),
		paragraph(text(`${complying} of ${total} configurations comply with `), code(policy.commit.slice(0, 7)), text(` after ${formatDuration(elapsed)}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`)),
		...rules.length > 0 ? [table([
			text("required"),
			text("comply"),
			text("needed")
		], rules)] : [],
		...judged.length > 0 ? [table([
			"cluster",
			"resource group",
			"verdict",
			"commit",
			"why"
		].map(text), judged.map((one) => row(one, portal)), 500)] : []
	]);
}
function row(judged, portal) {
	let { cluster, name, id, resourceGroup, syncedCommit } = judged.configuration;
	return [
		link(`${cluster.name}/${name}`, portal(id)),
		text(resourceGroup),
		text(judged.verdict),
		syncedCommit === void 0 ? text("none") : code(syncedCommit.slice(0, 7)),
		text(harmless(why(judged), 400))
	];
}
function link(label, url) {
	return markdown(`<a href="${new URL(url).href.replace(/["<>|`]/g, encodeURIComponent)}">${text(label)}</a>`);
}
// actions/check-compliance/index.ts
await runAction(async () => {
	let { env } = process, workspace = env.GITHUB_WORKSPACE ?? ".", serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com", inputs = new Inputs(), token = inputs.text("token");
	hideToken(token);
	let around = {
		serverUrl,
		repository: env.GITHUB_REPOSITORY ?? "",
		eventFile: env.GITHUB_EVENT_PATH
	}, { settings, problems } = readSettings(inputs, around);
	if (problems.length > 0) return reportDiagnostics(problems, {
		workspace,
		folders: /* @__PURE__ */ new Map()
	}), !1;
	let gitHub = openGitHub(token, env.GITHUB_API_URL ?? "https://api.github.com", log), runUrl = `${serverUrl}/${around.repository}/actions/runs/${env.GITHUB_RUN_ID ?? ""}`, result = await run(settings, {
		openAzure: (signal) => openAzure(settings, env, log, signal),
		commits: commitsOf(gitHub.patient, settings),
		setStatus: statusSetter(gitHub, settings.status, runUrl),
		clock: systemClock,
		log,
		cancelled: cancellation()
	}, ({ waited, portal }) => {
		let folder = join(env.RUNNER_TEMP ?? tmpdir(), "kalypso");
		setOutputs(outputsOf(waited, writeReport(folder, settings, waited, portal))), addSummary(summary(settings, waited, portal));
	});
	return reportDiagnostics(result.diagnostics, {
		workspace,
		folders: /* @__PURE__ */ new Map()
	}), result.ok;
});
export {};
