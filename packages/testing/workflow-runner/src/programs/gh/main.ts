// The emulated GitHub CLI: the commands that the starter workflows use (`gh api`, `gh workflow run`).
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** The filters of the starter workflows, which gh applies to a response. */
const FILTERS: Readonly<Record<string, (response: EnvironmentResponse & CommitResponse) => unknown>> = {
  '.sha': ({ sha }) => sha,
  '[.protection_rules[] | select(.type == "required_reviewers") | .reviewers[]] | length': ({
    protection_rules: rules,
  }) => rules.flatMap(({ type, reviewers = [] }) => (type === 'required_reviewers' ? reviewers : [])).length,
};

interface CommitResponse {
  readonly sha: string;
}

interface EnvironmentResponse {
  readonly protection_rules: readonly { readonly type: string; readonly reviewers?: readonly unknown[] }[];
}

const [area, ...rest] = process.argv.slice(2);
const { values, positionals } = parseArgs({
  args: rest,
  allowPositionals: true,
  options: {
    'raw-field': { type: 'string', short: 'f', multiple: true, default: [] },
    repo: { type: 'string', short: 'R' },
    ref: { type: 'string', short: 'r' },
    method: { type: 'string', short: 'X' },
    jq: { type: 'string', short: 'q' },
    json: { type: 'boolean', default: false },
  },
});
const fields = Object.fromEntries(
  values['raw-field'].map((field) => {
    const equals = field.indexOf('=');
    if (equals < 0) fail(`field ${JSON.stringify(field)} requires a value separated by an '=' sign`);
    return [field.slice(0, equals), field.slice(equals + 1)];
  }),
);

if (area === 'api') {
  const [path = ''] = positionals;
  const hasFields = Object.keys(fields).length > 0;
  await callApi(values.method ?? (hasFields ? 'POST' : 'GET'), path, hasFields ? fields : undefined);
} else if (area === 'workflow' && positionals[0] === 'run') {
  if (values.repo === undefined || values.ref === undefined) fail('the emulated gh requires --repo and --ref');
  const path = `repos/${values.repo}/actions/workflows/${positionals[1]}/dispatches`;
  const inputs: unknown = values.json ? JSON.parse(readFileSync(0, 'utf8')) : fields;
  await callApi('POST', path, { ref: values.ref, inputs });
  console.log(`✓ Created workflow_dispatch event for ${positionals[1]} at ${values.ref}`);
} else fail(`unknown command ${JSON.stringify(area)}`);

async function callApi(method: string, path: string, body: unknown): Promise<void> {
  const token = process.env.GH_TOKEN;
  if (!token) fail('To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.');
  const response = await fetch(`${process.env.GITHUB_API_URL}/${path}`, {
    method,
    headers: {
      authorization: `token ${token}`,
      accept: 'application/vnd.github+json',
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) fail(`HTTP ${response.status}: ${text}`);
  if (values.jq !== undefined) {
    const filter = FILTERS[values.jq] ?? fail(`the filter ${values.jq} is not emulated`);
    console.log(filter(JSON.parse(text)));
  } else if (text !== '') console.log(text);
}

function fail(message: string): never {
  console.error(`gh: ${message}`);
  process.exit(1);
}
