export const DEFAULT_NAMESPACE_PATTERN = '{{environment}}-{{clusterType}}-{{deploymentTarget}}';
export const DEFAULT_CONFIG_FILE_NAME = 'platform-config';

/** The form of environment names, which become part of namespaces and folders. */
export const ENVIRONMENT_NAME = {
  pattern: /^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  hint: 'Use at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit.',
};

/** The form of the configuration file's name, which must differ from the names of the other two files. */
export const CONFIG_FILE_NAME = {
  pattern: /^(?!(namespace|reconciler)$)[a-z0-9]([-\w.]{0,98}[a-z0-9])?$/i,
  hint: 'Use letters, digits, `-`, `_` and `.`, and neither `namespace` nor `reconciler`.',
};

export interface PlanSettings {
  /** A mustache pattern over `environment`, `clusterType`, `deploymentTarget`, `workspace` and `workload`. */
  readonly namespacePattern: string;
  /** The name of the platform configuration's file, without its extension. */
  readonly configFileName: string;
}
