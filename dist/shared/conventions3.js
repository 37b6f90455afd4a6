// packages/conventions/src/promoted-commit-path.ts
const PROMOTED_COMMIT_PATH = ".github/tracking/Promoted_Commit_Id";
export { PROMOTED_COMMIT_PATH as t };
