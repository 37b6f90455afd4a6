import { registerHooks } from 'node:module';

type WorkflowParser = typeof import('@actions/workflow-parser');

let loaded: Promise<WorkflowParser> | undefined;

/** Loads GitHub's workflow parser, at first use: it takes longer to load than the rest of the package. */
export function loadWorkflowParser(): Promise<WorkflowParser> {
  loaded ??= importParser();
  return loaded;
}

function importParser(): Promise<WorkflowParser> {
  // The parser imports its JSON schemas without `with { type: 'json' }`, which Node requires.
  registerHooks({
    load: (url, context, next) =>
      url.includes('/@actions/workflow-parser/') && url.endsWith('.json')
        ? next(url, { ...context, importAttributes: { type: 'json' } })
        : next(url, context),
  });
  return import('@actions/workflow-parser');
}
