// Plays the whole tutorial on this machine: the starter workflows and the built actions, on a GitHub and an Azure on loopback. `--keep` keeps them open.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { TUTORIAL_CHAPTERS } from '../test/support/tutorial/chapters.ts';
import { REPOSITORIES } from '../test/support/tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../test/support/tutorial/tutorial-sandbox.ts';
import { renderDemoPage } from './demo/demo-page.ts';
import { type PlayedChapter, takeDemoSnapshot } from './demo/demo-snapshot.ts';
import { formatChapter, formatRunningJobs } from './demo/terminal-report.ts';

const { platformGitOps } = REPOSITORIES;
/** The chapter after which there is something to see in a branch. */
const SHOWN_AFTER = 'dev-policies';

const keep = process.argv.includes('--keep');
const start = performance.now();
console.log(`${styleText('bold', 'Kalypso Actions: the tutorial')}\n
Five repositories on a GitHub on loopback, a fleet in an Azure on loopback, and the starter workflows as they are,
with the built actions of dist/. Nothing leaves this machine.`);
const world = await TutorialSandbox.start();
try {
  const story = await play();
  const html = renderDemoPage(world, story);
  const file = join(mkdtempSync(join(tmpdir(), 'kalypso-demo-')), 'index.html');
  writeFileSync(file, html);
  console.log(
    `\n${TUTORIAL_CHAPTERS.length} chapters, ${world.runner.runs.length} workflow runs in ${seconds(start).toFixed(0)} s.`,
  );
  console.log(`Repositories, pull requests, statuses, job summaries: ${styleText('cyan', `file://${file}`)}`);
  if (keep) await serve(html);
  else console.log(`With \`npm run demo -- --keep\` the repositories stay open as well, to clone and look into.`);
} finally {
  await world.stop();
}

async function play(): Promise<PlayedChapter[]> {
  const story: PlayedChapter[] = [];
  let before = await takeDemoSnapshot(world);
  for (const [index, chapter] of TUTORIAL_CHAPTERS.entries()) {
    const { title, who, text } = chapter;
    console.log(
      `\n${styleText(['bold', 'blue'], `${index + 1}. ${title}`)} ${styleText('dim', `(${who})`)}\n${text}\n`,
    );
    const [begun, runs] = [performance.now(), world.runner.runs.length];
    const open = world.runner.runs.filter(({ status }) => status !== 'completed');
    await watched(chapter.act(world));
    const after = await takeDemoSnapshot(world);
    const played = {
      chapter,
      number: index + 1,
      seconds: seconds(begun),
      runs: world.runner.runs.slice(runs),
      ended: open.filter(({ status }) => status === 'completed'),
      before,
      after,
    };
    story.push(played);
    before = after;
    for (const line of formatChapter(played)) console.log(`  ${line}`);
    if (chapter.id === SHOWN_AFTER) await show(played);
  }
  return story;
}

/** On a terminal, shows what runs for as long as something does. */
async function watched(act: Promise<void>): Promise<void> {
  if (!process.stdout.isTTY) return act;
  const show = () =>
    process.stdout.write(`\r\x1b[K${formatRunningJobs(world.runner.runs).slice(0, process.stdout.columns)}`);
  const timer = setInterval(show, 200);
  try {
    await act;
  } finally {
    clearInterval(timer);
    process.stdout.write('\r\x1b[K');
  }
}

/** The matrix of assignments, the tree of the pull request, and one of its manifests. */
async function show({ runs }: PlayedChapter): Promise<void> {
  const summary = runs
    .flatMap(({ jobs }) => jobs)
    .find(({ summary: text }) => text.includes('| deployment target |'))?.summary;
  const matrix = summary?.split('\n').filter((line) => line.startsWith('|')) ?? [];
  const { head } = await world.pull(platformGitOps, 'dev');
  const files = world.files(platformGitOps, head).filter((path) => !path.startsWith('.github/workflows/'));
  const manifest = files.find((path) => path.endsWith('/platform-config.yaml')) ?? '';
  block(
    'who runs where',
    matrix.slice(0, 5).map((line) => line.replaceAll(/<\/?code>/g, '')),
  );
  block('what the branch will hold', files);
  block(manifest, world.file(platformGitOps, head, manifest).trimEnd().split('\n'));
}

function block(title: string, lines: readonly string[]): void {
  console.log(`\n  ${styleText('underline', title)}`);
  for (const line of lines) console.log(`    ${line}`);
}

async function serve(html: string): Promise<void> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no port');
  console.log(`The same page: ${styleText('cyan', `http://127.0.0.1:${address.port}`)}`);
  console.log(`The GitHub on loopback: ${styleText('cyan', world.github.url)}`);
  console.log(`To clone: git clone -c http.extraHeader="${header()}" ${world.github.url}/${platformGitOps}`);
  console.log('Ctrl-C ends it.');
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  server.close();
}

/** Lets a person of the tutorial in. */
function header(): string {
  return `Authorization: basic ${Buffer.from('x-access-token:token-of-alice').toString('base64')}`;
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
