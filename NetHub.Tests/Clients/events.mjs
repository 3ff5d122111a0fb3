// node events.mjs URL TOKEN QUERY COUNT: one JSON line for each event, then {"complete":true} or {"error":…}.
import { createClient } from 'graphql-sse';

const [url, token, query, count] = process.argv.slice(2);
const client = createClient({ url, retryAttempts: 0, headers: { authorization: `Bearer ${token}` } });
let left = Number(count);
try {
  for await (const event of client.iterate({ query })) {
    console.log(JSON.stringify(event));
    if (--left === 0) process.exit(0);
  }
  console.log(JSON.stringify({ complete: true }));
} catch (error) {
  console.log(JSON.stringify({ error: Array.isArray(error) ? error[0].extensions.code : String(error.message ?? error) }));
}
process.exit(0);
