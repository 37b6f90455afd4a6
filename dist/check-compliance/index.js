import { _ as Inputs, c as inlineCode, d as paragraph, f as table, g as log, h as reportDiagnostics, i as details, l as link, m as runAction, n as hideToken, o as escapeText, p as trustedMarkdown, r as setOutputs, s as heading, t as addSummary, u as markdownDocument } from "../shared/action-kit.js";
import { a as toSingleLine, c as readArray, d as readTimestamp, f as AzureError, l as readFields, n as parseQuotaReset, o as isJsonObject, s as parseJson, t as AzureRequestError, u as readString } from "../shared/azure.js";
import { a as createGitHub, i as diagnoseGitHubError, n as findBranchHead, s as GitHubError } from "../shared/undici.js";
import { n as errorMessage, t as causeChain } from "../shared/retry2.js";
import { i as backoffDelayMs, n as toWholeSeconds, r as systemClock, t as withRetries } from "../shared/retry.js";
import { r as parseDuration, t as formatDuration } from "../shared/calendar.js";
import { r as joinLimited, t as formatCount } from "../shared/diagnostics.js";
import { n as sanitizeText, r as createMask, t as quote } from "../shared/diagnostics3.js";
import { a as shortCommitId, n as WRITTEN_COMMIT_ID_PATTERN, r as isCommitId } from "../shared/git-objects2.js";
import { a as CommitStatusHistory, c as setCommitStatus, i as readCanonicalName, t as STATUS_DESCRIPTIONS } from "../shared/github2.js";
import { E as findNearest, _ as optional, b as mapShape, g as objectShape, h as textShape, l as NOT_EMPTY_RULE, r as DNS_LABEL_RULE, t as ShapeContext, v as required, y as listShape } from "../shared/scheduler.js";
import { t as PROMOTED_COMMIT_PATH } from "../shared/conventions3.js";
import { a as listRecentCommits, r as listCommitsAhead, t as compareCommits } from "../shared/github.js";
import { t as readFileText } from "../shared/github6.js";
import { r as parseRepositoryName, t as formatRepositoryName } from "../shared/github4.js";
import { t as parseAssignmentRecord } from "../shared/assignment-record.js";
import { t as ASSIGNMENT_RECORD_PATH } from "../shared/conventions.js";
import { a as SourceText, i as isNullNode, n as getChild, o as parseYaml } from "../shared/yaml.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isUtf8 } from "node:buffer";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
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
// packages/azure/src/resource-manager/request-pace.ts
var RequestPace = class {
	#deps;
	#notBefore = 0;
	#pausedUntil = 0;
	#intervalMs = 0;
	#reason;
	constructor(deps) {
		this.#deps = deps;
	}
	async wait(signal) {
		let { clock, log } = this.#deps;
		for (let waitMs = this.#remainingMs(); waitMs > 0; waitMs = this.#remainingMs()) this.#reason !== void 0 && log(`${this.#reason}; continuing in ${toWholeSeconds(waitMs)} s`), this.#reason = void 0, await clock.sleep(waitMs, signal);
		this.#notBefore = clock.now() + this.#intervalMs;
	}
	pause(milliseconds, reason) {
		let now = this.#deps.clock.now();
		now >= this.#pausedUntil && (this.#reason = reason), this.#pausedUntil = Math.max(this.#pausedUntil, now + milliseconds), this.#notBefore = Math.max(this.#notBefore, this.#pausedUntil);
	}
	setInterval(milliseconds) {
		this.#intervalMs = milliseconds;
	}
	#remainingMs() {
		return this.#notBefore - this.#deps.clock.now();
	}
};
function sendRequest(send, pace, deps, signal) {
	let { credential, clock, log } = deps, isTokenRenewed = !1, pauses = 0, attempt = async () => {
		await pace.wait(signal);
		let token = await credential.getToken(signal);
		try {
			return await sendInTime((limit) => send(token, limit), deps, signal);
		} catch (error) {
			if (!(error instanceof AzureRequestError)) throw error;
			if (error.remedy === "new-token" && !isTokenRenewed) return isTokenRenewed = !0, credential.discardToken(token) && log(`${error.message}; signing in again`), await attempt();
			let pauseMs = error.retryAfterMs ?? backoffDelayMs(pauses + 1);
			if (error.failure.kind !== "throttled" || pauses >= 5 || pauseMs > 3e5) throw error;
			return pauses += 1, pace.pause(pauseMs, error.message), await attempt();
		}
	};
	return withRetries(attempt, {
		retries: 5,
		delayMs,
		clock,
		log,
		signal
	});
}
async function sendInTime(send, { cloud, timeoutMs }, signal) {
	let timeout = AbortSignal.timeout(timeoutMs);
	try {
		return await send(AbortSignal.any([signal, timeout]));
	} catch (error) {
		if (signal.throwIfAborted(), !timeout.aborted) throw error;
		let { host } = new URL(cloud.resourceManager), message = `${host} did not respond within ${toWholeSeconds(timeoutMs)} s`;
		throw new AzureRequestError({
			kind: "unreachable",
			message
		}, { cause: error });
	}
}
function delayMs(error, retry) {
	if (!(error instanceof AzureRequestError && error.isTransient) || error.failure.kind === "throttled") return;
	let delay = error.retryAfterMs ?? backoffDelayMs(retry);
	return delay <= 3e5 ? delay : void 0;
}
// packages/azure/src/resource-graph/query-runner.ts
var QueryRunner = class {
	#deps;
	#pace;
	#client;
	constructor(deps) {
		this.#deps = deps, this.#pace = new RequestPace(deps);
	}
	async run(query, signal) {
		let { cloud, clock } = this.#deps;
		this.#client ??= new (await (import("../shared/azure4.js"))).GraphClient(cloud);
		let client = this.#client, { body, headers } = await sendRequest((token, limit) => client.send(query, token, clock.now(), limit), this.#pace, this.#deps, signal);
		if (this.#recordQuota(headers), headers("x-ms-tenant-subscription-limit-hit") === "true") throw tooManySubscriptions();
		return body;
	}
	#recordQuota(headers) {
		let resetMs = parseQuotaReset(headers);
		headers("x-ms-user-quota-remaining") === "0" && resetMs !== void 0 && this.#pace.pause(Math.min(resetMs, 3e5), "the query quota is used up");
	}
};
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
// packages/azure/src/resource-manager/resource-reader.ts
var ResourceReader = class {
	#deps;
	#paces = /* @__PURE__ */ new Map();
	#client;
	constructor(deps) {
		this.#deps = deps;
	}
	async get(resourceId, apiVersion, signal) {
		let [, subscription] = RESOURCE_ID$1.exec(resourceId) ?? [];
		if (subscription === void 0 || DOT_SEGMENT.test(resourceId)) return {
			kind: "failed",
			reason: `${JSON.stringify(resourceId)} is not a valid resource ID`
		};
		let path = resourceId.split("/").map(encodeURIComponent).join("/");
		try {
			let { body } = await this.#read(`${path}?api-version=${encodeURIComponent(apiVersion)}`, subscription.toLowerCase(), signal), id = readString(readFields(body).id);
			if (id.toLowerCase() === resourceId.toLowerCase()) return {
				kind: "found",
				resource: body
			};
			let { host } = new URL(this.#deps.cloud.resourceManager);
			return {
				kind: "failed",
				reason: `${host} returned another resource than the requested one: ${JSON.stringify(id)}`
			};
		} catch (error) {
			if (signal.throwIfAborted(), !(error instanceof AzureError)) throw error;
			if (error instanceof AzureRequestError && error.isGone) return { kind: "gone" };
			let { message, hint } = error.failure;
			return {
				kind: "failed",
				reason: hint === void 0 ? message : `${message}. ${hint}`
			};
		}
	}
	async #read(path, subscription, signal) {
		let { cloud, clock } = this.#deps, { ResourceClient } = await import("../shared/azure5.js");
		this.#client ??= new ResourceClient(cloud);
		let client = this.#client, pace = this.#paces.get(subscription) ?? new SubscriptionPace(subscription, this.#deps);
		return this.#paces.set(subscription, pace), sendRequest(async (token, limit) => {
			let response = await client.get(path, token, clock.now(), limit);
			return pace.record(response.headers), response;
		}, pace, this.#deps, signal);
	}
};
const RESOURCE_ID$1 = /^\/subscriptions\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/resourceGroups\/[^/?#%\\\p{C}]+(?:\/[^/?#%\\\p{C}]+)+$/iu, DOT_SEGMENT = /\/\.\.?(\/|$)/, QUOTA_HEADERS = [
	"x-ms-ratelimit-remaining-subscription-reads",
	"x-ms-ratelimit-remaining-subscription-global-reads",
	"x-ms-ratelimit-remaining-tenant-reads"
];
var SubscriptionPace = class extends RequestPace {
	#subscription;
	#log;
	#isSlowLogged = !1;
	constructor(subscription, deps) {
		super(deps), this.#subscription = subscription, this.#log = deps.log;
	}
	pause(milliseconds, reason) {
		super.pause(milliseconds, reason), this.setInterval(80);
	}
	record(headers) {
		let remaining = QUOTA_HEADERS.map(headers).filter((value) => /^\d+$/.test(value ?? "")).map(Number), least = Math.min(...remaining);
		this.setInterval(least < 50 ? 80 : 0), least >= 50 || this.#isSlowLogged || (this.#isSlowLogged = !0, this.#log(`Azure allows ${least} more reads in the subscription ${this.#subscription}; reading at most 12 resources a second`));
	}
};
// packages/azure/src/sign-in/json-web-token.ts
function readTokenClaims(token) {
	let [, payload = ""] = token.split(".");
	return readFields(parseJson(Buffer.from(payload, "base64url").toString()));
}
function isAssertedApplication(token) {
	let { appidacr, azpacr, scp, idtyp } = readTokenClaims(token);
	return scp === void 0 && idtyp !== "user" && (appidacr ?? azpacr) === "2";
}
function readWorkflowTokenClaims(token) {
	let claims = readTokenClaims(token), subject = readString(claims.sub), issuer = readString(claims.iss), audience = readString(claims.aud) || readString(readArray(claims.aud)[0]);
	return [
		subject,
		issuer,
		audience
	].every((text) => text !== "" && text.length <= 600) ? {
		subject,
		issuer,
		audience
	} : void 0;
}
function describeWorkflowToken({ subject, issuer, audience }) {
	return `The token of the workflow has the subject ${quoteSafely(subject)}, the issuer ${quoteSafely(issuer)} and the audience ${quoteSafely(audience)}.`;
}
function federatedCredentialCommand(clientId, { subject, issuer, audience }) {
	let fields = {
		name: subject.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-/, "").slice(0, 120).replace(/-$/, "") || "workflow",
		issuer,
		subject
	}, parameters = `{${Object.entries(fields).map(([key, value]) => `"${key}":${quoteSafely(value)}`).join(",")},"audiences":[${quoteSafely(audience)}]}`;
	return `az ad app federated-credential create --id ${clientId.replace(/[^\w.-]/g, "")} --parameters '${parameters}'`;
}
function quoteSafely(text) {
	return `"${text.replace(/[^A-Za-z0-9 ._/:@,=+-]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}
// packages/azure/src/sign-in/sign-in-methods.ts
function listSignInMethods(input) {
	let context = withoutLineEnds(input);
	return [
		openIdConnect(context),
		environmentSecret(context),
		environmentCertificate(context),
		azureCli(context)
	];
}
function openIdConnect({ clientId, tenantId, environment, cloud }) {
	let name = "OpenID Connect from the workflow", url = environment.ACTIONS_ID_TOKEN_REQUEST_URL, requestToken = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
	if (!clientId || !tenantId) return unavailable(name, `${listMissing({
		"client-id": clientId,
		"tenant-id": tenantId
	})} not set`);
	if (!url || !requestToken) return unavailable(name, "the job lacks the permission 'id-token: write'");
	let claims;
	return {
		kind: "available",
		name,
		secrets: [requestToken],
		findHint: (reason) => {
			if (claims === void 0) return;
			let description = describeWorkflowToken(claims);
			return NO_FEDERATED_CREDENTIAL.test(reason) ? `${description} If this job may sign in as this client, add a federated credential. For an app registration, run in Bash: ${federatedCredentialCommand(clientId, claims)}` : description;
		},
		open: async (signal) => {
			let { createAssertionCredential } = await import("../shared/azure6.js"), { getJson } = await import("../shared/azure2.js"), address = `${url}${url.includes("?") ? "&" : "?"}audience=${encodeURIComponent(cloud.federationAudience)}`, requestAssertion = async () => {
				let body = await getJson(address, { authorization: `bearer ${requestToken}` }, signal), token = readString(readFields(body).value);
				if (token === "") throw Error("GitHub's response has no token of the workflow");
				return claims = readWorkflowTokenClaims(token), token;
			}, assertion;
			return createAssertionCredential({
				cloud,
				tenantId,
				clientId
			}, () => (assertion ??= requestAssertion(), assertion));
		}
	};
}
const NO_FEDERATED_CREDENTIAL = /^AADSTS70021\d*: No matching federated identity record/;
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
			let { createSecretCredential } = await import("../shared/azure6.js");
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
			let { createCertificateCredential } = await import("../shared/azure6.js");
			return createCertificateCredential({
				cloud,
				tenantId,
				clientId
			}, path, password);
		}
	};
}
function azureCli({ tenantId, environment }) {
	return {
		kind: "available",
		name: "Azure CLI",
		secrets: [],
		mayLackRenewal: (token) => environment.ACTIONS_ID_TOKEN_REQUEST_URL !== void 0 && isAssertedApplication(token),
		open: async () => (await import("../shared/azure6.js")).createCliCredential(tenantId)
	};
}
function withoutLineEnds({ clientId, tenantId, environment, cloud }) {
	let { AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_CLIENT_SECRET, ...others } = environment, trimmed = Object.entries({
		AZURE_CLIENT_ID,
		AZURE_TENANT_ID,
		AZURE_CLIENT_SECRET
	}).map(([name, value]) => [name, value?.trim()]);
	return {
		clientId: clientId?.trim(),
		tenantId: tenantId?.trim(),
		environment: {
			...others,
			...Object.fromEntries(trimmed)
		},
		cloud
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
	#renewal;
	constructor(options) {
		this.#options = options;
	}
	async getToken(signal) {
		for (;;) {
			if (signal.throwIfAborted(), this.#current && this.#current.expiresAt - 12e4 > this.#options.clock.now()) return this.#current.token;
			let renewal = this.#beginRenewal(signal);
			try {
				return (await abortable(renewal.token, signal)).token;
			} catch (error) {
				if (signal.throwIfAborted(), !renewal.signal.aborted) throw error;
			}
		}
	}
	discardToken(token) {
		return this.#current?.token === token && (this.#current = void 0, !0);
	}
	async describeRenewal(forMs, signal) {
		await this.getToken(signal);
		let current = this.#current;
		if (!(!current || current.expiresAt - this.#options.clock.now() >= forMs) && this.#method?.mayLackRenewal?.(current.token)) return `the token of the Azure CLI expires at ${`${new Date(current.expiresAt).toISOString().slice(11, 16)} UTC`}, before this wait may end. If azure/login signed in with OpenID Connect, the CLI cannot renew it. Set client-id and tenant-id: then this action signs in itself, as often as necessary`;
	}
	#beginRenewal(signal) {
		return this.#renewal ??= {
			signal,
			token: this.#renew(signal).finally(() => {
				this.#renewal = void 0;
			})
		}, this.#renewal;
	}
	async #renew(signal) {
		try {
			this.#current = await this.#signIn(signal);
		} catch (error) {
			if (signal.throwIfAborted(), !this.#current || this.#current.expiresAt <= this.#options.clock.now()) throw error;
		}
		return this.#current;
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
				for (let { kind, name, reason, hint } of failures) kind !== "skipped" && log(`${name}: ${reason}`), hint !== void 0 && log(hint);
				log(`signed in to Azure: ${method.name}`);
			}
			return this.#method = method, token;
		} catch (error) {
			signal.throwIfAborted();
			let reason = describeFailure(method, error);
			isTransient$1(error) ? failures.push({
				kind: "transient",
				name: method.name,
				reason
			}) : failures.push({
				kind: "refused",
				name: method.name,
				reason,
				hint: method.findHint?.(reason)
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
	if (failures.some(({ kind }) => kind === "transient")) return new AzureError({
		kind: "unreachable",
		message
	});
	let hints = failures.flatMap(({ hint }) => hint ?? []);
	return hints.length > 0 ? new AzureError({
		kind: "credentials",
		message,
		hint: hints.join("\n")
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
// packages/compliance/src/verdict/explain-verdict.ts
function formatClusterName({ name, reports, deploymentTarget }) {
	let [decisive] = reports, decided = deploymentTarget ?? decisive?.report.name;
	return decided === void 0 ? name : `${name}/${decided}`;
}
function findReportedSince({ report: { facts } }) {
	return facts.flatMap((fact) => fact.kind === "failure" && fact.since !== void 0 ? fact.since : []).sort()[0];
}
// packages/compliance/src/verdict/verdicts.ts
const VERDICTS = [
	"failing",
	"unknown",
	"disconnected",
	"stale",
	"suspended",
	"not-ready",
	"behind",
	"pending",
	"unconfirmed",
	"ahead",
	"compliant",
	"pinned"
];
function complies({ verdict }) {
	return verdict === "compliant" || verdict === "ahead";
}
function compareVerdicts(one, other) {
	return VERDICTS.indexOf(one) - VERDICTS.indexOf(other);
}
function formatProgress(poll) {
	let elapsed = `[${formatDuration(poll.elapsedMs)}]`;
	if (poll.kind === "failed") {
		let message = errorMessage(poll.error);
		return `${elapsed} poll failed (${poll.consecutiveFailures} in a row): ${message}`;
	}
	let changes = joinLimited(listChanges(poll), 5, "; ");
	return `${elapsed} ${[formatCounts(poll), changes].filter((part) => part !== "").join("; ")}`;
}
function formatCounts({ assessment }) {
	return assessment.targets === void 0 ? formatFleetCounts(assessment) : assessment.targets.map(({ name, assessment: each }) => `${name}: ${formatFleetCounts(each)}`).join("; ");
}
function formatFleetCounts({ clusters, total, complying }) {
	return clusters.length === 0 ? "no cluster found" : `${complying} of ${total} comply (${VERDICTS.toReversed().flatMap((verdict) => {
		let count = clusters.filter((cluster) => cluster.verdict === verdict).length;
		return count > 0 ? `${count} ${verdict}` : [];
	}).join(", ")})`;
}
function listChanges({ assessment, previous }) {
	let { clusters } = assessment;
	if (previous === void 0) return clusters.filter((cluster) => !complies(cluster)).map(formatCluster);
	let known = new Map(previous.clusters.map((cluster) => [clusterKey(cluster), cluster])), changes = clusters.flatMap((cluster) => {
		let last = known.get(clusterKey(cluster));
		return known.delete(clusterKey(cluster)), last === void 0 ? `new: ${formatCluster(cluster)}` : last.verdict === cluster.verdict ? [] : `${formatClusterName(cluster)}: ${last.verdict} \u2192 ${formatReason(cluster)}`;
	}), gone = [...known.values()].map((cluster) => `gone: ${formatClusterName(cluster)}`);
	return [...changes, ...gone];
}
function clusterKey({ name, resourceId, deploymentTarget = "" }) {
	return `${resourceId.toLowerCase()}\0${name}\0${deploymentTarget}`;
}
function formatCluster(cluster) {
	return `${formatClusterName(cluster)}: ${formatReason(cluster)}`;
}
function formatReason(cluster) {
	return complies(cluster) ? cluster.verdict : `${cluster.verdict} (${sanitizeText(cluster.reason, 200)})`;
}
const NO_SIGHTINGS = /* @__PURE__ */ new Map();
function updateSightings(sightings, reports, now) {
	let next = /* @__PURE__ */ new Map();
	for (let [id, twins] of Map.groupBy(reports, (report) => report.id)) {
		let known = sightings.get(id), sighting = createSighting(twins, known?.labels, now);
		next.set(id, known !== void 0 && isOutdated(sighting, known) ? keepProvided(known, now) : sighting);
	}
	for (let [id, known] of sightings) next.has(id) || next.set(id, {
		...known,
		isListed: !1
	});
	return next;
}
function isOutdated({ report, isContradictory }, known) {
	if (known.providedAt === void 0 || isContradictory || report.facts.some(({ kind }) => kind === "disconnected")) return !1;
	let [time, knownTime] = [report.reportedAt, known.report.reportedAt];
	return time !== void 0 && knownTime !== void 0 && Date.parse(time) < Date.parse(knownTime);
}
function keepProvided(known, now) {
	let isListed = known.providedAt !== void 0 && now - known.providedAt < 3e5;
	return {
		...known,
		isListed
	};
}
function recordResponses(sightings, responses, now) {
	let next = new Map(sightings);
	for (let [id, response] of responses) response.kind === "gone" && next.delete(id), response.kind === "found" && next.set(id, {
		...createSighting([response.report], sightings.get(id)?.labels, now),
		providedAt: now
	});
	return next;
}
function createSighting(twins, known, now) {
	let [report, ...others] = distinct(twins).map((twin) => withLabels(twin, mergeLabels$1(known, twin.cluster.labels)));
	if (report === void 0) throw RangeError("there is no report to see");
	let { labels } = report.cluster, seen = {
		seenAt: now,
		isListed: !0,
		isContradictory: others.length > 0,
		providedAt: void 0
	};
	return others.every(({ cluster }) => toText(cluster.labels) === toText(labels)) ? {
		report,
		labels,
		...seen
	} : {
		report: withLabels(report, void 0),
		labels: known,
		...seen
	};
}
function distinct(reports) {
	if (reports.length === 1) return reports;
	let byText = new Map(reports.map((report) => [toText(report), report]));
	return [...byText.keys()].sort().flatMap((text) => byText.get(text) ?? []);
}
function mergeLabels$1(known, labels) {
	return known === void 0 || labels === known || labels !== void 0 && Object.keys(known).every((name) => Object.hasOwn(labels, name)) ? labels : {
		...known,
		...labels
	};
}
function withLabels(report, labels) {
	return labels === report.cluster.labels ? report : {
		...report,
		cluster: {
			...report.cluster,
			labels
		}
	};
}
function toText(value) {
	return JSON.stringify(value) ?? "";
}
// packages/compliance/src/inventory/inventory.ts
function isReportedBy({ reporters }, kind) {
	return reporters.some((reporter) => reporter.kind === kind);
}
function expectsReporter(inventory, kind) {
	return inventory?.clusters.some((cluster) => isReportedBy(cluster, kind)) ?? !1;
}
// packages/compliance/src/verdict/group-by-cluster.ts
function groupByCluster(members, inventory, deploymentTarget) {
	let index = indexInventory(inventory), expected = new Map((inventory?.clusters ?? []).map((cluster) => [cluster, []])), seen = /* @__PURE__ */ new Map();
	for (let member of sortById(members)) {
		let owners = findOwners(member.report, index);
		for (let owner of owners) expected.get(owner)?.push(member);
		if (owners.length > 0) continue;
		let { resourceId } = member.report.cluster;
		addTo(seen, resourceId === "" ? member.report.id : resourceId.toLowerCase(), member);
	}
	return [...[...expected].map(([cluster, found]) => describeExpected(cluster, found, deploymentTarget)), ...[...seen.values()].flatMap((found) => describeSeen(found, inventory === void 0))];
}
function indexInventory(inventory) {
	let index = /* @__PURE__ */ new Map();
	for (let cluster of inventory?.clusters ?? []) {
		addTo(index, cluster.resourceId === void 0 ? nameKey(cluster.name) : resourceKey(cluster.resourceId), cluster);
		for (let reporter of cluster.reporters) reporter.kind === "commit-status" && addTo(index, contextKey(reporter.context), cluster);
	}
	return index;
}
function addTo(lists, key, value) {
	let list = lists.get(key);
	list === void 0 ? lists.set(key, [value]) : list.push(value);
}
function sortById(members) {
	return members.toSorted(({ report: one }, { report: other }) => one.id < other.id ? -1 : +(one.id > other.id));
}
function findOwners({ cluster, details }, index) {
	return details?.kind === "commit-status" ? index.get(contextKey(details.context)) ?? [] : index.get(resourceKey(cluster.resourceId)) ?? index.get(nameKey(cluster.name)) ?? [];
}
const nameKey = (name) => `name:${name.toLowerCase()}`, resourceKey = (resourceId) => `resource:${resourceId.toLowerCase()}`, contextKey = (context) => `context:${context.toLowerCase()}`;
function describeExpected(cluster, members, deploymentTarget) {
	let { name, resourceId = "", clusterType, labels, reporters } = cluster, reports = members.map(({ report }) => report), tags = mergeLabels(reports), isInAzure = isReportedBy(cluster, "azure");
	return {
		name,
		resourceId: resourceId || (reports.find((report) => report.cluster.resourceId !== "")?.cluster.resourceId ?? ""),
		clusterType,
		labels: mergeWithInventory(labels, tags),
		mayHaveOtherLabels: tags === void 0 || isInAzure && !reports.some(({ source }) => source === "azure"),
		isExpected: !0,
		members,
		silent: reporters.filter((reporter) => !reports.some((report) => isFrom(report, reporter))).map((reporter) => formatReporter(reporter, deploymentTarget))
	};
}
function mergeWithInventory(labels, tags) {
	let named = new Set(Object.keys(labels).map((name) => name.toLowerCase())), others = Object.entries(tags ?? {}).filter(([name]) => !named.has(name.toLowerCase()));
	return Object.fromEntries([...Object.entries(labels), ...others]);
}
function describeSeen(members, isExpected) {
	let [first] = members;
	if (first === void 0) return [];
	let { name, resourceId } = first.report.cluster, labels = mergeLabels(members.map(({ report }) => report));
	return [{
		name,
		resourceId,
		clusterType: void 0,
		labels,
		mayHaveOtherLabels: labels === void 0,
		isExpected,
		members,
		silent: []
	}];
}
function mergeLabels(reports) {
	let merged = /* @__PURE__ */ new Map();
	for (let { cluster } of reports) {
		if (cluster.labels === void 0) return;
		for (let [name, value] of Object.entries(cluster.labels)) {
			if ((merged.get(name) ?? value) !== value) return;
			merged.set(name, value);
		}
	}
	return Object.fromEntries(merged);
}
function isFrom({ source, details, facts }, reporter) {
	return reporter.kind === "azure" ? source === "azure" && !facts.some(({ kind }) => kind === "pinned") : details?.kind === "commit-status" && contextKey(details.context) === contextKey(reporter.context);
}
function formatReporter(reporter, deploymentTarget) {
	if (reporter.kind === "azure") return deploymentTarget === void 0 ? "Azure lists no configuration of it that watches the branch" : `Azure lists no configuration of it that watches the platform's branch and has applied ${deploymentTarget}`;
	let creators = reporter.creators.join(" or ");
	return `no commit status ${reporter.context} of ${creators} is on the commit or a newer one of the branch`;
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
function findMembership({ label }, { labels = {}, mayHaveOtherLabels }) {
	if (label === void 0) return "member";
	let name = label.name.toLowerCase(), values = Object.entries(labels).flatMap(([other, value]) => other.toLowerCase() === name ? value : []);
	return values.includes(label.value) ? "member" : values.length === 0 && mayHaveOtherLabels ? "unreadable" : "other";
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
function assessFleet(proofs, policy, inventory, now, deploymentTarget) {
	let groups = groupByCluster([...proofs.values()], inventory, deploymentTarget), rollout = deploymentTarget === void 0 ? {} : { deploymentTarget }, all = groups.map((group) => ({
		...judgeCluster(group, policy, now),
		...rollout
	})).sort(compareUrgency), clusters = all.filter(({ isExpected }) => isExpected), counted = clusters.filter(({ verdict }) => isCounted(verdict, policy)), requirements = measureProgress(policy, counted, complies), strictRequirements = measureProgress(policy, counted, compliesWithSamePromotion), silent = groups.filter(({ isExpected }) => isExpected).reduce((sum, group) => sum + group.silent.length, 0), verdicts = listReports(clusters).sort(compareUrgency);
	return {
		state: toFleetState(clusters.length, requirements, strictRequirements),
		clusters,
		unexpected: all.filter(({ isExpected }) => !isExpected),
		verdicts,
		counts: countVerdicts(verdicts, silent),
		total: counted.length,
		complying: counted.filter(complies).length,
		requirements
	};
}
function judgeCluster({ members, silent, ...cluster }, policy, now) {
	let reports = members.map(({ report, finding, since }) => ({
		report,
		since,
		...finding
	})).sort(compareUrgency), [reason] = silent, findings = [...reason === void 0 ? [] : [{
		...UNKNOWN,
		reason,
		missing: silent,
		since: now
	}], ...reports].sort((one, other) => compareVerdicts(one.verdict, other.verdict)), [worst] = findings.filter(({ verdict }) => isCounted(verdict, policy)), { verdict, reason: why, since } = worst ?? findings[0] ?? {
		...UNKNOWN,
		reason: "",
		since: now
	}, missing = findings.flatMap((finding) => finding.missing), promotes = findings.map((finding) => finding.promotes).filter((value) => value !== void 0), merged = promotes.includes("other") ? "other" : promotes[0];
	return {
		...cluster,
		verdict,
		reason: why,
		since,
		missing,
		promotes: merged,
		reports
	};
}
const UNKNOWN = {
	verdict: "unknown",
	promotes: void 0,
	missing: []
};
function isCounted(verdict, { ignoreSuspended }) {
	return verdict !== "pinned" && !(ignoreSuspended && verdict === "suspended");
}
function toFleetState(clusters, requirements, strictRequirements) {
	return strictRequirements.every(isMet) ? "compliant" : requirements.every(isMet) ? "superseded" : clusters === 0 ? "none" : requirements.some(isOutOfReach) ? "failing" : "waiting";
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
function measureProgress(policy, counted, isComplying) {
	return [...policy.requirements.map((requirement) => measureRequirement(requirement, counted, isComplying)), measureMinimum(policy, counted, isComplying)];
}
function measureRequirement(requirement, counted, isComplying) {
	let by = (membership) => counted.filter((cluster) => findMembership(requirement, cluster) === membership), [members, unreadable] = [by("member"), by("unreadable")], total = members.length + unreadable.length;
	return {
		requirement: formatRequirement(requirement),
		total,
		needed: countNeeded(requirement, total),
		complying: members.filter(isComplying).length,
		failing: members.filter(({ verdict }) => verdict === "failing").length,
		unreadable: unreadable.length
	};
}
function measureMinimum(policy, counted, isComplying) {
	let reports = listReports(counted).filter(({ verdict }) => isCounted(verdict, policy));
	return {
		requirement: `at least ${policy.minimum}`,
		total: reports.length,
		needed: policy.minimum,
		complying: reports.filter(isComplying).length,
		failing: reports.filter(({ verdict }) => verdict === "failing").length,
		unreadable: 0
	};
}
function listReports(clusters) {
	let reports = clusters.flatMap((cluster) => cluster.reports);
	return [...new Map(reports.map((verdict) => [verdict.report.id, verdict])).values()];
}
function countVerdicts(verdicts, silent) {
	let counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0]));
	for (let { verdict } of verdicts) counts[verdict] += 1;
	return counts.unknown += silent, counts;
}
function compareUrgency(one, other) {
	let order = compareVerdicts(one.verdict, other.verdict);
	if (order !== 0) return order;
	let [key, otherKey] = [sortKey(one), sortKey(other)];
	return key < otherKey ? -1 : +(key > otherKey);
}
function sortKey(verdict) {
	return "report" in verdict ? `${verdict.report.cluster.name}\0${verdict.report.id}` : `${verdict.deploymentTarget ?? ""}\0${verdict.name}\0${verdict.resourceId}`;
}
// packages/compliance/src/rollout/assess-rollout.ts
function assessRollout(proofs, policy, targets, now) {
	let byTarget = Map.groupBy(proofs, ([, { report }]) => report.rollout?.deploymentTarget), assessed = targets.map(({ name, expected }) => {
		let assessment = assessFleet(new Map(byTarget.get(name) ?? []), policy, expected, now, name);
		return {
			name,
			isKnown: expected !== void 0,
			assessment
		};
	}), all = assessed.map(({ assessment }) => assessment), sum = (count) => all.reduce((total, each) => total + count(each), 0);
	return {
		state: mergeStates(assessed.map(({ assessment: { state }, isKnown }) => state === "none" && !isKnown ? "waiting" : state)),
		clusters: mergeClusters(all.map(({ clusters }) => clusters)),
		unexpected: mergeClusters(all.map(({ unexpected }) => unexpected.filter(isReported))),
		verdicts: all.flatMap(({ verdicts }) => verdicts).toSorted(compareUrgency),
		counts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, sum(({ counts }) => counts[verdict])])),
		total: sum(({ total }) => total),
		complying: sum(({ complying }) => complying),
		requirements: assessed.flatMap(({ name, assessment }) => assessment.requirements.map((progress) => ({
			...progress,
			requirement: `${name}: ${progress.requirement}`
		}))),
		targets: assessed.map(({ name, assessment }) => ({
			name,
			assessment
		}))
	};
}
function isReported({ reports }) {
	return reports.some(({ report }) => report.rollout?.isReported);
}
function mergeClusters(lists) {
	return lists.flat().toSorted(compareUrgency);
}
function mergeStates(states) {
	return [
		"failing",
		"none",
		"waiting",
		"superseded"
	].find((state) => states.includes(state)) ?? "compliant";
}
// packages/compliance/src/verdict/judge-report.ts
const JUDGES = [
	judgePinned,
	judgeConnection,
	judgeSuspension,
	judgeAge,
	judgeFetched,
	judgeLastingFailure,
	judgeGaps,
	judgeReadiness,
	judgeProgress
];
function judgeReport(report, context) {
	let missing = report.facts.flatMap((fact) => fact.kind === "missing" ? describe(fact) : []);
	for (let judge of JUDGES) {
		let finding = judge(report, context);
		if (finding) return {
			promotes: void 0,
			missing,
			...finding
		};
	}
	return {
		promotes: void 0,
		missing,
		...judgeApplied(report, context)
	};
}
function isOnOtherRevision({ facts }, context) {
	return facts.some((fact) => {
		if (fact.kind !== "revision") return !1;
		if (fact.branch !== void 0 && fact.branch !== context.policy.branch) return !0;
		let { kind } = relationOf(fact.commit, context);
		return kind !== "same" && (kind !== "newer" || !isOnBranch$1(fact, facts, context));
	});
}
function isOnBranch$1({ commit }, facts, { policy }) {
	return facts.some((fact) => fact.kind === "revision" && fact.commit === commit && fact.branch === policy.branch);
}
function namesFetchedRevision({ facts }) {
	return facts.some(isFetched);
}
function findReportedCommit({ facts }) {
	let listCommits = (role) => facts.flatMap((fact) => fact.kind === "revision" && fact.role === role ? fact.commit : []).sort();
	return listCommits("fetched")[0] ?? listCommits("applied")[0];
}
function listRelevantCommits({ facts }) {
	return facts.flatMap((fact) => fact.kind === "revision" ? fact.commit : []);
}
function judgePinned({ facts }) {
	let fact = facts.find(({ kind }) => kind === "pinned");
	return fact && {
		verdict: "pinned",
		reason: describe(fact)
	};
}
function judgeConnection({ facts }) {
	let fact = facts.find(({ kind }) => kind === "disconnected");
	return fact && {
		verdict: "disconnected",
		reason: describe(fact)
	};
}
function judgeSuspension({ facts }) {
	let fact = facts.find(({ kind }) => kind === "suspended");
	return fact && {
		verdict: "suspended",
		reason: describe(fact)
	};
}
function judgeAge({ reportedAt, canExpire }, { policy: { staleAfterMs }, now }) {
	if (!canExpire || staleAfterMs === 0 || reportedAt === void 0) return;
	let age = now - Date.parse(reportedAt);
	if (!(age <= staleAfterMs)) return {
		verdict: "stale",
		reason: `it last reported ${formatDuration(age)} ago`
	};
}
function judgeFetched(report, context) {
	return findWorst(report.facts.filter(isFetched).map((fact) => judgeFetchedRevision(fact, context)));
}
function judgeFetchedRevision(fact, context) {
	if (fact.branch !== void 0 && fact.branch !== context.policy.branch) return {
		verdict: "behind",
		reason: `it last fetched from branch ${fact.branch}`
	};
	let relation = relationOf(fact.commit, context), commit = shortCommitId(fact.commit);
	if (relation.kind === "older") return {
		verdict: "behind",
		reason: `it is on the older commit ${commit}`
	};
	if (relation.kind === "diverged") return {
		verdict: "behind",
		reason: `it is on ${commit}, whose history does not contain the expected commit`
	};
	if (relation.kind === "unknown") return {
		verdict: "unknown",
		reason: `its commit ${commit} has not been compared with the expected commit: ${relation.reason}`
	};
}
function judgeLastingFailure(report, context) {
	let { failure, failingMs } = findFailure(report, context);
	if (!(failure === void 0 || failingMs < context.policy.graceMs)) return {
		verdict: "failing",
		reason: `${describe(failure)}, for ${formatDuration(failingMs)}`
	};
}
function judgeGaps({ facts, reportedAt, canExpire }, { policy: { staleAfterMs } }) {
	let fact = facts.find(({ kind }) => kind === "unrecognized") ?? facts.find((other) => other.kind === "missing");
	if (fact) return {
		verdict: "unknown",
		reason: describe(fact)
	};
	if (reportedAt !== void 0 || !canExpire || staleAfterMs === 0) return;
	let reason = "it is unknown when it last reported";
	return {
		verdict: "unknown",
		reason,
		missing: [reason]
	};
}
function judgeReadiness(report, context) {
	let { failure, failingMs } = findFailure(report, context);
	if (failure) {
		let times = `for ${formatDuration(failingMs)}, grace period ${formatDuration(context.policy.graceMs)}`;
		return {
			verdict: "not-ready",
			reason: `${describe(failure)}, ${times}`
		};
	}
	let fact = report.facts.find(({ kind }) => kind === "not-ready");
	return fact && {
		verdict: "not-ready",
		reason: describe(fact)
	};
}
function judgeProgress({ facts }) {
	let fact = facts.find(({ kind }) => kind === "progress");
	return fact && {
		verdict: "pending",
		reason: describe(fact)
	};
}
function judgeApplied({ facts }, context) {
	let [applied, fetched] = [facts.filter(isApplied), facts.filter(isFetched)];
	if (applied.length === 0) {
		let reason = "it does not report which commit it has applied";
		return {
			verdict: "unknown",
			reason,
			missing: [reason]
		};
	}
	let objection = findWorst([...applied.map((fact) => judgeAppliedRevision(fact, fetched.length > 0, context)), ...[...applied, ...fetched].map((fact) => judgeBranch(fact, facts, context))]);
	if (objection) return objection;
	let newer = [...applied, ...fetched].flatMap(({ commit }) => {
		let relation = relationOf(commit, context);
		return relation.kind === "newer" ? {
			commit,
			promotes: relation.promotes
		} : [];
	}), decisive = newer.find(({ promotes }) => promotes === "other") ?? newer[0];
	if (decisive === void 0) return {
		verdict: "compliant",
		reason: "it has applied the commit"
	};
	let { commit, promotes } = decisive;
	return {
		verdict: "ahead",
		reason: `it has applied the newer commit ${shortCommitId(commit)}`,
		promotes
	};
}
function judgeAppliedRevision({ object, commit, branch }, hasFetched, context) {
	if (branch !== void 0 && branch !== context.policy.branch) return {
		verdict: "behind",
		reason: `${object} has applied a commit of branch ${branch}`
	};
	let relation = relationOf(commit, context);
	if (relation.kind === "same" || relation.kind === "newer") return;
	if (relation.kind === "unknown") return {
		verdict: "unknown",
		reason: `what ${object} has applied has not been compared with the expected commit: ${relation.reason}`
	};
	let reason = `${object} has applied only ${shortCommitId(commit)}`;
	return {
		verdict: hasFetched ? "pending" : "behind",
		reason
	};
}
function judgeBranch(fact, facts, context) {
	if (relationOf(fact.commit, context).kind !== "newer" || isOnBranch$1(fact, facts, context)) return;
	let reason = `it is unknown whether the newer commit ${shortCommitId(fact.commit)} of ${fact.object} is on the branch`;
	return {
		verdict: "unknown",
		reason,
		missing: [reason]
	};
}
function isFetched(fact) {
	return fact.kind === "revision" && fact.role === "fetched";
}
function isApplied(fact) {
	return fact.kind === "revision" && fact.role === "applied";
}
function findWorst(findings) {
	return findings.filter((finding) => finding !== void 0).sort((one, other) => compareVerdicts(one.verdict, other.verdict))[0];
}
function findFailure({ facts }, { failingSince, now }) {
	return {
		failure: facts.find(({ kind }) => kind === "failure"),
		failingMs: now - (failingSince ?? now)
	};
}
function relationOf(commit, { policy, relations }) {
	return commit === policy.commit ? { kind: "same" } : relations.get(commit) ?? NOT_COMPARED;
}
function describe(fact) {
	return fact.kind === "revision" ? fact.commit : "object" in fact ? `${fact.object} ${fact.detail}` : fact.detail;
}
// packages/compliance/src/verdict/proof.ts
const NO_PROOFS = /* @__PURE__ */ new Map();
function updateProofs(proofs, sightings, context) {
	let next = /* @__PURE__ */ new Map();
	for (let [id, sighting] of sightings) next.set(id, updateProof(proofs.get(id), sighting, context));
	return next;
}
function interruptProofs(proofs) {
	return new Map([...proofs].map(([id, proof]) => [id, {
		...proof,
		provenSince: void 0
	}]));
}
function recordConfirmations(proofs, responses) {
	let next = new Map(proofs);
	for (let [id, response] of responses) {
		let proof = next.get(id);
		proof !== void 0 && (response.kind === "gone" ? next.delete(id) : response.kind === "found" ? next.set(id, {
			...proof,
			confirmation: { kind: "confirmed" }
		}) : next.set(id, {
			...proof,
			confirmation: response
		}));
	}
	return next;
}
function isStable(proof, context) {
	let { provenSince } = proof;
	return provenSince !== void 0 && context.now - provenSince >= requiredStabilityMs(proof, context);
}
function findStableAt(proof, context) {
	if (proof.provenSince !== void 0 && proof.counted === void 0) return proof.provenSince + requiredStabilityMs(proof, context);
}
function updateProof(previous, sighting, context) {
	let { report } = sighting, failingSince = findFailingSince$1(previous, report, context.now), judgeContext = {
		...context,
		failingSince
	}, moment = judgeSighting(sighting, judgeContext), isProven = complies(moment), proof = {
		report,
		provenSince: isProven ? previous?.provenSince ?? context.now : void 0,
		failingSince: isProven ? void 0 : failingSince
	}, isHeld = previous?.counted !== void 0 && keepsProof(previous, moment, report, judgeContext), confirmation = isProven || isHeld ? previous?.confirmation : void 0, counted = isProven && (previous?.counted !== void 0 || isStable(proof, context) && (!context.needsConfirmation(report) || confirmation?.kind === "confirmed")) ? moment : isHeld ? previous.counted : void 0, finding = counted ?? (isProven ? explainWait(moment, {
		...proof,
		confirmation
	}, context) : moment), since = previous?.finding.verdict === finding.verdict ? previous.since : context.now;
	return {
		...proof,
		finding,
		since,
		counted,
		confirmation
	};
}
function judgeSighting({ report, seenAt, isListed, isContradictory }, context) {
	let unknown = (reason) => ({
		verdict: "unknown",
		reason,
		promotes: void 0,
		missing: [reason]
	});
	return isListed ? isContradictory ? unknown("two different states of it are reported") : judgeReport(report, context) : unknown(`it was listed before, but not for the last ${formatDuration(context.now - seenAt)}`);
}
const HARMLESS_FACTS = /* @__PURE__ */ new Set([
	"revision",
	"progress",
	"failure"
]);
function keepsProof(previous, { verdict }, report, context) {
	return !(namesFetchedRevision(previous.report) && !namesFetchedRevision(report)) && (verdict === "pending" || verdict === "not-ready") && report.facts.every(({ kind }) => HARMLESS_FACTS.has(kind)) && !isOnOtherRevision(report, context);
}
function findFailingSince$1(previous, report, now) {
	return previous?.failingSince !== void 0 && !isOnOtherCommit(previous.report, report) ? previous.failingSince : report.facts.some(({ kind }) => kind === "failure") ? now : void 0;
}
function isOnOtherCommit(previous, report) {
	let [before, now] = [findReportedCommit(previous), findReportedCommit(report)];
	return before !== void 0 && now !== void 0 && before !== now;
}
function explainWait(moment, { report, provenSince, confirmation }, context) {
	if (!isStable({
		report,
		provenSince
	}, context)) {
		let times = [context.now - (provenSince ?? context.now), requiredStabilityMs({ report }, context)].map(formatDuration);
		return {
			...moment,
			verdict: "pending",
			reason: `${moment.reason}, and this has held for ${times.join(" of ")}`
		};
	}
	let state = confirmation?.kind === "failed" ? `has not confirmed this: ${confirmation.reason}` : "is yet to confirm this";
	return {
		...moment,
		verdict: "unconfirmed",
		reason: `${moment.reason}, but the resource provider ${state}`
	};
}
function requiredStabilityMs({ report }, { policy }) {
	return report.skipsHealthChecks ? Math.max(policy.stabilityMs, 12e4) : policy.stabilityMs;
}
// packages/compliance/src/wait/fleet-watch.ts
const BLOCKING = /* @__PURE__ */ new Set([
	"behind",
	"disconnected",
	"stale",
	"unknown"
]);
var FleetWatch = class {
	#options;
	#sightings = NO_SIGHTINGS;
	#proofs = NO_PROOFS;
	#relations = /* @__PURE__ */ new Map();
	#queriedAt = /* @__PURE__ */ new Map();
	#hasOpenConfirmations = !1;
	constructor(options) {
		this.#options = options;
	}
	async update(reports) {
		let { policy, inventory, targets, clock } = this.#options;
		return this.#sightings = updateSightings(this.#sightings, reports, clock.now()), await this.#queryDoubtful(), await this.#judge(), await this.#confirm(), targets === void 0 ? assessFleet(this.#proofs, policy, inventory, clock.now()) : assessRollout(this.#proofs, policy, targets, clock.now());
	}
	interrupt() {
		this.#proofs = interruptProofs(this.#proofs);
	}
	findNextChange() {
		let context = this.#createContext();
		return this.#hasOpenConfirmations ? context.now + 1e3 : [...this.#proofs.values()].flatMap((proof) => findStableAt(proof, context) ?? []).filter((moment) => moment > context.now).reduce(min, void 0);
	}
	async #queryDoubtful() {
		let now = this.#options.clock.now(), sightings = [...this.#sightings.values()].sort((one, other) => one.seenAt - other.seenAt), missing = sightings.filter(({ isListed }) => !isListed), doubtful = sightings.filter((sighting) => sighting.isListed && this.#isDoubtful(sighting, now));
		for (let { report } of doubtful) this.#queriedAt.set(report.id, now);
		let responses = await this.#requestConfirmations([...missing, ...doubtful].map(({ report }) => report));
		this.#record(responses);
		let count = (kind) => missing.filter(({ report }) => responses.get(report.id)?.kind === kind).length;
		missing.length > 0 && responses.size > 0 && this.#options.log(`the result lacks ${missing.length} known before; of these, ${count("found")} exist and ${count("gone")} are gone`);
	}
	#isDoubtful({ report, providedAt }, now) {
		let proof = this.#proofs.get(report.id);
		if (proof === void 0 || proof.counted !== void 0) return !1;
		if (providedAt !== void 0) return !complies(proof.finding);
		let queriedAt = this.#queriedAt.get(report.id) ?? proof.since;
		return BLOCKING.has(proof.finding.verdict) && now - queriedAt >= 3e5;
	}
	async #confirm() {
		let context = this.#createContext(), open = [...this.#proofs.values()].filter((proof) => this.#isToConfirm(proof, context)), responses = await this.#requestConfirmations(open.map(({ report }) => report));
		this.#hasOpenConfirmations = responses.size < open.length, responses.size !== 0 && (this.#record(responses), this.#proofs = recordConfirmations(this.#proofs, responses), await this.#judge());
	}
	#record(responses) {
		this.#sightings = recordResponses(this.#sightings, responses, this.#options.clock.now());
	}
	#isToConfirm(proof, context) {
		return proof.counted === void 0 && isStable(proof, context) && context.needsConfirmation(proof.report) && proof.confirmation?.kind !== "confirmed";
	}
	async #judge() {
		let { ancestry, signal } = this.#options, commits = [...this.#sightings.values()].flatMap(({ report }) => listRelevantCommits(report));
		this.#relations = await abortable(ancestry.relate(commits), signal), this.#proofs = updateProofs(this.#proofs, this.#sightings, this.#createContext());
	}
	async #requestConfirmations(reports) {
		let { sources, intervalMs, signal, log } = this.#options, responses = /* @__PURE__ */ new Map();
		for (let { name, confirm } of sources) {
			let own = reports.filter(({ source }) => source === name);
			if (own.length === 0 || confirm === void 0) continue;
			let deadline = AbortSignal.timeout(Math.max(intervalMs, 3e4)), found = await abortable(confirm({
				reports: own,
				onProgress: createProgressLog(own.length, log),
				deadline,
				signal
			}), signal);
			for (let [id, response] of found) responses.set(id, response);
		}
		return responses;
	}
	#createContext() {
		let { policy, sources, clock } = this.#options, confirming = new Set(sources.flatMap(({ name, confirm }) => confirm === void 0 ? [] : name));
		return {
			policy,
			relations: this.#relations,
			now: clock.now(),
			needsConfirmation: ({ source }) => confirming.has(source)
		};
	}
};
function createProgressLog(total, log) {
	return (done) => {
		done % 500 == 0 && done < total && log(`the resource provider has responded to ${done} of ${total} requests`);
	};
}
function min(one, other) {
	return one === void 0 ? other : Math.min(one, other);
}
async function waitForCompliance(options) {
	let { clock, signal } = options, wait = new ComplianceWait(options);
	for (;;) {
		signal.throwIfAborted();
		let result = await wait.poll();
		if (result) return result;
		await abortable(clock.sleep(wait.pauseMs(), signal), signal);
	}
}
var ComplianceWait = class {
	#options;
	#start;
	#fleet;
	#lastAssessment;
	#consecutiveFailures = 0;
	#emptyPolls = 0;
	#emptySince;
	constructor(options) {
		this.#options = options, this.#start = options.clock.now(), this.#fleet = new FleetWatch(options);
	}
	async poll() {
		let reports;
		try {
			reports = await this.#read();
		} catch (error) {
			return this.#options.signal.throwIfAborted(), this.#recordFailure(error);
		}
		return this.#assess(reports);
	}
	pauseMs() {
		let { clock, intervalMs, timeoutMs } = this.#options, now = clock.now(), pauses = [this.#fleet.findNextChange(), this.#findEmptinessEnd()].filter((moment) => moment !== void 0).map((moment) => moment - now).filter((pause) => pause > 0);
		return Math.max(0, Math.min(this.#start + timeoutMs - now, intervalMs, ...pauses));
	}
	async #read() {
		let { sources, signal, timeoutMs } = this.#options, limitMs = Math.ceil(Math.max(timeoutMs - this.#elapsedMs(), 6e4)), limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
		return (await Promise.all(sources.map((source) => abortable(source.read(limit), limit)))).flat();
	}
	#recordFailure(error) {
		let { onPoll, isTransient, timeoutMs } = this.#options, elapsedMs = this.#elapsedMs();
		this.#consecutiveFailures += 1, this.#fleet.interrupt(), this.#emptySince = void 0, onPoll({
			kind: "failed",
			error,
			consecutiveFailures: this.#consecutiveFailures,
			elapsedMs
		});
		let isOver = elapsedMs >= timeoutMs;
		if (isOver && this.#lastAssessment !== void 0 && isTransient(error)) return timedOut(this.#lastAssessment, elapsedMs);
		if (isOver || !isTransient(error) || this.#consecutiveFailures >= 10) throw error;
	}
	async #assess(reports) {
		let { onPoll, timeoutMs, inventory, clock } = this.#options;
		this.#consecutiveFailures = 0;
		let assessment = await this.#fleet.update(reports), elapsedMs = this.#elapsedMs();
		onPoll({
			kind: "assessed",
			elapsedMs,
			assessment,
			previous: this.#lastAssessment
		}), this.#lastAssessment = assessment;
		let { state } = assessment;
		this.#emptyPolls = state === "none" ? this.#emptyPolls + 1 : 0;
		let isEmpty = assessment.clusters.length === 0 && inventory === void 0;
		if (this.#emptySince = isEmpty ? this.#emptySince ?? clock.now() : void 0, (state === "failing" || state === "compliant" || state === "superseded") && clock.now() >= (this.#findEmptinessEnd() ?? 0)) return {
			state,
			assessment,
			elapsedMs
		};
		if (this.#emptyPolls >= 2 || elapsedMs >= timeoutMs) return timedOut(assessment, elapsedMs);
	}
	#findEmptinessEnd() {
		return this.#emptySince === void 0 ? void 0 : this.#emptySince + this.#options.policy.stabilityMs;
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
	for (let { verdict, promotes, report } of verdicts) {
		let commit = findReportedCommit(report);
		verdict === "ahead" && promotes === "other" && commit !== void 0 && counts.set(commit, (counts.get(commit) ?? 0) + 1);
	}
	let [most] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
	return most === void 0 ? "a newer commit" : shortCommitId(most[0]);
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
function describeWatchedElsewhere(elsewhere) {
	let { sameRepository, sameBranch, nearestBranch, nearestRepository } = elsewhere, sentences = [];
	return sameRepository.length > 0 && sentences.push(`That repository is watched by ${list(sameRepository, formatTarget)}`), sameBranch.length > 0 && sentences.push(`A branch of that name is watched by ${list(sameBranch, formatUrl)}`), nearestBranch !== void 0 && sentences.push(`The nearest branch that is watched is ${quote(nearestBranch)}`), nearestRepository !== void 0 && sentences.push(`The nearest repository is ${quote(nearestRepository)}`), sentences.length === 0 && sentences.push("No similar configuration was found either"), sentences;
}
function list(configurations, format) {
	let parts = configurations.map((one) => `${quote(`${one.cluster}/${one.name}`)} (${format(one)})`);
	return joinLimited(parts, 5, ", ");
}
function formatTarget({ branch, pinned }) {
	return pinned === void 0 ? `branch ${quote(branch)}` : quote(pinned);
}
function formatUrl({ url }) {
	return quote(url);
}
function listUnseenTargets(targets) {
	return targets.filter(({ assessment }) => assessment.clusters.length === 0 && assessment.state === "none");
}
function describeUnseenTarget(name, { rollout, watched }, elsewhere) {
	let where = `branch ${quote(watched.branch)} of ${quote(rollout?.platformLabel ?? "")}`;
	if (rollout?.targets.some((target) => target.name === name && isAssignedNowhere(target, rollout.hasAssignments))) return {
		code: "rollout-not-assigned",
		severity: "error",
		message: `the deployment target ${quote(name)} is assigned to no expected cluster on ${where}, so its rollout proves nothing`,
		hint: "Check its name. If the platform has not scheduled it yet, run the check again after that. If no cluster has to run it, set `minimum-configurations: 0`."
	};
	let message = `no cluster reports the deployment target ${quote(name)}: no Flux configuration that watches ${where} has applied it`, isWatched = elsewhere?.sameRepository.some(({ branch, pinned, url }) => pinned === void 0 && branch === watched.branch && isAddressOf(url, watched));
	return {
		code: "rollout-not-seen",
		severity: "error",
		message: [message, ...elsewhere === void 0 || isWatched ? [] : ["None watches that branch", ...describeWatchedElsewhere(elsewhere)]].join(". "),
		hint: "Check its name, that the platform has scheduled it, and that the identity has the role Reader where the clusters are."
	};
}
function describeUncheckedTypes({ rollout, inventory }) {
	let unchecked = rollout?.targets.filter(({ uncheckedClusterTypes: types }) => types.length > 0) ?? [];
	if (unchecked.length === 0) return [];
	let where = unchecked.map(({ name, uncheckedClusterTypes: types }) => `${quote(name)} on ${joinLimited(types.map(quote), 20, ", ")}`), listed = [...new Set(inventory?.clusters.flatMap(({ clusterType }) => clusterType ?? []))], similar = [...new Set(unchecked.flatMap(({ uncheckedClusterTypes }) => uncheckedClusterTypes))].flatMap((type) => findNearest(type, listed) ?? []), spelling = similar.length === 0 ? "" : ` It lists ${joinLimited(similar.map(quote), 20, ", ")}.`;
	return [{
		code: "cluster-type-not-checked",
		severity: "warning",
		message: `the inventory lists no cluster of these cluster types, so the rollout was not checked there: ${joinLimited(where, 20, "; ")}`,
		hint: `Add their clusters to \`.kalypso/inventory.yaml\` of the environment branch, with the cluster types as the platform spells them.${spelling} If there are none yet, there is nothing to do.`
	}];
}
function isAssignedNowhere({ expected }, hasAssignments) {
	return hasAssignments && expected?.clusters.length === 0;
}
function isAddressOf(url, { repository }) {
	let address = parseRepositoryAddress(url);
	return address !== void 0 && isSameRepository(address, repository);
}
// packages/compliance/src/check/outcome-diagnostics.ts
const FLEET = {
	failing: { code: "compliance-failing" },
	"timed-out": { code: "compliance-timed-out" }
}, CLUSTER$1 = {
	failing: { code: "configuration-failing" },
	unknown: { code: "configuration-unknown" },
	disconnected: { code: "configuration-disconnected" },
	stale: { code: "configuration-stale" },
	suspended: { code: "configuration-suspended" },
	"not-ready": { code: "configuration-not-ready" },
	behind: { code: "configuration-behind" },
	pending: { code: "configuration-pending" },
	unconfirmed: { code: "configuration-unconfirmed" },
	pinned: { code: "configuration-pinned" }
}, AZURE = {
	credentials: { code: "azure-credentials" },
	denied: { code: "azure-denied" },
	scope: { code: "azure-scope" },
	throttled: { code: "azure-throttled" },
	unreachable: { code: "azure-unreachable" },
	unsteady: { code: "azure-unsteady" },
	unexpected: { code: "azure-unexpected" }
};
function createOutcomeDiagnostics(options, result, elsewhere) {
	let { state, assessment, elapsedMs } = result, { targets = [] } = assessment, warnings = [...describeUncheckedTypes(options), ...describeUnexpected(assessment.unexpected)];
	if (state === "compliant" || state === "superseded") return warnings;
	let unseen = listUnseenTargets(targets).map(({ name }) => describeUnseenTarget(name, options, elsewhere));
	if (state === "none") return [...targets.length > 0 ? unseen : [noCluster(options, elsewhere)], ...warnings];
	let subject = targets.length > 0 ? "rollout" : "fleet", message = state === "failing" ? `the ${subject} does not comply: too many clusters fail` : `the ${subject} did not comply within ${formatDuration(elapsedMs)}`, unmet = listRequirements(assessment).filter((requirement) => !isMet(requirement)).map(describeProgress), detail = unmet.length > 0 ? `: ${unmet.join("; ")}` : "", fleet = {
		...FLEET[state],
		severity: "error",
		message: `${message}${detail}`,
		...adviseOn(options)
	}, causes = assessment.clusters.flatMap((cluster) => state === "failing" && cluster.verdict !== "failing" ? [] : describeCluster$1(cluster));
	return [
		fleet,
		...unseen,
		...causes,
		...warnings
	];
}
function listRequirements({ requirements, targets = [] }) {
	let unseen = listUnseenTargets(targets);
	return requirements.filter(({ requirement }) => !unseen.some(({ name }) => requirement.startsWith(`${name}: `)));
}
function adviseOn({ timeoutMs, policy: { stabilityMs } }) {
	if (stabilityMs <= timeoutMs) return {};
	let times = [timeoutMs, stabilityMs].map(formatDuration);
	return { hint: `Increase \`timeout\`: nothing can hold for \`stability\` (${times[1]}) within ${times[0]}.` };
}
function describeProgress({ requirement, total, needed, complying, unreadable }) {
	let counts = `${quote(requirement)}: ${needed} needed, ${complying} compliant`;
	return total === 0 ? `${counts}; no cluster has this label` : unreadable === 0 ? counts : `${counts}; the labels of ${unreadable} more cannot be read, so it is unknown whether they belong to the group`;
}
function noCluster({ repositoryLabel, inventory, policy: { branch } }, elsewhere) {
	return inventory === void 0 ? {
		code: "compliance-none",
		severity: "error",
		message: [`no Flux configuration watches branch ${quote(branch)} of ${quote(repositoryLabel)}, and an empty fleet proves nothing`, ...elsewhere === void 0 ? [] : describeWatchedElsewhere(elsewhere)].join(". "),
		hint: "Check the repository, the branch, and that the identity has the role Reader where the clusters are. If no clusters are expected, set `minimum-configurations: 0`."
	} : {
		code: "compliance-none",
		severity: "error",
		message: `the inventory lists no cluster for branch ${quote(branch)} of ${quote(repositoryLabel)}, and an empty fleet proves nothing`,
		hint: "Add the clusters to `.kalypso/inventory.yaml` of the environment branch. If no clusters are expected, set `minimum-configurations: 0`."
	};
}
function describeCluster$1(cluster) {
	let { verdict, name, reports, missing } = cluster;
	if (verdict === "compliant" || verdict === "ahead") return [];
	let details = reports[0]?.report.details, group = details?.kind === "azure" ? ` in resource group ${quote(details.resourceGroup)}` : "", reason = [cluster.reason, ...missing.filter((fact) => fact !== cluster.reason)].join("; "), message = `${quote(formatClusterName(cluster))}${group} is ${verdict}: ${sanitizeText(reason, 500)}`;
	return [{
		...CLUSTER$1[verdict],
		severity: "error",
		message,
		subject: {
			kind: "Cluster",
			name
		}
	}];
}
function describeUnexpected(clusters) {
	if (clusters.length === 0) return [];
	let isRollout = clusters.some(({ deploymentTarget }) => deploymentTarget !== void 0), names = joinLimited(clusters.map((cluster) => `${quote(isRollout ? formatClusterName(cluster) : cluster.name)} (${cluster.verdict})`), 20, ", ");
	return isRollout ? [{
		code: "cluster-unexpected",
		severity: "warning",
		message: `these clusters run a deployment target that is not expected there, so they do not count: ${names}`,
		hint: "Check the clusters in `.kalypso/inventory.yaml`, their cluster types, and the assignments."
	}] : [{
		code: "cluster-unexpected",
		severity: "warning",
		message: `these clusters watch the branch, but the inventory does not list them, so they do not count: ${names}`,
		hint: "Add them to `.kalypso/inventory.yaml` of the environment branch, or remove their Flux configurations."
	}];
}
function toFailureDiagnostic(error) {
	if (!(error instanceof AzureError)) return diagnoseGitHubError(error);
	let { kind, message, hint } = error.failure;
	return {
		...AZURE[kind],
		severity: "error",
		message,
		...hint === void 0 ? {} : { hint }
	};
}
// packages/compliance/src/check/check-compliance.ts
async function checkCompliance(options, deps, onDecision) {
	let statusProblem, setStatus = async (update, isUrgent) => {
		statusProblem = await trySetStatus(update, isUrgent, deps);
	}, result = await checkFleet(options, {
		...deps,
		setStatus
	}, onDecision);
	return statusProblem === void 0 ? result : {
		...result,
		diagnostics: [...result.diagnostics, statusProblem]
	};
}
async function checkFleet(options, deps, onDecision) {
	try {
		await deps.setStatus(DEPLOYING_STATUS, !1);
		let decision = await decide(options, deps);
		return onDecision(decision), await deps.setStatus(toFinalStatus(decision.result, options.status?.onSuccess ?? "success"), !1), decision;
	} catch (error) {
		if (deps.signal.aborted) return deps.log("cancelled"), await deps.setStatus(CANCELLED_STATUS, !0), {
			kind: "cancelled",
			isSuccess: !1,
			diagnostics: []
		};
		await deps.setStatus(NOT_CHECKED_STATUS, !0);
		let diagnostic = toFailureDiagnostic(error);
		if (diagnostic === void 0) throw error;
		return {
			kind: "failed",
			isSuccess: !1,
			diagnostics: [diagnostic]
		};
	}
}
async function decide(options, deps) {
	let { policy, inventory, timeoutMs, intervalMs } = options, { clock, log, signal } = deps, start = clock.now(), { sources, portalUrl, findWatchedElsewhere, listWarnings } = await connectPatiently(options, deps), result = await waitForCompliance({
		sources,
		inventory,
		targets: options.rollout?.targets,
		ancestry: new CommitAncestry(policy.commit, deps.commits),
		policy,
		timeoutMs: Math.max(0, timeoutMs - (clock.now() - start)),
		intervalMs,
		isTransient,
		clock,
		log,
		signal,
		onPoll: (poll) => log(formatProgress(poll))
	}), diagnostics = [...createOutcomeDiagnostics(options, result, result.state === "none" || options.rollout !== void 0 && hasNothing(result) ? await tryFind(findWatchedElsewhere, deps) : void 0), ...listWarnings()];
	return {
		kind: "decided",
		isSuccess: result.state === "compliant" || result.state === "superseded",
		diagnostics,
		result,
		portalUrl
	};
}
function hasNothing({ assessment: { verdicts } }) {
	return verdicts.length === 0;
}
function connectPatiently({ timeoutMs, intervalMs }, { connect, clock, log, signal }) {
	let end = clock.now() + timeoutMs;
	return withRetries(() => connect(signal), {
		retries: 9,
		delayMs: (error) => isTransient(error) && clock.now() + intervalMs <= end ? intervalMs : void 0,
		clock,
		log,
		signal
	});
}
function isTransient(error) {
	return error instanceof AzureError ? error.isTransient : error instanceof GitHubError ? error.isRetryable : error instanceof DOMException && error.name === "TimeoutError";
}
async function tryFind(find, { log, signal }) {
	try {
		return await find(signal);
	} catch (error) {
		signal.throwIfAborted(), log(`could not find out what the clusters watch instead: ${errorMessage(error)}`);
		return;
	}
}
async function trySetStatus(update, isUrgent, { setStatus, log }) {
	try {
		await setStatus(update, isUrgent);
		return;
	} catch (error) {
		let reason = error instanceof GitHubError ? error.reason.replace(/\.$/, "") : errorMessage(error), message = `the commit status "${update.description}" could not be set: ${reason}`;
		return log(message), {
			code: "commit-status-failed",
			severity: "warning",
			message,
			hint: `${error instanceof GitHubError && error.hint || "Give `status-token` the permission `statuses: write` on that repository."} A promotion to the next environment needs the status: run the check again; \`timer.yml\` does so, too.`
		};
	}
}
// packages/compliance/src/evidence/azure/configuration/reported-value.ts
function isAbsent(value) {
	return value == null || value === "";
}
function formatReported(value) {
	return sanitizeText(maskCredentials(JSON.stringify(value) ?? String(value)), 80);
}
const maskCredentials = createMask();
// packages/compliance/src/evidence/azure/configuration/compliance-state.ts
function findComplianceFacts(object, state, suspended) {
	switch (state) {
		case "Compliant": return [];
		case "Non-Compliant": return [{
			kind: "failure",
			object,
			detail: "is not compliant",
			since: void 0
		}];
		case "Pending": return [{
			kind: "progress",
			object,
			detail: "is being applied"
		}];
		case "Suspended": return [suspended];
		case "Unknown": return [{
			kind: "missing",
			object,
			detail: "has an unknown compliance state"
		}];
		default: return isAbsent(state) ? [{
			kind: "missing",
			object,
			detail: "reports no compliance state"
		}] : [{
			kind: "unrecognized",
			object,
			detail: `has the undocumented compliance state ${formatReported(state)}`
		}];
	}
}
// packages/compliance/src/evidence/azure/configuration/status-conditions.ts
function parseStatusConditions(value) {
	if (isAbsent(value)) return [];
	if (!Array.isArray(value)) return;
	let conditions = value.flatMap((condition) => parseStatusCondition(condition) ?? []);
	return conditions.length === value.length ? conditions : void 0;
}
function parseStatusCondition(value) {
	if (isJsonObject(value) && readString(value.type) !== "") return {
		type: readString(value.type),
		status: value.status,
		reason: readString(value.reason),
		message: maskCredentials(withoutQuotes(readString(value.message))),
		since: readTimestamp(value.lastTransitionTime)
	};
}
function withoutQuotes(message) {
	return /^'.*'$/s.test(message) ? message.slice(1, -1) : message;
}
const MEANINGS = {
	Ready: {
		True: void 0,
		False: "failure",
		Unknown: "progress"
	},
	Healthy: {
		True: void 0,
		False: "failure",
		Unknown: "progress"
	},
	Reconciling: {
		True: "progress",
		False: void 0,
		Unknown: "progress"
	},
	Stalled: {
		True: "failure",
		False: void 0,
		Unknown: "progress"
	},
	FetchFailed: {
		True: "failure",
		False: void 0,
		Unknown: "progress"
	},
	BuildFailed: {
		True: "failure",
		False: void 0,
		Unknown: "progress"
	},
	StorageOperationFailed: {
		True: "failure",
		False: void 0,
		Unknown: "progress"
	},
	IncludeUnavailable: {
		True: "failure",
		False: void 0,
		Unknown: "progress"
	},
	ArtifactOutdated: {
		True: "progress",
		False: void 0,
		Unknown: "progress"
	}
}, SPELLINGS = new Map(Object.keys(MEANINGS).map((type) => [toSpelling(type), type])), WAITING_REASONS = /* @__PURE__ */ new Set(["DependencyNotReady", "HealthCheckCanceled"]);
function isWaiting({ type, status, reason }) {
	return type === "Ready" && status === "False" && WAITING_REASONS.has(reason);
}
function findConditionFacts(object, conditions) {
	return conditions.flatMap((condition) => judgeCondition(object, condition));
}
function judgeCondition(object, condition) {
	let { type, status, reason, message, since } = condition, meanings = Object.hasOwn(MEANINGS, type) ? MEANINGS[type] : void 0;
	if (!meanings) {
		let meant = SPELLINGS.get(toSpelling(type));
		return meant === void 0 ? [] : [{
			kind: "unrecognized",
			object,
			detail: `reports a condition ${formatReported(type)} instead of ${meant}`
		}];
	}
	if (isAbsent(status)) return [{
		kind: "missing",
		object,
		detail: `reports no status of its condition ${type}`
	}];
	if (status !== "True" && status !== "False" && status !== "Unknown") return [{
		kind: "unrecognized",
		object,
		detail: `reports the undocumented status ${formatReported(status)} of its condition ${type}`
	}];
	let explanation = [reason, message].filter((part) => part !== "").join(": "), suffix = explanation === "" ? "" : `: ${explanation}`;
	if (isWaiting(condition)) return [{
		kind: "progress",
		object,
		detail: `is waiting${suffix}`
	}];
	switch (meanings[status]) {
		case "failure": return [{
			kind: "failure",
			object,
			detail: `${FAILURES[type] ?? "fails"}${suffix}`,
			since
		}];
		case "progress": return [{
			kind: "progress",
			object,
			detail: `is reconciling${suffix}`
		}];
		case void 0: return [];
	}
}
const FAILURES = {
	Ready: "is not ready",
	Healthy: "is not healthy",
	Stalled: "has stalled"
};
function toSpelling(type) {
	return type.toLowerCase().replace(/[^a-z]/g, "");
}
// packages/compliance/src/evidence/azure/configuration/synced-revision.ts
const FORMATS = [/^(?:(.+)\/)?([0-9a-f]{40})$/i, /^(?:(.+)@)?sha1:([0-9a-f]{40})$/i];
function parseSyncedRevision(value) {
	for (let format of FORMATS) {
		let [, name, commit] = format.exec(value) ?? [];
		if (commit !== void 0) return {
			branch: name?.replace(/^refs\/heads\/(?=.)/, ""),
			commit: commit.toLowerCase()
		};
	}
}
const APPLIED_REVISION = /^Applied revision: (.+)$/;
function parseAppliedRevision(message) {
	let [, revision] = APPLIED_REVISION.exec(message) ?? [];
	return revision === void 0 ? void 0 : parseSyncedRevision(revision);
}
// packages/compliance/src/evidence/azure/configuration/status-object.ts
function parseStatusObject(value) {
	if (!isJsonObject(value)) return;
	let { kind, name, namespace } = value;
	if (readString(kind) === "" || readString(name) === "" || !isAbsent(namespace) && typeof namespace != "string") return;
	let identity = {
		kind: readString(kind),
		name: readString(name),
		namespace: readString(namespace)
	}, conditions = parseStatusConditions(value.statusConditions);
	return {
		...identity,
		label: formatObjectLabel(identity),
		isAppliedByOther: !isAbsent(value.appliedBy),
		appliedBy: parseAppliedBy(value.appliedBy),
		complianceState: value.complianceState,
		conditions
	};
}
function parseAppliedBy(value) {
	if (isJsonObject(value) && readString(value.name) !== "" && (isAbsent(value.namespace) || typeof value.namespace == "string")) return {
		name: readString(value.name),
		namespace: readString(value.namespace)
	};
}
function formatObjectLabel({ kind, name, namespace }) {
	return `${kind} ${namespace === "" ? "" : `${namespace}/`}${name}`;
}
function findKustomizationFacts(object) {
	return [...findObjectFacts(object), ...findAppliedRevisions(object)];
}
function findAppliedRevisions({ label, conditions = [] }) {
	return conditions.filter(({ type, status }) => type === "Ready" && status === "True").map(({ message }) => {
		let revision = parseAppliedRevision(message);
		return revision ? {
			kind: "revision",
			role: "applied",
			object: label,
			...revision
		} : message === "" ? {
			kind: "missing",
			object: label,
			detail: "does not report which revision it has applied"
		} : {
			kind: "unrecognized",
			object: label,
			detail: `does not report which revision it has applied, but ${formatReported(message)}`
		};
	});
}
function findObjectFacts(object) {
	let { label, conditions, complianceState } = object;
	if (!conditions) return [{
		kind: "unrecognized",
		object: label,
		detail: "reports conditions in an undocumented form"
	}];
	let facts = [...findConditionFacts(label, conditions), ...findReadinessFacts(object, conditions)], suspended = {
		kind: "not-ready",
		object: label,
		detail: "is suspended"
	}, states = findComplianceFacts(label, isWaitingObject(object) ? "Pending" : complianceState, suspended);
	return [...facts, ...states.filter(({ kind }) => kind === "not-ready" || !facts.some((fact) => fact.kind === kind))];
}
function isWaitingObject({ label, conditions = [], complianceState }) {
	return complianceState !== "Non-Compliant" || !conditions.some(isWaiting) ? !1 : findConditionFacts(label, conditions).every(({ kind }) => kind === "progress");
}
function findReadinessFacts({ label, complianceState }, conditions) {
	return conditions.some(({ type }) => type === "Ready") ? [] : complianceState === "Pending" && conditions.length === 0 ? [{
		kind: "progress",
		object: label,
		detail: "has not been reconciled yet"
	}] : [{
		kind: "missing",
		object: label,
		detail: "reports no condition Ready"
	}];
}
const KINDS_WITHOUT_STATUS = /* @__PURE__ */ new Set([
	"HelmRepository",
	"Provider",
	"Alert"
]);
function isUnjudged({ kind, conditions, complianceState }) {
	return !KINDS_WITHOUT_STATUS.has(kind) || conditions?.length !== 0 ? !1 : isAbsent(complianceState) || complianceState === "Unknown" || complianceState === "Pending";
}
function findChildFacts(object) {
	let { kind, label, conditions, complianceState } = object;
	return isUnjudged(object) ? [] : !KINDS_WITHOUT_STATUS.has(kind) || conditions?.length !== 0 ? findObjectFacts(object) : findComplianceFacts(label, complianceState, {
		kind: "not-ready",
		object: label,
		detail: "is suspended"
	});
}
// packages/compliance/src/evidence/azure/configuration/status-facts.ts
function findStatusFacts({ kustomizations, statuses }, identity, options) {
	let declared = listOwnKustomizations(kustomizations, identity), { objects, facts } = parseStatuses(statuses), judged = objects.map((object) => judgeObject(object, identity, declared, options)), reported = new Set(judged.flatMap(({ own }) => own ?? [])), found = [
		...findDeclarationFacts(kustomizations),
		...sortFacts$1(judged),
		...[...declared].filter((name) => !reported.has(name)).map((name) => findUnreportedFact(name, identity)),
		...facts
	], isHealthy = found.every(({ kind }) => kind === "revision"), failing = judged.filter(({ object, isLeftOut }) => !isLeftOut && object.complianceState === "Non-Compliant");
	return {
		facts: found,
		leftOutStates: listStates(objects.some((object) => isOwnSource(object, identity)) ? judged.filter(({ isLeftOut }) => isLeftOut).map(({ object }) => object) : []),
		unjudgedStates: listStates(isHealthy ? objects.filter(isUnjudged) : []),
		isWaiting: failing.length > 0 && failing.every(({ object }) => isWaitingObject(object))
	};
}
function listStates(objects) {
	return new Set(objects.map(({ complianceState }) => complianceState));
}
function hasUnwatchedKustomization(kustomizations) {
	return isJsonObject(kustomizations) ? Object.values(kustomizations).some((value) => isJsonObject(value) && !isAbsent(value.wait) && value.wait !== !0) : !1;
}
function lacksConditions({ statuses, complianceState }) {
	return complianceState !== "Compliant" || !Array.isArray(statuses) || statuses.length === 0 ? !1 : statuses.map(parseStatusObject).every((object) => object?.complianceState === "Compliant" && object.conditions?.length === 0);
}
function judgeObject(object, identity, declared, { children, ignoreSuspended }) {
	let name = object.name.toLowerCase(), isOwnNamespace = isInOwnNamespace(object, identity), judged = {
		object,
		own: void 0,
		isLeftOut: !1
	};
	return isOwnNamespace && object.kind === "Kustomization" && (declared.has(name) || isLikeOwn(object, identity)) ? {
		...judged,
		own: name,
		facts: findKustomizationFacts(object)
	} : isOwnSource(object, identity) ? {
		...judged,
		facts: findObjectFacts(object)
	} : children === "declared" || ignoreSuspended && object.complianceState === "Suspended" ? {
		...judged,
		facts: [],
		isLeftOut: !0
	} : {
		...judged,
		facts: findChildFacts(object)
	};
}
function isInOwnNamespace({ namespace }, identity) {
	return namespace === "" || namespace === identity.namespace;
}
function isOwnSource(object, identity) {
	let isNamesake = object.name.toLowerCase() === identity.name.toLowerCase();
	return object.kind === "GitRepository" && isNamesake && isInOwnNamespace(object, identity);
}
function isLikeOwn({ name, isAppliedByOther }, identity) {
	return !isAppliedByOther && name.toLowerCase().startsWith(toOwnName(identity, ""));
}
function sortFacts$1(judged) {
	return judged.filter(({ facts }) => facts.length > 0).map(({ own, facts }) => ({
		facts,
		key: `${+(own === void 0)} ${JSON.stringify(facts)}`
	})).sort((one, other) => one.key < other.key ? -1 : +(one.key > other.key)).flatMap(({ facts }) => facts);
}
function listOwnKustomizations(kustomizations, identity) {
	return new Set(listDeclared(kustomizations).map((key) => toOwnName(identity, key)));
}
function listDeclared(kustomizations) {
	return isJsonObject(kustomizations) ? Object.keys(kustomizations) : [];
}
function findDeclarationFacts(kustomizations) {
	return listDeclared(kustomizations).length === 0 ? [{
		kind: "missing",
		object: "it",
		detail: "declares no kustomization"
	}] : Object.entries(kustomizations ?? {}).flatMap(([key, value]) => isJsonObject(value) ? [] : [{
		kind: "unrecognized",
		object: "it",
		detail: `declares the kustomization ${formatReported(key)} in an undocumented form: ${formatReported(value)}`
	}]);
}
function findUnreportedFact(name, { namespace }) {
	return {
		kind: "missing",
		object: formatObjectLabel({
			kind: "Kustomization",
			namespace,
			name
		}),
		detail: "is declared, but its status is not reported"
	};
}
function toOwnName({ name }, key) {
	return `${name}-${key}`.toLowerCase();
}
function parseStatuses(statuses) {
	if (isAbsent(statuses)) return {
		objects: [],
		facts: [noStatuses()]
	};
	if (!Array.isArray(statuses)) return {
		objects: [],
		facts: [{
			kind: "unrecognized",
			object: "it",
			detail: `reports statuses in an undocumented form: ${formatReported(statuses)}`
		}]
	};
	if (statuses.length === 0) return {
		objects: [],
		facts: [noStatuses()]
	};
	let objects = statuses.flatMap((status) => parseStatusObject(status) ?? []);
	return objects.length === statuses.length ? {
		objects,
		facts: []
	} : {
		objects,
		facts: [{
			kind: "unrecognized",
			object: "it",
			detail: "reports the status of an object in an undocumented form, or without its kind and name"
		}]
	};
}
function noStatuses() {
	return {
		kind: "missing",
		object: "it",
		detail: "reports no statuses of its objects"
	};
}
async function confirmReports({ reports, onProgress, deadline, signal }, confirm) {
	let confirmations = /* @__PURE__ */ new Map(), waiting = [...reports], failed = new AbortController(), stop = AbortSignal.any([
		signal,
		deadline,
		failed.signal
	]), confirmNext = async () => {
		for (let report = waiting.shift(); report !== void 0 && !stop.aborted; report = waiting.shift()) confirmations.set(report.id, await confirm(report, stop)), onProgress(confirmations.size);
	}, workers = Array.from({ length: 8 }, async () => {
		try {
			await confirmNext();
		} catch (error) {
			if (stop.aborted) return;
			throw failed.abort(), error;
		}
	});
	return await Promise.all(workers), signal.throwIfAborted(), confirmations;
}
var CompletedReports = class {
	#confirm;
	#completed = /* @__PURE__ */ new Map();
	constructor(confirm) {
		this.#confirm = confirm;
	}
	async complete(rows, signal) {
		let lacking = rows.filter(({ row }) => lacksConditions(readFields(row))), keys = new Map(lacking.map(({ row, report }) => [report.id, JSON.stringify(row)])), open = lacking.filter(({ report: { id } }) => this.#completed.get(id)?.key !== keys.get(id)), deadline = AbortSignal.timeout(3e4), request = {
			reports: open.map(({ report }) => report),
			onProgress: () => void 0,
			deadline,
			signal
		};
		for (let [id, response] of await confirmReports(request, this.#confirm)) response.kind === "found" && this.#completed.set(id, {
			key: keys.get(id) ?? "",
			report: response.report
		});
		return rows.map(({ report }) => {
			let completed = this.#completed.get(report.id);
			return completed !== void 0 && completed.key === keys.get(report.id) ? completed.report : report;
		});
	}
};
// packages/compliance/src/evidence/azure/configuration/cluster-row.ts
function pickClusterColumns({ clusterName, tags, connectivityStatus, powerState }) {
	return {
		clusterName,
		tags,
		connectivityStatus,
		powerState
	};
}
function readClusterLabels({ clusterName, tags }) {
	if (isAbsent(clusterName)) return;
	let labels = Object.create(null);
	if (isAbsent(tags)) return labels;
	if (isJsonObject(tags)) {
		for (let [name, tag] of Object.entries(tags)) {
			if (typeof tag != "string") return;
			labels[name] = tag;
		}
		return labels;
	}
}
const CONNECTIVITY = new Map([["Connected", !0], ...[
	"Connecting",
	"Offline",
	"Expired",
	"AgentNotInstalled"
].map((state) => [state, !1])]), POWER = /* @__PURE__ */ new Map([["Running", !0], ["Stopped", !1]]);
function readClusterConnection({ connectivityStatus, powerState }) {
	let states = [{
		value: connectivityStatus,
		isUp: CONNECTIVITY.get(connectivityStatus)
	}, {
		value: powerState,
		isUp: POWER.get(powerState)
	}].filter(({ value }) => !isAbsent(value)), facts = states.flatMap(({ value, isUp }) => isUp === !0 ? [] : isUp === !1 ? [{
		kind: "disconnected",
		detail: `its cluster is not connected to Azure: ${value}`
	}] : [{
		kind: "unrecognized",
		object: "it",
		detail: `has a cluster in the undocumented state ${formatReported(value)}`
	}]);
	return {
		state: states.map(({ value }) => typeof value == "string" ? value : formatReported(value)).join(", "),
		isConnected: states.length > 0 && facts.length === 0,
		facts
	};
}
// packages/compliance/src/evidence/azure/configuration/configuration-id.ts
const SEGMENT = String.raw`(?!\.{1,2}(?:/|$))[^/?#%\\\s\p{Cc}]+`, FORMAT = RegExp(`^(/subscriptions/(${SEGMENT})/resourceGroups/(${SEGMENT})/providers/${SEGMENT}/(${SEGMENT})/(${SEGMENT}))/providers/Microsoft\\.KubernetesConfiguration/fluxConfigurations/(${SEGMENT})$`, "iu");
function parseConfigurationId(id) {
	let [, clusterId, subscriptionId, resourceGroup, clusterKind, clusterName, name] = FORMAT.exec(id) ?? [];
	if (clusterId && subscriptionId && resourceGroup && clusterKind && clusterName && name) return {
		subscriptionId,
		resourceGroup,
		clusterId: clusterId.toLowerCase(),
		clusterKind,
		clusterName,
		name
	};
}
const SUSPENDED = {
	kind: "suspended",
	detail: "its reconciliation is suspended"
};
function findSourceKindFacts({ sourceKind }) {
	return isAbsent(sourceKind) || sourceKind === "GitRepository" ? [] : [unrecognized$1(`has a source of the kind ${formatReported(sourceKind)} instead of GitRepository`)];
}
function findProvisioningFacts({ provisioningState, errorMessage }) {
	return [...judgeProvisioningState(provisioningState), ...judgeErrorMessage(errorMessage)];
}
function judgeProvisioningState(state) {
	switch (state) {
		case "Succeeded": return [];
		case "Creating": return [{
			kind: "progress",
			object: "it",
			detail: "is being created"
		}];
		case "Updating": return [{
			kind: "progress",
			object: "it",
			detail: "is being updated"
		}];
		case "Deleting": return [{
			kind: "not-ready",
			object: "it",
			detail: "is being deleted"
		}];
		case "Failed": return [failure("could not be provisioned")];
		case "Canceled": return [failure("could not be provisioned: its change was canceled")];
		default: return isAbsent(state) ? [missing("reports no provisioning state")] : [unrecognized$1(`has the undocumented provisioning state ${formatReported(state)}`)];
	}
}
function judgeErrorMessage(message) {
	return isAbsent(message) ? [] : typeof message == "string" ? [failure(`reports an error: ${maskCredentials(message)}`)] : [unrecognized$1(`reports an error in an undocumented form: ${formatReported(message)}`)];
}
function findSuspensionFacts({ suspend }) {
	let spelling = typeof suspend == "string" ? suspend.trim().toLowerCase() : suspend;
	return isAbsent(suspend) || spelling === !1 || spelling === "false" ? [] : spelling === !0 || spelling === "true" || spelling === 1 || spelling === "1" ? [SUSPENDED] : [unrecognized$1(`has the undocumented value ${formatReported(suspend)} of suspend`)];
}
function findStateFacts({ complianceState }, { leftOutStates, unjudgedStates, isWaiting }) {
	return EXPLAINED_BY_LEFT_OUT.has(complianceState) && leftOutStates.has(complianceState) || EXPLAINED_BY_UNJUDGED.has(complianceState) && unjudgedStates.has(complianceState) ? [] : complianceState === "Non-Compliant" && isWaiting ? [{
		kind: "progress",
		object: "it",
		detail: "has objects that wait for others"
	}] : findComplianceFacts("it", complianceState, {
		kind: "not-ready",
		object: "it",
		detail: "is suspended in part"
	});
}
const EXPLAINED_BY_LEFT_OUT = /* @__PURE__ */ new Set([
	"Non-Compliant",
	"Pending",
	"Suspended"
]), EXPLAINED_BY_UNJUDGED = /* @__PURE__ */ new Set(["Pending", "Unknown"]);
function findFetchedFacts({ sourceSyncedCommitId, complianceState }) {
	if (isAbsent(sourceSyncedCommitId)) return complianceState === "Pending" || complianceState === "Non-Compliant" ? [{
		kind: "progress",
		object: "it",
		detail: "has not fetched a commit yet"
	}] : [missing("does not report which commit it has fetched")];
	let revision = parseSyncedRevision(readString(sourceSyncedCommitId));
	return revision ? [{
		kind: "revision",
		role: "fetched",
		object: "it",
		...revision
	}] : [unrecognized$1(`has fetched a revision of an undocumented form: ${formatReported(sourceSyncedCommitId)}`)];
}
function findTimeFacts(fields, now) {
	let facts = [...judgeTime("its status", fields.statusUpdatedAt, now), ...judgeTime("its source", fields.sourceUpdatedAt, now)], [status, source] = [readTimestamp(fields.statusUpdatedAt), readTimestamp(fields.sourceUpdatedAt)];
	if (status === void 0 || source === void 0 || status >= source) return facts;
	let detail = `has not reported its state since it fetched its source: the state is of ${status}, the source of ${source}`;
	return [...facts, {
		kind: "progress",
		object: "it",
		detail
	}];
}
function judgeTime(what, value, now) {
	let time = readTimestamp(value);
	return time === void 0 ? [missing(`does not report when ${what} was updated${isAbsent(value) ? "" : `, but ${formatReported(value)}`}`)] : Date.parse(time) - now <= 3e5 ? [] : [unrecognized$1(`reports that ${what} was updated in the future: ${time}`)];
}
function failure(detail) {
	return {
		kind: "failure",
		object: "it",
		detail,
		since: void 0
	};
}
function missing(detail) {
	return {
		kind: "missing",
		object: "it",
		detail
	};
}
function unrecognized$1(detail) {
	return {
		kind: "unrecognized",
		object: "it",
		detail
	};
}
// packages/compliance/src/evidence/azure/configuration/git-reference.ts
const FLUX_DEFAULT_BRANCH = "master", PINS = [
	"commit",
	"semver",
	"tag"
];
function readGitReference(ref) {
	if (isAbsent(ref)) return {
		branch: FLUX_DEFAULT_BRANCH,
		pin: void 0,
		facts: []
	};
	if (!isJsonObject(ref)) return {
		branch: "",
		pin: void 0,
		facts: [undocumented("reference", ref)]
	};
	let facts = [
		...PINS,
		"branch",
		"name"
	].flatMap((field) => {
		let value = ref[field];
		return isAbsent(value) || typeof value == "string" && field !== "name" ? [] : [undocumented(field, value)];
	}), branch = readString(ref.branch), pinned = PINS.find((field) => readString(ref[field]) !== "");
	if (pinned === void 0) return {
		branch: branch === "" && facts.length === 0 ? FLUX_DEFAULT_BRANCH : branch,
		pin: void 0,
		facts
	};
	let pin = `${pinned === "semver" ? "the newest tag of" : `the ${pinned}`} ${sanitizeText(readString(ref[pinned]), 80)}`;
	return facts.length > 0 ? {
		branch,
		pin,
		facts
	} : {
		branch,
		pin,
		facts: [{
			kind: "pinned",
			detail: `it follows ${pin} and not the branch`
		}]
	};
}
function undocumented(field, value) {
	return {
		kind: "unrecognized",
		object: "it",
		detail: `follows a Git ${field} in an undocumented form: ${formatReported(value)}`
	};
}
function parseConfigurationReport(value, options, findApplied = (row, identity) => findOwnEvidence(row, identity, options)) {
	if (!isJsonObject(value) || readString(value.id) === "") throw TypeError("Azure Resource Graph returned a row that is not a configuration: it has no id");
	let row = value, id = readString(row.id), resource = parseConfigurationId(id), name = readString(row.name) || (id.split("/").at(-1) ?? ""), namespace = readString(row.namespace) || "default", reference = readGitReference(row.ref), connection = readClusterConnection(row), applied = findApplied(row, {
		name,
		namespace
	}), details = {
		kind: "azure",
		resourceGroup: readString(row.resourceGroup) || (resource?.resourceGroup ?? ""),
		subscriptionId: readString(row.subscriptionId) || (resource?.subscriptionId ?? ""),
		namespace,
		url: maskCredentials(readString(row.url)),
		branch: reference.branch,
		complianceState: readString(row.complianceState),
		provisioningState: readString(row.provisioningState),
		connectivity: connection.state,
		sourceUpdatedAt: readTimestamp(row.sourceUpdatedAt),
		statusUpdatedAt: readTimestamp(row.statusUpdatedAt),
		errorMessage: maskCredentials(readString(row.errorMessage))
	};
	return {
		id: id.toLowerCase(),
		source: "azure",
		name,
		cluster: {
			name: resource?.clusterName ?? "",
			resourceId: resource?.clusterId ?? "",
			kind: resource?.clusterKind ?? "",
			labels: readClusterLabels(row)
		},
		facts: [
			...resource ? [] : [unrecognized("has a resource ID that is not the ID of a configuration of a cluster")],
			...findReferenceFacts(reference, options.branch),
			...findSourceKindFacts(row),
			...connection.facts,
			...findSuspensionFacts(row),
			...findProvisioningFacts(row),
			...applied.facts,
			...findTimeFacts(row, options.now)
		],
		reportedAt: details.statusUpdatedAt,
		canExpire: !connection.isConnected,
		skipsHealthChecks: applied.skipsHealthChecks,
		details,
		...applied.targets === void 0 ? {} : { targets: applied.targets }
	};
}
function findOwnEvidence(row, identity, options) {
	let objects = findStatusFacts(row, identity, options);
	return {
		facts: [
			...objects.facts,
			...findFetchedFacts(row),
			...findStateFacts(row, objects)
		],
		skipsHealthChecks: hasUnwatchedKustomization(row.kustomizations)
	};
}
function findReferenceFacts({ branch, facts }, watched) {
	return facts.length > 0 || branch === watched ? facts : [unrecognized(`watches the branch ${branch} instead of ${watched}`)];
}
function unrecognized(detail) {
	return {
		kind: "unrecognized",
		object: "it",
		detail
	};
}
// packages/compliance/src/evidence/azure/configuration/configuration-resource.ts
function toConfigurationRow(resource, cluster) {
	if (!isJsonObject(resource)) return;
	let { id, name } = resource, properties = readFields(resource.properties), { url, repositoryRef } = readFields(properties.gitRepository), { namespace, sourceKind, suspend, provisioningState, errorMessage, complianceState } = properties, { sourceSyncedCommitId, sourceUpdatedAt, statusUpdatedAt, kustomizations, statuses } = properties;
	return {
		id,
		name,
		namespace,
		url,
		ref: repositoryRef,
		sourceKind,
		suspend,
		provisioningState,
		errorMessage,
		complianceState,
		sourceSyncedCommitId,
		sourceUpdatedAt,
		statusUpdatedAt,
		kustomizations,
		statuses,
		...cluster
	};
}
// packages/compliance/src/evidence/azure/configurations-query.ts
const CLUSTER_TYPES = [
	"microsoft.kubernetes/connectedclusters",
	"microsoft.containerservice/managedclusters",
	"microsoft.hybridcontainerservice/provisionedclusters",
	"microsoft.resourceconnector/appliances"
], CONFIGURATIONS = "kubernetesconfigurationresources\n| where type =~ 'microsoft.kubernetesconfiguration/fluxconfigurations'\n| extend url = tostring(properties.gitRepository.url), ref = properties.gitRepository.repositoryRef";
function configurationsQuery(repositories, branch) {
	let paths = repositories.map(({ path }) => `url contains ${quoteKusto(path)}`);
	return `${CONFIGURATIONS}
| where (${paths.join(" or ")}) and ${followsBranch(branch)}
| extend clusterId = tolower(substring(id, 0, indexof(tolower(id), '/providers/microsoft.kubernetesconfiguration/')))
| join kind=leftouter (
    resources
    | where type in~ (${CLUSTER_TYPES.map(quoteKusto).join(", ")})
    | project clusterId = tolower(id), clusterName = name, clusterTags = tags,
        connectivityStatus = properties.connectivityStatus, powerState = properties.powerState.code
  ) on clusterId
| project id, name, subscriptionId, resourceGroup, clusterName, tags = clusterTags, connectivityStatus, powerState, url, ref,
    namespace = properties.namespace, sourceKind = properties.sourceKind, suspend = properties.suspend,
    kustomizations = properties.kustomizations, complianceState = properties.complianceState, statuses = properties.statuses,
    sourceSyncedCommitId = properties.sourceSyncedCommitId, sourceUpdatedAt = properties.sourceUpdatedAt,
    statusUpdatedAt = properties.statusUpdatedAt, errorMessage = properties.errorMessage,
    provisioningState = properties.provisioningState
| order by id asc`;
}
function addressesQuery({ repository, branch }) {
	return `${CONFIGURATIONS}
| where url contains ${quoteKusto(repository.host)} and ${followsBranch(branch)}
| summarize id = min(id) by url
| order by id asc`;
}
function sameServerQuery({ repository, branch }) {
	return `${CONFIGURATIONS}
| where url contains ${quoteKusto(repository.host)} and ${followsBranch(branch)}
| project id, name, subscriptionId, resourceGroup, url, ref
| order by id asc`;
}
function sameRepositoryQuery({ repository, branch }, max) {
	return `${CONFIGURATIONS}
| where url contains ${quoteKusto(repository.path)} and tostring(ref.branch) != ${quoteKusto(branch)}
| project id, name, url, ref
| order by id asc
| take ${max}`;
}
function sameBranchQuery({ branch }, max) {
	return `${CONFIGURATIONS}
| where ${followsBranch(branch)}
| project id, name, url, ref
| order by id asc
| take ${max}`;
}
function followsBranch(branch) {
	return `tostring(ref.branch) in (${(branch === "master" ? [branch, ""] : [branch]).map(quoteKusto).join(", ")})`;
}
var RepositoryNames = class {
	#watched;
	#deps;
	#paths;
	#candidates = /* @__PURE__ */ new Set();
	#lookups = /* @__PURE__ */ new Map();
	#repeated = /* @__PURE__ */ new Map();
	constructor(watched, deps) {
		this.#watched = watched, this.#deps = deps, this.#paths = /* @__PURE__ */ new Set([watched.path]);
	}
	list() {
		return [...this.#paths].map((path) => ({
			host: this.#watched.host,
			path
		}));
	}
	listUnknown() {
		let unknown = [...this.#candidates].flatMap((path) => {
			let comparison = this.compare({
				host: this.#watched.host,
				path
			});
			return comparison.kind === "unknown" ? [[path, comparison.reason]] : [];
		});
		return new Map(unknown);
	}
	compare({ host, path }) {
		if (host !== this.#watched.host) return { kind: "other" };
		if (this.#paths.has(path)) return { kind: "same" };
		if (this.#deps.canonicalNames === void 0) return { kind: "other" };
		let lookup = this.#lookups.get(path) ?? NOT_LOOKED_UP;
		if (lookup.kind === "failed") return {
			kind: "unknown",
			reason: lookup.reason
		};
		let own = this.#lookups.get(this.#watched.path) ?? NOT_LOOKED_UP;
		return lookup.kind === "hidden" || own.kind !== "failed" ? { kind: "other" } : {
			kind: "unknown",
			reason: `the current name of ${this.#watched.path} is unknown: ${own.reason}`
		};
	}
	async compareAnew(address, signal) {
		let known = this.compare(address);
		if (known.kind === "same" || this.#deps.canonicalNames === void 0 || address.host !== this.#watched.host) return known;
		for (let each of [this.#watched, address]) {
			let repeated = this.#repeated.get(each.path) ?? this.#lookUp(each, signal, signal);
			this.#repeated.set(each.path, repeated);
			let lookup = await repeated;
			if (this.#paths.has(address.path)) return { kind: "same" };
			if (lookup.kind === "failed") return {
				kind: "unknown",
				reason: lookup.reason
			};
		}
		return this.compare(address);
	}
	async update(signal) {
		if (this.#deps.canonicalNames === void 0) return;
		this.#repeated.clear(), this.#addCandidates(await this.#deps.listUrls(signal));
		let limit = AbortSignal.any([signal, AbortSignal.timeout(2e4)]), hidden = [];
		for (let address of this.#listDue()) {
			if (limit.aborted) break;
			let { kind } = await this.#lookUp(address, limit, signal);
			kind === "hidden" && hidden.push(sanitizeText(address.path, 80));
		}
		hidden.length > 0 && this.#deps.log(`the token cannot see these repositories, so they are not recognized as former names: ${joinLimited(hidden, 20, ", ")}`);
		let left = this.listUnknown().size;
		left > 0 && this.#deps.log(`${left} more repositories are watched and not yet compared with ${this.#watched.path}`);
	}
	#addCandidates(urls) {
		for (let url of urls) {
			let address = parseRepositoryAddress(url);
			address?.host === this.#watched.host && this.#candidates.add(address.path);
		}
	}
	#listDue() {
		let { host, path: watched } = this.#watched, parts = new Set([...this.#paths].flatMap((path) => path.split("/"))), isSimilar = (path) => path.split("/").some((part) => parts.has(part)), open = [...this.#candidates].filter((path) => !this.#lookups.has(path)), failed = [...this.#lookups].flatMap(([path, { kind }]) => kind === "failed" ? path : []), others = [
			...open.filter(isSimilar),
			...open.filter((path) => !isSimilar(path)),
			...failed
		].filter((path) => path !== watched).slice(0, 200);
		return ((this.#lookups.get(watched)?.kind ?? "failed") === "failed" ? [watched, ...others] : others).map((path) => ({
			host,
			path
		}));
	}
	async #lookUp(address, limit, signal) {
		let lookup = await this.#resolve(address, limit, signal), known = this.#lookups.get(address.path);
		return lookup.kind === "failed" && known !== void 0 && known.kind !== "failed" || (this.#lookups.delete(address.path), this.#lookups.set(address.path, lookup), this.#addNames()), lookup;
	}
	async #resolve(address, limit, signal) {
		try {
			let current = await abortable(Promise.resolve(this.#deps.canonicalNames?.resolve(address)), limit);
			return current?.host === address.host ? {
				kind: "found",
				current
			} : { kind: "hidden" };
		} catch (error) {
			signal.throwIfAborted();
			let reason = limit.aborted ? "GitHub did not respond in time" : errorMessage(error);
			return this.#deps.log(`the current name of the repository ${sanitizeText(address.path, 80)} is unknown: ${reason}`), {
				kind: "failed",
				reason
			};
		}
	}
	#addNames() {
		let own = this.#lookups.get(this.#watched.path);
		own?.kind === "found" && this.#paths.add(own.current.path);
		for (let before = 0; before < this.#paths.size;) {
			before = this.#paths.size;
			for (let [path, lookup] of this.#lookups) lookup.kind === "found" && this.#paths.has(lookup.current.path) && this.#paths.add(path);
		}
	}
};
const NOT_LOOKED_UP = {
	kind: "failed",
	reason: "it has not been looked up yet"
};
// packages/compliance/src/evidence/azure/rollout/target-evidence.ts
function findTargetEvidence({ kustomizations, statuses }, identity, options) {
	let own = listOwnKustomizations(kustomizations, identity), { objects, facts } = parseStatuses(statuses), isOwn = (object) => isOwnObject(object, own, identity), reported = new Set(objects.filter(isOwn).map(({ name }) => name.toLowerCase())), unreported = [...own].filter((name) => !reported.has(name)), gaps = [
		...findDeclarationFacts(kustomizations),
		...unreported.map((name) => findUnreportedFact(name, identity)),
		...facts
	], index = indexObjects(objects);
	return options.deploymentTargets.flatMap((deploymentTarget) => {
		let namesakes = (index.byName.get(deploymentTarget.toLowerCase()) ?? []).filter((object) => !isOwn(object)), roots = namesakes.filter((object) => isAppliedByOwn(object, own, identity) === !0), unclear = namesakes.filter((object) => isAppliedByOwn(object, own, identity) === void 0);
		if (roots.length + unclear.length + gaps.length === 0) return [];
		let expected = findExpectedArtifact(deploymentTarget, options), judged = [
			...roots.map((object) => findRootFacts(object, expected)),
			...unclear.map(({ label }) => [noApplier(label)]),
			...listApplied(roots, index, options).map(findChildFacts)
		], proof = roots.length > 0 ? findProofGaps(roots) : [];
		return {
			deploymentTarget,
			isReported: roots.length + unclear.length > 0,
			facts: [
				...sortFacts(judged),
				...proof,
				...gaps
			]
		};
	});
}
function findExpectedArtifact(deploymentTarget, { artifacts }) {
	let digest = artifacts?.digests.get(deploymentTarget);
	return artifacts === void 0 || digest === void 0 ? void 0 : {
		commit: artifacts.commit,
		digest
	};
}
function isOwnObject(object, own, identity) {
	return isOwnSource(object, identity) ? !0 : object.kind === "Kustomization" && own.has(object.name.toLowerCase()) && isInOwnNamespace(object, identity);
}
function isAppliedByOwn({ appliedBy }, own, { namespace }) {
	if (appliedBy !== void 0 && appliedBy.namespace !== "") return own.has(appliedBy.name.toLowerCase()) && appliedBy.namespace === namespace;
}
function indexObjects(objects) {
	return {
		byName: Map.groupBy(objects, ({ name }) => name.toLowerCase()),
		byApplier: Map.groupBy(objects.filter(({ appliedBy }) => appliedBy !== void 0), ({ appliedBy, namespace }) => toKey({
			name: appliedBy?.name ?? "",
			namespace: appliedBy?.namespace || namespace
		}))
	};
}
function toKey({ name, namespace }) {
	return `${namespace}/${name}`.toLowerCase();
}
function listApplied(roots, { byApplier }, { children, ignoreSuspended }) {
	if (children === "declared") return [];
	let found = new Set(roots);
	for (let object of found) if (object.kind === "Kustomization") for (let applied of byApplier.get(toKey(object)) ?? []) found.add(applied);
	let applied = [...found].filter((object) => !roots.includes(object));
	return ignoreSuspended ? applied.filter(({ complianceState }) => complianceState !== "Suspended") : applied;
}
function findRootFacts(object, expected) {
	switch (object.kind) {
		case "GitRepository": return [...findObjectFacts(object), ...findStoredRevisions(object)];
		case "OCIRepository": return [...findObjectFacts(object), ...findStoredArtifacts(object, expected)];
		case "Kustomization": return findAppliedFacts(object, expected);
		default: return findChildFacts(object);
	}
}
function findAppliedFacts(object, expected) {
	let { label } = object, artifacts = listMessages(object, "Ready").flatMap((message) => parseArtifact(APPLIED_ARTIFACT, message) ?? []);
	if (artifacts.length === 0) return findKustomizationFacts(object);
	let facts = artifacts.map(({ revision, digest }) => expected === void 0 ? {
		kind: "missing",
		object: label,
		detail: `has applied the artifact ${revision}, which does not name a commit`
	} : digest === expected.digest ? createArtifactRevision("applied", label, expected) : {
		kind: "not-ready",
		object: label,
		detail: `has applied another artifact than the expected one: ${revision}`
	});
	return [...findObjectFacts(object), ...facts];
}
function findStoredArtifacts(object, expected) {
	return listMessages(object, "Ready").flatMap((message) => expected !== void 0 && parseArtifact(STORED_ARTIFACT, message)?.digest === expected.digest ? createArtifactRevision("fetched", object.label, expected) : []);
}
function createArtifactRevision(role, object, { commit }) {
	return {
		kind: "revision",
		role,
		object,
		commit,
		branch: void 0
	};
}
function listMessages({ conditions = [] }, wanted) {
	return conditions.flatMap(({ type, status, message }) => type === wanted && status === "True" ? message : []);
}
const APPLIED_ARTIFACT = /^Applied revision: ((?:.*@)?(sha256:[0-9a-f]{64}))$/, STORED_ARTIFACT = /^stored artifact for digest '((?:.*@)?(sha256:[0-9a-f]{64}))'$/;
function parseArtifact(format, message) {
	let [, revision, digest] = format.exec(message) ?? [];
	return revision === void 0 || digest === void 0 ? void 0 : {
		revision: formatReported(revision),
		digest
	};
}
function findStoredRevisions(object) {
	let stored = listMessages(object, "ArtifactInStorage");
	return (stored.length > 0 ? stored : listMessages(object, "Ready")).flatMap((message) => {
		let [, text = ""] = STORED.exec(message) ?? [], revision = parseSyncedRevision(text);
		return revision === void 0 ? [] : [{
			kind: "revision",
			role: "fetched",
			object: object.label,
			...revision
		}];
	});
}
const STORED = /^(?:stored artifact for revision|Fetched revision:) '?([^']+)'?$/i;
function findProofGaps(roots) {
	if (roots.some(({ kind }) => kind === "Kustomization")) return [];
	let release = roots.find(({ kind }) => kind === "HelmRelease");
	if (release !== void 0) return [{
		kind: "missing",
		object: release.label,
		detail: "reports a chart and not which commit it has applied"
	}];
	let [{ name, namespace } = {
		name: "",
		namespace: ""
	}] = roots;
	return [{
		kind: "missing",
		object: formatObjectLabel({
			kind: "Kustomization",
			name,
			namespace
		}),
		detail: "is not reported, but other objects of its name are"
	}];
}
function noApplier(label) {
	return {
		kind: "missing",
		object: label,
		detail: "does not report which Kustomization has applied it"
	};
}
function sortFacts(judged) {
	return judged.filter((facts) => facts.length > 0).map((facts) => ({
		facts,
		key: JSON.stringify(facts)
	})).toSorted((one, other) => one.key < other.key ? -1 : +(one.key > other.key)).flatMap(({ facts }) => facts);
}
// packages/compliance/src/evidence/azure/rollout/rollout-report.ts
function parseRolloutReport(row, options) {
	return parseConfigurationReport(row, options, (fields, identity) => ({
		facts: [],
		skipsHealthChecks: !1,
		targets: findTargetEvidence(fields, identity, options)
	}));
}
function splitByTarget(report) {
	return (report.targets ?? []).map((target) => createTargetReport(report, target));
}
function pickTarget(report, deploymentTarget) {
	let target = report.targets?.find((each) => each.deploymentTarget === deploymentTarget);
	return target === void 0 ? createTargetReport(report, {
		deploymentTarget,
		isReported: !0,
		facts: [{
			kind: "missing",
			object: `Kustomization ${deploymentTarget}`,
			detail: "is not reported any more"
		}]
	}) : createTargetReport(report, target);
}
function createTargetReport({ targets: _, ...report }, { deploymentTarget, isReported, facts }) {
	return {
		...report,
		id: `${report.id}#${deploymentTarget}`,
		facts: [...report.facts, ...facts],
		rollout: {
			deploymentTarget,
			isReported,
			reconcilerId: report.id
		}
	};
}
function findWatchedElsewhere({ repository, branch }, { sameRepository, sameBranch, urls }) {
	let isSame = ({ url }) => {
		let address = parseRepositoryAddress(url);
		return address !== void 0 && isSameRepository(address, repository);
	}, here = [...sameRepository, ...sameBranch].map(parseSimilar).filter(isSame), there = sameBranch.map(parseSimilar).filter((other) => !isSame(other)), paths = [...there.map(({ url }) => url), ...urls].flatMap((url) => {
		let address = parseRepositoryAddress(url);
		return address?.host === repository.host && address.path !== repository.path ? address.path : [];
	}), branches = here.flatMap(({ pinned, branch: other }) => pinned === void 0 && other !== branch ? other : []);
	return {
		sameRepository: here.slice(0, 20),
		sameBranch: there.slice(0, 20),
		nearestBranch: findNearest(branch, branches),
		nearestRepository: findNearest(repository.path, paths)
	};
}
function parseSimilar(row) {
	let { id, name, url, ref } = readFields(row), { branch, pin } = readGitReference(ref);
	return {
		cluster: parseConfigurationId(readString(id))?.clusterName ?? "",
		name: readString(name),
		url: maskCredentials(readString(url)),
		branch,
		pinned: pin
	};
}
var AzureConfigurationSource = class {
	name = "azure";
	confirm;
	#options;
	#graph;
	#resources;
	#coverage;
	#names;
	#clusters = /* @__PURE__ */ new Map();
	#uncompared = /* @__PURE__ */ new Map();
	#completed;
	#isAggregationRejected = !1;
	constructor(options) {
		let { watched, scope, confirm, canonicalNames, log } = options;
		this.#options = options, this.#graph = new ResourceGraph(options), this.#resources = new ResourceReader(options), this.#coverage = new SubscriptionCoverage(scope), this.#names = new RepositoryNames(watched.repository, {
			canonicalNames,
			listUrls: (signal) => this.#listUrls(signal),
			log
		}), this.confirm = confirm ? (request) => this.#confirm(request) : void 0, this.#completed = confirm ? new CompletedReports((report, signal) => this.#confirmReport(report, signal)) : void 0;
	}
	async read(signal) {
		let watching = await this.readWatching(signal);
		return [...watching, ...await this.#readUncompared(watching, signal)];
	}
	async readWatching(signal) {
		await this.#names.update(signal);
		let names = this.#names.list(), rows = await this.#graph.readRows(configurationsQuery(names, this.#options.watched.branch), signal), watching = rows.filter((row) => this.#isWatching(row, names));
		await this.#coverage.check(rows.map(readSubscriptionId), () => this.#graph.listSubscriptions(signal));
		let reported = watching.map((row) => {
			let report = this.#parse(row);
			return this.#clusters.set(report.id, pickClusterColumns(readFields(row))), {
				row,
				report
			};
		});
		return this.#completed?.complete(reported, signal) ?? reported.map(({ report }) => report);
	}
	async #readUncompared(watching, signal) {
		let { watched } = this.#options, known = new Set(watching.map(({ id }) => id));
		for (let id of known) this.#uncompared.delete(id);
		let unknown = (this.#names.listUnknown().size === 0 ? [] : await this.#graph.readRows(sameServerQuery(watched), signal)).flatMap((row) => {
			let { url, ref } = readFields(row), address = parseRepositoryAddress(readString(url)), reference = readGitReference(ref);
			if (address === void 0 || isPinned(reference) || !isOnBranch(reference, watched.branch)) return [];
			let comparison = this.#names.compare(address);
			if (comparison.kind !== "unknown") return [];
			let report = replaceFacts(this.#parse(row), uncompared(address, comparison.reason));
			return known.has(report.id) ? [] : (this.#uncompared.set(report.id, {
				report,
				address
			}), [report]);
		}), others = [...this.#uncompared.values()].flatMap(({ report, address }) => {
			let detail = `it watches another repository: ${formatAddress(address)}`;
			return this.#names.compare(address).kind === "other" ? replaceFacts(report, {
				kind: "pinned",
				detail
			}) : [];
		});
		return [...unknown, ...others];
	}
	async describeOthers(signal) {
		let { watched } = this.#options;
		return findWatchedElsewhere(watched, {
			sameRepository: await this.#graph.readRows(sameRepositoryQuery(watched, 200), signal),
			sameBranch: await this.#graph.readRows(sameBranchQuery(watched, 200), signal),
			urls: await this.#listUrls(signal).catch((error) => {
				if (!(error instanceof AzureError)) throw error;
				return [];
			})
		});
	}
	#confirm(request) {
		return confirmReports(request, (report, signal) => this.#confirmReport(report, signal));
	}
	async #confirmReport({ id }, signal) {
		let result = await this.#resources.get(id, "2023-05-01", signal);
		if (result.kind !== "found") return result;
		let row = toConfigurationRow(result.resource, this.#clusters.get(id) ?? {});
		if (row === void 0 || readString(row.id).toLowerCase() !== id) return {
			kind: "failed",
			reason: "Azure Resource Manager returned another resource than the requested one"
		};
		let address = parseRepositoryAddress(readString(row.url));
		if (address === void 0) return {
			kind: "failed",
			reason: "Azure Resource Manager returned a configuration without a repository"
		};
		let report = this.#parse(row), comparison = await this.#names.compareAnew(address, signal);
		if (comparison.kind === "unknown") return {
			kind: "found",
			report: replaceFacts(report, uncompared(address, comparison.reason))
		};
		let reference = readGitReference(row.ref);
		return comparison.kind === "same" && (isPinned(reference) || isOnBranch(reference, this.#options.watched.branch)) ? {
			kind: "found",
			report
		} : this.#clusters.has(id) ? {
			kind: "found",
			report: replaceFacts(report, {
				kind: "not-ready",
				object: "it",
				detail: `now watches ${reference.pin ?? `branch ${sanitizeText(reference.branch, 80)}`} of ${formatAddress(address)}`
			})
		} : { kind: "gone" };
	}
	#parse(row) {
		let { watched, children, ignoreSuspended, clock, deploymentTargets, artifacts } = this.#options, options = {
			branch: watched.branch,
			children,
			ignoreSuspended,
			now: clock.now()
		};
		return deploymentTargets === void 0 ? parseConfigurationReport(row, options) : parseRolloutReport(row, {
			...options,
			deploymentTargets,
			artifacts
		});
	}
	async #listUrls(signal) {
		let { watched, log } = this.#options;
		try {
			let query = this.#isAggregationRejected ? sameServerQuery(watched) : addressesQuery(watched);
			return (await this.#graph.readRows(query, signal)).map((row) => readString(readFields(row).url));
		} catch (error) {
			if (!(error instanceof AzureError) || error.isTransient || this.#isAggregationRejected || error.failure.kind === "credentials" || error.failure.kind === "denied") throw error;
			return log(`listing all configurations instead of the addresses that they watch: ${error.message}`), this.#isAggregationRejected = !0, this.#listUrls(signal);
		}
	}
	#isWatching(row, names) {
		let { url, ref } = readFields(row), { branch: watched } = this.#options.watched, { branch } = readGitReference(ref), address = readString(url).toLowerCase();
		if (!names.some(({ path }) => address.includes(path))) throw unexpected("repository", url);
		if (branch !== watched && branch !== "") throw unexpected("branch", branch);
		let parsed = parseRepositoryAddress(readString(url));
		return parsed !== void 0 && names.some((name) => isSameRepository(parsed, name)) && isOnBranch(readGitReference(ref), watched);
	}
};
function replaceFacts(report, fact) {
	let targets = report.targets?.map((target) => ({
		...target,
		facts: []
	}));
	return {
		...report,
		facts: [fact],
		reportedAt: void 0,
		canExpire: !1,
		targets
	};
}
function uncompared(address, reason) {
	return {
		kind: "unrecognized",
		object: "it",
		detail: `watches ${formatAddress(address)}, which could not be compared with the watched repository: ${reason}`
	};
}
function formatAddress({ host, path }) {
	return sanitizeText(`${host}/${path}`, 120);
}
function isPinned({ facts }) {
	return facts.some(({ kind }) => kind === "pinned");
}
function isOnBranch({ branch, facts }, watched) {
	return branch === watched || facts.some(({ kind }) => kind === "unrecognized");
}
function readSubscriptionId(row) {
	let { subscriptionId, id } = readFields(row);
	return readString(subscriptionId) || (parseConfigurationId(readString(id))?.subscriptionId ?? "");
}
function unexpected(what, value) {
	let message = `Azure Resource Graph returned the ${what} ${JSON.stringify(value)}, which the query does not select`;
	return new AzureError({
		kind: "unexpected",
		message
	});
}
// packages/compliance/src/evidence/azure/rollout-source.ts
var RolloutSource = class {
	name = "azure";
	confirm;
	#configurations;
	constructor(configurations) {
		this.#configurations = configurations;
		let { confirm } = configurations;
		this.confirm = confirm === void 0 ? void 0 : (request) => confirmRollouts(request, confirm);
	}
	async read(signal) {
		return (await this.#configurations.read(signal)).flatMap(splitByTarget);
	}
};
async function confirmRollouts(request, confirm) {
	let byConfiguration = Map.groupBy(request.reports, ({ id, rollout }) => rollout?.reconcilerId ?? id), configurations = [...byConfiguration].flatMap(([id, [report]]) => report === void 0 ? [] : {
		...report,
		id
	}), responses = await confirm({
		...request,
		reports: configurations
	});
	return new Map([...responses].flatMap(([id, response]) => (byConfiguration.get(id) ?? []).map((report) => [report.id, toRolloutConfirmation(response, report)])));
}
function toRolloutConfirmation(response, { rollout }) {
	return response.kind !== "found" || rollout === void 0 ? response : {
		kind: "found",
		report: pickTarget(response.report, rollout.deploymentTarget)
	};
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
// packages/compliance/src/evidence/statuses/status-reports.ts
const CLUSTER_CONTEXT = /^kalypso\/[^/]+\/[^/]+$/i;
function createStatusReports(inventory, evidence) {
	let expected = findExpectedReporters(inventory), { counting, ignored } = selectStatuses(evidence.commits, expected), older = selectStatuses(evidence.olderCommits, expected).counting;
	return {
		reports: [...expected.values()].flatMap((each) => {
			let statuses = counting.get(each);
			if (statuses === void 0) return [];
			let left = findMoveToOlder(older.get(each) ?? [], statuses);
			if (left !== void 0) return [createReport(each, [left], [createRevision(left, evidence.branch)])];
			let newest = sortStatuses(findNewest(statuses));
			return [createReport(each, newest, createFacts(newest, statuses, evidence))];
		}),
		ignored: [...ignored.values()]
	};
}
function selectStatuses(commits, expected) {
	let counting = /* @__PURE__ */ new Map(), ignored = /* @__PURE__ */ new Map();
	for (let { commit, statuses } of commits) for (let status of statuses) {
		let { context, creator } = status, found = expected.get(context.toLowerCase());
		if (found && creator !== void 0 && found.reporter.creators.includes(creator)) {
			let all = counting.get(found) ?? [];
			all.push({
				...status,
				commit
			}), counting.set(found, all);
		} else if (found || CLUSTER_CONTEXT.test(context)) {
			let kind = found ? "creator" : "context";
			ignored.set(`${context.toLowerCase()} ${creator}`, {
				kind,
				context,
				creator,
				commit
			});
		}
	}
	return {
		counting,
		ignored
	};
}
function findMoveToOlder(older, statuses) {
	if (older.length === 0 || statuses.some(({ at }) => Number.isNaN(at))) return;
	let [left] = sortStatuses(findNewest(older));
	return left !== void 0 && statuses.every(({ at }) => at < left.at) ? left : void 0;
}
function findExpectedReporters({ clusters }) {
	let expected = /* @__PURE__ */ new Map();
	for (let cluster of clusters) for (let reporter of cluster.reporters) reporter.kind === "commit-status" && expected.set(reporter.context.toLowerCase(), {
		cluster,
		reporter
	});
	return expected;
}
function createReport({ cluster, reporter }, newest, facts) {
	let [decisive] = newest;
	if (decisive === void 0) throw Error("a report needs a status");
	return {
		id: reporter.context.toLowerCase(),
		source: "commit-status",
		name: reporter.object,
		cluster: {
			name: cluster.name,
			resourceId: cluster.resourceId ?? "",
			kind: "",
			labels: {}
		},
		facts,
		reportedAt: toTimestamp(decisive.at),
		canExpire: !1,
		skipsHealthChecks: !1,
		details: {
			kind: "commit-status",
			context: reporter.context,
			state: decisive.state,
			creator: decisive.creator ?? "",
			targetUrl: decisive.targetUrl
		}
	};
}
function findNewest(statuses) {
	let untimed = statuses.filter(({ at }) => Number.isNaN(at));
	if (untimed.length > 0) return untimed;
	let at = Math.max(...statuses.map((status) => status.at)), last = statuses.filter((status) => status.at === at), badness = Math.max(...last.map(getBadness));
	return last.filter((status) => getBadness(status) === badness);
}
function sortStatuses(statuses) {
	let getKey = ({ commit, state, creator, description, targetUrl }) => JSON.stringify([
		commit,
		state,
		creator,
		description,
		targetUrl
	]);
	return [...new Map(statuses.map((status) => [getKey(status), status]))].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, status]) => status);
}
const STATES = [
	"success",
	"pending",
	"failure",
	"error"
];
function getBadness({ state }) {
	let badness = STATES.indexOf(state);
	return badness === -1 ? STATES.length : badness;
}
function createFacts(newest, statuses, { branch, commits, isCut, isReset }) {
	let all = newest.map((status) => createFact(status, statuses, branch)), facts = [...new Map(all.map((fact) => [JSON.stringify(fact), fact])).values()];
	isReset && facts.push({
		kind: "unrecognized",
		object: `branch ${branch}`,
		detail: "no longer contains the expected commit"
	});
	let isOld = newest.some(({ commit }) => commit === commits[0]?.commit);
	if (isCut && isOld) {
		let detail = `has no status on the last ${commits.length - 1} commits of the branch; there are more, which are not read`;
		facts.push({
			kind: "missing",
			object: "it",
			detail
		});
	}
	return facts;
}
function createRevision({ commit }, branch) {
	return {
		kind: "revision",
		role: "applied",
		object: "it",
		commit: commit.toLowerCase(),
		branch
	};
}
function createFact(status, statuses, branch) {
	let { state, description, at } = status, detail = `is "${state}"${description === "" ? "" : `: ${description}`}`;
	if (Number.isNaN(at)) return {
		kind: "unrecognized",
		object: "it",
		detail: "has a commit status without a time"
	};
	switch (state) {
		case "success": return createRevision(status, branch);
		case "pending": return {
			kind: "progress",
			object: "its commit status",
			detail
		};
		case "failure":
		case "error": return {
			kind: "failure",
			object: "its commit status",
			detail,
			since: findFailingSince(statuses)
		};
		default: return {
			kind: "unrecognized",
			object: "it",
			detail: `reports the unknown state ${JSON.stringify(state)}`
		};
	}
}
function findFailingSince(statuses) {
	let isFailing = ({ state }) => state === "failure" || state === "error", lastOther = Math.max(...statuses.filter((status) => !isFailing(status)).map(({ at }) => at)), failing = statuses.filter(isFailing).map(({ at }) => at);
	return toTimestamp(Math.min(...failing.filter((at) => at > lastOther), Math.max(...failing)));
}
function toTimestamp(at) {
	return Number.isNaN(at) ? void 0 : new Date(at).toISOString();
}
// packages/compliance/src/evidence/statuses/superseded-statuses.ts
function withoutSuperseded(statuses) {
	let succeeded = /* @__PURE__ */ new Set();
	return statuses.filter((status) => {
		let key = JSON.stringify([
			status.context.toLowerCase(),
			status.creator,
			status.at
		]);
		return status.state === "success" && succeeded.add(key), status.state !== "pending" || Number.isNaN(status.at) || !succeeded.has(key);
	});
}
var CommitStatusSource = class {
	name = "commit-status";
	#options;
	#statuses;
	#omissions = {
		ignored: [],
		isCut: !1
	};
	#lastState;
	#older;
	constructor(options) {
		this.#options = options, this.#statuses = new CommitStatusHistory(options.github, options.repository);
	}
	get omissions() {
		return this.#omissions;
	}
	async read(signal) {
		return abortable(this.#read(), signal);
	}
	async #read() {
		let { inventory, branch, commit } = this.#options, { isContained, newer } = await this.#readBranch(), isCut = newer.length > 20;
		this.#older ??= await this.#listOlder();
		let { reports, ignored } = createStatusReports(inventory, {
			branch,
			commits: await this.#readStatuses([commit, ...newer.slice(-20)]),
			olderCommits: await this.#readStatuses(this.#older),
			isCut,
			isReset: !isContained
		});
		return this.#omissions = {
			ignored,
			isCut
		}, reports;
	}
	#readStatuses(commits) {
		return Promise.all(commits.map(async (commit) => ({
			commit,
			statuses: withoutSuperseded(await this.#statuses.list(commit))
		})));
	}
	async #listOlder() {
		let { github, repository, commit } = this.#options;
		return (await listRecentCommits(github, repository, {
			head: commit,
			max: 4
		})).filter((id) => id !== commit);
	}
	async #readBranch() {
		let { github, repository, branch, commit } = this.#options, head = await findBranchHead(github, repository, branch);
		if (head === void 0) {
			let { owner, repo } = repository;
			throw Error(`${owner}/${repo} has no branch ${branch}, or the token does not allow to read it`);
		}
		if (this.#lastState?.head !== head) {
			let order = await compareCommits(github, repository, commit, head), newer = order === "newer" ? await listCommitsAhead(github, repository, {
				base: commit,
				head,
				max: 21
			}) : [];
			this.#lastState = {
				head,
				isContained: order === "same" || order === "newer",
				newer
			};
		}
		return this.#lastState;
	}
};
// packages/compliance/src/rollout/expected-clusters.ts
function findExpectedClusters(deploymentTargets, inventory, record) {
	return deploymentTargets.map((name) => {
		if (record === void 0) return {
			name,
			expected: void 0,
			uncheckedClusterTypes: []
		};
		let folders = record.folders.filter(({ deploymentTarget }) => deploymentTarget === name), types = new Set(folders.map(({ clusterType }) => clusterType));
		if (inventory === void 0) return {
			name,
			expected: types.size === 0 ? { clusters: [] } : void 0,
			uncheckedClusterTypes: []
		};
		let clusters = inventory.clusters.filter(({ clusterType }) => clusterType !== void 0 && types.has(clusterType)), withClusters = new Set(clusters.map(({ clusterType }) => clusterType));
		return {
			name,
			expected: { clusters: clusters.map((cluster) => forTarget(cluster, name)) },
			uncheckedClusterTypes: [...types].filter((type) => !withClusters.has(type)).sort()
		};
	});
}
function mergeExpectedClusters(targets) {
	return { clusters: [...Map.groupBy(targets.flatMap(({ expected }) => expected?.clusters ?? []), ({ name }) => name).values()].flatMap(([first, ...others]) => first === void 0 ? [] : {
		...first,
		reporters: [first, ...others].flatMap(({ reporters }) => reporters)
	}) };
}
function forTarget(cluster, deploymentTarget) {
	let statuses = cluster.reporters.filter((reporter) => reporter.kind === "commit-status"), others = cluster.reporters.filter(({ kind }) => kind !== "commit-status");
	if (statuses.length === 0) return cluster;
	let status = {
		kind: "commit-status",
		object: deploymentTarget,
		context: `kalypso/${cluster.name}/${deploymentTarget}`,
		creators: [...new Set(statuses.flatMap(({ creators }) => creators))]
	};
	return {
		...cluster,
		reporters: [...others, status]
	};
}
function describeOmissions({ ignored, isCut }) {
	let foreign = ignored.filter(({ kind }) => kind === "creator"), unlisted = ignored.filter(({ kind }) => kind === "context");
	return [
		...describeIgnored(foreign, "of creators that the inventory does not name for them"),
		...describeIgnored(unlisted, "in contexts that the inventory does not name"),
		...isCut ? [CUT] : []
	];
}
function describeIgnored(ignored, which) {
	if (ignored.length === 0) return [];
	let names = joinLimited(ignored.map(formatStatus), 10, "; ");
	return [{
		code: "commit-status-ignored",
		severity: "warning",
		message: `${formatCount(ignored.length, "commit status", "commit statuses")} ${which} did not count: ${names}`,
		hint: "If they are genuine, add the context and the creator to `.kalypso/inventory.yaml` of the environment branch."
	}];
}
function formatStatus({ context, creator, commit }) {
	return `${quote(context)} of ${creator === void 0 ? "an unknown creator" : quote(creator)} on ${shortCommitId(commit)}`;
}
const CUT = {
	code: "commit-status-cut",
	severity: "warning",
	message: "the branch has more newer commits than are searched for commit statuses: only the newest are",
	hint: "Check a newer commit of the branch."
};
// packages/compliance/src/check/github-names.ts
function createRepositoryResolver(github, serverUrl) {
	return { resolve: async ({ host, path }) => {
		let name = parseRepositoryName(path, serverUrl);
		if (name === void 0 || parseRepositoryAddress(`${serverUrl}/${path}`)?.host !== host) return;
		let canonical = (await readCanonicalName(github, name))?.repository;
		return canonical && parseRepositoryAddress(`${serverUrl}/${canonical.owner}/${canonical.repo}`);
	} };
}
function createCheckDeps(options, runner) {
	let { log, signal } = runner;
	return {
		connect: (aborted) => connect(options, runner, aborted),
		commits: createCommitLookup(options, runner),
		setStatus: createStatusSetter(options.status, runner),
		clock: systemClock,
		log,
		signal
	};
}
async function connect(options, runner, signal) {
	runner.token.startsWith("ghs_") && options.timeoutMs >= 36e5 && runner.log("if `token` is the token of a GitHub App, it expires an hour after it was created, and commits cannot be compared then");
	let statuses = createStatusSource(options, runner), azure = isAzureExpected(options) ? await connectAzure(options, runner, signal) : void 0;
	return {
		sources: [azure?.source, toStatusRollouts(statuses, options)].filter((source) => source !== void 0),
		portalUrl: azure?.portalUrl ?? ((resourceId) => portalUrl(getCloud(options.azure.cloud), resourceId)),
		findWatchedElsewhere: async (aborted) => azure?.describeOthers(aborted),
		listWarnings: () => statuses === void 0 ? [] : describeOmissions(statuses.omissions)
	};
}
function getExpected({ inventory, rollout }) {
	return rollout === void 0 ? inventory : rollout.targets.some(({ expected }) => expected === void 0) ? void 0 : mergeExpectedClusters(rollout.targets);
}
function isAzureExpected(options) {
	let inventory = getExpected(options);
	return inventory === void 0 || inventory.clusters.length === 0 || expectsReporter(inventory, "azure");
}
async function connectAzure(options, runner, signal) {
	let { watched, children, confirm, policy, timeoutMs, azure, rollout } = options, { environment, log, token, serverUrl } = runner, { clientId, tenantId, scope, resourceManager } = azure, base = getCloud(azure.cloud), cloud = resourceManager === void 0 ? base : await discoverCloud(resourceManager, base, signal), credential = new AzureSignIn({
		clientId,
		tenantId,
		environment,
		cloud,
		clock: systemClock,
		log
	});
	await logRenewal(credential, timeoutMs, {
		log,
		signal
	});
	let configurations = new AzureConfigurationSource({
		watched,
		deploymentTargets: rollout?.targets.map(({ name }) => name),
		artifacts: rollout && {
			commit: policy.commit,
			digests: rollout.digests
		},
		scope,
		children,
		confirm,
		ignoreSuspended: policy.ignoreSuspended,
		canonicalNames: token === "" ? void 0 : createRepositoryResolver(patientGitHub(token, runner), serverUrl),
		cloud,
		credential,
		clock: systemClock,
		log,
		timeoutMs: 6e4
	});
	return {
		source: rollout === void 0 ? configurations : new RolloutSource(configurations),
		describeOthers: (aborted) => configurations.describeOthers(aborted),
		portalUrl: (resourceId) => portalUrl(cloud, resourceId)
	};
}
async function logRenewal(credential, timeoutMs, { log, signal }) {
	try {
		let problem = await credential.describeRenewal(timeoutMs, signal);
		problem !== void 0 && log(problem);
	} catch (error) {
		if (!(error instanceof AzureError)) throw error;
	}
}
function createStatusSource(options, runner) {
	let { repository, policy } = options, inventory = getExpected(options);
	if (inventory === void 0 || repository === void 0 || !expectsReporter(inventory, "commit-status")) return;
	let { commit, branch } = policy;
	return new CommitStatusSource({
		inventory,
		repository,
		commit,
		branch,
		github: patientGitHub(runner.token, runner)
	});
}
function toStatusRollouts(source, { rollout }) {
	return source === void 0 || rollout === void 0 ? source : {
		name: source.name,
		read: async (signal) => (await source.read(signal)).map((report) => ({
			...report,
			rollout: {
				deploymentTarget: report.name,
				isReported: !0,
				reconcilerId: report.id
			}
		}))
	};
}
function createCommitLookup({ repository, repositoryLabel }, runner) {
	return repository === void 0 ? createUnavailableCommitLookup(`${repositoryLabel} is not on this GitHub server`) : runner.token === "" ? createUnavailableCommitLookup("no token is set to read commits from GitHub") : createGitHubCommitLookup(patientGitHub(runner.token, runner), repository);
}
function createStatusSetter(target, runner) {
	if (target === void 0 || runner.statusToken === "") return async () => void 0;
	let { repository, commit, context } = target, [patient, urgent] = [patientGitHub(runner.statusToken, runner), urgentGitHub(runner.statusToken, runner)];
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
function patientGitHub(token, { apiUrl, log }) {
	return createGitHub({
		token,
		apiUrl,
		log,
		timeoutMs: 15e3,
		retries: 3,
		maxWaitMs: 6e4
	});
}
function urgentGitHub(token, { apiUrl, log }) {
	return createGitHub({
		token,
		apiUrl,
		log,
		timeoutMs: 3e3,
		retries: 1,
		maxWaitMs: 1e3
	});
}
// packages/compliance/src/inventory/inventory-shape.ts
const CONTEXT_PART = /^[A-Za-z0-9][-A-Za-z0-9_.]{0,99}$/, RESOURCE_ID = /^\/subscriptions\/[^/\s]+\/resourceGroups\/[^/\s]+\/providers\/[^/\s]+\/[^/\s]+\/[^/\s]+$/i, LOGIN = /^[A-Za-z0-9_-]{1,100}(\[bot\])?$/, CONTEXT_PART_RULE = {
	code: "invalid-context",
	holds: (text) => CONTEXT_PART.test(text),
	message: "cannot be part of the context of a commit status",
	hint: "Use at most 100 letters, digits, `-`, `_` and `.`, starting with a letter or digit.",
	schema: { pattern: CONTEXT_PART.source }
}, RESOURCE_ID_RULE = {
	code: "invalid-resource-id",
	holds: (text) => RESOURCE_ID.test(text),
	message: "is not the resource ID of a cluster",
	hint: "Use the ID that `az connectedk8s show --query id` or `az aks show --query id` prints.",
	schema: { pattern: "^(/[^/\\s]+){8}$" }
}, UNCHANGED_ID_RULE = {
	code: "invalid-resource-id",
	holds: (text) => !/^[a-z]:[\\/].*[\\/]subscriptions[\\/]/i.test(text),
	message: "is not the resource ID of a cluster: Git Bash has put the path of a folder before it",
	hint: "Remove everything before `/subscriptions/`, and set MSYS_NO_PATHCONV=1 in Git Bash so that IDs stay as they are."
}, LOGIN_RULE = {
	code: "invalid-creator",
	holds: (text) => LOGIN.test(text),
	message: "is not a login",
	hint: "Use the login of an account, or the name of a GitHub App followed by `[bot]`, in quotes: \"argocd-contoso[bot]\".",
	schema: { pattern: LOGIN.source }
}, JOB_TOKEN_RULE = {
	code: "untrusted-creator",
	holds: (text) => !/^github-actions(\[bot\])?$/i.test(text),
	message: "is the creator of the statuses that any workflow of the repository sets, so it proves nothing",
	hint: "Let the cluster use a GitHub App or an account of its own, and name that.",
	schema: { not: { pattern: "^[gG][iI][tT][hH][uU][bB]-[aA][cC][tT][iI][oO][nN][sS](\\[[bB][oO][tT]\\])?$" } }
};
function filledListShape(item, description, hint) {
	let list = listShape(item, description);
	return {
		schema: {
			...list.schema,
			minItems: 1
		},
		read(node, path, context) {
			return isNullNode(node) || node.kind === "sequence" && node.items.length === 0 ? context.error(node.offset, "empty-value", `${path} is empty`, hint) : list.read(node, path, context);
		}
	};
}
const azureShape = {
	schema: {
		type: ["object", "null"],
		description: "Azure: its Flux configurations.",
		maxProperties: 0
	},
	read(node, path, context) {
		return isNullNode(node) || node.kind === "mapping" && node.entries.length === 0 ? !0 : context.error(node.offset, "wrong-value", `${path} has no fields`, "Write `azure: {}`.");
	}
}, commitStatusShape = objectShape({
	object: required(textShape("The object that reports, for example a Kustomization or an Application. The context of its statuses is `kalypso/<cluster>/<object>`.", NOT_EMPTY_RULE, CONTEXT_PART_RULE)),
	creators: required(filledListShape(textShape("The login of an account, or of a GitHub App: its name followed by `[bot]`. Not `github-actions[bot]`, the name of every workflow of the repository.", NOT_EMPTY_RULE, LOGIN_RULE, JOB_TOKEN_RULE), "Whose statuses count. Statuses by all others are ignored.", "Name the accounts or Apps whose statuses count: `[\"argocd-contoso[bot]\"]`."))
}, "Commit statuses on the commits of the GitOps repository.", "strict"), reporterFields = objectShape({
	azure: optional(azureShape),
	commitStatus: optional(commitStatusShape)
}, "Who reports for the cluster: either `azure` or `commitStatus`.", "strict"), reporterShape = {
	schema: {
		...reporterFields.schema,
		minProperties: 1,
		maxProperties: 1
	},
	read(node, path, context) {
		let fields = reporterFields.read(node, path, context);
		if (fields === void 0 || fields.azure === void 0 != (fields.commitStatus === void 0)) return fields;
		let message = `${path} has to be either azure or commitStatus`;
		return context.error(node.offset, "wrong-value", message, "Write one element of the list for each reporter.");
	}
}, clusterShape = objectShape({
	name: required(textShape("Name of the cluster, unique in this file. A cluster without `resourceId` is found in Azure by this name.", NOT_EMPTY_RULE, CONTEXT_PART_RULE)),
	resourceId: optional(textShape("The Azure resource ID of the cluster. Two clusters can have the same name in Azure, but never the same ID.", UNCHANGED_ID_RULE, RESOURCE_ID_RULE)),
	clusterType: optional(textShape("Name of its cluster type.", DNS_LABEL_RULE)),
	labels: optional(mapShape(NOT_EMPTY_RULE, textShape("Value of the label."), "Labels that the input `require` selects clusters by. They precede the tags of the cluster in Azure.")),
	reporters: optional(filledListShape(reporterShape, "Everything that has to report for the cluster; the worst report counts. Default: Azure.", "Name a reporter, or remove the field: the default is Azure."))
}, "A cluster that is expected to report.", "strict"), clusterList = listShape(clusterShape, "Every cluster that is expected to report. `[]` if there are none."), clustersShape = {
	...clusterList,
	read(node, path, context) {
		return isNullNode(node) ? context.error(node.offset, "empty-value", `${path} is empty`, "List the expected clusters, or write `clusters: []` if there are none.") : clusterList.read(node, path, context);
	}
}, inventoryShape = objectShape({ clusters: required(clustersShape) }, "The clusters that are expected to report for an environment.", "strict"), CLUSTER = {
	code: "duplicate-cluster",
	hint: "Remove one of the two, or rename it. Letter case does not count."
}, LABEL = {
	code: "duplicate-label",
	hint: "Remove one of the two. Letter case does not count."
}, REPORTER = {
	code: "duplicate-reporter",
	hint: "Merge the two: list all `creators` in one."
};
function findRepetitions(root, source) {
	let clusters = getItems(getChild(root, "clusters"));
	return [
		...find(CLUSTER, clusters.flatMap((cluster) => getText(cluster, "name", "the name"))),
		...find(CLUSTER, clusters.flatMap((cluster) => getText(cluster, "resourceId", "the resource ID"))),
		...findAmbiguous(clusters),
		...clusters.flatMap((cluster) => find(LABEL, getLabels(cluster))),
		...clusters.flatMap((cluster) => find(REPORTER, getItems(getChild(cluster, "reporters")).flatMap(getReporter)))
	];
	function findAmbiguous(nodes) {
		let owners = /* @__PURE__ */ new Map();
		for (let id of nodes.flatMap((node) => getText(node, "resourceId", "the resource ID"))) owners.set(id.text.toLowerCase().replace(/^.*\//s, ""), id);
		return nodes.filter((node) => getChild(node, "resourceId") === void 0 && isInAzure(node)).flatMap((node) => getText(node, "name", "the name").flatMap((name) => {
			let owner = owners.get(name.text.toLowerCase());
			if (owner === void 0) return [];
			let { code, hint } = AMBIGUOUS, message = `${name.subject} is also the name in Azure of a cluster with another entry`, related = [{
				message: "the resource ID of the other one",
				at: source.positionAt(owner.offset)
			}];
			return [{
				code,
				severity: "error",
				message,
				at: source.positionAt(name.offset),
				hint,
				related
			}];
		}));
	}
	function find({ code, hint }, texts) {
		let first = /* @__PURE__ */ new Map();
		return texts.flatMap((unique) => {
			let key = unique.text.toLowerCase(), earlier = first.get(key);
			if (earlier === void 0) return first.set(key, unique), [];
			let related = [{
				message: "the first one",
				at: source.positionAt(earlier.offset)
			}];
			return [{
				code,
				severity: "error",
				message: `${unique.subject} occurs twice`,
				at: source.positionAt(unique.offset),
				hint,
				related
			}];
		});
	}
}
const AMBIGUOUS = {
	code: "ambiguous-cluster",
	hint: "Give it its own `resourceId`, so that a report of the one never counts for the other."
};
function getItems(node) {
	return node?.kind === "sequence" ? node.items : [];
}
function getText(node, key, noun) {
	let child = getChild(node, key);
	return isText(child) ? [{
		subject: `${noun} ${quote(child.text)}`,
		text: child.text,
		offset: child.offset
	}] : [];
}
function isInAzure(cluster) {
	let reporters = getItems(getChild(cluster, "reporters"));
	return reporters.length === 0 || reporters.some((reporter) => reporter.kind === "mapping" && reporter.byKey.has("azure"));
}
function getLabels(cluster) {
	let labels = getChild(cluster, "labels");
	return labels?.kind === "mapping" ? labels.entries.map(({ key: { text, offset } }) => ({
		subject: `the label ${quote(text)}`,
		text,
		offset
	})) : [];
}
function getReporter(reporter) {
	let azure = reporter.kind === "mapping" ? reporter.byKey.get("azure") : void 0, unique = azure ? [{
		subject: "the reporter azure",
		text: "azure",
		offset: azure.key.offset
	}] : [], status = getText(getChild(reporter, "commitStatus") ?? reporter, "object", "the object");
	return [...unique, ...status.map((each) => ({
		...each,
		text: `/${each.text}`
	}))];
}
function isText(node) {
	return node?.kind === "scalar" && node.text !== "";
}
// packages/compliance/src/inventory/parse-inventory.ts
const UNQUOTED_APP = /(?<![\w"'-])[\w-]{1,100}\[bot\]/;
function parseInventory(text, file) {
	let source = new SourceText(text, ".", file), { documents, problem } = parseYaml(source, 1e6), problems = [...problem ? [problem] : [], ...documents.flatMap((document) => document.problems)];
	if (problems.length > 0) return {
		value: void 0,
		diagnostics: problems.map((each) => toError(each, source))
	};
	let context = new ShapeContext(source, {
		subject: {
			kind: "Inventory",
			name: file
		},
		trusted: !0
	}), [document, second] = documents;
	if (document === void 0) return context.error(0, "not-one-document", "the inventory is empty", "List the expected clusters below `clusters:`."), {
		value: void 0,
		diagnostics: context.diagnostics
	};
	second !== void 0 && context.error(second.root.offset, "not-one-document", "an inventory is one YAML document, but a second one starts here", "Move its clusters to the first one.");
	let fields = inventoryShape.read(document.root, "", context), errors = [...context.diagnostics, ...findRepetitions(document.root, source)];
	return fields === void 0 || errors.length > 0 ? {
		value: void 0,
		diagnostics: sortByPosition(errors)
	} : {
		value: { clusters: fields.clusters.map(toCluster) },
		diagnostics: []
	};
}
function toCluster({ name, resourceId, clusterType, labels = {}, reporters }) {
	return {
		name,
		resourceId: resourceId?.toLowerCase(),
		clusterType,
		labels,
		reporters: reporters?.map((reporter) => toReporter(name, reporter)) ?? [{ kind: "azure" }]
	};
}
function toReporter(cluster, { commitStatus }) {
	if (commitStatus === void 0) return { kind: "azure" };
	let { object, creators } = commitStatus;
	return {
		kind: "commit-status",
		object,
		context: `kalypso/${cluster}/${object}`,
		creators: [...new Set(creators.map((creator) => creator.toLowerCase()))]
	};
}
function toError({ code, message, hint, offset }, source) {
	let at = source.positionAt(offset);
	if (code !== "yaml-syntax") return {
		code,
		severity: "error",
		message,
		at,
		...hint === void 0 ? {} : { hint }
	};
	let [login] = UNQUOTED_APP.exec(source.text.split(/\r\n|\r|\n/)[at.line - 1] ?? "") ?? [], better = login === void 0 ? hint : `Put the login of an App in quotes: "${login}".`;
	return {
		code,
		severity: "error",
		message: `invalid YAML: ${message}`,
		at,
		...better === void 0 ? {} : { hint: better }
	};
}
function sortByPosition(diagnostics) {
	return diagnostics.toSorted(({ at: a }, { at: b }) => (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0));
}
// packages/compliance/src/inventory/read-inventory.ts
const FOLDER = ".kalypso", FILE_NAME = "inventory.yaml", INVENTORY_PATH = `${FOLDER}/${FILE_NAME}`;
function readInventory(path) {
	let file = path;
	try {
		if (statSync(path).isDirectory()) {
			let names = listInventories(join(path, FOLDER)), misnamed = names.find((name) => name !== FILE_NAME);
			if (misnamed !== void 0) return fail$1(createMisnamedError(join(path, FOLDER, misnamed)));
			if (names.length === 0) return {
				value: void 0,
				diagnostics: []
			};
			file = join(path, INVENTORY_PATH);
		}
		let bytes = readFileSync(file);
		if (isUtf8(bytes)) return parseInventory(bytes.toString("utf8"), file);
		let [message, hint] = ["the inventory is not UTF-8 text", "Save it as UTF-8."];
		return fail$1({
			code: "not-utf8",
			severity: "error",
			message,
			at: startOf(file),
			hint
		});
	} catch (error) {
		if (!isSystemError(error)) throw error;
		return fail$1({
			code: "unreadable-file",
			severity: "error",
			message: `the inventory ${error.code === "ENOENT" ? "does not exist" : `cannot be read: ${sanitizeText(error.code)}`}`,
			at: startOf(file),
			hint: "Check the input `inventory`, the checkout in front of this step, and the permissions of the file."
		});
	}
}
function listInventories(folder) {
	try {
		return readdirSync(folder).filter((name) => /^inventory\.ya?ml$/i.test(name));
	} catch (error) {
		if (isSystemError(error) && error.code === "ENOENT") return [];
		throw error;
	}
}
function createMisnamedError(file) {
	return {
		code: "misnamed-inventory",
		severity: "error",
		message: `the inventory of an environment is ${INVENTORY_PATH}; this file has another name, so it would not be read`,
		at: startOf(file),
		hint: `Rename it to ${FILE_NAME}.`
	};
}
function startOf(file) {
	return {
		source: ".",
		file,
		line: 1,
		column: 1
	};
}
function fail$1(diagnostic) {
	return {
		value: void 0,
		diagnostics: [diagnostic]
	};
}
function isSystemError(error) {
	return error instanceof Error && "code" in error && typeof error.code == "string";
}
function createComplianceReport(options, { result, portalUrl }) {
	let { policy } = options, { assessment } = result, reportCluster = (cluster) => describeCluster(cluster, portalUrl);
	return {
		version: 2,
		repository: options.repositoryLabel,
		branch: policy.branch,
		commit: policy.commit,
		state: result.state,
		waitedMs: Math.round(result.elapsedMs),
		policy: {
			require: policy.requirements.map(formatRequirement),
			minimumConfigurations: policy.minimum,
			ignoreSuspended: policy.ignoreSuspended,
			children: options.children,
			confirm: options.confirm,
			inventory: options.inventory !== void 0,
			timeoutMs: options.timeoutMs,
			intervalMs: options.intervalMs,
			graceMs: policy.graceMs,
			stabilityMs: policy.stabilityMs,
			staleAfterMs: policy.staleAfterMs
		},
		total: assessment.total,
		complying: assessment.complying,
		counts: assessment.counts,
		requirements: [...assessment.requirements],
		...describeRollout(options, assessment),
		clusters: assessment.clusters.map(reportCluster),
		unexpected: assessment.unexpected.map(reportCluster)
	};
}
function describeRollout({ rollout, watched }, { targets }) {
	return rollout === void 0 || targets === void 0 ? {} : {
		platform: {
			repository: rollout.platformLabel,
			branch: watched.branch,
			assignments: rollout.hasAssignments
		},
		targets: targets.map(({ name, assessment: { state, total, complying, counts } }) => {
			let { expected, uncheckedClusterTypes = [] } = rollout.targets.find((each) => each.name === name) ?? {}, unchecked = uncheckedClusterTypes.length > 0 ? { uncheckedClusterTypes: [...uncheckedClusterTypes] } : {};
			return {
				name,
				state,
				expected: expected !== void 0,
				...unchecked,
				total,
				complying,
				counts
			};
		})
	};
}
function describeCluster(cluster, portalUrl) {
	return {
		...describeFinding(cluster),
		...cluster.deploymentTarget === void 0 ? {} : { deploymentTarget: cluster.deploymentTarget },
		name: cluster.name,
		resourceId: cluster.resourceId,
		clusterType: cluster.clusterType ?? null,
		labels: cluster.labels ?? null,
		reports: cluster.reports.map((report) => describeReconciler(report, portalUrl))
	};
}
function describeFinding({ verdict, reason, promotes, since, missing }) {
	return {
		verdict,
		reason,
		promotes: promotes ?? null,
		since: new Date(since).toISOString(),
		missing: [...missing]
	};
}
function describeReconciler(verdict, portalUrl) {
	let { report } = verdict;
	return {
		...describeFinding(verdict),
		source: report.source,
		id: report.id,
		name: report.name,
		commit: findReportedCommit(report) ?? null,
		reportedAt: report.reportedAt ?? null,
		facts: report.facts.map(describeFact),
		details: describeDetails(report, portalUrl)
	};
}
function describeFact(fact) {
	let isRevision = fact.kind === "revision";
	return {
		kind: fact.kind,
		object: "object" in fact ? fact.object : null,
		detail: isRevision ? fact.role : fact.detail,
		commit: isRevision ? fact.commit : null,
		branch: isRevision ? fact.branch ?? null : null,
		since: fact.kind === "failure" ? fact.since ?? null : null
	};
}
function describeDetails({ id, rollout, details }, portalUrl) {
	if (details === void 0 || details.kind === "commit-status") return details ?? null;
	let { subscriptionId, sourceUpdatedAt, statusUpdatedAt, ...others } = details;
	return {
		...others,
		portal: portalUrl(rollout?.reconcilerId ?? id),
		subscription: subscriptionId,
		sourceUpdatedAt: sourceUpdatedAt ?? null,
		statusUpdatedAt: statusUpdatedAt ?? null
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
// packages/compliance/src/rollout/read-assignments.ts
function readAssignments(path) {
	let file = path;
	try {
		statSync(path).isDirectory() && (file = join(path, ASSIGNMENT_RECORD_PATH));
		let parsed = parseAssignmentRecord(readFileSync(file, "utf8"));
		return parsed.kind === "valid" ? {
			value: parsed.record,
			diagnostics: []
		} : fail(`the record ${quote(file)} ${parsed.reason}`);
	} catch (error) {
		return fail(`the record ${quote(file)} cannot be read: ${sanitizeText(errorMessage(error), 200)}`);
	}
}
function fail(message) {
	return {
		value: void 0,
		diagnostics: [{
			code: "assignments-unreadable",
			severity: "error",
			message,
			hint: "Check out the branch of the platform GitOps repository that the clusters watch, and name that folder."
		}]
	};
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
	let watched = readWatched(inputs, workflow, "repository", inputs.required("repository"), inputs.required("branch")), { repositoryLabel, branch } = watched, options = {
		repositoryLabel,
		watched: {
			repository: watched.address,
			branch
		},
		repository: watched.repository,
		policy: readPolicy(inputs, workflow, watched),
		timeoutMs: readDuration(inputs, "timeout", inputs.text("timeout") || "30m"),
		intervalMs: readDuration(inputs, "interval", inputs.text("interval") || "30s", 1),
		inventory: readInventoryInput(inputs, watched),
		children: inputs.choice("children", ["all", "declared"]),
		confirm: inputs.text("confirm") === "" || inputs.flag("confirm"),
		status: readStatusTarget(inputs, workflow, branch),
		azure: readAzureOptions(inputs)
	};
	return {
		...options,
		...readRollout(inputs, workflow, options.inventory)
	};
}
function readWatched(inputs, { serverUrl }, name, text, branch) {
	let repository = parseRepositoryName(text, serverUrl), repositoryLabel = repository ? formatRepositoryName(repository) : text, address = parseRepositoryAddress(repository ? `${serverUrl}/${repositoryLabel}` : text);
	return text !== "" && address === void 0 && reject(inputs, name, text, "Use `owner/name` or an address."), {
		repositoryLabel,
		repository,
		address: address ?? {
			host: "",
			path: ""
		},
		branch
	};
}
const DIGEST = /^([^=]+)=(sha256:[0-9a-f]{64})$/, DEPLOYMENT_TARGET = /^(?!.*\.\.)[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
function readRollout(inputs, workflow, inventory) {
	let names = parseList(inputs.text("deployment-targets"));
	if (names.length === 0) {
		let others = {
			"platform-repository": inputs.text("platform-repository"),
			"platform-branch": inputs.text("platform-branch"),
			assignments: inputs.text("assignments"),
			digests: inputs.text("digests")
		};
		for (let [name, text] of Object.entries(others)) text !== "" && reject(inputs, name, text, "Set `deployment-targets`, too, or remove it: it is only for rollouts.");
		return;
	}
	for (let name of names) DEPLOYMENT_TARGET.test(name) || reject(inputs, "deployment-targets", name, "Use the names of the generated folders, for example `hello-world-app-uat-test`.");
	let platform = readWatched(inputs, workflow, "platform-repository", inputs.required("platform-repository"), inputs.required("platform-branch")), record = readAssignmentsInput(inputs, inventory), rollout = {
		platformLabel: platform.repositoryLabel,
		targets: findExpectedClusters(names, inventory, record),
		hasAssignments: record !== void 0,
		digests: readDigests(inputs, names)
	};
	return {
		watched: {
			repository: platform.address,
			branch: platform.branch
		},
		rollout
	};
}
function readDigests(inputs, targets) {
	let digests = /* @__PURE__ */ new Map();
	for (let entry of parseList(inputs.text("digests"))) {
		let [, name = "", digest = ""] = DIGEST.exec(entry) ?? [];
		targets.includes(name) ? digests.has(name) && reject(inputs, "digests", entry, "Name each deployment target once.") : reject(inputs, "digests", entry, "Use `<deployment target>=sha256:<digest>`, with one of the `deployment-targets`."), digests.set(name, digest);
	}
	return digests;
}
function readAssignmentsInput(inputs, inventory) {
	let path = inputs.optional("assignments");
	if (path === void 0) {
		inventory !== void 0 && reject(inputs, "assignments", "", "Set it: the inventory does not show which of its clusters have to run a deployment target.");
		return;
	}
	let { value, diagnostics } = readAssignments(path);
	inputs.addProblems(diagnostics);
	for (let { name } of inventory?.clusters.filter(({ clusterType }) => clusterType === void 0) ?? []) reject(inputs, "inventory", inputs.text("inventory"), `Add \`clusterType\` to the cluster ${quote(name)}: assignments are made to cluster types.`);
	return value;
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
		stabilityMs: readStability(inputs),
		requirements,
		minimum: Number(minimum),
		ignoreSuspended: inputs.flag("ignore-suspended")
	};
}
function readStability(inputs) {
	let text = inputs.text("stability"), stabilityMs = readDuration(inputs, "stability", text || "2m");
	return stabilityMs > 0 && /^0+(ms|[smhd])$/.test(inputs.text("timeout")) && reject(inputs, "stability", text || "2m", "A single poll (`timeout: 0s`) cannot show that something holds: set a longer `timeout`, or accept that with `stability: 0s`."), stabilityMs;
}
function readInventoryInput(inputs, { repository }) {
	let path = inputs.optional("inventory");
	if (path === void 0) return;
	let { value, diagnostics } = readInventory(path);
	inputs.addProblems(diagnostics);
	let needsStatuses = expectsReporter(value, "commit-status");
	return needsStatuses && repository === void 0 && reject(inputs, "repository", inputs.text("repository"), "Use `owner/name`: the inventory expects commit statuses."), needsStatuses && inputs.text("token") === "" && reject(inputs, "token", "", "Set it: the commit statuses that the inventory expects are read with this token."), value;
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
		if (inputs.text("status-token") === "" && inputs.text("token") === "" && reject(inputs, "status-token", "", "Set it: the commit status is set with this token."), repository !== void 0) return {
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
function toStates(targets) {
	return Object.fromEntries(targets.map(({ name, assessment }) => [name, assessment.state]));
}
function createOutputs({ state, assessment }) {
	let { clusters, verdicts, counts, targets } = assessment;
	return {
		state,
		clusters: String(clusters.length),
		configurations: String(verdicts.length),
		compliant: String(counts.compliant),
		ahead: String(counts.ahead),
		behind: String(counts.behind),
		failing: String(counts.failing),
		pending: String(counts.pending),
		suspended: String(counts.suspended),
		unknown: String(counts.unknown),
		stale: String(counts.stale),
		disconnected: String(counts.disconnected),
		"not-ready": String(counts["not-ready"]),
		unconfirmed: String(counts.unconfirmed),
		pinned: String(counts.pinned),
		...targets === void 0 ? {} : { targets: JSON.stringify(toStates(targets)) }
	};
}
// actions/check-compliance/summary.ts
const ICONS = {
	compliant: "\u2705",
	superseded: "\u23ED\uFE0F",
	failing: "\u274C",
	"timed-out": "\u231B",
	none: "\u2754"
};
function renderSummary(options, { result, portalUrl, diagnostics }) {
	let { repositoryLabel, policy, rollout } = options;
	if (rollout !== void 0) return renderRollout(options, rollout, {
		result,
		portalUrl,
		diagnostics
	});
	let { requirements, clusters, unexpected } = result.assessment, open = clusters.filter((cluster) => !complies(cluster)), done = clusters.filter(complies);
	return markdownDocument([
		heading(`${ICONS[result.state]} ${repositoryLabel}, branch ${policy.branch}: ${result.state}`),
		renderTotals(policy.commit, result),
		...clusters.length === 0 ? diagnostics.map(renderDiagnostic) : [],
		...renderRules(options),
		...renderUnmet(requirements),
		...open.length > 0 ? [renderOpen(open, portalUrl)] : [],
		...done.length > 0 ? [fold(formatCount(done.length, "cluster"), "proven", renderDone(done, portalUrl))] : [],
		...unexpected.length > 0 ? [fold(formatCount(unexpected.length, "cluster"), "not in the inventory", renderDone(unexpected, portalUrl))] : []
	]);
}
const SHOWN_CODES = [
	"rollout-not-seen",
	"rollout-not-assigned",
	"cluster-type-not-checked"
];
function renderRollout(options, rollout, { result, portalUrl, diagnostics }) {
	let { repositoryLabel, policy } = options, { clusters, unexpected, targets = [] } = result.assessment, open = clusters.filter((cluster) => !complies(cluster)), done = clusters.filter(complies), unseen = diagnostics.filter(({ code }) => SHOWN_CODES.includes(code)), count = (part) => formatCount(part.length, "cluster");
	return markdownDocument([
		heading(`${ICONS[result.state]} ${repositoryLabel}, branch ${policy.branch}: rollout ${result.state}`),
		paragraph(escapeText("The rollout of "), inlineCode(shortCommitId(policy.commit)), escapeText(` after ${formatDuration(result.elapsedMs)}.`)),
		table([
			"Deployment target",
			"State",
			"Proven",
			"Expected"
		].map(escapeText), targets.map((target) => renderTarget(target, rollout))),
		...unseen.map(renderDiagnostic),
		...renderRolloutRules(options, rollout),
		...open.length > 0 ? [fold(count(open), "not there yet", renderOpen(open, portalUrl))] : [],
		...done.length > 0 ? [fold(count(done), "proven", renderDone(done, portalUrl))] : [],
		...unexpected.length > 0 ? [fold(count(unexpected), "not expected", renderDone(unexpected, portalUrl))] : []
	]);
}
function renderTarget({ name, assessment }, { targets }) {
	let { state, complying, total, clusters } = assessment, { expected, uncheckedClusterTypes = [] } = targets.find((target) => target.name === name) ?? {}, [worst] = clusters.filter((cluster) => !complies(cluster)), shown = worst !== void 0 && state === "waiting" ? worst.verdict : TARGET_STATES[state];
	return [
		inlineCode(name),
		escapeText(`${shown}${describeUnchecked(uncheckedClusterTypes.length)}`),
		escapeText(`${complying} of ${formatCount(total, "cluster")}`),
		escapeText(expected === void 0 ? "unknown: those that were seen" : "as assigned")
	];
}
function describeUnchecked(clusterTypes) {
	return clusterTypes === 0 ? "" : `; ${formatCount(clusterTypes, "cluster type")} not checked`;
}
const TARGET_STATES = {
	compliant: "rolled out",
	superseded: "rolled out, by a newer commit",
	failing: "failing",
	none: "not reported",
	waiting: "waiting"
};
function renderRolloutRules(options, { targets }) {
	let unknown = targets.some(({ expected }) => expected === void 0), rules = renderRules({
		...options,
		inventory: options.inventory ?? NO_CLUSTERS
	});
	return unknown ? [paragraph(escapeText("It was not checked whether these are all clusters: only those that were seen with a deployment target count. ")), ...rules] : rules;
}
const NO_CLUSTERS = { clusters: [] };
function renderProblems(title, diagnostics) {
	return markdownDocument([heading(title), ...diagnostics.map(renderDiagnostic)]);
}
function renderDiagnostic({ message, hint }) {
	return paragraph(escapeWithCommits(sanitizeText(hint === void 0 ? `${message}.` : `${message}. ${hint}`, 3e3)));
}
function renderTotals(commit, { assessment, elapsedMs }) {
	let { complying, total, clusters } = assessment, parts = VERDICTS.flatMap((verdict) => {
		let count = clusters.filter((cluster) => cluster.verdict === verdict).length;
		return count > 0 ? `${count} ${verdict}` : [];
	});
	return paragraph(escapeText(`${complying} of ${formatCount(total, "cluster")} have proven `), inlineCode(shortCommitId(commit)), escapeText(` after ${formatDuration(elapsedMs)}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`));
}
function renderRules({ children, confirm, inventory }) {
	let notes = [
		...inventory === void 0 ? [escapeText("No inventory lists the clusters: those that were seen count. ")] : [],
		...children === "declared" ? [inlineCode("children: declared"), escapeText(": objects of applications do not count. ")] : [],
		...confirm ? [] : [inlineCode("confirm: false"), escapeText(": Azure Resource Graph alone decides, and may be hours behind. ")]
	];
	return notes.length === 0 ? [] : [paragraph(...notes)];
}
function renderUnmet(requirements) {
	let unmet = requirements.filter((requirement) => !isMet(requirement));
	if (unmet.length === 0) return [];
	let rows = unmet.map(({ requirement, complying, total, needed, unreadable }) => [
		inlineCode(requirement),
		escapeText(`${complying} of ${total}`),
		escapeText(String(needed)),
		escapeText(total === 0 ? "no cluster has this label" : unreadable === 0 ? "" : `the labels of ${unreadable} cannot be read`)
	]);
	return [table([
		"Requirement",
		"Comply",
		"Needed",
		"Note"
	].map(escapeText), rows)];
}
function renderOpen(clusters, portalUrl) {
	let header = [
		"Cluster",
		"Verdict",
		"Since",
		"Commit",
		"Why"
	].map(escapeText), rows = clusters.map((cluster) => [
		renderName(cluster, portalUrl),
		escapeText(cluster.verdict),
		escapeText(formatSince(cluster)),
		renderCommit(cluster),
		escapeWithCommits(sanitizeText(explain(cluster), 400))
	]);
	return table(header, rows, 500);
}
function renderDone(clusters, portalUrl) {
	let rows = clusters.map((cluster) => [
		renderName(cluster, portalUrl),
		escapeText(cluster.verdict),
		renderCommit(cluster)
	]);
	return table([
		"Cluster",
		"Verdict",
		"Commit"
	].map(escapeText), rows, 500);
}
function fold(count, what, body) {
	return details(escapeText(`${count} ${what}`), body);
}
function renderName(cluster, portalUrl) {
	let [decisive] = cluster.reports, label = escapeText(formatClusterName(cluster)), named = decisive?.report.details, { id = "", rollout } = decisive?.report ?? {};
	return named?.kind === "azure" ? link(label, portalUrl(rollout?.reconcilerId ?? id)) : cluster.resourceId === "" ? label : link(label, portalUrl(cluster.resourceId));
}
function renderCommit({ reports }) {
	let commit = reports[0] && findReportedCommit(reports[0].report);
	return commit === void 0 ? escapeText("none") : inlineCode(shortCommitId(commit));
}
function escapeWithCommits(text) {
	let parts = text.split(/\b([0-9a-f]{7,40})\b/);
	return trustedMarkdown(parts.map((part, index) => index % 2 == 0 ? escapeText(part) : inlineCode(part)).join(""));
}
function formatSince(cluster) {
	return `${((cluster.reports[0] && findReportedSince(cluster.reports[0])) ?? new Date(cluster.since).toISOString()).slice(0, 19)}Z`.replace("T", " ");
}
function explain({ reason, missing }) {
	let others = missing.filter((fact) => fact !== reason).slice(0, 10);
	return others.length === 0 ? reason : `${reason}; missing: ${others.join("; ")}`;
}
// actions/check-compliance/index.ts
await runAction(async () => {
	let { env } = process, serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com", repository = env.GITHUB_REPOSITORY ?? "", annotations = {
		workspace: env.GITHUB_WORKSPACE ?? ".",
		folders: /* @__PURE__ */ new Map()
	}, inputs = new Inputs(), token = inputs.text("token"), statusToken = inputs.text("status-token") || token;
	for (let secret of [token, statusToken]) hideToken(secret);
	let options = readCheckOptions(inputs, {
		serverUrl,
		repository,
		eventPath: env.GITHUB_EVENT_PATH
	});
	if (inputs.problems.length > 0) return reportDiagnostics(inputs.problems, annotations), addSummary(renderProblems("The inputs are invalid", inputs.problems)), !1;
	let deps = createCheckDeps(options, {
		token,
		statusToken,
		apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
		serverUrl,
		runUrl: `${serverUrl}/${repository}/actions/runs/${env.GITHUB_RUN_ID ?? ""}`,
		environment: env,
		log,
		signal: createCancellationSignal()
	}), reportProblems = [], { kind, isSuccess, diagnostics } = await checkCompliance(options, deps, (decision) => {
		setOutputs(createOutputs(decision.result));
		let report = createComplianceReport(options, decision);
		try {
			setOutputs({ report: writeComplianceReport(join(env.RUNNER_TEMP ?? tmpdir(), "kalypso"), report) });
		} catch (error) {
			reportProblems.push(describeUnwrittenReport(error));
		}
		addSummary(renderSummary(options, decision));
	});
	return kind === "failed" && addSummary(renderProblems("Could not be checked", diagnostics)), reportDiagnostics([...diagnostics, ...reportProblems], annotations), isSuccess;
});
function describeUnwrittenReport(error) {
	return {
		code: "report-not-written",
		severity: "warning",
		message: `the report could not be written: ${errorMessage(error)}`,
		hint: "Check the space and the permissions of the folder that RUNNER_TEMP names."
	};
}
export {};
