export { addSummary, hideToken, runAction, setOutputs } from './action.ts';
export { reportDiagnostics } from './diagnostics.ts';
export { Inputs } from './inputs.ts';
export { log } from './log.ts';
