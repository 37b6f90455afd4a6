// Plays the tutorial on this machine: runs the starter workflows and the built actions against the GitHub and Azure emulators.
// `--keep` keeps the emulators running afterwards.
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
/** The chapter after which the assignments and manifests are shown. */
const DETAILED_CHAPTER = 'dev-policies';

const keep = process.argv.includes('--keep');
const start = performance.now();
console.log(`${styleText('bold', 'Kalypso Actions: the tutorial')}\n
Runs the unchanged starter workflows with the built actions of dist/ on six repositories in a GitHub emulator and a fleet in an
Azure emulator. Nothing leaves this machine.`);
const sandbox = await TutorialSandbox.start();
try {
  const chapters = await play();
  const html = renderDemoPage(sandbox, chapters);
  const file = join(mkdtempSync(join(tmpdir(), 'kalypso-demo-')), 'index.html');
  writeFileSync(file, html);
  console.log(
    `\n${TUTORIAL_CHAPTERS.length} chapters, ${sandbox.runner.runs.length} workflow runs in ${secondsSince(start).toFixed(0)} s.`,
  );
  console.log(
    `Report with repositories, pull requests, statuses and job summaries: ${styleText('cyan', `file://${file}`)}`,
  );
  if (keep) await serve(html);
  else console.log('To browse and clone the repositories, run `npm run demo -- --keep`.');
} finally {
  await sandbox.stop();
}

async function play(): Promise<PlayedChapter[]> {
  const chapters: PlayedChapter[] = [];
  let before = await takeDemoSnapshot(sandbox);
  for (const [index, chapter] of TUTORIAL_CHAPTERS.entries()) {
    const { title, actor, description } = chapter;
    console.log(
      `\n${styleText(['bold', 'blue'], `${index + 1}. ${title}`)} ${styleText('dim', `(${actor})`)}\n${description}\n`,
    );
    const [chapterStart, runCount, reportCount, pageCount] = [
      performance.now(),
      sandbox.runner.runs.length,
      sandbox.reports.length,
      sandbox.pages.length,
    ];
    const unfinished = sandbox.runner.runs.filter(({ status }) => status !== 'completed');
    await showProgress(chapter.perform(sandbox));
    const after = await takeDemoSnapshot(sandbox);
    const played = {
      chapter,
      number: index + 1,
      seconds: secondsSince(chapterStart),
      runs: sandbox.runner.runs.slice(runCount),
      finished: unfinished.filter(({ status }) => status === 'completed'),
      reports: sandbox.reports.slice(reportCount),
      pages: sandbox.pages.slice(pageCount),
      before,
      after,
    };
    chapters.push(played);
    before = after;
    for (const line of formatChapter(played)) console.log(`  ${line}`);
    if (chapter.id === DETAILED_CHAPTER) await showDetails(played);
  }
  return chapters;
}

/** On a terminal, shows the running jobs until the chapter is finished. */
async function showProgress(chapter: Promise<void>): Promise<void> {
  if (!process.stdout.isTTY) return chapter;
  const show = () =>
    process.stdout.write(`\r\x1b[K${formatRunningJobs(sandbox.runner.runs).slice(0, process.stdout.columns)}`);
  const timer = setInterval(show, 200);
  try {
    await chapter;
  } finally {
    clearInterval(timer);
    process.stdout.write('\r\x1b[K');
  }
}

/** Prints the assignments, the files of the pull request, and one of its manifests. */
async function showDetails({ runs }: PlayedChapter): Promise<void> {
  const summary = runs
    .flatMap(({ jobs }) => jobs)
    .find(({ summary: text }) => text.includes('| deployment target |'))?.summary;
  const matrix = summary?.split('\n').filter((line) => line.startsWith('|')) ?? [];
  const { head } = await sandbox.pull(platformGitOps, 'dev');
  const files = sandbox.files(platformGitOps, head).filter((path) => !path.startsWith('.github/workflows/'));
  const manifest = files.find((path) => path.endsWith('/platform-config.yaml')) ?? '';
  printBlock(
    'Assignments',
    matrix.slice(0, 5).map((line) => line.replaceAll(/<\/?code>/g, '')),
  );
  printBlock('Files of the pull request', files);
  printBlock(manifest, sandbox.file(platformGitOps, head, manifest).trimEnd().split('\n'));
}

function printBlock(title: string, lines: readonly string[]): void {
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
  if (address === null || typeof address === 'string') throw new Error('the server of the report has no port');
  console.log(`Report: ${styleText('cyan', `http://127.0.0.1:${address.port}`)}`);
  console.log(`GitHub emulator: ${styleText('cyan', sandbox.github.url)}`);
  console.log(
    `Clone: git clone -c http.extraHeader="${authorizationHeader()}" ${sandbox.github.url}/${platformGitOps}`,
  );
  console.log('Press Ctrl-C to stop.');
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  server.close();
}

/** The header with which a user of the tutorial clones. */
function authorizationHeader(): string {
  return `Authorization: basic ${Buffer.from('x-access-token:token-of-alice').toString('base64')}`;
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
