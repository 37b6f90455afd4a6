import { describe, expect, it } from 'vitest';
import { useEmulator } from '../test-support.ts';

const fixture = useEmulator();

async function open(path: string, accept = 'text/html'): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${fixture.github.url}${path}`, { headers: { accept } });
  return { status: response.status, text: await response.text() };
}

describe('a browser', () => {
  it('shows repositories, files, commits, pull requests and issues', async () => {
    const { commits } = await fixture.repository('seen', [
      { files: { 'a/b.txt': 'hello <b>\n' } },
      { files: { c: 'c\n' } },
    ]);
    const [first = '', second = ''] = commits;
    await fixture.request('POST', 'seen/git/refs', { ref: 'refs/heads/feature/x', sha: second });
    await fixture.request('PATCH', 'seen/git/refs/heads/main', { sha: first, force: true });
    const { body: pull } = await fixture.request('POST', 'seen/pulls', {
      title: '<script>alert(1)</script>',
      head: 'feature/x',
      base: 'main',
      body: 'why & "how"',
    });
    const { body: issue } = await fixture.request('POST', 'seen/issues', { title: 'Broken', labels: ['bug'] });
    await fixture.request('POST', `seen/issues/${issue.number}/comments`, { body: 'It is.' });
    await fixture.request('POST', `seen/statuses/${second}`, { state: 'failure', context: 'ci', description: 'no' });
    const page = async (path: string) => (await open(path)).text;
    expect(await page('/')).toContain('<a href="/acme/seen">');
    expect(await page('/acme/seen')).toMatch(/feature\/x.*Broken #2/s);
    const pullPage = await page(new URL(pull.html_url).pathname);
    expect(pullPage).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(pullPage).not.toContain('<script>');
    expect(pullPage).toContain('why &amp; &quot;how&quot;');
    expect(pullPage).toContain('<ins>+c</ins>');
    expect(pullPage).toContain('<span class="state failure">failure</span> ci: no');
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
  ])('gets 404 at %s', async (path) => {
    expect((await open(path)).status).toBe(404);
  });

  it('is distinguished from an API client by its Accept header', async () => {
    expect((await open('/acme/seen', '*/*')).status).toBe(599);
    expect(await fixture.github.takeViolations()).toHaveLength(1);
  });
});
