// Runs in Node and drives Chromium: in a page of another origin, openai-node and ollama-js call the server as a web chat would.
// Usage: node browser.mjs CHROMIUM PAGE SERVER; prints what the page saw, as JSON.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [executablePath, page, server] = process.argv.slice(2);

async function chat(server) {
  const { default: OpenAI } = await import("/node_modules/openai/index.mjs");
  const client = new OpenAI({ baseURL: `${server}/v1`, apiKey: "none", dangerouslyAllowBrowser: true, maxRetries: 0 });
  const messages = [{ role: "user", content: "Write me a haiku." }];
  const { data, response } = await client.chat.completions.create({ model: "auto", messages, max_tokens: 20 }).withResponse();
  const seen = { origin: location.origin, expert: data.expert, header: response.headers.get("x-lmoe-expert"), streamed: "", experts: [] };
  for await (const chunk of await client.chat.completions.create({ model: "creative", messages, max_tokens: 20, stream: true })) {
    seen.streamed += chunk.choices[0].delta.content ?? "";
    seen.experts.push(chunk.expert);
  }
  const asked = { model: "auto", input: "Hello.", max_output_tokens: 8 };
  seen.response = (await client.responses.create(asked)).output_text;
  seen.dimensions = (await client.embeddings.create({ model: "auto", input: "Hello." })).data[0].embedding.length;
  seen.models = (await client.models.list()).data.map((model) => model.id);
  seen.refused = await client.chat.completions.create({ model: "nobody", messages }).catch((e) => [e.status, e.code]);
  seen.administered = await fetch(`${server}/v1/experts`).then((answer) => answer.status, () => "blocked");
  return seen;
}

async function ollama(server) {
  const { Ollama } = await import("/node_modules/ollama/dist/browser.mjs");
  const client = new Ollama({ host: server });
  const messages = [{ role: "user", content: "Write me a haiku." }];
  const seen = { streamed: "", done: [] };
  for await (const part of await client.chat({ model: "creative", messages, stream: true, options: { num_predict: 20 } })) {
    seen.streamed += part.message.content;
    seen.done.push(part.done);
  }
  seen.models = (await client.list()).models.map((model) => model.name);
  seen.dimensions = (await client.embed({ model: "auto", input: "Hello." })).embeddings[0].length;
  // As a page does it by hand, without a Content-Type of its own.
  const answer = await fetch(`${server}/api/chat`, { method: "POST", body: JSON.stringify({ model: "auto", messages, stream: false }) });
  seen.expert = (await answer.json()).expert;
  return seen;
}

const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "chromium-")), {
  executablePath,
  headless: true,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const tab = await context.newPage();
  await tab.goto(page);
  console.log(JSON.stringify({ openai: await tab.evaluate(chat, server), ollama: await tab.evaluate(ollama, server) }));
} finally {
  await context.close();
}
