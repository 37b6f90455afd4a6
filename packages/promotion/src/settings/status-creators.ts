/** The account of a job's own token, in whose name every workflow of a repository acts. */
export const DEFAULT_STATUS_CREATOR = 'github-actions[bot]';

/** Logins of accounts and Apps, with the suffix that GitHub adds to the latter. */
export const STATUS_CREATORS = {
  pattern: /^\s*[a-z\d][\w.-]*(\[bot\])?(\s*[,\n]\s*[a-z\d][\w.-]*(\[bot\])?)*\s*$/i,
  hint: 'Use logins, separated by commas: `github-actions[bot]`, or `<name>[bot]` for another App.',
};

/** Parses logins that are separated by commas or newlines, to lower case: GitHub ignores their letter case. */
export function parseStatusCreators(text: string): readonly string[] {
  const logins = text.split(/[,\n]/).map((login) => login.trim().toLowerCase());
  return logins.filter((login) => login !== '');
}
