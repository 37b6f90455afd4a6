// packages/scheduler/src/plan/plan-settings.ts
const DEFAULT_NAMESPACE_PATTERN = "{{environment}}-{{clusterType}}-{{deploymentTarget}}", DEFAULT_CONFIG_FILE_NAME = "platform-config", ENVIRONMENT_NAME = {
	pattern: /^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
	hint: "Use at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit."
}, CONFIG_FILE_NAME = {
	pattern: /^(?!(namespace|reconciler)$)[a-z0-9]([-\w.]{0,98}[a-z0-9])?$/i,
	hint: "Use letters, digits, `-`, `_` and `.`, and neither `namespace` nor `reconciler`."
};
export { ENVIRONMENT_NAME as i, DEFAULT_CONFIG_FILE_NAME as n, DEFAULT_NAMESPACE_PATTERN as r, CONFIG_FILE_NAME as t };
