import { registerHooks } from 'node:module';

// GitHub's parser imports its schemas as JSON without saying so, which bundlers take and Node does not.
registerHooks({
  load: (url, context, next) =>
    url.includes('/@actions/workflow-parser/') && url.endsWith('.json')
      ? next(url, { ...context, importAttributes: { type: 'json' } })
      : next(url, context),
});

export const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);
