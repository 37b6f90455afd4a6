import type { Label } from '@kalypso-actions/github';

/** The label of pull requests that change the promoted commit. It is added and removed automatically. */
export const PROMOTED_LABEL: Label = {
  name: 'promoted',
  color: '1d76db',
  description: 'Promotes a commit of the control plane to this environment',
};

/** The label with which someone consents to the removals that a pull request shows. */
export const ALLOW_REMOVALS_LABEL: Label = {
  name: 'allow-removals',
  color: 'd93f0b',
  description: 'Consents to the removals that this pull request shows',
};

/** The label of issues about failed assignments. */
export const FAILURE_LABEL: Label = {
  name: 'kalypso-failure',
  color: 'b60205',
  description: 'An assignment of the control plane fails; kept up to date by create-gitops-pr',
};
