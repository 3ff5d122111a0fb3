// node socket.mjs URL TOKEN SCENARIO: prints one JSON line per event.
import { createClient, CloseCode } from 'graphql-ws';
import WebSocket from 'ws';

const [url, token, scenario] = process.argv.slice(2);
const say = (what) => console.log(JSON.stringify(what));
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

const client = (authorization, options = {}) =>
  createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    connectionParams: { authorization },
    ...options,
  });

const raw = (messages, protocol = 'graphql-transport-ws') =>
  new Promise((done) => {
    const socket = new WebSocket(url, protocol);
    socket.on('open', () => messages.forEach((message) => socket.send(message)));
    socket.on('message', (data) => say({ message: JSON.parse(data.toString()) }));
    socket.on('close', (code) => done(say({ close: code })));
    socket.on('error', (error) => done(say({ error: error.message })));
  });

const init = JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
const follow = (id) => JSON.stringify({ type: 'subscribe', id, payload: { query: 'subscription { policyChanged { policyVersion } }' } });

const scenarios = {
  async follow() {
    const graph = client(`Bearer ${token}`);
    for await (const event of graph.iterate({ query: 'subscription { dataVersionChanged(datasets: ["Region"]) { datasets { name version } } }' })) say(event);
  },
  async query() {
    const graph = client(`Bearer ${token}`);
    for await (const result of graph.iterate({ query: 'query($n: Int) { regions(first: $n) { nodes { name } } }', variables: { n: 1 } })) say(result);
    await graph.dispose();
  },
  async refused() {
    const graph = client(`Bearer ${token}`);
    for (const query of ['{', '{ nothing }', 'subscription { nothing }', 'subscription { dataVersionChanged(datasets: ["Nothing"]) { datasets { name } } }']) {
      try {
        for await (const result of graph.iterate({ query })) say(result);
      } catch (errors) {
        say({ code: errors[0].extensions.code });
      }
    }
    await graph.dispose();
  },
  async keepAlive() {
    let pings = 0;
    const graph = client(`Bearer ${token}`, { keepAlive: 200, on: { pong: (received) => received && pings++ } });
    const stop = graph.subscribe({ query: 'subscription { policyChanged { policyVersion } }' }, { next: say, error: say, complete() {} });
    await wait(1500);
    say({ pongs: pings > 2 });
    stop();
    await graph.dispose();
  },
  async codes() {
    await raw([JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } })]);
    await raw([follow('1')]);
    await raw([init, init]);
    await raw([init, follow('1'), follow('1')]);
    await raw([init, 'nonsense']);
    await raw([init, JSON.stringify({ type: 'subscribe', id: '', payload: {} })]);
    await raw([Buffer.from([1, 2, 3])]);
    await raw([]);
    await raw([], 'graphql-ws');
  },
};

await scenarios[scenario]();
process.exit(0);
