export { type CheckedSchema, checkSchema } from './check-schema.ts';
export { KNOWN_KEYWORDS } from './keywords.ts';
export { SchemaError } from './schema-error.ts';
export { StepBudget } from './step-budget.ts';
export { type SchemaViolation, validateValue } from './validate-value.ts';
