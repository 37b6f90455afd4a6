import type { JobRecord, RunRecord } from '@kalypso-actions/workflow-runner';
import { Marked } from 'marked';
import { REPOSITORIES } from '../../test/support/tutorial/seed-repositories.ts';
import type { TutorialSandbox } from '../../test/support/tutorial/tutorial-sandbox.ts';
import type { DemoPullRequest, DemoSnapshot, PlayedChapter } from './demo-snapshot.ts';

const markdown = new Marked({ gfm: true });

/** Everything that the story left behind, as one page that needs nothing else: the story, pull requests, statuses, runs and repositories. */
export function renderDemoPage(world: TutorialSandbox, story: readonly PlayedChapter[]): string {
  const last = story.at(-1)?.after;
  const sections = [
    section('story', 'The story', story.map(chapter).join('\n')),
    section('statuses', 'How far the commits of main are', last === undefined ? '' : statuses(last)),
    section('pulls', 'Pull requests', (last?.pulls ?? []).map(pull).join('\n')),
    section('runs', 'Workflow runs', world.runner.runs.map(run).join('\n')),
    section(
      'repositories',
      'Repositories',
      Object.values(REPOSITORIES)
        .map((one) => repository(world, one))
        .join('\n'),
    ),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kalypso Actions: the tutorial</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><header><h1>Kalypso Actions: the tutorial</h1>
<nav><a href="#story">story</a> <a href="#statuses">statuses</a> <a href="#pulls">pull requests</a> <a href="#runs">runs</a> <a href="#repositories">repositories</a></nav></header>
<main>${sections.join('\n')}</main></body></html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 70rem; padding: 0 1rem 4rem; }
header { position: sticky; top: 0; background: Canvas; border-bottom: 1px solid #8884; padding: .5rem 0; }
h1 { font-size: 1.3rem; margin: 0; } h2 { margin-top: 3rem; } nav a { margin-right: 1rem; }
table { border-collapse: collapse; margin: .5rem 0; } th, td { border: 1px solid #8886; padding: .2rem .6rem; text-align: left; vertical-align: top; }
details { border: 1px solid #8884; border-radius: 6px; margin: .4rem 0; padding: .3rem .8rem; } summary { cursor: pointer; }
pre { overflow-x: auto; background: #8881; padding: .6rem; border-radius: 6px; font-size: .85rem; }
.success { color: #1a7f37; } .failure, .error, .cancelled { color: #cf222e; } .pending { color: #9a6700; } .skipped, .quiet { color: #888; }
.label { border: 1px solid #8250df; color: #8250df; border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; }
.plus { color: #1a7f37; } .minus { color: #cf222e; }`;

function section(id: string, title: string, content: string): string {
  return `<section id="${id}"><h2>${html(title)}</h2>${content}</section>`;
}

function chapter({ chapter: { title, who, text }, number, seconds, runs }: PlayedChapter): string {
  const started = runs
    .map(
      (one) =>
        `<a href="#${runId(one)}" class="${one.conclusion ?? 'pending'}">${html(`${one.repository}: ${one.workflow}`)}</a>`,
    )
    .join(', ');
  const head = `<h3>${number}. ${html(title)} <small class="quiet">${html(who)}, ${seconds.toFixed(1)} s</small></h3>`;
  return `${head}<p>${markdown.parseInline(text)}</p><p>${started === '' ? '<span class="quiet">no workflow was started</span>' : started}</p>`;
}

function statuses({ statuses: commits }: DemoSnapshot): string {
  const rows = commits.flatMap(({ commit, statuses: all }) =>
    all.map(
      ({ context, state, description }) =>
        `<tr><td><code>${commit.id.slice(0, 10)}</code> ${html(commit.subject)}</td><td>${html(context)}</td><td class="${state}">${state}</td><td>${html(description)}</td></tr>`,
    ),
  );
  return `<table><tr><th>commit</th><th>context</th><th>state</th><th>description</th></tr>${rows.join('')}</table>`;
}

function pull({ repository: where, number, title, base, labels, merged, state, body, patch }: DemoPullRequest): string {
  const names = labels.map((label) => `<span class="label">${html(label)}</span>`).join(' ');
  const end = merged ? 'merged' : state;
  return `<details><summary><b>${html(`${where}#${number}`)}</b> to ${html(base)}, ${end}: ${html(title)} ${names}</summary>
${markdown.parse(body, { async: false })}<details><summary>Files</summary>${diff(patch)}</details></details>`;
}

function diff(patch: string): string {
  const lines = patch.split('\n').map((line) => {
    const kind = /^\+(?!\+\+)/.test(line) ? 'plus' : /^-(?!--)/.test(line) ? 'minus' : undefined;
    return kind === undefined ? html(line) : `<span class="${kind}">${html(line)}</span>`;
  });
  return `<pre>${lines.join('\n')}</pre>`;
}

function run(record: RunRecord): string {
  const { repository: where, workflow, title, event, branch, conclusion, jobs } = record;
  return `<details id="${runId(record)}"><summary><span class="${conclusion ?? 'pending'}">${conclusion ?? 'under way'}</span> <b>${html(workflow)}</b> of ${html(where)}: ${html(title)}
<span class="quiet">(${html(event)} on ${html(branch)})</span></summary>${jobs.map(job).join('\n')}</details>`;
}

function job({ name, conclusion, permissions, environment, summary, log }: JobRecord): string {
  const may = Object.entries(permissions).map(([permission, access]) => `${permission}: ${access}`);
  return `<h4><span class="${conclusion ?? 'pending'}">${conclusion ?? 'under way'}</span> ${html(name)}</h4>
<p class="quiet">${environment === undefined || environment === '' ? '' : `environment ${html(environment)}; `}its token may: ${html(may.join(', ') || 'nothing')}</p>
${markdown.parse(summary, { async: false })}${log === '' ? '' : `<details><summary>Log</summary><pre>${html(log)}</pre></details>`}`;
}

function repository(world: TutorialSandbox, name: string): string {
  const branches = world.branches(name).map((branch) => {
    const commits = world
      .log(name, branch)
      .map(({ id, subject }) => `<li><code>${id.slice(0, 10)}</code> ${html(subject)}</li>`);
    const files = world
      .files(name, branch)
      .map(
        (path) =>
          `<details><summary>${html(path)}</summary><pre>${html(world.file(name, branch, path))}</pre></details>`,
      );
    return `<details><summary><b>${html(branch)}</b></summary><ol>${commits.join('')}</ol>${files.join('')}</details>`;
  });
  return `<details><summary><b>${html(name)}</b></summary>${branches.join('')}</details>`;
}

function runId({ id, attempt }: RunRecord): string {
  return `run-${id}-${attempt}`;
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
