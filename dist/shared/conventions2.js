// packages/conventions/src/generated-file-name.ts
const GENERATED_FILE_NAME = /^(?![kK][uU][sS][tT][oO][mM][iI][zZ][aA][tT][iI][oO][nN]\.yaml$)[A-Za-z0-9][-\w.]{0,99}\.(?:yaml|sh)$/;
export { GENERATED_FILE_NAME as t };
