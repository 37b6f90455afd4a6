import { n as errorMessage } from "./retry2.js";
import { setTimeout } from "node:timers/promises";
function backoffDelayMs(retry) {
	return Math.min(1e3 * 2 ** (retry - 1), 3e4);
}
// packages/retry/src/clock.ts
const systemClock = {
	now: () => performance.timeOrigin + performance.now(),
	sleep: async (milliseconds, signal) => {
		try {
			await setTimeout(milliseconds, void 0, { signal });
		} catch (error) {
			throw signal?.throwIfAborted(), error;
		}
	}
};
// packages/retry/src/seconds.ts
function toWholeSeconds(milliseconds) {
	return Math.ceil(milliseconds / 1e3);
}
// packages/retry/src/with-retries.ts
async function withRetries(attempt, options) {
	let { retries, clock, log, describe = errorMessage, signal } = options;
	for (let retry = 1;; retry += 1) try {
		return await attempt();
	} catch (error) {
		let delayMs = retry > retries ? void 0 : options.delayMs(error, retry);
		if (delayMs === void 0) throw error;
		log(`${describe(error)}; retrying in ${toWholeSeconds(delayMs)} s (${retry} of ${retries})`), await clock.sleep(delayMs, signal);
	}
}
export { backoffDelayMs as i, toWholeSeconds as n, systemClock as r, withRetries as t };
