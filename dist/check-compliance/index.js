import { C as reportDiagnostics, S as backoffDelayMs, T as Inputs, _ as setOutputs, a as link, b as toWholeSeconds, c as table, d as WRITTEN_COMMIT_ID_PATTERN, f as isCommitId, g as hideToken, h as addSummary, i as inlineCode, m as shortCommitId, n as escapeText, o as markdownDocument, r as heading, s as paragraph, v as runAction, w as log, x as systemClock, y as withRetries } from "../shared/action-kit.js";
import { a as toSingleLine, c as readArray, d as readTimestamp, f as AzureError, l as readFields, n as parseQuotaReset, o as isJsonObject, t as AzureRequestError, u as readString } from "../shared/azure.js";
import { n as errorMessage, t as causeChain } from "../shared/retry.js";
import { r as parseDuration, t as formatDuration } from "../shared/calendar.js";
import { c as joinLimited, n as sanitizeText, r as createMask, t as quote } from "../shared/diagnostics.js";
import { a as createGitHub, c as hasHttpStatus, i as setCommitStatus, l as STATUS_DESCRIPTIONS, n as parseRepositoryName, o as isRecord, s as GitHubError, t as formatRepositoryName } from "../shared/undici.js";
import { t as PROMOTED_COMMIT_PATH } from "../shared/conventions2.js";
import { t as compareCommits } from "../shared/github2.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
// packages/retry/src/abort.ts
async function abortable(promise, signal) {
	let aborted = Promise.withResolvers(), abort = () => aborted.reject(signal.reason);
	signal.aborted && abort(), signal.addEventListener("abort", abort, { once: !0 });
	try {
		return await Promise.race([aborted.promise, promise]);
	} finally {
		signal.removeEventListener("abort", abort);
	}
}
// packages/azure/src/cloud.ts
const AZURE_CLOUD_NAMES = [
	"public",
	"usgovernment",
	"china"
], CLOUDS = {
	public: {
		resourceManager: "https://management.azure.com",
		authority: "https://login.microsoftonline.com",
		audience: "https://management.azure.com",
		federationAudience: "api://AzureADTokenExchange",
		portal: "https://portal.azure.com",
		isMicrosoftAuthority: !0
	},
	usgovernment: {
		resourceManager: "https://management.usgovcloudapi.net",
		authority: "https://login.microsoftonline.us",
		audience: "https://management.usgovcloudapi.net",
		federationAudience: "api://AzureADTokenExchangeUSGov",
		portal: "https://portal.azure.us",
		isMicrosoftAuthority: !0
	},
	china: {
		resourceManager: "https://management.chinacloudapi.cn",
		authority: "https://login.chinacloudapi.cn",
		audience: "https://management.chinacloudapi.cn",
		federationAudience: "api://AzureADTokenExchangeChina",
		portal: "https://portal.azure.cn",
		isMicrosoftAuthority: !0
	}
};
function getCloud(name) {
	return CLOUDS[name];
}
async function discoverCloud(resourceManager, base, signal) {
	let endpoint = withoutTrailingSlashes(resourceManager);
	if (!isHttps(endpoint)) {
		let message = `${JSON.stringify(resourceManager)} is not a valid Azure Resource Manager address: it must begin with https://`;
		throw new AzureError({
			kind: "unexpected",
			message
		});
	}
	let { getJson } = await import("../shared/azure2.js");
	return parseMetadata(endpoint, await getJson(`${endpoint}/metadata/endpoints?api-version=2022-09-01`, {}, signal), base);
}
function parseMetadata(resourceManager, metadata, base) {
	let endpoints = readFields(Array.isArray(metadata) ? metadata[0] : metadata), authentication = readFields(endpoints.authentication), authority = withoutTrailingSlashes(readString(authentication.loginEndpoint)), audience = withoutTrailingSlashes(readString(readArray(authentication.audiences)[0]));
	if (!isHttps(authority) || audience === "") {
		let message = `the metadata of ${resourceManager} lacks an https address in authentication.loginEndpoint, or an audience`;
		throw new AzureError({
			kind: "unexpected",
			message,
			hint: "Check that this is an Azure Resource Manager."
		});
	}
	let portal = withoutTrailingSlashes(readString(endpoints.portal) || readString(endpoints.portalEndpoint));
	return {
		resourceManager,
		authority,
		audience,
		federationAudience: base.federationAudience,
		portal: isHttps(portal) ? portal : base.portal,
		isMicrosoftAuthority: Object.values(CLOUDS).some((cloud) => cloud.authority === authority)
	};
}
function portalUrl({ portal }, resourceId) {
	return `${portal}/#resource${resourceId.split("/").map(encodeURIComponent).join("/")}`;
}
function isHttps(url) {
	return URL.canParse(url) && new URL(url).protocol === "https:";
}
function withoutTrailingSlashes(url) {
	return url.replace(/\/+$/, "");
}
// packages/azure/src/resource-graph/kusto-string.ts
function quoteKusto(text) {
	return `'${text.replace(/[^A-Za-z0-9 ._/:@+-]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}'`;
}
// packages/azure/src/resource-graph/query-runner.ts
const MAX_WAIT_MS = 3e5;
var QueryRunner = class {
	#deps;
	#client;
	#quotaUsedUpUntil = 0;
	constructor(deps) {
		this.#deps = deps;
	}
	async run(query, signal) {
		let { clock, log, credential } = this.#deps, isTokenRenewed = !1, attempt = async () => {
			await this.#waitForQuota(signal);
			try {
				return await this.#send(query, signal);
			} catch (error) {
				if (isTokenRenewed || !(error instanceof AzureRequestError) || error.remedy !== "new-token") throw error;
				return isTokenRenewed = !0, log(`${error.message}; signing in again`), credential.discardToken(), await attempt();
			}
		}, { body, headers } = await withRetries(attempt, {
			retries: 5,
			delayMs,
			clock,
			log,
			signal
		});
		if (this.#recordQuota(headers), headers("x-ms-tenant-subscription-limit-hit") === "true") throw tooManySubscriptions();
		return body;
	}
	async #send(query, signal) {
		let { cloud, credential, clock, timeoutMs } = this.#deps, token = await credential.getToken(signal);
		this.#client ??= new (await (import("../shared/azure3.js"))).GraphClient(cloud);
		let timeout = AbortSignal.timeout(timeoutMs);
		try {
			return await this.#client.send(query, token, clock.now(), AbortSignal.any([signal, timeout]));
		} catch (error) {
			if (signal.throwIfAborted(), !timeout.aborted) throw error;
			let { host } = new URL(cloud.resourceManager), message = `${host} did not respond within ${toWholeSeconds(timeoutMs)} s`;
			throw new AzureRequestError({
				kind: "unreachable",
				message
			}, { cause: error });
		}
	}
	async #waitForQuota(signal) {
		let { clock, log } = this.#deps, waitMs = this.#quotaUsedUpUntil - clock.now();
		waitMs <= 0 || (log(`the query quota is used up; continuing in ${toWholeSeconds(waitMs)} s`), await clock.sleep(waitMs, signal));
	}
	#recordQuota(headers) {
		let resetMs = parseQuotaReset(headers);
		headers("x-ms-user-quota-remaining") === "0" && resetMs !== void 0 && (this.#quotaUsedUpUntil = this.#deps.clock.now() + Math.min(resetMs, MAX_WAIT_MS));
	}
};
function delayMs(error, retry) {
	if (!(error instanceof AzureRequestError && error.isTransient)) return;
	let delay = error.retryAfterMs ?? backoffDelayMs(retry);
	return delay <= MAX_WAIT_MS ? delay : void 0;
}
function tooManySubscriptions() {
	return new AzureError({
		kind: "scope",
		message: "the scope has more than 10,000 subscriptions, and Azure evaluates only the first 10,000",
		hint: "List subscriptions by ID, or set smaller management groups."
	});
}
// packages/azure/src/resource-graph/query-scope.ts
function toRequestScope(scope) {
	switch (scope.kind) {
		case "subscriptions": return { subscriptions: [...scope.ids] };
		case "management-groups": return { managementGroups: [...scope.names] };
		case "all": return {};
	}
}
// packages/azure/src/resource-graph/result-pages.ts
var ResultPages = class {
	#rows = /* @__PURE__ */ new Map();
	#tokens = /* @__PURE__ */ new Set();
	#total;
	add(body) {
		let { rows, total, skipToken } = parsePage(body);
		if (this.#total ??= total, total !== this.#total) throw unsteady(`the total was ${this.#total} rows, then ${total}`);
		for (let row of rows) {
			let id = isJsonObject(row) ? readString(row.id).toLowerCase() : "";
			if (id === "") throw unexpected$1("a row without an id");
			if (this.#rows.has(id)) throw unsteady(`${id} was returned twice`);
			this.#rows.set(id, row);
		}
		if (skipToken === void 0) {
			if (this.#rows.size !== total) throw unsteady(`${this.#rows.size} of ${total} rows were returned`);
		} else {
			if (this.#tokens.has(skipToken)) throw unsteady("a page was repeated");
			if (rows.length === 0) throw unsteady("an empty page preceded the last one");
			return this.#tokens.add(skipToken), skipToken;
		}
	}
	get rows() {
		return [...this.#rows.values()];
	}
};
function parsePage(body) {
	if (!isJsonObject(body)) throw unexpected$1("a response that is not an object");
	let { data, count, totalRecords, resultTruncated, skipToken } = body;
	if (!Array.isArray(data)) throw unexpected$1("a response without rows");
	if (count !== data.length) throw unexpected$1(`${data.length} rows, but reported ${JSON.stringify(count)}`);
	if (!Number.isSafeInteger(totalRecords)) throw unexpected$1("a response without a total");
	let next = readString(skipToken) || void 0;
	if (resultTruncated !== "false" && next === void 0) throw unexpected$1("a truncated response");
	return {
		rows: data,
		total: Number(totalRecords),
		skipToken: next
	};
}
function unexpected$1(what) {
	return new AzureError({
		kind: "unexpected",
		message: `Azure Resource Graph returned ${what}`
	});
}
function unsteady(what) {
	let message = `the result of Azure Resource Graph changed while it was read: ${what}`;
	return new AzureError({
		kind: "unsteady",
		message
	});
}
var ResourceGraph = class {
	#options;
	#runner;
	#pageSize;
	constructor(options) {
		this.#options = options, this.#runner = new QueryRunner(options), this.#pageSize = options.pageSize ?? 1e3;
	}
	async readRows(query, signal) {
		let { log } = this.#options;
		for (let read = 1;;) try {
			return await this.#readPages(query, signal);
		} catch (error) {
			if (error instanceof AzureRequestError && error.remedy === "fewer-rows") {
				if (this.#pageSize <= 50) throw error;
				this.#pageSize = Math.max(50, Math.floor(this.#pageSize / 2)), log(`${error.message}; reading ${this.#pageSize} rows at once`);
				continue;
			}
			if (!isUnsteady(error) || read >= 4) throw error;
			log(`${error.message}; reading it again`), read += 1;
		}
	}
	async listSubscriptions(signal) {
		let rows = await this.readRows("resourcecontainers\n| where type =~ 'microsoft.resources/subscriptions'\n| project id, subscriptionId\n| order by id asc", signal);
		return new Set(rows.map((row) => readString(readFields(row).subscriptionId).toLowerCase()));
	}
	async #readPages(query, signal) {
		let pages = new ResultPages(), scope = toRequestScope(this.#options.scope), skipToken;
		do {
			let options = {
				resultFormat: "objectArray",
				allowPartialScopes: !1,
				top: this.#pageSize,
				...skipToken === void 0 ? {} : { skipToken }
			};
			skipToken = pages.add(await this.#runner.run({
				...scope,
				query,
				options
			}, signal));
		} while (skipToken !== void 0);
		return pages.rows;
	}
};
function isUnsteady(error) {
	return error instanceof AzureError && error.failure.kind === "unsteady";
}
// packages/azure/src/resource-graph/subscription-coverage.ts
var SubscriptionCoverage = class {
	#unconfirmed;
	#previous = /* @__PURE__ */ new Set();
	constructor(scope) {
		this.#unconfirmed = new Set(scope.kind === "subscriptions" ? scope.ids.map((id) => id.toLowerCase()) : []);
	}
	async check(subscriptionIds, listVisible) {
		let present = new Set(subscriptionIds.map((id) => id.toLowerCase())), absent = [.../* @__PURE__ */ new Set([...this.#unconfirmed, ...this.#previous])].filter((id) => !present.has(id));
		if (absent.length > 0) {
			let visible = await listVisible(), hidden = absent.filter((id) => !visible.has(id));
			if (hidden.length > 0) throw invisibleSubscriptions(hidden);
		}
		this.#unconfirmed = /* @__PURE__ */ new Set(), this.#previous = present;
	}
};
function invisibleSubscriptions(ids) {
	let message = `the identity cannot see ${ids.length === 1 ? "the subscription" : "the subscriptions"} ${ids.join(", ")}, so the state of the clusters there is unknown`;
	return new AzureError({
		kind: "scope",
		message,
		hint: "Check the subscription ID, and give the identity the role Reader on the subscription."
	});
}
// packages/azure/src/sign-in/sign-in-methods.ts
function listSignInMethods(context) {
	return [
		openIdConnect(context),
		environmentSecret(context),
		environmentCertificate(context),
		azureCli(context)
	];
}
function openIdConnect({ clientId, tenantId, environment, cloud }) {
	let name = "OpenID Connect from the workflow", url = environment.ACTIONS_ID_TOKEN_REQUEST_URL, requestToken = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
	return !clientId || !tenantId ? unavailable(name, `${listMissing({
		"client-id": clientId,
		"tenant-id": tenantId
	})} not set`) : !url || !requestToken ? unavailable(name, "the job lacks the permission 'id-token: write'") : {
		kind: "available",
		name,
		secrets: [requestToken],
		open: async (signal) => {
			let { createAssertionCredential } = await import("../shared/azure4.js"), { getJson } = await import("../shared/azure2.js"), address = `${url}${url.includes("?") ? "&" : "?"}audience=${encodeURIComponent(cloud.federationAudience)}`;
			return createAssertionCredential({
				cloud,
				tenantId,
				clientId
			}, async () => {
				let body = await getJson(address, { authorization: `bearer ${requestToken}` }, signal), token = readString(readFields(body).value);
				if (token === "") throw Error("GitHub's response has no token of the workflow");
				return token;
			});
		}
	};
}
function environmentSecret({ environment, cloud }) {
	let name = "Secret in the environment", { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_SECRET: secret } = environment;
	return !clientId || !tenantId || !secret ? unavailable(name, `${listMissing({
		AZURE_CLIENT_ID: clientId,
		AZURE_TENANT_ID: tenantId,
		AZURE_CLIENT_SECRET: secret
	})} not set`) : {
		kind: "available",
		name,
		secrets: [secret],
		open: async () => {
			let { createSecretCredential } = await import("../shared/azure4.js");
			return createSecretCredential({
				cloud,
				tenantId,
				clientId
			}, secret);
		}
	};
}
function environmentCertificate({ environment, cloud }) {
	let name = "Certificate in the environment", { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_CERTIFICATE_PATH: path } = environment, password = environment.AZURE_CLIENT_CERTIFICATE_PASSWORD || void 0;
	return !clientId || !tenantId || !path ? unavailable(name, `${listMissing({
		AZURE_CLIENT_ID: clientId,
		AZURE_TENANT_ID: tenantId,
		AZURE_CLIENT_CERTIFICATE_PATH: path
	})} not set`) : {
		kind: "available",
		name,
		secrets: [password],
		open: async () => {
			let { createCertificateCredential } = await import("../shared/azure4.js");
			return createCertificateCredential({
				cloud,
				tenantId,
				clientId
			}, path, password);
		}
	};
}
function azureCli({ tenantId }) {
	return {
		kind: "available",
		name: "Azure CLI",
		secrets: [],
		open: async () => (await import("../shared/azure4.js")).createCliCredential(tenantId)
	};
}
function unavailable(name, reason) {
	return {
		kind: "unavailable",
		name,
		reason
	};
}
function listMissing(values) {
	let names = Object.entries(values).flatMap(([name, value]) => value ? [] : [name]);
	return `${names.join(", ")} ${names.length === 1 ? "is" : "are"}`;
}
var AzureSignIn = class {
	#options;
	#method;
	#current;
	constructor(options) {
		this.#options = options;
	}
	async getToken(signal) {
		if (signal.throwIfAborted(), this.#current && this.#current.expiresAt - 12e4 > this.#options.clock.now()) return this.#current.token;
		try {
			this.#current = await this.#signIn(signal);
		} catch (error) {
			if (signal.throwIfAborted(), this.#current && this.#current.expiresAt > this.#options.clock.now()) return this.#current.token;
			throw error;
		}
		return this.#current.token;
	}
	discardToken() {
		this.#current = void 0;
	}
	async #signIn(signal) {
		let { log } = this.#options, failures = [];
		for (let method of this.#method ? [this.#method] : listSignInMethods(this.#options)) if (method.kind === "unavailable") failures.push({
			kind: "skipped",
			name: method.name,
			reason: `not tried, ${method.reason}`
		});
		else try {
			let token = await this.#requestToken(method, signal);
			if (!this.#method) {
				for (let { kind, name, reason } of failures) kind !== "skipped" && log(`${name}: ${reason}`);
				log(`signed in to Azure: ${method.name}`);
			}
			return this.#method = method, token;
		} catch (error) {
			signal.throwIfAborted();
			let kind = isTransient$1(error) ? "transient" : "refused";
			failures.push({
				kind,
				name: method.name,
				reason: describeFailure(method, error)
			});
		}
		throw notSignedIn(failures);
	}
	async #requestToken(method, signal) {
		let { cloud, timeoutMs = 6e4 } = this.#options, timeout = AbortSignal.timeout(timeoutMs), limit = AbortSignal.any([signal, timeout]), response = await abortable((await method.open(limit)).getToken(`${cloud.audience}/.default`, { abortSignal: limit }), limit).catch((error) => {
			throw timeout.aborted ? new SignInTimeout(`no response within ${toWholeSeconds(timeoutMs)} s`, { cause: error }) : error;
		});
		if (!response?.token) throw Error("the response has no token");
		return {
			token: response.token,
			expiresAt: response.expiresOnTimestamp
		};
	}
}, SignInTimeout = class extends Error {};
function describeFailure({ secrets }, error) {
	let message = errorMessage(error), masked = createMask(...secrets)(message), [description = masked] = /AADSTS\d+: .*?(?=\s*(Trace ID:|$))/s.exec(masked) ?? [];
	return toSingleLine(description.replace(/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, "***")).replace(/\.$/, "");
}
function isTransient$1(error) {
	for (let cause of causeChain(error)) {
		if (cause instanceof AzureError) return cause.isTransient;
		if (cause instanceof SignInTimeout) return !0;
		let { code, statusCode } = Object(cause);
		if (typeof code == "string" && /^(E[A-Z_]+|REQUEST_SEND_ERROR)$/.test(code)) return !0;
		if (typeof statusCode == "number") return statusCode === 429 || statusCode >= 500;
	}
	return !1;
}
function notSignedIn(failures) {
	let message = `could not sign in to Azure. ${failures.map(({ name, reason }) => `${name}: ${reason}`).join(". ")}`;
	return failures.some(({ kind }) => kind === "transient") ? new AzureError({
		kind: "unreachable",
		message
	}) : new AzureError({
		kind: "credentials",
		message,
		hint: "Set client-id and tenant-id and give the job the permission 'id-token: write', or run azure/login before this step."
	});
}
var CommitAncestry = class {
	#expected;
	#lookup;
	#known = /* @__PURE__ */ new Map();
	#promotedByExpected;
	constructor(expected, lookup) {
		this.#expected = expected, this.#lookup = lookup;
	}
	async relate(commits) {
		let missing = sortByFrequency(commits).filter((commit) => commit !== this.#expected && !this.#known.has(commit)), unknown = /* @__PURE__ */ new Map(), queue = missing.slice(0, 40);
		for (let commit of missing.slice(40)) unknown.set(commit, NOT_COMPARED);
		return await Promise.all(Array.from({ length: 4 }, async () => {
			for (let commit = queue.shift(); commit !== void 0; commit = queue.shift()) {
				let relation = await this.#lookUp(commit);
				(relation.kind === "unknown" ? unknown : this.#known).set(commit, relation);
			}
		})), new Map([...this.#known, ...unknown]);
	}
	async #lookUp(commit) {
		try {
			let order = await this.#lookup.compare(this.#expected, commit);
			return order === "newer" ? {
				kind: order,
				promotes: await this.#comparePromotions(commit)
			} : order === "same" ? {
				kind: "unknown",
				reason: "GitHub reports that both are the same commit"
			} : { kind: order === "older" ? "older" : "diverged" };
		} catch (error) {
			return {
				kind: "unknown",
				reason: errorMessage(error)
			};
		}
	}
	async #comparePromotions(commit) {
		this.#promotedByExpected ??= this.#lookup.readPromotedCommit(this.#expected);
		try {
			let promoted = await this.#promotedByExpected;
			return promoted !== void 0 && promoted === await this.#lookup.readPromotedCommit(commit) ? "same" : "other";
		} catch (error) {
			throw this.#promotedByExpected = void 0, error;
		}
	}
};
const NOT_COMPARED = {
	kind: "unknown",
	reason: "too many commits in one poll"
};
function sortByFrequency(commits) {
	let counts = /* @__PURE__ */ new Map();
	for (let commit of commits) counts.set(commit, (counts.get(commit) ?? 0) + 1);
	return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([commit]) => commit);
}
// packages/compliance/src/verdict/configuration-verdict.ts
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
function complies({ verdict }) {
	return verdict === "compliant" || verdict === "ahead";
}
function judgeConfiguration(observation, policy, relations, now) {
	let { configuration } = observation;
	return {
		configuration,
		promotes: void 0,
		...judgeReport(observation, policy, now) ?? judgeCommit(observation, policy, relations, now)
	};
}
function judgeReport(observation, { staleAfterMs }, now) {
	let { configuration, isListed, isContradictory, seenAt } = observation, { suspended, complianceState, statusUpdatedAt } = configuration;
	if (!isListed) return {
		verdict: "unknown",
		reason: `Azure listed it before, but not for the last ${formatDuration(now - seenAt)}`
	};
	if (isContradictory) return {
		verdict: "unknown",
		reason: "Azure reports two different states of it"
	};
	if (suspended || complianceState === "Suspended") return {
		verdict: "suspended",
		reason: "its reconciliation is suspended"
	};
	if (staleAfterMs === 0 || statusUpdatedAt === void 0) return;
	let age = now - Date.parse(statusUpdatedAt);
	return age <= staleAfterMs ? void 0 : {
		verdict: "stale",
		reason: `it last reported ${formatDuration(age)} ago: ${complianceState}`
	};
}
function judgeCommit(observation, policy, relations, now) {
	let { syncedCommit, syncedBranch, complianceState } = observation.configuration;
	if (syncedCommit === void 0) return complianceState === "Pending" || complianceState === "Non-Compliant" ? {
		verdict: "pending",
		reason: "it has not fetched a commit yet"
	} : {
		verdict: "unknown",
		reason: "Azure does not report which commit it is on"
	};
	if (syncedBranch !== policy.branch) return {
		verdict: "behind",
		reason: `it last fetched from branch ${syncedBranch ?? ""}`
	};
	let relation = relationOf(syncedCommit, policy, relations), commit = shortCommitId(syncedCommit);
	switch (relation.kind) {
		case "same":
		case "newer": return judgeState(observation, policy, relations, now);
		case "older": return {
			verdict: "behind",
			reason: `it is on the older commit ${commit}`
		};
		case "diverged": return {
			verdict: "behind",
			reason: `it is on ${commit}, whose history does not contain the expected commit`
		};
		case "unknown": return {
			verdict: "unknown",
			reason: `its commit ${commit} has not been compared with the expected commit: ${relation.reason}`
		};
	}
}
function judgeState({ configuration, failingSince }, policy, relations, now) {
	let { syncedCommit = "", complianceState } = configuration, prefix = syncedCommit === policy.commit ? "" : `on the newer commit ${shortCommitId(syncedCommit)}: `;
	switch (complianceState) {
		case "Compliant": return judgeCompliance(configuration, policy, relations);
		case "Non-Compliant": {
			let failingMs = now - (failingSince ?? now), reason = `${prefix}non-compliant for ${formatDuration(failingMs)}`;
			return failingMs >= policy.graceMs ? {
				verdict: "failing",
				reason
			} : {
				verdict: "pending",
				reason: `${reason}, grace period ${formatDuration(policy.graceMs)}`
			};
		}
		case "Pending": return {
			verdict: "pending",
			reason: `${prefix}it is being applied`
		};
		default: return {
			verdict: "unknown",
			reason: `${prefix}Azure does not know its state`
		};
	}
}
function judgeCompliance(configuration, policy, relations) {
	let { syncedCommit = "", applied, problems, statusUpdatedAt } = configuration, failing = problems.find(({ state }) => state === "Non-Compliant");
	if (failing) return {
		verdict: "pending",
		reason: `it reports compliance, but ${failing.object} is not compliant`
	};
	if (policy.staleAfterMs > 0 && statusUpdatedAt === void 0) return {
		verdict: "stale",
		reason: "it does not report when its status was updated"
	};
	let newer;
	for (let { object, commit } of [...applied, {
		object: "it",
		commit: syncedCommit
	}]) {
		let relation = relationOf(commit, policy, relations);
		if (relation.kind !== "same") {
			if (relation.kind === "unknown") return {
				verdict: "unknown",
				reason: `what ${object} has applied has not been compared with the expected commit: ${relation.reason}`
			};
			if (relation.kind !== "newer") return {
				verdict: "pending",
				reason: `fetched, but ${object} has applied only ${shortCommitId(commit)}`
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
		reason: `it has applied the newer commit ${shortCommitId(commit)}`,
		promotes
	};
}
function relationOf(commit, policy, relations) {
	return commit === policy.commit ? { kind: "same" } : relations.get(commit) ?? NOT_COMPARED;
}
function listRelevantCommits({ syncedCommit, applied }) {
	return [...syncedCommit === void 0 ? [] : [syncedCommit], ...applied.map(({ commit }) => commit)];
}
// packages/compliance/src/verdict/explain-verdict.ts
function formatConfigurationName({ configuration: { cluster, name } }) {
	return cluster.name === "" ? name : `${cluster.name}/${name}`;
}
function explainVerdict(verdict) {
	let { reason, configuration } = verdict;
	if (complies(verdict)) return reason;
	let [problem] = configuration.problems;
	return [reason, (problem && [
		problem.object,
		problem.reason,
		problem.message
	].filter((part) => part !== "").join(": ")) ?? configuration.errorMessage].filter((part) => part !== "").join("; ");
}
function formatProgress(poll, stabilityMs) {
	let elapsed = `[${formatDuration(poll.elapsedMs)}]`;
	if (poll.kind === "failed") {
		let message = errorMessage(poll.error);
		return `${elapsed} poll failed (${poll.consecutiveFailures} in a row): ${message}`;
	}
	let changes = joinLimited(listChanges(poll), 5, "; ");
	return `${elapsed} ${[
		formatCounts(poll),
		formatStability(poll, stabilityMs),
		changes
	].filter((part) => part !== "").join("; ")}`;
}
function formatCounts({ assessment: { verdicts, total, complying, counts } }) {
	return verdicts.length === 0 ? "no configuration found" : `${complying} of ${total} comply (${VERDICTS.toReversed().flatMap((verdict) => counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : []).join(", ")})`;
}
function formatStability({ compliantForMs }, stabilityMs) {
	return compliantForMs === void 0 || stabilityMs === 0 ? "" : `has held for ${formatDuration(compliantForMs)} of ${formatDuration(stabilityMs)}`;
}
function listChanges({ assessment, previous }) {
	let { verdicts } = assessment;
	if (previous === void 0) return verdicts.filter((verdict) => !complies(verdict)).map(formatVerdict);
	let known = new Map(previous.verdicts.map((verdict) => [verdict.configuration.id, verdict])), changes = verdicts.flatMap((verdict) => {
		let { id } = verdict.configuration, last = known.get(id);
		return known.delete(id), last === void 0 ? `new: ${formatVerdict(verdict)}` : last.verdict === verdict.verdict ? [] : `${formatConfigurationName(verdict)}: ${last.verdict} \u2192 ${formatReason(verdict)}`;
	}), gone = [...known.values()].map((verdict) => `gone: ${formatConfigurationName(verdict)}`);
	return [...changes, ...gone];
}
function formatVerdict(verdict) {
	return `${formatConfigurationName(verdict)}: ${formatReason(verdict)}`;
}
function formatReason(verdict) {
	return complies(verdict) ? verdict.verdict : `${verdict.verdict} (${sanitizeText(explainVerdict(verdict), 200)})`;
}
// packages/compliance/src/observations/observations.ts
const NO_OBSERVATIONS = /* @__PURE__ */ new Map();
function updateObservations(observations, configurations, now, keepMissingMs) {
	let next = /* @__PURE__ */ new Map();
	for (let configuration of configurations) {
		let id = configuration.id.toLowerCase(), twin = next.get(id);
		next.set(id, {
			configuration,
			seenAt: now,
			isListed: !0,
			isContradictory: twin !== void 0 && (twin.isContradictory || !isEqual(twin.configuration, configuration)),
			failingSince: findFailingSince(observations.get(id), configuration, now)
		});
	}
	for (let [id, observation] of observations) !next.has(id) && now - observation.seenAt < keepMissingMs && next.set(id, {
		...observation,
		isListed: !1
	});
	return next;
}
function findFailingSince(previous, configuration, now) {
	if (configuration.complianceState !== "Compliant") return previous?.failingSince !== void 0 && previous.configuration.syncedCommit === configuration.syncedCommit ? previous.failingSince : configuration.complianceState === "Non-Compliant" ? now : void 0;
}
function isEqual(one, other) {
	return JSON.stringify(one) === JSON.stringify(other);
}
// packages/compliance/src/verdict/requirement.ts
const REQUIRE_ALL = {
	label: void 0,
	amount: {
		kind: "percentage",
		hundredths: 1e4
	}
};
function parseRequirements(text) {
	let entries = text.split(/[;\n]/).map((entry) => entry.trim()).filter((entry) => entry !== ""), requirements = [], problems = [];
	for (let entry of entries) {
		let requirement = parseEntry(entry);
		typeof requirement == "string" ? problems.push(requirement) : requirements.some((other) => formatLabel(other) === formatLabel(requirement)) ? problems.push(`there are two amounts for ${formatLabel(requirement)}`) : requirements.push(requirement);
	}
	return requirements.some(({ label }) => label === void 0) || requirements.unshift(REQUIRE_ALL), {
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
	return label.name === "" ? `${JSON.stringify(entry)} does not name a label` : {
		label,
		amount
	};
}
function parseAmount(text) {
	if (/^\d{1,9}$/.test(text)) return {
		kind: "count",
		count: Number(text)
	};
	let [, whole, fraction = ""] = /^(\d{1,3})(?:\.(\d{1,2}))? ?%$/.exec(text) ?? [];
	if (whole === void 0) return;
	let hundredths = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
	return hundredths <= 1e4 ? {
		kind: "percentage",
		hundredths
	} : void 0;
}
function appliesTo({ label }, tags) {
	if (label === void 0) return !0;
	let name = label.name.toLowerCase();
	return Object.entries(tags).some(([tag, value]) => tag.toLowerCase() === name && value === label.value);
}
function countNeeded({ label, amount }, total) {
	if (amount.kind === "count") return amount.count;
	let part = Math.ceil(total * amount.hundredths / 1e4);
	return label !== void 0 && amount.hundredths > 0 ? Math.max(1, part) : part;
}
function formatRequirement(requirement) {
	let { label, amount } = requirement, text = amount.kind === "count" ? String(amount.count) : `${amount.hundredths / 100}%`;
	return label === void 0 ? text : `${formatLabel(requirement)}: ${text}`;
}
function formatLabel({ label }) {
	return label === void 0 ? "all" : `${label.name}=${label.value}`;
}
// packages/compliance/src/verdict/fleet-assessment.ts
function assessFleet(observations, policy, relations, now) {
	let verdicts = [...observations.values()].map((observation) => judgeConfiguration(observation, policy, relations, now)).sort(compareUrgency), counted = verdicts.filter(({ verdict }) => !(policy.ignoreSuspended && verdict === "suspended")), requirements = measureProgress(policy, counted, complies);
	return {
		state: toFleetState(observations, requirements, measureProgress(policy, counted, compliesWithSamePromotion)),
		verdicts,
		counts: countVerdicts(verdicts),
		total: counted.length,
		complying: counted.filter(complies).length,
		requirements
	};
}
function toFleetState(observations, requirements, strictRequirements) {
	return strictRequirements.every(isMet) ? "compliant" : requirements.every(isMet) ? "superseded" : observations.size === 0 ? "none" : requirements.some(isOutOfReach) ? "failing" : "waiting";
}
function isMet({ complying, needed }) {
	return complying >= needed;
}
function isOutOfReach({ total, failing, needed }) {
	return failing > 0 && total - failing < needed;
}
function compliesWithSamePromotion({ verdict, promotes }) {
	return verdict === "compliant" || verdict === "ahead" && promotes === "same";
}
function measureProgress({ requirements, minimum }, counted, isComplying) {
	let atLeast = {
		label: void 0,
		amount: {
			kind: "count",
			count: minimum
		}
	}, measure = (requirement, name) => {
		let group = counted.filter(({ configuration }) => appliesTo(requirement, configuration.cluster.tags));
		return {
			requirement: name,
			total: group.length,
			needed: countNeeded(requirement, group.length),
			complying: group.filter(isComplying).length,
			failing: group.filter(({ verdict }) => verdict === "failing").length
		};
	};
	return [...requirements.map((requirement) => measure(requirement, formatRequirement(requirement))), measure(atLeast, `at least ${minimum}`)];
}
function countVerdicts(verdicts) {
	let counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0]));
	for (let { verdict } of verdicts) counts[verdict] += 1;
	return counts;
}
function compareUrgency(one, other) {
	let rank = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
	return rank === 0 ? sortKey(one) < sortKey(other) ? -1 : 1 : rank;
}
function sortKey({ configuration: { cluster, id } }) {
	return `${cluster.name}\0${id}`;
}
async function waitForCompliance(options) {
	let { clock, signal } = options, watch = new ComplianceWatch(options);
	for (;;) {
		signal.throwIfAborted();
		let result = await watch.poll();
		if (result) return result;
		await abortable(clock.sleep(watch.pauseMs(), signal), signal);
	}
}
var ComplianceWatch = class {
	#options;
	#start;
	#observations = NO_OBSERVATIONS;
	#lastAssessment;
	#compliantSince;
	#consecutiveFailures = 0;
	constructor(options) {
		this.#options = options, this.#start = options.clock.now();
	}
	async poll() {
		let configurations;
		try {
			configurations = await this.#read();
		} catch (error) {
			return this.#options.signal.throwIfAborted(), this.#recordFailure(error);
		}
		return this.#assess(configurations);
	}
	pauseMs() {
		let { clock, intervalMs, timeoutMs, stabilityMs } = this.#options, now = clock.now(), pauses = [this.#start + timeoutMs - now, intervalMs];
		return this.#compliantSince !== void 0 && pauses.push(this.#compliantSince + stabilityMs - now), Math.max(0, Math.min(...pauses));
	}
	#read() {
		let { source, signal, timeoutMs } = this.#options, limitMs = Math.ceil(Math.max(timeoutMs - this.#elapsedMs(), 6e4)), limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
		return abortable(source.read(limit), limit);
	}
	#recordFailure(error) {
		let { onPoll, isTransient, timeoutMs } = this.#options, elapsedMs = this.#elapsedMs();
		this.#consecutiveFailures += 1, this.#compliantSince = void 0, onPoll({
			kind: "failed",
			error,
			consecutiveFailures: this.#consecutiveFailures,
			elapsedMs
		});
		let isOver = elapsedMs >= timeoutMs;
		if (isOver && this.#lastAssessment !== void 0 && isTransient(error)) return timedOut(this.#lastAssessment, elapsedMs);
		if (isOver || !isTransient(error) || this.#consecutiveFailures >= 10) throw error;
	}
	async #assess(configurations) {
		let { policy, intervalMs, ancestry, signal, clock, onPoll, timeoutMs, stabilityMs } = this.#options, now = clock.now();
		this.#consecutiveFailures = 0;
		let keepMissingMs = Math.max(policy.graceMs, intervalMs);
		this.#observations = updateObservations(this.#observations, configurations, now, keepMissingMs);
		let commits = [...this.#observations.values()].flatMap(({ configuration }) => listRelevantCommits(configuration)), relations = await abortable(ancestry.relate(commits), signal), assessment = assessFleet(this.#observations, policy, relations, now), { state } = assessment, isCompliant = state === "compliant" || state === "superseded";
		this.#compliantSince = isCompliant ? this.#compliantSince ?? now : void 0;
		let compliantForMs = this.#compliantSince === void 0 ? void 0 : now - this.#compliantSince, elapsedMs = this.#elapsedMs();
		return onPoll({
			kind: "assessed",
			elapsedMs,
			assessment,
			previous: this.#lastAssessment,
			compliantForMs
		}), this.#lastAssessment = assessment, state === "failing" || isCompliant && compliantForMs !== void 0 && compliantForMs >= stabilityMs ? {
			state,
			assessment,
			elapsedMs
		} : elapsedMs >= timeoutMs ? timedOut(assessment, elapsedMs) : void 0;
	}
	#elapsedMs() {
		return this.#options.clock.now() - this.#start;
	}
};
function timedOut(assessment, elapsedMs) {
	return {
		state: assessment.state === "none" ? "none" : "timed-out",
		assessment,
		elapsedMs
	};
}
// packages/compliance/src/check/commit-status.ts
const DEPLOYING_STATUS = {
	state: "pending",
	description: STATUS_DESCRIPTIONS.deploying
}, CANCELLED_STATUS = {
	state: "error",
	description: "Cancelled"
}, NOT_CHECKED_STATUS = {
	state: "error",
	description: "Could not be checked"
};
function toFinalStatus({ state, assessment }, onSuccess) {
	return state === "compliant" ? {
		state: onSuccess,
		description: STATUS_DESCRIPTIONS.deployed
	} : state === "superseded" ? {
		state: "error",
		description: `${STATUS_DESCRIPTIONS.superseded} ${findSupersedingCommit(assessment)}`
	} : {
		state: "failure",
		description: STATUS_DESCRIPTIONS.failed
	};
}
function findSupersedingCommit({ verdicts }) {
	let counts = /* @__PURE__ */ new Map();
	for (let { verdict, promotes, configuration } of verdicts) {
		let { syncedCommit } = configuration;
		verdict === "ahead" && promotes === "other" && syncedCommit !== void 0 && counts.set(syncedCommit, (counts.get(syncedCommit) ?? 0) + 1);
	}
	let [most] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
	return most === void 0 ? "a newer commit" : shortCommitId(most[0]);
}
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
// packages/compliance/src/check/outcome-diagnostics.ts
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
function createOutcomeDiagnostics(options, result) {
	let { state, assessment, elapsedMs } = result;
	if (state === "compliant" || state === "superseded") return [];
	if (state === "none") return [noConfiguration(options)];
	let message = state === "failing" ? "the fleet does not comply: too many configurations fail" : `the fleet did not comply within ${formatDuration(elapsedMs)}`, unmet = assessment.requirements.filter((requirement) => !isMet(requirement)).map(({ requirement, complying, needed }) => `${quote(requirement)}: ${needed} needed, ${complying} compliant`), detail = unmet.length > 0 ? `: ${unmet.join("; ")}` : ", or not for as long as `stability` requires";
	return [{
		...FLEET[state],
		severity: "error",
		message: `${message}${detail}`
	}, ...assessment.verdicts.flatMap((verdict) => state === "failing" && verdict.verdict !== "failing" ? [] : describeVerdict(verdict))];
}
function noConfiguration({ repositoryLabel, policy: { branch } }) {
	return {
		code: "compliance-none",
		severity: "error",
		message: `no Flux configuration watches branch ${quote(branch)} of ${quote(repositoryLabel)}, and an empty fleet proves nothing`,
		hint: "Check the repository, the branch, and that the identity has the role Reader where the clusters are. If no clusters are expected, set `minimum-configurations: 0`."
	};
}
function describeVerdict(verdict) {
	if (verdict.verdict === "compliant" || verdict.verdict === "ahead") return [];
	let { cluster, resourceGroup } = verdict.configuration, message = `${`${quote(formatConfigurationName(verdict))} in resource group ${quote(resourceGroup)}`} is ${verdict.verdict}: ${sanitizeText(explainVerdict(verdict), 500)}`;
	return [{
		...CONFIGURATION[verdict.verdict],
		severity: "error",
		message,
		subject: {
			kind: "Cluster",
			name: cluster.name
		}
	}];
}
function toFailureDiagnostic(error) {
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
// packages/compliance/src/check/check-compliance.ts
async function checkCompliance(options, deps, onDecision) {
	try {
		await deps.setStatus(DEPLOYING_STATUS, !1);
		let decision = await decide(options, deps);
		return onDecision(decision), await deps.setStatus(toFinalStatus(decision.result, options.status?.onSuccess ?? "success"), !1), decision;
	} catch (error) {
		if (deps.signal.aborted) return deps.log("cancelled"), await trySetStatus(CANCELLED_STATUS, deps), {
			kind: "cancelled",
			isSuccess: !1,
			diagnostics: []
		};
		let diagnostic = toFailureDiagnostic(error);
		if (await trySetStatus(NOT_CHECKED_STATUS, deps), diagnostic === void 0) throw error;
		return {
			kind: "failed",
			isSuccess: !1,
			diagnostics: [diagnostic]
		};
	}
}
async function decide(options, deps) {
	let { policy, timeoutMs, intervalMs, stabilityMs } = options, { clock, log, signal } = deps, { source, portalUrl } = await deps.connectAzure(signal), result = await waitForCompliance({
		source,
		ancestry: new CommitAncestry(policy.commit, deps.commits),
		policy,
		timeoutMs,
		intervalMs,
		stabilityMs,
		isTransient,
		clock,
		signal,
		onPoll: (poll) => log(formatProgress(poll, stabilityMs))
	});
	return {
		kind: "decided",
		isSuccess: result.state === "compliant" || result.state === "superseded",
		diagnostics: createOutcomeDiagnostics(options, result),
		result,
		portalUrl
	};
}
function isTransient(error) {
	return error instanceof AzureError ? error.isTransient : error instanceof DOMException && error.name === "TimeoutError";
}
async function trySetStatus(update, deps) {
	try {
		await deps.setStatus(update, !0);
	} catch (error) {
		deps.log(`could not set the commit status: ${errorMessage(error)}`);
	}
}
// packages/compliance/src/evidence/repository-address.ts
const URL_FORMAT = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(\[[^\]/]*\]|[^/:@[]+)(?::\d*)?\/(.*)$/is, SCP_FORMAT = /^(?:[^/@:]+@)?([^/:@]+):(?!\/\/)(.*)$/s, ALIASES = {
	"www.github.com": "github.com",
	"ssh.github.com": "github.com"
};
function parseRepositoryAddress(url) {
	let [, host, rest] = URL_FORMAT.exec(url) ?? SCP_FORMAT.exec(url) ?? [];
	if (host === void 0 || rest === void 0) return;
	let path = trimSlashes(trimSlashes(rest).replace(/\.git$/i, ""));
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
function trimSlashes(path) {
	let [start, end] = [0, path.length];
	for (; path[start] === "/";) start += 1;
	for (; end > start && path[end - 1] === "/";) --end;
	return path.slice(start, end);
}
// packages/compliance/src/evidence/azure/object-name.ts
function formatObjectName(status) {
	let path = [readString(status.namespace), readString(status.name)].filter((part) => part !== "").join("/");
	return [readString(status.kind) || "object", path].filter((part) => part !== "").join(" ");
}
// packages/compliance/src/evidence/azure/synced-revision.ts
const FORMATS = [/^(.+)\/([0-9a-f]{40})$/i, /^(.+)@sha1:([0-9a-f]{40})$/i];
function parseSyncedRevision(value) {
	for (let format of FORMATS) {
		let [, branch, commit] = format.exec(value) ?? [];
		if (branch !== void 0 && commit !== void 0) return {
			branch,
			commit: commit.toLowerCase()
		};
	}
}
// packages/compliance/src/evidence/azure/applied-commits.ts
const APPLIED_REVISION = /\bApplied revision: ([^\s']+)/;
function findAppliedCommits(statuses, { name, namespace, syncedBranch }) {
	return statuses.flatMap((status) => !isJsonObject(status) || readString(status.kind) !== "Kustomization" || !readString(status.name).startsWith(`${name}-`) || readString(status.namespace) !== "" && namespace !== "" && readString(status.namespace) !== namespace ? [] : readArray(status.statusConditions).flatMap((condition) => {
		let [, revision] = isJsonObject(condition) && APPLIED_REVISION.exec(readString(condition.message)) || [], applied = revision === void 0 ? void 0 : parseSyncedRevision(revision);
		return applied !== void 0 && applied.branch === syncedBranch ? [{
			object: formatObjectName(status),
			commit: applied.commit
		}] : [];
	}));
}
// packages/compliance/src/evidence/flux-configuration.ts
const COMPLIANCE_STATES = [
	"Compliant",
	"Non-Compliant",
	"Pending",
	"Suspended",
	"Unknown"
];
// packages/compliance/src/evidence/azure/compliance-state.ts
function toComplianceState(value) {
	return COMPLIANCE_STATES.find((state) => state === value) ?? "Unknown";
}
// packages/compliance/src/evidence/azure/object-problems.ts
const FAILURE_CONDITIONS = /* @__PURE__ */ new Set([
	"Stalled",
	"FetchFailed",
	"BuildFailed",
	"StorageOperationFailed",
	"IncludeUnavailable",
	"ArtifactOutdated"
]), PROGRESS_CONDITIONS = /* @__PURE__ */ new Set(["Reconciling"]), WORST_FIRST = [
	"Non-Compliant",
	"Unknown",
	"Pending",
	"Suspended",
	"Compliant"
];
function findObjectProblems(statuses) {
	return statuses.flatMap(problemsOf).sort((one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state));
}
function problemsOf(status) {
	if (!isJsonObject(status)) return [];
	let object = formatObjectName(status), state = toComplianceState(status.complianceState), problems = readArray(status.statusConditions).flatMap((condition) => {
		if (!isJsonObject(condition) || isSuccess(readString(condition.type), readString(condition.status))) return [];
		let message = withoutQuotes(readString(condition.message)), since = readTimestamp(condition.lastTransitionTime);
		return [{
			object,
			state,
			reason: readString(condition.reason),
			message,
			since
		}];
	});
	return problems.length > 0 || state === "Compliant" ? problems : [{
		object,
		state,
		reason: "",
		message: "",
		since: void 0
	}];
}
function isSuccess(type, status) {
	return PROGRESS_CONDITIONS.has(type) ? !0 : status === (FAILURE_CONDITIONS.has(type) ? "False" : "True");
}
function withoutQuotes(message) {
	return /^'.*'$/s.test(message) ? message.slice(1, -1) : message;
}
// packages/compliance/src/evidence/azure/configuration-row.ts
function parseConfigurationRow(row) {
	if (!isJsonObject(row) || readString(row.id) === "") throw TypeError("Azure Resource Graph returned a row that is not a configuration: it has no id");
	let id = readString(row.id), cluster = parseClusterId(id), name = readString(row.name) || (id.split("/").at(-1) ?? ""), namespace = readString(row.namespace), synced = parseSyncedRevision(readString(row.sourceSyncedCommitId)), statuses = readArray(row.statuses);
	return {
		id,
		name,
		cluster: {
			name: cluster?.name ?? "",
			kind: cluster?.kind ?? "",
			id: cluster?.id ?? "",
			tags: readTags(row.tags)
		},
		resourceGroup: readString(row.resourceGroup) || (cluster?.resourceGroup ?? ""),
		subscriptionId: readString(row.subscriptionId) || (cluster?.subscriptionId ?? ""),
		namespace,
		url: readString(row.url),
		branch: readBranch(readFields(row.ref)),
		suspended: row.suspend === !0,
		complianceState: cluster ? toComplianceState(row.complianceState) : "Unknown",
		syncedCommit: synced?.commit,
		syncedBranch: synced?.branch,
		sourceUpdatedAt: readTimestamp(row.sourceUpdatedAt),
		statusUpdatedAt: readTimestamp(row.statusUpdatedAt),
		errorMessage: readString(row.errorMessage) || (cluster ? "" : "its resource ID is not the ID of a configuration of a cluster"),
		provisioningState: readString(row.provisioningState),
		problems: findObjectProblems(statuses),
		applied: findAppliedCommits(statuses, {
			name,
			namespace,
			syncedBranch: synced?.branch
		})
	};
}
function readBranch(ref) {
	let hasOtherReference = [
		ref.tag,
		ref.semver,
		ref.commit
	].some((value) => value != null && value !== "");
	return readString(ref.branch) || (hasOtherReference ? "" : "master");
}
const RESOURCE_ID = /^(\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/[^/]+\/([^/]+)\/([^/]+))\/providers\/Microsoft\.KubernetesConfiguration\/fluxConfigurations\/[^/]+$/i;
function parseClusterId(resourceId) {
	let [, id, subscriptionId, resourceGroup, kind, name] = RESOURCE_ID.exec(resourceId) ?? [];
	if (id && subscriptionId && resourceGroup && kind && name) return {
		id,
		subscriptionId,
		resourceGroup,
		kind,
		name
	};
}
function readTags(value) {
	let tags = Object.create(null);
	for (let [name, tag] of Object.entries(readFields(value))) typeof tag == "string" && (tags[name] = tag);
	return tags;
}
// packages/compliance/src/evidence/azure/configurations-query.ts
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
| where url contains ${quoteKusto(repository.path)} and tostring(ref.branch) in (${branches.map(quoteKusto).join(", ")})
| extend clusterId = tolower(substring(id, 0, indexof(tolower(id), '/providers/microsoft.kubernetesconfiguration/')))
| join kind=leftouter (
    resources
    | where type in~ (${CLUSTER_TYPES.map(quoteKusto).join(", ")})
    | project clusterId = tolower(id), clusterTags = tags
  ) on clusterId
| project id, name, subscriptionId, resourceGroup, tags = clusterTags, url, ref, namespace = properties.namespace,
    suspend = properties.suspend, complianceState = properties.complianceState, statuses = properties.statuses,
    sourceSyncedCommitId = properties.sourceSyncedCommitId, sourceUpdatedAt = properties.sourceUpdatedAt,
    statusUpdatedAt = properties.statusUpdatedAt, errorMessage = properties.errorMessage,
    provisioningState = properties.provisioningState
| order by id asc`;
}
// packages/compliance/src/evidence/azure/azure-configuration-source.ts
var AzureConfigurationSource = class {
	#watched;
	#graph;
	#coverage;
	constructor({ watched, ...options }) {
		this.#watched = watched, this.#graph = new ResourceGraph(options), this.#coverage = new SubscriptionCoverage(options.scope);
	}
	async read(signal) {
		let configurations = (await this.#graph.readRows(configurationsQuery(this.#watched), signal)).map(parseConfigurationRow), watching = configurations.filter((configuration) => this.#isWatching(configuration)), subscriptionIds = configurations.map(({ subscriptionId }) => subscriptionId);
		return await this.#coverage.check(subscriptionIds, () => this.#graph.listSubscriptions(signal)), watching;
	}
	#isWatching({ url, branch }) {
		let watched = this.#watched;
		if (!url.toLowerCase().includes(watched.repository.path)) throw unexpected(`the repository ${JSON.stringify(url)}`);
		if (branch !== watched.branch && branch !== "") throw unexpected(`the branch ${JSON.stringify(branch)}`);
		let address = parseRepositoryAddress(url);
		return branch === watched.branch && address !== void 0 && isSameRepository(address, watched.repository);
	}
};
function unexpected(what) {
	let message = `Azure Resource Graph returned ${what}, which the query does not select`;
	return new AzureError({
		kind: "unexpected",
		message
	});
}
// packages/compliance/src/evidence/commits/github-commit-lookup.ts
function createGitHubCommitLookup(github, repository) {
	return {
		compare: (base, head) => compareCommits(github, repository, base, head),
		readPromotedCommit: async (commit) => (await readFileText(github, repository, PROMOTED_COMMIT_PATH, commit))?.trim()
	};
}
function createUnavailableCommitLookup(reason) {
	let fail = async () => {
		throw Error(reason);
	};
	return {
		compare: fail,
		readPromotedCommit: fail
	};
}
function createCheckDeps(options, runner) {
	let { log, signal } = runner;
	return {
		connectAzure: (aborted) => connectAzure(options, runner, aborted),
		commits: createCommitLookup(options, runner),
		setStatus: createStatusSetter(options.status, runner),
		clock: systemClock,
		log,
		signal
	};
}
async function connectAzure({ watched, azure }, { environment, log }, signal) {
	let { clientId, tenantId, scope, resourceManager } = azure, base = getCloud(azure.cloud), cloud = resourceManager === void 0 ? base : await discoverCloud(resourceManager, base, signal);
	return {
		source: new AzureConfigurationSource({
			watched,
			scope,
			cloud,
			credential: new AzureSignIn({
				clientId,
				tenantId,
				environment,
				cloud,
				clock: systemClock,
				log
			}),
			clock: systemClock,
			log,
			timeoutMs: 6e4
		}),
		portalUrl: (resourceId) => portalUrl(cloud, resourceId)
	};
}
function createCommitLookup({ repository, repositoryLabel }, runner) {
	return repository === void 0 ? createUnavailableCommitLookup(`${repositoryLabel} is not on this GitHub server`) : runner.token === "" ? createUnavailableCommitLookup("no token is set to read commits from GitHub") : createGitHubCommitLookup(patientGitHub(runner), repository);
}
function createStatusSetter(target, runner) {
	if (target === void 0 || runner.token === "") return async () => void 0;
	let { repository, commit, context } = target, [patient, urgent] = [patientGitHub(runner), urgentGitHub(runner)];
	return async ({ state, description }, isUrgent) => {
		let status = {
			commit,
			context,
			state,
			description,
			targetUrl: runner.runUrl
		};
		await setCommitStatus(isUrgent ? urgent : patient, repository, status);
	};
}
function patientGitHub({ token, apiUrl, log }) {
	return createGitHub({
		token,
		apiUrl,
		log,
		timeoutMs: 15e3,
		retries: 3,
		maxWaitMs: 6e4
	});
}
function urgentGitHub({ token, apiUrl, log }) {
	return createGitHub({
		token,
		apiUrl,
		log,
		timeoutMs: 3e3,
		retries: 1,
		maxWaitMs: 1e3
	});
}
function createComplianceReport(options, { result, portalUrl }) {
	let { policy } = options, { assessment } = result;
	return {
		version: 1,
		repository: options.repositoryLabel,
		branch: policy.branch,
		commit: policy.commit,
		state: result.state,
		waitedMs: Math.round(result.elapsedMs),
		policy: {
			require: policy.requirements.map(formatRequirement),
			minimumConfigurations: policy.minimum,
			ignoreSuspended: policy.ignoreSuspended,
			timeoutMs: options.timeoutMs,
			intervalMs: options.intervalMs,
			graceMs: policy.graceMs,
			stabilityMs: options.stabilityMs,
			staleAfterMs: policy.staleAfterMs
		},
		total: assessment.total,
		complying: assessment.complying,
		counts: assessment.counts,
		requirements: [...assessment.requirements],
		configurations: assessment.verdicts.map((verdict) => reportConfiguration(verdict, portalUrl))
	};
}
function reportConfiguration({ verdict, reason, promotes, configuration }, portalUrl) {
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
		portal: portalUrl(configuration.id),
		complianceState: configuration.complianceState,
		suspended: configuration.suspended,
		provisioningState: configuration.provisioningState,
		syncedCommit: configuration.syncedCommit ?? null,
		syncedBranch: configuration.syncedBranch ?? null,
		applied: [...configuration.applied],
		sourceUpdatedAt: configuration.sourceUpdatedAt ?? null,
		statusUpdatedAt: configuration.statusUpdatedAt ?? null,
		errorMessage: configuration.errorMessage,
		problems: configuration.problems.map((problem) => ({
			...problem,
			since: problem.since ?? null
		}))
	};
}
function writeComplianceReport(folder, report) {
	let { repository, branch, commit } = report, name = [
		repository,
		branch,
		commit.slice(0, 12)
	].map((part) => part.replace(/[^\w.-]/g, "_")).join("-");
	mkdirSync(folder, { recursive: !0 });
	let path = join(folder, `compliance-${name}.json`);
	return writeFileSync(path, `${JSON.stringify(report, null, 1)}\n`), path;
}
// actions/check-compliance/cancellation.ts
function createCancellationSignal() {
	let controller = new AbortController();
	for (let name of ["SIGINT", "SIGTERM"]) process.on(name, () => controller.abort(/* @__PURE__ */ Error("the job was cancelled")));
	return controller.signal;
}
// actions/check-compliance/event-commit.ts
function readEventCommit(eventPath, repository, branch) {
	if (!eventPath) return;
	let payload = readPayload(eventPath), dispatched = payload.inputs?.commit_id ?? payload.client_payload?.commit_id;
	if (typeof dispatched == "string" && dispatched !== "") return dispatched;
	let name = payload.repository?.full_name;
	return typeof name == "string" && name.toLowerCase() === repository.toLowerCase() && payload.ref === `refs/heads/${branch}` && typeof payload.after == "string" ? payload.after : void 0;
}
function readPayload(eventPath) {
	let text;
	try {
		text = readFileSync(eventPath, "utf8");
	} catch {
		return {};
	}
	let payload = JSON.parse(text);
	return typeof payload == "object" && payload ? payload : {};
}
// actions/check-compliance/inputs.ts
const COMMIT = {
	pattern: WRITTEN_COMMIT_ID_PATTERN,
	hint: "Use the full commit ID of 40 digits."
}, SUBSCRIPTION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, HTTPS = {
	pattern: /^https:\/\/[^\s/]+\/?$/,
	hint: "Use `https://<host>`."
}, MAX_DURATION_MS = 2 ** 31 - 1;
function readCheckOptions(inputs, workflow) {
	let watched = readWatched(inputs, workflow), { repositoryLabel, branch } = watched;
	return {
		repositoryLabel,
		watched: {
			repository: watched.address,
			branch
		},
		repository: watched.repository,
		policy: readPolicy(inputs, workflow, watched),
		timeoutMs: readDuration(inputs, "timeout", inputs.text("timeout") || "30m"),
		intervalMs: readDuration(inputs, "interval", inputs.text("interval") || "30s", 1),
		stabilityMs: readDuration(inputs, "stability", inputs.text("stability") || "0s"),
		status: readStatusTarget(inputs, workflow, branch),
		azure: readAzureOptions(inputs)
	};
}
function readWatched(inputs, { serverUrl }) {
	let text = inputs.required("repository"), branch = inputs.required("branch"), repository = parseRepositoryName(text, serverUrl), repositoryLabel = repository ? formatRepositoryName(repository) : text, address = parseRepositoryAddress(repository ? `${serverUrl}/${repositoryLabel}` : text);
	return text !== "" && address === void 0 && reject(inputs, "repository", text, "Use `owner/name` or an address."), {
		repositoryLabel,
		repository,
		address: address ?? {
			host: "",
			path: ""
		},
		branch
	};
}
function readPolicy(inputs, workflow, { repositoryLabel, branch }) {
	let text = inputs.text("require"), { requirements, problems } = parseRequirements(text);
	for (let problem of problems) reject(inputs, "require", text, `Fix this entry: ${problem}.`);
	let minimum = inputs.text("minimum-configurations") || "1";
	return /^\d{1,9}$/.test(minimum) || reject(inputs, "minimum-configurations", minimum, "Use a number, 0 or more."), {
		commit: readCommit(inputs, workflow, repositoryLabel, branch),
		branch,
		graceMs: readDuration(inputs, "grace", inputs.text("grace") || "5m"),
		staleAfterMs: readDuration(inputs, "stale-after", inputs.text("stale-after") || "24h"),
		requirements,
		minimum: Number(minimum),
		ignoreSuspended: inputs.flag("ignore-suspended")
	};
}
function readCommit(inputs, { eventPath }, repository, branch) {
	let input = inputs.matching("commit", COMMIT);
	if (input !== void 0) return input.toLowerCase();
	let commit = (readEventCommit(eventPath, repository, branch) ?? "").toLowerCase();
	return isCommitId(commit) || reject(inputs, "commit", commit, "Set it to a full commit ID of 40 digits: the event that started the workflow does not name one."), commit;
}
function readStatusTarget(inputs, workflow, branch) {
	let commit = inputs.matching("status-commit", COMMIT)?.toLowerCase(), name = inputs.optional("status-repository"), context = inputs.text("status-context") || `${branch} environment`, onSuccess = inputs.choice("status-on-success", ["success", "pending"]), repository = parseRepositoryName(name ?? workflow.repository, workflow.serverUrl);
	if (name !== void 0 && repository === void 0 && reject(inputs, "status-repository", name, "Use `owner/name`."), commit !== void 0) {
		if (inputs.text("token") === "" && reject(inputs, "token", "", "Set it: the commit status is set with this token."), repository !== void 0) return {
			repository,
			commit,
			context,
			onSuccess
		};
		name === void 0 && reject(inputs, "status-repository", "", "Set it: the repository of the workflow is unknown.");
	}
}
function readAzureOptions(inputs) {
	let clientId = inputs.optional("client-id"), tenantId = inputs.optional("tenant-id");
	return clientId !== void 0 && tenantId === void 0 && reject(inputs, "tenant-id", "", "Set it: `client-id` requires it."), {
		scope: readScope(inputs),
		cloud: inputs.choice("cloud", AZURE_CLOUD_NAMES),
		resourceManager: inputs.matching("resource-manager-endpoint", HTTPS),
		clientId,
		tenantId
	};
}
function readScope(inputs) {
	let ids = parseList(inputs.text("subscriptions")), names = parseList(inputs.text("management-groups"));
	for (let id of ids) SUBSCRIPTION_ID.test(id) || reject(inputs, "subscriptions", id, "Use subscription IDs, not names.");
	return ids.length > 0 && names.length > 0 && reject(inputs, "management-groups", names.join(","), "Set either `subscriptions` or `management-groups`."), ids.length > 0 ? {
		kind: "subscriptions",
		ids
	} : names.length > 0 ? {
		kind: "management-groups",
		names
	} : { kind: "all" };
}
function parseList(text) {
	return [...new Set(text.split(/[\s,]+/))].filter((value) => value !== "");
}
function readDuration(inputs, name, text, minMs = 0) {
	let duration = parseDuration(text, {
		minMs,
		maxMs: MAX_DURATION_MS
	});
	return duration.kind === "valid" ? duration.value : (reject(inputs, name, text, `Use numbers with units, for example \`90s\`, \`5m\` or \`1h30m\`; ${minMs > 0 ? "more than 0, at most 24 days" : "at most 24 days"}.`), NaN);
}
function reject(inputs, name, value, hint) {
	inputs.reject(name, value === "" ? "is not set" : `is ${quote(value)}`, hint);
}
// actions/check-compliance/outputs.ts
function createOutputs({ state, assessment }, report) {
	let { verdicts, counts } = assessment;
	return {
		state,
		configurations: String(verdicts.length),
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
function renderSummary({ repositoryLabel, policy }, { result, portalUrl }) {
	let { requirements, verdicts } = result.assessment, unmet = requirements.filter((requirement) => !isMet(requirement)), unmetRows = unmet.map(({ requirement, complying, total, needed }) => [
		inlineCode(requirement),
		escapeText(`${complying} of ${total}`),
		escapeText(String(needed))
	]), configurationRows = verdicts.map((verdict) => renderRow(verdict, portalUrl)), configurationHeader = [
		"cluster",
		"resource group",
		"verdict",
		"commit",
		"reason"
	].map(escapeText);
	return markdownDocument([
		heading(`${repositoryLabel}, branch ${policy.branch}: ${result.state}`),
		renderTotals(policy.commit, result),
		...unmet.length > 0 ? [table([
			"requirement",
			"comply",
			"needed"
		].map(escapeText), unmetRows)] : [],
		...verdicts.length > 0 ? [table(configurationHeader, configurationRows, 500)] : []
	]);
}
function renderTotals(commit, { assessment, elapsedMs }) {
	let { complying, total, counts } = assessment, parts = VERDICTS.flatMap((verdict) => counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : []);
	return paragraph(escapeText(`${complying} of ${total} configurations comply with `), inlineCode(shortCommitId(commit)), escapeText(` after ${formatDuration(elapsedMs)}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`));
}
function renderRow(verdict, portalUrl) {
	let { id, resourceGroup, syncedCommit } = verdict.configuration;
	return [
		link(escapeText(formatConfigurationName(verdict)), portalUrl(id)),
		escapeText(resourceGroup),
		escapeText(verdict.verdict),
		syncedCommit === void 0 ? escapeText("none") : inlineCode(shortCommitId(syncedCommit)),
		escapeText(sanitizeText(explainVerdict(verdict), 400))
	];
}
// actions/check-compliance/index.ts
await runAction(async () => {
	let { env } = process, serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com", repository = env.GITHUB_REPOSITORY ?? "", annotations = {
		workspace: env.GITHUB_WORKSPACE ?? ".",
		folders: /* @__PURE__ */ new Map()
	}, inputs = new Inputs(), token = inputs.text("token");
	hideToken(token);
	let options = readCheckOptions(inputs, {
		serverUrl,
		repository,
		eventPath: env.GITHUB_EVENT_PATH
	});
	if (inputs.problems.length > 0) return reportDiagnostics(inputs.problems, annotations), !1;
	let { isSuccess, diagnostics } = await checkCompliance(options, createCheckDeps(options, {
		token,
		apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
		runUrl: `${serverUrl}/${repository}/actions/runs/${env.GITHUB_RUN_ID ?? ""}`,
		environment: env,
		log,
		signal: createCancellationSignal()
	}), (decision) => {
		let report = createComplianceReport(options, decision), folder = join(env.RUNNER_TEMP ?? tmpdir(), "kalypso");
		setOutputs(createOutputs(decision.result, writeComplianceReport(folder, report))), addSummary(renderSummary(options, decision));
	});
	return reportDiagnostics(diagnostics, annotations), isSuccess;
});
export {};
