/**
 * The names that generated files in the folders of cluster types and assignments can have. Templates may choose among them: a plain name with an extension
 * that neither folders nor README.md have. No other file is ever changed or removed there.
 */
export const GENERATED_FILE_NAME = /^[A-Za-z0-9][-\w.]{0,99}\.(?:yaml|sh)$/;
