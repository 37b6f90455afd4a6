/** Runs the simulation of large fleets, which `npm test` runs with few clusters, with as many as a large organization has. */
process.env.FLEET_SIZE = '10000';
await import('../../../packages/compliance/src/wait/large-fleet.test.ts');
