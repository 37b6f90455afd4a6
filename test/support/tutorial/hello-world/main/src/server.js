import { createServer } from 'node:http';

const { PORT, CLUSTER_NAME, REGION, ENVIRONMENT, DATABASE_URL } = process.env;
createServer((_, response) => {
  response.end(`Hello from ${CLUSTER_NAME} in ${REGION}, ${ENVIRONMENT}, on ${DATABASE_URL}\n`);
}).listen(Number(PORT));
