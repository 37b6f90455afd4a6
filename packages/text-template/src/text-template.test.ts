import { describe, expect, it } from 'vitest';
import { compileText } from './text-template.ts';

const names = ['environment', 'items', 'name'];

function render(template: string, view: object): string {
  const compiled = compileText(template, names);
  return compiled.kind === 'compiled' ? compiled.render(view) : compiled.reason;
}

describe('compileText', () => {
  it('renders variables and sections, and escapes nothing', () => {
    const view = { environment: '<dev> & "more"', items: [{ name: 'a' }, { name: 'b' }] };
    expect(render('{{environment}}:{{#items}} {{name}}{{/items}}', view)).toBe('<dev> & "more": a b');
    expect(render('{{#items}}{{.}}{{/items}}{{^items}}none{{/items}}{{! note }}', { items: [] })).toBe('none');
    expect(render('{{=<% %>=}}<% environment %>', view)).toBe('<dev> & "more"');
  });

  it.each([
    ['{{missing}} {{#items}}{{missing}} {{other}}{{/items}}', 'unknown name "missing", "other"'],
    ['{{#others}}x{{/others}}', 'unknown name "others"'],
    ['{{> name}}', 'unknown name "> name"'],
    ['{{#items}}', 'Unclosed section "items" at 10'],
  ])('refuses %s', (template, reason) => {
    expect(compileText(template, names)).toEqual({ kind: 'invalid', reason });
  });
});
