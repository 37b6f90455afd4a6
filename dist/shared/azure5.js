import { n as createHttpHeaders, r as createDefaultHttpClient, t as createPipelineRequest } from "./azure-core-rest-pipeline2.js";
import { l as redirectPolicyName, t as createPipelineFromOptions } from "./typespec-ts-http-runtime.js";
import { i as toResponseError, r as toConnectionError, s as parseJson, t as AzureRequestError } from "./azure.js";
// packages/azure/src/resource-manager/resource-client.ts
var ResourceClient = class {
	#cloud;
	#http = createDefaultHttpClient();
	#pipeline = createPipelineFromOptions({
		retryOptions: { maxRetries: 0 },
		userAgentOptions: { userAgentPrefix: "kalypso-actions" }
	});
	constructor(cloud) {
		this.#cloud = cloud, this.#pipeline.removePolicy({ name: redirectPolicyName });
	}
	async get(path, token, now, signal) {
		let { resourceManager } = this.#cloud, { host } = new URL(resourceManager), headers = createHttpHeaders({
			accept: "application/json",
			authorization: `Bearer ${token}`
		}), request = createPipelineRequest({
			url: `${resourceManager}${path}`,
			headers,
			abortSignal: signal
		}), response = await this.#pipeline.sendRequest(this.#http, request).catch((error) => {
			throw signal.throwIfAborted(), toConnectionError(host, error);
		}), text = response.bodyAsText ?? "", body = text === "" ? "" : parseJson(text), readHeader = (name) => response.headers.get(name);
		if (response.status !== 200) throw toResponseError(host, response.status, body, readHeader, now);
		if (body === void 0 || body === "") throw new AzureRequestError({
			kind: "unreachable",
			message: `${host} returned a body that is not JSON`
		});
		return {
			body,
			headers: readHeader
		};
	}
};
export { ResourceClient };
