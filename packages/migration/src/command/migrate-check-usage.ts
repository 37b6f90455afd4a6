import { DEFAULT_CONFIG_FILE_NAME, DEFAULT_NAMESPACE_PATTERN } from '@kalypso-actions/scheduler';

export const MIGRATE_CHECK_USAGE = `Usage: npm run kalypso -- migrate-check --environment NAME [options]

Compares what the schedule action would publish for an environment with its GitOps branch, and explains every difference.
Nothing is written.

  -e, --environment NAME       environment to check, for example dev
      --control-plane FOLDER   checkout of the environment's branch of the control plane (default: .)
      --base FOLDER            checkout of the promoted content: of the BaseRepo named main, or the only one. For others, repeat it
                               with NAME=FOLDER (default: each BaseRepo is fetched)
      --workloads FOLDER       folder with checkouts <owner>/<repository> of workload repositories (default: they are fetched)
      --gitops FOLDER          checkout of the GitOps branch (default: the branch of the GitOpsRepo is fetched; of several, the
                               folder is that of the first by name). With its history, the check reports who edited a file
      --namespace-pattern TEXT the input of the schedule action
                               (default: ${DEFAULT_NAMESPACE_PATTERN})
      --config-file-name NAME  the input of the schedule action (default: ${DEFAULT_CONFIG_FILE_NAME})
      --token-env NAME         environment variable with the token for repositories that are fetched (default: GITHUB_TOKEN).
                               The token is sent only to the server of GITHUB_SERVER_URL (default: https://github.com)
      --json                   print the result as JSON
  -h, --help                   print this text

Exit status: 0 if switching changes nothing, 1 if there are differences or errors, 2 if the arguments are wrong.
`;
