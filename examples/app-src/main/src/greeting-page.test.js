import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderGreetingPage } from './greeting-page.js';

test('the page shows the platform configuration', () => {
  const page = renderGreetingPage({
    ENVIRONMENT: 'Dev',
    REGION: 'East US',
    CLUSTER_NAME: 'Drone',
    DATABASE_URL: 'mysql://restricted-host:3306/mysqlrty123',
  });
  for (const value of ['Dev', 'East US', 'Drone', 'mysql://restricted-host:3306/mysqlrty123'])
    assert.ok(page.includes(`<td>${value}</td>`), value);
});

test('values are text, and a missing one is named', () => {
  const page = renderGreetingPage({ REGION: '<img src=x> & "more"' });
  assert.ok(page.includes('<td>&lt;img src=x&gt; &amp; &quot;more&quot;</td>'));
  assert.ok(page.includes('<th>Cluster</th><td>not configured</td>'));
});
