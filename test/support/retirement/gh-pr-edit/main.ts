// Emulates `gh pr edit NUMBER --repo OWNER/NAME --add-label LABEL`.
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { repo: { type: 'string' }, 'add-label': { type: 'string' } },
});
const { EMULATOR_GITHUB: server, EMULATOR_TOKEN: token } = process.env;
const response = await fetch(`${server}/api/v3/repos/${values.repo}/issues/${positionals[0]}/labels`, {
  method: 'POST',
  headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify({ labels: [values['add-label']] }),
});
if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
