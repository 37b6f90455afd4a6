export { type CheckedSchema, checkSchema } from './check-schema.ts';
export { SchemaError } from './schema-error.ts';
export { type SchemaViolation, StepBudget, validateValue } from './validate-value.ts';
