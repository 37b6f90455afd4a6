import { n as createHttpHeaders, r as createDefaultHttpClient, t as createPipelineRequest } from "./azure-core-rest-pipeline2.js";
import { t as createPipelineFromOptions } from "./typespec-ts-http-runtime.js";
import { f as AzureError, r as toConnectionError, s as parseJson } from "./azure.js";
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
export { requestTimeoutPolicy as i, REQUEST_TIMEOUT_MS as n, getJson as r, HTTP_RETRY_OPTIONS as t };
