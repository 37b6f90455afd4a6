// Says in one line that this needs Node 24, on a Node that could not run the rest to say so.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `This needs Node 24; here runs ${process.version} (${process.execPath}). Install Node 24, or run \`npm ci\` on Linux or Windows, which brings it along.`,
  );
  process.exit(1);
}
