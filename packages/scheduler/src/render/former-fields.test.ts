import { Dict } from '@kalypso-actions/govalue';
import { describe, expect, it } from 'vitest';
import { deriveDeploymentTargets } from '../model/deployment-targets.ts';
import { clusterType, emptyModel, target, template, workload } from '../testing/model-builders.ts';
import { Renderer } from './renderer.ts';

function render(reconciler: string, manifests?: Record<string, string>) {
  const model = emptyModel({
    workloads: [workload('app', 'team', [target('test', { a: 'b' }, manifests ? { manifests } : {})])],
    templates: [template('ns', 'namespace', 'kind: Namespace\n'), template('rec', 'reconciler', reconciler)],
  });
  const [deploymentTarget] = deriveDeploymentTargets(model);
  if (!deploymentTarget) throw new Error('there is no target');
  const renderer = new Renderer(model.templates, { configFileName: 'platform-config' });
  const renderOn = (name: string) =>
    renderer.render({
      environment: 'dev',
      clusterType: clusterType(name),
      target: deploymentTarget,
      namespace: 'dev-app-test',
      config: { data: new Dict(new Map()), provenance: [] },
    });
  const result = renderOn('drone');
  renderOn('large');
  return {
    text: result.kind === 'rendered' ? result.files.find(({ name }) => name === 'reconciler.yaml')?.content : undefined,
    problems: result.kind === 'failed' ? result.problems : [],
    warnings: renderer.warnings,
  };
}

describe('a template of early 2023', () => {
  it('gets the values that its fields became, with one warning for each line', () => {
    const { text, problems, warnings } = render(
      'kind: A\nurl: "{{ .Repo }}"\nbranch: {{ $.Branch | quote }}\n{{ if .Path }}path: "{{ .Path }}"\n{{ end }}',
    );
    expect(problems).toEqual([]);
    expect(text).toBe('kind: A\nurl: "https://github.com/contoso/app-gitops"\nbranch: "dev"\npath: "./test"\n');
    expect(
      warnings.map(({ code, severity, message, at, hint }) => [code, severity, message, at?.line, at?.column, hint]),
    ).toEqual([
      [
        'deprecated-template-field',
        'warning',
        'template rec uses .Repo, the name that .Manifests.repo had until March 2023',
        11,
        16,
        'Write `.Manifests.repo` instead.',
      ],
      [
        'deprecated-template-field',
        'warning',
        'template rec uses .Branch, the name that .Manifests.branch had until March 2023',
        12,
        18,
        'Write `.Manifests.branch` instead.',
      ],
      [
        'deprecated-template-field',
        'warning',
        'template rec uses .Path, the name that .Manifests.path had until March 2023',
        13,
        13,
        'Write `.Manifests.path` instead.',
      ],
      [
        'deprecated-template-field',
        'warning',
        'template rec uses .Path, the name that .Manifests.path had until March 2023',
        13,
        31,
        'Write `.Manifests.path` instead.',
      ],
    ]);
  });

  it.each([
    ['plain', 'kind: A\npath: {{ .Path }}\n', 'a: b'],
    ['in quotes', 'kind: A\npath: "{{ .Path }}"\n', 'a", evil: "b'],
    ['from a variable', '{{ $p := .Path }}kind: A\npath: "{{ $p }}"\n', '"\n---\nkind: Evil'],
    ['in a loop', 'kind: A\n{{ range list $.Path }}path: "{{ . }}"\n{{ end }}', '"\nkind: B'],
    ['as a template', 'kind: A\npath: "{{ .Path }}"\n', '{{ .Environment }}'],
  ])('cannot be broken by a value: %s', (_, reconciler, path) => {
    const { problems } = render(reconciler, { repo: 'https://x', branch: 'main', path });
    expect(problems).toMatchObject([
      { registration: 'app', at: { file: 'Workload/app/spec/deploymentTargets/0/manifests/path' } },
    ]);
  });

  it('prints no value for a key that the target does not have', () => {
    const { text, warnings } = render('kind: A\npath: "{{ .Path }}"\n', { repo: 'https://x' });
    expect(text).toBe('kind: A\npath: "<no value>"\n');
    expect(warnings.map(({ code }) => code)).toEqual(['deprecated-template-field', 'no-value']);
  });
});

describe('the former names', () => {
  it('are not part of the data as a whole', () => {
    const { text } = render('kind: A\nall: |\n  {{ printf "%+v" . }}\n  {{ hash . }}\n', {
      repo: 'r',
      branch: 'b',
      path: 'p',
    });
    expect(text).toContain('Manifests:map[branch:b path:p repo:r] ClusterType:drone ConfigData:map[]}');
    expect(text).not.toMatch(/Repo|Branch|Path/);
  });

  it('are keys like any other in maps, without a warning', () => {
    const { text, warnings } = render('kind: A\n{{ with .Manifests }}x: "{{ .Repo }}"\n{{ end }}', {
      Repo: 'own',
      repo: 'r',
    });
    expect(text).toBe('kind: A\nx: "own"\n');
    expect(warnings).toEqual([]);
  });

  it('have no fields and cannot be called', () => {
    expect(render('a: {{ .Repo.x }}\n').problems).toMatchObject([{ code: 'template-failed' }]);
    expect(render('a: {{ .Repo 1 }}\n').problems).toMatchObject([{ code: 'template-failed' }]);
  });
});
