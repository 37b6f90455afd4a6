import type { StorySentences } from './story.ts';

/** The sentences of docs/guides/tutorial.md, with the same groups as those of the documents. */
export const GUIDE_SENTENCES: StorySentences = {
  'the control plane has the branches of the overview': /^The control plane has the branches ([^.]*)\./,
  'the registration is checked, promoted to dev and not yet assigned':
    /^The workflow `ci` checks the commit against every environment, and starts `cd`/,
  'the policies of dev are scheduled, and a pull request is opened':
    /^The push starts the workflow `schedule`, which updates its pull request to the branch `dev`/,
  'the pull request contains the tracked commit and the assignments that the text names':
    /^The pull request moves `(Promoted_Commit_Id)`.* assigns `([\w-]+)` to `([\w-]+)` and `([\w-]+)` to `([\w-]+)`/,
  'dev has other cluster types': /The cluster types (`[\w-]+` and `[\w-]+`) exist in dev as well/,
  'the policies select only the cluster types that the text names':
    /but only (`[\w-]+` and `[\w-]+`) match the policies/,
  'an assignment has the files that the text names':
    /^Open the folder of `([\w-]+)` in the pull request\. It contains ([^;]*);/,
  'the reconciler contains the resources that the text names':
    /names the template `argocd` as its reconciler: the file of `([\w-]+)` contains (.*) instead/,
  'the pull request to dev is merged': /^Review and merge the pull request to `dev`/,
  'the check waits for the clusters that report':
    /^The merge starts the workflow `(\w+)` \(`check-promote\.yml`\) in the control plane\. It waits for every cluster that reports, here `(\w+)`;/,
  'when the clusters comply, the commit is promoted to stage':
    /^As soon as `(\w+)` has succeeded, it starts `(\w+)`, which promotes the same commit to `stage`/,
  'a cluster that failed has stopped the promotion':
    /Suppose that `drone` cannot apply the manifests\. The check then fails/,
  'the policy of stage is scheduled on every cluster type':
    /^The pull request to `stage` now contains a folder of `uat-test` for each cluster type/,
  'the pull request to stage is merged, and the check waits': /^Merge it, too\. Again, `(\w+)` waits for the clusters/,
  'the commit is deployed to stage': /the registration is "Deployed" in both environments/,
  'a merge to main of the application starts its workflow': /a workflow that starts with every push to `(\w+)`;/,
  'the workflow of the application runs': /start it by hand: open the repository `kalypso-app-src`/,
  'the image is built and pushed': /^- It builds the image, pushes it/,
  'the manifests of deployment targets are generated from the configuration branch':
    /^- For (`.*`), it renders the chart with the values of the branch `((\w+)-configs)`\. ?(.*)$/,
  'the pull request of the application to stage is merged':
    /merge the application's pull request to `stage`, and look there/,
  'dev and stage use the same database': /^So far, dev and stage share their databases/,
  'the configuration of west-us changes large alone':
    /^The new pull request to `stage` changes one file, the configuration of `large`/,
  'the pull request with the configuration is merged': /^Merge the configuration\./,
  'Argo CD shows the environment with its last commit': /^`localhost:8080` shows a tile for each Application/,
  'the page shows the new database': /^The page at `localhost:8002` now shows the new database/,
  'stage has the cluster types that the text names': /^Stage has two cluster types, (`.*`)\. Add a third one/,
  'the new cluster type gets the assignment': /so the next pull request assigns `([\w-]+)` to `small`/,
};
