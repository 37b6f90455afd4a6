import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { FORM_FIELDS, parseIssueForm } from './issue-form.ts';
import { formatRegistration } from './registration-file.ts';
import { type RegistrationRequest, validateRequest } from './registration-request.ts';

const LIMITS = { serverUrl: 'https://github.com', owners: ['contoso'] };
const VALID: Readonly<Record<keyof typeof FORM_FIELDS, string>> = {
  Name: 'hello-world-app',
  Repository: 'contoso/kalypso-app-src',
  Branch: 'main',
  Path: 'workload',
  Workspace: 'kaizen-app-team',
  Contact: '@contoso/kaizen-app-team',
};
const form = (fields: Partial<typeof VALID>) =>
  Object.entries({ ...VALID, ...fields })
    .map(([label, value]) => `### ${label}\r\n\r\n${value || '_No response_'}`)
    .join('\r\n\r\n');
const read = (body: string) => {
  const parsed = parseIssueForm(body);
  const { value, diagnostics } = validateRequest(parsed.value, LIMITS);
  return { request: value, problems: [...parsed.diagnostics, ...diagnostics].map(({ message }) => message) };
};

describe('a request', () => {
  it('is read from the form', () => {
    expect(read(form({}))).toEqual({
      problems: [],
      request: {
        name: 'hello-world-app',
        repository: { owner: 'contoso', repo: 'kalypso-app-src' },
        branch: 'main',
        path: 'workload',
        workspace: 'kaizen-app-team',
        contact: '@contoso/kaizen-app-team',
      },
    });
  });

  it.each([
    ['Path', './workload/', { path: 'workload' }],
    ['Path', '.', { path: '.' }],
    ['Path', '', { path: 'workload' }],
    ['Branch', '', { branch: 'main' }],
    ['Branch', 'release/1.0', { branch: 'release/1.0' }],
    ['Repository', 'https://github.com/Contoso/app.git', { repository: { owner: 'Contoso', repo: 'app' } }],
    ['Contact', 'kaizen@contoso.com', { contact: 'kaizen@contoso.com' }],
  ])('may have the %s %j', (label, value, expected) => {
    expect(read(form({ [label]: value }))).toMatchObject({ problems: [], request: expected });
  });

  it.each([
    ['Branch', 'a..b'],
    ['Branch', '-b'],
    ['Branch', 'a.lock'],
    ['Branch', 'a/'],
    ['Branch', 'a//b'],
    ['Branch', '@{u}'],
    ['Path', '..'],
    ['Path', 'a/../b'],
    ['Path', '/a'],
    ['Path', '.git/hooks'],
    ['Path', 'a\\b'],
    ['Name', 'a.b'],
    ['Name', 'A'],
    ['Name', '-a'],
    ['Workspace', 'а'],
    ['Repository', 'https://github.com.evil.example/contoso/app'],
    ['Repository', 'https://github.com@evil.example/contoso/app'],
    ['Repository', 'contoso/..'],
    ['Repository', 'contoso/app/../../evil'],
    ['Repository', 'evil/app'],
    ['Contact', '@a b'],
    ['Contact', '@contoso/team/x'],
  ])('must not have the %s %j', (label, value) => {
    expect(read(form({ [label]: value }))).toMatchObject({ request: undefined, problems: [expect.any(String)] });
  });

  it('becomes a file that has its values and no others, whatever text it was made of', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^[a-z0-9@/._-]{1,20}$/),
      fc.constantFrom('yes', 'null', '1.0', '0x10', 'on', '1e3', '2020-01-01', '~', '.', 'a: b', '# x'),
    );
    const values = fc.record({ Name: text, Branch: text, Path: text, Workspace: text, Contact: text });
    fc.assert(
      fc.property(
        fc.record({ values, isMixed: fc.array(fc.constantFrom(...Object.keys(VALID)), { maxLength: 2 }) }),
        ({ values: wild, isMixed }) => {
          // Most requests with several wild values are refused, so only some fields get one.
          const fields = Object.fromEntries(Object.entries(wild).filter(([label]) => isMixed.includes(label)));
          const { request } = read(form(fields));
          if (request !== undefined)
            expect(load(formatRegistration(request, LIMITS.serverUrl))).toEqual(expectedFile(request));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function expectedFile({ name, repository, branch, path, workspace, contact }: RegistrationRequest) {
  return {
    apiVersion: 'scheduler.kalypso.io/v1alpha1',
    kind: 'WorkloadRegistration',
    metadata: { name, labels: { type: 'application' }, annotations: { contact } },
    spec: { workload: { repo: `https://github.com/${repository.owner}/${repository.repo}`, branch, path }, workspace },
  };
}

describe('the form', () => {
  it.each([
    ['an unknown field', '\n\n### Owner\n\nroot', 'the form has no field "Owner"'],
    ['a field twice', '\n\n### Name\n\nother', 'the field Name is there twice'],
    ['two lines', '\nmore', 'the field Contact has more than one line'],
    ['a long value', 'x'.repeat(400), 'the field Contact has 424 characters; at most 300 are allowed'],
    ['a long text', 'x'.repeat(20_000), expect.stringContaining('at most 10000 are allowed')],
  ])('must not have %s', (_, more, problem) => {
    expect(parseIssueForm(form({}) + more).diagnostics.map(({ message }) => message)).toEqual([problem]);
  });

  it('may have text before its first heading', () => {
    expect(read(`Hello!\n\n${form({})}`).problems).toEqual([]);
  });

  it('has the labels that the starter form has', async () => {
    const { readFileSync } = await import('node:fs');
    const file = new URL(
      '../../../../workflows-templates/control-plane/ISSUE_TEMPLATE/register-workload.yml',
      import.meta.url,
    );
    const { body } = load(readFileSync(file, 'utf8')) as { body: { type: string; attributes: { label?: string } }[] };
    const labels = body.filter(({ type }) => type === 'input').map(({ attributes }) => attributes.label);
    expect(labels).toEqual(Object.keys(FORM_FIELDS));
  });
});
