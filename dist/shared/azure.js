import { n as sanitizeText } from "./diagnostics3.js";
import { n as errorMessage, r as rootCause } from "./retry2.js";
import { t as parseRetryAfter } from "./retry3.js";
// packages/azure/src/azure-error.ts
var AzureError = class extends Error {
	name = "AzureError";
	failure;
	constructor(failure, options = {}) {
		super(failure.message, options), this.failure = failure;
	}
	get isTransient() {
		return TRANSIENT.has(this.failure.kind);
	}
};
const TRANSIENT = /* @__PURE__ */ new Set([
	"throttled",
	"unreachable",
	"unsteady"
]);
// packages/azure/src/json.ts
function isJsonObject(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function readFields(value) {
	return isJsonObject(value) ? value : {};
}
function readString(value) {
	return typeof value == "string" ? value : "";
}
function readArray(value) {
	return Array.isArray(value) ? value : [];
}
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
function readTimestamp(value) {
	if (!TIMESTAMP.test(readString(value))) return;
	let date = new Date(readString(value));
	return Number.isNaN(date.getTime()) ? void 0 : date.toISOString();
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// packages/azure/src/request-error.ts
var AzureRequestError = class extends AzureError {
	remedy;
	retryAfterMs;
	isGone;
	constructor(failure, { cause, remedy, retryAfterMs, isGone = !1 } = {}) {
		super(failure, { cause }), this.remedy = remedy, this.retryAfterMs = retryAfterMs, this.isGone = isGone;
	}
};
const TRANSIENT_STATUS = [
	408,
	500,
	502,
	503,
	504
], READER_HINT = "Give the identity the role Reader on every subscription that has clusters.";
function toResponseError(host, status, body, headers, now) {
	let { codes, message } = readErrorBody(body), detail = message === "" ? `HTTP status ${status}` : message, retryAfterMs = parseRetryAfter(headers("retry-after"), headers("date"), now) ?? parseQuotaReset(headers), isGone = status === 404 && reportsGone(codes, body, headers), requestError = (failure, remedy) => new AzureRequestError(failure, {
		remedy,
		retryAfterMs,
		isGone
	});
	return status === 401 ? requestError({
		kind: "credentials",
		message: `${host} rejected the token: ${detail}`
	}, "new-token") : status === 403 ? requestError({
		kind: "denied",
		message: `${host} denied access: ${detail}`,
		hint: READER_HINT
	}) : status === 429 ? requestError({
		kind: "throttled",
		message: `${host} throttles requests`
	}) : TRANSIENT_STATUS.includes(status) ? requestError({
		kind: "unreachable",
		message: `${host} failed: ${detail}`
	}) : codes.includes("ResponsePayloadTooLarge") ? requestError({
		kind: "unexpected",
		message: `the response of ${host} would be too large: ${detail}`
	}, "fewer-rows") : codes.includes("NoValidSubscriptionsInQueryRequest") ? requestError({
		kind: "scope",
		message: `${host} does not know any of the subscriptions: ${detail}`,
		hint: `Check the subscription IDs. ${READER_HINT}`
	}) : codes.includes("SubscriptionsContainInvalidGuids") ? requestError({
		kind: "scope",
		message: `${host} rejected the subscriptions: ${detail}`,
		hint: "List subscriptions by ID, a GUID."
	}) : requestError({
		kind: "unexpected",
		message: `${host} rejected the request: ${detail}`
	});
}
const GONE_CODES = [
	"ResourceNotFound",
	"ParentResourceNotFound",
	"ResourceGroupNotFound"
];
function reportsGone(codes, body, headers) {
	return codes.some((code) => GONE_CODES.includes(code)) ? !0 : body === "" && headers("x-ms-correlation-request-id") !== void 0;
}
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/;
function toConnectionError(host, cause) {
	let code = readString(readFields(rootCause(cause)).code) || readString(readFields(cause).code);
	if (CERTIFICATE_CODE.test(code)) return new AzureRequestError({
		kind: "unexpected",
		message: `the certificate of ${host} cannot be verified (${code})`,
		hint: "Set NODE_EXTRA_CA_CERTS on the runner to the certificate of the authority that signed it."
	}, { cause });
	let reason = toSingleLine(errorMessage(cause));
	return new AzureRequestError({
		kind: "unreachable",
		message: `cannot reach ${host} (${code === "" ? reason : `${code}: ${reason}`})`
	}, { cause });
}
function parseQuotaReset(headers) {
	let [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)/.exec(headers("x-ms-user-quota-resets-after") ?? "") ?? [];
	if (hours !== void 0) return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e3;
}
function toSingleLine(text) {
	return sanitizeText(text.replace(/\s+/g, " ").trim(), 500);
}
function readErrorBody(body) {
	let error = readFields(readFields(body).error), details = readArray(error.details).map(readFields);
	return {
		codes: [error, ...details].map(({ code }) => readString(code)),
		message: toSingleLine((details.length > 0 ? details : [error]).map(({ code, message }) => [readString(code), readString(message)].filter(Boolean).join(": ")).filter(Boolean).join("; ")).replace(/\.$/, "")
	};
}
export { toSingleLine as a, readArray as c, readTimestamp as d, AzureError as f, toResponseError as i, readFields as l, parseQuotaReset as n, isJsonObject as o, toConnectionError as r, parseJson as s, AzureRequestError as t, readString as u };
