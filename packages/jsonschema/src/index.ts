export { type CheckedSchema, checkSchema, SchemaError } from './schema.ts';
export { Budget, type Violation, validate } from './validate.ts';
