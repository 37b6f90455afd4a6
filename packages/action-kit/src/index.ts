export { Inputs } from './inputs.ts';
export { log } from './log.ts';
export { reportDiagnostics } from './report-diagnostics.ts';
export { runAction } from './run-action.ts';
export { addSummary, hideToken, setOutputs } from './step-results.ts';
