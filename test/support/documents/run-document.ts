import assert from 'node:assert/strict';
import { parseTableRows } from '../set-up-guide/guide-markdown.ts';
import { REPOSITORIES } from '../tutorial/seed-repositories.ts';
import { type KubernetesObject, parseObjects } from './cluster/manifests.ts';
import type { PortForward } from './cluster/port-forward.ts';
import type { OccurredDeviation } from './deviations.ts';
import { type DocumentNode, type FencedBlock, isShellBlock, parseDocument, type TextNode } from './document-nodes.ts';
import { DocumentStage, PLACEHOLDERS } from './document-stage.ts';
import { GUIDE_SENTENCES } from './guide-sentences.ts';
import { findDifferences } from './manifest-differences.ts';
import { createStory, type StoryStep } from './story.ts';

/** What a run of a document has shown. */
export interface DocumentResult {
  /** Shell blocks that ran unchanged, but for their placeholders. */
  readonly blocks: number;
  /** Printed manifests and reports that were compared. */
  readonly comparisons: number;
  /** The names of the steps that were performed. */
  readonly steps: readonly string[];
  readonly deviations: readonly OccurredDeviation[];
}

interface DocumentRun {
  readonly stage: DocumentStage;
  readonly log: (line: string) => void;
  blocks: number;
  comparisons: number;
  /** What the last block has printed. */
  printed: string;
  readonly steps: string[];
}

/**
 * Follows a document as a reader does: runs its shell blocks in order in one session, does between them what the text asks for, and checks what it promises.
 * @throws if a block fails, a promise is not kept, a sentence of the story is missing, or the deviations are not those that are declared
 */
export async function runDocument(markdown: string, log: (line: string) => void = () => {}): Promise<DocumentResult> {
  const nodes = parseDocument(markdown);
  const stage = await DocumentStage.start(markdown, nodes);
  const run: DocumentRun = { stage, log, blocks: 0, comparisons: 0, printed: '', steps: [] };
  try {
    const story = chooseStory(nodes);
    checkTables(markdown, stage);
    for (const [index, node] of nodes.entries()) {
      try {
        if (node.kind !== 'block') await performSteps(run, story, node);
        else if (isOutput(nodes, index)) compareReport(run, node);
        else if (isShellBlock(node)) await runBlock(run, node);
        else if (node.language === 'text') comparePrinted(run, node);
        else if (node.language === 'yaml') compareManifests(run, node, nodes[index - 1]);
      } catch (error) {
        throw new Error(`line ${node.line}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
    if (run.blocks > 0) {
      const missing = story.filter(({ name, optional }) => !optional && !run.steps.includes(name));
      assert.deepEqual(
        missing.map(({ name }) => name),
        [],
        'sentences that the document no longer has',
      );
    }
    const ports = nodes.flatMap((node) => (node.kind === 'text' ? [...node.text.matchAll(/\blocalhost:(\d+)/g)] : []));
    assert.deepEqual(stage.openedPorts, new Set(ports.map(([, port]) => Number(port))), 'the ports to open');
    assert.deepEqual(stage.deviations.problems(), []);
    return { ...run, deviations: stage.deviations.occurred };
  } finally {
    await stage.stop();
  }
}

/** The story in the sentences that the document has. */
function chooseStory(nodes: readonly DocumentNode[]): readonly StoryStep[] {
  const countSentences = (story: readonly StoryStep[]) =>
    story.filter(({ text }) => nodes.some((node) => node.kind === 'text' && text.test(node.text))).length;
  const stories = [createStory(), createStory(GUIDE_SENTENCES)];
  return stories.sort((a, b) => countSentences(b) - countSentences(a))[0] ?? [];
}

/** Every path in the tables of the overview exists on the branches that the text above names. */
function checkTables(markdown: string, { sandbox, deviations }: DocumentStage): void {
  const { controlPlane } = REPOSITORIES;
  // The guide names the branches in a column, the documents in the text above the table.
  const tables: readonly (readonly [column: string, branches: string | undefined])[] = [
    ['Folder', 'main'],
    ['Item', 'dev, stage'],
    ['path', undefined],
  ];
  for (const [column, branches] of tables)
    for (const [cell = '', second = ''] of parseTableRows(markdown, column)) {
      const path = cell.replaceAll('`', '');
      for (const branch of (branches ?? second).split(', ')) {
        // A file that has the name of an environment is on its branch.
        const [, environment = branch] = /\/(\w+)-config\.yaml$/.exec(path) ?? [];
        const files = sandbox.files(controlPlane, environment);
        const exists = files.some((file) => file === path || file.startsWith(`${path}/`));
        if (!exists && path === 'scheduling' && environment === 'stage')
          deviations.occur('stage-without-policies', findLine(markdown, '|scheduling|'));
        else assert.ok(exists, `${path} on the branch ${environment}`);
      }
    }
}

function findLine(markdown: string, text: string): number {
  return markdown.slice(0, markdown.indexOf(text)).split('\n').length;
}

async function performSteps(
  { stage, steps, log }: DocumentRun,
  story: readonly StoryStep[],
  node: TextNode,
): Promise<void> {
  for (const step of story) {
    const match = step.text.exec(node.text);
    if (match === null) continue;
    if (steps.includes(step.name) && !step.repeated) throw new Error(`a second sentence for: ${step.name}`);
    await step.perform(stage, match, node.line);
    steps.push(step.name);
    log(`line ${node.line}: ${step.name}`);
  }
}

/** Whether a block shows what a command prints: some documents mark it as a script. */
function isOutput(nodes: readonly DocumentNode[], index: number): boolean {
  const [node, above] = [nodes[index], nodes[index - 1]];
  if (node?.kind !== 'block') return false;
  return node.language === 'output' || (above?.kind === 'text' && /\boutput like this:$/.test(above.text));
}

async function runBlock(run: DocumentRun, { code, line }: FencedBlock): Promise<void> {
  const { stage } = run;
  if (/^\.\/deploy\.sh /m.test(code)) {
    stage.deviations.occur('deploy-script', line);
    return;
  }
  const script = PLACEHOLDERS.reduce((text, [pattern, value]) => text.replace(pattern, value), code);
  const unknown = /<[a-z][^>\n]*>/i.exec(script.replace(/<<\w+/g, ''));
  if (unknown !== null) throw new Error(`unknown placeholder: ${unknown[0]}`);
  run.printed = await stage.shell.run(script, (forward, output) => visit(stage, forward, output, line));
  compareOutput(stage, code, run.printed, line);
  run.blocks += 1;
  run.log(`line ${line}: ran ${code.trim().split('\n').length} lines`);
}

/** Opens what a command forwards. The greeting page shows the platform configuration of its namespace. */
async function visit(stage: DocumentStage, forward: PortForward, output: string, line: number): Promise<void> {
  stage.deviations.occur('local-ports', line);
  stage.openedPorts.add(forward.localPort);
  if (forward.service === 'argocd-server') return stage.openArgoCD(forward, output);
  await stage.openPage(forward);
  const config = stage.platformConfig(forward.context, forward.namespace);
  const shown = stage.pages.at(-1)?.values ?? [];
  for (const key of ['CLUSTER_NAME', 'REGION', 'ENVIRONMENT', 'DATABASE_URL'])
    assert.ok(shown.includes(config[key] ?? ''), `the page shows ${shown.join(', ')}, but not ${key}: ${config[key]}`);
}

/** Compares what a block has printed with the comments below `# output:`. */
function compareOutput(stage: DocumentStage, code: string, printed: string, line: number): void {
  const [, comments = ''] = /^# output:\n((?:# .*\n)+)/m.exec(code) ?? [];
  const lines = printed.split('\n');
  for (const expected of comments
    .split('\n')
    .filter((one) => one !== '')
    .map((one) => one.slice(2))) {
    const [, stem] = /^(.*password: )\w+$/.exec(expected) ?? [];
    if (stem !== undefined) stage.deviations.occur('argocd-password', line);
    assert.ok(
      lines.some((one) => one === expected || (stem !== undefined && one.startsWith(stem) && one.length > stem.length)),
      `not printed: ${expected}\nbut:\n${printed}`,
    );
  }
}

/** Compares what the last block has printed with what the document shows. `…` stands for one word. */
function comparePrinted(run: DocumentRun, { code }: FencedBlock): void {
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
  const patterns = lines(code).map((line) =>
    line
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '\\S+'))
      .join('\\s+'),
  );
  assert.match(lines(run.printed).join('\n'), new RegExp(`^${patterns.join('\\s*\\n')}\\s*$`));
  run.comparisons += 1;
}

/** The report of the deployment names the repositories and clusters of the sandbox. */
function compareReport(run: DocumentRun, { code, line }: FencedBlock): void {
  const { stage } = run;
  const names: readonly string[] = Object.values(REPOSITORIES);
  for (const [, repository] of code.matchAll(/- https:\/\/github\.com\/eedorenko\/(\S+)/g)) {
    assert.ok(names.includes(`contoso/${repository}`), `the repository ${repository}`);
    stage.deviations.occur('example-account', line);
  }
  const clusters = [...code.matchAll(/^\s*- ([a-z-]+)(?: \(.*\))?$/gm)].map(([, name = '']) => name);
  assert.deepEqual(
    clusters.filter((name) => name !== 'control-plane'),
    Object.keys(stage.settings.clusters),
  );
  if (clusters.includes('control-plane')) stage.deviations.occur('management-cluster', line);
  run.comparisons += 1;
}

/** A printed manifest equals the generated one, as YAML. The text above it starts with the file's name. */
function compareManifests(run: DocumentRun, { code, line }: FencedBlock, above: DocumentNode | undefined): void {
  const { stage } = run;
  const { application } = REPOSITORIES;
  const text = PLACEHOLDERS.reduce((value, [pattern, own]) => value.replace(pattern, own), code);
  const printed = parseObjects(text);
  if (printed[0]?.kind === 'Workload') {
    const own = text.replaceAll('https://github.com/microsoft/', 'https://github.com/contoso/');
    if (own !== text) stage.deviations.occur('upstream-account', line);
    const generated = parseObjects(stage.sandbox.file(application, 'main', 'workload/workload.yaml'));
    explain(run, parseObjects(own), generated, line);
    return;
  }
  const [, file] = above?.kind === 'text' ? (/^`([\w-]+\.yaml)`/.exec(above.text) ?? []) : [];
  const { shown } = stage;
  if (file === undefined || shown === undefined) throw new Error('the text does not name the file of this manifest');
  explain(run, printed, stage.objects(shown.revision, `${shown.folder}/${file}`), line);
}

function explain(
  run: DocumentRun,
  printed: readonly KubernetesObject[],
  generated: readonly KubernetesObject[],
  line: number,
): void {
  for (const difference of findDifferences(printed, generated)) run.stage.deviations.explain(difference, line);
  run.comparisons += 1;
  run.log(`line ${line}: compared ${printed.map(({ kind }) => kind).join(', ')}`);
}
