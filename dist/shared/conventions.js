// packages/conventions/src/assignment-record-path.ts
const ASSIGNMENT_RECORD_PATH = ".github/tracking/assignments.json", MAX_RECORD_BYTES = 33554432;
export { MAX_RECORD_BYTES as n, ASSIGNMENT_RECORD_PATH as t };
