import type { JobRecord, RunRecord } from '@kalypso-actions/workflow-runner';
import { Marked } from 'marked';
import type { ClusterReport } from '../../test/support/tutorial/fleet.ts';
import type { GreetingPage } from '../../test/support/tutorial/greeting-pages.ts';
import { REPOSITORIES } from '../../test/support/tutorial/seed-repositories.ts';
import type { TutorialSandbox } from '../../test/support/tutorial/tutorial-sandbox.ts';
import type { DemoPullRequest, DemoSnapshot, PlayedChapter } from './demo-snapshot.ts';

const markdown = new Marked({ gfm: true });

/** Renders the result of all chapters as one self-contained HTML page. */
export function renderDemoPage(sandbox: TutorialSandbox, chapters: readonly PlayedChapter[]): string {
  const last = chapters.at(-1)?.after;
  const sections = [
    renderSection('chapters', 'Chapters', chapters.map(renderChapter).join('\n')),
    renderSection('clusters', 'Reports of clusters', renderReports(sandbox.reports)),
    renderSection('statuses', 'Commit statuses of main', last === undefined ? '' : renderStatuses(last)),
    renderSection('pulls', 'Pull requests', (last?.pulls ?? []).map(renderPullRequest).join('\n')),
    renderSection('runs', 'Workflow runs', sandbox.runner.runs.map(renderRun).join('\n')),
    renderSection(
      'repositories',
      'Repositories',
      Object.values(REPOSITORIES)
        .map((name) => renderRepository(sandbox, name))
        .join('\n'),
    ),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kalypso Actions: the tutorial</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><header><h1>Kalypso Actions: the tutorial</h1>
<nav><a href="#chapters">chapters</a> <a href="#clusters">clusters</a> <a href="#statuses">statuses</a> <a href="#pulls">pull requests</a> <a href="#runs">runs</a> <a href="#repositories">repositories</a></nav></header>
<main>${sections.join('\n')}</main></body></html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 70rem; padding: 0 1rem 4rem; }
header { position: sticky; top: 0; background: Canvas; border-bottom: 1px solid #8884; padding: .5rem 0; }
h1 { font-size: 1.3rem; margin: 0; } h2 { margin-top: 3rem; } nav a { margin-right: 1rem; }
table { border-collapse: collapse; margin: .5rem 0; } caption { text-align: left; opacity: .7; } th, td { border: 1px solid #8886; padding: .2rem .6rem; text-align: left; vertical-align: top; }
details { border: 1px solid #8884; border-radius: 6px; margin: .4rem 0; padding: .3rem .8rem; } summary { cursor: pointer; }
pre { overflow-x: auto; background: #8881; padding: .6rem; border-radius: 6px; font-size: .85rem; }
.success { color: #1a7f37; } .failure, .error, .cancelled { color: #cf222e; } .pending { color: #9a6700; } .skipped, .quiet { color: #888; }
.label { border: 1px solid #8250df; color: #8250df; border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; }
.name { white-space: nowrap; } .plus { color: #1a7f37; } .minus { color: #cf222e; }`;

function renderSection(id: string, title: string, content: string): string {
  return `<section id="${id}"><h2>${escapeHtml(title)}</h2>${content}</section>`;
}

function renderChapter({ chapter, number, seconds, runs, reports, pages }: PlayedChapter): string {
  const { title, actor, description } = chapter;
  const started = runs
    .map(
      (run) =>
        `<a href="#${runId(run)}" class="${run.conclusion ?? 'pending'}">${escapeHtml(`${run.repository}: ${run.workflow}`)}</a>`,
    )
    .join(', ');
  const head = `<h3>${number}. ${escapeHtml(title)} <small class="quiet">${escapeHtml(actor)}, ${seconds.toFixed(1)} s</small></h3>`;
  const reported = reports.map(
    ({ environment, cluster, to, state }) =>
      `<li>${cluster} of ${environment} reports to ${escapeHtml(to)}: <span class="${stateClass(state)}">${state}</span></li>`,
  );
  return `${head}<p>${markdown.parseInline(description)}</p>${reported.length === 0 ? '' : `<ul>${reported.join('')}</ul>`}<p>${started === '' ? '<span class="quiet">no workflow was triggered</span>' : started}</p>${renderPages(pages)}`;
}

function renderPages(pages: readonly GreetingPage[]): string {
  if (pages.length === 0) return '';
  const rows = pages.map(
    ({ environment, cluster, deploymentTarget, port, values }) =>
      `<tr><td>${environment}</td><td>${cluster}</td><td class="name">${escapeHtml(deploymentTarget)}, port ${port}</td>${values.map((value) => `<td>${escapeHtml(value)}</td>`).join('')}</tr>`,
  );
  return `<table><caption>Pages of the application</caption><tr><th>environment</th><th>cluster</th><th>deployment target</th><th colspan="4">page</th></tr>${rows.join('')}</table>`;
}

function renderReports(reports: readonly ClusterReport[]): string {
  const rows = reports.map(
    ({ environment, cluster, commit, to, state, message }) =>
      `<tr><td>${environment}</td><td>${cluster}</td><td><code>${commit.slice(0, 10)}</code></td><td class="name">${escapeHtml(to)}</td><td class="name ${stateClass(state)}">${state}</td><td>${escapeHtml(message)}</td></tr>`,
  );
  return `<table><tr><th>environment</th><th>cluster</th><th>GitOps commit</th><th>reported to</th><th>state</th><th>message</th></tr>${rows.join('')}</table>`;
}

/** The states of Azure are shown as those of GitHub. */
function stateClass(state: string): string {
  return { Compliant: 'success', 'Non-Compliant': 'failure' }[state] ?? state;
}

function renderStatuses({ statuses: commits }: DemoSnapshot): string {
  const rows = commits.flatMap(({ commit, statuses: all }) =>
    all.map(
      ({ context, state, description }) =>
        `<tr><td><code>${commit.id.slice(0, 10)}</code> ${escapeHtml(commit.subject)}</td><td>${escapeHtml(context)}</td><td class="${state}">${state}</td><td>${escapeHtml(description)}</td></tr>`,
    ),
  );
  return `<table><tr><th>commit</th><th>context</th><th>state</th><th>description</th></tr>${rows.join('')}</table>`;
}

function renderPullRequest({
  repository,
  number,
  title,
  base,
  labels,
  merged,
  state,
  body,
  patch,
}: DemoPullRequest): string {
  const names = labels.map((label) => `<span class="label">${escapeHtml(label)}</span>`).join(' ');
  const end = merged ? 'merged' : state;
  return `<details><summary><b>${escapeHtml(`${repository}#${number}`)}</b> to ${escapeHtml(base)}, ${end}: ${escapeHtml(title)} ${names}</summary>
${markdown.parse(body, { async: false })}<details><summary>Files</summary>${renderDiff(patch)}</details></details>`;
}

function renderDiff(patch: string): string {
  const lines = patch.split('\n').map((line) => {
    const kind = /^\+(?!\+\+)/.test(line) ? 'plus' : /^-(?!--)/.test(line) ? 'minus' : undefined;
    return kind === undefined ? escapeHtml(line) : `<span class="${kind}">${escapeHtml(line)}</span>`;
  });
  return `<pre>${lines.join('\n')}</pre>`;
}

function renderRun(record: RunRecord): string {
  const { repository, workflow, title, event, branch, conclusion, jobs } = record;
  return `<details id="${runId(record)}"><summary><span class="${conclusion ?? 'pending'}">${conclusion ?? 'in progress'}</span> <b>${escapeHtml(workflow)}</b> of ${escapeHtml(repository)}: ${escapeHtml(title)}
<span class="quiet">(${escapeHtml(event)} on ${escapeHtml(branch)})</span></summary>${jobs.map(renderJob).join('\n')}</details>`;
}

function renderJob({ name, conclusion, permissions, environment, summary, log }: JobRecord): string {
  const granted = Object.entries(permissions).map(([permission, access]) => `${permission}: ${access}`);
  return `<h4><span class="${conclusion ?? 'pending'}">${conclusion ?? 'in progress'}</span> ${escapeHtml(name)}</h4>
<p class="quiet">${environment === undefined || environment === '' ? '' : `environment ${escapeHtml(environment)}; `}token permissions: ${escapeHtml(granted.join(', ') || 'none')}</p>
${markdown.parse(summary, { async: false })}${log === '' ? '' : `<details><summary>Log</summary><pre>${escapeHtml(log)}</pre></details>`}`;
}

function renderRepository(sandbox: TutorialSandbox, name: string): string {
  const branches = sandbox.branches(name).map((branch) => {
    const commits = sandbox
      .log(name, branch)
      .map(({ id, subject }) => `<li><code>${id.slice(0, 10)}</code> ${escapeHtml(subject)}</li>`);
    const files = sandbox
      .files(name, branch)
      .map(
        (path) =>
          `<details><summary>${escapeHtml(path)}</summary><pre>${escapeHtml(sandbox.file(name, branch, path))}</pre></details>`,
      );
    return `<details><summary><b>${escapeHtml(branch)}</b></summary><ol>${commits.join('')}</ol>${files.join('')}</details>`;
  });
  return `<details><summary><b>${escapeHtml(name)}</b></summary>${branches.join('')}</details>`;
}

function runId({ id, attempt }: RunRecord): string {
  return `run-${id}-${attempt}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
