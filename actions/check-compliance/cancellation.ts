/** Returns a signal that is aborted if the runner cancels the job: it sends SIGINT, 7.5 seconds later SIGTERM, and 2.5 seconds later kills. */
export function createCancellationSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => controller.abort(new Error('the job was cancelled')));
  return controller.signal;
}
