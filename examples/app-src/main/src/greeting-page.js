/** What the page shows, and the key of the platform configuration that has it. */
const SHOWN = {
  Environment: 'ENVIRONMENT',
  Region: 'REGION',
  Cluster: 'CLUSTER_NAME',
  Database: 'DATABASE_URL',
};

/**
 * Renders the greeting page.
 * @param {Readonly<Record<string, string | undefined>>} config the platform configuration: environment variables of the pod
 * @returns {string} HTML
 */
export function renderGreetingPage(config) {
  const rows = Object.entries(SHOWN).map(
    ([name, key]) => `<tr><th>${name}</th><td>${escapeHtml(config[key] ?? 'not configured')}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Hello, world</title>
<style>
:root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif; }
body { max-width: 44rem; margin: 4rem auto; padding: 0 1rem; }
th { text-align: left; padding-right: 2rem; font-weight: normal; opacity: 0.7; }
td { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
</style></head>
<body>
<h1>Hello, world!</h1>
<table>
${rows.join('\n')}
</table>
</body>
</html>
`;
}

function escapeHtml(text) {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}
