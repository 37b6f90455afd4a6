export { type CheckedSchema, checkSchema, SchemaError } from './check-schema.ts';
export { type SchemaViolation, StepBudget, validateValue } from './validate-schema.ts';
