import { D as createDefaultHttpClient$1, F as createHttpHeaders$1, P as createPipelineRequest$1, n as wrapAbortSignalLike, t as createPipelineFromOptions } from "./typespec-ts-http-runtime.js";
import { f as AzureError, r as toConnectionError, s as parseJson } from "./azure.js";
// node_modules/@azure/core-rest-pipeline/dist/esm/defaultHttpClient.js
function createDefaultHttpClient() {
	let client = createDefaultHttpClient$1();
	return { async sendRequest(request) {
		let { abortSignal, cleanup } = request.abortSignal ? wrapAbortSignalLike(request.abortSignal) : {};
		try {
			return request.abortSignal = abortSignal, await client.sendRequest(request);
		} finally {
			cleanup?.();
		}
	} };
}
// node_modules/@azure/core-rest-pipeline/dist/esm/httpHeaders.js
function createHttpHeaders(rawHeaders) {
	return createHttpHeaders$1(rawHeaders);
}
// node_modules/@azure/core-rest-pipeline/dist/esm/pipelineRequest.js
function createPipelineRequest(options) {
	return createPipelineRequest$1(options);
}
// packages/azure/src/http.ts
const REQUEST_TIMEOUT_MS = 2e4, HTTP_RETRY_OPTIONS = {
	maxRetries: 2,
	retryDelayInMs: 500,
	maxRetryDelayInMs: 5e3
}, requestTimeoutPolicy = {
	name: "requestTimeout",
	sendRequest: (request, next) => (request.timeout = REQUEST_TIMEOUT_MS, next(request))
};
async function getJson(url, headers, signal) {
	let { host } = new URL(url), pipeline = createPipelineFromOptions({ retryOptions: HTTP_RETRY_OPTIONS });
	pipeline.addPolicy(requestTimeoutPolicy, { afterPhase: "Retry" });
	let request = createPipelineRequest({
		url,
		headers: createHttpHeaders(headers),
		abortSignal: signal
	}), { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request).catch((error) => {
		throw signal.throwIfAborted(), toConnectionError(host, error);
	});
	if (status !== 200) throw new AzureError({
		kind: status === 429 || status >= 500 ? "unreachable" : "unexpected",
		message: `${host} returned HTTP status ${status}`
	});
	let body = parseJson(bodyAsText ?? "");
	if (body === void 0) throw new AzureError({
		kind: "unexpected",
		message: `${host} returned a body that is not JSON`
	});
	return body;
}
export { createPipelineRequest as a, requestTimeoutPolicy as i, REQUEST_TIMEOUT_MS as n, createHttpHeaders as o, getJson as r, createDefaultHttpClient as s, HTTP_RETRY_OPTIONS as t };
