/**
 * The names that generated files in the folders of cluster types and assignments can have. Templates may choose among them: a plain name with an extension
 * that neither folders nor README.md have. No other file is ever changed or removed there. Flux and kustomize apply only what a `kustomization.yaml` lists, so
 * such a file, in whatever case, is never a generated one.
 */
export const GENERATED_FILE_NAME =
  /^(?![kK][uU][sS][tT][oO][mM][iI][zZ][aA][tT][iI][oO][nN]\.yaml$)[A-Za-z0-9][-\w.]{0,99}\.(?:yaml|sh)$/;
