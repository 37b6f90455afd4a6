import { describe, expect, it } from 'vitest';
import { API_ROUTES } from '../routes/all-routes.ts';
import { applyCorrections } from './corrections.ts';
import { readDescription } from './description.ts';
import { OpenApiChecker } from './openapi-checker.ts';
import { EMULATED_OPERATIONS } from './operations.ts';
import { type SchemaObject, type SchemaValue, toStrictSchema } from './strict-schema.ts';

describe("GitHub's description", () => {
  const description = readDescription();

  it('has every emulated operation, and each has a route', () => {
    const described = description.operations.map(({ name }) => name).toSorted();
    expect(described).toEqual(EMULATED_OPERATIONS.toSorted());
    expect([...API_ROUTES.keys()].toSorted()).toEqual(described);
  });

  it.each([
    ['/repos/a/b/contents/', 'GET /repos/{owner}/{repo}/contents/{path}'],
    ['/repos/a/b/contents', 'GET /repos/{owner}/{repo}/contents/{path}'],
    ['/repos/a/b/git/ref/heads/x/y', 'GET /repos/{owner}/{repo}/git/ref/{ref}'],
    ['/repos/a/b/commits/x/y/status', 'GET /repos/{owner}/{repo}/commits/{ref}/status'],
    ['/repos/a/b/commits/abc/pulls', 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls'],
    ['/repos/a/b/compare/x/y...z', 'GET /repos/{owner}/{repo}/compare/{basehead}'],
    ['/repos/a/b/issues/1/labels', 'GET /repos/{owner}/{repo}/issues/{issue_number}/labels'],
    ['/repos/a/b', 'GET /repos/{owner}/{repo}'],
  ])('finds the operation of %s', (path, name) => {
    const found = description.operations.find(({ method, pattern }) => method === 'GET' && pattern.test(path));
    expect(found?.name).toBe(name);
  });

  it('fails if a correction no longer applies', () => {
    expect(() => applyCorrections({ 'auto-merge': { properties: {} } })).toThrow('no commit_title');
  });
});

describe('an OpenAPI schema', () => {
  const check = (schema: SchemaObject, value: SchemaValue, schemas: SchemaObject = {}) => {
    const operation = {
      name: 'GET /x',
      method: 'GET',
      pattern: /x/,
      parameters: [],
      description: describeResponse(schema),
    };
    const resolve = (found: SchemaValue) => found as SchemaObject;
    return new OpenApiChecker({ operations: [], schemas, resolve }).response(operation, 200, value);
  };
  const describeResponse = (schema: SchemaObject): SchemaObject => ({
    responses: { 200: { content: { 'application/json': { schema } } } },
  });
  const named = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };

  it('rejects undeclared fields', () => {
    expect(check(named, { name: 'a' })).toEqual([]);
    expect(check(named, { name: 'a', other: 1 })).toEqual(['response must NOT have additional properties: "other"']);
    expect(check({ type: 'array', items: named }, [{ name: 'a', other: 1 }])).toHaveLength(1);
    expect(check({ type: 'object', properties: { inner: named } }, { inner: { name: 'a', other: 1 } })).toHaveLength(1);
  });

  it('stays open with additionalProperties', () => {
    expect(check({ ...named, additionalProperties: true }, { name: 'a', other: 1 })).toEqual([]);
    expect(check({ type: 'object' }, { any: 1 })).toEqual([]);
    expect(check({ type: 'object', additionalProperties: named }, { any: { name: 'a', other: 1 } })).toHaveLength(1);
  });

  it('accepts null if nullable, whatever its other keywords', () => {
    for (const schema of [{ type: 'string' }, { type: 'string', enum: ['a'] }, { oneOf: [{ type: 'string' }] }, named])
      expect([check({ ...schema, nullable: true }, null), check(schema, null).length > 0]).toEqual([[], true]);
  });

  it('accepts a value that fits several alternatives of oneOf', () => {
    const either = { oneOf: [named, { type: 'object', properties: { name: { type: 'string' } } }] };
    expect(check(either, { name: 'a' })).toEqual([]);
    expect(check(either, { other: 1 }).length).toBeGreaterThan(0);
  });

  it('combines the members of allOf', () => {
    const all = { allOf: [{ $ref: '#/components/schemas/named' }, { properties: { more: { type: 'string' } } }] };
    expect(check(all, { name: 'a' }, { named })).toEqual([]);
    expect(check(all, { name: 'a', other: 1 }, { named })).toHaveLength(1);
  });

  it('may have fields with the names of keywords', () => {
    const odd = { type: 'object', properties: { properties: { type: 'string' }, nullable: { type: 'boolean' } } };
    expect(toStrictSchema(odd)).toMatchObject({ properties: odd.properties, additionalProperties: false });
  });
});
