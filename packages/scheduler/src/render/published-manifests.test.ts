import { describe, expect, it } from 'vitest';
import { createPlan } from '../plan/create-plan.ts';
import type { ConfigMap, Template } from '../resources/resource.ts';
import { clusterType, emptyModel, policy, selector, target, template, workload } from '../testing/index.ts';

const SETTINGS = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
};

function configMap(name: string, data: Record<string, string>, labels: Record<string, string> = {}): ConfigMap {
  return {
    kind: 'ConfigMap',
    name,
    labels: { 'platform-config': 'true', ...labels },
    locate: (...path) => ({ source: '.', file: `configs/${name}.yaml/${path.join('/')}`, line: 9, column: 3 }),
    data,
  };
}

interface Input {
  readonly reconciler: string | readonly string[];
  readonly engine?: Template['engine'];
  readonly manifests?: Record<string, string>;
  readonly labels?: Record<string, string>;
  readonly configMaps?: readonly ConfigMap[];
  readonly workloadName?: string;
}

/** Plans one target on the cluster types `drone` and `large`. */
async function plan({
  reconciler,
  engine = 'gotemplate',
  manifests = {},
  labels = {},
  configMaps = [],
  workloadName = 'app',
}: Input) {
  const result = await createPlan(
    emptyModel({
      clusterTypes: [clusterType('drone'), clusterType('large')],
      policies: [policy('all', '', selector(), selector())],
      workloads: [workload(workloadName, 'team', [target('test', labels, { manifests })])],
      templates: [
        template('ns', 'namespace', 'kind: Namespace\n'),
        { ...template('rec', 'reconciler', ...[reconciler].flat()), engine },
      ],
      configMaps,
    }),
    SETTINGS,
  );
  const text = (name: string) =>
    result.planned
      .find(({ clusterType: { name: of } }) => of === name)
      ?.files.find((file) => file.name === 'reconciler.yaml')?.content;
  return { ...result, text, problems: result.failed.flatMap(({ problems }) => problems) };
}

async function planMustache(reconciler: string, manifests: Record<string, string>) {
  const { text, problems } = await plan({ reconciler, manifests, engine: 'mustache' });
  return { text: text('drone'), problems };
}

describe('every document that is published', () => {
  it.each(['@west', '*x', '%x', '`x', 'a: b: c', '[a', '"a', '- a: b\n c'])(
    'is parsed, on every cluster type: a config value %j is an error at its config map',
    async (value) => {
      const { problems, text } = await plan({
        reconciler: 'kind: A\nspec:\n  region: {{ .ConfigData.REGION }}\n',
        configMaps: [
          configMap('all', { REGION: 'east' }),
          configMap('large', { REGION: `'${value}'` }, { 'cluster-type': 'large' }),
        ],
      });
      expect(text('drone')).toContain('region: east');
      expect(text('large')).toBeUndefined();
      expect(problems).toMatchObject([
        {
          code: 'not-yaml',
          at: { file: 'configs/large.yaml/data/REGION' },
          message: expect.stringContaining('REGION of config map large'),
          related: [{ at: { file: 'templates/rec.yaml', line: 12 } }],
        },
      ]);
    },
  );

  it('has no key twice', async () => {
    const { problems } = await plan({
      reconciler: 'kind: A\nspec:\n  a: 1\n{{ .ConfigData.MORE | indent 2 }}\n',
      configMaps: [configMap('all', { MORE: `'a: 2'` })],
    });
    expect(problems[0]).toMatchObject({ code: 'not-yaml', message: expect.stringContaining('in its mapping already') });
  });

  it('names the template if the template is wrong, and no innocent value', async () => {
    const { problems } = await plan({
      reconciler: 'kind: A\nspec: [x\npath: {{ .Manifests.path }}\nregion: {{ .ConfigData.REGION }}\n',
      manifests: { path: 'a: b' },
      configMaps: [configMap('all', { REGION: 'a#b' })],
    });
    expect(problems).toHaveLength(2);
    for (const problem of problems) {
      expect(problem).toMatchObject({ code: 'not-yaml', at: { file: 'templates/rec.yaml' } });
      expect(problem.message).not.toContain('REGION');
    }
  });

  it('may hold values of any type that the platform team chooses', async () => {
    const { problems, text } = await plan({
      reconciler:
        'kind: A\nreplicas: {{ .ConfigData.N }}\non: {{ .ConfigData.B }}\nmap:\n{{ toYaml .ConfigData.M | indent 2 }}\n',
      configMaps: [configMap('all', { N: '3', B: 'true', M: 'a: 1\nb: [x, 2]' })],
    });
    expect(problems).toEqual([]);
    expect(text('drone')).toContain('replicas: 3\non: true');
  });

  it('warns of maps in the notation of Go', async () => {
    const { diagnostics, problems } = await plan({
      reconciler: 'kind: A\nregion: {{ .ConfigData.REGION }}\n',
      configMaps: [configMap('all', { REGION: 'West: US' })],
    });
    expect(problems).toEqual([]);
    expect(diagnostics.filter(({ code }) => code === 'go-syntax')).toMatchObject([
      { severity: 'warning', at: { file: 'templates/rec.yaml', line: 11 } },
    ]);
  });
});

describe('a value of a workload file is nothing but the text of a string', () => {
  it.each([
    ['two harmless values that join to a keyword', 'a: {{ .Manifests.x }}{{ .Manifests.y }}\n', { x: 'tr', y: 'ue' }],
    ['two harmless values that join to a number', 'a: {{ .Manifests.x }}{{ .Manifests.y }}\n', { x: '1e', y: '5' }],
    ['an empty value without quotes', 'a: {{ .Manifests.x }}\n', { x: '' }],
    ['a value that a function decodes', 'a: {{ .Manifests.x | b64dec }}\n', { x: 'dHJ1ZQ==' }],
    ['a value that a function changes', 'a: {{ .Manifests.x | replace "x" "" }}\n', { x: 'xtruex' }],
    ['a value that a function lowers', 'a: {{ .Manifests.x | lower }}\n', { x: 'NULL' }],
    ['a value in a format', 'a: {{ printf "%s%s" .Manifests.x .Manifests.y }}\n', { x: 'nu', y: 'll' }],
    ['a part of JSON', 'a: {{ (fromJson .Manifests.x).b }}\n', { x: '{"b": 1}' }],
    ['a value as a key', '{{ .Manifests.x }}: a\n', { x: 'b' }],
    [
      'a name as a key that is a boolean',
      '{{ range $k, $v := .Manifests }}{{ $k }}: {{ $v | quote }}\n{{ end }}',
      { on: 'a' },
    ],
    [
      'a name as a key that is a number',
      '{{ range $k, $v := .Manifests }}{{ $k }}: {{ $v | quote }}\n{{ end }}',
      { '123': 'a' },
    ],
    ['an anchor', 'a: &{{ .Manifests.x }} b\n', { x: 'c' }],
    ['a tag', 'a: !{{ .Manifests.x }} b\n', { x: 'c' }],
    ['a line of a block that ends it', 'a: |\n  {{ .Manifests.x }}\n', { x: 'b\nc: d' }],
    ['a comment that ends', 'a: b # {{ .Manifests.x }}\n', { x: 'c\nd: e' }],
    [
      'a line break that only YAML 1.1 has',
      'a: "{{ .Manifests.x }}"\nb: # {{ .Manifests.y }}\n',
      { x: 'c', y: 'd\u2028e: f' },
    ],
    ['a number of another type', 'a: {{ .Manifests.x | int }}\n', { x: '3' }],
    ['the length of a value', 'a: {{ len .Manifests.x }}\n', { x: 'abc' }],
    ['the name of the workload as a number', 'a: {{ .Workload }}\n', {}, '123'],
    ['a separator for Kubernetes alone', '{{ .Manifests.x }}\n', { x: '---b' }],
  ])('%s is refused', async (_, reconciler, manifests, workloadName = 'app') => {
    const { problems } = await plan({ reconciler, manifests, workloadName });
    expect(problems.map(({ code }) => code)).toEqual(['unsafe-value', 'unsafe-value']);
  });

  it.each([
    [
      'takes text of the template into a comment',
      'a: {{ .Manifests.x }} # by {{ .Manifests.y }}\n',
      { x: 'b #', y: 'c' },
    ],
    ['takes a key of the template into its string', 'a: {{ .Manifests.x }}\nb: safe\n', { x: '"c\nb: d\ne: |\n  ' }],
    ['exchanges two values', 'a: {{ .Manifests.x }}\nb: {{ .Manifests.y }}\n', { x: '{c: d}', y: 'e' }],
    [
      'is bytes that are not UTF-8',
      'a: "{{ .Manifests.x | b64dec }}"\n',
      { x: Buffer.from('b"\nc: "d').toString('base64') },
    ],
    ['is bytes that are not UTF-8, next to structure', 'a: "{{ .Manifests.x | b64dec }}"\n', { x: '/yIKYzogImQ=' }],
    ['begins a line of quotes that only YAML 1.1 breaks there', 'a: "b\u2028{{ .Manifests.x }}"\n', { x: '--- c' }],
    ['counts items', 'a:\n{{ splitList "/" .Manifests.x | toYaml | indent 2 }}\n', { x: 'a/b' }],
    [
      'decides a number in structure',
      'a:\n{{ toYaml (dict "n" (int .Manifests.x) "m" "c") | indent 2 }}\n',
      { x: '5' },
    ],
    ['is in a tagged scalar', 'a: ! {{ .Manifests.x }}\n', { x: '' }],
  ])('a value that %s is refused', async (_, reconciler, manifests) => {
    const { problems, text } = await plan({ reconciler, manifests });
    expect(text('drone')).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['structure', "a: '{{Manifests.x}}'\n", { x: "b'\nc: 'd" }],
    ['a comment', 'a: {{Manifests.x}} # safe\n', { x: 'b #' }],
    ['nothing', 'a: {{Manifests.x}}\nb: {{Manifests.y}}\n', { x: '', y: 'c' }],
    ['text of the template', 'a: "{{Manifests.x}}"\nb: safe # "\n', { x: 'c" #' }],
    ['a template in parts', 'a: "{{Manifests.x}}{{Manifests.y}}"\n', { x: '{', y: '{ .ConfigData.SECRET }}' }],
  ])('of a mustache template, %s is refused', async (_, reconciler, manifests) => {
    const { problems, text } = await planMustache(reconciler, manifests);
    expect(text).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  });

  it('of a mustache template, text and empty text are accepted', async () => {
    const { problems, text } = await planMustache(
      'a: "{{Manifests.x}}"\nb: {{Manifests.y}}\n{{#Manifests.x}}\nc: d\n{{/Manifests.x}}\n',
      { x: '', y: 'apps/web' },
    );
    expect(problems).toEqual([]);
    expect(text).toBe('a: ""\nb: apps/web\n');
  });

  it.each(['%YAML 1.1\n---\nkind: B\n', '\uFEFFkind: B\n', '# c\n%TAG ! x\n---\nkind: B\n'])(
    'a manifest after the first one does not begin with what only a file may begin with: %j',
    async (second) => {
      const { problems } = await plan({ reconciler: ['kind: A\n', second] });
      expect(problems.map(({ code }) => code)).toEqual(['not-yaml', 'not-yaml']);
    },
  );

  it.each([
    ['in a comment', '# for {{ .Manifests.x }}\nkind: A\n'],
    ['in a block', 'kind: A\ntext: |\n  path {{ .Manifests.x }}\n'],
    ['as text after text', 'kind: A\npath: apps/{{ .Manifests.x }}/{{ .Manifests.x }}\n'],
    ['in quotes', 'kind: A\npath: "{{ .Manifests.x }}"\nother: {{ .Manifests.url | quote }}\n'],
    ['as a whole map', 'kind: A\nspec:\n{{ toYaml .Manifests | indent 2 }}\n'],
    ['as labels', 'kind: A\nlabels:\n{{- range $k, $v := .Manifests }}\n  {{ $k }}: {{ $v | quote }}\n{{- end }}\n'],
    ['by a template', '{{ define "p" }}path: {{ . }}{{ end }}kind: A\n{{ template "p" .Manifests.x }}\n'],
    ['by a host of its address', 'kind: A\nhost: {{ (urlParse .Manifests.url).host }}\n'],
  ])('it is accepted %s', async (_, reconciler) => {
    const { problems } = await plan({ reconciler, manifests: { x: 'web', url: 'https://github.com/contoso/app' } });
    expect(problems).toEqual([]);
  });

  it('is named by its name if the name is the problem', async () => {
    const { problems } = await plan({
      reconciler: 'kind: A\nlabels:\n{{- range $k, $v := .Manifests }}\n  {{ $k }}: {{ $v | quote }}\n{{- end }}\n',
      manifests: { path: 'a', y: 'b' },
    });
    expect(new Set(problems.map(({ message }) => message.split(',')[0]))).toEqual(
      new Set(['the name of manifests.y is "y"']),
    );
  });

  it('is named alone, wherever it is', async () => {
    const { problems } = await plan({
      reconciler: 'kind: A\nspec: {{ toJson .Manifests }}\npath: {{ .Manifests.b }}\n',
      manifests: { a: 'fine', b: 'x: y', c: 'x' },
    });
    expect(new Set(problems.map(({ message }) => message.slice(0, 13)))).toEqual(new Set(['manifests.b i']));
  });
});

describe('templates in values', () => {
  const configMaps = [
    configMap('all', { WHO: '{{ .Environment }}', BOTH: '{{ .ConfigData.WHO }}-{{ .ClusterType }}' }),
  ];

  it('of the configuration are rendered again in reconciler manifests, too', async () => {
    const { text, problems } = await plan({ reconciler: 'kind: A\nwho: {{ .ConfigData.BOTH | quote }}\n', configMaps });
    expect(problems).toEqual([]);
    expect(text('large')).toBe('kind: A\nwho: "dev-large"\n');
  });

  it('of a workload file are never rendered', async () => {
    const { problems } = await plan({
      reconciler: 'kind: A\nwho: "{{ .Manifests.x }}"\n',
      manifests: { x: '{{ .ConfigData.WHO }}' },
      configMaps,
    });
    expect(problems.map(({ code }) => code)).toEqual(['template-in-value', 'template-in-value']);
  });

  it.each([
    [
      'decoded',
      '{{ .Manifests.x | b64dec | quote }}',
      { x: Buffer.from('{{ .ConfigData.SECRET }}').toString('base64') },
    ],
    ['joined', '"{{ .Manifests.x }}{{ .Manifests.y }}"', { x: '{', y: '{ .ConfigData.SECRET }}' }],
    [
      'copied from a configuration value',
      '{{ .Manifests.x | replace "<" "{" | quote }}',
      { x: '<< .ConfigData.WHO }}' },
    ],
    ['replaced', '{{ .Manifests.x | replace "<" "{" | quote }}', { x: '<< .ConfigData.SECRET }}' }],
  ])('that a workload file has %s are not rendered either', async (_, print, manifests) => {
    const { text, problems } = await plan({
      reconciler: `kind: A\nwho: ${print}\nenvironment: {{ .ConfigData.WHO }}\n`,
      manifests,
      configMaps: [...configMaps, configMap('secret', { SECRET: 'hidden' })],
    });
    expect(problems).toEqual([]);
    expect(text('drone')).toMatch(/\{\{ \.ConfigData\.(?:SECRET|WHO) \}\}/);
    expect(text('drone')).toContain('environment: dev');
    expect(text('drone')).not.toContain('hidden');
  });

  it('are not made of parts that a workload file chooses', async () => {
    const { problems, text } = await plan({
      reconciler: 'kind: A\nwho: "{{ printf "{{ .ConfigData.%s }}" .Manifests.x }}"\n',
      manifests: { x: 'SECRET' },
      configMaps: [configMap('secret', { SECRET: 'hidden' })],
    });
    expect(problems).toEqual([]);
    expect(text('drone')).not.toContain('hidden');
  });
});

describe('a script', () => {
  async function script(text: string, manifests: Record<string, string>, data: Record<string, string> = {}) {
    const config = { ...template('sh', 'config', text), contentType: 'sh' };
    const { failed, planned, diagnostics } = await createPlan(
      emptyModel({
        clusterTypes: [clusterType('drone', {}, 'sh')],
        policies: [policy('all', '', selector(), selector())],
        workloads: [workload('app', 'team', [target('test', {}, { manifests })])],
        templates: [template('ns', 'namespace', 'kind: A\n'), template('rec', 'reconciler', 'kind: B\n'), config],
        configMaps: [configMap('all', data)],
      }),
      SETTINGS,
    );
    return {
      problems: failed.flatMap(({ problems }) => problems),
      files: planned[0]?.files.map(({ name }) => name),
      warnings: diagnostics.filter(({ code }) => code === 'script-value'),
    };
  }

  it.each([
    ['export A="{{ .Manifests.x }}"\n', 'a b; c', []],
    ['export A="{{ .Manifests.x }}"\n', 'a"; id; "', ['unsafe-value']],
    ['export A="{{ .Manifests.x }}"\n', '$(id)', ['unsafe-value']],
    ["export A='{{ .Manifests.x }}'\n", '$(id)', []],
    ["export A='{{ .Manifests.x }}'\n", "'; id", ['unsafe-value']],
    ['export A={{ .Manifests.x }}\n', 'a-b/c', []],
    ['export A={{ .Manifests.x }}\n', 'a b', ['unsafe-value']],
    ['export A={{ .Manifests.x | quote }}\n', 'a b', []],
    ['export A={{ .Manifests.x | quote }}\n', '`id`', ['unsafe-value']],
    ['# {{ .Manifests.x }}\n', '$(id)', []],
    ['# {{ .Manifests.x }}\n', 'a\nid', ['unsafe-value']],
    ['cat <<EOF\n{{ .Manifests.x }}\nEOF\n', 'a-b', []],
    ['cat <<EOF\n{{ .Manifests.x }}\nEOF\n', 'EOF', ['unsafe-value']],
    ['cat <<\\EOF-1\n{{ .Manifests.x }}\nEOF-1\n', 'EOF-1', ['unsafe-value']],
    ['cat <<EOF\n{{ .Manifests.x }}\nEOF\n', '$(id)', ['unsafe-value']],
    ['cat <<EOF\n{{ .Manifests.x }}\nEOF\n', 'EOF\nid', ['unsafe-value']],
    ["cat <<'EOF'\n{{ .Manifests.x }}\nEOF\n", '$(id)', ['unsafe-value']],
    ['{{ .Manifests.x }}\n', 'rm -r x', ['unsafe-value']],
    ['{{ .Manifests.x }}\n', 'reboot', ['unsafe-value']],
    ['if true; then {{ .Manifests.x }}; fi\n', 'reboot', ['unsafe-value']],
    ['A=1 {{ .Manifests.x }}\n', 'reboot', ['unsafe-value']],
    ['echo `echo "{{ .Manifests.x }}"`\n', 'a; id', ['unsafe-value']],
    ["echo $'{{ .Manifests.x }}'\n", "a\\'; id", ['unsafe-value']],
    ['case a in (a) echo "{{ .Manifests.x }}";; esac\n', 'a b', ['unsafe-value']],
    ['cat <<EOF\na\nEOF\nexport A={{ .Manifests.x | quote }}\n', 'a-b', []],
    ['echo "$(echo {{ .Manifests.x }})"\n', 'a) b', ['unsafe-value']],
  ])('%j with %j gives %j', async (text, x, codes) => {
    const { problems, files } = await script(text, { x });
    expect(problems.map(({ code }) => code)).toEqual(codes);
    if (codes.length === 0) expect(files).toContain('platform-config.sh');
  });

  const WORDS = '{{ range $k, $v := .ConfigData }}export {{ $k }}={{ $v }}\n{{ end }}';
  const QUOTED = '{{ range $k, $v := .ConfigData }}export {{ $k }}={{ $v | quote }}\n{{ end }}';
  const SINGLE = "{{ range $k, $v := .ConfigData }}export {{ $k }}='{{ $v }}'\n{{ end }}";

  it.each([
    [WORDS, 'Factory Cluster', 'splits it into words'],
    [WORDS, '~/x', 'may replace it by other words or names of files'],
    [WORDS, '*.txt', 'may replace it by other words or names of files'],
    [WORDS, '$HOME', 'replaces variables in it by their values'],
    [WORDS, 'a;b', 'runs commands that are in it'],
    [WORDS, 'a\nb', 'runs commands that are in it'],
    [WORDS, "it''s", 'removes quotes or backslashes from it'],
    [WORDS, 'a\\b', 'removes quotes or backslashes from it'],
    [WORDS, 'a >b', 'splits it into words, and reads "<" or ">" in it as a redirection'],
    [WORDS, 'a #b', 'splits it into words, and takes the part from "#" on as a comment'],
    [WORDS, '"a $HOME"', 'replaces variables in it by their values'],
    [QUOTED, 'a $(id)', 'runs commands that are in it'],
    [SINGLE, "it''s", 'removes quotes or backslashes from it'],
    ['# {{ .ConfigData.B }}\n', 'a\nb', 'runs commands that are in it'],
    ['cat <<EOF\n{{ .ConfigData.B }}\nEOF\n', 'a $HOME', 'replaces variables in it by their values'],
  ])('lets the platform team print more than a value, with a warning: %j of %j', async (text, value, effect) => {
    const { problems, files, warnings } = await script(text, {}, { A: 'a-b', B: value });
    expect(problems).toEqual([]);
    expect(files).toContain('platform-config.sh');
    expect(warnings).toMatchObject([
      {
        code: 'script-value',
        at: { file: 'configs/all.yaml/data/B' },
        message: expect.stringMatching(/^B of config map all is ".*": in platform-config\.sh, a shell /s),
        related: [{ at: { file: 'templates/sh.yaml' } }],
      },
    ]);
    expect(warnings[0]?.message.split(', a shell ')[1]).toBe(effect);
  });

  it.each([
    [WORDS, 'Zürich'],
    [WORDS, '"it is"'],
    [QUOTED, 'it is "so"'],
    [QUOTED, '[{a: "b\\nc"}]'],
    [SINGLE, '$HOME `id` "a" *'],
    ['{{ .ConfigData.B }}\n', 'if true; then\n  echo "$(id)"\nfi'],
    ["cat <<'EOF'\n{{ .ConfigData.B }}\nEOF\n", '$HOME\n`id`'],
  ])('says nothing about what a shell takes as it is meant: %j of %j', async (text, value) => {
    const { problems, warnings } = await script(text, {}, { B: value });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it.each([
    [WORDS, "it's", "a ' is left open"],
    [WORDS, 'a)', '")" is not expected'],
    [WORDS, 'a (b)', '"(" is not expected'],
    [WORDS, 'a; fi', '"fi" is not expected'],
    [WORDS, 'a | | b', '"|" is not expected'],
    [SINGLE, "it's", "a ' is left open"],
    ['{{ .ConfigData.B }}\n', 'echo "', 'a " is left open'],
    ['cat <<EOF\n{{ .ConfigData.B }}\nEOF\n', '$(id', 'a $( is left open'],
  ])('refuses what no shell can read: %j of %j', async (text, value, reason) => {
    const { problems, warnings } = await script(text, {}, { A: 'a b', B: value });
    expect(problems).toMatchObject([
      { code: 'not-yaml', at: { file: 'configs/all.yaml/data/B' }, message: expect.stringContaining(reason) },
    ]);
    expect(problems[0]?.registration).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it.each([
    ['a template that is a script of another kind', '{{ .ConfigData.B }}\n)\n', 'a b'],
    ['parts of a command', '{{ .ConfigData.B }}\ntrue\n{{ .ConfigData.C }}\n', 'if true; then'],
  ])('accepts %s', async (_, text, value) => {
    expect((await script(text, {}, { B: value, C: 'fi' })).problems).toEqual([]);
  });

  it.each([
    ['A="{{ .ConfigData.B }}"\nP="{{ .Manifests.x }}"\n', 'a" \'', 'b', 'not-yaml'],
    ['A="{{ .ConfigData.B }}" P="{{ .Manifests.x }}"\n', '" #', 'b', 'not-yaml'],
    ['{{ .ConfigData.B }} P={{ .Manifests.x }} "\n', 'echo "', 'b', 'not-yaml'],
    ['{{ .ConfigData.B }} {{ .Manifests.x }}\n', 'a; sudo', 'b', 'not-yaml'],
    ['cat <<EOF\n{{ .ConfigData.B }}\n{{ .Manifests.x }}\nEOF\n', 'a\nEOF\ncat <<EOF', 'b', ''],
    ['cat <<EOF\n{{ .ConfigData.B }}\n{{ .Manifests.x }}\nEOF\n', 'EOF', 'b', 'not-yaml'],
    ['cat <<EOF\n{{ .ConfigData.B }}\n{{ .Manifests.x }}\nEOF\n', 'a', 'EOF', 'unsafe-value'],
    ['A="{{ .ConfigData.B }}"\nP="{{ .Manifests.x }}"\n', '$(id)', 'b-c', ''],
    ['A="{{ .ConfigData.B }}"\nP="{{ .Manifests.x }}"\n', '$(id)', 'b c', 'unsafe-value'],
    ['A="{{ .ConfigData.B }}"\nP={{ .Manifests.x }}\n', '$HOME', '$HOME', 'unsafe-value'],
    ['{{ .ConfigData.B }} "{{ .Manifests.x }}"\n', 'eval', 'a;id', 'unsafe-value'],
    ['{{ .ConfigData.B }} "{{ .Manifests.x }}"\n', 'python3 -m', 'a;id', ''],
    ['A="{{ .ConfigData.B }}"\nP={{ .Manifests.x }}\n', 'a" "b', 'b c', 'unsafe-value'],
  ])(
    'keeps values of workload files values, whatever the platform team prints: %j of %j and %j',
    async (text, value, x, code) => {
      const { problems } = await script(text, { x }, { B: value });
      expect(problems.map((problem) => problem.code).join()).toBe(code);
      for (const problem of problems) {
        expect(problem.registration).toBe(code === 'unsafe-value' ? 'app' : undefined);
        expect(problem.at?.file).toContain(code === 'unsafe-value' ? 'Workload/app' : 'configs/all.yaml/data/B');
      }
    },
  );
});
