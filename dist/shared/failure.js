// packages/compliance/src/azure-error.ts
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
// packages/compliance/src/json.ts
function isRecord(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function record(value) {
	return isRecord(value) ? value : {};
}
function text(value) {
	return typeof value == "string" ? value : "";
}
function list(value) {
	return Array.isArray(value) ? value : [];
}
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
function moment(value) {
	if (!MOMENT.test(text(value))) return;
	let date = new Date(text(value));
	return Number.isNaN(date.getTime()) ? void 0 : date.toISOString();
}
// packages/compliance/src/failure.ts
const TRANSIENT_STATUS = [
	408,
	500,
	502,
	503,
	504
], READER = "Give the identity the role Reader on every subscription that has clusters.";
function failedAnswer(host, status, body, headers) {
	let retryAfterMs = retryAfter(headers), { codes, message } = saidIn(body), says = message === "" ? `HTTP status ${status}` : message, failed = (failure, remedy = "none") => ({
		error: new AzureError(failure),
		remedy,
		retryAfterMs
	});
	return status === 401 ? failed({
		kind: "credentials",
		message: `${host} does not take the token: ${says}`
	}, "unauthorized") : status === 403 ? failed({
		kind: "denied",
		message: `${host} denies access: ${says}`,
		hint: READER
	}) : status === 429 ? failed({
		kind: "throttled",
		message: `${host} asks for fewer requests`
	}) : TRANSIENT_STATUS.includes(status) ? failed({
		kind: "unreachable",
		message: `${host} fails: ${says}`
	}) : codes.includes("ResponsePayloadTooLarge") ? failed({
		kind: "unexpected",
		message: `${host} does not answer so much at once: ${says}`
	}, "too-large") : codes.includes("NoValidSubscriptionsInQueryRequest") ? failed({
		kind: "scope",
		message: `${host} knows none of the subscriptions: ${says}`,
		hint: `Look at their ids. ${READER}`
	}) : codes.includes("SubscriptionsContainInvalidGuids") ? failed({
		kind: "scope",
		message: `${host} does not take the subscriptions: ${says}`,
		hint: "Name each by its id, a GUID."
	}) : failed({
		kind: "unexpected",
		message: `${host} does not take the query: ${says}`
	});
}
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/;
function unanswered(host, thrown) {
	let code = text(record(rootCause(thrown)).code) || text(record(thrown).code), none = {
		remedy: "none",
		retryAfterMs: void 0
	};
	return CERTIFICATE.test(code) ? {
		error: new AzureError({
			kind: "unexpected",
			message: `the certificate of ${host} cannot be verified (${code})`,
			hint: "Name the authority that signed it in NODE_EXTRA_CA_CERTS, on the runner."
		}, { cause: thrown }),
		...none
	} : {
		error: new AzureError({
			kind: "unreachable",
			message: `${host} cannot be reached (${code === "" ? messageOf(thrown) : `${code}: ${messageOf(thrown)}`})`
		}, { cause: thrown }),
		...none
	};
}
function retryAfter(headers) {
	let asked = headers("retry-after");
	if (asked !== void 0 && /^\d+$/.test(asked)) return Number(asked) * 1e3;
	let date = asked === void 0 ? NaN : Date.parse(asked), from = Date.parse(headers("date") ?? "");
	return !Number.isNaN(date) && !Number.isNaN(from) ? Math.max(0, date - from) : quotaReset(headers);
}
function quotaReset(headers) {
	let [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)/.exec(headers("x-ms-user-quota-resets-after") ?? "") ?? [];
	if (hours !== void 0) return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e3;
}
function inALine(message) {
	let line = message.replace(/\s+/g, " ").trim();
	return line.length > 500 ? `${line.slice(0, 500)}\u2026` : line;
}
function saidIn(body) {
	let error = record(record(body).error), details = list(error.details).map(record), told = details.length > 0 ? details : [error];
	return {
		codes: [error, ...details].map(({ code }) => text(code)),
		message: inALine(told.map(({ code, message }) => [text(code), text(message)].filter(Boolean).join(": ")).filter(Boolean).join("; ")).replace(/\.$/, "")
	};
}
function rootCause(thrown) {
	let cause = thrown;
	for (let depth = 0; depth < 5 && cause instanceof Error && cause.cause !== void 0; depth += 1) cause = cause.cause;
	return cause;
}
function messageOf(thrown) {
	return inALine(thrown instanceof Error ? thrown.message : String(thrown));
}
export { isRecord as a, record as c, unanswered as i, text as l, inALine as n, list as o, quotaReset as r, moment as s, failedAnswer as t, AzureError as u };
