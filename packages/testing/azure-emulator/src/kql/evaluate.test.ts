import { describe, expect, it } from 'vitest';
import { evaluateQuery, type KqlRow, UnsupportedKqlError } from './evaluate.ts';
import { KqlParser } from './kusto-parser.ts';

const parser = new KqlParser({ fruits: '(id:string,name:string,tags:dynamic)', colours: '(id:string,colour:string)' });
const tables: Readonly<Record<string, readonly KqlRow[]>> = {
  fruits: [
    { id: '1', name: 'Apple', tags: { season: 'autumn' } },
    { id: '2', name: 'banana', tags: {} },
  ],
  colours: [{ id: '1', colour: 'red' }],
};

function run(query: string): readonly KqlRow[] {
  const parsed = parser.parse(query);
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(({ message }) => message).join('; '));
  return evaluateQuery(parsed.syntax, (table) => tables[table]);
}

describe('a KQL query', () => {
  it.each<[string, readonly KqlRow[]]>([
    ["fruits | where name =~ 'apple' | project id", [{ id: '1' }]],
    ['fruits | where isempty(tags.season) | project id', [{ id: '2' }]],
    ["fruits | where name in~ ('APPLE', 'pear') and id != '2' | project id", [{ id: '1' }]],
    ['fruits | order by name | project id | take 1', [{ id: '2' }]],
    ['fruits | order by name asc | project id | take 1', [{ id: '1' }]],
    [
      'fruits | extend upper = substring(name, 0, 1) | project upper, season = tostring(tags.season)',
      [
        { upper: 'A', season: 'autumn' },
        { upper: 'b', season: '' },
      ],
    ],
    ['fruits | join kind=inner (colours) on id | project name, colour', [{ name: 'Apple', colour: 'red' }]],
    [
      'fruits | join kind=leftouter (colours) on id | project name, colour',
      [
        { name: 'Apple', colour: 'red' },
        { name: 'banana', colour: null },
      ],
    ],
  ])('%s', (query, rows) => {
    expect(run(query)).toEqual(rows);
  });

  it('is checked by the parser of Microsoft', () => {
    expect(() => run('fruits | where')).toThrow(/./);
    expect(() => run('vegetables')).toThrow(/vegetables/);
    expect(() => run('fruits | project weight')).toThrow(/weight/);
  });

  it('fails if the emulator does not support it', () => {
    expect(() => run('fruits | summarize count()')).toThrow(UnsupportedKqlError);
    expect(() => run('fruits | extend upper = toupper(name)')).toThrow('the function toupper');
  });
});
