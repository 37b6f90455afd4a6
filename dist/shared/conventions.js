// packages/conventions/src/assignment-record-path.ts
const ASSIGNMENT_RECORD_PATH = ".github/tracking/assignments.json";
export { ASSIGNMENT_RECORD_PATH as t };
