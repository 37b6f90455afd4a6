import { readConfigValue } from '@kalypso-actions/goyaml';
import { createPlan } from '@kalypso-actions/scheduler';
import {
  base,
  clusterType,
  emptyModel,
  policy,
  selector,
  target,
  template,
  workload,
} from '@kalypso-actions/scheduler/testing';
import { expect, it } from 'vitest';
import { createRandom } from './random.ts';
import { hasShell, readableBy } from './shells.ts';

const SETTINGS = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
};
const SEED = 20261;
const SMALL_BUDGET = 400;
/** Each script takes two processes. */
const SCRIPTS_OF_RUNS = 0.1;
const runs = Math.max(SMALL_BUDGET, Number(process.env.FUZZ_RUNS ?? 0) * SCRIPTS_OF_RUNS);

const VALUE = '{{ .ConfigData.K }}';
const TEMPLATES = [
  `export K=${VALUE}\nexport L=1\n`,
  `export K="${VALUE}"\nexport L="1"\n`,
  `export K='${VALUE}'\nexport L='1'\n`,
  `${VALUE}\n`,
  `if x; then K=${VALUE}; fi\n`,
  `# ${VALUE}\nexport A=1\n`,
  `cat <<EOF\n${VALUE}\nEOF\n`,
  `K=$(echo ${VALUE})\n`,
  `K=${VALUE}`,
  `[ "${VALUE}" = 1 ] && export K=1\n`,
];
/** What scripts are made of. */
const PIECES =
  `a|b c|"|'|\`|$(|$((|))|)|$\{|}|$x|\\|\n|;|&|&&|<|>|<<E\n|E\n|#| # c| |if |then |fi|; then b; |; fi|case x in |esac|*) y;;|;;|{ |; }|(| (|()|f() { x; }|while |do |done|for i in |[[ | ]]|=(|=|!|2>|>&2|it's|a "b" c|$HOME/x|\`id\`|$(id)|$\{a:-b}|~/x|*.txt|<<'E'\n|\nE\n|else|elif|in|<(|\t`.split(
    '|',
  );
PIECES.push('|', '||');

it.skipIf(!hasShell('bash') || !hasShell('dash'))(
  'a value of the platform team is refused exactly if no shell can read the script',
  { timeout: 600_000 },
  async () => {
    const cases = createCases(runs);
    const scripts = cases.map(({ text, value }) => text.replace(VALUE, () => value));
    const [bash, dash] = [readableBy('bash', scripts), readableBy('dash', scripts)];
    const wrong: object[] = [];
    let accepted = 0;
    for (const [index, script] of scripts.entries()) {
      // Bash does not look into here-documents, and Dash does not mind if they are left open.
      const isReadable = /(?<!<)<<(?!<)/.test(script) ? bash[index] && dash[index] : bash[index] || dash[index];
      const rendered = await render(cases[index] as ScriptCase);
      if (rendered !== undefined) accepted += 1;
      if ((rendered !== undefined) !== isReadable || (rendered ?? script) !== script) wrong.push({ script, rendered });
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(accepted).toBeGreaterThan(runs / 4);
    expect(accepted).toBeLessThan((runs * 3) / 4);
  },
);

interface ScriptCase {
  readonly text: string;
  readonly value: string;
}

function createCases(count: number): readonly ScriptCase[] {
  const random = createRandom(SEED);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const cases: ScriptCase[] = [];
  while (cases.length < count) {
    const value = Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(PIECES)).join('');
    const text = pick(TEMPLATES);
    if (readConfigValue(value) === value && !isDisputed(text.replace(VALUE, () => value))) cases.push({ text, value });
  }
  return cases;
}

/** Whether what a script means depends on more than its syntax, or on the version of the shell. */
function isDisputed(script: string): boolean {
  return /\$\{\$|#[^\n]*<<|`[^`]*<<|\}\\\n|[^ \n]<\(|\d>\d*>/.test(script);
}

async function render({ text, value }: ScriptCase): Promise<string | undefined> {
  const model = emptyModel({
    clusterTypes: [clusterType('drone', {}, 'env')],
    policies: [policy('all', '', selector(), selector())],
    workloads: [workload('app', 'team', [target('test')])],
    templates: [
      template('ns', 'namespace', 'kind: Namespace\n'),
      template('rec', 'reconciler', 'kind: A\n'),
      { ...template('env', 'config', text), contentType: 'sh' },
    ],
    configMaps: [{ ...base('ConfigMap', 'a', { 'platform-config': 'true' }), data: { K: value } }],
  });
  const { planned } = await createPlan(model, SETTINGS);
  return planned[0]?.files.find(({ name }) => name === 'platform-config.sh')?.content;
}
