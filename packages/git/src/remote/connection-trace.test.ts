import { describe, expect, test } from 'vitest';
import { ConnectionTrace } from './connection-trace.ts';

const at = '10:55:21.242780 http.c:725              ';
const lookup = `${at}== Info: Couldn't find host git.example in the (nil) file; using defaults\n`;
const trying = `${at}== Info:   Trying 192.0.2.1:443...\n`;
const connected = `${at}== Info: Connected to git.example (192.0.2.1) port 443 (#0)\n`;
const request = `${at}=> Send header: GET /x/info/refs?service=git-upload-pack HTTP/1.1\n`;
const response = `${at}<= Recv header: HTTP/1.1 200 OK\n`;

function follow() {
  let now = 0;
  const trace = new ConnectionTrace(() => now);
  return {
    trace,
    feed: (text: string, afterMs = 10) => {
      trace.feed(text);
      now += afterMs;
      return trace.connectingMs;
    },
  };
}

describe('ConnectionTrace', () => {
  test('measures how long git looks up a server and connects to it, with TLS and several addresses', () => {
    const { trace, feed } = follow();
    expect(trace.connectingMs).toBe(0);
    expect([feed(lookup), feed(trying), feed(trying), feed(connected)]).toEqual([10, 20, 30, 40]);
    expect([feed(request), feed(response), feed(`${at}== Info: Connection #0 left intact\n`)]).toEqual([0, 0, 0]);
    expect(feed(trying)).toBe(10);
  });

  test('knows whether the server has responded', () => {
    const { trace, feed } = follow();
    feed(lookup + trying + connected + request);
    expect(trace.hasResponse).toBe(false);
    feed(response);
    expect(trace.hasResponse).toBe(true);
  });

  test('reads lines that arrive in parts', () => {
    const { trace, feed } = follow();
    for (const character of lookup + trying + request + response) feed(character);
    expect([trace.connectingMs, trace.hasResponse]).toEqual([0, true]);
  });
});
