import { describe, expect, it } from 'vitest';
import { useEmulator } from '../test-fixture.ts';

const world = useEmulator();

async function look(path: string, accept = 'text/html'): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${world.github.url}${path}`, { headers: { accept } });
  return { status: response.status, text: await response.text() };
}

describe('who follows a link in a browser', () => {
  it('sees repositories, files, commits, pull requests and issues', async () => {
    const { commits } = await world.repository('seen', [
      { files: { 'a/b.txt': 'hello <b>\n' } },
      { files: { c: 'c\n' } },
    ]);
    const [first = '', second = ''] = commits;
    await world.ask('POST', 'seen/git/refs', { ref: 'refs/heads/feature/x', sha: second });
    await world.ask('PATCH', 'seen/git/refs/heads/main', { sha: first, force: true });
    const { body: pull } = await world.ask('POST', 'seen/pulls', {
      title: '<script>alert(1)</script>',
      head: 'feature/x',
      base: 'main',
      body: 'why & "how"',
    });
    const { body: issue } = await world.ask('POST', 'seen/issues', { title: 'Broken', labels: ['bug'] });
    await world.ask('POST', `seen/issues/${issue.number}/comments`, { body: 'It is.' });
    await world.ask('POST', `seen/statuses/${second}`, { state: 'failure', context: 'ci', description: 'no' });
    const page = async (path: string) => (await look(path)).text;
    expect(await page('/')).toContain('<a href="/acme/seen">');
    expect(await page('/acme/seen')).toMatch(/feature\/x.*Broken #2/s);
    const seen = await page(new URL(pull.html_url).pathname);
    expect(seen).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(seen).not.toContain('<script>');
    expect(seen).toContain('why &amp; &quot;how&quot;');
    expect(seen).toContain('<ins>+c</ins>');
    expect(seen).toContain('<span class="state failure">failure</span> ci: no');
    expect(await page(new URL(issue.html_url).pathname)).toMatch(/bug.*It is\./s);
    expect(await page(`/acme/seen/commit/${second}`)).toContain('<ins>+c</ins>');
    expect(await page('/acme/seen/tree/feature/x')).toContain('href="/acme/seen/tree/feature/x/a"');
    expect(await page('/acme/seen/tree/feature/x/a')).toContain('href="/acme/seen/blob/feature/x/a/b.txt"');
    expect(await page('/acme/seen/blob/feature/x/a/b.txt')).toContain('hello &lt;b&gt;');
  });

  it.each([
    '/nobody/nothing',
    '/acme/seen/pull/99',
    '/acme/seen/tree/nope',
    '/acme/seen/blob/main/nope',
    '/acme/seen/wiki',
  ])('sees nothing at %s', async (path) => {
    expect((await look(path)).status).toBe(404);
  });

  it('is no client of the API', async () => {
    expect((await look('/acme/seen', '*/*')).status).toBe(599);
    expect(await world.github.takeViolations()).toHaveLength(1);
  });
});
