import { INVENTORY_PATH } from '@kalypso-actions/compliance';

export const INVENTORY_USAGE = `Usage: npm run kalypso -- inventory write --repository OWNER/NAME --branch BRANCH [options]
       npm run kalypso -- inventory check --repository OWNER/NAME --branch BRANCH [options]

The inventory of an environment lists the clusters that are expected to report for it. \`write\` creates a first one from what Azure lists: every cluster
with a Flux configuration that watches the branch, with its tags as labels. \`check\` reports what differs between the inventory and Azure.

      --repository OWNER/NAME  GitOps repository that the clusters watch; or its address
      --branch BRANCH          branch that the clusters watch
      --file FILE              inventory (default: ${INVENTORY_PATH}); \`write --file -\` prints it
      --path FOLDER            folder of the cluster types on the branch, the \`path\` of the GitOpsRepo (default: the root)
      --subscriptions IDS      Azure subscriptions, separated by commas (default: all that you can see)
      --management-groups NAMES
                               management groups instead of subscriptions
      --cloud NAME             public, usgovernment or china (default: public)
      --resource-manager-endpoint URL
                               address of another Azure Resource Manager
      --force                  \`write\` replaces an existing file
  -h, --help                   print this text

Signs in to Azure as check-compliance does: with AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH, otherwise with
the Azure CLI (\`az login\`). With GITHUB_TOKEN, clusters that watch the repository under a former name count as well.

Exit status: 0 if it was written, or nothing differs; 1 if something differs, or the command fails; 2 if the arguments are wrong.
`;
