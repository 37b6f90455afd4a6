export { EMULATED_ACTIONS } from './emulated-actions/emulated-actions.ts';
export { EMULATED_SCANNERS } from './emulated-actions/scanners.ts';
export { connectToEmulator } from './github/emulator-connection.ts';
export { readWorkflow } from './language/workflow.ts';
export { installChartPrograms } from './programs/install-chart-programs.ts';
export { installPrograms } from './programs/install-programs.ts';
export type { JobRecord, RunRecord } from './runs/records.ts';
export { WorkflowRunner } from './runs/workflow-runner.ts';
export { FileCommands } from './steps/file-commands.ts';
